#pragma once

#include <adwaita.h>

#include "rgm-clock.h"
#include "rgm-places.h"
#include "rgm-settings.h"
#include "rgm-workspace.h"

G_BEGIN_DECLS

#define RGM_TYPE_APPLICATION (rgm_application_get_type ())
G_DECLARE_FINAL_TYPE (RgmApplication, rgm_application, RGM, APPLICATION, AdwApplication)

RgmApplication *rgm_application_new (void);
const RgmPlaces *rgm_application_get_places (RgmApplication *self);
RgmSettings *rgm_application_get_settings (RgmApplication *self);
void rgm_application_open_database (RgmApplication *self, const char *path);
GtkWindow *rgm_application_open_instead (RgmApplication *self, GtkWindow *window,
                                         const char *path);
void rgm_application_open_sample (RgmApplication *self);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_APPLICATION (rgm_application_get_type ())
G_DECLARE_FINAL_TYPE (RgmApplication, rgm_application, RGM, APPLICATION, AdwApplication)

RgmApplication *rgm_application_new (void);

G_END_DECLS

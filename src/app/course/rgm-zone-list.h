#pragma once

#include <gtk/gtk.h>

#include "rgm-area.h"
#include "rgm-session-draft.h"

G_BEGIN_DECLS

#define RGM_TYPE_ZONE_LIST (rgm_zone_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmZoneList, rgm_zone_list, RGM, ZONE_LIST, GtkWidget)

GtkWidget *rgm_zone_list_new (void);
void rgm_zone_list_set_draft (RgmZoneList *self, RgmSessionDraft *draft, const RgmAreas *areas);
void rgm_zone_list_show_errors (RgmZoneList *self);

G_END_DECLS

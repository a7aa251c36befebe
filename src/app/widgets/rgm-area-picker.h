#pragma once

#include <gtk/gtk.h>

#include "rgm-area.h"

G_BEGIN_DECLS

#define RGM_TYPE_AREA_PICKER (rgm_area_picker_get_type ())
G_DECLARE_FINAL_TYPE (RgmAreaPicker, rgm_area_picker, RGM, AREA_PICKER, GtkWidget)

GtkWidget *rgm_area_picker_new (void);
void rgm_area_picker_set_areas (RgmAreaPicker *self, RgmAreas *areas);
char **rgm_area_picker_dup_selected (RgmAreaPicker *self);
char *rgm_area_picker_join (RgmAreaPicker *self, char **ids);
void rgm_area_picker_set_selected (RgmAreaPicker *self, const char *const *ids);

G_END_DECLS

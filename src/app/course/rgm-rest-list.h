#pragma once

#include <adwaita.h>

#include "rgm-rest.h"

G_BEGIN_DECLS

#define RGM_TYPE_REST_LIST (rgm_rest_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmRestList, rgm_rest_list, RGM, REST_LIST, GtkWidget)

GtkWidget *rgm_rest_list_new (void);
void rgm_rest_list_set_rest (RgmRestList *self, RgmRest *rest);
void rgm_rest_list_refresh (RgmRestList *self);

G_END_DECLS

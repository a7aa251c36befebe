#pragma once

#include <gtk/gtk.h>

#include "rgm-session-draft.h"

G_BEGIN_DECLS

#define RGM_TYPE_PRODUCT_LIST (rgm_product_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmProductList, rgm_product_list, RGM, PRODUCT_LIST, GtkWidget)

GtkWidget *rgm_product_list_new (void);
void rgm_product_list_set_draft (RgmProductList *self, RgmSessionDraft *draft);
void rgm_product_list_show_errors (RgmProductList *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-plan.h"

G_BEGIN_DECLS

#define RGM_TYPE_STATUS_CARD (rgm_status_card_get_type ())
G_DECLARE_FINAL_TYPE (RgmStatusCard, rgm_status_card, RGM, STATUS_CARD, GtkWidget)

GtkWidget *rgm_status_card_new (void);
void rgm_status_card_set_plan (RgmStatusCard *self, RgmPlan *plan);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

#define RGM_TYPE_CARE_CARD (rgm_care_card_get_type ())
G_DECLARE_FINAL_TYPE (RgmCareCard, rgm_care_card, RGM, CARE_CARD, GtkBox)

GtkWidget *rgm_care_card_new (void);
void rgm_care_card_set_plan (RgmCareCard *self, RgmPlan *plan, const RgmSkin *skin,
                             RgmCatalogue *catalogue);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-alert-group.h"

G_BEGIN_DECLS

#define RGM_TYPE_ALERT_SUM (rgm_alert_sum_get_type ())
G_DECLARE_FINAL_TYPE (RgmAlertSum, rgm_alert_sum, RGM, ALERT_SUM, GtkWidget)

GtkWidget *rgm_alert_sum_new (RgmPlan *plan, const RgmAlertGroup *group, GStrv session_ids);
void rgm_alert_sum_update (RgmAlertSum *self, RgmPlan *plan, const RgmAlertGroup *group,
                           GStrv session_ids);
RgmAlertKind rgm_alert_sum_get_kind (RgmAlertSum *self);
gboolean rgm_alert_sum_get_expanded (RgmAlertSum *self);
void rgm_alert_sum_set_expanded (RgmAlertSum *self, gboolean expanded);

G_END_DECLS

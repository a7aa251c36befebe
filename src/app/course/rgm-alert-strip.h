#pragma once

#include <gtk/gtk.h>

#include "rgm-course-content.h"

G_BEGIN_DECLS

#define RGM_TYPE_ALERT_STRIP (rgm_alert_strip_get_type ())
G_DECLARE_FINAL_TYPE (RgmAlertStrip, rgm_alert_strip, RGM, ALERT_STRIP, GtkWidget)

GtkWidget *rgm_alert_strip_new (void);
void rgm_alert_strip_set_plan (RgmAlertStrip *self, RgmPlan *plan,
                               const RgmCourseContent *content);
void rgm_alert_strip_set_held (RgmAlertStrip *self, gboolean is_held);

G_END_DECLS

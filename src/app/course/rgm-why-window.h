#pragma once

#include <adwaita.h>

#include "rgm-course-model.h"
#include "rgm-explanation.h"
#include "rgm-plan-changes.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

#define RGM_TYPE_WHY_WINDOW (rgm_why_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmWhyWindow, rgm_why_window, RGM, WHY_WINDOW, AdwWindow)

RgmWhyWindow *rgm_why_window_new (RgmPlan *plan, const RgmCourseContent *course,
                                  RgmSkin *skin, const RgmTopic *topic, RgmCatalogue *catalogue);
RgmWhyWindow *rgm_why_window_open (GtkWidget *asked, RgmCourseModel *model, RgmPlan *plan,
                                   const RgmTopic *topic);
RgmWhyWindow *rgm_why_window_open_change (GtkWidget *asked, RgmCourseModel *model,
                                          const RgmPlanChanges *changes,
                                          const RgmPlanChange *change);
void rgm_why_window_name_button (GtkWidget *button, const char *sentence);
void rgm_why_window_set_can_change_basis (RgmWhyWindow *self, gboolean can_change_basis);

G_END_DECLS

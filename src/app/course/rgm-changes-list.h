#pragma once

#include <gtk/gtk.h>

#include "rgm-course-model.h"
#include "rgm-plan-changes.h"

G_BEGIN_DECLS

#define RGM_TYPE_CHANGES_LIST (rgm_changes_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmChangesList, rgm_changes_list, RGM, CHANGES_LIST, GtkWidget)

GtkWidget *rgm_changes_list_new (void);
void rgm_changes_list_set_changes (RgmChangesList *self, RgmCourseModel *model,
                                   const RgmPlanChanges *changes);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-plan.h"

G_BEGIN_DECLS

#define RGM_TYPE_SESSION_CIRCLES (rgm_session_circles_get_type ())
G_DECLARE_FINAL_TYPE (RgmSessionCircles, rgm_session_circles, RGM, SESSION_CIRCLES, GtkWidget)

GtkWidget *rgm_session_circles_new (void);
void rgm_session_circles_set_plan (RgmSessionCircles *self, RgmPlan *plan);

G_END_DECLS

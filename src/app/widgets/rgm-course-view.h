#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"
#include "rgm-day-cursor.h"
#include "rgm-explanation.h"
#include "rgm-plan.h"
#include "rgm-segment-layout.h"
#include "rgm-what-if.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_VIEW (rgm_course_view_get_type ())
G_DECLARE_INTERFACE (RgmCourseView, rgm_course_view, RGM, COURSE_VIEW, GtkWidget)

/**
 * RgmCourseViewInterface:
 * @set_catalogue: (nullable): see rgm_course_view_set_catalogue()
 * @set_cursor: see rgm_course_view_set_cursor()
 * @set_plan: see rgm_course_view_set_plan()
 * @set_what_if: see rgm_course_view_set_what_if()
 * @set_can_change: (nullable): see rgm_course_view_set_can_change()
 *
 * What a view of a course does.
 */
struct _RgmCourseViewInterface {
  GTypeInterface parent_iface;

  void (*set_catalogue) (RgmCourseView *self, RgmCatalogue *catalogue);
  void (*set_cursor) (RgmCourseView *self, RgmDayCursor *cursor);
  void (*set_plan) (RgmCourseView *self, RgmPlan *plan);
  void (*set_what_if) (RgmCourseView *self, RgmWhatIf *what_if);
  void (*set_can_change) (RgmCourseView *self, gboolean can_change);
};

void rgm_course_view_install_actions (GtkWidgetClass *widget_class);
void rgm_course_view_open_segment (GtkWidget *widget, const RgmSegment *segment);
void rgm_course_view_explain_segment (GtkWidget *widget, const RgmSegment *segment);
void rgm_course_view_set_catalogue (RgmCourseView *self, RgmCatalogue *catalogue);
void rgm_course_view_set_cursor (RgmCourseView *self, RgmDayCursor *cursor);
void rgm_course_view_set_plan (RgmCourseView *self, RgmPlan *plan);
void rgm_course_view_set_what_if (RgmCourseView *self, RgmWhatIf *what_if);
void rgm_course_view_set_can_change (RgmCourseView *self, gboolean can_change);
void rgm_course_view_ask_booking (RgmCourseView *self, RgmDay day);
void rgm_course_view_ask_reasons (RgmCourseView *self, RgmTopicKind kind, guint index);
void rgm_course_view_activate_session (RgmCourseView *self, guint session);

G_END_DECLS

#include "config.h"

#include "rgm-course-view.h"

#include "rgm-timeline-caption.h"

/**
 * RgmCourseView:
 *
 * A plan as somebody looks at it: a timeline, a calendar, or what holds both. What the user wants
 * to do on it, it tells by signals, which are the same for all of them.
 */
G_DEFINE_INTERFACE (RgmCourseView, rgm_course_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_BOOKING_ASKED,
  SIGNAL_REASONS_ASKED,
  SIGNAL_SESSION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rgm_course_view_default_init (RgmCourseViewInterface *iface)
{
  GType type = G_TYPE_FROM_INTERFACE (iface);

  /**
   * RgmCourseView::booking-asked:
   * @day: a [alias@Day]
   *
   * The user wants to book a session on a day.
   */
  signals[SIGNAL_BOOKING_ASKED] =
    g_signal_new ("booking-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_INT);
  /**
   * RgmCourseView::reasons-asked:
   * @kind: a [enum@TopicKind]
   * @index: which one of that kind
   *
   * The user wants to know why some days are what they are.
   */
  signals[SIGNAL_REASONS_ASKED] =
    g_signal_new ("reasons-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                  G_TYPE_UINT, G_TYPE_UINT);
  /**
   * RgmCourseView::session-activated:
   * @session: index in `plan->sessions`
   *
   * The user wants to see a session.
   */
  signals[SIGNAL_SESSION_ACTIVATED] =
    g_signal_new ("session-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_UINT);
}

static void
activate_session (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_course_view_activate_session (RGM_COURSE_VIEW (widget), g_variant_get_uint32 (parameter));
}

static void
book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_course_view_ask_booking (RGM_COURSE_VIEW (widget), g_variant_get_int32 (parameter));
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint kind, index;

  g_variant_get (parameter, "(uu)", &kind, &index);
  rgm_course_view_ask_reasons (RGM_COURSE_VIEW (widget), (RgmTopicKind) kind, index);
}

/**
 * rgm_course_view_install_actions:
 * @widget_class: the class of a view
 *
 * Adds actions for what is in a view to tell by: `view.activate-session` with a session,
 * `view.book` with a day, `view.explain` with kind and index. Each emits the signal of its kind.
 */
void
rgm_course_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "view.activate-session", "u", activate_session);
  gtk_widget_class_install_action (widget_class, "view.book", "i", book);
  gtk_widget_class_install_action (widget_class, "view.explain", "(uu)", explain);
}

/**
 * rgm_course_view_explain_segment:
 * @widget: a view, or what is in one
 * @segment: what holds on days of its plan
 *
 * Asks why the segment is where it is.
 */
void
rgm_course_view_explain_segment (GtkWidget *widget, const RgmSegment *segment)
{
  RgmTopic topic = rgm_timeline_caption_topic (segment);

  gtk_widget_activate_action (widget, "view.explain", "(uu)", (guint) topic.kind, topic.index);
}

/**
 * rgm_course_view_open_segment:
 * @widget: a view, or what is in one
 * @segment: what holds on days of its plan
 *
 * Opens a session; everything else tells why it is where it is.
 */
void
rgm_course_view_open_segment (GtkWidget *widget, const RgmSegment *segment)
{
  if (segment->kind == RGM_SEGMENT_SESSION)
    gtk_widget_activate_action (widget, "view.activate-session", "u", (guint) segment->session);
  else
    rgm_course_view_explain_segment (widget, segment);
}

/**
 * rgm_course_view_set_catalogue:
 * @self: a view
 * @catalogue: (nullable): knows the titles of sources
 *
 * Says by what titles sources are called, where a view names any. To be called before the plan is
 * set.
 */
void
rgm_course_view_set_catalogue (RgmCourseView *self, RgmCatalogue *catalogue)
{
  RgmCourseViewInterface *iface;

  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  iface = RGM_COURSE_VIEW_GET_IFACE (self);
  if (iface->set_catalogue != NULL)
    iface->set_catalogue (self, catalogue);
}

/**
 * rgm_course_view_set_cursor:
 * @self: a view
 * @cursor: a cursor, maybe that of another view as well
 *
 * Says which day is looked at. To be called before the plan is set.
 */
void
rgm_course_view_set_cursor (RgmCourseView *self, RgmDayCursor *cursor)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self) && RGM_IS_DAY_CURSOR (cursor));

  RGM_COURSE_VIEW_GET_IFACE (self)->set_cursor (self, cursor);
}

/**
 * rgm_course_view_set_plan:
 * @self: a view
 * @plan: (nullable): the plan to show; today and all names are its
 *
 * Shows a plan. Where the user moved the view to, and the keyboard focus, stay.
 */
void
rgm_course_view_set_plan (RgmCourseView *self, RgmPlan *plan)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  RGM_COURSE_VIEW_GET_IFACE (self)->set_plan (self, plan);
}

/**
 * rgm_course_view_set_what_if:
 * @self: a view
 * @what_if: (nullable): what moves bookings, or %NULL where none can be moved
 *
 * Lets bookings be moved. The plan that is shown is to be that of the model of @what_if.
 */
void
rgm_course_view_set_what_if (RgmCourseView *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  RGM_COURSE_VIEW_GET_IFACE (self)->set_what_if (self, what_if);
}

/**
 * rgm_course_view_set_can_change:
 * @self: a view
 * @can_change: whether sessions can be booked and edited
 *
 * Switches on or off what changes something.
 */
void
rgm_course_view_set_can_change (RgmCourseView *self, gboolean can_change)
{
  RgmCourseViewInterface *iface;

  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  iface = RGM_COURSE_VIEW_GET_IFACE (self);
  if (iface->set_can_change != NULL)
    {
      iface->set_can_change (self, can_change);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.activate-session", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.book", can_change);
}

/**
 * rgm_course_view_ask_booking:
 * @self: a view
 * @day: a day
 *
 * Emits [signal@CourseView::booking-asked].
 */
void
rgm_course_view_ask_booking (RgmCourseView *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_BOOKING_ASKED], 0, day);
}

/**
 * rgm_course_view_ask_reasons:
 * @self: a view
 * @kind: what is to be explained
 * @index: which one of that kind
 *
 * Emits [signal@CourseView::reasons-asked].
 */
void
rgm_course_view_ask_reasons (RgmCourseView *self, RgmTopicKind kind, guint index)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_REASONS_ASKED], 0, (guint) kind, index);
}

/**
 * rgm_course_view_activate_session:
 * @self: a view
 * @session: index in `plan->sessions`
 *
 * Emits [signal@CourseView::session-activated].
 */
void
rgm_course_view_activate_session (RgmCourseView *self, guint session)
{
  g_return_if_fail (RGM_IS_COURSE_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_SESSION_ACTIVATED], 0, session);
}

#include "config.h"

#include "rgm-course-views.h"

#include <glib/gi18n-lib.h>

#define TIMELINE "timeline"
#define CALENDAR "calendar"
#define SPACING_PX 10

/**
 * RgmCourseViews:
 *
 * A plan, as a timeline or as a calendar, with the switch between them. Both have the same cursor:
 * who switches stays on the day. It is a view itself, and tells what the user wants on either of
 * them. The calendar is made when it is first shown.
 */
struct _RgmCourseViews {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  RgmTimelineView *timeline;
  RgmCalendarView *calendar;

  RgmCatalogue *catalogue;
  RgmDayCursor *cursor;
  RgmPlan *plan;
  RgmWhatIf *what_if;
  gboolean can_change;
  gboolean is_calendar;
  gboolean is_year;
};

static void course_view_init (RgmCourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmCourseViews, rgm_course_views, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RGM_TYPE_COURSE_VIEW, course_view_init))

enum {
  PROP_0,
  PROP_SHOWN,
  PROP_SCALE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
get_scale (RgmCourseViews *self)
{
  return self->is_year ? "year" : "month";
}

static void
on_scale_changed_cb (RgmCourseViews *self)
{
  self->is_year = g_str_equal (rgm_calendar_view_get_scale (self->calendar), "year");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

/* Adds a view, and tells on what is asked of it. */
static void
add_view (RgmCourseViews *self, GtkWidget *view, const char *name)
{
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (view), self->cursor);
  gtk_stack_add_named (GTK_STACK (self->stack), view, name);
  g_signal_connect_object (view, "booking-asked", G_CALLBACK (rgm_course_view_ask_booking), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "reasons-asked", G_CALLBACK (rgm_course_view_ask_reasons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "session-activated",
                           G_CALLBACK (rgm_course_view_activate_session), self,
                           G_CONNECT_SWAPPED);
}

static void
make_calendar (RgmCourseViews *self)
{
  GtkWidget *calendar = rgm_calendar_view_new ();
  RgmCourseView *view = RGM_COURSE_VIEW (calendar);

  self->calendar = RGM_CALENDAR_VIEW (calendar);
  add_view (self, calendar, CALENDAR);
  rgm_calendar_view_set_scale (self->calendar, get_scale (self));
  rgm_course_view_set_catalogue (view, self->catalogue);
  rgm_course_view_set_what_if (view, self->what_if);
  rgm_course_view_set_can_change (view, self->can_change);
  rgm_course_view_set_plan (view, self->plan);
  g_signal_connect_object (calendar, "notify::scale", G_CALLBACK (on_scale_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_shown (RgmCourseViews *self, const char *name)
{
  gboolean is_calendar = g_strcmp0 (name, CALENDAR) == 0;

  if (is_calendar == self->is_calendar)
    return;
  self->is_calendar = is_calendar;
  if (is_calendar && self->calendar == NULL)
    make_calendar (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_calendar ? CALENDAR : TIMELINE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
set_scale (RgmCourseViews *self, const char *scale)
{
  gboolean is_year = g_strcmp0 (scale, "year") == 0;

  if (is_year == self->is_year)
    return;
  self->is_year = is_year;
  if (self->calendar != NULL)
    rgm_calendar_view_set_scale (self->calendar, get_scale (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

static void
set_catalogue (RgmCourseView *view, RgmCatalogue *catalogue)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (view);

  if (catalogue != NULL)
    rgm_catalogue_ref (catalogue);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  self->catalogue = catalogue;
  rgm_course_view_set_catalogue (RGM_COURSE_VIEW (self->timeline), catalogue);
  if (self->calendar != NULL)
    rgm_course_view_set_catalogue (RGM_COURSE_VIEW (self->calendar), catalogue);
}

static void
set_cursor (RgmCourseView *view, RgmDayCursor *cursor)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (view);

  if (!g_set_object (&self->cursor, cursor))
    return;
  rgm_course_view_set_cursor (RGM_COURSE_VIEW (self->timeline), cursor);
  if (self->calendar != NULL)
    rgm_course_view_set_cursor (RGM_COURSE_VIEW (self->calendar), cursor);
}

static void
set_plan (RgmCourseView *view, RgmPlan *plan)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (view);

  if (plan != NULL)
    rgm_plan_ref (plan);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  self->plan = plan;
  rgm_course_view_set_plan (RGM_COURSE_VIEW (self->timeline), plan);
  if (self->calendar != NULL)
    rgm_course_view_set_plan (RGM_COURSE_VIEW (self->calendar), plan);
}

static void
set_what_if (RgmCourseView *view, RgmWhatIf *what_if)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (view);

  g_set_object (&self->what_if, what_if);
  rgm_course_view_set_what_if (RGM_COURSE_VIEW (self->timeline), what_if);
  if (self->calendar != NULL)
    rgm_course_view_set_what_if (RGM_COURSE_VIEW (self->calendar), what_if);
}

static void
set_can_change (RgmCourseView *view, gboolean can_change)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (view);

  self->can_change = can_change;
  rgm_course_view_set_can_change (RGM_COURSE_VIEW (self->timeline), can_change);
  if (self->calendar != NULL)
    rgm_course_view_set_can_change (RGM_COURSE_VIEW (self->calendar), can_change);
}

static void
course_view_init (RgmCourseViewInterface *iface)
{
  iface->set_catalogue = set_catalogue;
  iface->set_cursor = set_cursor;
  iface->set_plan = set_plan;
  iface->set_what_if = set_what_if;
  iface->set_can_change = set_can_change;
}

static void
rgm_course_views_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (object);

  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_string (value, self->is_calendar ? CALENDAR : TIMELINE);
      break;
    case PROP_SCALE:
      g_value_set_string (value, get_scale (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_views_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (object);

  switch (id)
    {
    case PROP_SHOWN:
      set_shown (self, g_value_get_string (value));
      break;
    case PROP_SCALE:
      set_scale (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_views_dispose (GObject *object)
{
  RgmCourseViews *self = RGM_COURSE_VIEWS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_object (&self->cursor);
  g_clear_object (&self->what_if);
  G_OBJECT_CLASS (rgm_course_views_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * RgmCourseViews:shown:
   *
   * Which view is shown: `timeline` or `calendar`.
   */
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, TIMELINE, flags);
  /**
   * RgmCourseViews:scale:
   *
   * How much the calendar shows at a time: `month` or `year`.
   */
  properties[PROP_SCALE] = g_param_spec_string ("scale", NULL, NULL, "month", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_course_views_class_init (RgmCourseViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rgm_course_views_dispose;
  object_class->get_property = rgm_course_views_get_property;
  object_class->set_property = rgm_course_views_set_property;
  install_properties (object_class);
  gtk_widget_class_install_property_action (widget_class, "views.show", "shown");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "course-views");
}

static void
add_choice (GtkWidget *box, const char *label, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "views.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_switch (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "homogeneous", TRUE, "halign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "view-switch");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"),
                                  -1);
  add_choice (box, _("Timeline"), TIMELINE);
  add_choice (box, _("Calendar"), CALENDAR);
  return box;
}

static void
rgm_course_views_init (RgmCourseViews *self)
{
  GtkWidget *timeline = rgm_timeline_view_new ();

  self->timeline = RGM_TIMELINE_VIEW (timeline);
  self->can_change = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  self->cursor = rgm_day_cursor_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  add_view (self, timeline, TIMELINE);
  gtk_box_append (GTK_BOX (self->box), make_switch ());
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rgm_course_views_new:
 *
 * Returns: (transfer floating): the views of a course, without a plan
 */
GtkWidget *
rgm_course_views_new (void)
{
  return g_object_new (RGM_TYPE_COURSE_VIEWS, NULL);
}

/**
 * rgm_course_views_get_timeline:
 * @self: the views
 *
 * Returns: (transfer none): the timeline
 */
RgmTimelineView *
rgm_course_views_get_timeline (RgmCourseViews *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_VIEWS (self), NULL);

  return self->timeline;
}

/**
 * rgm_course_views_get_cursor:
 * @self: the views
 *
 * Returns: (transfer none): the day that the user looks at
 */
RgmDayCursor *
rgm_course_views_get_cursor (RgmCourseViews *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_VIEWS (self), NULL);

  return self->cursor;
}

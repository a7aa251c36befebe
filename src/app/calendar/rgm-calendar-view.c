#include "config.h"

#include "rgm-calendar-view.h"

#include "rgm-calendar-hover.h"
#include "rgm-calendar-legend.h"
#include "rgm-calendar-pages.h"
#include "rgm-columns-layout.h"
#include "rgm-day-text.h"
#include "rgm-month-plan.h"
#include "rgm-timeline-caption.h"
#include "rgm-wrap-layout.h"

/**
 * RgmCalendarView:
 *
 * A plan as a calendar, by months or by years. The day of its cursor can have the keyboard. What
 * the user wants to do on a day it tells by the signals of a view.
 */
struct _RgmCalendarView {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *collagen_note;
  GtkWidget *pages;
  GtkWidget *legend;
  RgmCalendarHover *hover;

  RgmPlan *plan;
  RgmSegmentLayout *layout;
  RgmDayCursor *cursor;
  GSignalGroup *cursor_signals;
  gboolean is_year;
};

static void course_view_init (RgmCourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmCalendarView, rgm_calendar_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RGM_TYPE_COURSE_VIEW, course_view_init))

enum {
  PROP_0,
  PROP_SCALE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define SCALE_MONTH "month"
#define SCALE_YEAR "year"
#define MONTHS_IN_A_YEAR 12

/* As long as nobody has looked at any day, it is that of today. */
static RgmDay
get_day (RgmCalendarView *self)
{
  RgmDay day = rgm_day_cursor_get_day (self->cursor);

  return day != RGM_DAY_NONE ? day : self->plan->today;
}

/* What is not seen waits. */
static gboolean
is_ready (RgmCalendarView *self)
{
  return self->plan != NULL && self->cursor != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
on_turned_cb (RgmCalendarView *self)
{
  RgmDay day = rgm_calendar_pages_get_page_day (RGM_CALENDAR_PAGES (self->pages));
  g_autofree char *title = self->is_year ? rgm_timeline_caption_tick (RGM_TICK_LABEL_YEAR, day)
                                         : rgm_day_text_month_title (day);

  gtk_label_set_text (self->title, title);
}

static void
update (RgmCalendarView *self)
{
  if (!is_ready (self))
    return;
  if (self->layout == NULL)
    self->layout = rgm_segment_layout_new (self->plan);
  /* Years show no collagen. */
  gtk_widget_set_visible (self->collagen_note, !self->is_year
                                               && self->layout->n_rows[RGM_LANE_COLLAGEN] > 0);
  rgm_calendar_legend_set_collagen (self->legend, !self->is_year);
  rgm_calendar_legend_set_not_counted (self->legend, rgm_plan_has_not_counted (self->plan));
  rgm_calendar_pages_show (RGM_CALENDAR_PAGES (self->pages), self->layout, get_day (self),
                           self->is_year);
  rgm_calendar_hover_show (self->hover, self->layout, self->cursor);
}

static void
go_to (RgmCalendarView *self, RgmDay day)
{
  if (rgm_day_is_valid (day) && is_ready (self))
    rgm_day_cursor_set_day (self->cursor, day);
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);
  int step, later;

  if (!is_ready (self))
    return;
  g_variant_get (parameter, "(ii)", &step, &later);
  go_to (self, get_day (self));
  rgm_day_cursor_move (self->cursor, (RgmDayStep) step, later, RGM_DAY_FIRST, RGM_DAY_LAST);
}

static void
turn (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);
  int later = g_str_equal (action, "calendar.later") ? 1 : -1;

  gtk_widget_activate_action (widget, "calendar.move", "(ii)", (int) RGM_DAY_STEP_MONTH,
                              self->is_year ? later * MONTHS_IN_A_YEAR : later);
}

static void
go_to_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);

  if (is_ready (self))
    go_to (self, self->plan->today);
}

static void
go_to_end (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);
  RgmDay first, last;

  if (!is_ready (self))
    return;
  rgm_segment_layout_get_course (self->layout, &first, &last);
  go_to (self, g_variant_get_int32 (parameter) < 0 ? first : last);
}

/* What the day of the cursor means; where nothing holds, the bell rings. */
static const RgmSegment *
find_segment (RgmCalendarView *self)
{
  gsize index;

  if (is_ready (self)
      && rgm_month_plan_pick (self->layout, rgm_day_cursor_get_lane (self->cursor),
                              get_day (self), &index))
    return &self->layout->segments[index];
  gtk_widget_error_bell (GTK_WIDGET (self));
  return NULL;
}

static void
explain_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RgmSegment *segment = find_segment (RGM_CALENDAR_VIEW (widget));

  if (segment != NULL)
    rgm_course_view_explain_segment (widget, segment);
}

/* A day of a year opens its month; one of a month what is on it: a session, or why it is what it
 * is. */
static void
open_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);
  const RgmSegment *segment;

  if (self->is_year && is_ready (self))
    {
      go_to (self, get_day (self));
      rgm_calendar_view_set_scale (self, SCALE_MONTH);
      return;
    }
  segment = find_segment (self);
  if (segment != NULL)
    rgm_course_view_open_segment (widget, segment);
}

static void
book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);

  if (is_ready (self))
    rgm_course_view_ask_booking (RGM_COURSE_VIEW (self), get_day (self));
}

static void
open_or_book (RgmCalendarView *self)
{
  gsize index;

  if (rgm_segment_layout_pick (self->layout, RGM_LANE_SESSIONS, get_day (self), &index)
      && self->layout->segments[index].kind == RGM_SEGMENT_SESSION)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.book", NULL);
}

static void
on_clicked_cb (RgmCalendarPages *pages, RgmDay day, int n_press, RgmCalendarView *self)
{
  GtkWidget *cell;

  go_to (self, day);
  cell = rgm_calendar_view_find (self, day);
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  if (self->is_year)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open", NULL);
  else if (n_press == 2)
    open_or_book (self);
}

static gboolean
rgm_calendar_view_grab_focus (GtkWidget *widget)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (widget);
  GtkWidget *cell = is_ready (self) ? rgm_calendar_view_find (self, get_day (self)) : NULL;

  return cell != NULL && gtk_widget_grab_focus (cell);
}

/* Of itself, what hands the focus on would take it again whenever Tab leaves backwards. A question
 * that is asked here keeps it. */
static gboolean
rgm_calendar_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (widget);

  return gtk_widget_child_focus (inside != NULL ? inside : RGM_CALENDAR_VIEW (widget)->box,
                                 direction);
}

static void
rgm_calendar_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_calendar_view_parent_class)->map (widget);
  update (RGM_CALENDAR_VIEW (widget));
}

static void
set_cursor (RgmCourseView *view, RgmDayCursor *cursor)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (view);

  if (!g_set_object (&self->cursor, cursor))
    return;
  g_signal_group_set_target (self->cursor_signals, cursor);
  rgm_calendar_pages_set_cursor (RGM_CALENDAR_PAGES (self->pages), cursor);
  update (self);
}

static void
set_plan (RgmCourseView *view, RgmPlan *plan)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (view);

  if (plan == self->plan)
    return;
  if (plan != NULL)
    rgm_plan_ref (plan);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->plan = plan;
  update (self);
}

static void
set_what_if (RgmCourseView *view, RgmWhatIf *what_if)
{
  rgm_calendar_pages_set_what_if (RGM_CALENDAR_PAGES (RGM_CALENDAR_VIEW (view)->pages), what_if);
  rgm_calendar_hover_set_what_if (RGM_CALENDAR_VIEW (view)->hover, what_if);
}

static void
set_catalogue (RgmCourseView *view, RgmCatalogue *catalogue)
{
  rgm_calendar_hover_set_catalogue (RGM_CALENDAR_VIEW (view)->hover, catalogue);
}

static void
course_view_init (RgmCourseViewInterface *iface)
{
  iface->set_catalogue = set_catalogue;
  iface->set_cursor = set_cursor;
  iface->set_plan = set_plan;
  iface->set_what_if = set_what_if;
}

static void
rgm_calendar_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCALE:
      g_value_set_string (value, rgm_calendar_view_get_scale (RGM_CALENDAR_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_calendar_view_set_property (GObject *object, guint id, const GValue *value,
                                GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SCALE:
      rgm_calendar_view_set_scale (RGM_CALENDAR_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_calendar_view_dispose (GObject *object)
{
  RgmCalendarView *self = RGM_CALENDAR_VIEW (object);

  g_clear_object (&self->hover);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_object (&self->cursor_signals);
  g_clear_object (&self->cursor);
  G_OBJECT_CLASS (rgm_calendar_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.move", "(ii)", move);
  gtk_widget_class_install_action (widget_class, "calendar.end", "i", go_to_end);
  gtk_widget_class_install_action (widget_class, "calendar.earlier", NULL, turn);
  gtk_widget_class_install_action (widget_class, "calendar.later", NULL, turn);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_to_today);
  gtk_widget_class_install_action (widget_class, "calendar.open", NULL, open_day);
  gtk_widget_class_install_action (widget_class, "calendar.book", NULL, book);
  gtk_widget_class_install_action (widget_class, "calendar.why", NULL, explain_day);
  rgm_course_view_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "calendar.scale", "scale");
}

static void
rgm_calendar_view_class_init (RgmCalendarViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rgm_calendar_view_dispose;
  object_class->get_property = rgm_calendar_view_get_property;
  object_class->set_property = rgm_calendar_view_set_property;
  widget_class->grab_focus = rgm_calendar_view_grab_focus;
  widget_class->focus = rgm_calendar_view_focus;
  widget_class->map = rgm_calendar_view_map;

  /**
   * RgmCalendarView:scale:
   *
   * How much is seen at a time: `month` or `year`.
   */
  properties[PROP_SCALE] =
    g_param_spec_string ("scale", NULL, NULL, SCALE_MONTH,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (widget_class);
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendar-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-calendar-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarView, box);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarView, collagen_note);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarView, title);
}

/* In a box of their own, for the cards have their place beside them. */
static void
add_pages (RgmCalendarView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), self->pages);
  gtk_box_insert_child_after (GTK_BOX (self->box), box, gtk_widget_get_first_child (self->box));
  self->hover = rgm_calendar_hover_new (box);
}

static void
rgm_calendar_view_init (RgmCalendarView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cursor_signals = g_signal_group_new (RGM_TYPE_DAY_CURSOR);
  g_signal_group_connect_swapped (self->cursor_signals, "moved", G_CALLBACK (update), self);
  self->pages = rgm_calendar_pages_new ();
  add_pages (self);
  self->legend = rgm_calendar_legend_new ();
  gtk_box_append (GTK_BOX (self->box), self->legend);
  g_signal_connect_object (self->pages, "clicked", G_CALLBACK (on_clicked_cb), self, 0);
  g_signal_connect_object (self->pages, "turned", G_CALLBACK (on_turned_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_calendar_view_new:
 *
 * Returns: (transfer floating): a calendar without a plan
 */
GtkWidget *
rgm_calendar_view_new (void)
{
  return g_object_new (RGM_TYPE_CALENDAR_VIEW, NULL);
}

/**
 * rgm_calendar_view_get_layout:
 * @self: a calendar
 *
 * Returns: (transfer none) (nullable): the layout that is shown, or %NULL as long as nothing was
 */
RgmSegmentLayout *
rgm_calendar_view_get_layout (RgmCalendarView *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_VIEW (self), NULL);

  return self->layout;
}

/**
 * rgm_calendar_view_set_scale:
 * @self: a calendar
 * @scale: `month` or `year`
 *
 * Changes how much is seen at a time.
 */
void
rgm_calendar_view_set_scale (RgmCalendarView *self, const char *scale)
{
  gboolean is_year = g_strcmp0 (scale, SCALE_YEAR) == 0;

  g_return_if_fail (RGM_IS_CALENDAR_VIEW (self));

  if (is_year == self->is_year)
    return;
  self->is_year = is_year;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCALE]);
}

/**
 * rgm_calendar_view_get_scale:
 * @self: a calendar
 *
 * Returns: how much is seen at a time, `month` or `year`
 */
const char *
rgm_calendar_view_get_scale (RgmCalendarView *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_VIEW (self), SCALE_MONTH);

  return self->is_year ? SCALE_YEAR : SCALE_MONTH;
}

/**
 * rgm_calendar_view_find:
 * @self: a calendar
 * @day: a day
 *
 * Returns: (transfer none) (nullable): what shows it on the page that is seen
 */
GtkWidget *
rgm_calendar_view_find (RgmCalendarView *self, RgmDay day)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_VIEW (self), NULL);

  return rgm_calendar_pages_find (RGM_CALENDAR_PAGES (self->pages), day);
}

/**
 * rgm_calendar_view_get_day_at:
 * @self: a calendar
 * @x: a place in it, in pixels
 * @y: likewise
 *
 * Returns: the day there, or `RGM_DAY_NONE`
 */
RgmDay
rgm_calendar_view_get_day_at (RgmCalendarView *self, double x, double y)
{
  double pages_x, pages_y;

  g_return_val_if_fail (RGM_IS_CALENDAR_VIEW (self), RGM_DAY_NONE);

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), self->pages, x, y, &pages_x,
                                         &pages_y))
    return RGM_DAY_NONE;
  return rgm_calendar_pages_get_day_at (RGM_CALENDAR_PAGES (self->pages), pages_x, pages_y);
}

#include "config.h"

#include "rgm-calendar-pages.h"

#include "rgm-month-grid.h"
#include "rgm-month-page.h"
#include "rgm-wrap-layout.h"

#define N_PAGES 2
#define MONTHS_IN_A_YEAR 12
#define YEAR_SPACING_PX 20

/* The pages of a calendar: months, or the twelve of a year. Either is made when it is first shown.
 *
 * There are two pages for months, which take turns. So a month can slide in, and the day that has
 * the keyboard is another widget from the day before: a screen reader reads what newly gets the
 * keyboard. */
struct _RgmCalendarPages {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *months[N_PAGES];
  guint current;
  GtkWidget *year;
  GtkWidget *year_months[MONTHS_IN_A_YEAR];

  RgmSegmentLayout *layout;
  RgmDay day;
};

G_DEFINE_FINAL_TYPE (RgmCalendarPages, rgm_calendar_pages, GTK_TYPE_WIDGET)

enum {
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_month (RgmCalendarPages *self, guint page)
{
  if (self->months[page] == NULL)
    {
      self->months[page] = rgm_month_page_new (FALSE);
      gtk_stack_add_child (GTK_STACK (self->stack), self->months[page]);
    }
  return self->months[page];
}

static GtkWidget *
get_year (RgmCalendarPages *self)
{
  if (self->year != NULL)
    return self->year;

  self->year = g_object_new (GTK_TYPE_BOX, NULL);
  gtk_widget_set_layout_manager (self->year, rgm_wrap_layout_new (YEAR_SPACING_PX));
  for (int i = 0; i < MONTHS_IN_A_YEAR; i++)
    {
      self->year_months[i] = rgm_month_page_new (TRUE);
      gtk_box_append (GTK_BOX (self->year), self->year_months[i]);
    }
  gtk_stack_add_child (GTK_STACK (self->stack), self->year);
  return self->year;
}

/* A month slides in from where it lies; the rest is there at once. */
static GtkStackTransitionType
get_transition (RgmCalendarPages *self, RgmDay day, gboolean is_month_before)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!is_month_before)
    return GTK_STACK_TRANSITION_TYPE_NONE;
  return (day > self->day) != rtl ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                  : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT;
}

static void
show_month (RgmCalendarPages *self, RgmDay day)
{
  GtkWidget *before = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  gboolean is_month_before = before != NULL && before == self->months[self->current];
  GtkWidget *page;

  if (is_month_before && !rgm_month_page_has_month (RGM_MONTH_PAGE (before), day))
    self->current = (self->current + 1) % N_PAGES;
  page = get_month (self, self->current);
  if (page != before || !rgm_month_page_has_month (RGM_MONTH_PAGE (page), day)
      || !rgm_month_page_has_layout (RGM_MONTH_PAGE (page), self->layout))
    rgm_month_page_show (RGM_MONTH_PAGE (page), self->layout, day);
  rgm_month_page_set_cursor (RGM_MONTH_PAGE (page), day);
  gtk_stack_set_transition_type (GTK_STACK (self->stack),
                                 get_transition (self, day, is_month_before));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), page);
}

static void
show_year (RgmCalendarPages *self, RgmDay day)
{
  GtkWidget *year = get_year (self);
  int number;

  rgm_day_get_ymd (day, &number, NULL, NULL);
  for (int i = 0; i < MONTHS_IN_A_YEAR; i++)
    {
      RgmMonthPage *month = RGM_MONTH_PAGE (self->year_months[i]);
      RgmDay first = rgm_day_new (number, i + 1, 1);

      if (!rgm_month_page_has_month (month, first)
          || !rgm_month_page_has_layout (month, self->layout))
        rgm_month_page_show (month, self->layout, first);
      rgm_month_page_set_cursor (month, day);
    }
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), year);
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmCalendarPages *self)
{
  RgmDay day = rgm_calendar_pages_get_day_at (self, x, y);

  if (day != RGM_DAY_NONE)
    g_signal_emit (self, signals[SIGNAL_PRESSED], 0, day, n_press);
}

static void
rgm_calendar_pages_dispose (GObject *object)
{
  RgmCalendarPages *self = RGM_CALENDAR_PAGES (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  G_OBJECT_CLASS (rgm_calendar_pages_parent_class)->dispose (object);
}

static void
rgm_calendar_pages_class_init (RgmCalendarPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_pages_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RgmCalendarPages::pressed:
   * @day: a [alias@Day]
   * @n_press: 1 for a click, 2 for a double one
   *
   * The pointer was pressed on a day.
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", RGM_TYPE_CALENDAR_PAGES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                          G_TYPE_INT);
}

static void
rgm_calendar_pages_init (RgmCalendarPages *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * rgm_calendar_pages_new:
 *
 * Returns: (transfer floating): pages without a plan
 */
GtkWidget *
rgm_calendar_pages_new (void)
{
  return g_object_new (RGM_TYPE_CALENDAR_PAGES, NULL);
}

/**
 * rgm_calendar_pages_show:
 * @self: the pages
 * @layout: the layout of a plan
 * @day: a day; it can have the keyboard
 * @is_year: whether to show its year rather than its month
 *
 * Shows the page of a day. Where the keyboard is on a day, it goes along.
 */
void
rgm_calendar_pages_show (RgmCalendarPages *self, RgmSegmentLayout *layout, RgmDay day,
                         gboolean is_year)
{
  gboolean has_focus;
  GtkWidget *cell;

  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self) && layout != NULL && rgm_day_is_valid (day));

  has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  if (is_year)
    show_year (self, day);
  else
    show_month (self, day);
  self->day = day;
  cell = rgm_calendar_pages_find (self, day);
  if (has_focus && cell != NULL && !gtk_widget_is_focus (cell))
    gtk_widget_grab_focus (cell);
}

/**
 * rgm_calendar_pages_find:
 * @self: the pages
 * @day: a day
 *
 * Returns: (transfer none) (nullable): what shows it on the page that is seen
 */
GtkWidget *
rgm_calendar_pages_find (RgmCalendarPages *self, RgmDay day)
{
  GtkWidget *page;
  int month;

  g_return_val_if_fail (RGM_IS_CALENDAR_PAGES (self), NULL);

  page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  if (page == NULL || !rgm_day_is_valid (day))
    return NULL;
  if (page != self->year)
    return rgm_month_page_find (RGM_MONTH_PAGE (page), day);
  rgm_day_get_ymd (day, NULL, &month, NULL);
  return rgm_month_page_find (RGM_MONTH_PAGE (self->year_months[month - 1]), day);
}

/**
 * rgm_calendar_pages_get_day_at:
 * @self: the pages
 * @x: a place in them, in pixels
 * @y: likewise
 *
 * Returns: the day there, or `RGM_DAY_NONE`
 */
RgmDay
rgm_calendar_pages_get_day_at (RgmCalendarPages *self, double x, double y)
{
  GtkWidget *widget, *month;
  double month_x, month_y;

  g_return_val_if_fail (RGM_IS_CALENDAR_PAGES (self), RGM_DAY_NONE);

  widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  month = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_MONTH_PAGE) : NULL;
  if (month == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self), month, x, y, &month_x, &month_y))
    return RGM_DAY_NONE;
  return rgm_month_page_get_day_at (RGM_MONTH_PAGE (month), month_x, month_y);
}

#include "config.h"

#include "rgm-calendar-pages.h"

#include "rgm-calendar-drag.h"
#include "rgm-calendar-mover.h"
#include "rgm-month-grid.h"
#include "rgm-month-page.h"
#include "rgm-move-keys.h"
#include "rgm-wrap-layout.h"

#define N_PAGES 2
#define MONTHS_IN_A_YEAR 12
#define YEAR_SPACING_PX 20

/* The pages of a calendar: months, or the twelve of a year. Either is made when it is first shown.
 *
 * There are two pages for months, which take turns. So a month can slide in, and the day that has
 * the keyboard is another widget from the day before: a screen reader reads what newly gets the
 * keyboard.
 *
 * While a booking is moved, the page is that of the booking; while a pointer holds it the page
 * stays until it is turned, for the day under the pointer may be one of another month. */
struct _RgmCalendarPages {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *months[N_PAGES];
  guint current;
  GtkWidget *year;
  GtkWidget *year_months[MONTHS_IN_A_YEAR];

  RgmCalendarMover *mover;
  RgmCalendarDrag *drag;
  RgmMoveKeys *move_keys;

  RgmSegmentLayout *layout;
  /* The day that can have the keyboard, and one of the page. */
  RgmDay day;
  RgmDay page_day;
  /* Where the pointer, or a finger, came down last. */
  RgmDay pressed;
  gboolean is_year;
  /* The page of the day that had the keyboard is turned away. */
  gboolean owes_focus;
};

G_DEFINE_FINAL_TYPE (RgmCalendarPages, rgm_calendar_pages, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CLICKED,
  SIGNAL_TURNED,
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
  gtk_widget_set_layout_manager (self->year, rgm_wrap_layout_new_even (YEAR_SPACING_PX));
  for (int i = 0; i < MONTHS_IN_A_YEAR; i++)
    {
      self->year_months[i] = rgm_month_page_new (TRUE);
      gtk_box_append (GTK_BOX (self->year), self->year_months[i]);
    }
  gtk_stack_add_child (GTK_STACK (self->stack), self->year);
  return self->year;
}

/* A month slides in from where it lies; the rest is there at once, and so is the page onto which
 * something is moved. */
static GtkStackTransitionType
get_transition (RgmCalendarPages *self, RgmDay day, gboolean is_month_before)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!is_month_before || rgm_mover_get_moving (RGM_MOVER (self->mover)))
    return GTK_STACK_TRANSITION_TYPE_NONE;
  return (day > self->page_day) != rtl ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                       : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT;
}

/* What of a month there is beside its plan. */
static void
mark_month (RgmCalendarPages *self, GtkWidget *month)
{
  RgmSegmentLayout *original;
  RgmDay ghost = rgm_calendar_mover_get_ghost (self->mover, &original);

  rgm_month_page_set_cursor (RGM_MONTH_PAGE (month), self->day);
  rgm_month_page_set_ghost (RGM_MONTH_PAGE (month), original, ghost);
  rgm_month_page_set_moved (RGM_MONTH_PAGE (month), rgm_calendar_mover_get_day (self->mover));
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
  mark_month (self, page);
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
      mark_month (self, self->year_months[i]);
    }
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), year);
}

static RgmDay
choose_page (RgmCalendarPages *self)
{
  RgmDay moved = rgm_calendar_mover_get_day (self->mover);

  if (moved == RGM_DAY_NONE)
    return self->day;
  return rgm_mover_get_by_pointer (RGM_MOVER (self->mover)) ? self->page_day : moved;
}

/* Where the keyboard is on a day, it goes along; where that day is not on the page, it comes back
 * with it. */
static void
move_focus (RgmCalendarPages *self, gboolean had_focus)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *cell = rgm_calendar_pages_find (self, self->day);
  gboolean is_free = root != NULL && gtk_root_get_focus (root) == NULL;

  self->owes_focus = had_focus || (self->owes_focus && is_free);
  if (!self->owes_focus || cell == NULL)
    return;
  self->owes_focus = FALSE;
  if (!gtk_widget_is_focus (cell))
    gtk_widget_grab_focus (cell);
}

static void
show_page (RgmCalendarPages *self, RgmDay day)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->stack) != NULL;

  if (self->is_year)
    show_year (self, day);
  else
    show_month (self, day);
  self->page_day = day;
  move_focus (self, had_focus);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_TURNED], 0);
}

static void
on_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, RgmCalendarPages *self)
{
  self->pressed = rgm_calendar_pages_get_day_at (self, x, y);
}

/* Only now: what was pressed may be dragged. What went to another day has not chosen that. */
static void
on_released_cb (GtkGestureClick *click, int n_press, double x, double y, RgmCalendarPages *self)
{
  RgmDay day = rgm_calendar_pages_get_day_at (self, x, y);

  if (day != RGM_DAY_NONE && day == self->pressed)
    g_signal_emit (self, signals[SIGNAL_CLICKED], 0, day, n_press);
}

static GtkSizeRequestMode
rgm_calendar_pages_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (RGM_CALENDAR_PAGES (widget)->stack);
}

static void
rgm_calendar_pages_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (RGM_CALENDAR_PAGES (widget)->stack, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
rgm_calendar_pages_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmCalendarPages *self = RGM_CALENDAR_PAGES (widget);

  gtk_widget_size_allocate (self->stack, &(GtkAllocation) { 0, 0, width, height }, -1);
  rgm_mover_allocate (RGM_MOVER (self->mover));
}

static void
rgm_calendar_pages_dispose (GObject *object)
{
  RgmCalendarPages *self = RGM_CALENDAR_PAGES (object);

  g_clear_object (&self->move_keys);
  g_clear_object (&self->drag);
  g_clear_object (&self->mover);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  G_OBJECT_CLASS (rgm_calendar_pages_parent_class)->dispose (object);
}

static void
rgm_calendar_pages_class_init (RgmCalendarPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_pages_dispose;
  widget_class->get_request_mode = rgm_calendar_pages_get_request_mode;
  widget_class->measure = rgm_calendar_pages_measure;
  widget_class->size_allocate = rgm_calendar_pages_size_allocate;
  /**
   * RgmCalendarPages::clicked:
   * @day: a [alias@Day]
   * @n_press: 1 for a click, 2 for a double one
   *
   * A day was clicked.
   */
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", RGM_TYPE_CALENDAR_PAGES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                          G_TYPE_INT);
  /**
   * RgmCalendarPages::turned:
   *
   * Another page may be shown.
   */
  signals[SIGNAL_TURNED] = g_signal_new ("turned", RGM_TYPE_CALENDAR_PAGES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rgm_calendar_pages_init (RgmCalendarPages *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  /* As early as the drag: a gesture that comes later does not hear of the end of one. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->mover = rgm_calendar_mover_new (self);
  self->drag = rgm_calendar_drag_new (self->mover);
  self->move_keys = rgm_move_keys_new (RGM_MOVER (self->mover), RGM_DAY_KEYS_IN_WEEKS);
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
 * rgm_calendar_pages_set_cursor:
 * @self: the pages
 * @cursor: the day that the user looks at
 *
 * Says which cursor goes along with what is moved. Its day is told by rgm_calendar_pages_show().
 */
void
rgm_calendar_pages_set_cursor (RgmCalendarPages *self, RgmDayCursor *cursor)
{
  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self));

  rgm_calendar_mover_set_cursor (self->mover, cursor);
}

/**
 * rgm_calendar_pages_set_what_if:
 * @self: the pages
 * @what_if: (nullable): what moves bookings
 *
 * Lets bookings be moved by pointer and keys.
 */
void
rgm_calendar_pages_set_what_if (RgmCalendarPages *self, RgmWhatIf *what_if)
{
  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self));

  rgm_mover_set_what_if (RGM_MOVER (self->mover), what_if);
}

/**
 * rgm_calendar_pages_show:
 * @self: the pages
 * @layout: the layout of a plan
 * @day: a day; it can have the keyboard
 * @is_year: whether to show its year rather than its month
 *
 * Shows the page of a day, unless a booking is moved on another. Where the keyboard is on a day, it
 * goes along.
 */
void
rgm_calendar_pages_show (RgmCalendarPages *self, RgmSegmentLayout *layout, RgmDay day,
                         gboolean is_year)
{
  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self) && layout != NULL && rgm_day_is_valid (day));

  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  self->day = day;
  self->is_year = is_year;
  show_page (self, choose_page (self));
}

/**
 * rgm_calendar_pages_update:
 * @self: the pages
 *
 * Shows what is moved where it is now.
 */
void
rgm_calendar_pages_update (RgmCalendarPages *self)
{
  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self));

  if (self->layout != NULL)
    show_page (self, choose_page (self));
}

/**
 * rgm_calendar_pages_turn:
 * @self: the pages, with a booking that is being moved
 * @later: how many pages, positive towards later days
 *
 * Turns to another page and takes the booking there, as far as it can go.
 */
void
rgm_calendar_pages_turn (RgmCalendarPages *self, int later)
{
  int months = self->is_year ? later * MONTHS_IN_A_YEAR : later;
  RgmWhatIf *what_if;
  RgmDay day;

  g_return_if_fail (RGM_IS_CALENDAR_PAGES (self));

  what_if = rgm_mover_get_what_if (RGM_MOVER (self->mover));
  day = rgm_month_grid_turn (rgm_what_if_get_day (what_if), self->page_day, months);
  rgm_what_if_set_day (what_if, day);
  show_page (self, rgm_what_if_get_day (what_if));
}

/**
 * rgm_calendar_pages_get_page_day:
 * @self: the pages
 *
 * Returns: a day of the month or year that is shown
 */
RgmDay
rgm_calendar_pages_get_page_day (RgmCalendarPages *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_PAGES (self), RGM_DAY_NONE);

  return self->page_day;
}

/**
 * rgm_calendar_pages_get_layout:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): the layout that is shown
 */
RgmSegmentLayout *
rgm_calendar_pages_get_layout (RgmCalendarPages *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_PAGES (self), NULL);

  return self->layout;
}

/**
 * rgm_calendar_pages_get_days_box:
 * @self: the pages
 * @box: (out): in their pixels
 *
 * Finds where days lie: at the edges of that a page turns.
 *
 * Returns: whether any do
 */
gboolean
rgm_calendar_pages_get_days_box (RgmCalendarPages *self, RgmBox *box)
{
  GtkWidget *page;

  g_return_val_if_fail (RGM_IS_CALENDAR_PAGES (self), FALSE);

  page = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  *box = (RgmBox) { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)) };
  return page != NULL
         && (page == self->year
             || rgm_month_page_get_days_box (RGM_MONTH_PAGE (page), GTK_WIDGET (self), box));
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

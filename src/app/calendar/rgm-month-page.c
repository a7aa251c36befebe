#include "config.h"

#include "rgm-month-page.h"

#include "rgm-calendar-day.h"
#include "rgm-day-keys.h"
#include "rgm-first-weekday.h"
#include "rgm-month-caption.h"
#include "rgm-move-keys.h"
#include "rgm-sentence.h"
#include "rgm-week-layout.h"
#include "rgm-week-numbers.h"
#include "rgm-weekday-name.h"

#define LARGE_GAP_PX 3
#define SMALL_GAP_PX 0
#define ROW_GAP_PX 4
#define WEEK_CHARS 2

/* The days of a month with their weekdays: a grid of six weeks, so that no month is higher than
 * another. One of them can have the keyboard. A small one, as those of a year, bears its name and
 * has no days of other months. */
struct _RgmMonthPage {
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *weeks[RGM_MONTH_GRID_ROWS];
  GtkWidget *days[RGM_MONTH_PLAN_DAYS];

  RgmSegmentLayout *layout;
  RgmMonthPlan plan;
  gboolean is_small;
  RgmDay cursor;
  /* Where a booking was that is being moved, and where it is. */
  RgmDay ghost;
  RgmDay moved;
};

G_DEFINE_FINAL_TYPE (RgmMonthPage, rgm_month_page, GTK_TYPE_WIDGET)

static void
rgm_month_page_dispose (GObject *object)
{
  RgmMonthPage *self = RGM_MONTH_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  G_OBJECT_CLASS (rgm_month_page_parent_class)->dispose (object);
}

static void
rgm_month_page_class_init (RgmMonthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_month_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "calendar-month");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  rgm_day_keys_install (widget_class, RGM_DAY_KEYS_IN_WEEKS, "calendar");
}

static void
rgm_month_page_init (RgmMonthPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
add_row (RgmMonthPage *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_widget_set_layout_manager (
    row, rgm_week_layout_new (self->is_small ? SMALL_GAP_PX : LARGE_GAP_PX));
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

static GtkWidget *
make_header (GtkAccessibleRole role, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
has_week_numbers (RgmMonthPage *self)
{
  return !self->is_small && rgm_week_numbers_get_expected ();
}

static GtkWidget *
make_week (GtkAccessibleRole role)
{
  GtkWidget *label = make_header (role, "week");

  gtk_label_set_width_chars (GTK_LABEL (label), WEEK_CHARS);
  return label;
}

static void
add_weekdays (RgmMonthPage *self)
{
  GtkWidget *row = add_row (self);
  g_autoptr (GtkSizeGroup) words = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  int first = rgm_first_weekday_get ();

  if (has_week_numbers (self))
    gtk_widget_set_parent (make_week (GTK_ACCESSIBLE_ROLE_PRESENTATION), row);
  for (int i = 0; i < RGM_MONTH_GRID_COLUMNS; i++)
    {
      int weekday = (first - 1 + i) % RGM_MONTH_GRID_COLUMNS + 1;

      gtk_widget_set_parent (rgm_weekday_name_new (weekday, words), row);
    }
}

static void
add_week (RgmMonthPage *self, int row_index)
{
  GtkWidget *row = add_row (self);

  gtk_widget_set_vexpand (row, TRUE);
  if (has_week_numbers (self))
    {
      self->weeks[row_index] = make_week (GTK_ACCESSIBLE_ROLE_ROW_HEADER);
      gtk_widget_set_parent (self->weeks[row_index], row);
    }
  for (int column = 0; column < RGM_MONTH_GRID_COLUMNS; column++)
    {
      GtkWidget *day = rgm_calendar_day_new (self->is_small);

      /* The weekdays are the first row. */
      gtk_accessible_update_relation (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                      row_index + 2, GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                      column + 1, -1);
      gtk_widget_set_parent (day, row);
      self->days[row_index * RGM_MONTH_GRID_COLUMNS + column] = day;
    }
}

/**
 * rgm_month_page_new:
 * @is_small: whether it is one of the months of a year
 *
 * Returns: (transfer floating): a month without a plan
 */
GtkWidget *
rgm_month_page_new (gboolean is_small)
{
  RgmMonthPage *self = g_object_new (RGM_TYPE_MONTH_PAGE, NULL);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->is_small = is_small;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), is_small ? 0 : ROW_GAP_PX);
  gtk_widget_add_css_class (GTK_WIDGET (self), is_small ? "small" : "large");
  if (is_small)
    {
      self->title = make_header (GTK_ACCESSIBLE_ROLE_PRESENTATION, "title");
      gtk_widget_set_parent (self->title, GTK_WIDGET (self));
    }
  add_weekdays (self);
  for (int row = 0; row < RGM_MONTH_GRID_ROWS; row++)
    add_week (self, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  RGM_MONTH_GRID_ROWS + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  RGM_MONTH_GRID_COLUMNS, -1);
  return GTK_WIDGET (self);
}

static void
show_weeks (RgmMonthPage *self)
{
  for (int row = 0; row < RGM_MONTH_GRID_ROWS && self->weeks[row] != NULL; row++)
    {
      RgmDay day = self->plan.days[row * RGM_MONTH_GRID_COLUMNS].day;
      g_autofree char *name = day != RGM_DAY_NONE ? rgm_month_caption_week (day) : g_strdup ("");
      g_autofree char *number = day != RGM_DAY_NONE
                                  ? g_strdup_printf ("%d", rgm_day_get_iso_week (day))
                                  : g_strdup ("");

      gtk_label_set_text (GTK_LABEL (self->weeks[row]), number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->weeks[row]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
show_cursor (RgmMonthPage *self, RgmDay day, gboolean is_there)
{
  GtkWidget *cell = rgm_month_page_find (self, day);

  if (cell == NULL)
    return;
  gtk_widget_set_focusable (cell, is_there);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, is_there, -1);
  rgm_move_keys_describe (cell, is_there ? self->layout->plan : NULL, day);
  if (is_there)
    gtk_widget_add_css_class (cell, "cursor");
  else
    gtk_widget_remove_css_class (cell, "cursor");
}

/**
 * rgm_month_page_show:
 * @self: a month
 * @layout: the layout of a plan
 * @day: any day of the month
 *
 * Shows a month of a plan.
 */
void
rgm_month_page_show (RgmMonthPage *self, RgmSegmentLayout *layout, RgmDay day)
{
  g_autofree char *title = NULL;

  g_return_if_fail (RGM_IS_MONTH_PAGE (self) && layout != NULL && rgm_day_is_valid (day));

  show_cursor (self, self->cursor, FALSE);
  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  self->ghost = self->moved = RGM_DAY_NONE;
  rgm_month_plan_init (&self->plan, layout, day, rgm_first_weekday_get ());
  for (int i = 0; i < RGM_MONTH_PLAN_DAYS; i++)
    rgm_calendar_day_show (RGM_CALENDAR_DAY (self->days[i]), layout, &self->plan.days[i]);
  show_weeks (self);
  show_cursor (self, self->cursor, TRUE);
  title = rgm_day_text_month_title (day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (self->title != NULL)
    gtk_label_set_text (GTK_LABEL (self->title), title);
}

/**
 * rgm_month_page_has_month:
 * @self: a month
 * @day: a day
 *
 * Returns: whether @day is of the month that is shown
 */
gboolean
rgm_month_page_has_month (RgmMonthPage *self, RgmDay day)
{
  g_return_val_if_fail (RGM_IS_MONTH_PAGE (self), FALSE);

  return rgm_day_is_valid (day) && day >= self->plan.grid.first && day <= self->plan.grid.last;
}

/**
 * rgm_month_page_has_layout:
 * @self: a month
 * @layout: the layout of a plan
 *
 * Returns: whether that is what it shows
 */
gboolean
rgm_month_page_has_layout (RgmMonthPage *self, RgmSegmentLayout *layout)
{
  g_return_val_if_fail (RGM_IS_MONTH_PAGE (self), FALSE);

  return self->layout == layout;
}

/**
 * rgm_month_page_set_cursor:
 * @self: a month
 * @day: a day, of this month or not
 *
 * Says which day can have the keyboard.
 */
void
rgm_month_page_set_cursor (RgmMonthPage *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_MONTH_PAGE (self));

  show_cursor (self, self->cursor, FALSE);
  self->cursor = day;
  show_cursor (self, self->cursor, TRUE);
}

/* Shows a day as it is without a ghost. */
static void
restore (RgmMonthPage *self, RgmDay day)
{
  int position = rgm_month_plan_find (&self->plan, day);

  if (position < 0)
    return;
  rgm_calendar_day_show (RGM_CALENDAR_DAY (self->days[position]), self->layout,
                         &self->plan.days[position]);
  show_cursor (self, self->cursor, TRUE);
}

/**
 * rgm_month_page_set_ghost:
 * @self: a month
 * @layout: (nullable): the layout of a plan as it was
 * @day: a day, of this month or not, or `RGM_DAY_NONE`
 *
 * Shows where a booking was that is being moved, or takes that away.
 */
void
rgm_month_page_set_ghost (RgmMonthPage *self, RgmSegmentLayout *layout, RgmDay day)
{
  GtkWidget *cell;
  RgmMonthPlan plan;

  g_return_if_fail (RGM_IS_MONTH_PAGE (self));

  if (day == self->ghost)
    return;
  restore (self, self->ghost);
  self->ghost = day;
  cell = rgm_month_page_find (self, day);
  if (cell == NULL)
    return;
  rgm_month_plan_init (&plan, layout, self->plan.grid.first, rgm_first_weekday_get ());
  rgm_calendar_day_show_ghost (RGM_CALENDAR_DAY (cell), layout,
                               &plan.days[rgm_month_plan_find (&plan, day)]);
}

/**
 * rgm_month_page_set_moved:
 * @self: a month
 * @day: a day, of this month or not, or `RGM_DAY_NONE`
 *
 * Frames where a booking is that is being moved. To be called after rgm_month_page_set_ghost().
 */
void
rgm_month_page_set_moved (RgmMonthPage *self, RgmDay day)
{
  GtkWidget *before, *cell;

  g_return_if_fail (RGM_IS_MONTH_PAGE (self));

  before = rgm_month_page_find (self, self->moved);
  if (before != NULL)
    gtk_widget_remove_css_class (before, "moved");
  self->moved = day;
  cell = rgm_month_page_find (self, day);
  if (cell != NULL)
    gtk_widget_add_css_class (cell, "moved");
}

/**
 * rgm_month_page_find:
 * @self: a month
 * @day: a day
 *
 * Returns: (transfer none) (nullable): what shows it
 */
GtkWidget *
rgm_month_page_find (RgmMonthPage *self, RgmDay day)
{
  int position;

  g_return_val_if_fail (RGM_IS_MONTH_PAGE (self), NULL);

  position = rgm_month_plan_find (&self->plan, day);
  if (position < 0 || (self->is_small && self->plan.days[position].is_outside))
    return NULL;
  return self->days[position];
}

/**
 * rgm_month_page_get_day_at:
 * @self: a month
 * @x: a place in it, in pixels
 * @y: likewise
 *
 * Returns: the day there, or `RGM_DAY_NONE`
 */
RgmDay
rgm_month_page_get_day_at (RgmMonthPage *self, double x, double y)
{
  GtkWidget *widget, *day;

  g_return_val_if_fail (RGM_IS_MONTH_PAGE (self), RGM_DAY_NONE);

  widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  day = widget != NULL ? gtk_widget_get_ancestor (widget, RGM_TYPE_CALENDAR_DAY) : NULL;
  return day != NULL ? rgm_calendar_day_get_day (RGM_CALENDAR_DAY (day)) : RGM_DAY_NONE;
}

/**
 * rgm_month_page_get_days_box:
 * @self: a month
 * @widget: what is around it
 * @box: (out): in the pixels of @widget
 *
 * Finds where its days lie, from the first to the last.
 *
 * Returns: whether they lie anywhere
 */
gboolean
rgm_month_page_get_days_box (RgmMonthPage *self, GtkWidget *widget, RgmBox *box)
{
  graphene_rect_t first, last, all;

  g_return_val_if_fail (RGM_IS_MONTH_PAGE (self), FALSE);

  if (!gtk_widget_compute_bounds (self->days[0], widget, &first)
      || !gtk_widget_compute_bounds (self->days[RGM_MONTH_PLAN_DAYS - 1], widget, &last))
    return FALSE;
  graphene_rect_union (&first, &last, &all);
  *box = (RgmBox) { all.origin.x, all.origin.y, all.size.width, all.size.height };
  return TRUE;
}

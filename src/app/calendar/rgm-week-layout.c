#include "config.h"

#include "rgm-week-layout.h"

#include "rgm-month-grid.h"

/* Below it, days lie as close to each other as they may. */
#define NARROW_PX 330
#define NARROW_SPACING_PX 1

/**
 * RgmWeekLayout:
 *
 * A row of a calendar: maybe the number of the week, then seven days that share what is left, so
 * that the days of all rows stand below each other.
 */
struct _RgmWeekLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (RgmWeekLayout, rgm_week_layout, GTK_TYPE_LAYOUT_MANAGER)

/* What stands before the seven days, or %NULL. */
static GtkWidget *
find_header (GtkWidget *row, GtkWidget **first_day)
{
  GtkWidget *child = gtk_widget_get_last_child (row);

  for (int i = 1; i < RGM_MONTH_GRID_COLUMNS && child != NULL; i++)
    child = gtk_widget_get_prev_sibling (child);
  *first_day = child;
  return child != NULL ? gtk_widget_get_prev_sibling (child) : NULL;
}

/* It hangs on the width alone, which all rows have in common. */
static int
get_spacing (RgmWeekLayout *self, int width)
{
  return width < NARROW_PX ? MIN (self->spacing, NARROW_SPACING_PX) : self->spacing;
}

static void
rgm_week_layout_measure (GtkLayoutManager *manager, GtkWidget *row, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  RgmWeekLayout *self = RGM_WEEK_LAYOUT (manager);
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  GtkWidget *day;
  GtkWidget *header = find_header (row, &day);
  int least = get_spacing (self, 0);
  int min, nat;

  *minimum = *natural = 0;
  for (; day != NULL; day = gtk_widget_get_next_sibling (day))
    {
      gtk_widget_measure (day, orientation, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, nat);
    }
  if (is_width)
    {
      *minimum = RGM_MONTH_GRID_COLUMNS * (*minimum + least) - least;
      *natural = RGM_MONTH_GRID_COLUMNS * (*natural + self->spacing) - self->spacing;
    }
  if (header == NULL)
    return;
  gtk_widget_measure (header, orientation, -1, &min, NULL, NULL, NULL);
  *minimum = is_width ? *minimum + min + least : MAX (*minimum, min);
  *natural = is_width ? *natural + min + self->spacing : MAX (*natural, min);
}

static void
place (GtkWidget *child, int left, int right, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - right : left, 0,
                                                      right - left, height }, -1);
}

static void
rgm_week_layout_allocate (GtkLayoutManager *manager, GtkWidget *row, int width, int height,
                          int baseline)
{
  RgmWeekLayout *self = RGM_WEEK_LAYOUT (manager);
  GtkWidget *day;
  GtkWidget *header = find_header (row, &day);
  int spacing = get_spacing (self, width);
  int begin = 0;
  int room;

  if (header != NULL)
    {
      gtk_widget_measure (header, GTK_ORIENTATION_HORIZONTAL, -1, &begin, NULL, NULL, NULL);
      place (header, 0, begin, width, height);
      begin += spacing;
    }
  room = width - begin + spacing;
  for (int i = 0; day != NULL; i++, day = gtk_widget_get_next_sibling (day))
    place (day, begin + room * i / RGM_MONTH_GRID_COLUMNS,
           begin + room * (i + 1) / RGM_MONTH_GRID_COLUMNS - spacing, width, height);
}

static void
rgm_week_layout_class_init (RgmWeekLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = rgm_week_layout_measure;
  layout_class->allocate = rgm_week_layout_allocate;
}

static void
rgm_week_layout_init (RgmWeekLayout *self)
{
}

/**
 * rgm_week_layout_new:
 * @spacing: between two days, in pixels
 *
 * Returns: (transfer full): the layout of a row of a calendar
 */
GtkLayoutManager *
rgm_week_layout_new (int spacing)
{
  RgmWeekLayout *self = g_object_new (RGM_TYPE_WEEK_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

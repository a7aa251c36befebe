/* The month that a day is chosen from, on a screen of 360 by 780 pixels, with text as large as
 * usual and twice as large: all that it says is whole. Run in each language. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-calendar-button.h"
#include "rgm-month-grid.h"
#include "window-fixture.h"

#include <adwaita.h>

#define WIDTH_PX 360
#define NARROWEST_PX 320
#define HEIGHT_PX 780
/* Of the popover, on both sides. */
#define FRAME_PX 18
#define FIRST_DAY (rgm_day_new (2026, 12, 9))
#define MONTHS 13
#define USUAL_DPI (96 * PANGO_SCALE)
/* Between the names of two weekdays. */
#define LEAST_GAP_PX 4
/* What a finger or a pointer can hit. */
#define LEAST_DAY_PX 32

typedef struct {
  GtkWidget *window;
  GtkWidget *picker;
  gint64 frame;
} Fixture;

/* As long as they get: 76 and 80 characters with the day before them. */
static gboolean
judge (RgmDay day, RgmVerdict *verdict, char **sentence, gpointer data)
{
  static const struct {
    RgmVerdict verdict;
    const char *english;
    const char *german;
  } said[] = {
    { RGM_VERDICT_TOO_EARLY, "12 days after session 12 · 12 days too early · earliest Fri 24 Dec",
      "12 Tage nach Sitzung 12 · 12 Tage zu früh · frühestens Fr. 24. Dez." },
    { RGM_VERDICT_EARLY, "24 days after session 12 · possible · recommended from Fri 24 Dec",
      "24 Tage nach Sitzung 12 · möglich · empfohlen ab Fr. 24. Dez." },
    { RGM_VERDICT_ON_TIME, "35 days after session 12 · on time",
      "35 Tage nach Sitzung 12 · pünktlich" },
    { RGM_VERDICT_LATE, "55 days after session 12 · 20 days late",
      "55 Tage nach Sitzung 12 · 20 Tage zu spät" },
  };
  gsize n = (gsize) day / 8 % G_N_ELEMENTS (said);
  gboolean german = g_str_has_prefix (g_getenv ("LC_ALL"), "de");

  *verdict = said[n].verdict;
  *sentence = g_strdup (german ? said[n].german : said[n].english);
  return TRUE;
}

/* @data: how many times as large as usual text is */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", GPOINTER_TO_INT (data) * USUAL_DPI,
                NULL);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
complain (GtkWidget *label, const char *what, RgmDay month)
{
  char iso[RGM_DAY_FORMAT_SIZE];

  g_test_message ("%s: “%s” %s", rgm_day_format (month, iso),
                  gtk_label_get_text (GTK_LABEL (label)), what);
  g_test_fail ();
}

/* All of the words are within their label, and that is within the month. */
static void
check_label (GtkWidget *label, GtkWidget *picker, RgmDay month)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  graphene_rect_t place, whole, common;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    complain (label, "ends in dots", month);
  if (width > gtk_widget_get_width (label) || height > gtk_widget_get_height (label))
    complain (label, "is larger than its room", month);
  g_assert_true (gtk_widget_compute_bounds (label, gtk_widget_get_parent (picker), &place));
  g_assert_true (gtk_widget_compute_bounds (picker, gtk_widget_get_parent (picker), &whole));
  graphene_rect_intersection (&place, &whole, &common);
  if (!graphene_rect_equal (&place, &common))
    complain (label, "is outside", month);
}

static void
check_labels (GtkWidget *widget, GtkWidget *picker, RgmDay month)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    check_label (widget, picker, month);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_labels (child, picker, month);
}

/* Where the words of a label lie in the month. */
static void
get_words (GtkWidget *label, GtkWidget *picker, double *from, double *to)
{
  graphene_point_t corner;
  PangoRectangle words;
  int x;

  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, NULL);
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), NULL, &words);
  g_assert_true (gtk_widget_compute_point (label, picker, &GRAPHENE_POINT_INIT ((float) x, 0),
                                           &corner));
  *from = corner.x + words.x;
  *to = *from + words.width;
}

/* Returns: (nullable): the name of the weekday of a day, as far as it is shown */
static GtkWidget *
find_weekday (GtkWidget *picker, guint column)
{
  GtkWidget *cell = rgm_day_picker_find (RGM_DAY_PICKER (picker), FIRST_DAY);
  GtkWidget *row = gtk_widget_get_parent (cell);
  GtkWidget *header;

  row = gtk_widget_get_first_child (gtk_widget_get_parent (row));
  header = gtk_widget_get_first_child (row);
  while (column-- > 0)
    header = gtk_widget_get_next_sibling (header);
  for (guint n = 0; n < display_count (header, GTK_TYPE_LABEL); n++)
    {
      GtkWidget *label = display_find (header, GTK_TYPE_LABEL, n);

      if (gtk_widget_get_mapped (label))
        return label;
    }
  return NULL;
}

static RgmDay
get_month (int n)
{
  return rgm_month_grid_move (FIRST_DAY, n);
}

static gint64
count_frames (GtkWidget *widget)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget));
}

/* Until @data is shown in a frame after the next, which may have begun already. */
static gboolean
is_laid_out (gpointer data)
{
  Fixture *self = data;

  return count_frames (self->picker) > self->frame + 1 && gtk_widget_get_height (self->picker) > 0;
}

static void
show_day (Fixture *self, RgmDay day)
{
  self->frame = count_frames (self->picker);
  rgm_day_picker_set_day (RGM_DAY_PICKER (self->picker), day);
  g_assert_true (display_wait_for (is_laid_out, self));
}

static void
check_weekdays (Fixture *self)
{
  GtkWidget *picker = self->picker;
  double from, to, before;

  show_day (self, FIRST_DAY);
  get_words (find_weekday (picker, 0), picker, &from, &before);
  for (guint column = 1; column < RGM_MONTH_GRID_COLUMNS; column++, before = to)
    {
      get_words (find_weekday (picker, column), picker, &from, &to);
      g_assert_cmpfloat (from - before, >=, LEAST_GAP_PX);
    }
}

/* What is in the month is whole on days whose sentences differ. */
static void
check_month (Fixture *self, RgmDay month)
{
  for (RgmDay day = month; day < month + 32; day += 8)
    {
      show_day (self, day);
      check_labels (self->picker, self->picker, day);
    }
}

static gboolean
has_width (gpointer window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  return gtk_widget_get_width (window) == width;
}

/* In as much room as narrow windows have, and as high as it wants to be then. */
static void
test_widths (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->picker = rgm_day_picker_new ();
  rgm_day_picker_set_judge (RGM_DAY_PICKER (self->picker), judge, NULL);
  rgm_day_picker_set_day (RGM_DAY_PICKER (self->picker), get_month (0));
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  for (int width = WIDTH_PX; width >= NARROWEST_PX; width -= WIDTH_PX - NARROWEST_PX)
    {
      gtk_window_set_default_size (GTK_WINDOW (self->window), width - FRAME_PX, HEIGHT_PX);
      display_show (self->window);
      g_test_message ("at %d", width);
      g_assert_true (display_wait_for (has_width, self->window));
      check_weekdays (self);
      for (int i = 0; i < MONTHS; i++)
        check_month (self, get_month (i));
    }
}

static gboolean
is_open (gpointer picker)
{
  return gtk_widget_get_mapped (picker) && gtk_widget_get_height (picker) > 0;
}

/* All of the popover is on the screen. */
static void
check_popover (GtkWidget *popover)
{
  GdkPopup *popup = GDK_POPUP (gtk_native_get_surface (GTK_NATIVE (popover)));
  GtkWidget *contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (popover)));
  graphene_rect_t place;
  double x, y;

  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  g_assert_true (gtk_widget_compute_bounds (contents, popover, &place));
  x += gdk_popup_get_position_x (popup) + place.origin.x;
  y += gdk_popup_get_position_y (popup) + place.origin.y;
  g_test_message ("%g, %g, %g × %g", x, y, place.size.width, place.size.height);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpfloat (x + place.size.width, <=, WIDTH_PX);
  g_assert_cmpfloat (y + place.size.height, <=, HEIGHT_PX);
}

/* As it opens beside a date, and from month to month. */
static void
test_popover (Fixture *self, gconstpointer data)
{
  GtkWidget *button = rgm_calendar_button_new ();
  GtkWidget *popover, *cell;
  graphene_rect_t place;

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (self->window), button);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH_PX, HEIGHT_PX);
  display_show (self->window);
  self->picker = GTK_WIDGET (rgm_calendar_button_get_picker (RGM_CALENDAR_BUTTON (button)));
  rgm_day_picker_set_judge (RGM_DAY_PICKER (self->picker), judge, NULL);
  rgm_day_picker_set_day (RGM_DAY_PICKER (self->picker), get_month (0));
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (button)));
  g_assert_true (display_wait_for (is_open, self->picker));
  popover = gtk_widget_get_ancestor (self->picker, GTK_TYPE_POPOVER);
  check_weekdays (self);
  for (int i = 0; i < MONTHS; i++)
    {
      check_month (self, get_month (i));
      check_popover (popover);
    }
  show_day (self, FIRST_DAY);
  cell = rgm_day_picker_find (RGM_DAY_PICKER (self->picker), FIRST_DAY);
  g_assert_true (gtk_widget_compute_bounds (cell, self->picker, &place));
  g_test_message ("a day: %g × %g", place.size.width, place.size.height);
  g_assert_cmpfloat (place.size.width, >=, LEAST_DAY_PX);
  g_assert_cmpfloat (place.size.height, >=, LEAST_DAY_PX);
}

/* Where a key leads from the first day. */
static RgmDay
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  GtkWidget *grid;
  g_autoptr (GListModel) controllers = NULL;
  gboolean is_handled = FALSE;

  show_day (self, FIRST_DAY);
  grid = gtk_widget_get_ancestor (rgm_day_picker_find (RGM_DAY_PICKER (self->picker), FIRST_DAY),
                                  GTK_TYPE_BOX);
  grid = gtk_widget_get_parent (grid);
  controllers = gtk_widget_observe_controllers (grid);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &is_handled);
    }
  g_assert_true (is_handled);
  for (RgmDay day = FIRST_DAY - 400; day < FIRST_DAY + 400; day++)
    {
      GtkWidget *cell = rgm_day_picker_find (RGM_DAY_PICKER (self->picker), day);

      if (cell != NULL && gtk_window_get_focus (GTK_WINDOW (self->window)) == cell)
        return day;
    }
  g_assert_not_reached ();
}

/* The keys are those of timeline and calendar. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  self->picker = rgm_day_picker_new ();
  rgm_day_picker_set_day (RGM_DAY_PICKER (self->picker), get_month (0));
  gtk_window_set_child (GTK_WINDOW (self->window), self->picker);
  display_show (self->window);
  g_assert_cmpint (press (self, GDK_KEY_Right, 0), ==, FIRST_DAY + 1);
  g_assert_cmpint (press (self, GDK_KEY_Up, 0), ==, FIRST_DAY - 7);
  g_assert_cmpint (press (self, GDK_KEY_KP_Left, 0), ==, FIRST_DAY - 1);
  g_assert_cmpint (press (self, GDK_KEY_Left, GDK_CONTROL_MASK), ==, FIRST_DAY - 7);
  g_assert_cmpint (press (self, GDK_KEY_Page_Down, 0), ==, rgm_day_new (2027, 1, 9));
  g_assert_cmpint (press (self, GDK_KEY_Page_Down, GDK_SHIFT_MASK), ==, rgm_day_new (2027, 12, 9));
  gtk_widget_set_direction (self->picker, GTK_TEXT_DIR_RTL);
  g_assert_cmpint (press (self, GDK_KEY_Right, 0), ==, FIRST_DAY - 1);
}

#define TEST(path, scale, test) \
  g_test_add (path, Fixture, GINT_TO_POINTER (scale), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  window_fixture_set_language ();
  adw_init ();
  display_use_style ();

  TEST ("/day-picker/keys", 1, test_keys);
  TEST ("/day-picker/widths", 1, test_widths);
  TEST ("/day-picker/widths-large", 2, test_widths);
  TEST ("/day-picker/popover", 1, test_popover);
  TEST ("/day-picker/popover-large", 2, test_popover);
  return g_test_run ();
}

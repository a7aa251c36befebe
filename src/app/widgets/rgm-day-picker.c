#include "config.h"

#include "rgm-day-picker.h"

#include "rgm-day-keys.h"
#include "rgm-day-legend.h"
#include "rgm-day-sentence.h"
#include "rgm-day-text.h"
#include "rgm-first-weekday.h"
#include "rgm-fit-layout.h"
#include "rgm-month-grid.h"
#include "rgm-weekday-name.h"

#include <glib/gi18n-lib.h>

/**
 * RgmDayPicker:
 *
 * A month to choose a day from, each day with what would be said of it: by a mark of its own shape
 * and colour, to screen readers in words, and below the month for the day that has the keyboard.
 * The arrow keys go from day to day and week to week, Page Up and Page Down from month to month.
 *
 * Signals: `chosen` with the day, when the user has chosen one.
 */
struct _RgmDayPicker {
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *short_title;
  GtkWidget *grid;
  GtkWidget *cells[RGM_MONTH_GRID_ROWS * RGM_MONTH_GRID_COLUMNS];
  RgmDayLegend *legend;
  RgmDaySentence *sentence;

  RgmMonthGrid month;
  RgmDay chosen;
  RgmDay cursor;
  RgmDayJudge judge;
  gpointer judge_data;
};

G_DEFINE_FINAL_TYPE (RgmDayPicker, rgm_day_picker, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SPACING_PX 6
#define N_CELLS (RGM_MONTH_GRID_ROWS * RGM_MONTH_GRID_COLUMNS)

static RgmDay
get_cell_day (RgmDayPicker *self, guint position)
{
  return self->month.start + (RgmDay) position;
}

/* The weeks of most months are five: the last row is not needed then. */
static gboolean
is_cell_needed (RgmDayPicker *self, guint position)
{
  guint row = position / RGM_MONTH_GRID_COLUMNS;

  return get_cell_day (self, row * RGM_MONTH_GRID_COLUMNS) <= self->month.last;
}

static void
toggle_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Says of a cell what it is: its day, and what is said of the day. */
static void
name_cell (RgmDayPicker *self, GtkWidget *cell, RgmDay day, const char *sentence)
{
  g_autofree char *text = rgm_day_text (day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED,
                               day == self->chosen, -1);
  gtk_widget_set_tooltip_text (cell, sentence);
}

static void
show_cell (RgmDayPicker *self, guint position)
{
  GtkWidget *cell = self->cells[position];
  GtkWidget *number = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (cell)));
  RgmDay day = get_cell_day (self, position);
  RgmVerdict verdict = RGM_VERDICT_FIRST;
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;
  int year, month, day_of_month;
  gboolean may_choose = TRUE;

  gtk_widget_set_visible (cell, is_cell_needed (self, position));
  if (!rgm_day_is_valid (day))
    {
      gtk_widget_set_sensitive (cell, FALSE);
      return;
    }
  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  text = g_strdup_printf ("%d", day_of_month);
  gtk_label_set_label (GTK_LABEL (number), text);
  if (self->judge != NULL)
    may_choose = self->judge (day, &verdict, &sentence, self->judge_data);
  rgm_day_legend_apply (cell, may_choose ? rgm_day_legend_get_mark (verdict) : NULL);
  toggle_class (cell, "other-month", day < self->month.first || day > self->month.last);
  toggle_class (cell, "chosen", day == self->chosen);
  gtk_widget_set_sensitive (cell, may_choose);
  gtk_widget_set_focusable (cell, day == self->cursor);
  name_cell (self, cell, day, sentence);
}

/* Returns: what is said of a day of the month, with the day, or an empty text */
static char *
dup_sentence (RgmDayPicker *self, RgmDay day)
{
  GtkWidget *cell = rgm_day_picker_find (self, day);
  const char *sentence = cell != NULL ? gtk_widget_get_tooltip_text (cell) : NULL;
  g_autofree char *text = NULL;

  if (sentence == NULL)
    return g_strdup ("");
  text = rgm_day_text (day, RGM_DAY_TEXT_WEEKDAY);
  /* Translators: what is said of a day: “Wed 2 Dec: 12 days after session 2 · too early”. */
  return g_strdup_printf (_("%s: %s"), text, sentence);
}

/* What is said of the day with the keyboard, before it is chosen. */
static void
show_sentence (RgmDayPicker *self)
{
  g_autofree char *text = dup_sentence (self, self->cursor);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_CELLS; i++)
    g_ptr_array_add (texts, dup_sentence (self, get_cell_day (self, i)));
  rgm_day_sentence_make_room (self->sentence, texts);
  rgm_day_sentence_set_text (self->sentence, text);
}

static void
show_title (RgmDayPicker *self)
{
  g_autofree char *title = rgm_day_text_month_title (self->cursor);
  g_autofree char *short_title = rgm_day_text_month (self->cursor, RGM_DAY_TEXT_YEAR);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->short_title, short_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
show_month (RgmDayPicker *self)
{
  rgm_month_grid_init (&self->month, self->cursor, rgm_first_weekday_get ());
  show_title (self);
  for (guint i = 0; i < N_CELLS; i++)
    show_cell (self, i);
  rgm_day_legend_explain (self->legend, self->cells, N_CELLS);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), self->judge != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), self->judge != NULL);
  show_sentence (self);
}

static gboolean
may_choose (RgmDayPicker *self, RgmDay day)
{
  RgmVerdict verdict;
  g_autofree char *sentence = NULL;

  return rgm_day_is_valid (day)
         && (self->judge == NULL || self->judge (day, &verdict, &sentence, self->judge_data));
}

/* Goes to a day, with the keyboard if it is in the month. */
static void
move_to (RgmDayPicker *self, RgmDay day, gboolean focus)
{
  GtkWidget *cell;

  if (!rgm_day_is_valid (day))
    return;
  self->cursor = day;
  show_month (self);
  cell = rgm_day_picker_find (self, day);
  if (focus && cell != NULL)
    gtk_widget_grab_focus (cell);
}

static void
on_turn_cb (GtkButton *button, RgmDayPicker *self)
{
  int months = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "months"));

  move_to (self, rgm_month_grid_move (self->cursor, months), FALSE);
}

static void
on_clicked_cb (GtkButton *cell, RgmDayPicker *self)
{
  for (guint i = 0; i < N_CELLS; i++)
    if (self->cells[i] == GTK_WIDGET (cell))
      {
        rgm_day_picker_set_day (self, get_cell_day (self, i));
        g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->chosen);
        return;
      }
}

static gboolean
on_key_cb (RgmDayPicker *self, guint key, guint code, GdkModifierType modifiers)
{
  RgmDayStep step;
  RgmDay day;
  int later;

  if (!rgm_day_keys_find (GTK_WIDGET (self), RGM_DAY_KEYS_IN_WEEKS, key,
                          modifiers & gtk_accelerator_get_default_mod_mask (), &step, &later))
    return GDK_EVENT_PROPAGATE;
  day = rgm_day_step_find (step, self->cursor, later);
  if (may_choose (self, day))
    move_to (self, day, TRUE);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_turn (RgmDayPicker *self, const char *icon_name, const char *name, int months)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "months", GINT_TO_POINTER (months));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_turn_cb), self, 0);
  return button;
}

static GtkLabel *
add_title (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_parent (label, box);
  return GTK_LABEL (label);
}

/* With a short name of the month where the whole one has no room. */
static GtkWidget *
make_title (RgmDayPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, rgm_fit_layout_new (1));
  gtk_widget_set_hexpand (box, TRUE);
  self->title = add_title (box);
  self->short_title = add_title (box);
  return box;
}

static GtkWidget *
make_header (RgmDayPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  gtk_box_append (GTK_BOX (box), make_turn (self, "go-previous-symbolic", _("Month Before"), -1));
  gtk_box_append (GTK_BOX (box), make_title (self));
  gtk_box_append (GTK_BOX (box), make_turn (self, "go-next-symbolic", _("Month After"), 1));
  return box;
}

static GtkWidget *
make_row (void)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "homogeneous", TRUE, NULL);

  return row;
}

static GtkWidget *
make_weekdays (void)
{
  GtkWidget *row = make_row ();
  g_autoptr (GtkSizeGroup) words = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  int first = rgm_first_weekday_get ();

  for (int i = 0; i < RGM_MONTH_GRID_COLUMNS; i++)
    {
      int weekday = (first - 1 + i) % RGM_MONTH_GRID_COLUMNS + 1;

      gtk_box_append (GTK_BOX (row), rgm_weekday_name_new (weekday, words));
    }
  return row;
}

static GtkWidget *
make_cell (RgmDayPicker *self)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BUTTON, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), rgm_day_legend_make_mark ());
  gtk_button_set_child (GTK_BUTTON (cell), box);
  gtk_widget_add_css_class (cell, "day-cell");
  gtk_widget_add_css_class (cell, "flat");
  g_signal_connect_object (cell, "clicked", G_CALLBACK (on_clicked_cb), self, 0);
  return cell;
}

static GtkWidget *
make_grid (RgmDayPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->grid = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID,
                             "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  gtk_box_append (GTK_BOX (self->grid), make_weekdays ());
  for (guint row = 0; row < RGM_MONTH_GRID_ROWS; row++)
    {
      GtkWidget *box = make_row ();

      for (guint column = 0; column < RGM_MONTH_GRID_COLUMNS; column++)
        {
          self->cells[row * RGM_MONTH_GRID_COLUMNS + column] = make_cell (self);
          gtk_box_append (GTK_BOX (box), self->cells[row * RGM_MONTH_GRID_COLUMNS + column]);
        }
      gtk_box_append (GTK_BOX (self->grid), box);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->grid, keys);
  return self->grid;
}

static gboolean
rgm_day_picker_grab_focus (GtkWidget *widget)
{
  RgmDayPicker *self = RGM_DAY_PICKER (widget);
  GtkWidget *cell = rgm_day_picker_find (self, self->cursor);

  return cell != NULL && gtk_widget_grab_focus (cell);
}

static void
rgm_day_picker_map (GtkWidget *widget)
{
  show_month (RGM_DAY_PICKER (widget));
  GTK_WIDGET_CLASS (rgm_day_picker_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
rgm_day_picker_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rgm_day_picker_parent_class)->dispose (object);
}

static void
rgm_day_picker_class_init (RgmDayPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_day_picker_dispose;
  widget_class->grab_focus = rgm_day_picker_grab_focus;
  widget_class->map = rgm_day_picker_map;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", RGM_TYPE_DAY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daypicker");
}

static void
rgm_day_picker_init (RgmDayPicker *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
  gtk_widget_set_parent (make_header (self), widget);
  gtk_widget_set_parent (make_grid (self), widget);
  self->legend = RGM_DAY_LEGEND (rgm_day_legend_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->legend), widget);
  self->sentence = RGM_DAY_SENTENCE (rgm_day_sentence_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->sentence), widget);
  self->chosen = RGM_DAY_NONE;
  self->cursor = rgm_day_new (2000, 1, 1);
}

/**
 * rgm_day_picker_new:
 *
 * Makes a month to choose from.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_day_picker_new (void)
{
  return g_object_new (RGM_TYPE_DAY_PICKER, NULL);
}

/**
 * rgm_day_picker_set_day:
 * @self: the picker
 * @day: a day
 *
 * Shows a day as chosen, without the signal that the user chose it.
 */
void
rgm_day_picker_set_day (RgmDayPicker *self, RgmDay day)
{
  g_return_if_fail (RGM_IS_DAY_PICKER (self) && rgm_day_is_valid (day));

  self->chosen = self->cursor = day;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_month (self);
}

/**
 * rgm_day_picker_set_judge:
 * @self: the picker
 * @judge: (nullable): says what each day would be
 * @data: for @judge; borrowed
 *
 * Has each day marked with what is said of it.
 */
void
rgm_day_picker_set_judge (RgmDayPicker *self, RgmDayJudge judge, gpointer data)
{
  g_return_if_fail (RGM_IS_DAY_PICKER (self));

  self->judge = judge;
  self->judge_data = data;
}

/**
 * rgm_day_picker_find:
 * @self: the picker
 * @day: a day
 *
 * Returns: (transfer none) (nullable): its cell, or %NULL while another month is shown
 */
GtkWidget *
rgm_day_picker_find (RgmDayPicker *self, RgmDay day)
{
  RgmDay position;

  g_return_val_if_fail (RGM_IS_DAY_PICKER (self), NULL);

  position = day - self->month.start;
  return position >= 0 && position < N_CELLS && is_cell_needed (self, (guint) position)
           ? self->cells[position] : NULL;
}

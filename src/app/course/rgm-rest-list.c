#include "config.h"

#include "rgm-rest-list.h"

#include "rgm-day-picker.h"
#include "rgm-sentence.h"
#include "rgm-snug-layout.h"
#include "rgm-verdict-style.h"
#include "rgm-why-window.h"

#include <glib/gi18n-lib.h>

/**
 * RgmRestList:
 *
 * The sessions that are proposed for the rest of a course: each with its day and its verdict, to be
 * left out, moved, or given back to the rule.
 *
 * Signals: `changed`, when the user has changed one.
 */
struct _RgmRestList {
  GtkWidget parent_instance;

  GtkListBox *list;
  GPtrArray *rows;
  RgmRest *rest;
  gboolean is_refreshing;
};

G_DEFINE_FINAL_TYPE (RgmRestList, rgm_rest_list, GTK_TYPE_WIDGET)

/* What shows one session; the widgets are owned by the list. */
typedef struct {
  RgmRestList *list;
  guint position;
  GtkWidget *widget;
  GtkCheckButton *included;
  GtkLabel *title;
  GtkWidget *verdict;
  GtkImage *icon;
  GtkLabel *verdict_label;
  GtkLabel *note;
  GtkWidget *by_rule;
  GtkMenuButton *calendar;
} Row;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SPACING_PX 10
#define LINE_SPACING_PX 2

static gboolean
judge_day (RgmDay day, RgmVerdict *verdict, char **sentence, gpointer data)
{
  Row *row = data;

  return rgm_rest_judge (row->list->rest, row->position, day, verdict, sentence);
}

/* The row that a control is of. */
static Row *
find_row (RgmRestList *self, gpointer control)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (gtk_widget_is_ancestor (GTK_WIDGET (control), row->widget))
        return row;
    }
  g_return_val_if_reached (NULL);
}

static void
on_toggled_cb (RgmRestList *self, GtkCheckButton *button)
{
  if (self->is_refreshing)
    return;
  rgm_rest_set_left_out (self->rest, find_row (self, button)->position,
                         !gtk_check_button_get_active (button));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_day_chosen_cb (RgmRestList *self, int day, RgmDayPicker *picker)
{
  Row *row = find_row (self, picker);

  gtk_menu_button_popdown (row->calendar);
  rgm_rest_set_day (self->rest, row->position, day);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_by_rule_clicked_cb (RgmRestList *self, GtkWidget *button)
{
  rgm_rest_set_day (self->rest, find_row (self, button)->position, RGM_DAY_NONE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The verdict explains itself when it is pressed. */
static void
on_verdict_clicked_cb (RgmRestList *self, GtkWidget *button)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->rest->model);
  RgmTopic topic = { RGM_TOPIC_SESSION, 0 };
  gsize position;

  if (rgm_rest_find_evaluation (self->rest, find_row (self, button)->position, &position) == NULL)
    return;
  topic.index = (guint) position;
  rgm_why_window_open (button, self->rest->model, plan, &topic);
}

static GtkLabel *
make_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_words (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_SPACING_PX);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX / 2);

  row->title = make_label (box, "heading");
  row->verdict = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (row->verdict), line);
  gtk_widget_set_halign (row->verdict, GTK_ALIGN_START);
  gtk_widget_add_css_class (row->verdict, "flat");
  gtk_widget_add_css_class (row->verdict, "verdict-button");
  gtk_box_append (GTK_BOX (box), row->verdict);
  row->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                            "valign", GTK_ALIGN_START, NULL);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row->icon));
  row->verdict_label = make_label (line, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (row->verdict_label), TRUE);
  gtk_widget_add_css_class (row->verdict, "verdict");
  row->note = make_label (box, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (row->note), "caption");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* Only once it is asked for: a calendar is a plan for each day of a month, and many widgets. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  Row *row = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *picker = rgm_day_picker_new ();

  rgm_day_picker_set_judge (RGM_DAY_PICKER (picker), judge_day, row);
  rgm_day_picker_set_day (RGM_DAY_PICKER (picker),
                          rgm_rest_get_row (row->list->rest, row->position)->series.day);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (on_day_chosen_cb), row->list,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), rgm_snug_layout_wrap (picker));
  gtk_menu_button_set_popover (button, popover);
}

static GtkMenuButton *
make_calendar (Row *row)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());

  gtk_menu_button_set_icon_name (button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (button, create_popover, row, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _("Choose Another Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose Another Day"), -1);
  return button;
}

static GtkWidget *
make_by_rule (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "by-rule");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Back to the Rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Back to the Rule"), -1);
  return button;
}

static void
fill_row (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  row->included = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (row->included), GTK_ALIGN_CENTER);
  row->by_rule = make_by_rule ();
  row->calendar = make_calendar (row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->included));
  gtk_box_append (GTK_BOX (box), make_words (row));
  gtk_box_append (GTK_BOX (box), row->by_rule);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->calendar));
  gtk_widget_add_css_class (box, "rest-row");
  row->widget = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE,
                              "child", box, NULL);
}

static void
add_row (RgmRestList *self)
{
  Row *row = g_new0 (Row, 1);

  row->list = self;
  row->position = self->rows->len;
  fill_row (row);
  g_signal_connect_object (row->included, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row->verdict, "clicked", G_CALLBACK (on_verdict_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row->by_rule, "clicked", G_CALLBACK (on_by_rule_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row->widget);
  g_ptr_array_add (self->rows, row);
}

/* The button may live on for a moment after the row. */
static void
row_free (gpointer data)
{
  Row *row = data;

  gtk_menu_button_set_create_popup_func (row->calendar, NULL, NULL, NULL);
  gtk_menu_button_set_popover (row->calendar, NULL);
  gtk_list_box_remove (row->list->list, row->widget);
  g_free (row);
}

static char *
describe_title (const RgmPlan *plan, const RgmEvaluation *evaluation, gsize position,
                const RgmRestRow *proposed)
{
  g_autofree char *day =
    rgm_day_text (proposed->series.day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  g_autofree char *session = NULL;

  if (evaluation == NULL)
    return g_steal_pointer (&day);
  session = rgm_sentence_session_title (plan, position);
  /* Translators: a session and its day, “Session 3 · Fri 18 Dec 2026” */
  return g_strdup_printf (C_("session", "%s · %s"), session, day);
}

static void
label_why (Row *row, const char *verdict)
{
  gtk_widget_set_tooltip_text (row->verdict, verdict != NULL ? _("Why?") : NULL);
  if (verdict != NULL)
    rgm_why_window_name_button (row->verdict, verdict);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->verdict), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Not to be booked"), -1);
}

static void
show_verdict (Row *row, const RgmPlan *plan, const RgmEvaluation *evaluation, gsize position)
{
  g_autofree char *verdict = NULL;
  const char *icon_name = NULL;

  if (evaluation != NULL)
    {
      verdict = rgm_sentence_check (plan, position);
      icon_name = rgm_verdict_style_get_icon_name (evaluation->verdict);
    }
  rgm_verdict_style_apply (row->verdict, evaluation != NULL ? evaluation->verdict
                                                            : RGM_VERDICT_FIRST);
  gtk_label_set_label (row->verdict_label, verdict != NULL ? verdict : _("Not to be booked"));
  gtk_widget_set_sensitive (row->verdict, verdict != NULL);
  label_why (row, verdict);
  gtk_image_set_from_icon_name (row->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (row->icon), icon_name != NULL);
}

static void
show_row (Row *row)
{
  RgmRest *rest = row->list->rest;
  RgmPlan *plan = rgm_course_model_get_plan (rest->model);
  const RgmRestRow *proposed = rgm_rest_get_row (rest, row->position);
  gsize position = 0;
  const RgmEvaluation *evaluation = rgm_rest_find_evaluation (rest, row->position, &position);
  g_autofree char *title = describe_title (plan, evaluation, position, proposed);
  g_autofree char *note = rgm_sentence_series_note (&proposed->series, plan->today);

  gtk_label_set_label (row->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->included), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_check_button_set_active (row->included, !proposed->is_left_out);
  show_verdict (row, plan, evaluation, position);
  gtk_label_set_label (row->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (row->note), note != NULL);
  gtk_widget_set_visible (row->by_rule, proposed->series.kept == RGM_SERIES_GIVEN);
}

static void
rgm_rest_list_dispose (GObject *object)
{
  RgmRestList *self = RGM_REST_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (rgm_rest_list_parent_class)->dispose (object);
}

static void
rgm_rest_list_class_init (RgmRestListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_rest_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_REST_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rgm_rest_list_init (RgmRestList *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sessions to be booked"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * rgm_rest_list_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_rest_list_new (void)
{
  return g_object_new (RGM_TYPE_REST_LIST, NULL);
}

/**
 * rgm_rest_list_set_rest:
 * @self: the list
 * @rest: (nullable) (transfer none): what to show; must outlive the list, or be taken from it
 *
 * Shows the rest of a course, and has the user change it.
 */
void
rgm_rest_list_set_rest (RgmRestList *self, RgmRest *rest)
{
  g_return_if_fail (RGM_IS_REST_LIST (self));

  self->rest = rest;
  rgm_rest_list_refresh (self);
}

/**
 * rgm_rest_list_refresh:
 * @self: the list
 *
 * Shows what has become of the rest. Rows that there are stay, and what has the keyboard keeps it.
 */
void
rgm_rest_list_refresh (RgmRestList *self)
{
  guint n_rows;

  g_return_if_fail (RGM_IS_REST_LIST (self));

  n_rows = self->rest != NULL ? self->rest->rows->len : 0;
  if (self->rows == NULL)
    return;
  self->is_refreshing = TRUE;
  if (self->rows->len > n_rows)
    g_ptr_array_set_size (self->rows, (int) n_rows);
  while (self->rows->len < n_rows)
    add_row (self);
  for (guint i = 0; i < n_rows; i++)
    show_row (self->rows->pdata[i]);
  self->is_refreshing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}

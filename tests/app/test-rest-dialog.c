#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "rgm-calendar-button.h"
#include "rgm-day-picker.h"
#include "rgm-day-spans-text.h"
#include "rgm-rest-dialog.h"
#include "rgm-rest-list.h"
#include "rgm-text-field.h"

#include <locale.h>

#define SESSIONS "done 2026-10-16;done 2026-11-20"
#define TODAY "2026-11-24"

static GtkWidget *
part (RgmRestDialog *dialog, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog), RGM_TYPE_REST_DIALOG,
                                                    name));
}

static GtkWidget *
list_of (RgmRestDialog *dialog)
{
  return part (dialog, "list");
}

static const char *
get_title (RgmRestDialog *dialog, guint row)
{
  GtkWidget *at = course_tree_find_class (list_of (dialog), "rest-row", row);

  return gtk_label_get_label (GTK_LABEL (course_tree_find (at, GTK_TYPE_LABEL, 0)));
}

static const char *
get_verdict (RgmRestDialog *dialog, guint row)
{
  GtkWidget *verdict = course_tree_find_class (list_of (dialog), "verdict", row);

  return gtk_label_get_label (GTK_LABEL (course_tree_find (verdict, GTK_TYPE_LABEL, 0)));
}

static guint
count_rows (RgmRestDialog *dialog)
{
  return course_tree_count_class (list_of (dialog), "rest-row");
}

static gboolean
may_save (RgmRestDialog *dialog)
{
  return gtk_widget_get_sensitive (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
}

static void
choose (RgmRestDialog *dialog, const char *name, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (dialog, name)), position);
}

static void
type (RgmRestDialog *dialog, const char *name, const char *text)
{
  GtkWidget *entry = rgm_text_field_get_entry (RGM_TEXT_FIELD (part (dialog, name)));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
close_dialog (RgmRestDialog *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  course_fixture_settle ();
}

/* It begins with the first recommended days, shows them everywhere, and leaving puts back the very
 * plan that there was. */
static void
test_tries_and_puts_back (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmPlan *before = rgm_course_model_get_plan (fixture->model);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);

  g_assert_cmpuint (count_rows (dialog), ==, 4);
  g_assert_cmpstr (get_title (dialog, 0), ==, "Session 3 · Fri 18 Dec 2026");
  g_assert_cmpstr (get_verdict (dialog, 0), ==, "28 days after session 2 · on time");
  g_assert_cmpstr (get_title (dialog, 3), ==, "Session 6 · Fri 12 Mar 2027");
  g_assert_true (rgm_course_model_get_trying (fixture->model));
  g_assert_cmpuint (rgm_course_model_get_plan (fixture->model)->n_sessions, ==, 6);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (part (dialog, "outcome"))), ==,
                   "4 remaining · finishes 12 Mar 2027 · final results from 12 Jun 2027");
  /* No span of sessions: nothing to ask. */
  g_assert_false (gtk_widget_get_visible (part (dialog, "up_to")));
  close_dialog (dialog);
  g_assert_false (rgm_course_model_get_trying (fixture->model));
  g_assert_true (rgm_course_model_get_plan (fixture->model) == before);
  course_fixture_free (fixture);
}

/* It is put back when the window goes, whatever still holds that. */
static void
test_held (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  g_autoptr (RgmRestDialog) held = g_object_ref (rgm_rest_dialog_new (fixture->model));

  gtk_window_present (GTK_WINDOW (held));
  g_assert_true (rgm_course_model_get_trying (fixture->model));
  gtk_window_destroy (GTK_WINDOW (held));
  g_assert_false (rgm_course_model_get_trying (fixture->model));
  g_clear_object (&held);
  course_fixture_free (fixture);
}

static void
test_rule (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);

  choose (dialog, "aim", RGM_SERIES_EARLIEST);
  g_assert_cmpstr (get_title (dialog, 0), ==, "Session 3 · Fri 4 Dec 2026");
  choose (dialog, "aim", RGM_SERIES_MIDDLE);
  choose (dialog, "weekday", 1);
  g_assert_cmpstr (get_title (dialog, 0), ==, "Session 3 · Mon 28 Dec 2026");
  g_assert_false (gtk_widget_get_visible (part (dialog, "weekdays_box")));
  choose (dialog, "aim", RGM_SERIES_START);
  type (dialog, "avoided", "21 Dec; 25 Dec – 2 Jan");
  g_assert_cmpstr (get_title (dialog, 0), ==, "Session 3 · Mon 4 Jan 2027");
  /* What the rule could not hold is told. */
  g_assert_cmpstr (gtk_label_get_label (
                     GTK_LABEL (course_tree_find_class (list_of (dialog), "caption", 0))), ==,
                   "No day of 18 Dec – 1 Jan fits the rule. This is the next that does.");
  type (dialog, "time", "14:30");
  g_assert_true (may_save (dialog));
  g_assert_cmpint (rgm_course_model_get_plan (fixture->model)->sessions[2].minute, ==, 870);
  close_dialog (dialog);
  course_fixture_free (fixture);
}

/* A day chosen from the calendar of a session stands, the rest follows it, and it can be given back
 * to the rule. */
static void
test_change_one (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);
  GtkWidget *row = course_tree_find_class (list_of (dialog), "rest-row", 1);
  GtkWidget *button, *picker;

  gtk_window_present (GTK_WINDOW (dialog));
  course_fixture_settle ();
  button = course_tree_find (row, GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  picker = course_tree_find (row, RGM_TYPE_DAY_PICKER, 0);
  g_signal_emit_by_name (picker, "chosen", course_fixture_day ("2027-01-20"));
  g_assert_cmpstr (get_title (dialog, 1), ==, "Session 4 · Wed 20 Jan 2027");
  g_assert_cmpstr (get_title (dialog, 2), ==, "Session 5 · Wed 17 Feb 2027");
  g_signal_emit_by_name (course_tree_find_class (row, "by-rule", 0), "clicked");
  g_assert_cmpstr (get_title (dialog, 1), ==, "Session 4 · Fri 15 Jan 2027");
  close_dialog (dialog);
  course_fixture_free (fixture);
}

/* A day chosen to be avoided is written so that it is read as that day, in each place. */
static void
test_choose_avoided (void)
{
  const char *const days[] = { "2026-12-18", "2027-03-12" };
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);
  GtkWidget *field = part (dialog, "avoided");
  GtkWidget *calendar = course_tree_find (field, RGM_TYPE_CALENDAR_BUTTON, 0);
  g_autoptr (GArray) spans = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_signal_emit_by_name (calendar, "chosen", course_fixture_day (days[i]));
  spans = rgm_day_spans_text_parse (rgm_text_field_get_text (RGM_TEXT_FIELD (field)),
                                    rgm_date_names_get_local (), course_fixture_day (TODAY), NULL);
  g_assert_nonnull (spans);
  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < spans->len; i++)
    {
      const RgmDaySpan *span = &g_array_index (spans, RgmDaySpan, i);

      g_assert_cmpint (span->first, ==, course_fixture_day (days[i]));
      g_assert_cmpint (span->last, ==, span->first);
    }
  close_dialog (dialog);
  course_fixture_free (fixture);
}

/* What cannot be read, or leaves no day, is told, and nothing can be booked. */
static void
test_errors (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);
  GtkWidget *check;

  type (dialog, "avoided", "soon");
  g_assert_false (may_save (dialog));
  type (dialog, "avoided", "2026-01-01..2040-12-31");
  g_assert_false (may_save (dialog));
  g_assert_false (rgm_course_model_get_trying (fixture->model));
  type (dialog, "avoided", "");
  g_assert_true (may_save (dialog));
  type (dialog, "time", "half past");
  g_assert_false (may_save (dialog));
  type (dialog, "time", "");
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (may_save (dialog));
      check = course_tree_find (list_of (dialog), GTK_TYPE_CHECK_BUTTON, i);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
      g_assert_cmpstr (get_verdict (dialog, i), ==, "Not to be booked");
    }
  g_assert_false (may_save (dialog));
  close_dialog (dialog);
  course_fixture_free (fixture);
}

/* Where there may be more sessions than are needed, it is asked how many; the fewest at first. */
static void
test_how_many (void)
{
  CourseFixture *fixture = course_fixture_new ("scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);

  g_assert_true (gtk_widget_get_visible (part (dialog, "up_to")));
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  choose (dialog, "up_to", 3);
  g_assert_cmpuint (count_rows (dialog), ==, 4);
  g_assert_cmpstr (get_title (dialog, 3), ==, "Session 6 · Fri 12 Mar 2027");
  choose (dialog, "up_to", 0);
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  close_dialog (dialog);
  course_fixture_free (fixture);
}

static void
on_undoable_cb (RgmCourseModel *model, const char *title, gint64 change, char **said)
{
  g_free (*said);
  *said = g_strdup (title);
}

/* Booked as one change, with the way back offered once. */
static void
test_save (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);
  g_autofree char *said = NULL;
  g_autoptr (RgmSessionRecord) last = NULL;

  g_signal_connect (fixture->model, "undoable", G_CALLBACK (on_undoable_cb), &said);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  while (rgm_course_model_get_trying (fixture->model))
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_assert_cmpstr (said, ==, "Sessions booked");
  g_assert_cmpuint (rgm_course_model_get_content (fixture->model)->sessions->len, ==, 6);
  last = course_fixture_dup_session (fixture, 5);
  g_assert_cmpint (last->day, ==, course_fixture_day ("2027-03-12"));
  g_assert_cmpint (last->said_verdict, ==, RGM_VERDICT_ON_TIME);
  /* As last time, as the dialog for one booking offers it. */
  g_assert_cmpint (last->length, ==, 30);
  g_assert_cmpint (last->setting, ==, RGM_SESSION_SETTING_CLINIC);
  /* Nothing remains. */
  g_assert_null (rgm_rest_dialog_new (fixture->model));
  course_fixture_free (fixture);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Enter, where the widget with the keyboard has no use for it. */
static void
press_enter (RgmRestDialog *dialog, GtkWidget *focus)
{
  g_assert_true (gtk_widget_grab_focus (focus));
  g_signal_emit_by_name (dialog, "activate-default");
}

/* Enter on a choice opens it, as the space key does, and books nothing. */
static void
test_enter (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);
  GtkWidget *choice = part (dialog, "aim");

  display_show (GTK_WIDGET (dialog));
  press_enter (dialog, choice);
  g_assert_true (display_wait_for (is_mapped, course_tree_find (choice, GTK_TYPE_POPOVER, 0)));
  gtk_popover_popdown (GTK_POPOVER (course_tree_find (choice, GTK_TYPE_POPOVER, 0)));
  press_enter (dialog, course_tree_find (list_of (dialog), GTK_TYPE_CHECK_BUTTON, 0));
  g_assert_cmpuint (rgm_course_model_get_saved_content (fixture->model)->sessions->len, ==, 2);
  close_dialog (dialog);
  course_fixture_free (fixture);
}

static void
test_names (void)
{
  CourseFixture *fixture = course_fixture_new ("scars", NULL, SESSIONS, TODAY);
  RgmRestDialog *dialog = rgm_rest_dialog_new (fixture->model);

  course_tree_assert_named (GTK_WIDGET (dialog));
  gtk_test_accessible_assert_property (
    course_tree_find (list_of (dialog), GTK_TYPE_CHECK_BUTTON, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Session 3 · Fri 18 Dec 2026");
  close_dialog (dialog);
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_TIME, "");
  adw_init ();
  g_test_add_func ("/rest-dialog/tries-and-puts-back", test_tries_and_puts_back);
  g_test_add_func ("/rest-dialog/held", test_held);
  g_test_add_func ("/rest-dialog/rule", test_rule);
  g_test_add_func ("/rest-dialog/change-one", test_change_one);
  g_test_add_func ("/rest-dialog/choose-avoided", test_choose_avoided);
  g_test_add_func ("/rest-dialog/errors", test_errors);
  g_test_add_func ("/rest-dialog/how-many", test_how_many);
  g_test_add_func ("/rest-dialog/save", test_save);
  g_test_add_func ("/rest-dialog/enter", test_enter);
  g_test_add_func ("/rest-dialog/names", test_names);
  return g_test_run ();
}

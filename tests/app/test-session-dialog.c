#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "entering.h"
#include "rgm-course-dialog.h"
#include "rgm-pause-dialog.h"
#include "rgm-session-dialog-private.h"

#include <string.h>

#define SESSIONS "done 2026-10-16;done 2026-11-20"
#define TODAY ENTERING_TODAY

/* The numbers of the design: 2 December is 12 days after session 2, and 2 days too early. */
static void
test_too_early (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Book Session 3");
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 18 Dec 2026");
  g_assert_false (entering_is_shown (dialog->override_reason));
  g_assert_true (gtk_widget_has_css_class (dialog->check, "verdict-on-time"));

  entering_type (dialog->date, "2 Dec 2026");
  g_assert_cmpstr (gtk_label_get_label (dialog->check_label), ==,
                   "12 days after session 2 · 2 days too early · earliest Fri 4 Dec");
  g_assert_true (gtk_widget_has_css_class (dialog->check, "verdict-too-early"));
  g_assert_true (entering_is_shown (dialog->override_reason));
  g_assert_cmpstr (gtk_button_get_label (dialog->recommended_button), ==,
                   "Recommended: Fri 18 Dec");
  g_assert_cmpstr (gtk_button_get_label (dialog->earliest_button), ==, "Earliest: Fri 4 Dec");
  g_assert_cmpstr (gtk_label_get_label (dialog->consequence), ==,
                   "After this booking: next 30 Dec – 13 Jan · finish 24 Feb – 7 Apr 2027");
  /* It warns and does not block. */
  g_assert_true (entering_may_save (dialog));
  entering_close (dialog, fixture);
}

static void
test_take_a_better_day (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-02"));

  gtk_widget_activate_action (GTK_WIDGET (dialog), "session.take-earliest", NULL);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 4 Dec 2026");
  g_assert_false (entering_is_shown (dialog->override_reason));
  g_assert_false (entering_is_shown (dialog->earliest_button));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "session.take-recommended", NULL);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 18 Dec 2026");
  g_assert_false (entering_is_shown (dialog->recommended_button));
  entering_close (dialog, fixture);
}

static void
test_errors (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkAccessible *entry = GTK_ACCESSIBLE (rgm_text_field_get_entry (dialog->date));

  g_assert_true (entering_may_save (dialog));
  entering_type (dialog->date, "25 Nov 2026");
  g_assert_false (entering_may_save (dialog));
  gtk_test_accessible_assert_property (
    entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "A session that took place cannot be after today, 24 Nov 2026.");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  /* Save says why it is off. */
  g_assert_nonnull (entering_get_save_hint (dialog));
  g_assert_false (entering_is_shown (dialog->check));

  entering_type (dialog->date, "2026-11-24");
  g_assert_true (entering_may_save (dialog));
  g_assert_null (entering_get_save_hint (dialog));
  entering_type (dialog->time, "half past two");
  g_assert_false (entering_may_save (dialog));
  entering_type (dialog->time, "14:30");
  g_assert_true (entering_may_save (dialog));
  entering_close (dialog, fixture);
}

static void
test_home_note (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);

  /* As last time: a clinic, up to 1.50 mm. */
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->setting), ==, RGM_SESSION_SETTING_CLINIC);
  g_assert_false (entering_is_shown (dialog->home_note));
  adw_combo_row_set_selected (dialog->setting, RGM_SESSION_SETTING_HOME);
  g_assert_true (entering_is_shown (dialog->home_note));
  g_assert_true (entering_may_save (dialog));
  entering_close (dialog, fixture);
}

static void
test_save (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-02"));
  g_autoptr (RgmSessionRecord) saved = NULL;

  entering_type (dialog->override_reason, "Away in December");
  entering_type (dialog->time, "14:30");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  entering_wait_for_sessions (fixture, 3);
  saved = course_fixture_dup_session (fixture, 2);
  g_assert_cmpint (saved->state, ==, RGM_SESSION_BOOKED);
  g_assert_cmpint (saved->minute, ==, 870);
  g_assert_cmpint (saved->length, ==, 30);
  g_assert_cmpstr (saved->override_reason, ==, "Away in December");
  g_assert_cmpint (saved->said_verdict, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (saved->said_days_too_early, ==, 2);
  course_fixture_free (fixture);
}

/* The database is gone: the dialog stays, with all that was typed and a sentence. */
static void
test_failure_keeps_what_was_typed (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-18"));

  entering_type (dialog->time, "9:15");
  rgm_store_service_close (fixture->service);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  while (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->time), ==, "9:15");
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 18 Dec 2026");
  g_assert_true (g_str_has_prefix (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)),
                                   "Not saved. "));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (dialog->date)));
  g_assert_true (entering_may_save (dialog));
  entering_close (dialog, fixture);
}

static GtkWidget *
get_cell (RgmSessionDialog *dialog, const char *iso)
{
  RgmDayPicker *picker = rgm_calendar_button_get_picker (dialog->calendar);
  GtkWidget *cell;

  /* What each day would be is asked anew where a month is shown: the next one, and this again. */
  g_signal_emit_by_name (course_tree_find (GTK_WIDGET (picker), GTK_TYPE_BUTTON, 1), "clicked");
  g_signal_emit_by_name (course_tree_find (GTK_WIDGET (picker), GTK_TYPE_BUTTON, 0), "clicked");
  cell = rgm_day_picker_find (picker, course_fixture_day (iso));
  g_assert_nonnull (cell);
  return cell;
}

/* Each day of the calendar has its verdict, on both sides of each limit, by a class for its shape
 * and by words, as the check of the day itself says it. */
static void
test_calendar (void)
{
  const struct {
    const char *day;
    const char *mark;
    const char *words;
  } cases[] = {
    { "2026-12-03", "too-early", "13 days after session 2 · 1 day too early" },
    { "2026-12-04", "early", "14 days after session 2" },
    { "2026-12-17", "early", "27 days after session 2" },
    { "2026-12-18", "on-time", "28 days after session 2 · on time" },
    { "2027-01-01", "on-time", "42 days after session 2 · on time" },
    { "2027-01-02", "late", "43 days after session 2" },
  };
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-10"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *cell = get_cell (dialog, cases[i].day);

      g_test_message ("%s: %s", cases[i].day, gtk_widget_get_tooltip_text (cell));
      g_assert_true (gtk_widget_has_css_class (cell, cases[i].mark));
      g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (cell), cases[i].words));
      gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           gtk_widget_get_tooltip_text (cell));
    }
  gtk_test_accessible_assert_property (get_cell (dialog, "2026-12-03"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Thu 3 Dec 2026");
  gtk_test_accessible_assert_state (get_cell (dialog, "2026-12-10"),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  g_signal_emit_by_name (get_cell (dialog, "2026-12-18"), "clicked");
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 18 Dec 2026");
  gtk_test_accessible_assert_state (get_cell (dialog, "2026-12-18"),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  entering_close (dialog, fixture);
}

/* A session that took place cannot lie after today, in the calendar either. */
static void
test_calendar_of_past (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);

  g_assert_true (gtk_widget_get_sensitive (get_cell (dialog, TODAY)));
  g_assert_false (gtk_widget_get_sensitive (get_cell (dialog, "2026-11-25")));
  entering_close (dialog, fixture);
}

static void
test_pain (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  RgmSessionDialog *booking = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);
  g_autoptr (RgmSessionRecord) saved = NULL;

  g_assert_false (entering_is_shown (booking->pain));
  gtk_window_destroy (GTK_WINDOW (booking));
  g_assert_true (entering_is_shown (dialog->pain));
  gtk_test_accessible_assert_property (dialog->pain, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Not told");
  adw_combo_row_set_selected (dialog->pain, 11);
  gtk_test_accessible_assert_property (dialog->pain, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "10 – worst pain");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  entering_wait_for_sessions (fixture, 3);
  saved = course_fixture_dup_session (fixture, 2);
  g_assert_cmpint (saved->pain, ==, 10);
  course_fixture_free (fixture);
}

/* A session notes depth and passes for any area, also where its course has none. */
static void
test_zones_without_areas_of_the_course (void)
{
  const char *const areas[] = { "neck", NULL };
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  g_autoptr (RgmSessionRecord) saved = NULL;
  GtkWidget *entry, *label;

  g_assert_true (entering_is_shown (dialog->zones));
  rgm_area_picker_set_selected (dialog->areas, areas + 1);
  g_signal_emit_by_name (dialog->areas, "changed");
  label = course_tree_find (GTK_WIDGET (dialog->zones), GTK_TYPE_LABEL, 0);
  g_assert_true (label != NULL && gtk_widget_get_child_visible (label));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "None told."));
  rgm_area_picker_set_selected (dialog->areas, areas);
  g_signal_emit_by_name (dialog->areas, "changed");
  entry = course_tree_find (GTK_WIDGET (dialog->zones), GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "0.75");
  entry = course_tree_find (GTK_WIDGET (dialog->zones), GTK_TYPE_ENTRY, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "3");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  entering_wait_for_sessions (fixture, 3);
  saved = course_fixture_dup_session (fixture, 2);
  g_assert_cmpuint (rgm_session_record_get_n_zones (saved), ==, 1);
  g_assert_cmpstr (rgm_session_record_get_zone (saved, 0)->area, ==, "neck");
  g_assert_cmpint (rgm_session_record_get_zone (saved, 0)->depth, ==, 75);
  g_assert_cmpint (rgm_session_record_get_zone (saved, 0)->passes, ==, 3);
  course_fixture_free (fixture);
}

/* Products are added with their lots, and a lot alone is told beside it. */
static void
test_products (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  g_autoptr (RgmSessionRecord) saved = NULL;
  GtkWidget *list = GTK_WIDGET (dialog->products);
  GtkWidget *name, *lot;

  /* As last time there is none, or those of last time are taken away. */
  while (dialog->draft->products->len > 0)
    {
      g_ptr_array_remove_index (dialog->draft->products, 0);
      rgm_product_list_set_draft (dialog->products, dialog->draft);
    }
  g_signal_emit_by_name (gtk_widget_get_last_child (list), "clicked");
  name = course_tree_find (list, GTK_TYPE_ENTRY, 0);
  lot = course_tree_find (list, GTK_TYPE_ENTRY, 1);
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_LABEL, "Product");
  gtk_test_accessible_assert_property (lot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Lot");
  gtk_editable_set_text (GTK_EDITABLE (lot), "L7");
  g_assert_false (entering_may_save (dialog));
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A lot needs the name of its product.");
  gtk_editable_set_text (GTK_EDITABLE (name), "Serum A");
  g_assert_true (entering_may_save (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  entering_wait_for_sessions (fixture, 3);
  saved = course_fixture_dup_session (fixture, 2);
  g_assert_cmpuint (rgm_session_record_get_n_products (saved), ==, 1);
  g_assert_cmpstr (rgm_session_record_get_product (saved, 0)->lot, ==, "L7");
  course_fixture_free (fixture);
}

static void
on_closed_cb (GObject *form, GAsyncResult *result, gpointer data)
{
  *(int *) data = rgm_form_window_close_finish (RGM_FORM_WINDOW (form), result);
}

/* Leaving asks only where something would be lost, and what is kept is kept whole. */
static void
test_leaving_asks (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-18"));
  int closed = -1;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  entering_type (dialog->time, "9:15");
  g_assert_true (rgm_form_window_get_changed (RGM_FORM_WINDOW (dialog)));
  entering_type (dialog->time, "");
  g_assert_false (rgm_form_window_get_changed (RGM_FORM_WINDOW (dialog)));
  adw_combo_row_set_selected (dialog->setting, RGM_SESSION_SETTING_HOME);
  g_assert_true (rgm_form_window_get_changed (RGM_FORM_WINDOW (dialog)));

  gtk_window_close (GTK_WINDOW (dialog));
  course_tree_answer (dialog, "0");
  g_assert_nonnull (dialog);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->setting), ==, RGM_SESSION_SETTING_HOME);

  rgm_form_window_close_async (RGM_FORM_WINDOW (dialog), on_closed_cb, &closed);
  course_tree_answer (dialog, "0");
  g_assert_cmpint (closed, ==, FALSE);
  rgm_form_window_close_async (RGM_FORM_WINDOW (dialog), on_closed_cb, &closed);
  course_tree_answer (dialog, "1");
  g_assert_cmpint (closed, ==, TRUE);
  g_assert_null (dialog);
  course_fixture_free (fixture);
}

static void
test_leaving_unchanged (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  int closed = -1;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  course_fixture_settle ();
  g_assert_null (dialog);
  dialog = rgm_session_dialog_new_past (fixture->model);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  rgm_form_window_close_async (RGM_FORM_WINDOW (dialog), on_closed_cb, &closed);
  while (closed < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (closed, ==, TRUE);
  g_assert_null (dialog);
  course_fixture_free (fixture);
}

/* Who quits while a session is being saved waits for the end of it, and stays if it fails. */
static void
test_leaving_while_saving (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-18"));
  int closed = -1;

  rgm_store_service_close (fixture->service);
  entering_type (dialog->time, "9:15");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  rgm_form_window_close_async (RGM_FORM_WINDOW (dialog), on_closed_cb, &closed);
  g_assert_null (course_tree_find_question (dialog));
  while (closed < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (closed, ==, FALSE);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->time), ==, "9:15");
  entering_close (dialog, fixture);
}

/* Editing a past session shows what changes by it as one types: a line for each, the new dates
 * bold, and nothing once it is as it was. */
static void
test_edit (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  g_autoptr (RgmSessionRecord) second = course_fixture_dup_session (fixture, 1);
  RgmSessionDialog *dialog = rgm_session_dialog_new_edit (fixture->model, second->id);
  const char *const expected[] = {
    "Next session: 18 Dec – 1 Jan → 11–25 Dec",
    "Finish: 12 Mar – 7 May 2027 → 5 Mar – 30 Apr 2027",
    "Final results: 12 Jun 2027 → 5 Jun 2027",
  };

  g_assert_nonnull (dialog);
  g_assert_false (entering_is_shown (dialog->changes));
  entering_type (dialog->date, "2026-11-13");
  g_assert_true (entering_is_shown (dialog->changes));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *label = course_tree_find_class (GTK_WIDGET (dialog->changes), "change", i);

      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, expected[i]);
    }
  entering_type (dialog->date, "2026-11-");
  g_assert_false (entering_is_shown (dialog->changes));
  entering_type (dialog->date, "2026-11-20");
  g_assert_false (entering_is_shown (dialog->changes));
  entering_close (dialog, fixture);
}

/* A past session that is added changes how a booking is judged, and that comes first. */
static void
test_what_a_past_session_changes (void)
{
  CourseFixture *fixture = entering_make (SESSIONS ";booked 2026-12-18");
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkWidget *list = GTK_WIDGET (dialog->changes);

  /* Today. */
  g_assert_cmpstr (
    gtk_label_get_label (GTK_LABEL (course_tree_find_class (list, "change", 0))), ==,
    "Fri 18 Dec: 28 days · on time → 24 days · early");
  g_assert_cmpuint (course_tree_count_class (list, "verdict-too-early"), ==, 0);
  entering_close (dialog, fixture);
}

/* What a new booking moves is told by its consequence; only what becomes of others is news. */
static void
test_what_a_booking_changes (void)
{
  CourseFixture *fixture = entering_make (SESSIONS ";booked 2026-12-18");
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2027-01-15"));

  g_assert_false (entering_is_shown (dialog->changes));
  entering_type (dialog->date, "2026-12-08");
  g_assert_true (entering_is_shown (dialog->changes));
  g_assert_cmpuint (course_tree_count_class (GTK_WIDGET (dialog->changes), "verdict-too-early"),
                    ==, 1);
  g_assert_cmpstr (
    gtk_label_get_label (GTK_LABEL (course_tree_find_class (GTK_WIDGET (dialog->changes),
                                                            "change", 0))), ==,
    "Fri 18 Dec: 28 days · on time → 10 days · 4 days too early");
  /* The heading, and one line. */
  g_assert_null (gtk_widget_get_next_sibling (
    course_tree_find_class (GTK_WIDGET (dialog->changes), "verdict-too-early", 0)));
  entering_close (dialog, fixture);
}

static void
test_names (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  GtkWidget *dialogs[] = {
    GTK_WIDGET (rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE)),
    GTK_WIDGET (rgm_session_dialog_new_past (fixture->model)),
    GTK_WIDGET (rgm_course_dialog_new (fixture->model)),
    GTK_WIDGET (rgm_course_dialog_new_edit (fixture->model)),
    GTK_WIDGET (rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_PAUSE)),
    GTK_WIDGET (rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_STOP)),
  };
  RgmSessionDialog *booking = RGM_SESSION_DIALOG (dialogs[0]);

  gtk_test_accessible_assert_role (rgm_text_field_get_entry (booking->date),
                                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (rgm_text_field_get_entry (booking->date),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Date");
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      course_tree_assert_named (dialogs[i]);
      gtk_window_destroy (GTK_WINDOW (dialogs[i]));
    }
  course_fixture_settle ();
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/session-dialog/too-early", test_too_early);
  g_test_add_func ("/session-dialog/take-a-better-day", test_take_a_better_day);
  g_test_add_func ("/session-dialog/errors", test_errors);
  g_test_add_func ("/session-dialog/home-note", test_home_note);
  g_test_add_func ("/session-dialog/save", test_save);
  g_test_add_func ("/session-dialog/failure-keeps-what-was-typed",
                   test_failure_keeps_what_was_typed);
  g_test_add_func ("/session-dialog/edit", test_edit);
  g_test_add_func ("/session-dialog/calendar", test_calendar);
  g_test_add_func ("/session-dialog/calendar-of-past", test_calendar_of_past);
  g_test_add_func ("/session-dialog/pain", test_pain);
  g_test_add_func ("/session-dialog/zones-without-areas-of-the-course",
                   test_zones_without_areas_of_the_course);
  g_test_add_func ("/session-dialog/products", test_products);
  g_test_add_func ("/session-dialog/leaving-asks", test_leaving_asks);
  g_test_add_func ("/session-dialog/leaving-unchanged", test_leaving_unchanged);
  g_test_add_func ("/session-dialog/leaving-while-saving", test_leaving_while_saving);
  g_test_add_func ("/session-dialog/what-a-past-session-changes",
                   test_what_a_past_session_changes);
  g_test_add_func ("/session-dialog/what-a-booking-changes", test_what_a_booking_changes);
  g_test_add_func ("/session-dialog/names", test_names);
  return g_test_run ();
}

#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "entering.h"
#include "rgm-course-dialog.h"
#include "rgm-day-picker.h"
#include "rgm-patient-dialog.h"
#include "rgm-pause-dialog.h"
#include "rgm-rest-dialog.h"
#include "rgm-session-dialog-private.h"

#include <string.h>

/* Somebody else saves while a form is open: nothing of theirs is lost, nothing is booked twice, and
 * what was typed is kept. Each is tried twice: the form hears of it before it is saved, or only by
 * being refused. */

#define SESSIONS "done 2026-10-16;done 2026-11-20"
#define BOOKED SESSIONS ";booked 2026-12-18"
#define TODAY ENTERING_TODAY
#define IS_RACE GINT_TO_POINTER (TRUE)

static RgmStore *
open_other (CourseFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "regimen.db", NULL);
  g_autoptr (GError) error = NULL;
  RgmStore *store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

static const RgmCourseContent *
get_course (CourseFixture *fixture)
{
  return rgm_course_model_get_saved_content (fixture->model);
}

static void
save (gpointer form)
{
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
}

/* Whether a form is gone that was open; what is saved closes it. */
static gboolean
is_saved (gpointer open)
{
  return *(gpointer *) open == NULL;
}

static gboolean
is_told_or_saved (gpointer open)
{
  const char *told = is_saved (open) ? NULL : rgm_form_window_get_failure (*(gpointer *) open);

  return is_saved (open) || (told != NULL && strstr (told, "elsewhere") != NULL);
}

/* The form hears of what was done elsewhere: by itself, or by being refused. */
static void
hear (CourseFixture *fixture, gpointer form, gconstpointer is_race)
{
  gpointer open = NULL;

  g_set_weak_pointer (&open, form);
  if (is_race)
    save (form);
  else
    rgm_store_service_look (fixture->service);
  g_assert_true (display_wait_for (is_told_or_saved, &open));
  g_assert_false (is_saved (&open));
  g_clear_weak_pointer (&open);
  course_fixture_settle ();
  g_test_message ("%s", rgm_form_window_get_failure (form));
}

/* Who was told can save. */
static void
save_and_wait (gpointer form)
{
  gpointer open = NULL;

  g_set_weak_pointer (&open, form);
  save (form);
  g_assert_true (display_wait_for (is_saved, &open));
  course_fixture_settle ();
}

static void
end (RgmStore *other, CourseFixture *fixture)
{
  rgm_store_close (other);
  course_fixture_settle ();
  course_fixture_free (fixture);
}

static RgmCourseContent *
load (RgmStore *store, const char *course_id)
{
  RgmCourseContent *content = rgm_store_load_course (store, course_id, NULL);

  g_assert_nonnull (content);
  return content;
}

static void
set_notes (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static const char *
get_save_label (gpointer form)
{
  return gtk_button_get_label (GTK_BUTTON (rgm_form_window_get_save_button (form)));
}

/* Edit Patient */

static gpointer
edit_patient (CourseFixture *fixture)
{
  return rgm_patient_dialog_new (fixture->service, rgm_clock_get_today (fixture->clock),
                                 rgm_course_model_get_patient (fixture->model));
}

static void
type_birth_day (gpointer form)
{
  entering_type (RGM_TEXT_FIELD (course_tree_find (form, RGM_TYPE_TEXT_FIELD, 1)), "1 May 1980");
}

static void
test_patient (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  gpointer form = edit_patient (fixture);
  g_autoptr (RgmPatient) theirs = rgm_patient_copy (rgm_course_model_get_patient (fixture->model));
  g_autoptr (RgmPatientContent) now = NULL;

  type_birth_day (form);
  rgm_record_set_text (&theirs->notes, "Allergic to latex");
  g_assert_true (rgm_store_save_patient (other, theirs, NULL));
  hear (fixture, form, is_race);
  save_and_wait (form);
  now = rgm_store_load_patient (other, theirs->id, NULL);
  g_assert_cmpstr (now->record->notes, ==, "Allergic to latex");
  g_assert_cmpint (now->record->birth_day, ==, course_fixture_day ("1980-05-01"));
  end (other, fixture);
}

static void
test_patient_deleted (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  gpointer form = edit_patient (fixture);
  g_autofree char *id = g_strdup (rgm_course_model_get_patient_id (fixture->model));

  type_birth_day (form);
  g_assert_true (rgm_store_delete_patient (other, id, NULL, NULL));
  hear (fixture, form, is_race);
  g_assert_cmpstr (get_save_label (form), ==, "_Save as New Patient");
  save_and_wait (form);
  g_assert_null (rgm_store_load_patient (other, id, NULL));
  end (other, fixture);
}

/* Edit Session */

static RgmSessionDialog *
edit_booking (CourseFixture *fixture, RgmSessionRecord **theirs)
{
  *theirs = course_fixture_dup_session (fixture, 2);
  return rgm_session_dialog_new_edit (fixture->model, (*theirs)->id);
}

static RgmSessionRecord *
load_session (RgmStore *other, const char *id)
{
  return rgm_store_load_session (other, id, NULL);
}

/* They cancel it and write a note; I say how long it takes. */
static void
test_session (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (BOOKED);
  RgmStore *other = open_other (fixture);
  g_autoptr (RgmSessionRecord) theirs = NULL;
  RgmSessionDialog *form = edit_booking (fixture, &theirs);
  g_autoptr (RgmSessionRecord) now = NULL;

  entering_type (form->length, "45");
  theirs->state = RGM_SESSION_CANCELLED;
  rgm_record_set_text (&theirs->notes, "Ill");
  rgm_session_record_add_zone (theirs, "face-cheeks", 100, 3);
  g_assert_true (rgm_store_save_session (other, theirs, NULL));
  hear (fixture, form, is_race);
  g_assert_cmpuint (adw_combo_row_get_selected (form->state), ==, RGM_SESSION_CANCELLED);
  save_and_wait (form);
  now = load_session (other, theirs->id);
  g_assert_cmpint (now->state, ==, RGM_SESSION_CANCELLED);
  g_assert_cmpint (now->length, ==, 45);
  g_assert_cmpstr (now->notes, ==, "Ill");
  g_assert_cmpuint (rgm_session_record_get_n_zones (now), ==, 1);
  end (other, fixture);
}

static const char *
get_note (gpointer form)
{
  GtkWidget *note = course_tree_find_class (form, "field-note", 0);

  for (guint i = 1; note != NULL && !gtk_widget_get_visible (note); i++)
    note = course_tree_find_class (form, "field-note", i);
  return note != NULL ? gtk_label_get_label (GTK_LABEL (note)) : NULL;
}

/* Both write the note, and both move it: mine is kept, and beside it stands what theirs is. */
static void
test_conflict (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (BOOKED);
  RgmStore *other = open_other (fixture);
  g_autoptr (RgmSessionRecord) theirs = NULL;
  RgmSessionDialog *form = edit_booking (fixture, &theirs);
  g_autoptr (RgmSessionRecord) now = NULL;

  entering_type (form->date, "28 Dec 2026");
  set_notes (form->notes, "Mine");
  theirs->day += 3;
  g_assert_true (rgm_store_save_session (other, theirs, NULL));
  hear (fixture, form, is_race);
  g_assert_cmpstr (get_note (form), ==, "Changed elsewhere to: Mon 21 Dec 2026");
  save_and_wait (form);
  now = load_session (other, theirs->id);
  g_assert_cmpint (now->day, ==, course_fixture_day ("2026-12-28"));
  g_assert_cmpstr (now->notes, ==, "Mine");
  end (other, fixture);
}

static void
test_session_deleted (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (BOOKED);
  RgmStore *other = open_other (fixture);
  g_autoptr (RgmSessionRecord) theirs = NULL;
  RgmSessionDialog *form = edit_booking (fixture, &theirs);
  g_autoptr (RgmCourseContent) now = NULL;

  entering_type (form->length, "45");
  g_assert_true (rgm_store_delete_session (other, theirs->id, NULL, NULL));
  hear (fixture, form, is_race);
  g_assert_cmpstr (get_save_label (form), ==, "_Save as New");
  now = load (other, theirs->course_id);
  g_assert_cmpuint (now->sessions->len, ==, 2);
  g_assert_cmpstr (rgm_text_field_get_text (form->length), ==, "45");
  save_and_wait (form);
  rgm_course_content_free (now);
  now = load (other, theirs->course_id);
  g_assert_cmpuint (now->sessions->len, ==, 3);
  g_assert_null (rgm_course_content_find_session (now, theirs->id));
  end (other, fixture);
}

/* Edit Course: they add an area, I choose another start. */
static void
test_course (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  g_autoptr (RgmCourseRecord) theirs = rgm_course_record_copy (get_course (fixture)->record);
  gpointer form = rgm_course_dialog_new_edit (fixture->model);
  g_autoptr (RgmCourseContent) now = NULL;

  entering_type (RGM_TEXT_FIELD (course_tree_find (form, RGM_TYPE_TEXT_FIELD, 0)), "16 Oct 2026");
  g_strfreev (theirs->areas);
  theirs->areas = g_strsplit ("face neck", " ", -1);
  g_assert_true (rgm_store_save_course (other, theirs, NULL));
  hear (fixture, form, is_race);
  save_and_wait (form);
  now = load (other, theirs->id);
  g_assert_true (g_strv_contains ((const char *const *) now->record->areas, "neck"));
  g_assert_cmpint (now->record->start_day, ==, course_fixture_day ("2026-10-16"));
  end (other, fixture);
}

/* Book Session */

static void
book (RgmStore *other, const char *course_id, const char *day)
{
  g_autoptr (RgmSessionRecord) session =
    rgm_session_record_new (course_id, course_fixture_day (day), RGM_SESSION_BOOKED);

  g_assert_true (rgm_store_save_session (other, session, NULL));
}

/* They book the very day, or one before it: it is told before anything is booked twice. */
static void
assert_booking (gconstpointer is_race, const char *their_day, const char *told, const char *check)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  RgmSessionDialog *form = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);
  g_autofree char *id = g_strdup (get_course (fixture)->record->id);
  g_autoptr (RgmCourseContent) now = NULL;

  book (other, id, their_day);
  hear (fixture, form, is_race);
  now = load (other, id);
  g_assert_cmpuint (now->sessions->len, ==, 3);
  g_test_message ("%s", gtk_label_get_label (form->check_label));
  g_assert_nonnull (strstr (gtk_label_get_label (form->check_label), check));
  g_assert_nonnull (strstr (rgm_form_window_get_failure (RGM_FORM_WINDOW (form)), told));
  save_and_wait (form);
  rgm_course_content_free (now);
  now = load (other, id);
  g_assert_cmpuint (now->sessions->len, ==, 4);
  end (other, fixture);
}

static void
test_book_same (gconstpointer is_race)
{
  /* Which of the two is the third session, chance decides. */
  assert_booking (is_race, "2026-12-18", "A session was entered elsewhere for this day",
                  "session ");
}

static void
test_book_before (gconstpointer is_race)
{
  assert_booking (is_race, "2026-12-14", "Something else of this course", "4 days after session 3");
}

/* Chooses a day for one of the sessions that are planned. */
static void
choose_day (gpointer form, guint row, const char *day)
{
  GtkWidget *widget = course_tree_find_class (form, "rest-row", row);

  gtk_window_present (form);
  course_fixture_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (course_tree_find (widget, GTK_TYPE_MENU_BUTTON, 0)));
  g_signal_emit_by_name (course_tree_find (widget, RGM_TYPE_DAY_PICKER, 0), "chosen",
                         course_fixture_day (day));
}

/* Plan the Rest: they book some of it, or all. What was chosen for the others stays. */
static void
test_rest (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  gpointer form = rgm_rest_dialog_new (fixture->model);
  g_autofree char *id = g_strdup (get_course (fixture)->record->id);
  g_autoptr (RgmCourseContent) now = NULL;

  choose_day (form, 1, "2027-01-20");
  book (other, id, "2026-12-18");
  hear (fixture, form, is_race);
  now = load (other, id);
  g_assert_cmpuint (now->sessions->len, ==, 3);
  save_and_wait (form);
  rgm_course_content_free (now);
  now = load (other, id);
  g_assert_cmpuint (now->sessions->len, ==, 6);
  for (guint i = 1; i < 6; i++)
    g_assert_cmpint (((RgmSessionRecord *) now->sessions->pdata[i])->day, >,
                     ((RgmSessionRecord *) now->sessions->pdata[i - 1])->day + 13);
  g_assert_cmpint (((RgmSessionRecord *) now->sessions->pdata[3])->day, ==,
                   course_fixture_day ("2027-01-20"));
  end (other, fixture);
}

static void
test_rest_all (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  gpointer form = rgm_rest_dialog_new (fixture->model);
  g_autofree char *id = g_strdup (get_course (fixture)->record->id);
  g_autoptr (RgmCourseContent) now = NULL;

  book (other, id, "2026-12-18");
  book (other, id, "2027-01-15");
  book (other, id, "2027-02-12");
  book (other, id, "2027-03-12");
  hear (fixture, form, is_race);
  g_assert_false (gtk_widget_get_sensitive (rgm_form_window_get_save_button (form)));
  now = load (other, id);
  g_assert_cmpuint (now->sessions->len, ==, 6);
  gtk_window_destroy (form);
  end (other, fixture);
}

/* Stop Course: they add an area and a note. Told or not, those stay. */
static void
test_stop (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  g_autoptr (RgmCourseRecord) theirs = rgm_course_record_copy (get_course (fixture)->record);
  gpointer form = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_STOP);
  g_autoptr (RgmCourseContent) now = NULL;

  rgm_record_set_text (&theirs->notes, "Theirs");
  g_assert_true (rgm_store_save_course (other, theirs, NULL));
  if (!is_race)
    hear (fixture, form, NULL);
  save_and_wait (form);
  now = load (other, theirs->id);
  g_assert_cmpstr (now->record->notes, ==, "Theirs");
  g_assert_cmpint (now->record->stopped_day, ==, course_fixture_day (TODAY));
  end (other, fixture);
}

/* Pause Course: both pause it. */
static void
test_pause (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  g_autofree char *id = g_strdup (get_course (fixture)->record->id);
  gpointer form = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_PAUSE);
  g_autoptr (RgmPauseRecord) theirs =
    rgm_pause_record_new (id, course_fixture_day (TODAY), RGM_DAY_NONE, "");
  g_autoptr (RgmCourseContent) now = NULL;

  g_assert_true (rgm_store_save_pause (other, theirs, NULL));
  hear (fixture, form, is_race);
  now = load (other, id);
  g_assert_cmpuint (now->pauses->len, ==, 1);
  gtk_window_destroy (form);
  end (other, fixture);
}

/* They delete the course, and another is shown: that one is left alone. */
static void
test_course_deleted (gconstpointer is_race)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmStore *other = open_other (fixture);
  g_autofree char *id = g_strdup (get_course (fixture)->record->id);
  g_autoptr (RgmCourseContent) now = NULL;
  gpointer form;

  course_fixture_add_course (fixture, "acne-scars", "neck");
  rgm_course_model_select_course (fixture->model, id);
  form = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_STOP);
  g_assert_true (rgm_store_delete_course (other, id, NULL, NULL));
  hear (fixture, form, is_race);
  hear (fixture, form, IS_RACE);
  g_assert_cmpstr (get_course (fixture)->record->id, !=, id);
  now = load (other, get_course (fixture)->record->id);
  g_assert_cmpint (now->record->stopped_day, ==, RGM_DAY_NONE);
  gtk_window_destroy (form);
  end (other, fixture);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    GTestDataFunc test;
  } cases[] = {
    { "patient", test_patient },
    { "patient-deleted", test_patient_deleted },
    { "session", test_session },
    { "conflict", test_conflict },
    { "session-deleted", test_session_deleted },
    { "course", test_course },
    { "course-deleted", test_course_deleted },
    { "book-same", test_book_same },
    { "book-before", test_book_before },
    { "rest", test_rest },
    { "rest-all", test_rest_all },
    { "stop", test_stop },
    { "pause", test_pause },
  };

  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = g_strconcat ("/elsewhere/told/", cases[i].name, NULL);
      g_autofree char *refused = g_strconcat ("/elsewhere/refused/", cases[i].name, NULL);

      g_test_add_data_func (told, NULL, cases[i].test);
      g_test_add_data_func (refused, IS_RACE, cases[i].test);
    }
  return g_test_run ();
}

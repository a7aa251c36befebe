#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-course-dialog.h"
#include "rgm-pause-dialog.h"
#include "rgm-text-field.h"

#include <string.h>

#define SESSIONS "done 2026-10-16;done 2026-11-20"
#define TODAY "2026-11-24"

static gpointer
part (gpointer dialog, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (dialog), G_OBJECT_TYPE (dialog),
                                                   name);

  g_assert_nonnull (object);
  return object;
}

static const char *
text_of (gpointer dialog, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (part (dialog, name)));
}

static void
type (gpointer dialog, const char *name, const char *text)
{
  RgmTextField *field = RGM_TEXT_FIELD (part (dialog, name));

  gtk_editable_set_text (GTK_EDITABLE (rgm_text_field_get_entry (field)), text);
}

static void
choose_concern (gpointer dialog, const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (part (dialog, "concern"));
  GListModel *names = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

      if (strcmp (gtk_string_object_get_string (item), name) == 0)
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_assert_not_reached ();
}

/* The second way to space sessions. */
static void
choose_shortest (gpointer dialog)
{
  GtkWidget *check = course_tree_find (GTK_WIDGET (part (dialog, "bases")),
                                       GTK_TYPE_CHECK_BUTTON, 1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

static gboolean
may_save (gpointer dialog)
{
  return gtk_widget_get_sensitive (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
}

static void
wait_for_course (CourseFixture *fixture, const char *protocol)
{
  const RgmCourseContent *content;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      content = rgm_course_model_get_content (fixture->model);
    }
  while (content == NULL || strcmp (content->record->protocol_id, protocol) != 0);
  course_fixture_settle ();
}

/* Microneedling itself is no concern; it only serves to be inherited. */
static void
test_concerns (void)
{
  CourseFixture *fixture = course_fixture_new (NULL, NULL, NULL, TODAY);
  RgmCourseDialog *dialog = rgm_course_dialog_new (fixture->model);
  GListModel *names = adw_combo_row_get_model (ADW_COMBO_ROW (part (dialog, "concern")));

  g_assert_cmpuint (g_list_model_get_n_items (names), ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

      g_assert_cmpstr (gtk_string_object_get_string (item), !=, "Microneedling");
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

static void
test_meaning_follows (void)
{
  CourseFixture *fixture = course_fixture_new (NULL, NULL, NULL, TODAY);
  RgmCourseDialog *dialog = rgm_course_dialog_new (fixture->model);

  choose_concern (dialog, "Acne scars");
  g_assert_cmpstr (text_of (dialog, "meaning_sessions"), ==, "6 sessions");
  adw_combo_row_set_selected (ADW_COMBO_ROW (part (dialog, "severity")), 1);
  g_assert_cmpstr (text_of (dialog, "meaning_sessions"), ==, "5–8 sessions");
  choose_shortest (dialog);
  g_assert_cmpstr (text_of (dialog, "meaning_spacing"), ==,
                   "Recommended: 14 days to 30 days between sessions");
  g_assert_nonnull (strstr (text_of (dialog, "disagreement"), "The sources disagree"));

  /* Another concern begins with its own defaults. */
  choose_concern (dialog, "Hyperpigmentation");
  g_assert_cmpstr (text_of (dialog, "meaning_sessions"), ==, "3 sessions");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (dialog, "severity"))));
  g_assert_cmpstr (text_of (dialog, "meaning_spacing"), ==,
                   "Recommended: 4 weeks to 6 weeks between sessions");
  gtk_window_destroy (GTK_WINDOW (dialog));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

static void
test_add (void)
{
  CourseFixture *fixture = course_fixture_new (NULL, NULL, NULL, TODAY);
  RgmCourseDialog *dialog = rgm_course_dialog_new (fixture->model);
  const RgmCourseRecord *record;

  choose_concern (dialog, "Acne scars");
  choose_shortest (dialog);
  type (dialog, "start", "soon");
  g_assert_false (may_save (dialog));
  type (dialog, "start", "2026-12-01");
  g_assert_true (may_save (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  wait_for_course (fixture, "acne-scars");
  record = rgm_course_model_get_content (fixture->model)->record;
  g_assert_cmpstr (record->basis, ==, "shortest");
  g_assert_cmpint (record->start_day, ==, course_fixture_day ("2026-12-01"));
  /* The choice of a basis is recorded: who, and when. */
  g_assert_cmpstr (record->basis_chosen_by, !=, "");
  g_assert_cmpint ((int) (record->basis_chosen_at > 0), ==, TRUE);
  course_fixture_free (fixture);
}

/* Another basis moves the next dates, which is shown before it is saved. */
static void
test_edit_shows_the_change (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmCourseDialog *dialog = rgm_course_dialog_new_edit (fixture->model);

  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (part (dialog, "concern"))));
  g_assert_cmpstr (text_of (dialog, "area_names"), ==, "Face");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (dialog, "change"))));
  choose_shortest (dialog);
  g_assert_cmpstr (text_of (dialog, "change"), ==,
                   "Next session: 4–20 Dec instead of 18 Dec – 1 Jan");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  while (strcmp (rgm_rules_get_basis (rgm_course_model_get_plan (fixture->model)->rules),
                 "shortest") != 0)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_assert_cmpint (rgm_course_model_get_content (fixture->model)->sessions->len, ==, 2);
  course_fixture_free (fixture);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_assert_true (rgm_course_model_change_finish (RGM_COURSE_MODEL (source), result, NULL));
  *(gboolean *) done = TRUE;
}

static void
save_basis (CourseFixture *fixture, const char *basis)
{
  const RgmCourseRecord *before = rgm_course_model_get_content (fixture->model)->record;
  g_autoptr (RgmCourseRecord) record = rgm_course_record_copy (before);
  gboolean done = FALSE;

  rgm_record_set_text (&record->basis, basis);
  rgm_course_model_save_course_async (fixture->model, before, record, NULL, on_saved_cb, &done);
  while (!done
         || strcmp (rgm_course_model_get_content (fixture->model)->record->basis, basis) != 0)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
}

/* A basis that was chosen elsewhere, and another one here, is told by its name. */
static void
test_conflict_of_bases (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", "endless", SESSIONS, TODAY);
  gpointer dialog;
  GtkWidget *note;

  save_basis (fixture, "nobodys");
  dialog = rgm_course_dialog_new_edit (fixture->model);
  choose_shortest (dialog);
  save_basis (fixture, "standard");
  note = course_tree_find_class (dialog, "field-note", 0);
  for (guint i = 1; note != NULL && !gtk_widget_get_visible (note); i++)
    note = course_tree_find_class (dialog, "field-note", i);
  g_assert_nonnull (note);
  g_test_message ("%s", gtk_label_get_label (GTK_LABEL (note)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (note)), ==,
                   "Changed elsewhere to: Every 4 to 6 weeks");
  gtk_window_destroy (dialog);
  course_fixture_settle ();
  course_fixture_free (fixture);
}

/* A course that cannot be planned is mended by another choice. */
static void
test_edit_mends (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", "endless", SESSIONS, TODAY);
  RgmCourseDialog *dialog;

  save_basis (fixture, "nobodys");
  g_assert_null (rgm_course_model_get_plan (fixture->model));
  dialog = rgm_course_dialog_new_edit (fixture->model);
  g_assert_true (may_save (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  while (rgm_course_model_get_plan (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_assert_cmpstr (rgm_course_model_get_content (fixture->model)->record->basis, ==, "standard");
  g_assert_cmpint (rgm_course_model_get_plan (fixture->model)->counted, ==, 2);
  course_fixture_free (fixture);
}

static void
wait_for_status (CourseFixture *fixture, RgmStatus status)
{
  while (rgm_course_model_get_plan (fixture->model)->status != status)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
}

static void
test_pause (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmPauseDialog *dialog = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_PAUSE);
  const RgmPauseRecord *pause;

  type (dialog, "first", "");
  g_assert_false (may_save (dialog));
  type (dialog, "first", "2026-11-24");
  type (dialog, "last", "2026-11-23");
  g_assert_false (may_save (dialog));
  /* A pause of one day. */
  type (dialog, "last", "2026-11-24");
  g_assert_true (may_save (dialog));
  type (dialog, "last", "");
  type (dialog, "reason", "Holidays");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  wait_for_status (fixture, RGM_STATUS_PAUSED);
  pause = g_ptr_array_index (rgm_course_model_get_content (fixture->model)->pauses, 0);
  g_assert_cmpint (pause->first, ==, course_fixture_day (TODAY));
  g_assert_cmpint (pause->last, ==, RGM_DAY_NONE);
  g_assert_cmpstr (pause->reason, ==, "Holidays");
  course_fixture_free (fixture);
}

static void
test_stop (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmPauseDialog *dialog = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_STOP);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (part (dialog, "last"))));
  type (dialog, "reason", "Moved away");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  wait_for_status (fixture, RGM_STATUS_STOPPED);
  g_assert_cmpstr (rgm_course_model_get_content (fixture->model)->record->stop_reason, ==,
                   "Moved away");
  course_fixture_free (fixture);
}

/* A day that is yet to come is refused beside the field; today and every day before it is good. */
static void
test_stop_in_the_future (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmPauseDialog *dialog = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_STOP);
  GtkAccessible *entry =
    GTK_ACCESSIBLE (rgm_text_field_get_entry (RGM_TEXT_FIELD (part (dialog, "first"))));

  type (dialog, "first", "2026-11-25");
  g_assert_false (may_save (dialog));
  gtk_test_accessible_assert_property (
    entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    "A course can be stopped from today, 24 Nov 2026, or an earlier day.");
  type (dialog, "first", "2026-11-24");
  g_assert_true (may_save (dialog));
  type (dialog, "first", "2026-11-25");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  course_fixture_settle ();
  g_assert_cmpint (rgm_course_model_get_plan (fixture->model)->status, ==,
                   RGM_STATUS_IN_PROGRESS);
  gtk_window_destroy (GTK_WINDOW (dialog));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

/* A pause may be planned ahead: the plan knows its days. */
static void
test_pause_in_the_future (void)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  RgmPauseDialog *dialog = rgm_pause_dialog_new (fixture->model, RGM_PAUSE_DIALOG_PAUSE);

  type (dialog, "first", "2026-12-25");
  g_assert_true (may_save (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
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
  g_test_add_func ("/course-dialog/concerns", test_concerns);
  g_test_add_func ("/course-dialog/meaning-follows", test_meaning_follows);
  g_test_add_func ("/course-dialog/add", test_add);
  g_test_add_func ("/course-dialog/edit-shows-the-change", test_edit_shows_the_change);
  g_test_add_func ("/course-dialog/conflict-of-bases", test_conflict_of_bases);
  g_test_add_func ("/course-dialog/edit-mends", test_edit_mends);
  g_test_add_func ("/course-dialog/pause", test_pause);
  g_test_add_func ("/course-dialog/stop", test_stop);
  g_test_add_func ("/course-dialog/stop-in-the-future", test_stop_in_the_future);
  g_test_add_func ("/course-dialog/pause-in-the-future", test_pause_in_the_future);
  return g_test_run ();
}

/* On a screen that is 360 pixels wide, with text twice as large as usual, every window has room: it
 * needs no more than that. Run in each language. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-calendar-import-dialog.h"
#include "rgm-course-page.h"
#include "rgm-course-views.h"
#include "rgm-keep-question.h"
#include "rgm-passphrase-dialog.h"
#include "rgm-restore-dialog.h"
#include "rgm-sample.h"
#include "rgm-session-menu.h"
#include "rgm-store-service-calendar.h"
#include "rgm-table-import-dialog.h"
#include "window-fixture.h"

#include <adwaita.h>
#include <string.h>

#define NARROW_PX 360
#define WIDE_PX 1180
#define HEIGHT_PX 860
#define TABLE "Date of session,Depth,WHAT WAS NOTED\n03/04/2026,1.5,a\nsoon,1,b\n"
#define CALENDAR                                                                              \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"                                           \
  "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Visit\r\nDTSTART:20261124T143000\r\nEND:VEVENT\r\n"      \
  "BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Visit\r\nDTSTART:20270230\r\nEND:VEVENT\r\n"            \
  "END:VCALENDAR\r\n"
#define LARGE_DPI (2 * 96 * PANGO_SCALE)

static int
measure (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Says what within @widget is the widest. */
static void
blame (GtkWidget *widget, int depth)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  g_test_message ("%*s%s %d %s", depth, "", G_OBJECT_TYPE_NAME (widget), measure (widget), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_visible (child) && measure (child) > NARROW_PX * 2 / 3)
        blame (child, depth + 1);
    }
}

/* Says which of the words in @widget end in dots for want of room. */
static void
judge_words (GtkWidget *widget, const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("“%s” cuts “%s”", name, gtk_label_get_text (GTK_LABEL (widget)));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    judge_words (child, name);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (window) <= NARROW_PX;
}

static gboolean
is_wide (gpointer window)
{
  return gtk_widget_get_width (window) > NARROW_PX;
}

static void
make_narrow (GtkWindow *window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, NARROW_PX, height);
}

static void
check (gpointer window, const char *name)
{
  display_wait_ms (50);
  g_test_message ("%s: %d", name, measure (window));
  if (measure (window) <= NARROW_PX)
    return;
  blame (window, 0);
  g_test_message ("“%s” needs more than %d pixels", name, NARROW_PX);
  g_test_fail ();
}

/* What drops down from a row has room on the screen. */
static void
check_choices (GtkWidget *widget, const char *name)
{
  if (ADW_IS_COMBO_ROW (widget) && gtk_widget_get_mapped (widget))
    check (display_find (widget, GTK_TYPE_POPOVER, 0), name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_choices (child, name);
}

/* A dialog has room for all its words, too. */
static void
check_dialog (GtkWindow *dialog, const char *name)
{
  check (dialog, name);
  make_narrow (dialog);
  if (measure (GTK_WIDGET (dialog)) <= NARROW_PX)
    g_assert_true (display_wait_for (is_narrow, dialog));
  display_wait_ms (50);
  judge_words (GTK_WIDGET (dialog), name);
  check_choices (GTK_WIDGET (dialog), name);
}

static void
open_narrow (GtkWindow *window)
{
  make_narrow (window);
  display_show (GTK_WIDGET (window));
}

static void
test_start (WindowFixture *self, gconstpointer data)
{
  window_fixture_open_window (self, FALSE);
  open_narrow (GTK_WINDOW (self->window));
  check (self->window, "start");
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  check (self->window, "log");
}

/* A course in a log has no list to go back to, and as little room. */
static void
test_log (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmCourseRecord) course = NULL;

  window_fixture_open_window (self, FALSE);
  open_narrow (GTK_WINDOW (self->window));
  window_fixture_activate (self, "keep-log");
  service_fixture_settle (&self->store);
  service_fixture_settle (&self->store);
  course = service_fixture_add_course (&self->store, window_fixture_get_patient (self),
                                       "acne-scars");
  service_fixture_settle (&self->store);
  display_wait_ms (100);
  g_assert_nonnull (display_find (GTK_WIDGET (self->window), RGM_TYPE_COURSE_VIEWS, 0));
  check (self->window, "log with a course");
}

/* What needs more room for a moment only leaves a window that is wider for good. */
static void
check_width (gpointer window, const char *name)
{
  check (window, name);
  g_test_message ("%s: a width of %d", name, gtk_widget_get_width (window));
  if (gtk_widget_get_width (window) > NARROW_PX)
    g_test_fail ();
}

/* Each patient is shown, and the list in between: their courses are in many states. */
static void
test_patients (WindowFixture *self, gconstpointer data)
{
  GtkWidget *list;

  window_fixture_open_practice (self);
  open_narrow (GTK_WINDOW (self->window));
  check_width (self->window, "patients");
  list = display_find (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW, 0);
  for (guint i = 0; i < RGM_SAMPLE_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("patient %u", i);

      gtk_widget_activate_action (list, "list.activate-item", "u", i);
      service_fixture_settle (&self->store);
      check_width (self->window, name);
    }
}

static void
test_course (WindowFixture *self, gconstpointer data)
{
  static const char *const scales[] = { "month", "year" };
  GtkWidget *views;

  window_fixture_open_practice (self);
  open_narrow (GTK_WINDOW (self->window));
  check_width (self->window, "patients");
  window_fixture_select_first (self);
  check_width (self->window, "timeline");
  views = display_find (GTK_WIDGET (self->window), RGM_TYPE_COURSE_VIEWS, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_object_set (views, "shown", "calendar", "scale", scales[i], NULL);
      check_width (self->window, scales[i]);
    }
}

/* A wide window needs no more either, and so can be made narrow. */
static void
test_course_made_narrow (WindowFixture *self, gconstpointer data)
{
  static const char *const views[] = { "calendar", "timeline" };
  GtkWindow *window;
  GtkWidget *shown;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  window = GTK_WINDOW (self->window);
  shown = display_find (GTK_WIDGET (window), RGM_TYPE_COURSE_VIEWS, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_window_set_default_size (window, WIDE_PX, HEIGHT_PX);
      g_object_set (shown, "shown", views[i], NULL);
      g_assert_true (display_wait_for (is_wide, window));
      check (window, views[i]);
      make_narrow (window);
      g_assert_true (display_wait_for (is_narrow, window));
    }
}

/* Those of the course that is looked at. */
static void
test_course_dialogs (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    RGM_ACTION_WHY, RGM_ACTION_EDIT, RGM_ACTION_PLAN_REST, RGM_ACTION_PAUSE, RGM_ACTION_STOP,
    RGM_ACTION_DELETE,
  };
  GtkWidget *page;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  page = display_find (GTK_WIDGET (self->window), RGM_TYPE_COURSE_PAGE, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;

      g_assert_true (gtk_widget_activate_action (page, actions[i], NULL));
      display_wait_ms (100);
      dialog = window_fixture_find_dialog (self);
      if (dialog == NULL)
        continue;
      check_dialog (dialog, actions[i]);
      gtk_window_close (dialog);
      display_wait_ms (50);
    }
}

/* Some are asked of the store first. */
static gboolean
has_dialog (gpointer fixture)
{
  return window_fixture_find_dialog (fixture) != NULL;
}

static gboolean
has_none (gpointer fixture)
{
  return !has_dialog (fixture);
}

/* The dialogs that actions open. */
static void
test_dialogs (WindowFixture *self, gconstpointer data)
{
  static const char *const actions[] = {
    "add-patient", "edit-patient", "add-course", "book-session", "record-session", "print",
    "erase-patient", "export-patient", "export-calendar", "preferences", "shortcuts",
  };

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;

      window_fixture_activate (self, actions[i]);
      g_assert_true (display_wait_for (has_dialog, self));
      dialog = window_fixture_find_dialog (self);
      check_dialog (dialog, actions[i]);
      gtk_window_close (dialog);
      g_assert_true (display_wait_for (has_none, self));
    }
}

/* @data: a weak pointer */
static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Those of backups, and what explains dates. */
static void
test_inner_dialogs (WindowFixture *self, gconstpointer data)
{
  RgmBackupService *backups;
  GtkWindow *dialogs[2];

  window_fixture_open_practice (self);
  backups = rgm_workspace_get_backups (self->workspace);
  dialogs[0] = rgm_passphrase_dialog_new (backups);
  dialogs[1] = rgm_restore_dialog_new (backups, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      open_narrow (dialogs[i]);
      check_dialog (dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i]));
      g_object_add_weak_pointer (G_OBJECT (dialogs[i]), (gpointer *) &dialogs[i]);
      gtk_window_close (dialogs[i]);
      g_assert_true (display_wait_for (is_gone, &dialogs[i]));
    }
}

/* The one that stands on a view. */
static void
test_question (WindowFixture *self, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *view = gtk_label_new (NULL);
  GtkWidget *question = rgm_keep_question_new ();

  window_fixture_open_window (self, FALSE);
  gtk_window_set_child (window, view);
  gtk_widget_set_parent (question, view);
  open_narrow (window);
  rgm_keep_question_ask (RGM_KEEP_QUESTION (question), "It is 12 days too early.", TRUE,
                         &(GdkRectangle) { NARROW_PX / 2, 0, 1, 1 });
  /* Its shadow may lie outside. */
  check (gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (question))), "question");
  g_assert_true (gtk_widget_get_mapped (question));
  judge_words (question, "question");
  gtk_widget_unparent (question);
  gtk_window_destroy (window);
}

/* Takes the dialog away and waits until nothing of it is left. */
static void
end_dialog (gpointer dialog)
{
  g_object_add_weak_pointer (dialog, &dialog);
  gtk_window_destroy (dialog);
  g_assert_true (display_wait_for (is_gone, &dialog));
}

static void
check_table_import (WindowFixture *self, const RgmPatient *patient, const RgmCourseRecord *course,
                    const char *target)
{
  RgmStoreService *service = self->store.service;
  g_autoptr (GBytes) bytes = g_bytes_new_static (TABLE, strlen (TABLE));
  RgmArchive *known = rgm_archive_new ();
  RgmPatientContent *content = rgm_patient_content_new (patient);
  GtkWindow *dialog;

  g_ptr_array_add (content->courses, rgm_course_content_new (course));
  g_ptr_array_add (known->patients, content);
  dialog = GTK_WINDOW (rgm_table_import_dialog_new (service, rgm_table_import_new (
    bytes, known, rgm_store_service_get_areas (service), rgm_store_service_get_catalogue (service),
    SERVICE_FIXTURE_TODAY, target, NULL)));
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (display_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, 0)), TRUE);
  open_narrow (dialog);
  check_dialog (dialog, "import-table");
  end_dialog (dialog);
}

static void
check_calendar_import (WindowFixture *self, const RgmCourseRecord *course)
{
  g_autofree char *path = g_build_filename (self->store.folder, "calendar.ics", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  RgmIcsImport *import;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (path, CALENDAR, -1, NULL));
  rgm_store_service_read_calendar_async (self->store.service, course->id, path,
                                         SERVICE_FIXTURE_TODAY, NULL, service_fixture_on_done_cb,
                                         &self->store);
  result = service_fixture_wait (&self->store);
  import = rgm_store_service_read_calendar_finish (self->store.service, result, &error);
  g_assert_no_error (error);
  dialog = GTK_WINDOW (rgm_calendar_import_dialog_new (self->store.service, import));
  open_narrow (dialog);
  check_dialog (dialog, "import-calendar");
  end_dialog (dialog);
}

/* What shows what will become of a file. */
static void
test_import_dialogs (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;
  g_autoptr (RgmCourseRecord) course = NULL;

  window_fixture_open_practice (self);
  patient = service_fixture_add_patient (&self->store, "Sample Patient 1");
  course = service_fixture_add_course (&self->store, patient, "acne-scars");
  rgm_session_record_free (service_fixture_add_session (&self->store, course,
                                                        SERVICE_FIXTURE_TODAY - 4,
                                                        RGM_SESSION_DONE));
  check_table_import (self, patient, course, course->id);
  /* It asks then whose the sessions are. */
  check_table_import (self, patient, course, NULL);
  check_calendar_import (self, course);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  window_fixture_set_language ();
  adw_init ();
  display_use_style ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);

  WINDOW_TEST ("/narrow/start", test_start);
  WINDOW_TEST ("/narrow/log", test_log);
  WINDOW_TEST ("/narrow/patients", test_patients);
  WINDOW_TEST ("/narrow/course", test_course);
  WINDOW_TEST ("/narrow/course-made-narrow", test_course_made_narrow);
  WINDOW_TEST ("/narrow/course-dialogs", test_course_dialogs);
  WINDOW_TEST ("/narrow/dialogs", test_dialogs);
  WINDOW_TEST ("/narrow/inner-dialogs", test_inner_dialogs);
  WINDOW_TEST ("/narrow/import-dialogs", test_import_dialogs);
  WINDOW_TEST ("/narrow/question", test_question);
  return g_test_run ();
}

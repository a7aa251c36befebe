/* A course goes on paper by the dialog: as a PDF, to a printer, its timeline as a picture. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-course-paper.h"
#include "rgm-picture-saving.h"
#include "rgm-sheet-dialog.h"
#include "rgm-sheet-printing.h"
#include "service-fixture.h"

#include <adwaita.h>
#include <string.h>

#define TODAY SERVICE_FIXTURE_TODAY
#define LONG_SESSIONS 12000
#define PRINTED_SESSIONS 200
#define SLOW_PAGE_US 200000

typedef struct {
  ServiceFixture store;
  RgmCoursePaper *paper;
  char *path;
  char *said;
  gboolean is_done;
  GError *error;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;
  g_autoptr (RgmCourseRecord) record = NULL;
  g_autoptr (RgmCourseContent) content = NULL;
  g_autoptr (RgmSessionRecord) session = NULL;
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RgmAreas *areas;

  service_fixture_set_up_open (&self->store, NULL);
  areas = rgm_store_service_get_areas (self->store.service);
  patient = service_fixture_add_patient (&self->store, "Sample Patient 1");
  record = service_fixture_add_course (&self->store, patient, "acne-scars");
  session = service_fixture_add_session (&self->store, record, TODAY - 4, RGM_SESSION_DONE);
  content = rgm_course_content_new (record);
  g_free (content->patient_name);
  content->patient_name = g_strdup (patient->name);
  rgm_course_content_put_session (content, session);
  plan = rgm_course_content_get_plan (content, areas, TODAY, &error);
  g_assert_no_error (error);
  self->paper = rgm_course_paper_new (content, plan, NULL, areas,
                                      rgm_store_service_get_catalogue (self->store.service));
  self->path = g_build_filename (self->store.folder, "sheet.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  service_fixture_settle (&self->store);
  g_clear_pointer (&self->paper, rgm_course_paper_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->said);
  service_fixture_tear_down (&self->store, NULL);
}

static void
on_said_cb (Fixture *self, const char *sentence)
{
  g_free (self->said);
  self->said = g_strdup (sentence);
}

static void
on_picture_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  rgm_picture_save_finish (GTK_WINDOW (source), result, &self->error);
  self->is_done = TRUE;
}

static void
assert_begins (const char *path, const char *begin)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (content, strlen (begin), begin, strlen (begin));
}

static void
test_saves_pdf (Fixture *self, gconstpointer data)
{
  RgmSheetDialog *dialog = rgm_sheet_dialog_new (self->paper, FALSE);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect_swapped (dialog, "said", G_CALLBACK (on_said_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  rgm_sheet_dialog_write (dialog, self->path);
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (self->said, ==, "PDF saved");
  assert_begins (self->path, "%PDF-1.");
}

/* As many sessions as nobody has, so that a PDF of them takes seconds. */
static RgmCoursePaper *
make_long_paper (Fixture *self, guint n_sessions)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (RgmCourseRecord) record = rgm_course_record_new (
    patient->id, rgm_catalogue_find_protocol (
                   rgm_store_service_get_catalogue (self->store.service), "acne-scars"));
  g_autoptr (RgmCourseContent) content = rgm_course_content_new (record);
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RgmAreas *areas = rgm_store_service_get_areas (self->store.service);

  g_free (content->patient_name);
  content->patient_name = g_strdup (patient->name);
  for (guint i = 0; i < n_sessions; i++)
    {
      g_autoptr (RgmSessionRecord) session =
        rgm_session_record_new (record->id, TODAY - (RgmDay) i, RGM_SESSION_DONE);

      rgm_course_content_put_session (content, session);
    }
  plan = rgm_course_content_get_plan (content, areas, TODAY, &error);
  g_assert_no_error (error);
  return rgm_course_paper_new (content, plan, NULL, areas,
                               rgm_store_service_get_catalogue (self->store.service));
}

/* What takes over a second can be cancelled: nothing is left, what was there stays as it was. */
static void
test_cancels_pdf (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmCoursePaper) paper = make_long_paper (self, LONG_SESSIONS);
  RgmSheetDialog *dialog = rgm_sheet_dialog_new (paper, FALSE);
  AdwComboRow *kind = ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                    RGM_TYPE_SHEET_DIALOG,
                                                                    "kind"));
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_signal_connect_swapped (dialog, "said", G_CALLBACK (on_said_cb), self);
  adw_combo_row_set_selected (kind, RGM_COURSE_PAPER_RECORD);
  gtk_window_present (GTK_WINDOW (dialog));
  rgm_sheet_dialog_write (dialog, self->path);
  display_cancel_progress ();
  g_assert_null (self->said);
  g_assert_null (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)));
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Whoever opens it prints by Enter: what cancels has not the keyboard. */
static void
test_prints_by_enter (Fixture *self, gconstpointer data)
{
  RgmSheetDialog *dialog = rgm_sheet_dialog_new (self->paper, TRUE);
  GtkWidget *print = rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog));

  display_show (GTK_WIDGET (dialog));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == print);
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog)) == print);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The form stays open and says why; nothing is left behind. */
static void
test_tells_failure (Fixture *self, gconstpointer data)
{
  RgmSheetDialog *dialog = rgm_sheet_dialog_new (self->paper, FALSE);
  g_autofree char *path = g_build_filename (self->store.folder, "missing", "a.pdf", NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  rgm_sheet_dialog_write (dialog, path);
  while (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (self->said);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Makes what prints a sheet into a file, as a printer gets it. */
static RgmSheetPrinting *
make_printing (Fixture *self, RgmCoursePaper *paper, gboolean named)
{
  RgmSheetPrinting *printing =
    rgm_sheet_printing_new (rgm_course_paper_make_sheet (paper, RGM_COURSE_PAPER_RECORD), named);

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (printing), self->path);
  return printing;
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  self->is_done = TRUE;
  g_assert_cmpint (rgm_sheet_printing_run_finish (RGM_SHEET_PRINTING (source), result,
                                                  &self->error),
                   ==, self->error == NULL);
}

static void
run (Fixture *self, RgmSheetPrinting *printing)
{
  GtkWidget *window = gtk_window_new ();

  display_show (window);
  rgm_sheet_printing_run_async (printing, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window),
                                on_printed_cb, self);
}

static void
wait_for_end (Fixture *self)
{
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* GTK 4.8 falls when a screen reader asks for a window after it has gone, and one that is not shown
 * is the last there is. */
static void
assert_all_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_assert_true (gtk_widget_get_mapped (window));
    }
}

static void
test_prints (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSheetPrinting) printing = make_printing (self, self->paper, FALSE);
  int n_pages;

  g_signal_connect (printing, "draw-page", G_CALLBACK (assert_all_shown), NULL);
  run (self, printing);
  wait_for_end (self);
  g_assert_no_error (self->error);
  g_object_get (printing, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >=, 1);
  assert_begins (self->path, "%PDF-1.");
}

/* Others may see it. */
static void
test_names_job (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSheetPrinting) printing = make_printing (self, self->paper, FALSE);
  g_autoptr (RgmSheetPrinting) named = make_printing (self, self->paper, TRUE);
  g_autofree char *job = NULL;
  g_autofree char *named_job = NULL;

  g_object_get (printing, "job-name", &job, NULL);
  g_object_get (named, "job-name", &named_job, NULL);
  g_assert_cmpstr (job, ==, "Session record");
  g_assert_cmpstr (named_job, ==, "Session record: Sample Patient 1");
}

/* Takes its time with each page, until there is a window that tells of it; and cancels there. */
static void
draw_and_cancel (void)
{
  GtkWidget *bar = display_find_progress_bar ();

  if (bar == NULL)
    g_usleep (SLOW_PAGE_US);
  else
    g_signal_emit_by_name (
      display_find (GTK_WIDGET (gtk_widget_get_root (bar)), GTK_TYPE_BUTTON, 0), "clicked");
}

static void
test_cancels_printing (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmCoursePaper) paper = make_long_paper (self, PRINTED_SESSIONS);
  g_autoptr (RgmSheetPrinting) printing = make_printing (self, paper, FALSE);

  g_signal_connect (printing, "draw-page", G_CALLBACK (draw_and_cancel), NULL);
  run (self, printing);
  wait_for_end (self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (display_find_progress_bar ());
}

static void
test_tells_printing_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (RgmSheetPrinting) printing = NULL;

  g_free (self->path);
  self->path = g_build_filename (self->store.folder, "missing", "a.pdf", NULL);
  printing = make_printing (self, self->paper, FALSE);
  run (self, printing);
  wait_for_end (self);
  g_assert_nonnull (self->error);
  g_assert_cmpstr (self->error->message, !=, "");
  g_assert_false (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
save_picture (Fixture *self, const char *name)
{
  GtkWidget *window = gtk_window_new ();
  g_autofree char *path = g_build_filename (self->store.folder, name, NULL);

  g_free (self->path);
  self->path = g_strdup (path);
  self->is_done = FALSE;
  rgm_picture_save_async (GTK_WINDOW (window), self->paper, path, on_picture_cb, self);
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_saves_picture (Fixture *self, gconstpointer data)
{
  save_picture (self, "a.svg");
  g_assert_no_error (self->error);
  assert_begins (self->path, "<?xml");
  save_picture (self, "a.PNG");
  g_assert_no_error (self->error);
  assert_begins (self->path, "\x89PNG");
  save_picture (self, "a.bmp");
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

#define DIALOG_TEST(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

/* What can be chosen again at once is thrown away without a question; and what failed is said in
 * the words of what was asked for. */
static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "No paper.");

  for (int prints = 0; prints <= 1; prints++)
    {
      RgmSheetDialog *dialog = rgm_sheet_dialog_new (self->paper, prints);

      adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (
                                    GTK_WIDGET (dialog), RGM_TYPE_SHEET_DIALOG, "kind")), 1);
      g_assert_false (rgm_form_window_get_changed (RGM_FORM_WINDOW (dialog)));
      rgm_form_window_end_saving (RGM_FORM_WINDOW (dialog), error);
      g_assert_cmpstr (rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog)), ==,
                       prints ? "Could not be printed: No paper." : "Not saved. No paper.");
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  DIALOG_TEST ("/sheet-dialog/saves a pdf", test_saves_pdf);
  DIALOG_TEST ("/sheet-dialog/cancels a pdf", test_cancels_pdf);
  DIALOG_TEST ("/sheet-dialog/prints by enter", test_prints_by_enter);
  DIALOG_TEST ("/sheet-dialog/tells what failed", test_tells_failure);
  DIALOG_TEST ("/sheet-dialog/words", test_words);
  DIALOG_TEST ("/sheet-dialog/prints", test_prints);
  DIALOG_TEST ("/sheet-dialog/names the job as asked to", test_names_job);
  DIALOG_TEST ("/sheet-dialog/cancels printing", test_cancels_printing);
  DIALOG_TEST ("/sheet-dialog/tells of a printer that fails", test_tells_printing_failure);
  DIALOG_TEST ("/sheet-dialog/saves a picture", test_saves_picture);

  return g_test_run ();
}

/* A file that another process keeps: its page, opening it to be read, and the way back. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-banner.h"
#include "rgm-database.h"
#include "rgm-problem-page.h"
#include "window-fixture.h"

#include <string.h>

#define N_PATIENTS 3

static const char *program;

/* Another process, which runs what it is told in the file. */
typedef struct {
  GSubprocess *process;
  GDataInputStream *answers;
} Other;

/* Never returns to the test: this is the other process. */
static int
keep_file (const char *path)
{
  g_autoptr (RgmDatabase) database = rgm_database_open (path, RGM_DATABASE_READ_WRITE, NULL);
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  char *line;

  g_assert_nonnull (database);
  while (g_io_channel_read_line (input, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL)
    {
      g_assert_true (rgm_database_run (database, line, NULL));
      g_free (line);
      g_print ("done\n");
      fflush (stdout);
    }
  return 0;
}

static void
other_begin (Other *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                    &error, program, "keep", path, NULL);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static void
other_run (Other *self, const char *sql)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (self->process);
  g_autofree char *line = g_strconcat (sql, "\n", NULL);
  g_autofree char *answer = NULL;

  g_assert_true (g_output_stream_write_all (input, line, strlen (line), NULL, NULL, NULL));
  g_assert_true (g_output_stream_flush (input, NULL, NULL));
  answer = g_data_input_stream_read_line_utf8 (self->answers, NULL, NULL, NULL);
  g_assert_cmpstr (answer, ==, "done");
}

static void
other_end (Other *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (self->process, NULL, NULL));
  g_object_unref (self->answers);
  g_object_unref (self->process);
}

/* A practice that is open nowhere but in the other process. */
static void
fill (WindowFixture *self, Other *other)
{
  service_fixture_open (&self->store, RGM_STORE_CREATE);
  service_fixture_add_patients (&self->store, N_PATIENTS);
  service_fixture_start_again (&self->store);
  other_begin (other, self->store.path);
}

static void
wait_until_opened (WindowFixture *self)
{
  while (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (&self->store);
}

static void
assert_problem (WindowFixture *self, RgmStoreError code, gboolean may_read)
{
  GtkWidget *page, *button;

  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_PROBLEM);
  g_assert_error (rgm_workspace_get_problem (self->workspace), RGM_STORE_ERROR, (int) code);
  page = display_find (GTK_WIDGET (self->window), RGM_TYPE_PROBLEM_PAGE, 0);
  button = GTK_WIDGET (gtk_widget_get_template_child (page, RGM_TYPE_PROBLEM_PAGE,
                                                      "read_only_button"));
  g_assert_true (gtk_widget_get_visible (button) == may_read);
}

static void
assert_opened (WindowFixture *self, gboolean read_only)
{
  GObject *banner = gtk_widget_get_template_child (GTK_WIDGET (self->window), RGM_TYPE_MAIN_WINDOW,
                                                   "read_only_banner");

  if (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_PROBLEM)
    g_assert_no_error (rgm_workspace_get_problem (self->workspace));
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_READY);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace)),
                    ==, N_PATIENTS);
  g_assert_true (rgm_store_service_get_read_only (self->store.service) == read_only);
  g_assert_true (rgm_banner_get_revealed (RGM_BANNER (banner)) == read_only);
  g_assert_true (window_fixture_is_enabled (self, "add-patient") == !read_only);
  window_fixture_select_first (self);
  g_assert_nonnull (window_fixture_get_patient (self));
}

/* Who writes keeps nobody from opening the file. */
static void
test_writing (WindowFixture *self, gconstpointer data)
{
  Other other;

  fill (self, &other);
  other_run (&other, "BEGIN IMMEDIATE");
  window_fixture_open_window (self, FALSE);
  assert_opened (self, FALSE);
  other_end (&other);
}

/* Who keeps the file does, and reading is not offered; once it is let go it opens as ever. */
static void
test_kept (WindowFixture *self, gconstpointer data)
{
  Other other;

  fill (self, &other);
  other_run (&other, "BEGIN EXCLUSIVE");
  window_fixture_open_window (self, FALSE);
  assert_problem (self, RGM_STORE_ERROR_LOCKED_OUT, FALSE);
  window_fixture_activate (self, "try-again");
  wait_until_opened (self);
  assert_problem (self, RGM_STORE_ERROR_LOCKED_OUT, FALSE);
  other_run (&other, "COMMIT");
  window_fixture_activate (self, "try-again");
  wait_until_opened (self);
  assert_opened (self, FALSE);
  other_end (&other);
}

static void
open_read_only (WindowFixture *self)
{
  window_fixture_activate (self, "open-read-only");
  wait_until_opened (self);
}

/* Whoever asks for it all the same is told the same, and can go on asking. */
static void
test_kept_from_readers (WindowFixture *self, gconstpointer data)
{
  Other other;

  fill (self, &other);
  other_run (&other, "BEGIN EXCLUSIVE");
  window_fixture_open_window (self, FALSE);
  open_read_only (self);
  assert_problem (self, RGM_STORE_ERROR_LOCKED_OUT, FALSE);
  other_run (&other, "COMMIT");
  open_read_only (self);
  assert_opened (self, TRUE);
  other_end (&other);
}

/* @data: the fixture */
static gboolean
shows_one_more (gpointer data)
{
  WindowFixture *self = data;

  return rgm_patient_list_get_n_patients (rgm_workspace_get_patients (self->workspace))
         == N_PATIENTS + 1;
}

/* It is kept just before it is looked through for damage, which tells of none: it stays open, and
 * is looked through before something is written. */
static void
test_kept_from_check (WindowFixture *self, gconstpointer data)
{
  g_autoptr (RgmCourseRecord) course = NULL;
  Other other;

  fill (self, &other);
  window_fixture_open_window (self, FALSE);
  rgm_workspace_open (self->workspace);
  while (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  other_run (&other, "BEGIN EXCLUSIVE");
  service_fixture_settle (&self->store);
  g_assert_cmpint (rgm_workspace_get_state (self->workspace), ==, RGM_WORKSPACE_READY);
  other_end (&other);
  window_fixture_select_first (self);
  g_assert_nonnull (window_fixture_get_patient (self));
  course = service_fixture_add_course (&self->store, window_fixture_get_patient (self),
                                       "acne-scars");
  service_fixture_add_patients (&self->store, 1);
  g_assert_true (display_wait_for (shows_one_more, self));
}

/* What is read stays in sight while the file is kept, and what was written shows up after. */
static void
test_kept_while_reading (WindowFixture *self, gconstpointer data)
{
  Other other;

  fill (self, &other);
  other_run (&other, "BEGIN EXCLUSIVE");
  window_fixture_open_window (self, FALSE);
  other_run (&other, "COMMIT");
  open_read_only (self);
  assert_opened (self, TRUE);
  other_run (&other, "BEGIN EXCLUSIVE");
  other_run (&other, "INSERT INTO patient (id, name, birth_day, notes, archived, created,"
             " changed) SELECT '00000000-0000-4000-8000-000000000001', name, birth_day, notes,"
             " archived, created, changed FROM patient LIMIT 1");
  rgm_store_service_look (self->store.service);
  service_fixture_settle (&self->store);
  assert_opened (self, TRUE);
  other_run (&other, "COMMIT");
  rgm_store_service_look (self->store.service);
  g_assert_true (display_wait_for (shows_one_more, self));
  other_end (&other);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "keep"))
    return keep_file (argv[2]);
  program = argv[0];
  gtk_test_init (&argc, &argv);
  adw_init ();
  WINDOW_TEST ("/locked/writing", test_writing);
  WINDOW_TEST ("/locked/kept", test_kept);
  WINDOW_TEST ("/locked/kept from readers", test_kept_from_readers);
  WINDOW_TEST ("/locked/kept from check", test_kept_from_check);
  WINDOW_TEST ("/locked/kept while reading", test_kept_while_reading);
  return g_test_run ();
}

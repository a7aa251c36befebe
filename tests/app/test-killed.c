#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "rgm-main-window.h"
#include "temporary-folder.h"

/* The window is killed while it saves, again and again: what it had said is saved is there. The
 * window is this program again, and says each record that its store service has acknowledged. */

#define N_KILLS 15
#define N_KILLS_FULL 500
#define N_KILLS_CONTROL 40
#define N_BEFORE_KILL_MAX 10
#define DELAY_US_MAX 4000
#define TODAY ((RgmDay) 739944)
#define NOTES_LENGTH 20000

static char *program;
static gboolean full_run;

/* In the child: one that speaks too soon, for the control. */
static gboolean hasty;

static void save_next (RgmStoreService *service);

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *id = data;
  g_autoptr (GError) error = NULL;

  if (!rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    g_printerr ("%s\n", error->message);
  else if (!hasty)
    g_print ("%s\n", id);
  save_next (RGM_STORE_SERVICE (source));
}

static void
save_next (RgmStoreService *service)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");

  g_free (patient->notes);
  patient->notes = g_strnfill (NOTES_LENGTH, 'n');
  if (hasty)
    g_print ("%s\n", patient->id);
  rgm_store_service_save_patient_async (service, patient, NULL, on_saved_cb,
                                        g_strdup (patient->id));
}

static void G_GNUC_NORETURN
show_window (const char *path, const char *how)
{
  g_autoptr (RgmStoreService) service = rgm_store_service_new (path);
  g_autoptr (RgmClock) clock = rgm_clock_new (TODAY);
  g_autoptr (RgmWorkspace) workspace = rgm_workspace_new (service, clock, FALSE);

  hasty = g_str_equal (how, "hasty");
  gtk_disable_setlocale ();
  adw_init ();
  rgm_workspace_open (workspace);
  gtk_window_present (GTK_WINDOW (rgm_main_window_new (NULL, workspace)));
  while (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  save_next (service);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows a window, kills it at some moment, and collects what it said. */
static void
kill_one (const char *path, const char *how, GHashTable *told)
{
  int n_before = g_test_rand_int_range (1, N_BEFORE_KILL_MAX + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  char *line;
  int n = 0;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "window", path, how,
                              NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while ((line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL)) != NULL)
    {
      if (g_uuid_string_is_valid (line))
        g_hash_table_add (told, g_steal_pointer (&line));
      g_free (line);
      if (++n == n_before)
        {
          g_usleep ((gulong) g_test_rand_int_range (0, DELAY_US_MAX));
          g_subprocess_force_exit (process);
        }
    }
  g_assert_cmpint (n, >=, n_before);
  g_subprocess_wait (process, NULL, NULL);
}

static guint
count_lost (const char *path, GHashTable *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);
  GHashTableIter iter;
  gpointer id;
  guint lost = 0;

  g_assert_no_error (error);
  g_assert_true (rgm_store_check (store, &error));
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (RgmPatientContent) content = rgm_store_load_patient (store, id, NULL);

      lost += content == NULL || strlen (content->record->notes) != NOTES_LENGTH;
    }
  return lost;
}

static guint
kill_often (const char *how, guint n, gboolean until_harm)
{
  g_autofree char *folder = temporary_folder_new ();
  g_autofree char *path = g_build_filename (folder, "regimen.db", NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint lost = 0;
  guint kills = 0;

  rgm_store_close (rgm_store_open (path, RGM_STORE_CREATE, NULL));
  while (kills < n && !(until_harm && lost > 0))
    {
      kill_one (path, how, told);
      kills++;
      if (until_harm || kills % 10 == 0 || kills == n)
        lost = count_lost (path, told);
    }
  g_test_message ("%u kills, %u acknowledged, %u lost", kills, g_hash_table_size (told), lost);
  temporary_folder_remove (g_steal_pointer (&folder));
  return lost;
}

static void
test_killed (void)
{
  g_assert_cmpuint (kill_often ("honest", full_run ? N_KILLS_FULL : N_KILLS, FALSE), ==, 0);
}

static void
test_control (void)
{
  g_assert_cmpuint (kill_often ("hasty", N_KILLS_CONTROL, TRUE), >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "window"))
    show_window (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  g_test_add_func ("/killed/window", test_killed);
  g_test_add_func ("/killed/control", test_control);
  return g_test_run ();
}

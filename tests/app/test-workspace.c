#include "config.h"

#include "rgm-workspace.h"

#include "service-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define WORKSPACE_TEST(path, function)                                                          \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up, function,                     \
              service_fixture_tear_down)

static RgmWorkspace *
open_workspace (ServiceFixture *self)
{
  RgmWorkspace *workspace = rgm_workspace_new (self->service, self->clock, FALSE);

  rgm_workspace_open (workspace);
  while (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  return workspace;
}

static void
finish (ServiceFixture *self, RgmWorkspace *workspace)
{
  service_fixture_settle (self);
  g_assert_finalize_object (workspace);
}

/* Nobody has said what for: no file is made. */
static void
test_first_run (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);

  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_FIRST_RUN);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  service_fixture_settle (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_FIRST_RUN);
  g_assert_finalize_object (workspace);
}

/* A log has exactly one person, who is looked at; the choice is kept in the file. */
static void
test_log (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);
  RgmCourseModel *model = rgm_workspace_get_course_model (workspace);

  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_LOG);
  while (rgm_course_model_get_patient (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  finish (self, workspace);

  service_fixture_start_again (self);
  workspace = open_workspace (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_LOG);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (rgm_workspace_get_patients (workspace)), ==,
                    1);
  g_assert_nonnull (rgm_course_model_get_patient_id (rgm_workspace_get_course_model (workspace)));
  finish (self, workspace);
}

/* The person that a log begins with was added by the program, and is not to be undone. */
static void
test_log_begins_for_good (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);
  RgmStoreChanges *changes = rgm_store_service_get_changes (self->service);

  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_LOG);
  while (rgm_course_model_get_patient (rgm_workspace_get_course_model (workspace)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (rgm_store_changes_get_undo (changes));
  g_assert_null (rgm_store_changes_get_redo (changes));
  finish (self, workspace);
}

/* A second person in a log is shown, and not hidden behind the first. */
static void
test_log_of_two (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);

  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_LOG);
  while (rgm_course_model_get_patient (rgm_workspace_get_course_model (workspace)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  rgm_patient_free (service_fixture_add_patient (self, "Sample Patient 2"));
  service_fixture_settle (self);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_PATIENTS);
  finish (self, workspace);
}

static void
test_patients (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);

  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_PATIENTS);
  while (rgm_workspace_get_state (workspace) != RGM_WORKSPACE_READY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (rgm_workspace_get_patients (workspace)), ==,
                    0);
  finish (self, workspace);

  service_fixture_start_again (self);
  workspace = open_workspace (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_PATIENTS);
  finish (self, workspace);
}

/* A file with patients of which nobody has said anything needs no question. */
static void
test_undecided_with_patients (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace;

  service_fixture_open (self, RGM_STORE_CREATE);
  rgm_patient_free (service_fixture_add_patient (self, "Sample Patient 1"));
  service_fixture_start_again (self);
  workspace = open_workspace (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_PATIENTS);
  finish (self, workspace);
}

static void
check_problem (ServiceFixture *self, const char *bytes, RgmStoreError code)
{
  RgmWorkspace *workspace;
  g_autofree char *after = NULL;
  gsize length;

  g_assert_true (g_file_set_contents_full (self->path, bytes, -1, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  workspace = open_workspace (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_PROBLEM);
  g_assert_error (rgm_workspace_get_problem (workspace), RGM_STORE_ERROR, (int) code);
  g_assert_true (g_file_get_contents (self->path, &after, &length, NULL));
  g_assert_cmpmem (after, length, bytes, strlen (bytes));
  finish (self, workspace);
}

/* What cannot be opened is told, and nothing is put in its place. */
static void
test_foreign (ServiceFixture *self, gconstpointer data)
{
  check_problem (self, "These are notes, and no database at all.\n", RGM_STORE_ERROR_FOREIGN);
}

static void
test_empty (ServiceFixture *self, gconstpointer data)
{
  check_problem (self, "", RGM_STORE_ERROR_EMPTY);
}

/* Damage where no first page looks is found by the check behind them, and nothing is written. */
static void
test_damage_elsewhere (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  RgmWorkspace *workspace;
  gsize length;

  service_fixture_open (self, RGM_STORE_CREATE);
  service_fixture_add_patients (self, 3000);
  service_fixture_start_again (self);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  /* The last page is one of the table or of its index; its head is what makes it a page. */
  memset (bytes + length - 4096, 0x5a, 64);
  g_assert_true (g_file_set_contents_full (self->path, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  workspace = open_workspace (self);
  rgm_store_service_save_patient_async (self->service, patient, NULL, service_fixture_on_done_cb,
                                        self);
  result = service_fixture_wait (self);
  g_assert_false (rgm_store_service_save_finish (self->service, result, &error));
  while (rgm_workspace_get_state (workspace) != RGM_WORKSPACE_PROBLEM)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (rgm_workspace_get_problem (workspace), RGM_STORE_ERROR,
                  RGM_STORE_ERROR_DAMAGED);
  finish (self, workspace);
}

/* Once the cause is gone, trying again is enough. */
static void
test_try_again (ServiceFixture *self, gconstpointer data)
{
  g_autofree char *aside = g_build_filename (self->folder, "aside.db", NULL);
  RgmWorkspace *workspace;

  service_fixture_open (self, RGM_STORE_CREATE);
  rgm_patient_free (service_fixture_add_patient (self, "Sample Patient 1"));
  service_fixture_start_again (self);
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  g_assert_true (g_file_set_contents_full (self->path, "no", -1, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  workspace = open_workspace (self);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_PROBLEM);
  g_assert_cmpint (g_rename (aside, self->path), ==, 0);
  rgm_workspace_open (workspace);
  while (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  finish (self, workspace);
}

static void
test_sample (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = rgm_workspace_new (self->service, self->clock, TRUE);
  RgmPatientList *patients = rgm_workspace_get_patients (workspace);

  rgm_workspace_open (workspace);
  while (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_READY);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_PATIENTS);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, 12);
  g_assert_nonnull (rgm_course_model_get_patient_id (rgm_workspace_get_course_model (workspace)));
  finish (self, workspace);
}

/* From patients to a log and back, while there is nobody else. */
static void
test_change_of_mind (ServiceFixture *self, gconstpointer data)
{
  RgmWorkspace *workspace = open_workspace (self);
  RgmCourseModel *model = rgm_workspace_get_course_model (workspace);

  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_PATIENTS);
  while (rgm_workspace_get_state (workspace) != RGM_WORKSPACE_READY)
    g_main_context_iteration (NULL, TRUE);
  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_LOG);
  while (rgm_course_model_get_patient (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (self);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (rgm_workspace_get_patients (workspace)), ==,
                    1);
  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_PATIENTS);
  g_assert_cmpint (rgm_workspace_get_mode (workspace), ==, RGM_WORKSPACE_PATIENTS);
  finish (self, workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  WORKSPACE_TEST ("/workspace/first-run", test_first_run);
  WORKSPACE_TEST ("/workspace/log", test_log);
  WORKSPACE_TEST ("/workspace/log-begins-for-good", test_log_begins_for_good);
  WORKSPACE_TEST ("/workspace/log-of-two", test_log_of_two);
  WORKSPACE_TEST ("/workspace/patients", test_patients);
  WORKSPACE_TEST ("/workspace/undecided-with-patients", test_undecided_with_patients);
  WORKSPACE_TEST ("/workspace/foreign", test_foreign);
  WORKSPACE_TEST ("/workspace/empty", test_empty);
  WORKSPACE_TEST ("/workspace/damage-elsewhere", test_damage_elsewhere);
  WORKSPACE_TEST ("/workspace/try-again", test_try_again);
  WORKSPACE_TEST ("/workspace/sample", test_sample);
  WORKSPACE_TEST ("/workspace/change-of-mind", test_change_of_mind);
  return g_test_run ();
}

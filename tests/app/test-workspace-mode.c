#include "config.h"

#include "rgm-workspace.h"

#include "service-fixture.h"

/* What a database is for, as it is chosen, undone, and changed by others. */

typedef struct {
  ServiceFixture store;
  RgmWorkspace *workspace;
} ModeFixture;

static void
open_workspace (ModeFixture *self)
{
  self->workspace = rgm_workspace_new (self->store.service, self->store.clock, FALSE);
  rgm_workspace_open (self->workspace);
  while (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_workspace (ModeFixture *self)
{
  service_fixture_settle (&self->store);
  g_assert_finalize_object (g_steal_pointer (&self->workspace));
}

static void
start_again (ModeFixture *self)
{
  close_workspace (self);
  service_fixture_start_again (&self->store);
  open_workspace (self);
  service_fixture_settle (&self->store);
}

/* @data: the mode that is chosen first, or NULL for none */
static void
set_up (ModeFixture *self, gconstpointer data)
{
  service_fixture_set_up (&self->store, NULL);
  open_workspace (self);
  if (data == NULL)
    return;
  rgm_workspace_choose_mode (self->workspace, GPOINTER_TO_INT (data));
  while (rgm_workspace_get_state (self->workspace) != RGM_WORKSPACE_READY)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (&self->store);
}

static void
tear_down (ModeFixture *self, gconstpointer data)
{
  close_workspace (self);
  service_fixture_tear_down (&self->store, NULL);
}

static void
choose (ModeFixture *self, RgmWorkspaceMode mode)
{
  rgm_workspace_choose_mode (self->workspace, mode);
  g_assert_cmpint (rgm_workspace_get_mode (self->workspace), ==, mode);
  service_fixture_settle (&self->store);
}

static void
turn (ModeFixture *self, const char *name, gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (RgmChange) change = NULL;
  g_autoptr (GError) error = NULL;

  (redo ? rgm_store_service_redo_async : rgm_store_service_undo_async) (
    self->store.service, 0, NULL, service_fixture_on_done_cb, &self->store);
  result = service_fixture_wait (&self->store);
  change = rgm_store_service_turn_finish (self->store.service, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (change->name, ==, name);
  service_fixture_settle (&self->store);
}

static void
assert_shown (ModeFixture *self, RgmWorkspaceMode mode, guint n_patients)
{
  RgmPatientList *patients = rgm_workspace_get_patients (self->workspace);

  g_assert_cmpint (rgm_workspace_get_mode (self->workspace), ==, mode);
  g_assert_cmpuint (rgm_patient_list_get_n_patients (patients), ==, n_patients);
}

/* What is looked at in a log is its patient, whoever made it one. */
static void
assert_log_of (ModeFixture *self, const char *patient_id)
{
  assert_shown (self, RGM_WORKSPACE_LOG, 1);
  g_assert_cmpstr (rgm_course_model_get_patient_id (
                     rgm_workspace_get_course_model (self->workspace)), ==, patient_id);
}

static RgmPatient *
add_patient (ModeFixture *self)
{
  RgmPatient *patient = service_fixture_add_patient (&self->store, "Sample Patient 1");

  service_fixture_settle (&self->store);
  return patient;
}

static void
assert_nothing_to_undo (ModeFixture *self)
{
  g_assert_null (rgm_store_changes_get_undo (rgm_store_service_get_changes (self->store.service)));
}

/* Undoing and doing again shows what is shown after choosing, across restarts. */
static void
test_undo (ModeFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = add_patient (self);

  choose (self, RGM_WORKSPACE_LOG);
  assert_log_of (self, patient->id);
  turn (self, RGM_CHANGE_TO_LOG, FALSE);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
  rgm_course_model_set_patient_id (rgm_workspace_get_course_model (self->workspace), NULL);
  start_again (self);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
  turn (self, RGM_CHANGE_TO_LOG, TRUE);
  assert_log_of (self, patient->id);
  start_again (self);
  assert_log_of (self, patient->id);
  choose (self, RGM_WORKSPACE_PATIENTS);
  turn (self, RGM_CHANGE_TO_PATIENTS, FALSE);
  assert_log_of (self, patient->id);
}

/* A log is of somebody: whoever was put in for that goes with it, and comes back with it, alone. */
static void
test_nobody (ModeFixture *self, gconstpointer data)
{
  g_autofree char *before = service_fixture_dup_content_hash (&self->store);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL, *redone = NULL;

  choose (self, RGM_WORKSPACE_LOG);
  assert_shown (self, RGM_WORKSPACE_LOG, 1);
  g_assert_nonnull (rgm_course_model_get_patient (
    rgm_workspace_get_course_model (self->workspace)));
  after = service_fixture_dup_content_hash (&self->store);
  turn (self, RGM_CHANGE_TO_LOG, FALSE);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 0);
  undone = service_fixture_dup_content_hash (&self->store);
  g_assert_cmpstr (undone, ==, before);
  assert_nothing_to_undo (self);
  turn (self, RGM_CHANGE_TO_LOG, TRUE);
  assert_shown (self, RGM_WORKSPACE_LOG, 1);
  redone = service_fixture_dup_content_hash (&self->store);
  g_assert_cmpstr (redone, ==, after);
}

/* Nobody has said what it is for, and it is shown as patients: that is what there is before. */
static void
test_undecided (ModeFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = NULL;

  service_fixture_open (&self->store, RGM_STORE_CREATE);
  patient = service_fixture_add_patient (&self->store, "Sample Patient 1");
  start_again (self);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
  choose (self, RGM_WORKSPACE_LOG);
  turn (self, RGM_CHANGE_TO_LOG, FALSE);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
  turn (self, "patient-added", FALSE);
}

/* A log with a second patient shows both, and is a log again without. */
static void
test_second_patient (ModeFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  id = g_strdup (rgm_course_model_get_patient_id (
    rgm_workspace_get_course_model (self->workspace)));
  rgm_patient_free (add_patient (self));
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 2);
  turn (self, "patient-added", FALSE);
  assert_log_of (self, id);
}

/* The only patient is, whether the list shows it or not; nobody else is put in. */
static void
test_searched (ModeFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = add_patient (self);

  rgm_patient_list_set_search (rgm_workspace_get_patients (self->workspace), "Nobody");
  choose (self, RGM_WORKSPACE_LOG);
  assert_log_of (self, patient->id);
}

/* @mode: a mode
 *
 * Another program says what the file is for. */
static void
choose_elsewhere (ModeFixture *self, const char *mode)
{
  g_autoptr (RgmStore) other = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);

  g_assert_true (rgm_store_save_setting (other, RGM_STORE_SETTING_MODE, mode, NULL));
  rgm_store_service_look (self->store.service);
  service_fixture_settle (&self->store);
}

static void
test_other_program (ModeFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = add_patient (self);

  choose_elsewhere (self, RGM_STORE_MODE_LOG);
  assert_log_of (self, patient->id);
  choose_elsewhere (self, RGM_STORE_MODE_PATIENTS);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
}

static void
on_failed_cb (RgmWorkspace *workspace, const GError *error, guint *n_failed)
{
  g_assert_true (rgm_store_error_is_locked (error));
  (*n_failed)++;
}

/* What could not be saved is not shown as if it were. */
static void
test_not_saved (ModeFixture *self, gconstpointer data)
{
  g_autoptr (RgmPatient) patient = add_patient (self);
  g_autoptr (RgmStore) other = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, NULL);
  guint n_failed = 0;

  g_signal_connect (self->workspace, "failed", G_CALLBACK (on_failed_cb), &n_failed);
  g_assert_true (rgm_store_begin (other, NULL, NULL));
  choose (self, RGM_WORKSPACE_LOG);
  g_assert_cmpuint (n_failed, ==, 1);
  assert_shown (self, RGM_WORKSPACE_PATIENTS, 1);
  rgm_store_rollback (other);
}

#define MODE_TEST(path, mode, function) \
  g_test_add (path, ModeFixture, GINT_TO_POINTER (mode), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  MODE_TEST ("/workspace-mode/undo", RGM_WORKSPACE_PATIENTS, test_undo);
  MODE_TEST ("/workspace-mode/nobody", RGM_WORKSPACE_PATIENTS, test_nobody);
  MODE_TEST ("/workspace-mode/undecided", RGM_WORKSPACE_UNDECIDED, test_undecided);
  MODE_TEST ("/workspace-mode/second-patient", RGM_WORKSPACE_LOG, test_second_patient);
  MODE_TEST ("/workspace-mode/searched", RGM_WORKSPACE_PATIENTS, test_searched);
  MODE_TEST ("/workspace-mode/other-program", RGM_WORKSPACE_PATIENTS, test_other_program);
  MODE_TEST ("/workspace-mode/not-saved", RGM_WORKSPACE_PATIENTS, test_not_saved);
  return g_test_run ();
}

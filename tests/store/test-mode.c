#include "config.h"

#include "rgm-archive.h"
#include "rgm-store-archive.h"
#include "rgm-store-private.h"
#include "store-fixture.h"

/* What a file is for, a log or patients, is undone and done again as all else is. */

#define MODE_ROW "SELECT ifnull ((SELECT value || ' ' || changed FROM setting" \
  " WHERE key = 'mode'), 'none')"

/* All records and the mode, with their stamps. */
static char *
get_state (Fixture *fixture)
{
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *mode = fixture_ask_own (fixture->store, MODE_ROW);

  g_assert_nonnull (hash);
  return g_strconcat (hash, " ", mode, NULL);
}

static void
assert_state (Fixture *fixture, const char *expected)
{
  g_autofree char *state = get_state (fixture);

  g_assert_cmpstr (state, ==, expected);
}

static void
save_mode (Fixture *fixture, const char *mode)
{
  g_autoptr(GError) error = NULL;

  rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_MODE, mode, &error);
  g_assert_no_error (error);
}

static void
assert_mode (Fixture *fixture, const char *expected)
{
  g_autofree char *mode = NULL;

  g_assert_true (rgm_store_load_setting (fixture->store, RGM_STORE_SETTING_MODE, &mode, NULL));
  g_assert_cmpstr (mode, ==, expected);
}

static void
assert_changes (Fixture *fixture, const char *undo_name, const char *redo_name)
{
  g_autoptr(RgmChange) last = NULL;
  g_autoptr(RgmChange) next = NULL;

  g_assert_true (rgm_store_get_changes (fixture->store, &last, &next, NULL));
  g_assert_cmpstr (last ? last->name : NULL, ==, undo_name);
  g_assert_cmpstr (next ? next->name : NULL, ==, redo_name);
}

static void
undo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rgm_store_undo (fixture->store, 0, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  rgm_store_redo (fixture->store, 0, NULL, &error);
  g_assert_no_error (error);
}

/* There is nothing before the first choice. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  save_mode (fixture, RGM_STORE_MODE_LOG);
  g_assert_cmpint (rgm_store_get_last_change (fixture->store), ==, 0);
  assert_changes (fixture, NULL, NULL);
}

/* Each way has its name, and goes there and back across restarts. */
static void
test_switch (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  start = get_state (fixture);
  save_mode (fixture, RGM_STORE_MODE_LOG);
  g_assert_cmpint (rgm_store_get_last_change (fixture->store), >, 0);
  assert_changes (fixture, RGM_CHANGE_TO_LOG, NULL);
  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  assert_changes (fixture, RGM_CHANGE_TO_PATIENTS, NULL);
  end = get_state (fixture);

  fixture_reopen (fixture);
  undo (fixture);
  assert_mode (fixture, RGM_STORE_MODE_LOG);
  assert_changes (fixture, RGM_CHANGE_TO_LOG, RGM_CHANGE_TO_PATIENTS);
  undo (fixture);
  assert_state (fixture, start);
  fixture_reopen (fixture);
  redo (fixture);
  redo (fixture);
  assert_state (fixture, end);
  assert_changes (fixture, RGM_CHANGE_TO_PATIENTS, NULL);
}

/* To choose what is chosen is no change, and what can be done again stays so. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = NULL;

  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
  undo (fixture);
  state = get_state (fixture);
  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  assert_state (fixture, state);
  assert_changes (fixture, NULL, "patient-added");
}

/* Another choice ends what could have been done again, as each change does. */
static void
test_ends_redo (Fixture *fixture, gconstpointer data)
{
  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
  undo (fixture);
  save_mode (fixture, RGM_STORE_MODE_LOG);
  assert_changes (fixture, RGM_CHANGE_TO_LOG, NULL);
}

/* Among other changes it keeps its place. */
static void
test_among_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(RgmCourseRecord) course = NULL;

  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  g_ptr_array_add (states, get_state (fixture));
  patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_ptr_array_add (states, get_state (fixture));
  save_mode (fixture, RGM_STORE_MODE_LOG);
  g_ptr_array_add (states, get_state (fixture));
  course = fixture_add_course (fixture, patient, "face");
  g_ptr_array_add (states, get_state (fixture));
  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  g_ptr_array_add (states, get_state (fixture));

  for (guint i = states->len - 1; i-- > 0;)
    {
      undo (fixture);
      assert_state (fixture, states->pdata[i]);
    }
  assert_changes (fixture, NULL, "patient-added");
  fixture_reopen (fixture);
  for (guint i = 1; i < states->len; i++)
    {
      redo (fixture);
      assert_state (fixture, states->pdata[i]);
    }
}

/* Of the settings only this one is undone: the others are no changes of the records. */
static void
test_other_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = NULL;
  g_autofree char *kept = NULL;

  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  g_assert_true (rgm_store_begin (fixture->store, NULL, NULL));
  g_assert_true (rgm_store_save_setting (fixture->store, "one", "kept", NULL));
  save_mode (fixture, RGM_STORE_MODE_LOG);
  patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_assert_true (rgm_store_save_setting (fixture->store, "other", "kept", NULL));
  g_assert_true (rgm_store_commit (fixture->store, NULL));
  assert_changes (fixture, RGM_CHANGE_TO_LOG, NULL);
  undo (fixture);
  assert_mode (fixture, RGM_STORE_MODE_PATIENTS);
  kept = fixture_ask (fixture, "SELECT count (*) || (SELECT count (*) FROM patient) FROM setting"
                      " WHERE key IN ('one', 'other') AND value = 'kept'");
  g_assert_cmpstr (kept, ==, "20");
}

/* A log that an import made the home of two is a log again once that is undone. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = rgm_archive_new ();
  g_autoptr(RgmPatient) second = rgm_patient_new ("Sample Patient 2");
  g_autoptr(RgmImportReport) report = NULL;
  g_autofree char *state = NULL;
  g_autoptr(GError) error = NULL;

  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
  save_mode (fixture, RGM_STORE_MODE_LOG);
  state = get_state (fixture);
  g_ptr_array_add (archive->patients, rgm_patient_content_new (second));
  report = rgm_store_import_archive (fixture->store, archive, fixture->areas, RGM_IMPORT_KEEP,
                                     NULL, &error);
  g_assert_no_error (error);
  assert_mode (fixture, RGM_STORE_MODE_PATIENTS);
  assert_changes (fixture, RGM_CHANGE_IMPORT, NULL);
  undo (fixture);
  assert_state (fixture, state);
  redo (fixture);
  assert_mode (fixture, RGM_STORE_MODE_PATIENTS);
}

/* A former Regimen switched and told nobody. That is no reason to stop: what was switched before is
 * undone all the same, and what was changed before that can be, too. */
static void
test_former_program (Fixture *fixture, gconstpointer data)
{
  save_mode (fixture, RGM_STORE_MODE_PATIENTS);
  rgm_patient_free (fixture_add_patient (fixture, "Sample Patient 1"));
  save_mode (fixture, RGM_STORE_MODE_LOG);
  fixture_run_sql (fixture->path, "UPDATE setting SET value = 'patients', changed = 7"
                   " WHERE key = 'mode'");
  undo (fixture);
  assert_mode (fixture, RGM_STORE_MODE_PATIENTS);
  redo (fixture);
  assert_mode (fixture, RGM_STORE_MODE_LOG);
  fixture_run_sql (fixture->path, "DELETE FROM setting WHERE key = 'mode'");
  undo (fixture);
  undo (fixture);
  assert_changes (fixture, NULL, "patient-added");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/mode/first", test_first);
  FIXTURE_TEST ("/mode/switch", test_switch);
  FIXTURE_TEST ("/mode/same", test_same);
  FIXTURE_TEST ("/mode/ends-redo", test_ends_redo);
  FIXTURE_TEST ("/mode/among-others", test_among_others);
  FIXTURE_TEST ("/mode/other-settings", test_other_settings);
  FIXTURE_TEST ("/mode/import", test_import);
  FIXTURE_TEST ("/mode/former-program", test_former_program);
  return g_test_run ();
}

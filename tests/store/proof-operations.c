#define _GNU_SOURCE
#include "config.h"

#include "proof.h"

#include "damage.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-database.h"
#include "rgm-erase.h"
#include "rgm-export-file.h"
#include "rgm-salvage.h"
#include "rgm-schema.h"
#include "rgm-store-archive.h"

/* All that changes what a user has, a row each. A step that was not acknowledged and is done again
 * may find that it had landed: that is an answer, too. */

static gboolean
accept (gboolean done, RgmStoreError landed, GError **error)
{
  if (!done && error && g_error_matches (*error, RGM_STORE_ERROR, landed))
    {
      g_clear_error (error);
      return TRUE;
    }
  return done;
}

static void
save_all (Proof *self)
{
  for (int i = 0; i < PROOF_STEPS_MAX; i++)
    g_assert_true (rgm_store_save_session (self->fixture.store, self->sessions[i], NULL));
}

static gboolean
run_save (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  g_autoptr(RgmSessionRecord) session = rgm_session_record_copy (self->sessions[step]);

  return store && rgm_store_save_session (store, session, error);
}

static gboolean
run_edit (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  g_autoptr(RgmSessionRecord) session = rgm_session_record_copy (self->sessions[step]);
  g_autoptr(RgmPatient) patient = rgm_patient_copy (self->patient);

  g_free (session->notes);
  session->notes = g_strnfill (7000, 'm');
  rgm_session_record_add_zone (session, "abdomen", 50, 2);
  g_free (patient->name);
  patient->name = g_strdup_printf ("Sample Patient %u", step + 2);
  if (!store)
    return FALSE;
  return step < 2 ? rgm_store_save_session (store, session, error)
                  : rgm_store_save_patient (store, patient, error);
}

static gboolean
run_delete (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  gboolean done;

  if (!store)
    return FALSE;
  if (step == 0)
    done = rgm_store_delete_session (store, self->sessions[0]->id, NULL, error);
  else if (step == 1)
    done = rgm_store_delete_course (store, self->course->id, NULL, error);
  else
    done = rgm_store_delete_patient (store, self->patient->id, NULL, error);
  return accept (done, RGM_STORE_ERROR_NOT_FOUND, error);
}

static void
prepare_undo (Proof *self)
{
  for (guint i = 0; i < PROOF_STEPS_MAX; i++)
    {
      RgmChange *undo = NULL, *redo = NULL;

      g_assert_true (rgm_store_save_session (self->fixture.store, self->sessions[i], NULL));
      g_assert_true (rgm_store_get_changes (self->fixture.store, &undo, &redo, NULL));
      self->changes[i] = undo->id;
      rgm_change_free (undo);
    }
}

static gboolean
run_undo (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  gint64 change = self->changes[PROOF_STEPS_MAX - 1 - step];

  return store && accept (rgm_store_undo (store, change, NULL, error),
                          RGM_STORE_ERROR_NOTHING_TO_UNDO, error);
}

static void
prepare_redo (Proof *self)
{
  prepare_undo (self);
  for (guint i = 0; i < PROOF_STEPS_MAX; i++)
    g_assert_true (rgm_store_undo (self->fixture.store, 0, NULL, NULL));
}

static gboolean
run_redo (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);

  return store && accept (rgm_store_redo (store, self->changes[step], NULL, error),
                          RGM_STORE_ERROR_NOTHING_TO_UNDO, error);
}

static void
prepare_switch (Proof *self)
{
  RgmStore *store = self->fixture.store;

  g_assert_true (rgm_store_save_setting (store, RGM_STORE_SETTING_MODE, RGM_STORE_MODE_PATIENTS,
                                         NULL));
  g_assert_true (rgm_store_save_setting (store, RGM_STORE_SETTING_MODE, RGM_STORE_MODE_LOG, NULL));
  self->changes[0] = rgm_store_get_last_change (store);
}

/* Back, there again, and then back as a change of its own. */
static gboolean
run_switch (Proof *self, guint step, GError **error)
{
  static gboolean (*const turns[]) (RgmStore *, gint64, RgmChange **, GError **) = {
    rgm_store_undo, rgm_store_redo,
  };
  RgmStore *store = proof_get_store (self, error);

  if (!store)
    return FALSE;
  if (step == G_N_ELEMENTS (turns))
    return rgm_store_save_setting (store, RGM_STORE_SETTING_MODE, RGM_STORE_MODE_PATIENTS, error);
  return accept (turns[step] (store, self->changes[0], NULL, error),
                 RGM_STORE_ERROR_NOTHING_TO_UNDO, error);
}

/* The content does not tell of it. The mode, and how many switches are done and undone: */
static char *
check_switch (Proof *self, guint acknowledged)
{
  static const char *const states[] = { "log 1 0", "patients 0 1", "log 1 0", "patients 2 0" };
  g_autofree char *state =
    fixture_ask (&self->fixture, "SELECT value || ' ' || (SELECT count (*) FROM undo WHERE"
                 " name GLOB 'switched*' AND NOT undone) || ' ' || (SELECT count (*) FROM undo"
                 " WHERE name GLOB 'switched*' AND undone) FROM setting WHERE key = 'mode'");

  if (g_strcmp0 (state, states[acknowledged]) == 0
      || (acknowledged < 3 && g_strcmp0 (state, states[acknowledged + 1]) == 0))
    return NULL;
  return g_strdup_printf ("after %u switches it is %s", acknowledged, state);
}

static gboolean
run_batch (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);

  if (!store || !rgm_store_begin (store, NULL, error))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(RgmSessionRecord) session = NULL;

      session = rgm_session_record_copy (self->sessions[2 * step + i]);
      if (!rgm_store_save_session (store, session, error))
        {
          rgm_store_rollback (store);
          return FALSE;
        }
    }
  return rgm_store_commit (store, error);
}

static void
prepare_import (Proof *self)
{
  save_all (self);
  self->archive = rgm_store_load_archive (self->fixture.store, NULL, NULL, NULL);
  g_assert_nonnull (self->archive);
  g_assert_true (rgm_store_delete_patient (self->fixture.store, self->patient->id, NULL, NULL));
}

static gboolean
run_import (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  g_autoptr(RgmImportReport) report = NULL;

  if (!store)
    return FALSE;
  report = rgm_store_import_archive (store, self->archive, self->fixture.areas, RGM_IMPORT_KEEP,
                                     NULL, error);
  return report != NULL;
}

static void
prepare_backup (Proof *self)
{
  save_all (self);
}

static gboolean
run_backup (Proof *self, guint step, GError **error)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_EDITS, .now = PROOF_NOW + step };
  g_autoptr(RgmBackupEntry) entry = rgm_backup_make (self->fixture.path, &options, error);

  return entry != NULL;
}

static void
prepare_sealed_backup (Proof *self)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("Correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *text = rgm_backup_seal_to_text (seal);

  save_all (self);
  g_assert_true (rgm_store_save_setting (self->fixture.store, RGM_STORE_SETTING_SEAL, text,
                                         NULL));
}

static gboolean
run_restore (Proof *self, guint step, GError **error)
{
  RgmStore *store = proof_get_store (self, error);

  return store && rgm_backup_restore (store, self->backup, NULL, NULL, NULL, error);
}

#define DAMAGE "This is not a database any more."

static void
prepare_restore_in_place (Proof *self)
{
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_assert_true (g_file_set_contents_full (self->fixture.path, DAMAGE, -1,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
run_restore_in_place (Proof *self, guint step, GError **error)
{
  return rgm_backup_restore_in_place (self->fixture.path, self->backup, NULL, PROOF_NOW, NULL, NULL,
                                      error);
}

/* Whether a file in the folder holds @text. */
static gboolean
holds (const char *folder, const char *text)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? holds (path, text)
          : g_file_get_contents (path, &content, &length, NULL)
            && memmem (content, length, text, strlen (text)))
        return TRUE;
    }
  return FALSE;
}

/* What was damaged is kept, under one name or the other. */
static char *
check_restore_in_place (Proof *self, guint acknowledged)
{
  return holds (self->fixture.folder, DAMAGE) ? NULL : g_strdup ("the damaged file is gone");
}

/* Says whether a file could not be read just now: then it may still hold the patient. */
static gboolean
erase_once (Proof *self, gboolean *unread, GError **error)
{
  RgmStore *store = proof_get_store (self, error);
  g_autoptr(RgmErasure) erasure = NULL;

  *unread = FALSE;
  if (!store)
    return FALSE;
  erasure = rgm_erase_patient (store, self->patient->id, NULL, error);
  if (!erasure)
    return accept (FALSE, RGM_STORE_ERROR_NOT_FOUND, error);
  *unread = *erasure->unread != NULL;
  /* It says which files it had to leave, and the user wants them gone. */
  return rgm_erase_left (store, erasure, error);
}

/* What cannot be read just now is never deleted, so the user tries again, as it says. */
static gboolean
run_erase (Proof *self, guint step, GError **error)
{
  gboolean unread;

  if (!erase_once (self, &unread, error))
    return FALSE;
  if (unread && !erase_once (self, &unread, error))
    return FALSE;
  if (unread)
    rgm_store_error_set (error, RGM_STORE_ERROR_IO, self->fixture.path, NULL);
  return !unread;
}

static char *
check_erase (Proof *self, guint acknowledged)
{
  if (acknowledged == 0 || !holds (self->fixture.folder, self->patient->name))
    return NULL;
  return g_strdup ("the name of the erased patient is still in a file");
}

/* As a program wrote it that knew one step of the ladder. */
static void
prepare_migrate (Proof *self)
{
  g_autoptr(RgmDatabase) database = NULL;
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d",
                                         RGM_DATABASE_APPLICATION_ID);

  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_assert_cmpint (g_unlink (self->fixture.path), ==, 0);
  g_assert_true (g_file_set_contents_full (self->fixture.path, "", 0, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));
  database = rgm_database_open (self->fixture.path, RGM_DATABASE_READ_WRITE, NULL);
  g_assert_true (rgm_database_configure (database, RGM_DATABASE_READ_WRITE, NULL));
  g_assert_true (rgm_database_run (database, id, NULL));
  g_assert_true (rgm_schema_climb (database, 1, NULL));
  g_assert_true (rgm_database_run (database, "INSERT INTO patient"
                                   " VALUES ('11111111-1111-4111-8111-111111111111',"
                                   " 'Sample Patient 7', 0, '', 0, 1, 1)", NULL));
}

static gboolean
run_migrate (Proof *self, guint step, GError **error)
{
  return proof_get_store (self, error) != NULL;
}

static const char *const lost_pages[] = { "patient", "patient_list", "protocol_copy", "area" };

/* Neither the schema is there nor all of the records. */
static void
prepare_salvage (Proof *self)
{
  g_autoptr(RgmAreaRecord) area = rgm_area_record_new ("nape", "Nape", "face");
  g_autoptr(RgmCourseRecord) course = NULL;
  g_auto(Damage) damage = { 0 };

  save_all (self);
  g_assert_true (rgm_store_save_area (self->fixture.store, area, NULL));
  course = fixture_add_course (&self->fixture, self->patient, area->id);
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  damage_load (&damage, self->fixture.path);
  for (gsize i = 0; i < G_N_ELEMENTS (lost_pages); i++)
    damage_wipe (&damage, damage_find_root (self->fixture.path, lost_pages[i]));
  damage_wipe (&damage, 1);
  damage_write (&damage, self->fixture.path);
}

static char *
get_salvaged (Proof *self)
{
  return g_build_filename (self->fixture.folder, "salvaged.db", NULL);
}

static gboolean
run_salvage (Proof *self, guint step, GError **error)
{
  const RgmSalvageOptions options = { .areas = self->fixture.areas, .now = PROOF_NOW };
  g_autofree char *to = get_salvaged (self);
  g_autoptr(RgmSalvageReport) report = NULL;

  report = rgm_salvage_run (self->fixture.path, to, &options, NULL, error);
  if (report)
    self->n_bad_pages = report->n_bad_pages;
  return accept (report != NULL, RGM_STORE_ERROR_EXISTS, error);
}

static char *
check_damaged (Proof *self)
{
  GBytes *before = g_hash_table_lookup (self->files, self->fixture.path);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (before && g_file_get_contents (self->fixture.path, &content, &length, NULL)
      && length == g_bytes_get_size (before)
      && memcmp (content, g_bytes_get_data (before, NULL), length) == 0)
    return NULL;
  return g_strdup ("the damaged file was touched");
}

/* Either there is none yet, or one that is sound and has all sessions, unless the disk did not give
 * some pages, and that was told. */
static char *
check_salvage (Proof *self, guint acknowledged)
{
  g_autofree char *to = get_salvaged (self);
  char *trouble = check_damaged (self);
  g_autoptr(RgmStore) store = NULL;
  g_autofree char *n_sessions = NULL;

  if (trouble || (acknowledged == 0 && !g_file_test (to, G_FILE_TEST_EXISTS)))
    return trouble;
  store = rgm_store_open (to, RGM_STORE_DEFAULT, NULL);
  if (!store || !rgm_store_check (store, NULL))
    return g_strdup ("what was salvaged is not sound, or not there");
  n_sessions = fixture_ask_own (store, "SELECT count (*) FROM session");
  if (self->n_bad_pages <= G_N_ELEMENTS (lost_pages) + 1 && !g_str_equal (n_sessions, "4"))
    return g_strdup_printf ("%s sessions came back", n_sessions);
  return NULL;
}

#define EXPORT_SIZE 200000

static gboolean
run_export (Proof *self, guint step, GError **error)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, "export.json", NULL);
  g_autofree char *text = g_strnfill (EXPORT_SIZE, (char) ('1' + step));
  g_autoptr(GBytes) bytes = g_bytes_new (text, EXPORT_SIZE);

  return rgm_export_file_write (path, bytes, TRUE, NULL, error);
}

static void
prepare_export (Proof *self)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, "export.json", NULL);
  g_autofree char *text = g_strnfill (EXPORT_SIZE, '0');

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Either the one of before or the new one, and that whole. */
static char *
check_export (Proof *self, guint acknowledged)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, "export.json", NULL);
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, NULL) || length != EXPORT_SIZE)
    return g_strdup ("the export is gone or not whole");
  expected = g_strnfill (EXPORT_SIZE, content[0]);
  if (memcmp (content, expected, EXPORT_SIZE) != 0)
    return g_strdup ("the export is a mixture");
  if (content[0] != (char) ('0' + acknowledged) && content[0] != (char) ('1' + acknowledged))
    return g_strdup_printf ("the export is number %c, and %u were acknowledged", content[0],
                            acknowledged);
  return NULL;
}

const ProofOperation proof_operations[] = {
  { .name = "save", .run = run_save, .n_steps = 3 },
  { .name = "edit", .prepare = save_all, .run = run_edit, .n_steps = 3 },
  { .name = "delete", .prepare = save_all, .run = run_delete, .n_steps = 3 },
  { .name = "undo", .prepare = prepare_undo, .run = run_undo, .n_steps = 3 },
  { .name = "redo", .prepare = prepare_redo, .run = run_redo, .n_steps = 3 },
  { .name = "switch", .prepare = prepare_switch, .run = run_switch, .n_steps = 3,
    .check = check_switch },
  { .name = "batch", .run = run_batch, .n_steps = 2 },
  { .name = "import", .prepare = prepare_import, .run = run_import, .n_steps = 1 },
  { .name = "migrate", .prepare = prepare_migrate, .run = run_migrate, .n_steps = 1 },
  { .name = "backup", .prepare = prepare_backup, .run = run_backup, .n_steps = 2 },
  { .name = "sealed-backup", .prepare = prepare_sealed_backup, .run = run_backup, .n_steps = 2 },
  { .name = "restore", .prepare = save_all, .run = run_restore, .n_steps = 1 },
  { .name = "restore-in-place", .prepare = prepare_restore_in_place,
    .run = run_restore_in_place, .n_steps = 1, .check = check_restore_in_place, .broken = TRUE },
  { .name = "salvage", .prepare = prepare_salvage, .run = run_salvage, .n_steps = 1,
    .check = check_salvage, .n_allocations = 250, .broken = TRUE },
  { .name = "erase", .prepare = save_all, .run = run_erase, .n_steps = 1, .check = check_erase,
    .changes_backups = TRUE },
  { .name = "export", .prepare = prepare_export, .run = run_export, .n_steps = 3,
    .check = check_export },
};

const guint proof_n_operations = G_N_ELEMENTS (proof_operations);

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-erase.h"
#include "rgm-record.h"
#include "rgm-salvage-text.h"
#include "rgm-salvage.h"
#include "rgm-store-archive.h"
#include "rgm-store-change.h"
#include "store-fixture.h"

/* Who was erased stays so, whichever way somebody comes back who still has them. */

#define SECRET "Zebedee Secretname"

/* Somebody who was erased, and all that may still have them: a form, an export, a sealed backup
 * whose passphrase was not at hand, a copy of the file. */
typedef struct {
  Fixture fixture;
  RgmPatient *erased;
  RgmPatient *kept;
  RgmCourseRecord *course;
  RgmSessionRecord *session;
  RgmArchive *archive;
  RgmPassphrase *passphrase;
  char *sealed;
  char *copy;
} Erased;

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

/* A backup of before, as it is on a disk that was not there when somebody was erased. */
static void
keep_sealed (Erased *self)
{
  g_autoptr(RgmBackupSeal) seal = NULL;
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = 1000000 };
  g_autoptr(RgmBackupEntry) made = NULL;

  self->passphrase = rgm_passphrase_new ("correct horse");
  seal = rgm_backup_seal_new (self->passphrase, RGM_BACKUP_STRENGTH_LEAST, NULL);
  options.seal = seal;
  made = rgm_backup_make (self->fixture.path, &options, NULL);
  g_assert_nonnull (made);
  self->sealed = g_strdup (made->path);
}

static void
set_up (Erased *self, gconstpointer data)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *elsewhere = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  fixture_set_up (fixture, NULL);
  self->erased = fixture_add_patient (fixture, SECRET);
  self->kept = fixture_add_patient (fixture, "Sample Patient 2");
  self->course = fixture_add_course (fixture, self->erased, "face");
  self->session = fixture_add_session (fixture, self->course, FIXTURE_TODAY, RGM_SESSION_DONE);
  self->archive = rgm_store_load_archive (fixture->store, NULL, NULL, NULL);
  elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  self->copy = g_build_filename (elsewhere, "old.db", NULL);
  copy_file (fixture->path, self->copy);
  keep_sealed (self);
  erasure = rgm_erase_patient (fixture->store, self->erased->id, NULL, NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
}

static void
tear_down (Erased *self, gconstpointer data)
{
  rgm_session_record_free (self->session);
  rgm_course_record_free (self->course);
  rgm_patient_free (self->kept);
  rgm_patient_free (self->erased);
  rgm_archive_free (self->archive);
  rgm_passphrase_free (self->passphrase);
  g_free (self->sealed);
  g_free (self->copy);
  fixture_tear_down (&self->fixture, NULL);
}

static gboolean
holds (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length, size = strlen (text);

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (bytes + i, text, size) == 0)
      return TRUE;
  return FALSE;
}

/* Nothing of the one, and all of the other. */
static void
assert_stays_erased (Erased *self, const char *path)
{
  g_assert_false (holds (path, SECRET));
  g_assert_false (holds (path, self->erased->id));
  g_assert_true (holds (path, self->kept->id));
}

/* A form that was open when somebody was erased in another window. */
static void
test_forms (Erased *self, gconstpointer data)
{
  RgmStore *store = self->fixture.store;
  g_autoptr(RgmContact) contact = rgm_contact_new (self->erased->id);
  g_autoptr(RgmContactAttempt) attempt = NULL;
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (self->course->id, 5, 9, "Holiday");
  g_autoptr(GError) error = NULL;

  attempt = rgm_contact_attempt_new (self->erased->id, 1, RGM_CONTACT_WAY_MAIL,
                                     RGM_CONTACT_OUTCOME_REACHED);
  rgm_record_set_text (&contact->phone, "1");
#define ASSERT_REFUSED(saving) \
  g_assert_false (saving); \
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ERASED); \
  g_clear_error (&error)

  rgm_record_set_text (&self->erased->notes, "typed meanwhile");
  ASSERT_REFUSED (rgm_store_save_patient (store, self->erased, &error));
  ASSERT_REFUSED (rgm_store_save_contact (store, contact, &error));
  ASSERT_REFUSED (rgm_store_save_attempt (store, attempt, &error));
  ASSERT_REFUSED (rgm_store_save_course (store, self->course, &error));
  ASSERT_REFUSED (rgm_store_save_session (store, self->session, &error));
  ASSERT_REFUSED (rgm_store_save_pause (store, pause, &error));
  ASSERT_REFUSED (rgm_store_change_patient (store, self->erased, self->erased, &error));
  ASSERT_REFUSED (rgm_store_change_course (store, self->course, self->course, &error));
#undef ASSERT_REFUSED
  assert_stays_erased (self, self->fixture.path);
}

/* A course that was deleted and not erased is told apart. */
static void
test_deleted_is_not_erased (Erased *self, gconstpointer data)
{
  RgmStore *store = self->fixture.store;
  g_autoptr(RgmCourseRecord) course = fixture_add_course (&self->fixture, self->kept, "face");
  g_autoptr(RgmSessionRecord) session = rgm_session_record_new (course->id, 5, RGM_SESSION_DONE);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_course (store, course->id, NULL, NULL));
  g_assert_false (rgm_store_save_session (store, session, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
  g_assert_true (rgm_store_delete_patient (store, self->kept->id, NULL, NULL));
  g_assert_true (rgm_store_save_patient (store, self->kept, NULL));
}

/* Neither what was undone before nor what could be done again then. */
static void
test_undo (Erased *self, gconstpointer data)
{
  RgmStore *store = self->fixture.store;
  g_autoptr(RgmPatient) patient = fixture_add_patient (&self->fixture, SECRET);
  gint64 added = rgm_store_get_last_change (store), deleted;
  g_autoptr(RgmPatientContent) content = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_patient (store, patient->id, &content, NULL));
  deleted = rgm_store_get_last_change (store);
  erasure = rgm_erase_patient (store, patient->id, NULL, NULL);
  g_assert_nonnull (erasure);
  g_assert_false (rgm_store_undo (store, deleted, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_false (rgm_store_redo (store, added, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_false (rgm_store_restore_patient (store, content, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_ERASED);
  assert_stays_erased (self, self->fixture.path);
}

/* An export of before: the others come in, and the report names who does not. */
static void
test_import (Erased *self, gconstpointer data)
{
  RgmStore *store = self->fixture.store;
  const RgmImportRefusal *refusal;
  g_autoptr(RgmImportReport) preview = NULL;
  g_autoptr(RgmImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_delete_patient (store, self->kept->id, NULL, NULL));
  preview = rgm_store_preview_import (store, self->archive, self->fixture.areas,
                                      RGM_IMPORT_REPLACE, NULL, &error);
  g_assert_no_error (error);
  report = rgm_store_import_archive (store, self->archive, self->fixture.areas,
                                     RGM_IMPORT_REPLACE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->refused->len, ==, 1);
  g_assert_cmpuint (preview->history, ==, report->history);
  g_assert_cmpuint (report->refused->len, ==, 1);
  refusal = report->refused->pdata[0];
  g_assert_cmpint (refusal->reason, ==, RGM_IMPORT_REASON_ERASED);
  g_assert_cmpint (refusal->kind, ==, RGM_RECORD_KIND_PATIENT);
  g_assert_cmpstr (refusal->name, ==, SECRET);
  g_assert_cmpuint (report->added[RGM_RECORD_KIND_PATIENT], ==, 1);
  g_assert_cmpuint (report->added[RGM_RECORD_KIND_COURSE], ==, 0);
  assert_stays_erased (self, self->fixture.path);
}

/* Restoring the sealed backup as one change leaves out, and says, how many were erased. */
static void
test_restore (Erased *self, gconstpointer data)
{
  RgmStore *store = self->fixture.store;
  g_autoptr(RgmRestoreReport) report = NULL;
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_assert_true (rgm_store_delete_patient (store, self->kept->id, NULL, NULL));
  g_assert_true (rgm_backup_restore (store, self->sealed, self->passphrase, NULL, &report,
                                     &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_erased, ==, 1);
  g_assert_true (report->erasures_known);
  assert_stays_erased (self, self->fixture.path);
  g_assert_true (rgm_store_undo (store, 0, NULL, NULL));
  g_assert_true (rgm_store_redo (store, 0, NULL, NULL));
  assert_stays_erased (self, self->fixture.path);
  folder = g_dir_open (self->fixture.folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    g_assert_null (strstr (name, ".new"));
}

/* What a backup remembers of those who were erased is remembered where it is restored: on another
 * computer an older backup does not bring them back either. */
static void
test_other_computer (Erased *self, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) later = rgm_backup_make (self->fixture.path, &options, NULL);
  g_autofree char *path = g_build_filename (self->fixture.folder, "other.db", NULL);
  g_autoptr(RgmStore) other = rgm_store_open (path, RGM_STORE_CREATE, NULL);
  g_autoptr(RgmRestoreReport) first = NULL;
  g_autoptr(RgmRestoreReport) second = NULL;

  g_assert_nonnull (later);
  g_assert_true (rgm_backup_restore (other, later->path, NULL, NULL, &first, NULL));
  g_assert_cmpuint (first->n_erased, ==, 0);
  g_assert_true (rgm_backup_restore (other, self->sealed, self->passphrase, NULL, &second, NULL));
  g_assert_cmpuint (second->n_erased, ==, 1);
  assert_stays_erased (self, path);
}

/* Whom another computer erased and this one did not is here, and can be changed and brought back
 * by undo. */
static void
test_erased_elsewhere (Erased *self, gconstpointer data)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) later = rgm_backup_make (self->fixture.path, &options, NULL);
  g_autoptr(RgmStore) other = rgm_store_open (self->copy, RGM_STORE_DEFAULT, NULL);
  g_autoptr(RgmRestoreReport) report = NULL;

  g_assert_nonnull (later);
  g_assert_true (rgm_backup_restore (other, later->path, NULL, NULL, &report, NULL));
  g_assert_true (rgm_store_undo (other, 0, NULL, NULL));
  rgm_record_set_text (&self->erased->notes, "changed");
  g_assert_true (rgm_store_save_patient (other, self->erased, NULL));
  g_assert_true (rgm_store_delete_patient (other, self->erased->id, NULL, NULL));
  g_assert_true (rgm_store_save_patient (other, self->erased, NULL));
}

static void
restore_in_place (Erased *self, guint n_erased, gboolean erasures_known)
{
  g_autoptr(RgmRestoreReport) report = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_backup_restore_in_place (self->fixture.path, self->sealed, self->passphrase,
                                              self->fixture.now, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_erased, ==, n_erased);
  g_assert_cmpint (report->erasures_known, ==, erasures_known);
  fixture_reopen (&self->fixture);
  if (n_erased > 0)
    assert_stays_erased (self, self->fixture.path);
}

static void
remove_later_backups (Erased *self)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (self->fixture.path, NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (!g_str_equal (entry->path, self->sealed))
        g_assert_cmpint (g_unlink (entry->path), ==, 0);
    }
}

/* The damaged file itself remembers: only its first bytes are gone. It is remembered on, so that
 * neither the same backup nor an export brings anybody back afterwards. */
static void
test_in_place_of_damaged (Erased *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr(RgmRestoreReport) again = NULL;
  g_autoptr(RgmImportReport) import = NULL;
  gsize length;

  remove_later_backups (self);
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_assert_true (g_file_get_contents (self->fixture.path, &bytes, &length, NULL));
  memset (bytes + 100, 0, 200);
  g_assert_true (g_file_set_contents (self->fixture.path, bytes, (gssize) length, NULL));
  restore_in_place (self, 1, TRUE);
  g_assert_true (rgm_backup_restore (self->fixture.store, self->sealed, self->passphrase, NULL,
                                     &again, NULL));
  g_assert_cmpuint (again->n_erased, ==, 1);
  import = rgm_store_import_archive (self->fixture.store, self->archive, self->fixture.areas,
                                     RGM_IMPORT_REPLACE, NULL, NULL);
  g_assert_cmpuint (import->refused->len, ==, 1);
  assert_stays_erased (self, self->fixture.path);
}

/* A file that is gone tells nothing, but the backup that erasing left does. */
static void
test_in_place_of_nothing (Erased *self, gconstpointer data)
{
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_unlink (self->fixture.path);
  restore_in_place (self, 1, TRUE);
}

/* Where nothing is left that could tell, that is what is said. */
static void
test_in_place_unknown (Erased *self, gconstpointer data)
{
  remove_later_backups (self);
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_assert_true (g_file_set_contents (self->fixture.path, "rubbish", -1, NULL));
  restore_in_place (self, 0, FALSE);
}

/* A later backup that cannot be opened is no reason to think that nobody was erased. */
static void
test_in_place_later_is_damaged (Erased *self, gconstpointer data)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (self->fixture.path, NULL);
  const RgmBackupEntry *newest = backups->pdata[0];

  g_assert_cmpstr (newest->path, !=, self->sealed);
  g_assert_true (g_file_set_contents (newest->path, "rubbish", -1, NULL));
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  g_assert_true (g_file_set_contents (self->fixture.path, "rubbish", -1, NULL));
  restore_in_place (self, 0, FALSE);
}

static RgmSalvageReport *
salvage (Erased *self, const char *damaged, const char *to, const char *database)
{
  const RgmSalvageOptions options = { .areas = self->fixture.areas, .database = database };
  g_autoptr(GError) error = NULL;
  RgmSalvageReport *report = rgm_salvage_run (damaged, to, &options, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
assert_salvaged (Erased *self, const char *damaged, const char *database)
{
  g_autofree char *to = g_build_filename (self->fixture.folder, "new.db", NULL);
  g_autoptr(RgmSalvageReport) report = salvage (self, damaged, to, database);
  g_autofree char *text = rgm_salvage_report_to_text (report);

  g_assert_cmpuint (report->n_erased, ==, 1);
  g_assert_true (report->erasures_known);
  g_assert_cmpuint (report->counts[RGM_SALVAGE_PATIENT].whole, ==, 1);
  g_assert_cmpuint (report->counts[RGM_SALVAGE_COURSE].made, ==, 0);
  g_assert_nonnull (strstr (text, "1 patient who was erased was left out."));
  assert_stays_erased (self, to);
}

/* An old file, of which the one in use knows more. */
static void
test_salvage_old (Erased *self, gconstpointer data)
{
  assert_salvaged (self, self->copy, self->fixture.path);
}

/* One that was kept aside before somebody was erased: its name says of which file it is. */
static void
test_salvage_aside (Erased *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->fixture.path, ".damaged-20260101T000000Z", NULL);

  copy_file (self->copy, aside);
  assert_salvaged (self, aside, NULL);
}

/* The patient is gone, and the course with it: their sessions are told by their course, and do not
 * come back with somebody whose name is not known. */
static void
test_salvage_rest (Erased *self, gconstpointer data)
{
  static const char *const left[] = {
    "PRAGMA foreign_keys = OFF; DELETE FROM patient WHERE name = '" SECRET "'",
    "PRAGMA foreign_keys = OFF; DELETE FROM patient WHERE name = '" SECRET "';"
    " DELETE FROM history; DELETE FROM course",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *name = g_strdup_printf ("new-%zu.db", i);
      g_autofree char *to = g_build_filename (self->fixture.folder, name, NULL);
      g_autoptr(RgmSalvageReport) report = NULL;

      fixture_run_sql (self->copy, left[i]);
      report = salvage (self, self->copy, to, self->fixture.path);
      g_assert_cmpuint (report->counts[RGM_SALVAGE_SESSION].whole, ==, 0);
      g_assert_cmpuint (report->counts[RGM_SALVAGE_PATIENT].made, ==, 0);
      g_assert_false (holds (to, self->course->id));
    }
}

#define ERASED_TEST(name, function) \
  g_test_add (name, Erased, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ERASED_TEST ("/stay-erased/forms", test_forms);
  ERASED_TEST ("/stay-erased/deleted-is-not-erased", test_deleted_is_not_erased);
  ERASED_TEST ("/stay-erased/undo", test_undo);
  ERASED_TEST ("/stay-erased/import", test_import);
  ERASED_TEST ("/stay-erased/restore", test_restore);
  ERASED_TEST ("/stay-erased/other-computer", test_other_computer);
  ERASED_TEST ("/stay-erased/erased-elsewhere", test_erased_elsewhere);
  ERASED_TEST ("/stay-erased/in-place-of-damaged", test_in_place_of_damaged);
  ERASED_TEST ("/stay-erased/in-place-of-nothing", test_in_place_of_nothing);
  ERASED_TEST ("/stay-erased/in-place-unknown", test_in_place_unknown);
  ERASED_TEST ("/stay-erased/in-place-later-is-damaged", test_in_place_later_is_damaged);
  ERASED_TEST ("/stay-erased/salvage-old", test_salvage_old);
  ERASED_TEST ("/stay-erased/salvage-aside", test_salvage_aside);
  ERASED_TEST ("/stay-erased/salvage-rest", test_salvage_rest);
  return g_test_run ();
}

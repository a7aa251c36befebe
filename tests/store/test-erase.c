#include "config.h"

#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-erase.h"
#include "rgm-record.h"
#include "rgm-store-archive.h"
#include "rgm-store-calendar.h"
#include "store-fixture.h"

/* The erasing of a patient: from the database, from the backups, and from what was left about. */

/* How many files below @folder have @text in their bytes. */
static guint
count_files_with (const char *folder, const char *text, guint *n_files)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  g_assert_nonnull (listing);
  while ((name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          count += count_files_with (path, text, n_files);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      ++*n_files;
      for (gsize i = 0; i + strlen (text) <= length; i++)
        if (memcmp (bytes + i, text, strlen (text)) == 0)
          {
            count++;
            break;
          }
    }
  return count;
}

static const char *const secrets[] = { "Zebedee Secretname", "0815-4711", "zeb@secret.example",
                                       "Hidden note", "Hidden reaction", "Hidden lot",
                                       "Hidden reason" };

static void
fill_with_secrets (Fixture *fixture, RgmPatient *patient)
{
  g_autoptr(RgmContact) contact = rgm_contact_new (patient->id);
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session = fixture_add_session (fixture, course, FIXTURE_TODAY,
                                                             RGM_SESSION_DONE);
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (course->id, 5, 0, secrets[6]);

  rgm_record_set_text (&contact->phone, secrets[1]);
  rgm_record_set_text (&contact->mail, secrets[2]);
  g_assert_true (rgm_store_save_contact (fixture->store, contact, NULL));
  rgm_record_set_text (&patient->notes, secrets[3]);
  g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
  rgm_record_set_text (&session->reaction, secrets[4]);
  rgm_record_set_text (&session->override_reason, secrets[6]);
  rgm_session_record_add_product (session, "Serum", secrets[5]);
  g_assert_true (rgm_store_save_session (fixture->store, session, NULL));
  g_assert_true (rgm_store_save_pause (fixture->store, pause, NULL));
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
}

static void
make_backup (Fixture *fixture)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (fixture->path, &options, &error);

  g_assert_no_error (error);
}

/* After the erasing, no byte of any file has the name or anything else of the patient; the others
 * are as they were, and every backup is still one. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, other, "face");
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(RgmArchive) archive = NULL;
  g_autoptr(RgmChange) undo = NULL;
  g_autoptr(RgmChange) redo = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = g_strconcat (fixture->path, ".before-2", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  fill_with_secrets (fixture, patient);
  make_backup (fixture);
  g_assert_true (rgm_store_delete_patient (fixture->store, patient->id, NULL, NULL));
  make_backup (fixture);
  g_assert_true (rgm_store_undo (fixture->store, 0, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents_full (copy, bytes, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));

  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erasure->rewritten), ==, 3);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, copy);
  g_assert_true (rgm_erase_left (fixture->store, erasure, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      guint n_files = 0;

      g_assert_cmpuint (count_files_with (fixture->folder, secrets[i], &n_files), ==, 0);
      g_assert_cmpuint (n_files, >=, 4);
    }
  {
    guint n_files = 0;

    g_assert_cmpuint (count_files_with (fixture->folder, patient->id, &n_files), ==, 0);
    g_assert_cmpuint (count_files_with (fixture->folder, other->id, &n_files), ==, 4);
    g_test_message ("%u files, none with any of %u secrets", n_files / 2,
                    (guint) G_N_ELEMENTS (secrets) + 1);
  }
  for (char **path = erasure->rewritten; *path; path++)
    {
      g_autoptr(RgmBackupEntry) entry = rgm_backup_verify (*path, &error);

      g_assert_no_error (error);
      g_assert_cmpint (entry->n_patients, ==, 1);
    }
  g_assert_true (rgm_store_get_changes (fixture->store, &undo, &redo, NULL));
  g_assert_null (undo);
  archive = rgm_store_load_archive (fixture->store, NULL, NULL, NULL);
  g_assert_cmpuint (archive->patients->len, ==, 1);
  g_assert_true (rgm_store_check (fixture->store, NULL));
}

/* What was brought in from calendars goes with its course, also with one that was deleted; and so
 * does how courses were looked at, which former versions kept. */
static void
test_calendars (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmCourseRecord) kept = fixture_add_course (fixture, other, "face");
  g_autoptr(RgmCourseRecord) there = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmCourseRecord) deleted = fixture_add_course (fixture, patient, "face");
  const char *courses[] = { kept->id, there->id, deleted->id };
  g_autoptr(RgmErasure) erasure = NULL;
  g_autofree char *views = NULL;
  g_autofree char *left = NULL;
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autofree char *view = g_strconcat ("view.", courses[i], NULL);
      const RgmStoreCalendar calendar = { courses[i], none, none, "x" };

      g_assert_true (rgm_store_import_calendar (fixture->store, &calendar, NULL, NULL));
      g_assert_true (rgm_store_save_setting (fixture->store, view, "x", NULL));
    }
  g_assert_true (rgm_store_delete_course (fixture->store, deleted->id, NULL, NULL));
  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, NULL);
  g_assert_nonnull (erasure);
  left = fixture_ask (fixture, "SELECT group_concat (key) FROM setting"
                      " WHERE key GLOB 'calendar.*'");
  g_assert_true (g_str_has_suffix (left, kept->id));
  g_assert_null (strchr (left, ','));
  views = fixture_ask (fixture, "SELECT count (*) FROM setting WHERE key GLOB 'view.*'");
  g_assert_cmpstr (views, ==, "0");
}

static void
assert_nowhere (Fixture *fixture, const RgmPatient *patient)
{
  guint n_files = 0;

  g_assert_cmpuint (count_files_with (fixture->folder, patient->name, &n_files), ==, 0);
  g_assert_cmpuint (count_files_with (fixture->folder, patient->id, &n_files), ==, 0);
}

/* Erasing can be done again, also when the database has forgotten: a backup that turns up later
 * loses the patient, too. Whom nobody erased is not found. */
static void
test_erase_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 2");
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (fixture->path, &options, NULL);
  g_autofree char *unknown = g_uuid_string_random ();
  g_autofree char *bytes = NULL;
  g_autoptr(RgmErasure) first = NULL;
  g_autoptr(RgmErasure) second = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (made->path, &bytes, &length, NULL));
  g_assert_null (rgm_erase_patient (fixture->store, unknown, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  first = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (made->path, bytes, (gssize) length, NULL));
  second = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (second->rewritten), ==, 1);
  g_assert_cmpstr (second->rewritten[0], ==, made->path);
  assert_nowhere (fixture, patient);
  g_assert_null (rgm_erase_patient (fixture->store, unknown, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
}

/* What was sealed is still sealed without the patient, even if the database does not seal; without
 * the passphrase it is named. */
static void
test_erase_sealed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmPassphrase) wrong = rgm_passphrase_new ("correct hors");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (fixture->path, &options, NULL);
  g_autoptr(RgmBackupEntry) kept = NULL;
  const RgmEraseOptions mistaken = { .passphrase = wrong };
  const RgmEraseOptions knowing = { .passphrase = passphrase };
  g_autoptr(RgmErasure) without = NULL;
  g_autoptr(RgmErasure) with = NULL;
  g_autoptr(GError) error = NULL;

  without = rgm_erase_patient (fixture->store, patient->id, &mistaken, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (without->left), ==, 1);
  g_assert_cmpstr (without->left[0], ==, made->path);
  with = rgm_erase_patient (fixture->store, patient->id, &knowing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (with->left), ==, 0);
  g_assert_cmpuint (g_strv_length (with->rewritten), ==, 1);
  kept = rgm_backup_verify (made->path, &error);
  g_assert_no_error (error);
  g_assert_true (kept->sealed);
  g_assert_cmpint (kept->n_patients, ==, 1);
  g_assert_true (rgm_backup_restore (fixture->store, made->path, passphrase, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_nowhere (fixture, patient);
}

typedef struct {
  guint n_told;
  guint total;
} Told;

/* One backup more each time, of as many as there are. */
static void
on_told_cb (guint done, guint total, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (done, ==, ++told->n_told);
  g_assert_true (told->n_told == 1 || told->total == total);
  told->total = total;
}

/* How far it has come is told backup by backup, whether they hold the patient or not. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  Told told = { 0, 0 };
  const RgmEraseOptions options = { .progress = on_told_cb, .data = &told };
  g_autoptr(RgmPatient) patient = NULL;
  g_autoptr(RgmErasure) erasure = NULL;

  make_backup (fixture);
  patient = fixture_add_patient (fixture, secrets[0]);
  make_backup (fixture);
  erasure = rgm_erase_patient (fixture->store, patient->id, &options, NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpuint (g_strv_length (erasure->rewritten), ==, 2);
  g_assert_cmpuint (told.n_told, ==, 3);
  g_assert_cmpuint (told.total, ==, 3);
}

/* A backup that could not be opened then may still hold the patient; to restore it later brings
 * the others back, and neither the patient nor what the history told of them. */
static void
test_restore_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .seal = seal };
  g_autoptr(RgmBackupEntry) made = NULL;
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  fill_with_secrets (fixture, patient);
  made = rgm_backup_make (fixture->path, &options, NULL);
  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, NULL);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_true (rgm_store_delete_patient (fixture->store, other->id, NULL, NULL));
  g_assert_true (rgm_backup_restore (fixture->store, made->path, passphrase, NULL, NULL, &error));
  g_assert_no_error (error);
  entries = rgm_store_list_patients (fixture->store, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((RgmPatientEntry *) entries->pdata[0])->id, ==, other->id);
  assert_nowhere (fixture, patient);
}

/* Where all backups are sealed and the passphrase is lost, deleting them leaves one still, which
 * was made after the patient was gone. */
static void
test_erase_all_sealed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autofree char *text = rgm_backup_seal_to_text (seal);
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  const RgmBackupEntry *entry;

  g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_SEAL, text, NULL));
  make_backup (fixture);
  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 2);
  g_assert_true (rgm_erase_left (fixture->store, erasure, NULL));
  backups = rgm_backup_list (fixture->path, NULL);
  rgm_backup_list_verify (backups, TRUE, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  entry = backups->pdata[0];
  g_assert_cmpint (entry->state, ==, RGM_BACKUP_VERIFIED);
  g_assert_cmpint (entry->n_patients, ==, 0);
  assert_nowhere (fixture, patient);
}

/* A backup of the first form is brought up to date without a backup of it, and what a killed
 * program left is named. */
static void
test_erase_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 1");
  g_autofree char *kept = g_test_build_filename (G_TEST_DIST, "data", "databases", "1.db", NULL);
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autofree char *base = g_path_get_basename (fixture->path);
  g_autofree char *name = g_strconcat (base, ".20260101T000000Z.asked.backup", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *stray = g_strconcat (path, ".6b1f0a86-2a1b-4a5e-9f5e-0f6f3f3f3f3f.new", NULL);
  g_autoptr(RgmErasure) erasure = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (kept, &bytes, &length, NULL));
  make_backup (fixture);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (stray, bytes, 100, NULL));
  rgm_record_set_text (&patient->id, "07f9c0bc-d2da-59e0-a187-c47fcfee08b3");
  g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (erasure->rewritten), ==, 2);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_cmpstr (erasure->left[0], ==, stray);
  g_assert_true (rgm_erase_left (fixture->store, erasure, NULL));
  {
    guint n_files = 0;

    g_assert_cmpuint (count_files_with (fixture->folder, patient->id, &n_files), ==, 0);
    g_assert_cmpuint (n_files, ==, 5);
  }
}

/* The control: a deletion that can be undone leaves the name, so that the search above finds one
 * where there is one. */
static void
test_deletion_is_no_erasure (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  guint n_files = 0;

  g_assert_true (rgm_store_delete_patient (fixture->store, patient->id, NULL, NULL));
  g_assert_cmpuint (count_files_with (fixture->folder, secrets[0], &n_files), >, 0);
}

/* A backup that cannot be opened is named, and deleted only where that is asked for. */
static void
test_erase_damaged_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, secrets[0]);
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autofree char *base = g_path_get_basename (fixture->path);
  g_autofree char *name = g_strconcat (base, ".20260101T000000Z.asked.backup", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(RgmErasure) erasure = NULL;

  make_backup (fixture);
  g_assert_true (g_file_set_contents_full (path, secrets[0], -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                           0600, NULL));
  erasure = rgm_erase_patient (fixture->store, patient->id, NULL, NULL);
  g_assert_nonnull (erasure);
  g_assert_cmpuint (g_strv_length (erasure->left), ==, 1);
  g_assert_true (g_str_has_suffix (erasure->left[0], name));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (rgm_erase_left (fixture->store, erasure, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/erase/patient", test_erase);
  FIXTURE_TEST ("/erase/calendars", test_calendars);
  FIXTURE_TEST ("/erase/again", test_erase_again);
  FIXTURE_TEST ("/erase/sealed", test_erase_sealed);
  FIXTURE_TEST ("/erase/progress", test_progress);
  FIXTURE_TEST ("/erase/restore-later", test_restore_later);
  FIXTURE_TEST ("/erase/all-sealed", test_erase_all_sealed);
  FIXTURE_TEST ("/erase/older", test_erase_older);
  FIXTURE_TEST ("/erase/deletion-is-no-erasure", test_deletion_is_no_erasure);
  FIXTURE_TEST ("/erase/damaged-backup", test_erase_damaged_backup);
  return g_test_run ();
}

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"
#include "rgm-backup-restore.h"
#include "rgm-erase.h"
#include "rgm-erasures-elsewhere.h"
#include "rgm-short-name.h"
#include "store-fixture.h"

/* A file may have a name that is as long as SQLite takes, and all that is made for it has a longer
 * one, for which its own is cut. */

/* In bytes: one that is not cut, and the longest of which SQLite can name the journal. */
#define NAME_SHORT 148
#define NAME_LONGEST 247
#define NAME_STEP 9
/* One that is cut now, and need not be for the name of a backup. */
#define NAME_BEFORE 200

static void
rename_to (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_rename (fixture->path, path), ==, 0);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&path);
  fixture_reopen (fixture);
}

static void
rename_to_length (Fixture *fixture, guint length)
{
  g_autofree char *name = g_strnfill (length, 'a');

  rename_to (fixture, name);
}

static char *
back_up_file (const char *path, RgmBackupReason reason, const RgmBackupSeal *seal, gint64 now)
{
  const RgmBackupOptions options = { .reason = reason, .seal = seal, .now = now };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, &error);

  g_assert_no_error (error);
  return g_strdup (made->path);
}

static guint
count_backups (const char *database)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, NULL);

  return backups->len;
}

static void
erase_somebody (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autofree char *backup = back_up_file (fixture->path, RGM_BACKUP_ASKED, NULL, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmErasure) erasure = rgm_erase_patient (fixture->store, patient->id, NULL, &error);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup, &content, &length, NULL));
  g_assert_null (g_strstr_len (content, (gssize) length, patient->id));
}

/* Backups for each reason, open and sealed; all are listed, and nothing else is left there. */
static void
test_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPassphrase) passphrase = rgm_passphrase_new ("correct horse");
  g_autoptr(RgmBackupSeal) seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_LEAST,
                                                       NULL);
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 2");
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);

  for (guint length = NAME_SHORT; length <= NAME_LONGEST; length += NAME_STEP)
    {
      g_autoptr(GDir) listing = NULL;
      guint n_files = 0;

      rename_to_length (fixture, length);
      for (int reason = RGM_BACKUP_START; reason <= RGM_BACKUP_BEFORE_ERASE; reason++)
        g_free (back_up_file (fixture->path, (RgmBackupReason) reason, NULL, 0));
      g_free (back_up_file (fixture->path, RGM_BACKUP_ASKED, seal, 0));
      erase_somebody (fixture);
      listing = g_dir_open (folder, 0, NULL);
      while (g_dir_read_name (listing))
        n_files++;
      g_assert_cmpuint (count_backups (fixture->path), ==, n_files);
    }
}

static void
assert_n_patients (Fixture *fixture, const char *number)
{
  g_autofree char *found = NULL;

  fixture_reopen (fixture);
  found = fixture_ask (fixture, "SELECT count (*) FROM patient");
  g_assert_cmpstr (found, ==, number);
}

static char *
restore_in_place (Fixture *fixture, const char *backup)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmRestoreReport) report = NULL;

  g_clear_pointer (&fixture->store, rgm_store_close);
  rgm_backup_restore_in_place (fixture->path, backup, NULL, fixture->now, NULL, &report, &error);
  g_assert_no_error (error);
  return g_strdup (report->aside);
}

/* Into the file, in place of one that is gone, and of a damaged one, which is kept and known. */
static void
test_restored (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) first = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) second = NULL;
  g_autoptr(RgmRestoreReport) report = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *known = NULL;

  rename_to_length (fixture, NAME_LONGEST);
  backup = back_up_file (fixture->path, RGM_BACKUP_ASKED, NULL, 0);
  second = fixture_add_patient (fixture, "Sample Patient 2");
  g_assert_true (rgm_backup_restore (fixture->store, backup, NULL, NULL, &report, NULL));
  assert_n_patients (fixture, "1");

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_cmpuint (count_backups (fixture->path), >=, 1);
  g_free (restore_in_place (fixture, backup));
  assert_n_patients (fixture, "1");

  g_clear_pointer (&fixture->store, rgm_store_close);
  g_assert_true (g_file_set_contents (fixture->path, "rubbish", -1, NULL));
  aside = restore_in_place (fixture, backup);
  assert_n_patients (fixture, "1");
  known = rgm_erasures_find_database (aside);
  g_assert_cmpstr (known, ==, fixture->path);
}

/* Names that begin alike are told from each other, also where one file is a copy of the other: none
 * clears away what is of the other. */
static void
test_alike (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = g_strnfill (NAME_LONGEST - 1, 'a');
  g_autofree char *first = g_strconcat (start, "1", NULL);
  g_autofree char *second = g_strconcat (start, "2", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, second, NULL);
  g_autofree char *content = NULL;
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  guint n_dropped;
  gsize length;

  rename_to (fixture, first);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (other, content, (gssize) length, NULL));
  for (guint i = 1; i <= 3; i++)
    g_free (back_up_file (other, RGM_BACKUP_EDITS, NULL, i * G_USEC_PER_SEC));
  for (guint i = 1; i <= 3; i++)
    g_free (back_up_file (fixture->path, RGM_BACKUP_EDITS, NULL, i * G_USEC_PER_SEC));
  g_assert_true (rgm_backup_prune (fixture->path, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 2);
  g_assert_true (rgm_backup_prune (other, 0, &n_dropped, NULL));
  g_assert_cmpuint (n_dropped, ==, 2);
}

/* Backups that were made before long names were cut have the whole one, and are of the same
 * database under the same name. */
static void
test_made_before (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rgm_backup_get_folder (fixture->path);
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *made = NULL;
  const RgmBackupEntry *entry;

  rename_to_length (fixture, NAME_BEFORE);
  base = g_path_get_basename (fixture->path);
  name = g_strconcat (base, ".20260101T000000Z.asked.backup", NULL);
  whole = g_build_filename (folder, name, NULL);
  made = back_up_file (fixture->path, RGM_BACKUP_ASKED, NULL, 0);
  g_assert_cmpint (g_rename (made, whole), ==, 0);
  backups = rgm_backup_list (fixture->path, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  entry = backups->pdata[0];
  g_assert_cmpstr (entry->path, ==, whole);
  g_assert_cmpint (entry->reason, ==, RGM_BACKUP_ASKED);
  g_assert_null (entry->made_from);
}

/* No letter is cut in two. */
static void
test_letters (void)
{
  for (guint before = 0; before < 4; before++)
    {
      g_autoptr(GString) name = g_string_new (NULL);
      g_autofree char *shorter = NULL;

      for (guint i = 0; i < before; i++)
        g_string_append_c (name, 'x');
      while (name->len < NAME_LONGEST - 4)
        g_string_append (name, "🩹");
      shorter = rgm_short_name_new (name->str);
      g_assert_cmpuint (strlen (shorter), <=, 150);
      g_assert_cmpuint (strlen (shorter), >, 145);
      g_assert_true (g_utf8_validate (shorter, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/long-names/made", test_made);
  FIXTURE_TEST ("/long-names/restored", test_restored);
  FIXTURE_TEST ("/long-names/alike", test_alike);
  FIXTURE_TEST ("/long-names/made-before", test_made_before);
  g_test_add_func ("/long-names/letters", test_letters);
  return g_test_run ();
}

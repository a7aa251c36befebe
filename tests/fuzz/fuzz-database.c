#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz-reader.h"
#include "rgm-backup-restore.h"
#include "rgm-store-archive.h"

/* A database that is no longer, or never was, what this program wrote: it is opened, looked over,
 * read whole, written to, and taken for a backup. */

static char *folder;
static char *path;
static char *journal;

static void
clear (void)
{
  g_unlink (path);
  g_unlink (journal);
}

static void
end (void)
{
  clear ();
  g_rmdir (folder);
}

/* In memory, where there is such a place: nothing of this is worth the disk. */
void
fuzz_reader_begin (void)
{
  const char *parent = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
  g_autofree char *template = g_build_filename (parent, "regimen-fuzz-XXXXXX", NULL);

  folder = g_strdup (g_mkdtemp (template));
  g_assert_nonnull (folder);
  path = g_build_filename (folder, "regimen.db", NULL);
  journal = g_strconcat (path, "-journal", NULL);
  atexit (end);
}

static void
read_all (RgmStore *store)
{
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (store, NULL, NULL, NULL);
  g_autoptr(GPtrArray) patients = rgm_store_list_patients (store, NULL);
  g_autoptr(GPtrArray) history = rgm_store_list_history (store, NULL, NULL);
  g_autofree char *hash = rgm_store_dup_content_hash (store, NULL);

  for (guint i = 0; patients && i < MIN (patients->len, 3); i++)
    {
      RgmPatientEntry *entry = patients->pdata[i];
      g_autoptr(RgmPatientContent) content = NULL;

      content = rgm_store_load_patient (store, entry->id, NULL);
    }
}

static void
write_some (RgmStore *store)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("Sample Patient 1");

  if (!rgm_store_save_patient (store, patient, NULL))
    return;
  rgm_store_undo (store, 0, NULL, NULL);
  rgm_store_redo (store, 0, NULL, NULL);
  rgm_store_delete_patient (store, patient->id, NULL, NULL);
}

static void
open_store (RgmStoreFlags flags)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (path, flags, &error);

  g_assert_true ((store == NULL) == (error != NULL));
  if (!store)
    return;
  read_all (store);
  if (!rgm_store_get_read_only (store, NULL))
    write_some (store);
}

static void
open_backup (void)
{
  g_autoptr(RgmBackupEntry) entry = rgm_backup_verify (path, NULL);
  g_autofree char *target = g_strconcat (path, ".unpacked", NULL);
  int file = g_open (target, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  rgm_backup_unpack (path, NULL, file, NULL, NULL);
  close (file);
  g_unlink (target);
}

void
fuzz_reader_run (const char *bytes, gsize length)
{
  clear ();
  if (!g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600,
                                 NULL))
    return;
  open_backup ();
  open_store (RGM_STORE_READ_ONLY | RGM_STORE_SKIP_CHECK);
  open_store (RGM_STORE_DEFAULT);
  open_store (RGM_STORE_SKIP_CHECK);
}

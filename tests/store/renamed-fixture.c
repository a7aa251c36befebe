/* memmem() */
#define _GNU_SOURCE
#include "config.h"

#include "renamed-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup-list.h"

#define SECRET "Zebedee Secretname"

void
renamed_set_up (Renamed *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  self->patient = fixture_add_patient (&self->base, SECRET);
  self->renamed = g_build_filename (self->base.folder, "practice.regimen", NULL);
}

void
renamed_tear_down (Renamed *self, gconstpointer data)
{
  rgm_patient_free (self->patient);
  g_free (self->renamed);
  fixture_tear_down (&self->base, data);
}

char *
renamed_make_backup (const char *path, gint64 now, const RgmBackupSeal *seal)
{
  const RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = now, .seal = seal };
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmBackupEntry) made = rgm_backup_make (path, &options, &error);

  g_assert_no_error (error);
  return g_strdup (made->path);
}

gboolean
renamed_has_secret (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return memmem (bytes, length, SECRET, strlen (SECRET)) != NULL;
}

guint
renamed_count_backups (Renamed *self)
{
  g_autofree char *folder = rgm_backup_get_folder (self->base.path);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (listing))
    count++;
  return count;
}

RgmErasure *
renamed_erase (Renamed *self, const RgmPassphrase *passphrase)
{
  const RgmEraseOptions options = { .passphrase = passphrase };
  g_autoptr(GError) error = NULL;
  RgmErasure *erasure = rgm_erase_patient (self->base.store, self->patient->id, &options, &error);

  g_assert_no_error (error);
  return erasure;
}

void
renamed_assert_listed (const char *database, const char *backup, gboolean expected)
{
  g_autoptr(GPtrArray) backups = rgm_backup_list (database, NULL);
  gboolean found = FALSE;

  g_assert_nonnull (backups);
  for (guint i = 0; i < backups->len; i++)
    found |= g_str_equal (((RgmBackupEntry *) backups->pdata[i])->path, backup);
  g_assert_cmpint (found, ==, expected);
}

RgmSalvageReport *
renamed_salvage (Renamed *self, const char *to)
{
  const RgmSalvageOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  RgmSalvageReport *report;
  g_autofree char *bytes = NULL;
  gsize length;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_true (g_file_get_contents (self->base.path, &bytes, &length, NULL));
  memset (bytes + 100, 0xa5, 1100);
  g_assert_true (g_file_set_contents (self->base.path, bytes, (gssize) length, NULL));
  report = rgm_salvage_run (self->base.path, to, &options, NULL, &error);
  g_assert_no_error (error);
  self->base.store = rgm_store_open (to, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  return report;
}

void
renamed_go_elsewhere (Renamed *self)
{
  g_autofree char *folder = g_build_filename (self->base.folder, "elsewhere", NULL);
  g_autofree char *to = g_build_filename (folder, "practice.regimen", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  rgm_salvage_report_free (renamed_salvage (self, to));
}

char *
renamed_name_disk (const Renamed *self, const char *name)
{
  return g_build_filename (self->base.folder, name, NULL);
}

char *
renamed_leave_disk (Renamed *self)
{
  g_autofree char *disk = renamed_name_disk (self, "disk");
  g_autofree char *name = g_path_get_basename (self->base.path);
  g_autofree char *path = g_build_filename (disk, name, NULL);
  char *backup;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_cmpint (g_rename (self->base.path, path), ==, 0);
  g_free (self->base.path);
  self->base.path = g_steal_pointer (&path);
  fixture_reopen (&self->base);
  backup = renamed_make_backup (self->base.path, 0, NULL);
  renamed_go_elsewhere (self);
  return backup;
}

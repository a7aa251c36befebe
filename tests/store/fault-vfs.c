#include "config.h"

#include "fault-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A change to a file since its last sync: bytes at a place, or, without bytes, an end. */
typedef struct {
  sqlite3_int64 position;
  GBytes *bytes;
} Change;

/* What is safe on the disk of one file, and what is still on its way. */
typedef struct {
  GByteArray *safe;
  GPtrArray *changes;
} Image;

typedef struct {
  sqlite3_file base;
  Image *image;
  sqlite3_file *real;
} File;

static struct {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  /* path → Image */
  GHashTable *images;
  FaultOperations operations;
  guint fail_at;
  int result;
  guint counts[4];
  guint n_matching;
  gboolean failed;
  gboolean lasting;
  guint cut_at;
  guint n_all;
  gboolean off;
} disk;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static void
image_free (gpointer data)
{
  Image *image = data;

  g_byte_array_unref (image->safe);
  g_ptr_array_unref (image->changes);
  g_free (image);
}

/* Counts an operation; returns what it is to fail with, or OK. */
static int
count (FaultOperations operation)
{
  for (guint i = 0; i < G_N_ELEMENTS (disk.counts); i++)
    disk.counts[i] += operation == 1u << i;
  disk.n_all++;
  if (disk.cut_at > 0 && disk.n_all >= disk.cut_at)
    disk.off = TRUE;
  if (disk.off)
    return SQLITE_IOERR;
  if ((operation & disk.operations) && ++disk.n_matching >= disk.fail_at && disk.fail_at > 0
      && (disk.lasting || disk.n_matching == disk.fail_at))
    {
      disk.failed = TRUE;
      return disk.result;
    }
  return SQLITE_OK;
}

static void
apply (GByteArray *content, const Change *change)
{
  gsize length = 0;
  const void *bytes = change->bytes ? g_bytes_get_data (change->bytes, &length) : NULL;
  gsize end = (gsize) change->position + length;
  guint before = content->len;

  if (!bytes)
    {
      g_byte_array_set_size (content, (guint) MIN (end, content->len));
      return;
    }
  if (end > content->len)
    {
      g_byte_array_set_size (content, (guint) end);
      memset (content->data + before, 0, end - before);
    }
  memcpy (content->data + change->position, bytes, length);
}

static void
remember (File *file, sqlite3_int64 position, const void *bytes, int length)
{
  Change *change = g_new0 (Change, 1);

  change->position = position;
  change->bytes = bytes ? g_bytes_new (bytes, (gsize) length) : NULL;
  g_ptr_array_add (file->image->changes, change);
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
read_file (sqlite3_file *file, void *buffer, int length, sqlite3_int64 position)
{
  if (disk.off)
    return SQLITE_IOERR_READ;
  return get_real (file)->pMethods->xRead (get_real (file), buffer, length, position);
}

static int
write_file (sqlite3_file *file, const void *buffer, int length, sqlite3_int64 position)
{
  int result = count (FAULT_WRITE);

  if (result != SQLITE_OK)
    return result;
  remember ((File *) file, position, buffer, length);
  return get_real (file)->pMethods->xWrite (get_real (file), buffer, length, position);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int result = count (FAULT_TRUNCATE);

  if (result != SQLITE_OK)
    return result;
  remember ((File *) file, size, NULL, 0);
  return get_real (file)->pMethods->xTruncate (get_real (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  Image *image = ((File *) file)->image;
  int result = count (FAULT_SYNC);

  if (result != SQLITE_OK)
    return result;
  for (guint i = 0; i < image->changes->len; i++)
    apply (image->safe, image->changes->pdata[i]);
  g_ptr_array_set_size (image->changes, 0);
  return SQLITE_OK;
}

static int
get_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

/* A plain disk: it promises nothing of its own. */
static int
get_characteristics (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  1, close_file, read_file, write_file, truncate_file, sync_file, get_file_size, lock_file,
  unlock_file, check_lock, control_file, get_sector_size, get_characteristics,
  NULL, NULL, NULL, NULL, NULL, NULL,
};

static Image *
get_image (const char *name)
{
  Image *image = g_hash_table_lookup (disk.images, name);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (image)
    return image;
  image = g_new0 (Image, 1);
  image->safe = g_byte_array_new ();
  image->changes = g_ptr_array_new_with_free_func (change_free);
  if (g_file_get_contents (name, &content, &length, NULL))
    g_byte_array_append (image->safe, (const guint8 *) content, (guint) length);
  g_hash_table_insert (disk.images, g_strdup (name), image);
  return image;
}

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int result;

  self->real = (sqlite3_file *) (self + 1);
  self->base.pMethods = NULL;
  if (disk.off)
    return SQLITE_CANTOPEN;
  self->image = get_image (name ? name : "");
  result = disk.real->xOpen (disk.real, name, self->real, flags, out_flags);
  if (result == SQLITE_OK)
    self->base.pMethods = &methods;
  return result;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync_directory)
{
  int result = count (FAULT_DELETE);

  if (result != SQLITE_OK)
    return result;
  g_hash_table_remove (disk.images, name);
  return disk.real->xDelete (disk.real, name, sync_directory);
}

void
fault_vfs_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "fault";
  disk.vfs.szOsFile = (int) sizeof (File) + disk.real->szOsFile;
  disk.vfs.xOpen = open_file;
  disk.vfs.xDelete = delete_file;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
  disk.images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  fault_vfs_reset ();
}

void
fault_vfs_uninstall (void)
{
  sqlite3_vfs_unregister (&disk.vfs);
  sqlite3_vfs_register (disk.real, 1);
  g_clear_pointer (&disk.images, g_hash_table_unref);
}

/* Counting begins anew. */
void
fault_vfs_reset_counts (void)
{
  memset (disk.counts, 0, sizeof disk.counts);
  disk.n_all = 0;
}

/* Nothing fails any more, counting begins anew, and everything written so far is safe. Only
 * between connections: those that are open point to what was known of their files. */
void
fault_vfs_reset (void)
{
  g_hash_table_remove_all (disk.images);
  fault_vfs_reset_counts ();
  disk.operations = 0;
  disk.fail_at = 0;
  disk.n_matching = 0;
  disk.failed = FALSE;
  disk.lasting = FALSE;
  disk.cut_at = 0;
  disk.off = FALSE;
}

/* The @number-th of @operations from now on fails with @result, once. */
void
fault_vfs_fail (FaultOperations operations, guint number, int result)
{
  disk.operations = operations;
  disk.fail_at = number;
  disk.n_matching = 0;
  disk.result = result;
  disk.failed = FALSE;
  disk.lasting = FALSE;
}

/* From the @number-th of @operations on all fail with @result. */
void
fault_vfs_fail_lasting (FaultOperations operations, guint number, int result)
{
  fault_vfs_fail (operations, number, result);
  disk.lasting = TRUE;
}

/* The power goes before the @number-th operation from the last reset. */
void
fault_vfs_cut (guint number)
{
  disk.cut_at = number;
}

guint
fault_vfs_get_count (FaultOperations operations)
{
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (disk.counts); i++)
    sum += operations & 1 << i ? disk.counts[i] : 0;
  return sum;
}

gboolean
fault_vfs_has_failed (void)
{
  return disk.failed;
}

/* Leaves on the real disk what would be there after the power went. No connection may be open. */
void
fault_vfs_lose_power (FaultKeep keep, guint seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, disk.images);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Image *image = value;

      for (guint i = 0; i < image->changes->len; i++)
        {
          if (keep == FAULT_KEEP_ALL || (keep == FAULT_KEEP_SOME && g_rand_boolean (random)))
            apply (image->safe, image->changes->pdata[i]);
        }
      /* GLib would leave the end of a longer file behind. */
      g_unlink (name);
      g_assert_true (g_file_set_contents_full (name, (const char *) image->safe->data,
                                               (gssize) image->safe->len,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

#include "config.h"

#include "rgm-backup-list.h"

#include "rgm-backup-copy.h"
#include "rgm-backup-name.h"
#include "rgm-backup-owner.h"
#include "rgm-backup-retention.h"
#include "rgm-backup-trailer.h"
#include "rgm-database-file.h"
#include "rgm-short-name.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Neither an error of the disk nor a refusal tells anything of what is on it. */
static RgmBackupState
get_state (const GError *reason)
{
  return g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_IO)
         || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_PERMISSION)
           ? RGM_BACKUP_UNREADABLE : RGM_BACKUP_DAMAGED;
}

/* A file that cannot be read is told of and not left out. */
static void
read_trailer (RgmBackupEntry *entry)
{
  int file = open (entry->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autoptr(GError) reason = NULL;
  gint64 content_size;

  if (file < 0)
    rgm_database_file_fail (entry->path, errno, &reason);
  else
    rgm_backup_trailer_read (file, entry, &content_size, &reason);
  if (reason)
    entry->state = get_state (reason);
  if (file >= 0)
    close (file);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const RgmBackupEntry *first = *(const RgmBackupEntry *const *) a;
  const RgmBackupEntry *second = *(const RgmBackupEntry *const *) b;

  if (first->at != second->at)
    return first->at > second->at ? -1 : 1;
  return strcmp (first->path, second->path);
}

/* Why a folder that is there cannot be opened. */
static int
find_hindrance (const char *folder)
{
  int file = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (file < 0)
    return errno;
  close (file);
  return EIO;
}

/* There may be no folder: then there are no backups. Any other error is one. */
static GDir *
open_folder (const char *folder, GError **error)
{
  GDir *listing = g_dir_open (folder, 0, NULL);
  GStatBuf status;

  if (listing)
    return listing;
  if (g_lstat (folder, &status) != 0)
    {
      if (errno != ENOENT)
        rgm_database_file_fail (folder, errno, error);
    }
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    rgm_store_error_set (error, RGM_STORE_ERROR_NOT_A_FOLDER, folder, NULL);
  else
    rgm_database_file_fail (folder, find_hindrance (folder), error);
  return NULL;
}

/* The backups of a folder: those that bear the name of the database, and others. */
typedef struct {
  char *path;
  /* what the names begin with of the database that they are looked for */
  char *called;
  RgmBackupOwner *owner;
  GPtrArray *named;
  GPtrArray *others;
  /* (nullable): paths of backups that are left out */
  GHashTable *taken;
} Listing;

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->owner, rgm_backup_owner_free);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_free (self->called);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static void
take (Listing *self, const char *folder, const char *name, const char *own)
{
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autoptr(RgmBackupEntry) entry = rgm_backup_entry_new (file);
  g_autofree char *base = rgm_backup_name_parse (name, entry);

  if (!base || (self->taken && g_hash_table_contains (self->taken, file)))
    return;
  read_trailer (entry);
  if (!g_str_equal (base, self->called))
    entry->made_from = g_strdup (base);
  g_ptr_array_add (g_str_equal (base, own) ? self->named : self->others, g_steal_pointer (&entry));
}

static gboolean
read_folder (Listing *self, GError **error)
{
  g_autofree char *own = rgm_short_name_new (self->path);
  g_autofree char *folder = rgm_backup_get_folder (self->path);
  g_autoptr(GError) reason = NULL;
  g_autoptr(GDir) listing = open_folder (folder, &reason);
  const char *name;

  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  while (listing && (name = g_dir_read_name (listing)))
    take (self, folder, name, own);
  g_ptr_array_sort (self->named, compare_newest_first);
  g_ptr_array_sort (self->others, compare_newest_first);
  return TRUE;
}

static GPtrArray *
new_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_backup_entry_free);
}

static gboolean
listing_fill (Listing *self, const char *database, GError **error)
{
  self->path = rgm_database_file_resolve (database, FALSE, error);
  if (!self->path)
    return FALSE;
  self->called = rgm_short_name_new (self->path);
  self->named = new_entries ();
  self->others = new_entries ();
  if (!read_folder (self, error))
    return FALSE;
  self->owner = rgm_backup_owner_new (self->path);
  rgm_backup_owner_learn (self->owner, self->named);
  return TRUE;
}

/* Moves those of @from to @to that @wanted says. */
static void
move_if (Listing *self, GPtrArray *from, GPtrArray *to,
         gboolean (*wanted) (const Listing *self, const RgmBackupEntry *entry))
{
  for (guint i = 0; i < from->len;)
    {
      if (wanted (self, from->pdata[i]))
        g_ptr_array_add (to, g_ptr_array_steal_index (from, i));
      else
        i++;
    }
  g_ptr_array_sort (to, compare_newest_first);
}

static gboolean
is_owned (const Listing *self, const RgmBackupEntry *entry)
{
  return rgm_backup_entry_can_be_told (entry)
         && rgm_backup_owner_look (self->owner, entry) == RGM_BACKUP_OWNED;
}

static gboolean
has_namesake (const Listing *self, const RgmBackupEntry *entry)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (entry->path);

  return rgm_backup_name_has_namesake (name, folder);
}

/* Nobody else would clear these away, and who they are of is known without reading them. */
static gboolean
is_left_behind (const Listing *self, const RgmBackupEntry *entry)
{
  return rgm_backup_owner_ask (self->owner, entry) == RGM_BACKUP_OWNED
         && !has_namesake (self, entry);
}

static gboolean
is_stray (const Listing *self, const RgmBackupEntry *entry)
{
  return entry->sealed && rgm_backup_owner_ask (self->owner, entry) == RGM_BACKUP_UNTOLD
         && !has_namesake (self, entry);
}

static gboolean
is_foreign (const Listing *self, const RgmBackupEntry *entry)
{
  return rgm_backup_owner_ask (self->owner, entry) == RGM_BACKUP_FOREIGN;
}

/* Those that bear the name of a file that the database was are listed as those with its own are,
 * but for those of another. */
static gboolean
is_not_foreign (const Listing *self, const RgmBackupEntry *entry)
{
  return rgm_backup_owner_look (self->owner, entry) != RGM_BACKUP_FOREIGN;
}

/* How much is taken from the folder of a file that the database was. */
typedef enum {
  TAKE_OWNED,
  TAKE_NAMED,
  TAKE_STRAYS,
} Taking;

/* More than one former file may have been in a folder, or in that of the database. */
static GHashTable *
list_paths (const GPtrArray *entries)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (paths, g_strdup (((const RgmBackupEntry *) entries->pdata[i])->path));
  return paths;
}

static gboolean
add_from_folder_of (Listing *self, const char *former, Taking taking)
{
  Listing there = { .path = (char *) former, .called = self->called, .owner = self->owner,
                    .named = new_entries (), .others = new_entries (),
                    .taken = list_paths (self->named) };
  gboolean read = read_folder (&there, NULL);

  if (read)
    {
      move_if (&there, there.named, self->named,
               taking == TAKE_OWNED ? is_owned : is_not_foreign);
      move_if (&there, there.others, self->named, is_owned);
      if (taking == TAKE_STRAYS)
        move_if (&there, there.others, self->named, is_stray);
    }
  g_ptr_array_unref (there.named);
  g_ptr_array_unref (there.others);
  g_hash_table_unref (there.taken);
  return read;
}

/* Adds those that stayed where the database was before it was salvaged. Which of those folders
 * cannot be read is noted, where somebody wants to know. */
static void
add_former (Listing *self, const char *const *paths, Taking taking, RgmFormerFiles *former)
{
  for (guint i = 0; paths && paths[i]; i++)
    {
      g_autofree char *folder = rgm_backup_get_folder (paths[i]);

      if (!add_from_folder_of (self, paths[i], taking) && former)
        rgm_former_files_note_unreached (former, folder);
    }
}

/**
 * rgm_backup_list:
 * @database: the file of a database, which need not be there
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Lists the backups in the folder beside @database that bear its name, by what they say of
 * themselves, those that are of it under another name that it had, and those beside the file that
 * it was salvaged from, as far as that folder can be read.
 *
 * Returns: (transfer full) (element-type RgmBackupEntry) (nullable): the backups, the newest first
 */
GPtrArray *
rgm_backup_list (const char *database, GError **error)
{
  g_auto(Listing) listing = { 0 };

  if (!listing_fill (&listing, database, error))
    return NULL;
  move_if (&listing, listing.others, listing.named, is_owned);
  add_former (&listing, rgm_backup_owner_get_former (listing.owner), TAKE_NAMED, NULL);
  return g_steal_pointer (&listing.named);
}

/**
 * rgm_backup_list_to_erase:
 * @database: the file of a database
 * @former: where it was; takes which folders of backups there cannot be read
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Lists the backups of rgm_backup_list(), but for those beside files that somebody works with
 * again, and those of which nobody knows whose they are: sealed ones that do not say it, made under
 * a name that no database there has.
 *
 * Returns: (transfer full) (element-type RgmBackupEntry) (nullable): the backups, the newest first
 */
GPtrArray *
rgm_backup_list_to_erase (const char *database, RgmFormerFiles *former, GError **error)
{
  g_auto(Listing) listing = { 0 };

  if (!listing_fill (&listing, database, error))
    return NULL;
  move_if (&listing, listing.others, listing.named, is_owned);
  move_if (&listing, listing.others, listing.named, is_stray);
  add_former (&listing, (const char *const *) former->abandoned, TAKE_STRAYS, former);
  add_former (&listing, (const char *const *) former->replaced, TAKE_OWNED, former);
  return g_steal_pointer (&listing.named);
}

/* Those whose keeping is the matter of this database: none of another, though it had the name. */
static gboolean
list_to_keep (Listing *self, const char *database, GError **error)
{
  g_autoptr(GPtrArray) foreign = NULL;

  if (!listing_fill (self, database, error))
    return FALSE;
  foreign = new_entries ();
  move_if (self, self->named, foreign, is_foreign);
  move_if (self, self->others, self->named, is_left_behind);
  return TRUE;
}

static void
verify (RgmBackupEntry *entry)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(RgmBackupEntry) read = rgm_backup_verify (entry->path, &reason);

  entry->state = read ? RGM_BACKUP_VERIFIED : get_state (reason);
}

/**
 * rgm_backup_list_verify:
 * @backups: (element-type RgmBackupEntry): backups of rgm_backup_list()
 * @all: whether to read all of them, else only up to the first that is sound
 * @cancellable: (nullable): to end before
 *
 * Reads backups whole, and sets their states. Of those that were made of a flawed database one is
 * enough where not @all are wanted: each is as good as the next.
 */
void
rgm_backup_list_verify (GPtrArray *backups, gboolean all, GCancellable *cancellable)
{
  gboolean flawed_seen = FALSE;

  for (guint i = 0; i < backups->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      RgmBackupEntry *entry = backups->pdata[i];

      if (entry->flawed && flawed_seen && !all)
        continue;
      verify (entry);
      if (rgm_backup_entry_is_sound (entry) && !all)
        return;
      flawed_seen = flawed_seen || (entry->flawed && entry->state == RGM_BACKUP_VERIFIED);
    }
}

/* Where none is known to be as it was written, all are kept. What was made of a flawed database
 * takes the place of no sound one. */
static void
choose (GPtrArray *backups, gint64 now, gboolean *keep)
{
  g_autofree RgmBackupMoment *moments = g_new (RgmBackupMoment, backups->len);
  gboolean readable = FALSE;

  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      moments[i].at = entry->at;
      moments[i].reason = entry->reason;
      moments[i].state = entry->flawed && rgm_backup_entry_can_be_told (entry)
        ? RGM_BACKUP_DAMAGED : entry->state;
      readable = readable || entry->state == RGM_BACKUP_VERIFIED;
      keep[i] = TRUE;
    }
  if (readable)
    rgm_backup_retention_choose (moments, backups->len, now, keep);
}

static gint64
get_time (gint64 now)
{
  return now != 0 ? now : g_get_real_time ();
}

/**
 * rgm_backup_prune:
 * @database: the file of a database
 * @now: the time in microseconds since 1970 UTC, 0 for that of the system
 * @n_dropped: (out) (optional): how many backups are gone
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Deletes the backups that rgm_backup_retention_choose() does not keep. Nothing is deleted before
 * one is read whole and found as it was written, and that one stays. Those of a flawed database
 * count as damaged: they take the place of no sound one. Those of another database stay, whatever
 * their name, and those that the disk cannot read just now.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_backup_prune (const char *database, gint64 now, guint *n_dropped, GError **error)
{
  g_auto(Listing) listing = { 0 };
  g_autofree gboolean *keep = NULL;
  GPtrArray *backups;
  guint dropped = 0;

  if (!list_to_keep (&listing, database, error))
    return FALSE;
  backups = listing.named;
  rgm_backup_list_verify (backups, FALSE, NULL);
  keep = g_new0 (gboolean, backups->len);
  choose (backups, get_time (now), keep);
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (keep[i] || rgm_backup_owner_look (listing.owner, entry) == RGM_BACKUP_FOREIGN)
        continue;
      /* Another program may have done so. */
      if (g_unlink (entry->path) != 0 && errno != ENOENT)
        return rgm_database_file_fail (entry->path, errno, error);
      dropped++;
    }
  if (n_dropped)
    *n_dropped = dropped;
  return TRUE;
}

static gboolean
has_records (RgmStore *store, gboolean *has, GError **error)
{
  gint64 found;

  if (!rgm_database_get_int64 (store->database, "SELECT EXISTS (SELECT 1 FROM patient)"
                               " OR EXISTS (SELECT 1 FROM area)"
                               " OR EXISTS (SELECT 1 FROM history)", &found, error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}

/* One that is later than the clock was made before that was set back: what came then is newer. */
static const RgmBackupEntry *
find_newest (const GPtrArray *backups, gint64 now)
{
  const RgmBackupEntry *to_come = NULL;

  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (!rgm_backup_entry_can_be_told (entry))
        continue;
      if (entry->at <= now)
        return entry;
      to_come = to_come ? to_come : entry;
    }
  return to_come;
}

/**
 * rgm_backup_is_due:
 * @store: a store
 * @due: (out): whether the database was changed since its newest backup, or has none
 * @any: (out) (optional): whether there is a backup
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Compares the count of changes in the database with that in the newest backup, without reading
 * either whole. One that never held anything needs no backup.
 *
 * Returns: whether it could be told
 */
gboolean
rgm_backup_is_due (RgmStore *store, gboolean *due, gboolean *any, GError **error)
{
  g_auto(Listing) listing = { 0 };
  const RgmBackupEntry *newest;
  gboolean has;
  gint64 change;

  if (!list_to_keep (&listing, store->path, error) || !has_records (store, &has, error)
      || !rgm_backup_copy_get_change (store->database, &change, error))
    return FALSE;
  if (any)
    *any = listing.named->len > 0;
  newest = find_newest (listing.named, get_time (0));
  *due = has && (!newest || newest->change != change);
  return TRUE;
}

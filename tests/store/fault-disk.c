#include "config.h"

#include "fault-disk-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "temporary-folder.h"

#define SECTOR_SIZE 512

/* Bytes at a place that were written since the last sync, or, without bytes, an end. */
typedef struct {
  gsize position;
  GBytes *bytes;
} Change;

/* A file or a folder, whatever its names are. */
typedef struct {
  GByteArray *safe;
  GPtrArray *changes;
  gboolean folder;
} Node;

/* Names that change at once; a node of NULL is a name that goes. */
typedef struct {
  char *names[2];
  Node *nodes[2];
} Naming;

static struct {
  GRecMutex lock;
  char *folder;
  gboolean active;
  GPtrArray *nodes;
  /* path → Node: as a program sees it, and as it is on the disk */
  GHashTable *names;
  GHashTable *safe_names;
  GPtrArray *namings;
  /* number of an open file → Node; path of an open folder */
  GHashTable *files;
  GHashTable *folders;
  FaultDiskCalls calls;
  guint fail_at;
  int reason;
  gboolean lasting;
  gboolean failed;
  guint n_matching;
  guint counts[7];
  guint cut_at;
  gboolean off;
  gboolean deaf;
} disk;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_byte_array_unref (node->safe);
  g_ptr_array_unref (node->changes);
  g_free (node);
}

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_free (naming->names[0]);
  g_free (naming->names[1]);
  g_free (naming);
}

static Node *
node_new (gboolean folder)
{
  Node *node = g_new0 (Node, 1);

  node->safe = g_byte_array_new ();
  node->changes = g_ptr_array_new_with_free_func (change_free);
  node->folder = folder;
  g_ptr_array_add (disk.nodes, node);
  return node;
}

static void
name_node (GHashTable *names, const char *name, Node *node)
{
  if (node)
    g_hash_table_insert (names, g_strdup (name), node);
  else
    g_hash_table_remove (names, name);
}

/* What is there at first is safe. */
static void
scan (const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
      Node *node = node_new (is_folder);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (!is_folder && g_file_get_contents (path, &content, &length, NULL))
        g_byte_array_append (node->safe, (const guint8 *) content, (guint) length);
      name_node (disk.names, path, node);
      name_node (disk.safe_names, path, node);
      if (is_folder)
        scan (path);
    }
}

/* Files that were opened before. */
static void
adopt_open_files (void)
{
  g_autoptr(GDir) listing = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *path = g_file_read_link (link, NULL);
      Node *node = path ? g_hash_table_lookup (disk.names, path) : NULL;

      if (node)
        fault_disk_tell_open (atoi (name), path, FALSE);
    }
}

void
fault_disk_start (const char *folder)
{
  g_assert_false (disk.active);
  disk.folder = g_strdup (folder);
  disk.nodes = g_ptr_array_new_with_free_func (node_free);
  disk.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.safe_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.namings = g_ptr_array_new_with_free_func (naming_free);
  disk.files = g_hash_table_new (NULL, NULL);
  disk.folders = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  memset (disk.counts, 0, sizeof disk.counts);
  disk.deaf = FALSE;
  scan (folder);
  adopt_open_files ();
  fault_disk_mend ();
  disk.active = TRUE;
}

void
fault_disk_stop (void)
{
  disk.active = FALSE;
  g_clear_pointer (&disk.names, g_hash_table_unref);
  g_clear_pointer (&disk.safe_names, g_hash_table_unref);
  g_clear_pointer (&disk.namings, g_ptr_array_unref);
  g_clear_pointer (&disk.files, g_hash_table_unref);
  g_clear_pointer (&disk.folders, g_hash_table_unref);
  g_clear_pointer (&disk.nodes, g_ptr_array_unref);
  g_clear_pointer (&disk.folder, g_free);
}

/* Nothing fails any more. */
void
fault_disk_mend (void)
{
  disk.calls = 0;
  disk.fail_at = 0;
  disk.n_matching = 0;
  disk.failed = FALSE;
  disk.cut_at = 0;
  disk.off = FALSE;
}

/* The power goes before change @number from the start. */
void
fault_disk_cut (guint number)
{
  disk.cut_at = number;
}

/* The @number-th of @calls from now on fails for @reason, and with @lasting all after it. */
void
fault_disk_fail (FaultDiskCalls calls, guint number, int reason, gboolean lasting)
{
  fault_disk_mend ();
  disk.calls = calls;
  disk.fail_at = number;
  disk.reason = reason;
  disk.lasting = lasting;
}

/* A disk that says that all is safe, and lies: for controls. */
void
fault_disk_ignore_syncs (void)
{
  disk.deaf = TRUE;
}

guint
fault_disk_get_count (FaultDiskCalls calls)
{
  guint sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (disk.counts); i++)
    sum += calls & 1u << i ? disk.counts[i] : 0;
  return sum;
}

gboolean
fault_disk_has_failed (void)
{
  return disk.failed;
}

gboolean
fault_disk_hold (void)
{
  if (!disk.active)
    return FALSE;
  g_rec_mutex_lock (&disk.lock);
  return TRUE;
}

void
fault_disk_release (void)
{
  g_rec_mutex_unlock (&disk.lock);
}

gboolean
fault_disk_is_ours (const char *path)
{
  gsize length = strlen (disk.folder);

  return strncmp (path, disk.folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

gboolean
fault_disk_knows (const char *path)
{
  return g_hash_table_contains (disk.names, path);
}

gboolean
fault_disk_is_file (int file)
{
  return g_hash_table_contains (disk.files, GINT_TO_POINTER (file))
         || g_hash_table_contains (disk.folders, GINT_TO_POINTER (file));
}

/* Counts a call; returns the errno that it is to fail with, or 0. */
int
fault_disk_count (FaultDiskCalls call)
{
  for (guint i = 0; i < G_N_ELEMENTS (disk.counts); i++)
    disk.counts[i] += call == 1u << i;
  if (disk.cut_at > 0 && call != FAULT_DISK_READ
      && fault_disk_get_count (FAULT_DISK_CHANGES) >= disk.cut_at)
    disk.off = TRUE;
  if (disk.off)
    return EIO;
  if (!(call & disk.calls) || disk.fail_at == 0)
    return 0;
  disk.n_matching++;
  if (disk.n_matching == disk.fail_at || (disk.lasting && disk.n_matching > disk.fail_at))
    {
      disk.failed = TRUE;
      return disk.reason;
    }
  return 0;
}

static Node *
get_node (int file)
{
  return g_hash_table_lookup (disk.files, GINT_TO_POINTER (file));
}

static void
add_naming (const char *first, Node *first_node, const char *second, Node *second_node)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->names[0] = g_strdup (first);
  naming->nodes[0] = first_node;
  naming->names[1] = g_strdup (second);
  naming->nodes[1] = second_node;
  g_ptr_array_add (disk.namings, naming);
  name_node (disk.names, first, first_node);
  if (second)
    name_node (disk.names, second, second_node);
}

static void
add_change (Node *node, gsize position, GBytes *bytes)
{
  Change *change = g_new0 (Change, 1);

  change->position = position;
  change->bytes = bytes;
  g_ptr_array_add (node->changes, change);
}

void
fault_disk_tell_open (int file, const char *path, gboolean emptied)
{
  Node *node = g_hash_table_lookup (disk.names, path);

  if (strcmp (path, disk.folder) == 0 || (node && node->folder))
    {
      g_hash_table_insert (disk.folders, GINT_TO_POINTER (file), g_strdup (path));
      return;
    }
  if (!node)
    {
      node = node_new (FALSE);
      add_naming (path, node, NULL, NULL);
    }
  else if (emptied)
    {
      add_change (node, 0, NULL);
    }
  g_hash_table_insert (disk.files, GINT_TO_POINTER (file), node);
}

/* A file that is in a folder and has no name there, and is gone without one. */
void
fault_disk_tell_nameless (int file)
{
  g_hash_table_insert (disk.files, GINT_TO_POINTER (file), node_new (FALSE));
}

void
fault_disk_tell_close (int file)
{
  g_hash_table_remove (disk.files, GINT_TO_POINTER (file));
  g_hash_table_remove (disk.folders, GINT_TO_POINTER (file));
}

void
fault_disk_tell_write (int file, off_t position, const void *bytes, gsize length)
{
  add_change (get_node (file), (gsize) position, g_bytes_new (bytes, length));
}

void
fault_disk_tell_end (int file, off_t length)
{
  add_change (get_node (file), (gsize) length, NULL);
}

void
fault_disk_tell_folder (const char *path)
{
  add_naming (path, node_new (TRUE), NULL, NULL);
}

void
fault_disk_tell_rename (const char *from, const char *to)
{
  Node *node = g_hash_table_lookup (disk.names, from);

  add_naming (to, node, from, NULL);
}

void
fault_disk_tell_link (const char *from, const char *to)
{
  add_naming (to, from ? g_hash_table_lookup (disk.names, from) : NULL, NULL, NULL);
}

void
fault_disk_tell_name (int file, const char *to)
{
  add_naming (to, get_node (file), NULL, NULL);
}

static void
set_end (GByteArray *content, gsize end)
{
  guint before = content->len;

  g_byte_array_set_size (content, (guint) end);
  if (end > before)
    memset (content->data + before, 0, end - before);
}

/* The part of @change from @from to @to, which are places in its bytes. */
static void
apply_part (GByteArray *content, const Change *change, gsize from, gsize to)
{
  const guint8 *bytes = g_bytes_get_data (change->bytes, NULL);

  if (change->position + to > content->len)
    set_end (content, change->position + to);
  memcpy (content->data + change->position + from, bytes + from, to - from);
}

static void
apply (GByteArray *content, const Change *change)
{
  if (change->bytes)
    apply_part (content, change, 0, g_bytes_get_size (change->bytes));
  else
    set_end (content, change->position);
}

/* Some of the sectors: a sector itself is written whole or not. */
static void
apply_torn (GByteArray *content, const Change *change, GRand *random)
{
  gsize length = change->bytes ? g_bytes_get_size (change->bytes) : 0;

  for (gsize from = 0, to; from < length; from = to)
    {
      to = MIN (length, ((change->position + from) / SECTOR_SIZE + 1) * SECTOR_SIZE
                        - change->position);
      if (g_rand_boolean (random))
        apply_part (content, change, from, to);
    }
}

static void
apply_naming (const Naming *naming)
{
  name_node (disk.safe_names, naming->names[0], naming->nodes[0]);
  if (naming->names[1])
    name_node (disk.safe_names, naming->names[1], naming->nodes[1]);
}

static gboolean
is_in (const char *name, const char *folder)
{
  gsize length = strlen (folder);

  return name && strncmp (name, folder, length) == 0 && name[length] == '/'
         && strchr (name + length + 1, '/') == NULL;
}

static void
sync_folder (const char *folder)
{
  for (guint i = 0; i < disk.namings->len; )
    {
      const Naming *naming = disk.namings->pdata[i];

      if (is_in (naming->names[0], folder) || is_in (naming->names[1], folder))
        {
          apply_naming (naming);
          g_ptr_array_remove_index (disk.namings, i);
        }
      else
        {
          i++;
        }
    }
}

void
fault_disk_tell_sync (int file)
{
  const char *folder = g_hash_table_lookup (disk.folders, GINT_TO_POINTER (file));
  Node *node = get_node (file);

  if (disk.deaf)
    return;
  if (folder)
    {
      sync_folder (folder);
      return;
    }
  for (guint i = 0; i < node->changes->len; i++)
    apply (node->safe, node->changes->pdata[i]);
  g_ptr_array_set_size (node->changes, 0);
}

static void
settle_node (Node *node, FaultDiskKeep keep, GRand *random)
{
  for (guint i = 0; i < node->changes->len; i++)
    {
      gint32 fate = g_rand_int_range (random, 0, 3);

      if (keep == FAULT_DISK_KEEP_ALL || (keep == FAULT_DISK_KEEP_SOME && fate == 0))
        apply (node->safe, node->changes->pdata[i]);
      else if (keep == FAULT_DISK_KEEP_SOME && fate == 1)
        apply_torn (node->safe, node->changes->pdata[i], random);
    }
}

static void
write_out (void)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (disk.safe_names),
                                        (GCompareFunc) strcmp);

  temporary_folder_clear (disk.folder);
  for (GList *item = names; item; item = item->next)
    {
      const Node *node = g_hash_table_lookup (disk.safe_names, item->data);
      g_autofree char *parent = g_path_get_dirname (item->data);

      /* A file in a folder that is not there any more is not there either. */
      if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
        continue;
      if (node->folder)
        g_assert_cmpint (g_mkdir (item->data, 0700), ==, 0);
      else
        g_assert_true (g_file_set_contents_full (item->data, (const char *) node->safe->data,
                                                 (gssize) node->safe->len,
                                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* Leaves in the folder what would be there after the power went, and ends. Nothing in it may be
 * open. */
void
fault_disk_lose_power (FaultDiskKeep keep, guint seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  disk.active = FALSE;
  for (guint i = 0; i < disk.nodes->len; i++)
    settle_node (disk.nodes->pdata[i], keep, random);
  for (guint i = 0; i < disk.namings->len; i++)
    if (keep == FAULT_DISK_KEEP_ALL || keep == FAULT_DISK_KEEP_NAMES
        || (keep == FAULT_DISK_KEEP_SOME && g_rand_boolean (random)))
      apply_naming (disk.namings->pdata[i]);
  write_out ();
  fault_disk_stop ();
}

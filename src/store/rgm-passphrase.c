#include "config.h"

#include "rgm-passphrase.h"

#include "rgm-database-file.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* What some editors begin a file with, and nobody types. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* How many keys are remembered: backups share few locks, and hostile ones would fill memory. */
#define MAX_KEYS 8

/* A key that was derived, and what it was derived for besides the passphrase. */
typedef struct {
  GBytes *lock;
  guint8 *key;
  gsize size;
} Key;

/* Keys are derived and looked up in whatever thread uses the passphrase. */
typedef struct {
  GMutex mutex;
  /* the oldest first */
  GPtrArray *all;
} Keys;

struct _RgmPassphrase {
  /* sodium_malloc: locked, guarded, wiped when freed; keys likewise */
  char *text;
  Keys *keys;
};

static void
key_free (gpointer data)
{
  Key *self = data;

  g_bytes_unref (self->lock);
  sodium_free (self->key);
  g_free (self);
}

static Keys *
keys_new (void)
{
  Keys *self = g_new0 (Keys, 1);

  g_mutex_init (&self->mutex);
  self->all = g_ptr_array_new_with_free_func (key_free);
  return self;
}

static void
keys_free (Keys *self)
{
  g_ptr_array_unref (self->all);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static const Key *
keys_find (const Keys *self, GBytes *lock)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const Key *key = self->all->pdata[i];

      if (g_bytes_equal (key->lock, lock))
        return key;
    }
  return NULL;
}

static void
wipe (char *text)
{
  if (!text)
    return;
  sodium_memzero (text, strlen (text));
  g_free (text);
}

/**
 * rgm_passphrase_new:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): the passphrase; %NULL where @text is empty, too long or not
 *   UTF-8. Wiping @text is up to the caller.
 */
RgmPassphrase *
rgm_passphrase_new (const char *text)
{
  char *normal = g_utf8_validate (text, -1, NULL)
    ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  gsize length = normal ? strlen (normal) : 0;
  RgmPassphrase *self = NULL;

  if (length > 0 && length <= RGM_PASSPHRASE_MAX_SIZE && sodium_init () >= 0)
    {
      self = g_new0 (RgmPassphrase, 1);
      self->text = sodium_malloc (length + 1);
      if (self->text)
        {
          memcpy (self->text, normal, length + 1);
          self->keys = keys_new ();
        }
      else
        g_clear_pointer (&self, g_free);
    }
  wipe (normal);
  return self;
}

static gssize
read_all (const char *path, char *buffer, gsize size, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gssize total = 0;
  gssize length = -1;

  while (file >= 0 && (gsize) total < size
         && (length = read (file, buffer + total, size - (gsize) total)) > 0)
    total += length;
  if (length < 0)
    rgm_database_file_fail (path, errno, error);
  if (file >= 0)
    close (file);
  return length < 0 ? -1 : total;
}

/**
 * rgm_passphrase_new_from_file:
 * @path: a text file
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads the first line of a file.
 *
 * Returns: (transfer full) (nullable): the passphrase; `RGM_STORE_ERROR_NO_PASSPHRASE` where the
 *   line is empty, too long or not UTF-8
 */
RgmPassphrase *
rgm_passphrase_new_from_file (const char *path, GError **error)
{
  /* One more than the longest, so that a longer one is seen; and a mark before it; and a zero. */
  char buffer[sizeof BYTE_ORDER_MARK + RGM_PASSPHRASE_MAX_SIZE + 2];
  gssize length = read_all (path, buffer, sizeof buffer - 1, error);
  RgmPassphrase *self = NULL;
  gboolean whole;
  char *line;
  char *end;

  if (length < 0)
    return NULL;
  buffer[length] = '\0';
  line = g_str_has_prefix (buffer, BYTE_ORDER_MARK) ? buffer + strlen (BYTE_ORDER_MARK) : buffer;
  end = line + strcspn (line, "\r\n");
  /* A zero ends the text, but not the line: nobody would know how little was taken. */
  whole = *end != '\0' || end == buffer + length;
  *end = '\0';
  self = whole ? rgm_passphrase_new (line) : NULL;
  sodium_memzero (buffer, sizeof buffer);
  if (!self)
    rgm_store_error_set (error, RGM_STORE_ERROR_NO_PASSPHRASE, path,
                         G_STRINGIFY (RGM_PASSPHRASE_MAX_SIZE));
  return self;
}

/**
 * rgm_passphrase_free:
 * @self: (transfer full) (nullable): a passphrase
 *
 * Wipes it, and the keys that were derived from it.
 */
void
rgm_passphrase_free (RgmPassphrase *self)
{
  if (!self)
    return;
  keys_free (self->keys);
  sodium_free (self->text);
  g_free (self);
}

/**
 * rgm_passphrase_get_text:
 * @self: a passphrase
 *
 * Returns: its text, for nothing but deriving a key
 */
const char *
rgm_passphrase_get_text (const RgmPassphrase *self)
{
  return self->text;
}

/**
 * rgm_passphrase_recall_key:
 * @self: a passphrase
 * @lock: (array length=lock_size): what the key is for: all that it depends on besides
 * @lock_size: its size in bytes
 * @key: (array length=key_size) (out caller-allocates): locked memory for the key
 * @key_size: its size in bytes
 *
 * Looks whether the key was derived already: that takes long on purpose, once for whoever knows the
 * passphrase and each time for who guesses.
 *
 * Returns: whether it was, and is in @key
 */
gboolean
rgm_passphrase_recall_key (const RgmPassphrase *self, const guint8 *lock, gsize lock_size,
                           guint8 *key, gsize key_size)
{
  g_autoptr(GBytes) wanted = g_bytes_new (lock, lock_size);
  const Key *found;

  g_mutex_lock (&self->keys->mutex);
  found = keys_find (self->keys, wanted);
  if (found && found->size == key_size)
    memcpy (key, found->key, key_size);
  else
    found = NULL;
  g_mutex_unlock (&self->keys->mutex);
  return found != NULL;
}

/**
 * rgm_passphrase_remember_key:
 * @self: a passphrase
 * @lock: (array length=lock_size): what the key is for
 * @lock_size: its size in bytes
 * @key: (array length=key_size): what was derived
 * @key_size: its size in bytes
 *
 * Has it recalled as long as there is the passphrase, in memory like that of the passphrase.
 */
void
rgm_passphrase_remember_key (const RgmPassphrase *self, const guint8 *lock, gsize lock_size,
                             const guint8 *key, gsize key_size)
{
  guint8 *copy = sodium_malloc (key_size);
  Key *remembered;

  /* There is no room for more locked memory: then it is derived again. */
  if (!copy)
    return;
  memcpy (copy, key, key_size);
  remembered = g_new0 (Key, 1);
  *remembered = (Key) { g_bytes_new (lock, lock_size), copy, key_size };
  g_mutex_lock (&self->keys->mutex);
  if (self->keys->all->len == MAX_KEYS)
    g_ptr_array_remove_index (self->keys->all, 0);
  g_ptr_array_add (self->keys->all, remembered);
  g_mutex_unlock (&self->keys->mutex);
}

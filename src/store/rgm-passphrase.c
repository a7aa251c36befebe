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

struct _RgmPassphrase {
  /* sodium_malloc: locked, guarded, wiped when freed */
  char *text;
};

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
        memcpy (self->text, normal, length + 1);
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
 * Wipes it.
 */
void
rgm_passphrase_free (RgmPassphrase *self)
{
  if (!self)
    return;
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

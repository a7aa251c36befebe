#include "config.h"

#include "rgm-backup-seal.h"

#include "rgm-backup-stream.h"
#include "rgm-database-file.h"
#include "rgm-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

/* Kept in settings and files: never changed. */
#define MAGIC "RgmSeal1"
#define MAGIC_SIZE 8
/* What a file may ask of us at most: a hostile one could ask for all memory there is. */
#define MAX_PASSES 16
#define MAX_MEMORY_KIB (1024 * 1024)

#define CHUNK_SIZE (64 * 1024)
#define SEALED_CHUNK_SIZE (CHUNK_SIZE + crypto_secretstream_xchacha20poly1305_ABYTES)

/* The lock: how the key is made of the passphrase, and its public half. Numbers are little-endian,
 * and no field needs filling. */
struct _RgmBackupSeal {
  guint8 magic[MAGIC_SIZE];
  guint32 passes;
  guint32 memory_kib;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 public_key[crypto_box_PUBLICKEYBYTES];
};

/* What a sealed file begins with: the lock, and the key of the file, locked. */
typedef struct {
  RgmBackupSeal seal;
  guint8 file_key[crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Header;

G_STATIC_ASSERT (sizeof (Header) == MAGIC_SIZE + 8 + 16 + 32 + 80 + 24);

static gboolean
fail (const char *path, RgmStoreError code, GError **error)
{
  rgm_store_error_set (error, code, path, "libsodium");
  return FALSE;
}

static gboolean
is_sensible (const RgmBackupSeal *self)
{
  guint32 passes = GUINT32_FROM_LE (self->passes);
  guint32 memory_kib = GUINT32_FROM_LE (self->memory_kib);

  return memcmp (self->magic, MAGIC, MAGIC_SIZE) == 0 && passes >= crypto_pwhash_OPSLIMIT_MIN
         && passes <= MAX_PASSES && memory_kib >= crypto_pwhash_MEMLIMIT_MIN / 1024
         && memory_kib <= MAX_MEMORY_KIB;
}

/* What the secret half is made of besides the passphrase. */
#define LOCK_SIZE G_STRUCT_OFFSET (struct _RgmBackupSeal, public_key)

static gboolean
derive (const RgmBackupSeal *self, const RgmPassphrase *passphrase, guint8 *secret)
{
  const char *text = rgm_passphrase_get_text (passphrase);

  if (crypto_pwhash (secret, crypto_box_SECRETKEYBYTES, text, strlen (text), self->salt,
                     GUINT32_FROM_LE (self->passes),
                     (gsize) GUINT32_FROM_LE (self->memory_kib) * 1024,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    return FALSE;
  rgm_passphrase_remember_key (passphrase, (const guint8 *) self, LOCK_SIZE, secret,
                               crypto_box_SECRETKEYBYTES);
  return TRUE;
}

/* The secret half, in locked memory: sodium_free() wipes it. */
static guint8 *
derive_secret (const RgmBackupSeal *self, const RgmPassphrase *passphrase, const char *path,
               GError **error)
{
  guint8 *secret = sodium_init () < 0 ? NULL : sodium_malloc (crypto_box_SECRETKEYBYTES);

  if (secret
      && (rgm_passphrase_recall_key (passphrase, (const guint8 *) self, LOCK_SIZE, secret,
                                     crypto_box_SECRETKEYBYTES)
          || derive (self, passphrase, secret)))
    return secret;
  sodium_free (secret);
  /* It only fails where there is not enough memory. */
  rgm_store_error_set (error, RGM_STORE_ERROR_FAILED, path, g_strerror (ENOMEM));
  return NULL;
}

/**
 * rgm_backup_seal_new:
 * @passphrase: what is to open the backups
 * @strength: how hard guessing is to be made
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes a seal. This takes about a second.
 *
 * Returns: (transfer full) (nullable): the seal
 */
RgmBackupSeal *
rgm_backup_seal_new (const RgmPassphrase *passphrase, RgmBackupStrength strength, GError **error)
{
  g_autoptr(RgmBackupSeal) self = g_new0 (RgmBackupSeal, 1);
  gboolean least = strength == RGM_BACKUP_STRENGTH_LEAST;
  guint8 *secret;

  memcpy (self->magic, MAGIC, MAGIC_SIZE);
  self->passes = GUINT32_TO_LE (least ? crypto_pwhash_OPSLIMIT_MIN
                                      : crypto_pwhash_OPSLIMIT_MODERATE);
  self->memory_kib = GUINT32_TO_LE ((least ? crypto_pwhash_MEMLIMIT_MIN
                                           : crypto_pwhash_MEMLIMIT_MODERATE) / 1024);
  if (sodium_init () < 0)
    return fail ("", RGM_STORE_ERROR_FAILED, error), NULL;
  randombytes_buf (self->salt, sizeof self->salt);
  secret = derive_secret (self, passphrase, "", error);
  if (!secret)
    return NULL;
  crypto_scalarmult_base (self->public_key, secret);
  sodium_free (secret);
  return g_steal_pointer (&self);
}

/**
 * rgm_backup_seal_new_from_text:
 * @text: what rgm_backup_seal_to_text() gave
 *
 * Returns: (transfer full) (nullable): the seal, %NULL where @text is none
 */
RgmBackupSeal *
rgm_backup_seal_new_from_text (const char *text)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (text, &size);
  g_autoptr(RgmBackupSeal) self = NULL;

  if (size != sizeof *self)
    return NULL;
  self = g_memdup2 (bytes, size);
  return is_sensible (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * rgm_backup_seal_to_text:
 * @self: a seal
 *
 * Returns: (transfer full): it as text, which gives no secret away
 */
char *
rgm_backup_seal_to_text (const RgmBackupSeal *self)
{
  return g_base64_encode ((const guchar *) self, sizeof *self);
}

/**
 * rgm_backup_seal_free:
 * @self: (transfer full) (nullable): a seal
 *
 * Frees @self.
 */
void
rgm_backup_seal_free (RgmBackupSeal *self)
{
  g_free (self);
}

/* The secret half if it is the right one, NULL with an error if not. */
static guint8 *
unlock (const RgmBackupSeal *self, const RgmPassphrase *passphrase, const char *path,
        GError **error)
{
  guint8 *secret = derive_secret (self, passphrase, path, error);
  guint8 public_key[crypto_box_PUBLICKEYBYTES];

  if (!secret)
    return NULL;
  crypto_scalarmult_base (public_key, secret);
  if (sodium_memcmp (public_key, self->public_key, sizeof public_key) == 0)
    return secret;
  sodium_free (secret);
  fail (path, RGM_STORE_ERROR_WRONG_PASSPHRASE, error);
  return NULL;
}

/**
 * rgm_backup_seal_matches:
 * @self: a seal
 * @passphrase: a passphrase
 * @matches: (out): whether it is the one that the seal was made from
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Tries @passphrase. This takes about a second, the first time that it is tried with this seal.
 *
 * Returns: whether it could be tried
 */
gboolean
rgm_backup_seal_matches (const RgmBackupSeal *self, const RgmPassphrase *passphrase,
                         gboolean *matches, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  guint8 *secret = unlock (self, passphrase, "", &local_error);

  *matches = secret != NULL;
  sodium_free (secret);
  if (*matches
      || g_error_matches (local_error, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Seals chunk by chunk; the last is marked, so that none can be missing. */
static gboolean
seal_chunks (crypto_secretstream_xchacha20poly1305_state *state, int from, int to,
             const char *path, const char *info, GError **error)
{
  g_autofree guint8 *plain = g_malloc (CHUNK_SIZE);
  g_autofree guint8 *sealed = g_malloc (SEALED_CHUNK_SIZE);
  gboolean done = FALSE;
  gsize info_size = strlen (info);
  gsize size;

  while (!done)
    {
      if (!rgm_backup_stream_read (from, plain, CHUNK_SIZE, &size, path, error))
        return FALSE;
      done = size < CHUNK_SIZE;
      crypto_secretstream_xchacha20poly1305_push (
        state, sealed, NULL, plain, size, (const guint8 *) info, info_size,
        done ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
             : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      if (!rgm_backup_stream_write (to, sealed,
                                    size + crypto_secretstream_xchacha20poly1305_ABYTES, path,
                                    error))
        return FALSE;
    }
  return TRUE;
}

/* Opens chunk by chunk, into nothing where @to is -1. */
static gboolean
unseal_chunks (crypto_secretstream_xchacha20poly1305_state *state, int from, gint64 left, int to,
               const char *path, const char *info, GError **error)
{
  g_autofree guint8 *plain = g_malloc (CHUNK_SIZE);
  g_autofree guint8 *sealed = g_malloc (SEALED_CHUNK_SIZE);
  gsize info_size = strlen (info);
  guint8 tag = 0;

  while (left > 0)
    {
      unsigned long long plain_size;
      gsize size;

      if (!rgm_backup_stream_read (from, sealed, (gsize) MIN (left, SEALED_CHUNK_SIZE), &size, path,
                                   error))
        return FALSE;
      if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL || size == 0
          || crypto_secretstream_xchacha20poly1305_pull (state, plain, &plain_size, &tag, sealed,
                                                         size, (const guint8 *) info,
                                                         info_size) != 0)
        return fail (path, RGM_STORE_ERROR_ALTERED, error);
      if (to >= 0 && !rgm_backup_stream_write (to, plain, (gsize) plain_size, path, error))
        return FALSE;
      left -= (gint64) size;
    }
  return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL
         || fail (path, RGM_STORE_ERROR_ALTERED, error);
}

/* Reads back what was sealed: only what was sealed with this key can be opened with it. */
static gboolean
verify (const guint8 *key, const Header *header, int file, const char *path, const char *info,
        GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  off_t end = lseek (file, 0, SEEK_CUR);
  gboolean verified;

  if (end < 0 || lseek (file, sizeof *header, SEEK_SET) < 0)
    return rgm_database_file_fail (path, errno, error);
  verified = crypto_secretstream_xchacha20poly1305_init_pull (&state, header->stream, key) == 0
             && unseal_chunks (&state, file, end - (off_t) sizeof *header, -1, path, info, error);
  sodium_memzero (&state, sizeof state);
  return verified;
}

/**
 * rgm_backup_seal_is_begun:
 * @path: a file
 *
 * Returns: whether it begins as what is sealed does, whatever follows
 */
gboolean
rgm_backup_seal_is_begun (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  guint8 magic[MAGIC_SIZE];
  gboolean begun = file >= 0 && pread (file, magic, MAGIC_SIZE, 0) == MAGIC_SIZE
                   && memcmp (magic, MAGIC, MAGIC_SIZE) == 0;

  if (file >= 0)
    close (file);
  return begun;
}

/**
 * rgm_backup_seal_new_from_file:
 * @path: a backup
 *
 * Returns: (transfer full) (nullable): the seal that it bears; %NULL where it bears none that can
 *   be read
 */
RgmBackupSeal *
rgm_backup_seal_new_from_file (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autoptr(RgmBackupSeal) self = g_new0 (RgmBackupSeal, 1);
  gboolean whole = file >= 0 && pread (file, self, sizeof *self, 0) == sizeof *self;

  if (file >= 0)
    close (file);
  return whole && is_sensible (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * rgm_backup_seal_close:
 * @self: a seal
 * @from: a file, read from where it stands to its end
 * @to: an empty file, open for writing and reading, where what is sealed goes
 * @path: what is named in errors
 * @info: what is known of the backup, which stays legible but cannot be changed either
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Seals a file, with a key that is made for it alone, and opens it again to see that it can be.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_backup_seal_close (const RgmBackupSeal *self, int from, int to, const char *path,
                       const char *info, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  Header header = { .seal = *self };
  guint8 *key = sodium_init () < 0 ? NULL
                : sodium_malloc (crypto_secretstream_xchacha20poly1305_KEYBYTES);
  gboolean sealed;

  if (!key)
    return fail (path, RGM_STORE_ERROR_FAILED, error);
  crypto_secretstream_xchacha20poly1305_keygen (key);
  crypto_secretstream_xchacha20poly1305_init_push (&state, header.stream, key);
  sealed = crypto_box_seal (header.file_key, key, crypto_secretstream_xchacha20poly1305_KEYBYTES,
                            self->public_key) == 0
    ? rgm_backup_stream_write (to, &header, sizeof header, path, error)
      && seal_chunks (&state, from, to, path, info, error)
      && verify (key, &header, to, path, info, error)
    : fail (path, RGM_STORE_ERROR_FAILED, error);
  sodium_memzero (&state, sizeof state);
  sodium_free (key);
  return sealed;
}

/* The key of the file, in locked memory. */
static guint8 *
unlock_file (const Header *header, const RgmPassphrase *passphrase, const char *path,
             GError **error)
{
  guint8 *secret = unlock (&header->seal, passphrase, path, error);
  guint8 *key = secret ? sodium_malloc (crypto_secretstream_xchacha20poly1305_KEYBYTES) : NULL;

  if (!key || crypto_box_seal_open (key, header->file_key, sizeof header->file_key,
                                    header->seal.public_key, secret) != 0)
    {
      if (secret)
        fail (path, key ? RGM_STORE_ERROR_ALTERED : RGM_STORE_ERROR_FAILED, error);
      sodium_free (key);
      key = NULL;
    }
  sodium_free (secret);
  return key;
}

/**
 * rgm_backup_seal_open:
 * @passphrase: a passphrase
 * @from: a file that rgm_backup_seal_close() wrote, read from where it stands
 * @size: how many bytes of it are sealed
 * @to: where what was sealed goes; it is to be thrown away on any error
 * @path: what is named in errors
 * @info: what was given when it was sealed
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Opens what was sealed. This takes about a second for the first file of those that bear the same
 * seal, and longer for a large file.
 *
 * Returns: whether that succeeded; `RGM_STORE_ERROR_WRONG_PASSPHRASE` where it takes another
 *   passphrase, `RGM_STORE_ERROR_ALTERED` where any byte is not as it was sealed
 */
gboolean
rgm_backup_seal_open (const RgmPassphrase *passphrase, int from, gint64 size, int to,
                      const char *path, const char *info, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gint64 left = size - (gint64) sizeof (Header);
  gboolean opened = FALSE;
  guint8 *key = NULL;
  Header header;
  gsize length;

  if (left < 0)
    return fail (path, RGM_STORE_ERROR_ALTERED, error);
  if (!rgm_backup_stream_read (from, &header, sizeof header, &length, path, error))
    return FALSE;
  if (length != sizeof header || !is_sensible (&header.seal))
    return fail (path, RGM_STORE_ERROR_ALTERED, error);
  key = unlock_file (&header, passphrase, path, error);
  if (!key)
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&state, header.stream, key) != 0)
    fail (path, RGM_STORE_ERROR_ALTERED, error);
  else
    opened = unseal_chunks (&state, from, left, to, path, info, error);
  sodium_memzero (&state, sizeof state);
  sodium_free (key);
  return opened;
}

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest passphrase, in bytes of UTF-8. */
#define RGM_PASSPHRASE_MAX_SIZE 1024
/* The shortest that a backup is sealed with. */
#define RGM_PASSPHRASE_MIN_CHARACTERS 8

/**
 * RgmPassphrase:
 *
 * A passphrase in memory that is neither swapped out nor dumped, and wiped when it is freed. It is
 * normalized, so that it is the same on whichever keyboard it is typed.
 */
typedef struct _RgmPassphrase RgmPassphrase;

RgmPassphrase *rgm_passphrase_new (const char *text);
RgmPassphrase *rgm_passphrase_new_from_file (const char *path, GError **error);
void rgm_passphrase_free (RgmPassphrase *self);
const char *rgm_passphrase_get_text (const RgmPassphrase *self);
gboolean rgm_passphrase_recall_key (const RgmPassphrase *self, const guint8 *lock, gsize lock_size,
                                    guint8 *key, gsize key_size);
void rgm_passphrase_remember_key (const RgmPassphrase *self, const guint8 *lock, gsize lock_size,
                                  const guint8 *key, gsize key_size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPassphrase, rgm_passphrase_free)

G_END_DECLS

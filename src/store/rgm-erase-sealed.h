#pragma once

#include "rgm-passphrase.h"

G_BEGIN_DECLS

gboolean rgm_erase_find_sealed (const char *database, gboolean *found, GError **error);
gboolean rgm_erase_check_passphrase (const char *database, const RgmPassphrase *passphrase,
                                     GError **error);

G_END_DECLS

#pragma once

#include "rgm-erased-ids.h"
#include "rgm-passphrase.h"

G_BEGIN_DECLS

gboolean rgm_erasures_read_file (RgmErasedIds *ids, const char *path);
gboolean rgm_erasures_read_backups (RgmErasedIds *ids, const char *database, gint64 since,
                                    const RgmPassphrase *passphrase);
char *rgm_erasures_find_database (const char *path);

G_END_DECLS

#pragma once

#include "rgm-store-archive.h"
#include "rgm-store-private.h"

G_BEGIN_DECLS

/* The name under which the other database is attached. */
#define RGM_STORE_REPLACE_SCHEMA "restored"

gboolean rgm_store_replace_records (RgmDatabase *database, gint64 now,
                                    const RgmStoreTransfer *transfer, GError **error);

G_END_DECLS

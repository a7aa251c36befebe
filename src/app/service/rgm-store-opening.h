#pragma once

#include "rgm-store-thread.h"

G_BEGIN_DECLS

/**
 * RgmStoreOpening:
 * @created: whether the database was made
 * @read_only: whether nothing can be saved
 * @reason: why not, or %NULL
 * @catalogue: the protocols at hand
 *
 * What opening a database finds out.
 */
typedef struct {
  gboolean created;
  gboolean read_only;
  GError *reason;
  RgmCatalogue *catalogue;
} RgmStoreOpening;

void rgm_store_opening_free (RgmStoreOpening *self);
void rgm_store_opening_call (RgmStoreThread *thread, RgmStoreCall *call, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmStoreOpening, rgm_store_opening_free)

G_END_DECLS

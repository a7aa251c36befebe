#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmErasedIds:
 *
 * Who was erased: a set of hashes of ids. Who they were cannot be told from it, but it can be told
 * that one is among them. A `GHashTable`, so that it is counted and freed as one.
 */
typedef GHashTable RgmErasedIds;

RgmErasedIds *rgm_erased_ids_new (void);
void rgm_erased_ids_add (RgmErasedIds *self, const char *id);
gboolean rgm_erased_ids_add_hash (RgmErasedIds *self, const char *hash);
void rgm_erased_ids_add_text (RgmErasedIds *self, const char *text);
void rgm_erased_ids_remove (RgmErasedIds *self, const char *id);
gboolean rgm_erased_ids_contain (const RgmErasedIds *self, const char *id);
RgmErasedIds *rgm_erased_ids_copy (const RgmErasedIds *self);
char **rgm_erased_ids_list (const RgmErasedIds *self);
char *rgm_erased_ids_to_text (const RgmErasedIds *self);

G_END_DECLS

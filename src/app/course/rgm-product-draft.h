#pragma once

#include "rgm-session-record.h"

G_BEGIN_DECLS

/**
 * RgmProductDraft:
 * @name: what the product is called, as typed
 * @lot: the lot on its label, as typed
 * @error: what is wrong with them, as a sentence, or %NULL
 *
 * What is entered for one product.
 */
typedef struct {
  char *name;
  char *lot;
  char *error;
} RgmProductDraft;

RgmProductDraft *rgm_product_draft_new (const char *name, const char *lot);
void rgm_product_draft_free (RgmProductDraft *self);
void rgm_product_draft_apply (RgmProductDraft *self, RgmSessionRecord *record);

G_END_DECLS

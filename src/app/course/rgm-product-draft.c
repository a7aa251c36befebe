#include "config.h"

#include "rgm-product-draft.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_product_draft_new:
 * @name: what the product is called
 * @lot: its lot
 *
 * Begins to enter a product.
 *
 * Returns: (transfer full): the draft
 */
RgmProductDraft *
rgm_product_draft_new (const char *name, const char *lot)
{
  RgmProductDraft *self = g_new0 (RgmProductDraft, 1);

  self->name = g_strdup (name);
  self->lot = g_strdup (lot);
  return self;
}

/**
 * rgm_product_draft_free:
 * @self: a draft
 *
 * Frees a draft.
 */
void
rgm_product_draft_free (RgmProductDraft *self)
{
  g_free (self->name);
  g_free (self->lot);
  g_free (self->error);
  g_free (self);
}

/**
 * rgm_product_draft_apply:
 * @self: a draft; its error is set anew
 * @record: the session that it is used in
 *
 * Puts the product into a session, unless nothing is typed for it.
 */
void
rgm_product_draft_apply (RgmProductDraft *self, RgmSessionRecord *record)
{
  g_autofree char *name = g_strstrip (g_strdup (self->name));
  g_autofree char *lot = g_strstrip (g_strdup (self->lot));

  g_clear_pointer (&self->error, g_free);
  if (*name != '\0')
    rgm_session_record_add_product (record, name, lot);
  else if (*lot != '\0')
    self->error = g_strdup (_("A lot needs the name of its product."));
}

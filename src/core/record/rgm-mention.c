#include "config.h"

#include "rgm-mention.h"

/**
 * rgm_mention_free:
 * @self: (transfer full) (nullable): where somebody is named
 *
 * Frees @self.
 */
void
rgm_mention_free (RgmMention *self)
{
  if (!self)
    return;
  g_free (self->patient_id);
  g_free (self->name);
  g_free (self);
}

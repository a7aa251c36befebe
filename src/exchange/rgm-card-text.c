#include "config.h"

#include "rgm-card-text.h"

/**
 * rgm_card_text_clear:
 * @self: a text
 *
 * Empties it.
 */
void
rgm_card_text_clear (RgmCardText *self)
{
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->sources, g_free);
  g_clear_pointer (&self->also, g_free);
}

/**
 * rgm_card_text_join:
 * @self: a text
 *
 * Returns: (transfer full): its lines, for a screen reader to describe the thing by
 */
char *
rgm_card_text_join (const RgmCardText *self)
{
  const char *const lines[] = { self->what, self->days, self->count, self->note, self->sources,
                                self->also };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (lines[i] == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, lines[i]);
    }

  return g_string_free (text, FALSE);
}

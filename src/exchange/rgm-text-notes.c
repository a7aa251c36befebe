#include "config.h"

#include "rgm-text-notes.h"

#include "rgm-sentence-reason.h"

#include <glib/gi18n-lib.h>

struct _RgmTextNotes {
  const RgmCatalogue *catalogue;
  GPtrArray *texts;
};

/**
 * rgm_text_notes_new:
 * @catalogue: (nullable): knows the titles of the sources; must outlive the notes
 *
 * Returns: (transfer full): notes of which there are none yet
 */
RgmTextNotes *
rgm_text_notes_new (const RgmCatalogue *catalogue)
{
  RgmTextNotes *self = g_new0 (RgmTextNotes, 1);

  self->catalogue = catalogue;
  self->texts = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * rgm_text_notes_free:
 * @self: (transfer full): notes
 *
 * Frees them.
 */
void
rgm_text_notes_free (RgmTextNotes *self)
{
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static char *
describe (const RgmTextNotes *self, const char *rule, const char *const *sources, gboolean reading)
{
  g_autofree char *titles = rgm_sentence_sources (sources, self->catalogue);
  GString *text = g_string_new (NULL);

  if (rule != NULL)
    /* Translators: %s is the id of a rule as files have it */
    g_string_append_printf (text, _("Rule %s."), rule);
  g_string_append_printf (text, rule != NULL ? " %s." : "%s.", titles);
  if (reading)
    g_string_append_printf (text, " %s", rgm_sentence_reading ());

  return g_string_free (text, FALSE);
}

/**
 * rgm_text_notes_add:
 * @self: notes
 * @rule: (nullable): the rule that the text follows, `acne-scars/Spacing standard`
 * @sources: (nullable): %NULL-terminated ids of its sources
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * Returns: the number of the note that tells of this rule and these sources
 */
guint
rgm_text_notes_add (RgmTextNotes *self, const char *rule, const char *const *sources,
                    gboolean reading)
{
  g_autofree char *text = describe (self, rule, sources, reading);
  guint position;

  if (g_ptr_array_find_with_equal_func (self->texts, text, g_str_equal, &position))
    return position + 1;

  g_ptr_array_add (self->texts, g_steal_pointer (&text));
  return self->texts->len;
}

/**
 * rgm_text_notes_get_size:
 * @self: notes
 *
 * Returns: how many there are
 */
guint
rgm_text_notes_get_size (const RgmTextNotes *self)
{
  return self->texts->len;
}

/**
 * rgm_text_notes_get:
 * @self: notes
 * @position: one less than the number of a note
 *
 * Returns: what it tells
 */
const char *
rgm_text_notes_get (const RgmTextNotes *self, guint position)
{
  return g_ptr_array_index (self->texts, position);
}

/**
 * rgm_text_notes_write:
 * @self: notes
 * @writer: where to write them
 *
 * Writes all notes under a heading, if there are any.
 */
void
rgm_text_notes_write (const RgmTextNotes *self, RgmTextWriter *writer)
{
  if (self->texts->len == 0)
    return;

  rgm_text_writer_heading (writer, _("Rules and sources"));
  for (guint i = 0; i < self->texts->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%s[%u] ", i < 9 && self->texts->len > 9 ? " " : "",
                                               i + 1);

      rgm_text_writer_item (writer, RGM_TEXT_TONE_PLAIN, 2, mark,
                            g_ptr_array_index (self->texts, i));
    }
}

#include "config.h"

#include "rgm-source.h"

/**
 * rgm_source_clear:
 * @source: a source whose fields are owned
 *
 * Frees the fields, not @source itself.
 */
void
rgm_source_clear (RgmSource *source)
{
  g_free (source->id);
  g_free (source->title);
  g_free (source->published);
  g_free (source->note);
}

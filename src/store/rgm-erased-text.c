#include "config.h"

#include "rgm-erased-text.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_erased_text:
 * @n_erased: how many patients were left out, because they were erased
 * @erasures_known: whether it is known who was erased
 *
 * Says what came of those who were erased, when something old is brought back.
 *
 * Returns: (transfer full) (nullable): one or two sentences on one line, %NULL where there is
 *   nothing to say
 */
char *
rgm_erased_text (guint n_erased, gboolean erasures_known)
{
  g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (n_erased > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u patient who was erased was left out.",
                                                "%u patients who were erased were left out.",
                                                n_erased), n_erased));
  if (!erasures_known)
    g_ptr_array_add (sentences,
                     g_strdup (_("If this still had patients who were erased, they are back, for "
                                 "nothing that is left tells who they were: erase them again.")));
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

#include "config.h"

#include "rgm-concern-list.h"

#include <glib/gi18n-lib.h>

static gboolean
is_users (const RgmCatalogue *catalogue, const RgmProtocol *protocol)
{
  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    if (rgm_catalogue_get_protocol (catalogue, i) == protocol)
      return rgm_catalogue_get_origin (catalogue, i) == RGM_ORIGIN_USER;
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RgmProtocol *const *first = a;
  const RgmProtocol *const *second = b;

  return g_utf8_collate (g_dgettext (GETTEXT_PACKAGE, (*first)->name),
                         g_dgettext (GETTEXT_PACKAGE, (*second)->name));
}

/**
 * rgm_concern_list_new:
 * @catalogue: the protocols at hand
 *
 * Collects the protocols that are offered as concerns, built in and the user's, by name.
 *
 * Returns: (transfer full) (element-type RgmProtocol): the protocols, each a reference
 */
GPtrArray *
rgm_concern_list_new (const RgmCatalogue *catalogue)
{
  GPtrArray *concerns = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_protocol_unref);

  g_return_val_if_fail (catalogue != NULL, concerns);

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);

      if (!protocol->abstract)
        g_ptr_array_add (concerns, rgm_protocol_ref (protocol));
    }
  g_ptr_array_sort (concerns, compare_names);
  return concerns;
}

/**
 * rgm_concern_list_get_names:
 * @concerns: (element-type RgmProtocol): protocols
 * @catalogue: where they are from
 *
 * Names the concerns; those of the user are marked.
 *
 * Returns: (transfer full): a list of strings
 */
GListModel *
rgm_concern_list_get_names (GPtrArray *concerns, const RgmCatalogue *catalogue)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < concerns->len; i++)
    {
      const RgmProtocol *protocol = g_ptr_array_index (concerns, i);
      const char *name = g_dgettext (GETTEXT_PACKAGE, protocol->name);

      if (is_users (catalogue, protocol))
        /* Translators: a concern whose protocol the user wrote. */
        gtk_string_list_take (names, g_strdup_printf (_("%s (your own)"), name));
      else
        gtk_string_list_append (names, name);
    }
  return G_LIST_MODEL (names);
}

/**
 * rgm_concern_list_get_severities:
 * @protocol: a protocol
 *
 * Names what can be chosen as the severity: first none in particular, then those of the protocol.
 *
 * Returns: (transfer full): a list of strings
 */
GListModel *
rgm_concern_list_get_severities (const RgmProtocol *protocol)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  /* Translators: a concern that is of no particular severity. */
  gtk_string_list_append (names, _("Usual"));
  for (gsize i = 0; i < protocol->n_severities; i++)
    gtk_string_list_append (names, g_dgettext (GETTEXT_PACKAGE, protocol->severities[i].name));
  return G_LIST_MODEL (names);
}

/**
 * rgm_concern_list_get_severity:
 * @protocol: a protocol
 * @position: a position in its list of severities
 *
 * Gets the severity at a position.
 *
 * Returns: (nullable): its id, or %NULL for none in particular
 */
const char *
rgm_concern_list_get_severity (const RgmProtocol *protocol, guint position)
{
  return position > 0 && position <= protocol->n_severities
           ? protocol->severities[position - 1].id : NULL;
}

/**
 * rgm_concern_list_find_severity:
 * @protocol: a protocol
 * @id: (nullable): id of a severity, empty or %NULL for none in particular
 *
 * Finds the position of a severity.
 *
 * Returns: its position, 0 for none in particular
 */
guint
rgm_concern_list_find_severity (const RgmProtocol *protocol, const char *id)
{
  for (gsize i = 0; i < protocol->n_severities; i++)
    if (g_strcmp0 (protocol->severities[i].id, id) == 0)
      return (guint) i + 1;
  return 0;
}

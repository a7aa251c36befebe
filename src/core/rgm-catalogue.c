#include "config.h"

#include "rgm-catalogue.h"

#include "rgm-catalogue-private.h"
#include "rgm-protocol-file.h"
#include "rgm-protocol-group.h"

G_DEFINE_BOXED_TYPE (RgmCatalogue, rgm_catalogue, rgm_catalogue_ref, rgm_catalogue_unref)

static void
clear_entry (gpointer data)
{
  rgm_protocol_unref (((RgmCatalogueEntry *) data)->protocol);
}

static void
clear_source (gpointer data)
{
  rgm_source_clear (data);
}

/* Makes a catalogue to be filled; only rgm-catalogue-builder.c does, before anyone sees it. */
RgmCatalogue *
rgm_catalogue_new_empty (void)
{
  RgmCatalogue *self = g_atomic_rc_box_new0 (RgmCatalogue);

  self->entries = g_array_new (FALSE, TRUE, sizeof (RgmCatalogueEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->sources = g_array_new (FALSE, TRUE, sizeof (RgmSource));
  g_array_set_clear_func (self->sources, clear_source);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  return self;
}

/**
 * rgm_catalogue_ref:
 * @self: a catalogue
 *
 * Returns: (transfer full): @self
 */
RgmCatalogue *
rgm_catalogue_ref (RgmCatalogue *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_catalogue (gpointer data)
{
  RgmCatalogue *self = data;

  g_array_unref (self->entries);
  g_array_unref (self->sources);
  g_ptr_array_unref (self->problems);
}

/**
 * rgm_catalogue_unref:
 * @self: (transfer full): a catalogue
 *
 * Gives up a reference.
 */
void
rgm_catalogue_unref (RgmCatalogue *self)
{
  g_atomic_rc_box_release_full (self, clear_catalogue);
}

/**
 * rgm_catalogue_get_size:
 * @self: a catalogue
 *
 * Returns: the number of protocols, those included that only serve to be inherited
 */
gsize
rgm_catalogue_get_size (const RgmCatalogue *self)
{
  return self->entries->len;
}

/**
 * rgm_catalogue_get_protocol:
 * @self: a catalogue
 * @position: less than the size
 *
 * Returns: (transfer none): the protocol there
 */
RgmProtocol *
rgm_catalogue_get_protocol (const RgmCatalogue *self, gsize position)
{
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_array_index (self->entries, RgmCatalogueEntry, position).protocol;
}

/**
 * rgm_catalogue_get_origin:
 * @self: a catalogue
 * @position: less than the size
 *
 * Returns: where the protocol there comes from
 */
RgmOrigin
rgm_catalogue_get_origin (const RgmCatalogue *self, gsize position)
{
  g_return_val_if_fail (position < self->entries->len, RGM_ORIGIN_BUILTIN);

  return g_array_index (self->entries, RgmCatalogueEntry, position).origin;
}

/**
 * rgm_catalogue_find_protocol:
 * @self: a catalogue
 * @id: the id of a protocol
 *
 * Returns: (transfer none) (nullable): the protocol
 */
RgmProtocol *
rgm_catalogue_find_protocol (const RgmCatalogue *self, const char *id)
{
  for (gsize i = 0; i < self->entries->len; i++)
    if (g_str_equal (rgm_catalogue_get_protocol (self, i)->id, id))
      return rgm_catalogue_get_protocol (self, i);

  return NULL;
}

/* The key file of a protocol with everything that it inherits from @parent, which is NULL if it is
 * not at hand. */
GKeyFile *
rgm_catalogue_inherit (const char *file, GKeyFile *child, RgmProtocol *parent,
                       const char *parent_id, GError **error)
{
  RgmProtocolGroup group = { file, child, "Protocol" };
  g_autoptr (GKeyFile) inherited = NULL;

  if (parent == NULL)
    {
      rgm_protocol_group_fail (&group, "Inherits", RGM_PROTOCOL_ERROR_INHERITS, error,
                               "there is no usable protocol “%s”", parent_id);
      return NULL;
    }

  inherited = rgm_protocol_file_read (parent->id, parent->text, -1, error);
  return inherited != NULL ? rgm_protocol_file_merge (child, inherited) : NULL;
}

/**
 * rgm_catalogue_resolve_text:
 * @self: a catalogue
 * @file: what to call the file in messages
 * @text: a protocol, which may inherit from one of the catalogue's
 * @length: bytes of @text, or -1 if it ends with a zero
 * @error: return location for an `RGM_PROTOCOL_ERROR`
 *
 * Reads a protocol that is not itself in the catalogue.
 *
 * Returns: (transfer full) (nullable): the protocol
 */
RgmProtocol *
rgm_catalogue_resolve_text (const RgmCatalogue *self, const char *file, const char *text,
                            gssize length, GError **error)
{
  g_autoptr (GKeyFile) key_file = rgm_protocol_file_read (file, text, length, error);
  g_autoptr (GKeyFile) merged = NULL;
  g_autofree char *id = NULL;
  g_autofree char *parent = NULL;

  if (key_file == NULL)
    return NULL;
  id = rgm_protocol_file_get_id (file, key_file, error);
  if (id == NULL
      || !rgm_protocol_group_get_name (&(RgmProtocolGroup) { file, key_file, "Protocol" },
                                       "Inherits", &parent, error))
    return NULL;

  merged = parent != NULL
    ? rgm_catalogue_inherit (file, key_file, rgm_catalogue_find_protocol (self, parent), parent,
                             error)
    : g_key_file_ref (key_file);
  return merged != NULL ? rgm_protocol_new_from_key_file (file, merged, error) : NULL;
}

/**
 * rgm_catalogue_find_source:
 * @self: a catalogue
 * @id: the id of a source
 *
 * Returns: (transfer none) (nullable): the source
 */
const RgmSource *
rgm_catalogue_find_source (const RgmCatalogue *self, const char *id)
{
  for (gsize i = 0; i < self->sources->len; i++)
    if (g_str_equal (rgm_catalogue_get_source (self, i)->id, id))
      return rgm_catalogue_get_source (self, i);

  return NULL;
}

/**
 * rgm_catalogue_get_n_sources:
 * @self: a catalogue
 *
 * Returns: the number of sources
 */
gsize
rgm_catalogue_get_n_sources (const RgmCatalogue *self)
{
  return self->sources->len;
}

/**
 * rgm_catalogue_get_source:
 * @self: a catalogue
 * @position: less than the number of sources
 *
 * Returns: (transfer none): the source there
 */
const RgmSource *
rgm_catalogue_get_source (const RgmCatalogue *self, gsize position)
{
  g_return_val_if_fail (position < self->sources->len, NULL);

  return &g_array_index (self->sources, RgmSource, position);
}

/**
 * rgm_catalogue_get_n_problems:
 * @self: a catalogue
 *
 * Returns: the number of files that were left out
 */
gsize
rgm_catalogue_get_n_problems (const RgmCatalogue *self)
{
  return self->problems->len;
}

/**
 * rgm_catalogue_get_problem:
 * @self: a catalogue
 * @position: less than the number of problems
 *
 * Returns: (transfer none): why a file was left out: file, group, key and reason
 */
const GError *
rgm_catalogue_get_problem (const RgmCatalogue *self, gsize position)
{
  g_return_val_if_fail (position < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, position);
}

#include "config.h"

#include "rgm-protocol.h"

#include "rgm-protocol-private.h"

G_DEFINE_BOXED_TYPE (RgmProtocol, rgm_protocol, rgm_protocol_ref, rgm_protocol_unref)

/* Makes a protocol to be filled; only rgm-protocol-builder.c does, before anyone else sees it. */
RgmProtocol *
rgm_protocol_new_empty (void)
{
  return g_atomic_rc_box_new0 (RgmProtocol);
}

/**
 * rgm_protocol_ref:
 * @self: a protocol
 *
 * Returns: (transfer full): @self
 */
RgmProtocol *
rgm_protocol_ref (RgmProtocol *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_lists (RgmProtocol *self)
{
  for (gsize i = 0; i < self->n_severities; i++)
    {
      g_free (self->severities[i].id);
      g_free (self->severities[i].name);
      g_strfreev (self->severities[i].sources);
    }
  for (gsize i = 0; i < self->n_bases; i++)
    {
      g_free (self->bases[i].id);
      g_free (self->bases[i].name);
      g_free (self->bases[i].note);
      g_strfreev (self->bases[i].sources);
    }
  for (gsize i = 0; i < self->n_care; i++)
    {
      g_free (self->care[i].id);
      g_free (self->care[i].text);
      g_strfreev (self->care[i].sources);
    }
  for (gsize i = 0; i < self->n_suitabilities; i++)
    {
      g_free (self->suitabilities[i].id);
      g_free (self->suitabilities[i].text);
      g_strfreev (self->suitabilities[i].sources);
    }
}

static void
clear_disagreement (RgmDisagreement *disagreement)
{
  for (gsize i = 0; i < disagreement->n_claims; i++)
    {
      g_free (disagreement->claims[i].text);
      g_free (disagreement->claims[i].basis);
      g_strfreev (disagreement->claims[i].sources);
    }
  g_free (disagreement->claims);
  g_free (disagreement->id);
  g_free (disagreement->about);
  g_free (disagreement->subject);
  g_free (disagreement->resolution);
}

static void
clear_protocol (gpointer data)
{
  RgmProtocol *self = data;

  for (gsize i = 0; i < self->n_spacings; i++)
    rgm_spacing_clear (&self->spacings[i]);
  for (gsize i = 0; i < self->n_windows; i++)
    rgm_window_rule_clear (&self->windows[i]);
  for (gsize i = 0; i < self->n_disagreements; i++)
    clear_disagreement (&self->disagreements[i]);
  clear_lists (self);

  g_free (self->severities);
  g_free (self->bases);
  g_free (self->spacings);
  g_free (self->windows);
  g_free (self->care);
  g_free (self->suitabilities);
  g_free (self->disagreements);
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_strfreev (self->session_sources);
  g_free (self->text);
}

/**
 * rgm_protocol_unref:
 * @self: (transfer full): a protocol
 *
 * Gives up a reference.
 */
void
rgm_protocol_unref (RgmProtocol *self)
{
  g_atomic_rc_box_release_full (self, clear_protocol);
}

/**
 * rgm_protocol_find_severity:
 * @self: a protocol
 * @id: the id of a severity
 *
 * Returns: (transfer none) (nullable): the severity
 */
const RgmSeverity *
rgm_protocol_find_severity (const RgmProtocol *self, const char *id)
{
  for (gsize i = 0; i < self->n_severities; i++)
    if (g_str_equal (self->severities[i].id, id))
      return &self->severities[i];

  return NULL;
}

/**
 * rgm_protocol_find_basis:
 * @self: a protocol
 * @id: the id of a basis
 *
 * Returns: (transfer none) (nullable): what the protocol tells about the basis
 */
const RgmBasis *
rgm_protocol_find_basis (const RgmProtocol *self, const char *id)
{
  for (gsize i = 0; i < self->n_bases; i++)
    if (g_str_equal (self->bases[i].id, id))
      return &self->bases[i];

  return NULL;
}

/**
 * rgm_protocol_has_basis:
 * @self: a protocol
 * @id: the id of a basis
 *
 * Returns: whether a course may choose that basis: the default, one that is described, or one
 *   that a spacing rule names
 */
gboolean
rgm_protocol_has_basis (const RgmProtocol *self, const char *id)
{
  if (g_str_equal (id, RGM_BASIS_DEFAULT) || rgm_protocol_find_basis (self, id) != NULL)
    return TRUE;

  for (gsize i = 0; i < self->n_spacings; i++)
    if (g_strcmp0 (self->spacings[i].basis, id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * rgm_protocol_get_final_results:
 * @self: a protocol
 *
 * Returns: (transfer none) (nullable): the window from which the final results show: the first
 *   whose kind, or else whose id, is `final-results`
 */
const RgmWindowRule *
rgm_protocol_get_final_results (const RgmProtocol *self)
{
  for (gsize i = 0; i < self->n_windows; i++)
    if (g_str_equal (self->windows[i].kind, "final-results"))
      return &self->windows[i];
  for (gsize i = 0; i < self->n_windows; i++)
    if (g_str_equal (self->windows[i].id, "final-results"))
      return &self->windows[i];

  return NULL;
}

#include "config.h"

#include "rgm-spacing.h"

/**
 * rgm_spacing_clear:
 * @spacing: a spacing rule whose fields are owned
 *
 * Frees the fields, not @spacing itself.
 */
void
rgm_spacing_clear (RgmSpacing *spacing)
{
  g_free (spacing->id);
  g_free (spacing->rule);
  g_free (spacing->basis);
  for (int i = 0; i < RGM_N_LIMITS; i++)
    g_strfreev (spacing->sources[i]);
}

/**
 * rgm_limit_kind_get_code:
 * @kind: a kind of limit
 *
 * Returns: its stable name in files and output, `recommended_from`
 */
const char *
rgm_limit_kind_get_code (RgmLimitKind kind)
{
  static const char *const codes[RGM_N_LIMITS] = {
    "absolute", "minimum", "recommended_from", "recommended_to",
  };

  return codes[kind];
}

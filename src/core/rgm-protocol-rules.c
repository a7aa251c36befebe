#include "config.h"

#include "rgm-protocol-rules.h"

static gboolean
check_order (const RgmProtocolGroup *group, const char *key, gboolean both,
             const RgmPeriod *shorter, const RgmPeriod *longer, const char *than, GError **error)
{
  if (!both || !rgm_period_is_longer (shorter, longer))
    return TRUE;

  return rgm_protocol_group_fail (group, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                  "expected at least as long as %s", than);
}

/* The keys of each limit, and of its sources. */
static const char *const limit_keys[RGM_N_LIMITS] = {
  "AbsoluteMinimum", "Minimum", "RecommendedFrom", "RecommendedTo",
};
static const char *const limit_source_keys[RGM_N_LIMITS] = {
  "AbsoluteMinimumSources", "MinimumSources", "RecommendedFromSources", "RecommendedToSources",
};

static gboolean
read_from (const RgmProtocolGroup *group, RgmSpacing *spacing, GError **error)
{
  g_autofree char *from = NULL;

  if (!rgm_protocol_group_get_name (group, "From", &from, error))
    return FALSE;
  if (from != NULL && !g_str_equal (from, "previous")
      && !rgm_protocol_group_get_integer (group, "From", 1, RGM_SESSIONS_MAX, &spacing->from, NULL))
    return rgm_protocol_group_fail (group, "From", RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected previous or the number of a session, not “%s”",
                                    from);
  if (spacing->session > 0 && spacing->from >= spacing->session)
    return rgm_protocol_group_fail (group, "From", RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a session before session %d", spacing->session);

  return TRUE;
}

static gboolean
check_limit (const RgmProtocolGroup *group, const RgmSpacing *spacing, int i, GError **error)
{
  static const RgmPeriod zero = { 0 };

  for (int earlier = 0; earlier < i; earlier++)
    if (!check_order (group, limit_keys[i], spacing->has[i] && spacing->has[earlier],
                      &spacing->period[earlier], &spacing->period[i], limit_keys[earlier], error))
      return FALSE;

  if (spacing->has[i] && rgm_period_is_longer (&zero, &spacing->period[i]))
    return rgm_protocol_group_fail (group, limit_keys[i], RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected a period that is not negative");

  return TRUE;
}

static gboolean
read_limits (const RgmProtocolGroup *group, RgmSpacing *spacing, GError **error)
{
  for (int i = 0; i < RGM_N_LIMITS; i++)
    if (!rgm_protocol_group_get_period (group, limit_keys[i], RGM_PERIOD_UNITS_DAYS,
                                        &spacing->has[i], &spacing->period[i], error)
        || !check_limit (group, spacing, i, error)
        || !rgm_protocol_group_get_names (group, "Sources", &spacing->sources[i], error))
      return FALSE;

  for (int i = 0; i < RGM_N_LIMITS; i++)
    if (rgm_protocol_group_has (group, limit_source_keys[i]))
      {
        g_clear_pointer (&spacing->sources[i], g_strfreev);
        if (!rgm_protocol_group_get_names (group, limit_source_keys[i], &spacing->sources[i],
                                           error))
          return FALSE;
      }

  return TRUE;
}

/* AbsoluteMinimum defaults to Minimum, and so do its sources. */
static void
default_absolute_minimum (RgmSpacing *spacing)
{
  if (spacing->has[RGM_LIMIT_ABSOLUTE] || !spacing->has[RGM_LIMIT_MINIMUM])
    return;

  spacing->has[RGM_LIMIT_ABSOLUTE] = TRUE;
  spacing->period[RGM_LIMIT_ABSOLUTE] = spacing->period[RGM_LIMIT_MINIMUM];
  g_strfreev (spacing->sources[RGM_LIMIT_ABSOLUTE]);
  spacing->sources[RGM_LIMIT_ABSOLUTE] = g_strdupv (spacing->sources[RGM_LIMIT_MINIMUM]);
}

/* A rule of a basis that nobody can choose would never hold. Where the file describes its bases, a
 * slip in the name of one can be told. An abstract protocol may leave that to its heirs. */
static gboolean
check_basis (const RgmProtocolGroup *group, const RgmProtocol *protocol, const char *basis,
             GError **error)
{
  if (basis == NULL || protocol->abstract || protocol->n_bases == 0)
    return TRUE;
  if (g_str_equal (basis, RGM_BASIS_DEFAULT) || rgm_protocol_find_basis (protocol, basis) != NULL)
    return TRUE;

  return rgm_protocol_group_fail (group, "Basis", RGM_PROTOCOL_ERROR_VALUE, error,
                                  "there is no group [Basis %s] for “%s”", basis, basis);
}

gboolean
rgm_protocol_read_spacing (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                           gpointer element, GError **error)
{
  RgmSpacing *spacing = element;

  spacing->id = g_strdup (id);
  spacing->rule = g_strdup_printf ("%s/Spacing %s", protocol->id, id);
  if (!rgm_protocol_group_check_keys (group,
                                      KEYS ("Session", "From", "Basis", "Sources", "Reading",
                                            "AbsoluteMinimum", "Minimum", "RecommendedFrom",
                                            "RecommendedTo", "AbsoluteMinimumSources",
                                            "MinimumSources", "RecommendedFromSources",
                                            "RecommendedToSources"),
                                      KEYS ("Name"), error)
      || !rgm_protocol_group_get_integer (group, "Session", 1, RGM_SESSIONS_MAX,
                                          &spacing->session, error)
      || !read_from (group, spacing, error)
      || !rgm_protocol_group_get_name (group, "Basis", &spacing->basis, error)
      || !check_basis (group, protocol, spacing->basis, error)
      || !rgm_protocol_group_get_boolean (group, "Reading", &spacing->reading, error)
      || !read_limits (group, spacing, error))
    return FALSE;

  default_absolute_minimum (spacing);
  for (int i = 0; i < RGM_N_LIMITS; i++)
    if (spacing->has[i])
      return TRUE;

  return rgm_protocol_group_fail (group, "Minimum", RGM_PROTOCOL_ERROR_MISSING, error,
                                  "this rule sets no limit");
}

static gboolean
read_after (const RgmProtocolGroup *group, RgmWindowRule *window, GError **error)
{
  g_autofree char *after = NULL;

  if (!rgm_protocol_group_get_name (group, "After", &after, error))
    return FALSE;
  if (after != NULL && !g_str_equal (after, "each") && !g_str_equal (after, "last"))
    return rgm_protocol_group_fail (group, "After", RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected each or last, not “%s”", after);

  window->after_last = g_strcmp0 (after, "last") == 0;
  return TRUE;
}

gboolean
rgm_protocol_read_window (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                          gpointer element, GError **error)
{
  RgmWindowRule *window = element;
  gboolean has_from;

  window->id = g_strdup (id);
  if (!rgm_protocol_group_check_keys (group,
                                      KEYS ("Kind", "From", "Peak", "To", "After", "Sources",
                                            "Reading"),
                                      KEYS ("Name"), error)
      || !rgm_protocol_group_require (group, "From", error)
      || !rgm_protocol_group_get_name (group, "Kind", &window->kind, error)
      || !rgm_protocol_group_get_text (group, "Name", &window->name, error)
      || !rgm_protocol_group_get_period (group, "From", RGM_PERIOD_UNITS_HOURS, &has_from,
                                         &window->from, error)
      || !rgm_protocol_group_get_period (group, "Peak", RGM_PERIOD_UNITS_HOURS, &window->has_peak,
                                         &window->peak, error)
      || !rgm_protocol_group_get_period (group, "To", RGM_PERIOD_UNITS_HOURS, &window->has_to,
                                         &window->to, error)
      || !read_after (group, window, error)
      || !rgm_protocol_group_get_names (group, "Sources", &window->sources, error)
      || !rgm_protocol_group_get_boolean (group, "Reading", &window->reading, error))
    return FALSE;

  if (window->kind == NULL)
    window->kind = g_strdup (id);
  if (window->name == NULL)
    window->name = g_strdup (id);

  return check_order (group, "Peak", window->has_peak, &window->from, &window->peak, "From", error)
         && check_order (group, "To", window->has_to, &window->from, &window->to, "From", error)
         && check_order (group, "To", window->has_to && window->has_peak, &window->peak,
                         &window->to, "Peak", error);
}

gboolean
rgm_protocol_read_care (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                        gpointer element, GError **error)
{
  RgmCare *care = element;
  gboolean has_from;

  care->id = g_strdup (id);
  return rgm_protocol_group_check_keys (group, KEYS ("From", "To", "Sources", "Reading"),
                                        KEYS ("Text"), error)
         && rgm_protocol_group_require (group, "Text", error)
         && rgm_protocol_group_require (group, "From", error)
         && rgm_protocol_group_get_text (group, "Text", &care->text, error)
         && rgm_protocol_group_get_period (group, "From", RGM_PERIOD_UNITS_HOURS, &has_from,
                                           &care->from, error)
         && rgm_protocol_group_get_period (group, "To", RGM_PERIOD_UNITS_HOURS, &care->has_to,
                                           &care->to, error)
         && check_order (group, "To", care->has_to, &care->from, &care->to, "From", error)
         && rgm_protocol_group_get_names (group, "Sources", &care->sources, error)
         && rgm_protocol_group_get_boolean (group, "Reading", &care->reading, error);
}

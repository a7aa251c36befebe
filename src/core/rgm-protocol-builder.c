#include "config.h"

#include "rgm-protocol-builder.h"

#include "rgm-protocol-private.h"

#include <string.h>

#define MAX_SESSION_MINUTES 1440
#define MAX_REVISION 999999999

#define KEYS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Reads the group into one element of its list. */
typedef gboolean (*ReadGroup) (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                               gpointer element, GError **error);

static gboolean
check_order (const RgmProtocolGroup *group, const char *key, gboolean both,
             const RgmPeriod *shorter, const RgmPeriod *longer, const char *than, GError **error)
{
  if (!both || !rgm_period_is_longer (shorter, longer))
    return TRUE;

  return rgm_protocol_group_fail (group, key, RGM_PROTOCOL_ERROR_VALUE, error,
                                  "expected at least as long as %s", than);
}

static gboolean
read_protocol (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
               gpointer element, GError **error)
{
  return rgm_protocol_group_check_keys (group,
                                        KEYS ("Format", "Id", "Revision", "Inherits", "Abstract",
                                              "Sessions", "Sources", "Reading", "EarlySessions",
                                              "SessionMinutes"),
                                        KEYS ("Name", "Description"), error)
         && rgm_protocol_group_require (group, "Id", error)
         && rgm_protocol_group_require (group, "Revision", error)
         && rgm_protocol_group_require (group, "Name", error)
         && rgm_protocol_group_require (group, "Sessions", error)
         && rgm_protocol_group_get_name (group, "Id", &protocol->id, error)
         && rgm_protocol_group_get_integer (group, "Revision", 1, MAX_REVISION,
                                            &protocol->revision, error)
         && rgm_protocol_group_get_text (group, "Name", &protocol->name, error)
         && rgm_protocol_group_get_text (group, "Description", &protocol->description, error)
         && rgm_protocol_group_get_boolean (group, "Abstract", &protocol->abstract, error)
         && rgm_protocol_group_get_range (group, "Sessions", RGM_SESSIONS_MAX,
                                          &protocol->min_sessions, &protocol->max_sessions, error)
         && rgm_protocol_group_get_names (group, "Sources", &protocol->session_sources, error)
         && rgm_protocol_group_get_boolean (group, "Reading", &protocol->reading, error)
         && rgm_protocol_group_get_integer (group, "SessionMinutes", 1, MAX_SESSION_MINUTES,
                                            &protocol->session_minutes, error);
}

static gboolean
read_early_policy (const RgmProtocolGroup *group, RgmProtocol *protocol, GError **error)
{
  g_autofree char *policy = NULL;

  if (!rgm_protocol_group_get_name (group, "EarlySessions", &policy, error))
    return FALSE;
  if (policy != NULL && !g_str_equal (policy, "count") && !g_str_equal (policy, "repeat"))
    return rgm_protocol_group_fail (group, "EarlySessions", RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected count or repeat, not “%s”", policy);

  protocol->early_policy = g_strcmp0 (policy, "repeat") == 0 ? RGM_EARLY_POLICY_REPEAT
                                                             : RGM_EARLY_POLICY_COUNT;
  return TRUE;
}

static gboolean
read_severity (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
               gpointer element, GError **error)
{
  RgmSeverity *severity = element;

  severity->id = g_strdup (id);
  return rgm_protocol_group_check_keys (group, KEYS ("Sessions", "Sources"), KEYS ("Name"), error)
         && rgm_protocol_group_require (group, "Name", error)
         && rgm_protocol_group_require (group, "Sessions", error)
         && rgm_protocol_group_get_text (group, "Name", &severity->name, error)
         && rgm_protocol_group_get_range (group, "Sessions", RGM_SESSIONS_MAX,
                                          &severity->min_sessions, &severity->max_sessions, error)
         && rgm_protocol_group_get_names (group, "Sources", &severity->sources, error);
}

static gboolean
read_basis (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
            gpointer element, GError **error)
{
  RgmBasis *basis = element;

  basis->id = g_strdup (id);
  return rgm_protocol_group_check_keys (group, KEYS ("Sources"), KEYS ("Name", "Note"), error)
         && rgm_protocol_group_require (group, "Name", error)
         && rgm_protocol_group_get_text (group, "Name", &basis->name, error)
         && rgm_protocol_group_get_text (group, "Note", &basis->note, error)
         && rgm_protocol_group_get_names (group, "Sources", &basis->sources, error);
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

static gboolean
read_spacing (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
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

static gboolean
read_window (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
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

static gboolean
read_care (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
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

static gboolean
read_suitability (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                  gpointer element, GError **error)
{
  RgmSuitability *suitability = element;

  suitability->id = g_strdup (id);
  return rgm_protocol_group_check_keys (group, KEYS ("Sources"), KEYS ("Text"), error)
         && rgm_protocol_group_require (group, "Text", error)
         && rgm_protocol_group_get_text (group, "Text", &suitability->text, error)
         && rgm_protocol_group_get_names (group, "Sources", &suitability->sources, error);
}

static gboolean
read_disagreement (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
                   gpointer element, GError **error)
{
  RgmDisagreement *disagreement = element;

  disagreement->id = g_strdup (id);
  return rgm_protocol_group_check_keys (group, KEYS ("Subject"), KEYS ("About", "Resolution"),
                                        error)
         && rgm_protocol_group_require (group, "About", error)
         && rgm_protocol_group_require (group, "Subject", error)
         && rgm_protocol_group_get_text (group, "About", &disagreement->about, error)
         && rgm_protocol_group_get_name (group, "Subject", &disagreement->subject, error)
         && rgm_protocol_group_get_text (group, "Resolution", &disagreement->resolution, error);
}

static RgmDisagreement *
find_disagreement (RgmProtocol *protocol, const char *claim_id)
{
  const char *slash = strchr (claim_id, '/');

  for (gsize i = 0; slash != NULL && i < protocol->n_disagreements; i++)
    if (strlen (protocol->disagreements[i].id) == (gsize) (slash - claim_id)
        && strncmp (protocol->disagreements[i].id, claim_id, (gsize) (slash - claim_id)) == 0)
      return &protocol->disagreements[i];

  return NULL;
}

static gboolean
read_claim (const RgmProtocolGroup *group, const char *id, RgmProtocol *protocol,
            gpointer element, GError **error)
{
  RgmDisagreement *disagreement = find_disagreement (protocol, id);
  RgmClaim *claim;

  if (disagreement == NULL)
    return rgm_protocol_group_fail (group, NULL, RGM_PROTOCOL_ERROR_VALUE, error,
                                    "expected the name of a disagreement and a number, such as "
                                    "“Claim spacing/1”");

  disagreement->claims = g_renew (RgmClaim, disagreement->claims, disagreement->n_claims + 1);
  claim = &disagreement->claims[disagreement->n_claims++];
  *claim = (RgmClaim) { NULL };
  return rgm_protocol_group_check_keys (group, KEYS ("Sources", "Basis", "Followed"),
                                        KEYS ("Text"), error)
         && rgm_protocol_group_require (group, "Text", error)
         && rgm_protocol_group_get_text (group, "Text", &claim->text, error)
         && rgm_protocol_group_get_names (group, "Sources", &claim->sources, error)
         && rgm_protocol_group_get_name (group, "Basis", &claim->basis, error)
         && rgm_protocol_group_get_boolean (group, "Followed", &claim->followed, error);
}

#define LIST(title, read, list, type) \
  { title, read, G_STRUCT_OFFSET (RgmProtocol, list), G_STRUCT_OFFSET (RgmProtocol, n_##list), sizeof (type) }

/* The kinds of groups, in the order in which they are read: claims need their disagreements. */
static const struct {
  const char *title;
  ReadGroup read;
  gsize list;
  gsize n;
  gsize size;
} group_kinds[] = {
  LIST ("Severity", read_severity, severities, RgmSeverity),
  LIST ("Basis", read_basis, bases, RgmBasis),
  LIST ("Spacing", read_spacing, spacings, RgmSpacing),
  LIST ("Window", read_window, windows, RgmWindowRule),
  LIST ("Care", read_care, care, RgmCare),
  LIST ("Suitability", read_suitability, suitabilities, RgmSuitability),
  LIST ("Disagreement", read_disagreement, disagreements, RgmDisagreement),
  { "Claim", read_claim, 0, 0, 0 },
};

/* The id in a group's name: `standard` in `Spacing standard`; NULL if it is of another kind. */
static const char *
get_id (const char *group, const char *title)
{
  gsize length = strlen (title);

  return strncmp (group, title, length) == 0 && group[length] == ' ' ? group + length + 1 : NULL;
}

static gpointer
append_element (RgmProtocol *protocol, gsize kind)
{
  gpointer *list = G_STRUCT_MEMBER_P (protocol, group_kinds[kind].list);
  gsize *n = G_STRUCT_MEMBER_P (protocol, group_kinds[kind].n);
  gsize size = group_kinds[kind].size;
  char *element;

  if (size == 0)
    return NULL;

  *list = g_realloc_n (*list, *n + 1, size);
  element = (char *) *list + *n * size;
  memset (element, 0, size);
  *n += 1;
  return element;
}

static gboolean
read_kind (const char *file, GKeyFile *key_file, char **groups, gsize kind, RgmProtocol *protocol,
           GError **error)
{
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      RgmProtocolGroup group = { file, key_file, groups[i] };
      const char *id = get_id (groups[i], group_kinds[kind].title);

      if (id != NULL
          && !group_kinds[kind].read (&group, id, protocol, append_element (protocol, kind), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_group (const RgmProtocolGroup *group, GError **error)
{
  if (g_str_equal (group->name, "Protocol") || g_str_has_prefix (group->name, "X-"))
    return TRUE;

  for (gsize kind = 0; kind < G_N_ELEMENTS (group_kinds); kind++)
    {
      const char *id = get_id (group->name, group_kinds[kind].title);

      if (id != NULL && (group_kinds[kind].size == 0 || rgm_protocol_is_name (id)))
        return TRUE;
      if (id != NULL)
        return rgm_protocol_group_fail (group, NULL, RGM_PROTOCOL_ERROR_VALUE, error,
                                        "expected a name of letters, digits and hyphens after %s",
                                        group_kinds[kind].title);
    }

  return rgm_protocol_group_fail (group, NULL, RGM_PROTOCOL_ERROR_UNKNOWN, error,
                                  "there is no such kind of group");
}

static gboolean
check_disagreements (const char *file, GKeyFile *key_file, const RgmProtocol *protocol,
                     GError **error)
{
  for (gsize i = 0; i < protocol->n_disagreements; i++)
    {
      g_autofree char *name = g_strconcat ("Disagreement ", protocol->disagreements[i].id, NULL);
      RgmProtocolGroup group = { file, key_file, name };

      if (protocol->disagreements[i].n_claims < 2)
        return rgm_protocol_group_fail (&group, NULL, RGM_PROTOCOL_ERROR_MISSING, error,
                                        "expected at least two claims");
    }

  return TRUE;
}

static gboolean
read_all (const char *file, GKeyFile *key_file, RgmProtocol *protocol, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);
  RgmProtocolGroup top = { file, key_file, "Protocol" };

  for (gsize i = 0; groups[i] != NULL; i++)
    if (!check_group (&(RgmProtocolGroup) { file, key_file, groups[i] }, error))
      return FALSE;

  if (!read_protocol (&top, NULL, protocol, NULL, error)
      || !read_early_policy (&top, protocol, error))
    return FALSE;

  for (gsize kind = 0; kind < G_N_ELEMENTS (group_kinds); kind++)
    if (!read_kind (file, key_file, groups, kind, protocol, error))
      return FALSE;

  return check_disagreements (file, key_file, protocol, error);
}

/* Makes a protocol from a key file that inherits from no other any more. */
RgmProtocol *
rgm_protocol_builder_build (const char *file, GKeyFile *key_file, GError **error)
{
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_empty ();

  if (!read_all (file, key_file, protocol, error))
    return NULL;

  protocol->text = g_key_file_to_data (key_file, NULL, NULL);
  return g_steal_pointer (&protocol);
}

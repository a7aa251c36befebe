#include "config.h"

#include "rgm-protocol-builder.h"

#include "rgm-protocol-private.h"
#include "rgm-protocol-rules.h"

#include <string.h>

#define MAX_SESSION_MINUTES 1440
#define MAX_REVISION 999999999

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

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static RgmDisagreement *
find_disagreement (RgmProtocol *protocol, const char *claim_id)
{
  const char *slash = strchr (claim_id, '/');

  if (slash == NULL || !is_number (slash + 1))
    return NULL;

  for (gsize i = 0; i < protocol->n_disagreements; i++)
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
  { \
    title, read, G_STRUCT_OFFSET (RgmProtocol, list), G_STRUCT_OFFSET (RgmProtocol, n_##list), \
    sizeof (type), \
  }

/* The kinds of groups, in the order in which they are read: claims need their disagreements. */
static const struct {
  const char *title;
  RgmProtocolRead read;
  gsize list;
  gsize n;
  gsize size;
} group_kinds[] = {
  LIST ("Severity", read_severity, severities, RgmSeverity),
  LIST ("Basis", read_basis, bases, RgmBasis),
  LIST ("Spacing", rgm_protocol_read_spacing, spacings, RgmSpacing),
  LIST ("Window", rgm_protocol_read_window, windows, RgmWindowRule),
  LIST ("Care", rgm_protocol_read_care, care, RgmCare),
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

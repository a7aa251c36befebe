#include "config.h"

#include "rgm-protocol-json.h"

#include "rgm-json-members.h"

static const char *
get_origin_code (RgmOrigin origin)
{
  return origin == RGM_ORIGIN_USER ? "user" : "builtin";
}

static void
add_severities (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "severities");
  for (gsize i = 0; i < protocol->n_severities; i++)
    {
      const RgmSeverity *severity = &protocol->severities[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", severity->id);
      rgm_json_add_text (builder, "name", severity->name);
      rgm_json_add_range (builder, "sessions", severity->min_sessions, severity->max_sessions);
      rgm_json_add_strings (builder, "sources", (const char *const *) severity->sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_bases (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "bases");
  for (gsize i = 0; i < protocol->n_bases; i++)
    {
      const RgmBasis *basis = &protocol->bases[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", basis->id);
      rgm_json_add_text (builder, "name", basis->name);
      rgm_json_add_text (builder, "note", basis->note);
      rgm_json_add_strings (builder, "sources", (const char *const *) basis->sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the list and the single protocol have in common. */
static void
add_head (JsonBuilder *builder, const RgmProtocol *protocol, RgmOrigin origin)
{
  rgm_json_add_string (builder, "id", protocol->id);
  rgm_json_add_int (builder, "revision", protocol->revision);
  rgm_json_add_text (builder, "name", protocol->name);
  rgm_json_add_text (builder, "description", protocol->description);
  rgm_json_add_string (builder, "origin", get_origin_code (origin));
  rgm_json_add_range (builder, "sessions", protocol->min_sessions, protocol->max_sessions);
  rgm_json_add_strings (builder, "sources", (const char *const *) protocol->session_sources);
  rgm_json_add_boolean (builder, "reading", protocol->reading);
  add_severities (builder, protocol);
  add_bases (builder, protocol);
}

static void
add_session_number (JsonBuilder *builder, const char *name, gint32 number)
{
  if (number > 0)
    rgm_json_add_int (builder, name, number);
  else
    rgm_json_add_null (builder, name);
}

static void
add_spacing_limits (JsonBuilder *builder, const RgmSpacing *spacing)
{
  rgm_json_begin_object (builder, "limits");
  for (int i = 0; i < RGM_N_LIMITS; i++)
    {
      const char *code = rgm_limit_kind_get_code ((RgmLimitKind) i);

      if (!spacing->has[i])
        {
          rgm_json_add_null (builder, code);
          continue;
        }
      rgm_json_begin_object (builder, code);
      rgm_json_add_period (builder, "period", &spacing->period[i]);
      rgm_json_add_strings (builder, "sources", (const char *const *) spacing->sources[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_spacings (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "spacings");
  for (gsize i = 0; i < protocol->n_spacings; i++)
    {
      const RgmSpacing *spacing = &protocol->spacings[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "rule", spacing->rule);
      add_session_number (builder, "session", spacing->session);
      add_session_number (builder, "from", spacing->from);
      rgm_json_add_string (builder, "basis", spacing->basis);
      add_spacing_limits (builder, spacing);
      rgm_json_add_boolean (builder, "reading", spacing->reading);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_windows (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "windows");
  for (gsize i = 0; i < protocol->n_windows; i++)
    {
      const RgmWindowRule *window = &protocol->windows[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", window->id);
      rgm_json_add_string (builder, "kind", window->kind);
      rgm_json_add_text (builder, "name", window->name);
      rgm_json_add_period (builder, "from", &window->from);
      rgm_json_add_period (builder, "peak", window->has_peak ? &window->peak : NULL);
      rgm_json_add_period (builder, "to", window->has_to ? &window->to : NULL);
      rgm_json_add_string (builder, "after", window->after_last ? "last" : "each");
      rgm_json_add_strings (builder, "sources", (const char *const *) window->sources);
      rgm_json_add_boolean (builder, "reading", window->reading);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_care (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "care");
  for (gsize i = 0; i < protocol->n_care; i++)
    {
      const RgmCare *care = &protocol->care[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", care->id);
      rgm_json_add_text (builder, "text", care->text);
      rgm_json_add_period (builder, "from", &care->from);
      rgm_json_add_period (builder, "to", care->has_to ? &care->to : NULL);
      rgm_json_add_strings (builder, "sources", (const char *const *) care->sources);
      rgm_json_add_boolean (builder, "reading", care->reading);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_suitability (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "suitability");
  for (gsize i = 0; i < protocol->n_suitabilities; i++)
    {
      const RgmSuitability *suitability = &protocol->suitabilities[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", suitability->id);
      rgm_json_add_text (builder, "text", suitability->text);
      rgm_json_add_strings (builder, "sources", (const char *const *) suitability->sources);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_claims (JsonBuilder *builder, const RgmDisagreement *disagreement)
{
  rgm_json_begin_array (builder, "claims");
  for (gsize i = 0; i < disagreement->n_claims; i++)
    {
      const RgmClaim *claim = &disagreement->claims[i];

      json_builder_begin_object (builder);
      rgm_json_add_text (builder, "text", claim->text);
      rgm_json_add_strings (builder, "sources", (const char *const *) claim->sources);
      rgm_json_add_string (builder, "basis", claim->basis);
      rgm_json_add_boolean (builder, "followed", claim->followed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_disagreements (JsonBuilder *builder, const RgmProtocol *protocol)
{
  rgm_json_begin_array (builder, "disagreements");
  for (gsize i = 0; i < protocol->n_disagreements; i++)
    {
      const RgmDisagreement *disagreement = &protocol->disagreements[i];

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", disagreement->id);
      rgm_json_add_string (builder, "subject", disagreement->subject);
      rgm_json_add_text (builder, "about", disagreement->about);
      rgm_json_add_text (builder, "resolution", disagreement->resolution);
      add_claims (builder, disagreement);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rgm_protocol_to_json:
 * @protocol: a protocol
 * @origin: where it comes from
 *
 * A whole protocol as one JSON object, as `data/protocol.schema.json` describes it. Texts that are
 * for people are in the user's language.
 *
 * Returns: (transfer full): the text of the object, with a line break at its end
 */
char *
rgm_protocol_to_json (const RgmProtocol *protocol, RgmOrigin origin)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean repeats = protocol->early_policy == RGM_EARLY_POLICY_REPEAT;

  json_builder_begin_object (builder);
  add_head (builder, protocol, origin);
  rgm_json_add_string (builder, "early_sessions", repeats ? "repeat" : "count");
  add_session_number (builder, "session_minutes", protocol->session_minutes);
  add_spacings (builder, protocol);
  add_windows (builder, protocol);
  add_care (builder, protocol);
  add_suitability (builder, protocol);
  add_disagreements (builder, protocol);
  json_builder_end_object (builder);

  return rgm_json_end (builder);
}

static void
add_sources (JsonBuilder *builder, const RgmCatalogue *catalogue)
{
  rgm_json_begin_array (builder, "sources");
  for (gsize i = 0; i < rgm_catalogue_get_n_sources (catalogue); i++)
    {
      const RgmSource *source = rgm_catalogue_get_source (catalogue, i);

      json_builder_begin_object (builder);
      rgm_json_add_string (builder, "id", source->id);
      rgm_json_add_string (builder, "title", source->title);
      rgm_json_add_text (builder, "published", source->published);
      rgm_json_add_text (builder, "note", source->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_problems (JsonBuilder *builder, const RgmCatalogue *catalogue)
{
  rgm_json_begin_array (builder, "problems");
  for (gsize i = 0; i < rgm_catalogue_get_n_problems (catalogue); i++)
    json_builder_add_string_value (builder, rgm_catalogue_get_problem (catalogue, i)->message);
  json_builder_end_array (builder);
}

/**
 * rgm_catalogue_to_json:
 * @catalogue: all protocols
 *
 * The protocols that are offered, their sources and what was wrong with the files left out as one
 * JSON object, as `data/protocols.schema.json` describes it.
 *
 * Returns: (transfer full): the text of the object, with a line break at its end
 */
char *
rgm_catalogue_to_json (const RgmCatalogue *catalogue)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rgm_json_begin_array (builder, "protocols");
  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);

      if (protocol->abstract)
        continue;
      json_builder_begin_object (builder);
      add_head (builder, protocol, rgm_catalogue_get_origin (catalogue, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_sources (builder, catalogue);
  add_problems (builder, catalogue);
  json_builder_end_object (builder);

  return rgm_json_end (builder);
}

#include "config.h"

#include "rgm-protocol-text.h"

#include "rgm-sentence.h"
#include "rgm-text-notes.h"

#include <glib/gi18n-lib.h>

#define ITEM_INDENT 2
#define DETAIL_INDENT 4

/* What all parts of the text need. */
typedef struct {
  const RgmProtocol *protocol;
  const RgmCatalogue *catalogue;
  RgmTextWriter *writer;
  RgmTextNotes *notes;
} ProtocolText;

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

static void
write_noted (ProtocolText *text, int indent, const char *line, char *const *sources,
             gboolean reading)
{
  guint note = rgm_text_notes_add (text->notes, NULL, (const char *const *) sources, reading);
  g_autofree char *noted = g_strdup_printf ("%s [%u]", line, note);

  rgm_text_writer_item (text->writer, RGM_TEXT_TONE_PLAIN, indent, "", noted);
}

static char *
describe_sessions (gint32 min, gint32 max)
{
  g_autofree char *counts = rgm_period_text_counts (min, max);

  /* Translators: %s is a number of sessions, or from the least to the most: 3–6 */
  return g_strdup_printf (ngettext ("%s session", "%s sessions", (gulong) max), counts);
}

static void
write_head (ProtocolText *text, RgmOrigin origin)
{
  const RgmProtocol *protocol = text->protocol;
  g_autofree char *revision = g_strdup_printf (origin == RGM_ORIGIN_USER
    /* Translators: the id of a protocol, the number of its revision */
    ? _("%s, revision %d, your own") : _("%s, revision %d, built in"),
    protocol->id, protocol->revision);

  rgm_text_writer_heading (text->writer, translate (protocol->name));
  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_QUIET, 0, revision);
  if (protocol->description != NULL)
    rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, 0,
                               translate (protocol->description));
}

static void
write_sessions (ProtocolText *text)
{
  const RgmProtocol *protocol = text->protocol;
  g_autofree char *needed = describe_sessions (protocol->min_sessions, protocol->max_sessions);

  rgm_text_writer_heading (text->writer, _("Sessions needed"));
  write_noted (text, ITEM_INDENT, needed, protocol->session_sources, protocol->reading);
  for (gsize i = 0; i < protocol->n_severities; i++)
    {
      const RgmSeverity *severity = &protocol->severities[i];
      g_autofree char *sessions = describe_sessions (severity->min_sessions,
                                                     severity->max_sessions);
      g_autofree char *line = g_strdup_printf ("%s (--severity %s): %s",
                                               translate (severity->name), severity->id, sessions);

      write_noted (text, ITEM_INDENT, line, severity->sources, FALSE);
    }
  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT,
                             protocol->early_policy == RGM_EARLY_POLICY_REPEAT
                             ? _("A session done too early does not count and is to be repeated.")
                             : _("A session done too early counts all the same."));
}

static void
write_bases (ProtocolText *text)
{
  if (text->protocol->n_bases == 0)
    return;

  rgm_text_writer_heading (text->writer, _("Ways to space sessions"));
  for (gsize i = 0; i < text->protocol->n_bases; i++)
    {
      const RgmBasis *basis = &text->protocol->bases[i];
      g_autofree char *line = g_strdup_printf ("%s (--basis %s)", translate (basis->name),
                                               basis->id);

      write_noted (text, ITEM_INDENT, line, basis->sources, FALSE);
      if (basis->note != NULL)
        rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, DETAIL_INDENT,
                                   translate (basis->note));
    }
}

static char *
describe_spacing (const RgmSpacing *spacing)
{
  GString *text = g_string_new (spacing->rule);

  if (spacing->session > 0)
    /* Translators: %d is the number of a session */
    g_string_append_printf (text, _(", for session %d"), spacing->session);
  if (spacing->from > 0)
    /* Translators: %d is the number of a session */
    g_string_append_printf (text, _(", counted from session %d"), spacing->from);
  else
    g_string_append (text, _(", counted from the session before"));
  if (spacing->basis != NULL)
    /* Translators: %s is the id of a basis */
    g_string_append_printf (text, _(", on basis %s"), spacing->basis);

  return g_string_free (text, FALSE);
}

static void
write_spacing (ProtocolText *text, const RgmSpacing *spacing)
{
  g_autofree char *title = describe_spacing (spacing);

  rgm_text_writer_paragraph (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, title);
  for (int i = 0; i < RGM_N_LIMITS; i++)
    {
      g_autofree char *period = NULL;
      g_autofree char *line = NULL;

      if (!spacing->has[i])
        continue;
      period = rgm_period_text (&spacing->period[i]);
      line = g_strdup_printf ("%s: %s", rgm_sentence_limit_name ((RgmLimitKind) i), period);
      write_noted (text, DETAIL_INDENT, line, spacing->sources[i], spacing->reading);
    }
}

static void
write_spacings (ProtocolText *text)
{
  if (text->protocol->n_spacings == 0)
    return;

  rgm_text_writer_heading (text->writer, _("Rules of spacing"));
  for (gsize i = 0; i < text->protocol->n_spacings; i++)
    write_spacing (text, &text->protocol->spacings[i]);
}

static char *
describe_window (const RgmWindowRule *window)
{
  const char *name = rgm_sentence_window_name (window);
  g_autofree char *span = rgm_sentence_window_span (window);

  if (window->after_last)
    /* Translators: the name of a window, a span of time */
    return g_strdup_printf (_("%s, after the last session: %s"), name, span);

  return g_strdup_printf (C_("window", "%s: %s"), name, span);
}

static void
write_windows (ProtocolText *text)
{
  if (text->protocol->n_windows == 0)
    return;

  rgm_text_writer_heading (text->writer, _("After each session"));
  for (gsize i = 0; i < text->protocol->n_windows; i++)
    {
      const RgmWindowRule *window = &text->protocol->windows[i];
      g_autofree char *line = describe_window (window);

      write_noted (text, ITEM_INDENT, line, window->sources, window->reading);
    }
}

static void
write_care (ProtocolText *text)
{
  if (text->protocol->n_care > 0)
    rgm_text_writer_heading (text->writer, _("Care"));
  for (gsize i = 0; i < text->protocol->n_care; i++)
    {
      g_autofree char *line = rgm_sentence_care (&text->protocol->care[i]);

      write_noted (text, ITEM_INDENT, line, text->protocol->care[i].sources,
                   text->protocol->care[i].reading);
    }
}

static void
write_suitability (ProtocolText *text)
{
  if (text->protocol->n_suitabilities > 0)
    rgm_text_writer_heading (text->writer, _("To consider before"));
  for (gsize i = 0; i < text->protocol->n_suitabilities; i++)
    write_noted (text, ITEM_INDENT, translate (text->protocol->suitabilities[i].text),
                 text->protocol->suitabilities[i].sources, FALSE);
}

static void
write_disagreements (ProtocolText *text)
{
  if (text->protocol->n_disagreements > 0)
    rgm_text_writer_heading (text->writer, _("Where the sources disagree"));
  for (gsize i = 0; i < text->protocol->n_disagreements; i++)
    {
      g_autofree char *lines = rgm_sentence_disagreement (&text->protocol->disagreements[i],
                                                          RGM_BASIS_DEFAULT, text->catalogue);

      rgm_text_writer_item (text->writer, RGM_TEXT_TONE_PLAIN, ITEM_INDENT, "", lines);
    }
}

/**
 * rgm_protocol_to_text:
 * @protocol: a protocol
 * @origin: where it comes from
 * @catalogue: (nullable): knows the titles of the sources
 * @style: what to write for
 *
 * Everything that a protocol says, each figure with its sources.
 *
 * Returns: (transfer full): the text, with a line break at its end
 */
char *
rgm_protocol_to_text (const RgmProtocol *protocol, RgmOrigin origin,
                      const RgmCatalogue *catalogue, const RgmTextStyle *style)
{
  g_autoptr (RgmTextNotes) notes = rgm_text_notes_new (catalogue);
  ProtocolText text = { protocol, catalogue, rgm_text_writer_new (style), notes };

  write_head (&text, origin);
  write_sessions (&text);
  write_bases (&text);
  write_spacings (&text);
  write_windows (&text);
  write_care (&text);
  write_suitability (&text);
  write_disagreements (&text);
  rgm_text_notes_write (notes, text.writer);
  rgm_text_writer_break (text.writer);
  rgm_text_writer_paragraph (text.writer, RGM_TEXT_TONE_PLAIN, 0, rgm_sentence_advice_limits ());

  return rgm_text_writer_end (text.writer);
}

static int
measure_ids (const RgmCatalogue *catalogue)
{
  int width = 0;

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    if (!rgm_catalogue_get_protocol (catalogue, i)->abstract)
      width = MAX (width, rgm_text_measure (rgm_catalogue_get_protocol (catalogue, i)->id));

  return width;
}

static void
write_row (RgmTextWriter *writer, const RgmProtocol *protocol, RgmOrigin origin, int id_columns)
{
  g_autofree char *sessions = describe_sessions (protocol->min_sessions, protocol->max_sessions);
  g_autofree char *spaces = g_strnfill ((gsize) (id_columns + 2 - rgm_text_measure (protocol->id)),
                                        ' ');
  g_autofree char *mark = g_strconcat (protocol->id, spaces, NULL);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s · %s", translate (protocol->name), sessions);
  for (gsize i = 0; i < protocol->n_severities; i++)
    {
      const RgmSeverity *severity = &protocol->severities[i];
      g_autofree char *counts = rgm_period_text_counts (severity->min_sessions,
                                                        severity->max_sessions);

      g_string_append_printf (line, " · %s: %s", translate (severity->name), counts);
    }
  if (origin == RGM_ORIGIN_USER)
    g_string_append_printf (line, " · %s", _("your own"));
  rgm_text_writer_item (writer, RGM_TEXT_TONE_PLAIN, 0, mark, line->str);
  g_string_free (line, TRUE);
}

/**
 * rgm_catalogue_to_text:
 * @catalogue: all protocols
 * @style: what to write for
 *
 * The protocols that are offered, one to a line, and what was wrong with the files left out.
 *
 * Returns: (transfer full): the text, with a line break at its end
 */
char *
rgm_catalogue_to_text (const RgmCatalogue *catalogue, const RgmTextStyle *style)
{
  RgmTextWriter *writer = rgm_text_writer_new (style);
  int id_columns = measure_ids (catalogue);

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);

      if (!protocol->abstract)
        write_row (writer, protocol, rgm_catalogue_get_origin (catalogue, i), id_columns);
    }

  if (rgm_catalogue_get_n_problems (catalogue) > 0)
    rgm_text_writer_heading (writer, _("Left out"));
  for (gsize i = 0; i < rgm_catalogue_get_n_problems (catalogue); i++)
    rgm_text_writer_item (writer, RGM_TEXT_TONE_CAUTION, ITEM_INDENT, "! ",
                          rgm_catalogue_get_problem (catalogue, i)->message);

  return rgm_text_writer_end (writer);
}

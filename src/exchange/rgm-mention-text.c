#include "config.h"

#include "rgm-mention-text.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>

/* Where somebody is named in texts of others, as lines to be read before and after erasing them. */

/* Of nobody, or of somebody who is not there any more. */
static char *
describe_owner (const RgmMention *mention)
{
  if (mention->kind == RGM_MENTION_PROTOCOL)
    /* Translators: %s is the id of a protocol, or the name of an area below */
    return g_strdup_printf (_("Protocol “%s”"), mention->name);
  if (mention->kind == RGM_MENTION_AREA)
    return g_strdup_printf (_("Area “%s”"), mention->name);
  if (*mention->name == '\0')
    return g_strdup (_("A patient who was deleted"));
  return g_strdup (mention->name);
}

/* What it is that names them, %NULL where the owner says all. */
static char *
describe_record (const RgmMention *mention)
{
  gboolean has_day = mention->day != RGM_DAY_NONE;
  g_autofree char *day = has_day ? rgm_day_text (mention->day, RGM_DAY_TEXT_YEAR) : g_strdup ("");

  switch (mention->kind)
    {
    case RGM_MENTION_PATIENT:
      /* Translators: this and the next ones are where a text stands, in a list behind the name of a
       * patient; %s is a date: “Sample Patient 3: patient notes, session of 2 Dec 2026” */
      return g_strdup (C_("mention", "patient notes"));
    case RGM_MENTION_CONTACT:
      return g_strdup (C_("mention", "contact details"));
    case RGM_MENTION_ATTEMPT:
      return g_strdup_printf (C_("mention", "contact attempt of %s"), day);
    case RGM_MENTION_COURSE:
      return has_day ? g_strdup_printf (C_("mention", "course from %s"), day)
                     : g_strdup (C_("mention", "course"));
    case RGM_MENTION_SESSION:
      return g_strdup_printf (C_("mention", "session of %s"), day);
    case RGM_MENTION_PAUSE:
      return g_strdup_printf (C_("mention", "pause from %s"), day);
    case RGM_MENTION_HISTORY:
      return has_day ? g_strdup_printf (C_("mention", "history of the session of %s"), day)
                     : g_strdup (C_("mention", "history"));
    case RGM_MENTION_PROTOCOL:
    case RGM_MENTION_AREA:
    default:
      return NULL;
    }
}

static gboolean
is_same_owner (const RgmMention *a, const RgmMention *b)
{
  return a->match == b->match && g_str_equal (a->patient_id, b->patient_id)
         && (*a->patient_id != '\0' || (a->kind == b->kind && g_str_equal (a->name, b->name)));
}

/* A line of all that one has: “Sample Patient 3: patient notes, session of 2 Dec 2026”. Returns the
 * index of the next one's. */
static guint
append_owner (GString *text, const GPtrArray *mentions, guint start, guint n_max)
{
  const RgmMention *first = mentions->pdata[start];
  g_autofree char *owner = describe_owner (first);
  g_autoptr (GStrvBuilder) records = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;
  guint i;

  for (i = start; i < mentions->len && is_same_owner (mentions->pdata[i], first); i++)
    {
      g_autofree char *record = describe_record (mentions->pdata[i]);

      if (record != NULL && (n_max == 0 || i - start < n_max))
        g_strv_builder_add (records, record);
    }
  if (n_max > 0 && i - start > n_max)
    g_strv_builder_add (records, "…");
  list = g_strv_builder_end (records);
  joined = g_strjoinv (", ", list);
  g_string_append (text, "  ");
  if (*list == NULL)
    g_string_append (text, owner);
  else
    /* Translators: a patient, and where a text stands; “Sample Patient 3: patient notes” */
    g_string_append_printf (text, C_("mention", "%s: %s"), owner, joined);
  g_string_append_c (text, '\n');
  return i;
}

static guint
append_owners (GString *text, const GPtrArray *mentions, guint start, guint n_max)
{
  RgmNameMatch match = ((const RgmMention *) mentions->pdata[start])->match;
  guint n_more = 0, n_told = 0;
  guint i = start;

  while (i < mentions->len && ((const RgmMention *) mentions->pdata[i])->match == match)
    {
      g_autoptr (GString) unseen = g_string_new (NULL);
      gboolean is_told = n_max == 0 || n_told < n_max;

      i = append_owner (is_told ? text : unseen, mentions, i, n_max);
      n_told += is_told ? 1 : 0;
      n_more += is_told ? 0 : 1;
    }
  if (n_more > 0)
    {
      g_string_append (text, "  ");
      g_string_append_printf (text, ngettext ("And %u more.", "And %u more.", n_more), n_more);
      g_string_append_c (text, '\n');
    }
  return i;
}

/**
 * rgm_mention_text:
 * @mentions: (element-type RgmMention): where somebody is named, from rgm_store_list_mentions()
 * @n_max: how many of the others are told of one by one, and how many texts of each; 0 for all
 *
 * Says where the name of somebody who is erased stays.
 *
 * Returns: (transfer full) (nullable): lines, each with its end; %NULL where it is nowhere
 */
char *
rgm_mention_text (const GPtrArray *mentions, guint n_max)
{
  GString *text;

  if (mentions->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < mentions->len;)
    {
      const RgmMention *mention = mentions->pdata[i];

      g_string_append_printf (text, "%s\n", mention->match == RGM_NAME_MATCH_WHOLE
        ? _("The name also stands in other texts, and stays there:")
        : _("A part of the name also stands in other texts; it may mean somebody else, and stays "
            "there:"));
      i = append_owners (text, mentions, i, n_max);
    }

  return g_string_free (text, FALSE);
}

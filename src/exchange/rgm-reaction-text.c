#include "config.h"

#include "rgm-reaction-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A reaction is kept as text, “Redness: slight · Swelling: none · itches”, so that every reader
 * of a record understands it, on paper and in a table; what is told by degrees is found in it
 * again, in the language of the program and in English. */

#define BETWEEN " · "
#define OF ": "

static const char *const kinds[RGM_N_REACTIONS] = {
  /* Translators: how the skin reacts; so are the next two. */
  [RGM_REACTION_REDNESS] = NC_("reaction", "Redness"),
  [RGM_REACTION_SWELLING] = NC_("reaction", "Swelling"),
  [RGM_REACTION_BLEEDING] = NC_("reaction", "Pinpoint bleeding"),
};

static const char *const degrees[RGM_N_REACTION_DEGREES] = {
  [RGM_REACTION_NOT_TOLD] = NC_("reaction", "not told"),
  /* Translators: how much redness, swelling or bleeding there was; so are the next three. */
  [RGM_REACTION_NONE] = NC_("reaction", "none"),
  [RGM_REACTION_SLIGHT] = NC_("reaction", "slight"),
  [RGM_REACTION_MODERATE] = NC_("reaction", "moderate"),
  [RGM_REACTION_STRONG] = NC_("reaction", "strong"),
};

static const char *
translate (const char *word)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "reaction", word);
}

/**
 * rgm_reaction_kind_name:
 * @kind: what is told by degrees
 *
 * Returns: its name
 */
const char *
rgm_reaction_kind_name (RgmReactionKind kind)
{
  g_return_val_if_fail (kind < RGM_N_REACTIONS, "");

  return translate (kinds[kind]);
}

/**
 * rgm_reaction_degree_name:
 * @degree: how much
 *
 * Returns: that as a word within a line
 */
const char *
rgm_reaction_degree_name (RgmReactionDegree degree)
{
  g_return_val_if_fail (degree < RGM_N_REACTION_DEGREES, "");

  return translate (degrees[degree]);
}

/* The place of @word among @words, in the language of the program or in English, or -1. */
static int
find (const char *word, const char *const *words, int n_words)
{
  for (int i = 0; i < n_words; i++)
    if (strcmp (word, words[i]) == 0 || strcmp (word, translate (words[i])) == 0)
      return i;
  return -1;
}

/* Takes “Redness: slight”, unless the like has been told already. */
static gboolean
take_degree (const char *part, RgmReaction *reaction)
{
  const char *of = strstr (part, OF);
  g_autofree char *name = of != NULL ? g_strndup (part, (gsize) (of - part)) : NULL;
  int kind = name != NULL ? find (name, kinds, RGM_N_REACTIONS) : -1;
  int degree = kind >= 0 ? find (of + strlen (OF), degrees, RGM_N_REACTION_DEGREES) : -1;

  if (degree <= RGM_REACTION_NOT_TOLD || reaction->degrees[kind] != RGM_REACTION_NOT_TOLD)
    return FALSE;
  reaction->degrees[kind] = (RgmReactionDegree) degree;
  return TRUE;
}

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? BETWEEN : "", part);
}

/**
 * rgm_reaction_text_parse:
 * @text: a reaction as a record keeps it
 * @reaction: (out): what it tells
 *
 * Takes a reaction apart. What is not told by degrees stays as it is in `words`.
 */
void
rgm_reaction_text_parse (const char *text, RgmReaction *reaction)
{
  g_auto (GStrv) parts = NULL;
  GString *words;

  g_return_if_fail (text != NULL && reaction != NULL);

  words = g_string_new (NULL);
  *reaction = (RgmReaction) { 0 };
  parts = g_strsplit (text, BETWEEN, -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!take_degree (parts[i], reaction))
      append (words, parts[i]);
  reaction->words = g_string_free (words, FALSE);
}

/**
 * rgm_reaction_text_format:
 * @reaction: a reaction
 *
 * Returns: (transfer full): it as a record keeps it
 */
char *
rgm_reaction_text_format (const RgmReaction *reaction)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < RGM_N_REACTIONS; i++)
    {
      g_autofree char *part = g_strdup_printf ("%s" OF "%s",
                                               rgm_reaction_kind_name ((RgmReactionKind) i),
                                               rgm_reaction_degree_name (reaction->degrees[i]));

      if (reaction->degrees[i] != RGM_REACTION_NOT_TOLD)
        append (text, part);
    }
  if (*reaction->words != '\0')
    append (text, reaction->words);
  return g_string_free (text, FALSE);
}

/**
 * rgm_reaction_clear:
 * @reaction: a reaction
 *
 * Frees what it holds.
 */
void
rgm_reaction_clear (RgmReaction *reaction)
{
  g_clear_pointer (&reaction->words, g_free);
}

#include "config.h"

#include "rgm-name-search.h"

#include <string.h>

/* How many words of a name are looked for. */
#define WORDS_MAX 32
/* A word of fewer letters tells nothing of anybody. */
#define LETTERS_MIN 3
/* Names are written with a capital letter, and many short ones are plain words without it: “will”,
 * “long”. A long one is told of also where it was typed in haste. */
#define SMALL_LETTERS_MIN 6

/* What stands between two texts that are looked through as one. No name goes on across it. */
#define BORDER 0x1f

/* A word of a name or of a text. */
typedef struct {
  /* composed, and without regard to capitals */
  char *folded;
  guint n_letters;
  /* begins with a small letter */
  gboolean is_small;
} Word;

struct _RgmNameSearch {
  /* of Word */
  GPtrArray *words;
  /* has a word that does not begin with a small letter, so that those that do are “von” and “de” */
  gboolean has_capitals;
};

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_free (word);
}

/* Some scripts put no space between words: there each letter is looked for on its own, and the
 * letters of a name are found in a row. */
static gboolean
is_alone (gunichar letter)
{
  switch ((int) g_unichar_get_script (letter))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_of_word (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* Where the word ends that begins at @start. */
static const char *
find_end (const char *start)
{
  const char *at = g_utf8_next_char (start);
  gboolean alone = is_alone (g_utf8_get_char (start));

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_ismark (letter) && (alone || is_alone (letter) || !is_of_word (letter)))
        break;
    }
  return at;
}

static void
add_word (GPtrArray *words, const char *start, const char *end)
{
  Word *word = g_new0 (Word, 1);
  g_autofree char *composed = g_utf8_normalize (start, end - start, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  word->folded = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  word->n_letters = (guint) g_utf8_strlen (composed, -1);
  word->is_small = g_unichar_islower (g_utf8_get_char (composed));
  g_ptr_array_add (words, word);
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);

  while (*text != '\0')
    {
      const char *end = g_utf8_next_char (text);

      if (is_of_word (g_utf8_get_char (text)))
        end = find_end (text);
      if (is_of_word (g_utf8_get_char (text)) || *text == BORDER)
        add_word (words, text, end);
      text = end;
    }
  return words;
}

/* Some languages put an s to the name of whoever has something: “Annas Schwester”. */
static gboolean
is_word (const Word *found, const Word *wanted)
{
  gsize length = strlen (wanted->folded);

  return strncmp (found->folded, wanted->folded, length) == 0
         && (found->folded[length] == '\0' || strcmp (found->folded + length, "s") == 0);
}

/* Whether the words at @start are those of the name, in whatever order: “Sample, Anna”. */
static gboolean
is_whole (const RgmNameSearch *self, const GPtrArray *words, guint start)
{
  guint32 used = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      guint j = 0;

      while (j < self->words->len
             && ((used & (1u << j)) != 0
                 || !is_word (words->pdata[start + j], self->words->pdata[i])))
        j++;
      if (j == self->words->len)
        return FALSE;
      used |= 1u << j;
    }
  return TRUE;
}

static gboolean
has_word (const GPtrArray *words, const Word *wanted)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (is_word (words->pdata[i], wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_part (const RgmNameSearch *self, const Word *found, const GPtrArray *owned)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *wanted = self->words->pdata[i];
      guint least = found->is_small ? SMALL_LETTERS_MIN : LETTERS_MIN;

      if (wanted->n_letters >= least && !(self->has_capitals && wanted->is_small)
          && is_word (found, wanted) && !has_word (owned, wanted))
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_name_search_new:
 * @name: what somebody is called
 *
 * Returns: (transfer full): what looks for it
 */
RgmNameSearch *
rgm_name_search_new (const char *name)
{
  RgmNameSearch *self = g_new0 (RgmNameSearch, 1);

  self->words = split (name);
  if (self->words->len > WORDS_MAX)
    g_ptr_array_set_size (self->words, WORDS_MAX);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = self->words->pdata[i];

      self->has_capitals |= !word->is_small;
    }
  return self;
}

/**
 * rgm_name_search_free:
 * @self: (transfer full) (nullable): what looks for a name
 *
 * Frees @self.
 */
void
rgm_name_search_free (RgmNameSearch *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * rgm_name_search_match:
 * @self: what looks for a name
 * @text: a text, UTF-8
 * @owner: what the one is called of whom @text tells, "" if it tells of nobody: a word of that is
 *   no part of the name, for a family has one name
 *
 * Looks for the words of the name, whatever their letters are composed of and whether they are
 * capitals. The whole name is all of its words one after another, in any order. A part of it is one
 * word of three letters or more; where the text has that with a small letter, of six or more.
 *
 * Returns: what @text has of the name
 */
RgmNameMatch
rgm_name_search_match (const RgmNameSearch *self, const char *text, const char *owner)
{
  g_autoptr(GPtrArray) words = split (text);
  g_autoptr(GPtrArray) owned = NULL;

  if (self->words->len == 0 || words->len == 0)
    return RGM_NAME_MATCH_NONE;
  for (guint i = 0; i + self->words->len <= words->len; i++)
    {
      if (is_whole (self, words, i))
        return RGM_NAME_MATCH_WHOLE;
    }
  owned = split (owner);
  for (guint i = 0; i < words->len; i++)
    {
      if (is_part (self, words->pdata[i], owned))
        return RGM_NAME_MATCH_PART;
    }
  return RGM_NAME_MATCH_NONE;
}

#include "config.h"

#include "rgm-csv-area-list.h"

#include "rgm-csv-word.h"

#include <string.h>

/* In spreadsheets areas are listed in many ways; what we write has semicolons. */
#define SEPARATORS ";,/+&|"
/* The name of one area may hold what parts others, as “upper back and shoulders” does: that many
 * parts are tried as one. */
#define PARTS_JOINED 4
/* More parts than there are areas are no list of them, and would only take long. */
#define PARTS_MAX 100

/* What stands between two separators, and is not empty. */
typedef struct {
  const char *start;
  gsize length;
} Part;

/* How long the separator at @at is, 0 if there is none; a word is one between spaces. */
static gsize
measure_separator (const char *cell, const char *at)
{
  static const char *const words[] = { "und", "and", "u.", "u", "sowie", "plus" };

  if (strchr (SEPARATORS, *at))
    return 1;
  for (gsize i = 0; at > cell && at[-1] == ' ' && i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (at, words[i], length) == 0 && at[length] == ' ')
        return length;
    }

  return 0;
}

static void
add_part (GArray *parts, const char *start, const char *end)
{
  Part part;

  while (start < end && *start == ' ')
    start++;
  while (end > start && end[-1] == ' ')
    end--;
  part = (Part) { start, (gsize) (end - start) };
  if (part.length > 0)
    g_array_append_val (parts, part);
}

static GArray *
split (const char *cell)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  const char *start = cell;

  for (const char *at = cell; *at && parts->len <= PARTS_MAX;)
    {
      gsize length = measure_separator (cell, at);

      if (length > 0)
        {
          add_part (parts, start, at);
          start = at + length;
        }
      at += length > 0 ? length : 1;
    }
  add_part (parts, start, start + strlen (start));

  return parts;
}

static char *
get_text (const GArray *parts, guint first, guint last)
{
  const Part *from = &g_array_index (parts, Part, first);
  const Part *to = &g_array_index (parts, Part, last);

  return g_strndup (from->start, (gsize) (to->start + to->length - from->start));
}

/* The area that the parts from @first on name, as many of them as possible: @n_parts. */
static const char *
find_longest (const RgmAreas *areas, const GArray *parts, guint first, guint *n_parts)
{
  for (*n_parts = MIN (PARTS_JOINED, parts->len - first); *n_parts > 0; (*n_parts)--)
    {
      g_autofree char *text = get_text (parts, first, first + *n_parts - 1);
      const char *area = rgm_csv_word_find_area (areas, text);

      if (area)
        return area;
    }

  return NULL;
}

/**
 * rgm_csv_area_list_read:
 * @areas: the areas there are
 * @cell: one area or several, “Stirn und Wangen”, “face; neck”, “chin, nose & cheeks”
 * @unknown: (out) (optional): the first part that is no area
 *
 * Returns: (transfer container) (nullable) (element-type utf8): the ids of the areas, none twice;
 *   %NULL if a part is none
 */
GPtrArray *
rgm_csv_area_list_read (const RgmAreas *areas, const char *cell, char **unknown)
{
  g_autoptr (GArray) parts = split (cell);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint n_parts;

  for (guint i = 0; i < parts->len; i += n_parts)
    {
      const char *area = parts->len > PARTS_MAX ? NULL : find_longest (areas, parts, i, &n_parts);

      if (!area)
        {
          if (unknown)
            *unknown = get_text (parts, i, parts->len > PARTS_MAX ? parts->len - 1 : i);
          return NULL;
        }
      if (!g_ptr_array_find_with_equal_func (found, area, g_str_equal, NULL))
        g_ptr_array_add (found, (gpointer) area);
    }

  return g_steal_pointer (&found);
}

#include "config.h"

#include "rgm-day-spans-text.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What people write between the first and the last day. A hyphen between spaces is one; without
 * them it may be part of a date, 2026-12-24, which find_hyphen() looks into. */
static const char *const dashes[] = { "–", "—", "…", "..", " - " };

/* A longer span whose first day has no year is rather a slip: “24 Dec – 26 Dec 2027”. */
#define MOST_DAYS_WITHOUT_YEAR 183

/* A day without a year that was not longer ago than this is meant to be past, or begun. */
#define MOST_DAYS_SINCE 60

/* A day as it was typed, and with the year that stands behind another: “Dec 18” of “Dec 18-24,
 * 2026”, or %NULL. @day is %RGM_DAY_NONE while only its @number in the month is known; @joins tells
 * that it ends the span that the one before it begins. */
typedef struct {
  char *text;
  char *with_year;
  RgmDay day;
  int number;
  gboolean joins;
} Place;

/* How dates are written here, and what they are told from. */
typedef struct {
  const RgmDateNames *names;
  RgmDay today;
} Context;

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_free (place->text);
  g_free (place->with_year);
}

static gboolean
fail_unsure (const char *text, GError **error)
{
  g_set_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX,
               /* Translators: shown beside a field for days to avoid. %s is what the user typed,
                * “18-24”. Keep the last example; write the others as one types them in your
                * language, without names of months. */
               _("“%s” could mean more than one thing, or nothing. Write days like 18 Dec, "
                 "24 Dec – 2 Jan or 2026-12-18."), text);
  return FALSE;
}

/* The year of four digits that is all of the text, behind commas and spaces; %NULL for none. */
static const char *
find_year (const char *text)
{
  const char *year = text + strspn (text, ", ");

  return year > text && strspn (year, "0123456789") == 4 && year[4] == '\0' ? year : NULL;
}

/* Reads “18” and “18.”, the number of a day alone, and “24, 2026”; 0 is none. */
static int
read_number (const char *text)
{
  int value = 0, n_digits = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    {
      value = value * 10 + g_unichar_digit_value (g_utf8_get_char (text));
      if (++n_digits > 2)
        return 0;
    }
  return *text == '\0' || strcmp (text, ".") == 0 || find_year (text) != NULL ? value : 0;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* A date has two hyphens or none: one alone joins two days. Without a year it is the next one,
 * unless it has just been: that is a slip to tell of, and no day of the next year. */
static gboolean
read_date (const char *text, const Context *context, RgmDay *day, GError **error)
{
  RgmDay last;
  const char *first = strchr (text, '-');
  const char *second = first != NULL ? strchr (first + 1, '-') : NULL;

  if (first != NULL && (second == NULL || strchr (second + 1, '-') != NULL))
    return fail_unsure (text, error);
  if (!rgm_date_text_parse_leaning (text, context->names, context->today, RGM_DATE_LEAN_LATER, day,
                                    error))
    return FALSE;
  if (has_digit (text) &&
      rgm_date_text_parse_leaning (text, context->names, context->today, RGM_DATE_LEAN_EARLIER,
                                   &last, NULL) &&
      last >= context->today - MOST_DAYS_SINCE)
    *day = last;
  return TRUE;
}

static gboolean
is_place (const char *text, const Context *context)
{
  RgmDay day;

  return read_number (text) > 0 || read_date (text, context, &day, NULL);
}

/* The hyphen that joins two days: the only one with a day on each side. */
static const char *
find_hyphen (const char *text, const Context *context)
{
  const char *found = NULL;

  if (is_place (text, context))
    return NULL;
  for (const char *hyphen = strchr (text, '-'); hyphen != NULL; hyphen = strchr (hyphen + 1, '-'))
    {
      g_autofree char *first = g_strstrip (g_strndup (text, (gsize) (hyphen - text)));
      g_autofree char *last = g_strstrip (g_strdup (hyphen + 1));

      if (!is_place (first, context) || !is_place (last, context))
        continue;
      if (found != NULL)
        return NULL;
      found = hyphen;
    }
  return found;
}

/* Splits at the dash, if there is one: @last is %NULL otherwise. */
static void
split_span (const char *text, const Context *context, char **first, char **last)
{
  const char *dash = NULL;
  gsize length = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (dashes) && dash == NULL; i++)
    {
      dash = strstr (text, dashes[i]);
      length = strlen (dashes[i]);
    }
  if (dash == NULL)
    {
      dash = find_hyphen (text, context);
      length = 1;
    }
  *first = g_strstrip (dash != NULL ? g_strndup (text, (gsize) (dash - text)) : g_strdup (text));
  *last = dash != NULL ? g_strstrip (g_strdup (dash + length)) : NULL;
}

static void
add_place (GArray *places, char *text, gboolean joins)
{
  Place place = { text, NULL, RGM_DAY_NONE, read_number (text), joins };

  g_array_append_val (places, place);
}

/* Whether a year follows a comma: “Dec 24, 2027” is one date and not two. */
static gboolean
begins_with_year (const char *text)
{
  const char *c = text + strspn (text, " ");
  gsize n_digits = strspn (c, "0123456789");

  c += n_digits;
  if (n_digits != 4 || ((*c == '-' || *c == '.') && g_ascii_isdigit (c[1])))
    return FALSE;
  c += strspn (c, " ");
  return *c != '/' && !g_unichar_isalpha (g_utf8_get_char (c));
}

/* Splits at the commas that are none of a date. */
static GStrv
split_list (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) item = g_string_new (NULL);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_string_append_printf (item, "%s%s", item->len > 0 ? "," : "", parts[i]);
      if (parts[i + 1] != NULL && begins_with_year (parts[i + 1]))
        continue;
      g_strv_builder_add (builder, g_strstrip (item->str));
      g_string_truncate (item, 0);
    }
  return g_strv_builder_end (builder);
}

static GArray *
find_places (const char *text, const Context *context)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_auto (GStrv) items = split_list (text);

  g_array_set_clear_func (places, clear_place);
  for (gsize i = 0; items[i] != NULL; i++)
    {
      char *first, *last;

      if (*items[i] == '\0')
        continue;
      split_span (items[i], context, &first, &last);
      add_place (places, first, FALSE);
      if (last != NULL)
        add_place (places, last, TRUE);
    }
  return g_steal_pointer (&places);
}

/* The year behind the number of a day; %NULL for none. */
static const char *
get_year (const Place *place)
{
  return place->number > 0 ? find_year (place->text + strcspn (place->text, ", ")) : NULL;
}

/* It is that of the date before which lends its month: “Dec 18, 24, 2026”. */
static void
lend_years (GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const char *year = get_year (&g_array_index (places, Place, i));

      for (guint j = i; year != NULL && j-- > 0;)
        {
          Place *lender = &g_array_index (places, Place, j);

          if (lender->number > 0)
            continue;
          g_free (lender->with_year);
          lender->with_year = g_strdup_printf ("%s, %s", lender->text, year);
          year = NULL;
        }
    }
}

/* From the first day of a span on: “24 Dec – 2 Jan” ends in the year after. */
static gboolean
read_place (Place *place, const Context *context, GError **error)
{
  const char *text = place->with_year != NULL ? place->with_year : place->text;
  Context here = *context;
  GError *failure = NULL;

  if (place->joins && place[-1].day != RGM_DAY_NONE)
    here.today = place[-1].day;
  if (read_date (text, &here, &place->day, &failure))
    return TRUE;
  if (g_error_matches (failure, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX))
    {
      g_clear_error (&failure);
      return fail_unsure (place->text, error);
    }
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
read_dates (GArray *places, const Context *context, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      if (place->number == 0 && !read_place (place, context, error))
        return FALSE;
    }
  return TRUE;
}

/* The number of the day in a date that stands at its beginning, or at its end; 0 for none. */
static int
read_edge (const char *text, gboolean at_end)
{
  gsize length = strlen (text);

  if (!at_end)
    return atoi (text);
  while (length > 0 && g_ascii_isdigit (text[length - 1]))
    length--;
  return atoi (text + length);
}

/* The day that a number alone means, by the month of the nearest date on one side of it. That must
 * have its own day on this side: “18, 24 Dec” and “Dec 18, 24”, but not “18 Dec, 24”. */
static RgmDay
borrow_month (const GArray *places, guint i, int step)
{
  const Place *place = &g_array_index (places, Place, i);
  const Place *lender = place;
  int year, month, day_of_month;

  while (lender->number > 0)
    {
      /* Its year ends what shares a month. */
      if (step > 0 && get_year (lender) != NULL)
        return RGM_DAY_NONE;
      i += (guint) step;
      if (i >= places->len)
        return RGM_DAY_NONE;
      lender = &g_array_index (places, Place, i);
    }
  rgm_day_get_ymd (lender->day, &year, &month, &day_of_month);
  if (read_edge (lender->text, step < 0) != day_of_month)
    return RGM_DAY_NONE;
  return rgm_day_new (year, month, place->number);
}

static gboolean
read_numbers (GArray *places, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      RgmDay before, after;

      if (place->number == 0)
        continue;
      before = borrow_month (places, i, -1);
      after = borrow_month (places, i, 1);
      place->day = after != RGM_DAY_NONE ? after : before;
      if (place->day == RGM_DAY_NONE || (before != RGM_DAY_NONE && before != place->day))
        return fail_unsure (place->text, error);
    }
  return TRUE;
}

/* Whether only the day of the week is told. */
static gboolean
is_weekday (const Place *place, const Context *context)
{
  RgmDay next = RGM_DAY_NONE, last = RGM_DAY_NONE;

  if (has_digit (place->text))
    return FALSE;
  rgm_date_text_parse_leaning (place->text, context->names, context->today, RGM_DATE_LEAN_LATER,
                               &next, NULL);
  rgm_date_text_parse_leaning (place->text, context->names, context->today, RGM_DATE_LEAN_EARLIER,
                               &last, NULL);
  return next != last;
}

/* “Friday, 18 Dec” is one day, if that is a Friday; it may end a span. */
static gboolean
join_weekdays (GArray *places, const Context *context, GError **error)
{
  for (guint i = 0; i + 1 < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      Place *next = place + 1;
      int weekday = rgm_day_get_weekday (place->day);
      g_autofree char *told = g_strdup (place->text);

      if (next->joins || !has_digit (next->text) || !is_weekday (place, context))
        continue;
      next->joins = place->joins;
      g_array_remove_index (places, i);
      if (place->joins && place->number == 0 && !read_place (place, context, error))
        return FALSE;
      if (weekday != rgm_day_get_weekday (place->day))
        return fail_unsure (told, error);
    }
  return TRUE;
}

/* Whether it is the same day in another year. */
static gboolean
has_year (const Place *place, const Context *context)
{
  const Context other = { context->names, context->today + 2 * MOST_DAYS_WITHOUT_YEAR + 1 };
  RgmDay day;

  return read_date (place->with_year != NULL ? place->with_year : place->text, &other, &day, NULL)
         && day == place->day;
}

static gboolean
check_span (const RgmDaySpan *span, const Place *first, const Context *context, GError **error)
{
  g_autofree char *past = NULL;

  if (span->last < span->first)
    {
      g_set_error_literal (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX,
                           _("The last day cannot be before the first."));
      return FALSE;
    }
  if (span->last - span->first > MOST_DAYS_WITHOUT_YEAR && !has_year (first, context))
    return fail_unsure (first->text, error);
  if (span->last >= context->today)
    return TRUE;

  past = rgm_day_text (span->last, RGM_DAY_TEXT_YEAR);
  g_set_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX,
               /* Translators: shown beside a field for days to avoid. %s is a date. */
               _("%s is before today. Only days to come can be avoided."), past);
  return FALSE;
}

/* Adds what stands between two semicolons. */
static gboolean
add_spans (GArray *spans, const char *text, const Context *context, GError **error)
{
  g_autoptr (GArray) places = find_places (text, context);

  lend_years (places);
  if (!read_dates (places, context, error) || !read_numbers (places, error) ||
      !join_weekdays (places, context, error))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *first = &g_array_index (places, Place, i);
      RgmDaySpan span = { first->day, first->day };

      if (i + 1 < places->len && first[1].joins)
        span.last = g_array_index (places, Place, ++i).day;
      if (!check_span (&span, first, context, error))
        return FALSE;
      g_array_append_val (spans, span);
    }
  return TRUE;
}

/**
 * rgm_day_spans_text_get_hint:
 *
 * Returns: what stands below a field for days to avoid
 */
const char *
rgm_day_spans_text_get_hint (void)
{
  /* Translators: below a field for days to avoid. Write the days as one types them, so that they
   * are read in all places: a month by its name only in English. */
  return _("Optional, such as 18 Dec, 24 Dec – 2 Jan");
}

/**
 * rgm_day_spans_text_parse:
 * @text: days and spans of days, as people write them: “18 Dec, 24 Dec – 2 Jan”
 * @names: how dates are written
 * @today: the day that dates are told from, and the first that may be avoided
 * @error: return location for an `RGM_DATE_TEXT_ERROR` with a sentence
 *
 * Reads days separated by commas or semicolons; nothing is none. A dash or a hyphen between two
 * days makes a span. Days may share a month: “18, 24 Dec”, “18–24 Dec”, “Dec 18-24”. What could be
 * read in more than one way is refused, and so is what ends before @today. A year behind the last
 * of them is that of all: “Dec 18-24, 2026”.
 *
 * Returns: (transfer full) (nullable) (element-type RgmDaySpan): the days, or %NULL on error
 */
GArray *
rgm_day_spans_text_parse (const char *text, const RgmDateNames *names, RgmDay today,
                          GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (RgmDaySpan));
  const Context context = { names, today };
  g_auto (GStrv) lists = NULL;

  g_return_val_if_fail (text != NULL && names != NULL, NULL);

  lists = g_strsplit (text, ";", -1);
  for (gsize i = 0; lists[i] != NULL; i++)
    if (!add_spans (spans, lists[i], &context, error))
      return NULL;
  return g_steal_pointer (&spans);
}

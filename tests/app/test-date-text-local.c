#include "config.h"

#include "rgm-date-text.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* A Tuesday. */
#define TODAY "2026-11-24"

/* What people type in a place, and which day they mean by it; %NULL: it is no date, and
 * `EITHER`: it may be one day or another. */
typedef struct {
  const char *text;
  const char *day;
} Case;

#define EITHER "?"

/* In every place: what is English, and what needs no language. */
static const Case everywhere[] = {
  { "2026-12-04", "2026-12-04" }, { "4 Dec 2026", "2026-12-04" },  { "20 Nov", "2026-11-20" },
  { "today", "2026-11-24" },      { "tomorrow", "2026-11-25" },    { "yesterday", "2026-11-23" },
  { "+4w", "2026-12-22" },        { "+10d", "2026-12-04" },        { "-3d", "2026-11-21" },
  { "+ 2 weeks", "2026-12-08" },  { "in 10 days", "2026-12-04" },  { "+1m", "2026-12-24" },
  { "Friday", "2026-11-27" },     { "fri", "2026-11-27" },         { "tue", "2026-12-01" },
  { "TOMORROW", "2026-11-25" },   { "+1y", "2027-11-24" },
};

static const Case british_order[] = {
  { "20/11/2026", "2026-11-20" }, { "20.11.", "2026-11-20" },      { "4/12", "2026-12-04" },
  { "2 Dec 26", "2026-12-02" },   { "Fri 4 Dec", "2026-12-04" },
};

static const Case american[] = {
  { "11/20/2026", "2026-11-20" }, { "12/4", "2026-12-04" },        { "Nov 20", "2026-11-20" },
  { "Dec 4, 2026", "2026-12-04" }, { "Friday, December 4", "2026-12-04" },
};

static const Case german[] = {
  { "20.11.2026", "2026-11-20" }, { "20.11.", "2026-11-20" },      { "4.12.26", "2026-12-04" },
  { "20/11/2026", "2026-11-20" }, { "20. Nov", "2026-11-20" },     { "4. Dezember", "2026-12-04" },
  { "4. Dez. 2026", "2026-12-04" }, { "1. März 2027", "2027-03-01" }, { "1. mär", "2027-03-01" },
  { "Fr., 4. Dez. 2026", "2026-12-04" },
  { "heute", "2026-11-24" },      { "morgen", "2026-11-25" },      { "Übermorgen", "2026-11-26" },
  { "gestern", "2026-11-23" },    { "vorgestern", "2026-11-22" },
  { "+4W", "2026-12-22" },        { "+10T", "2026-12-04" },        { "+10 Tage", "2026-12-04" },
  { "in 4 Wochen", "2026-12-22" }, { "in 10 Tagen", "2026-12-04" }, { "+2 Monate", "2027-01-24" },
  { "+1 Jahr", "2027-11-24" },
  { "Freitag", "2026-11-27" },    { "fr", "2026-11-27" },          { "Mittwoch", "2026-11-25" },
};

static const Case canadian[] = {
  { "20/11/2026", "2026-11-20" }, { "11/20/2026", "2026-11-20" },  { "4.12.2026", "2026-12-04" },
  { "26-12-04", "2026-12-04" },   { "12-4", "2026-12-04" },        { "4.12.", "2026-12-04" },
  /* Some write the day first there, others the month. */
  { "4/12/2026", EITHER },        { "12-4-2026", EITHER },         { "4 12 2026", EITHER },
  { "4/12", EITHER },             { "04/12/26", EITHER },          { "12/12/2026", "2026-12-12" },
};

static const Case swedish[] = {
  { "20/11/2026", "2026-11-20" }, { "18.12.2026", "2026-12-18" },  { "4.12.", "2026-12-04" },
  { "4 december", "2026-12-04" }, { "12-04", "2026-12-04" },       { "26-12-04", "2026-12-04" },
  { "4/12/2026", "2026-12-04" },  { "4/12 2026", "2026-12-04" },   { "4-12-2026", "2026-12-04" },
  { "4/12", "2026-12-04" },       { "4/12-26", "2026-12-04" },     { "4/12/26", "2026-12-04" },
};

static const Case hungarian[] = {
  { "2026. december 4.", "2026-12-04" }, { "2026.12.04.", "2026-12-04" },
  { "4/12/2026", "2026-12-04" },  { "12. 4.", "2026-12-04" },      { "26.12.04.", "2026-12-04" },
  { "4/12", EITHER },             { "26/12/04", EITHER },          { "26/12/31", EITHER },
};

static const Case lithuanian[] = {
  { "2026-12-04", "2026-12-04" }, { "4/12/2026", "2026-12-04" },   { "12-04", "2026-12-04" },
  { "4.12.2026", "2026-12-04" },  { "4.12.", EITHER },             { "4/12", EITHER },
};

static const Case finnish[] = {
  { "4.12.2026", "2026-12-04" },  { "4.12.", "2026-12-04" },       { "4. joulukuu", "2026-12-04" },
  /* In an English window this is how March stands there, and in Finnish November begins so. */
  { "12 Mar", NULL },             { "Fri 12 Mar 2027", NULL },
  { "12 March", "2027-03-12" },   { "12 marras", "2026-11-12" },
};

static const Case japanese[] = {
  { "2026年12月4日", "2026-12-04" }, { "12月4日", "2026-12-04" },
  { "2026年 12月 4日", "2026-12-04" }, { "26年12月4日", NULL },   { "0月4日", NULL },
  { "12/4", "2026-12-04" },       { "26/12/4", "2026-12-04" },     { "4/12/2026", EITHER },
  { "12.4", EITHER },
};

static const Case korean[] = {
  { "2026년 12월 4일", "2026-12-04" }, { "12월 4일", "2026-12-04" },
  { "2026. 12. 4.", "2026-12-04" }, { "26. 12. 4.", "2026-12-04" }, { "12. 4.", "2026-12-04" },
  { "12/4", "2026-12-04" },       { "4/12/2026", EITHER },
};

static const Case brazilian[] = {
  { "4 de dezembro de 2026", "2026-12-04" }, { "4 de dez", "2026-12-04" },
  { "4 DE DEZ. DE 2026", "2026-12-04" },     { "sexta, 4 de dezembro", "2026-12-04" },
};

static const Case russian[] = {
  { "4 декабря 2026 г.", "2026-12-04" }, { "4 дек 2026 г", "2026-12-04" },
  { "4.12.2026 г.", "2026-12-04" },
};

static const struct {
  const char *locale;
  const Case *cases;
  gsize n_cases;
} places[] = {
  { "C.UTF-8", british_order, G_N_ELEMENTS (british_order) },
  { "en_US.UTF-8", american, G_N_ELEMENTS (american) },
  { "de_DE.UTF-8", german, G_N_ELEMENTS (german) },
  { "de_AT.UTF-8", german, G_N_ELEMENTS (german) },
  { "en_CA.UTF-8", canadian, G_N_ELEMENTS (canadian) },
  { "sv_SE.UTF-8", swedish, G_N_ELEMENTS (swedish) },
  { "fi_FI.UTF-8", finnish, G_N_ELEMENTS (finnish) },
  { "hu_HU.UTF-8", hungarian, G_N_ELEMENTS (hungarian) },
  { "ja_JP.UTF-8", japanese, G_N_ELEMENTS (japanese) },
  { "ko_KR.UTF-8", korean, G_N_ELEMENTS (korean) },
  { "lt_LT.UTF-8", lithuanian, G_N_ELEMENTS (lithuanian) },
  { "pt_BR.UTF-8", brazilian, G_N_ELEMENTS (brazilian) },
  { "ru_RU.UTF-8", russian, G_N_ELEMENTS (russian) },
  { "zh_CN.UTF-8", japanese, G_N_ELEMENTS (japanese) },
};

static RgmDay
day_of (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

static void
assert_read (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      char found[RGM_DAY_FORMAT_SIZE];
      RgmDay day = RGM_DAY_NONE;

      g_test_message ("%s", cases[i].text);
      rgm_date_text_parse (cases[i].text, rgm_date_names_get_local (), day_of (TODAY), &day,
                           &error);
      if (cases[i].day == NULL)
        {
          g_assert_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_SYNTAX);
          continue;
        }
      if (g_str_equal (cases[i].day, EITHER))
        {
          g_assert_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_AMBIGUOUS);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (rgm_day_format (day, found), ==, cases[i].day);
    }
}

/* All beginnings of what is read are taken for such: nobody is told of a mistake in between. */
static void
assert_unfinished (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    for (const char *end = cases[i].text; cases[i].day != NULL && *end != '\0';
         end = g_utf8_next_char (end))
      {
        g_autofree char *begun = g_strndup (cases[i].text, (gsize) (end - cases[i].text));
        RgmDay day;

        g_test_message ("%s", begun);
        if (!rgm_date_text_parse (begun, rgm_date_names_get_local (), day_of (TODAY), &day, NULL))
          g_assert_true (rgm_date_text_is_unfinished (begun, rgm_date_names_get_local (),
                                                      day_of (TODAY)));
      }
}

static gsize
find_place (void)
{
  const char *locale = setlocale (LC_ALL, NULL);
  gsize i = 0;

  while (strcmp (places[i].locale, locale) != 0)
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (places));
  return i;
}

static void
test_read (void)
{
  gsize place = find_place ();

  assert_read (everywhere, G_N_ELEMENTS (everywhere));
  assert_read (places[place].cases, places[place].n_cases);
}

static void
test_unfinished (void)
{
  gsize place = find_place ();

  assert_unfinished (everywhere, G_N_ELEMENTS (everywhere));
  assert_unfinished (places[place].cases, places[place].n_cases);
}

/* What is no beginning of a date in any of the places. */
static void
test_hopeless (void)
{
  const char *const texts[] = { "4 Foo", "31 Apr 2026", "13/13/2026", "soon", "4:12", "+w", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (rgm_date_text_is_unfinished (texts[i], rgm_date_names_get_local (),
                                                 day_of (TODAY)));
}

/* What the program says to write is read as it is meant: the examples stand in one order, between
 * the word for “like” and the end of the sentence. */
static void
test_hint (void)
{
  static const char *const meant[] = { "2026-12-04", "2026-12-04", "2026-11-25", "2026-12-22" };
  g_autoptr (GRegex) before =
    g_regex_new ("^.*? (like|wie) |\\.$", 0, (GRegexMatchFlags) 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) examples = NULL;
  RgmDay day;

  g_assert_false (rgm_date_text_parse ("soon", rgm_date_names_get_local (), day_of (TODAY), &day,
                                       &error));
  list = g_regex_replace_literal (before, error->message, -1, 0, "", (GRegexMatchFlags) 0, NULL);
  examples = g_regex_split_simple (", | or | oder ", list, 0, (GRegexMatchFlags) 0);
  g_assert_cmpuint (g_strv_length (examples), ==, G_N_ELEMENTS (meant));
  for (gsize i = 0; i < G_N_ELEMENTS (meant); i++)
    assert_read (&(Case) { examples[i], meant[i] }, 1);
}

int
main (int argc, char *argv[])
{
  g_autofree char *catalogues = NULL;

  if (setlocale (LC_ALL, "") == NULL)
    {
      g_print ("1..0 # SKIP this machine lacks the locale\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/date-text-local/read", test_read);
  g_test_add_func ("/date-text-local/unfinished", test_unfinished);
  g_test_add_func ("/date-text-local/hopeless", test_hopeless);
  g_test_add_func ("/date-text-local/hint", test_hint);
  return g_test_run ();
}

#include "config.h"

#include "rgm-date-text.h"

#define TODAY "2026-11-24"

/* What is typed, in which order dates are read, and the day that is meant; %NULL: no such day. */
typedef struct {
  const char *text;
  RgmDateOrder order;
  const char *day;
} Case;

#define DMY RGM_DATE_ORDER_DAY_MONTH_YEAR
#define MDY RGM_DATE_ORDER_MONTH_DAY_YEAR
#define YMD RGM_DATE_ORDER_YEAR_MONTH_DAY

static const Case good[] = {
  /* ISO 8601 is understood whatever the order. */
  { "2026-12-04", DMY, "2026-12-04" },
  { "2026-12-04", MDY, "2026-12-04" },
  { "2026-12-04", YMD, "2026-12-04" },
  { "20261204", MDY, "2026-12-04" },
  { "  2026-12-04 ", DMY, "2026-12-04" },
  { "2026/12/4", MDY, "2026-12-04" },
  /* Numbers follow the order. */
  { "2/12/2026", DMY, "2026-12-02" },
  { "2/12/2026", MDY, "2026-02-12" },
  { "02.12.2026", DMY, "2026-12-02" },
  { "2.12.26", DMY, "2026-12-02" },
  { "2 12 26", DMY, "2026-12-02" },
  { "26-12-02", YMD, "2026-12-02" },
  { "12-2-26", MDY, "2026-12-02" },
  { "١٢/٢/٢٠٢٦", MDY, "2026-12-02" },
  /* A year of four digits at the end is one, whatever the order. */
  { "12/20/2026", YMD, "2026-12-20" },
  { "12/12/2026", YMD, "2026-12-12" },
  { "2026/12/4", DMY, "2026-12-04" },
  /* Where dots are written, the day is first; a year of four digits before it is not moved. */
  { "4.12.2026", YMD, "2026-12-04" },
  { "4.12.2026", MDY, "2026-12-04" },
  { "4. 12. 26", YMD, "2026-12-04" },
  { "4.12.", YMD, "2026-12-04" },
  { "4.12.", MDY, "2026-12-04" },
  { "2026.12.04", YMD, "2026-12-04" },
  /* No month has a number beyond 12: then it is the day. */
  { "20/11/2026", YMD, "2026-11-20" },
  { "20/11/2026", MDY, "2026-11-20" },
  { "11/20/2026", DMY, "2026-11-20" },
  { "18.12.2026", YMD, "2026-12-18" },
  { "12.18.2026", YMD, "2026-12-18" },
  { "20/11", YMD, "2026-11-20" },
  /* A date without a year is the nearest. */
  { "2/12", DMY, "2026-12-02" },
  { "12/2", MDY, "2026-12-02" },
  { "12-2", YMD, "2026-12-02" },
  { "3 Jan", DMY, "2027-01-03" },
  { "30 Jun", DMY, "2026-06-30" },
  { "24 Nov", DMY, "2026-11-24" },
  { "26 May", DMY, "2026-05-26" },
  { "25 May", DMY, "2027-05-25" },
  /* Months by name need no order. */
  { "4 Dec 2026", DMY, "2026-12-04" },
  { "4 Dec 2026", YMD, "2026-12-04" },
  { "Dec 4, 2026", MDY, "2026-12-04" },
  { "december 4 2026", DMY, "2026-12-04" },
  { "4. Dec. 2026", DMY, "2026-12-04" },
  { "4dec26", DMY, "2026-12-04" },
  { "2026 Dec 4", DMY, "2026-12-04" },
  { "4 sept 2026", DMY, "2026-09-04" },
  /* The day of the week is not looked at. */
  { "Fri 4 Dec 2026", DMY, "2026-12-04" },
  { "Friday, 4 December 2026", DMY, "2026-12-04" },
  { "Mon 4 Dec 2026", DMY, "2026-12-04" },
  /* Leap days. */
  { "29 Feb 2028", DMY, "2028-02-29" },
  /* The first day that may be meant. */
  { "1/1/1900", DMY, "1900-01-01" },
};

static const Case no_such_day[] = {
  { "31 Apr 2026", DMY, NULL }, { "29/2/2027", DMY, NULL }, { "2026-02-30", DMY, NULL },
  { "13/13/2026", DMY, NULL },  { "0/1/2026", DMY, NULL },  { "2026-00-10", DMY, NULL },
  { "0000-01-01", DMY, NULL },  { "29 Feb", DMY, NULL },    { "2026-20-11", MDY, NULL },
  { "26-20-11", YMD, NULL },    { "32/1/2026", YMD, NULL },
};

static const Case no_date[] = {
  { "soon", DMY, NULL },        { "4", DMY, NULL },           { "4 Foo 2026", DMY, NULL },
  { "4 Dec Dec 2026", DMY, NULL }, { "1/2/3/4", DMY, NULL },  { "4 Dec 202", DMY, NULL },
  { "2026", DMY, NULL },        { "2026-12", DMY, NULL },     { "Dec", DMY, NULL },
  { "+4 Dec", DMY, NULL },      { "123456789", DMY, NULL },   { "4:12:2026", DMY, NULL },
  { "2026-12-04T14:30", DMY, NULL }, { "\xff", DMY, NULL },   { "4 ma 2026", DMY, NULL },
  /* Two days rather than a day and a year. */
  { "18-24 Dec", DMY, NULL },   { "18 24 Dec", YMD, NULL },   { "18. 27. Dec", DMY, NULL },
};

static RgmDay
day_of (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

static gboolean
parse (const Case *row, RgmDay *day, GError **error)
{
  RgmDateNames names = *rgm_date_names_get_english ();

  names.order = row->order;
  return rgm_date_text_parse (row->text, &names, day_of (TODAY), day, error);
}

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      char found[RGM_DAY_FORMAT_SIZE];
      RgmDay day = RGM_DAY_NONE;

      g_test_message ("%s", good[i].text);
      g_assert_true (parse (&good[i], &day, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (rgm_day_format (day, found), ==, good[i].day);
    }
}

static void
assert_refused (const Case *cases, gsize n_cases, RgmDateTextError code)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (GError) error = NULL;
      RgmDay day = 17;

      g_assert_false (parse (&cases[i], &day, &error));
      g_assert_error (error, RGM_DATE_TEXT_ERROR, (int) code);
      g_assert_cmpint (day, ==, 17);
    }
}

static void
test_no_such_day (void)
{
  assert_refused (no_such_day, G_N_ELEMENTS (no_such_day), RGM_DATE_TEXT_ERROR_NO_SUCH_DAY);
}

static void
test_no_date (void)
{
  assert_refused (no_date, G_N_ELEMENTS (no_date), RGM_DATE_TEXT_ERROR_SYNTAX);
}

/* Both days are named, and how to write each. Nobody can say whether 31 is a day or a year here. */
static void
test_either (void)
{
  const struct {
    const char *text;
    const char *sentence;
  } rows[] = {
    { "4/12/2026", "“4/12/2026” may be 4 Dec 2026 or 12 Apr 2026. Write 2026-12-04 or "
                   "2026-04-12." },
    { "3/1", "“3/1” may be 3 Jan 2027 or 1 Mar 2027. Write 2027-01-03 or 2027-03-01." },
    { "31/12/26", "“31/12/26” may be 31 Dec 2026 or 26 Dec 2031. Write 2026-12-31 or "
                  "2031-12-26." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RgmDay day = 17;

      g_assert_false (parse (&(Case) { rows[i].text, YMD, NULL }, &day, &error));
      g_assert_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_AMBIGUOUS);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
      g_assert_cmpint (day, ==, 17);
    }
}

/* A year of four digits may be a slip, or what a program made of two. */
static void
test_long_ago (void)
{
  const struct {
    const char *text;
    RgmDateLean lean;
    const char *sentence;
  } rows[] = {
    { "0025-11-20", RGM_DATE_LEAN_NEAREST,
      "“0025-11-20” lies before 1900. Write 2025-11-20 if that is meant." },
    { "20/11/0025", RGM_DATE_LEAN_LATER,
      "“20/11/0025” lies before 1900. Write 2025-11-20 if that is meant." },
    { "00251120", RGM_DATE_LEAN_NEAREST,
      "“00251120” lies before 1900. Write 2025-11-20 if that is meant." },
    { "4 Dec 1026", RGM_DATE_LEAN_LATER,
      "“4 Dec 1026” lies before 1900. Write 2026-12-04 if that is meant." },
    { "4 Mar 0030", RGM_DATE_LEAN_LATER,
      "“4 Mar 0030” lies before 1900. Write 2030-03-04 if that is meant." },
    { "4 Mar 0030", RGM_DATE_LEAN_EARLIER,
      "“4 Mar 0030” lies before 1900. Write 1930-03-04 if that is meant." },
    { "31/12/1899", RGM_DATE_LEAN_EARLIER,
      "“31/12/1899” lies before 1900. Write 1999-12-31 if that is meant." },
    { "-900y", RGM_DATE_LEAN_NEAREST,
      "“-900y” lies before 1900. Write 2026-11-24 if that is meant." },
  };
  const RgmDateNames *names = rgm_date_names_get_english ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RgmDay day = 17;

      g_assert_false (rgm_date_text_parse_leaning (rows[i].text, names, day_of (TODAY),
                                                   rows[i].lean, &day, &error));
      g_assert_error (error, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_LONG_AGO);
      g_assert_cmpstr (error->message, ==, rows[i].sentence);
      g_assert_cmpint (day, ==, 17);
    }
}

/* A place goes before its language, and nothing is certain of one that is not known. */
static void
test_forms_of_place (void)
{
  const guint day = RGM_DATE_ORDER_BIT (DMY), either = day | RGM_DATE_ORDER_BIT (MDY);

  g_assert_cmpuint (rgm_date_forms_get ("sv_FI.UTF-8")->late, ==, day);
  g_assert_cmpuint (rgm_date_forms_get ("zh_HK.UTF-8")->late, ==, day);
  g_assert_cmpuint (rgm_date_forms_get ("zh_TW.UTF-8")->late, ==, either);
  g_assert_cmpuint (rgm_date_forms_get ("fr_CA.UTF-8")->late, ==, either);
  g_assert_cmpuint (rgm_date_forms_get ("huge")->late, ==, either);
  g_assert_cmpuint (rgm_date_forms_get (NULL)->late, ==, either);
}

/* What the system says of a place, and what people there mean. */
static void
test_order_of_place (void)
{
  g_assert_cmpint (rgm_date_order_get ("C.UTF-8", "%m/%d/%y"), ==, DMY);
  g_assert_cmpint (rgm_date_order_get ("en_US.UTF-8", "%m/%d/%y"), ==, MDY);
  g_assert_cmpint (rgm_date_order_get ("de_AT.UTF-8", "%Y-%m-%d"), ==, DMY);
  g_assert_cmpint (rgm_date_order_get ("lv_LV", "%Y.%m.%d."), ==, DMY);
  g_assert_cmpint (rgm_date_order_get ("sv_SE.UTF-8", "%Y-%m-%d"), ==, YMD);
  g_assert_cmpint (rgm_date_order_get (NULL, "%Y-%m-%d"), ==, DMY);
}

static void
test_empty (void)
{
  const Case rows[] = { { "", DMY, NULL }, { "  ", DMY, NULL } };

  assert_refused (rows, G_N_ELEMENTS (rows), RGM_DATE_TEXT_ERROR_EMPTY);
}

/* German names, with the full stop that some locales put behind the short ones. */
static void
test_other_names (void)
{
  RgmDateNames names = {
    .order = DMY,
    .months = { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
                "Oktober", "November", "Dezember" },
    .short_months = { "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.",
                      "Okt.", "Nov.", "Dez." },
    .weekdays = { "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag" },
    .short_weekdays = { "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So" },
  };
  const char *const texts[] = { "Fr., 4. Dez. 2026", "4. Dezember 2026", "freitag 4 dez 26",
                                "4 December 2026", "4.12.2026", "2026-12-04" };
  RgmDay day;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (rgm_date_text_parse (texts[i], &names, day_of (TODAY), &day, NULL));
      g_assert_cmpint (day, ==, day_of ("2026-12-04"));
    }
  g_assert_true (rgm_date_text_parse ("1. MÄRZ 2027", &names, day_of (TODAY), &day, NULL));
  g_assert_cmpint (day, ==, day_of ("2027-03-01"));
}

static void
test_order_from_format (void)
{
  g_assert_cmpint (rgm_date_order_from_format ("%d/%m/%Y"), ==, DMY);
  g_assert_cmpint (rgm_date_order_from_format ("%-d.%-m.%y"), ==, DMY);
  g_assert_cmpint (rgm_date_order_from_format ("%m/%d/%y"), ==, MDY);
  g_assert_cmpint (rgm_date_order_from_format ("%Y-%m-%d"), ==, YMD);
  g_assert_cmpint (rgm_date_order_from_format ("%Ey年%m月%d日"), ==, YMD);
  g_assert_cmpint (rgm_date_order_from_format ("%F"), ==, YMD);
  g_assert_cmpint (rgm_date_order_from_format ("%a %e. %b"), ==, DMY);
  g_assert_cmpint (rgm_date_order_from_format ("nothing"), ==, DMY);
  g_assert_cmpint (rgm_date_order_from_format ("ends in %"), ==, DMY);
}

/* Of a session that took place, a day of the week and a date without a year are the last such day;
 * of one to come, the next. */
static void
test_leans (void)
{
  const struct {
    const char *text;
    const char *earlier;
    const char *later;
  } cases[] = {
    { "Friday", "2026-11-20", "2026-11-27" },
    { "Tue", "2026-11-17", "2026-12-01" },
    { "monday", "2026-11-23", "2026-11-30" },
    { "tomorrow", "2026-11-25", "2026-11-25" },
    { "20 Nov", "2026-11-20", "2027-11-20" },
    { "24 Nov", "2026-11-24", "2026-11-24" },
    { "25 Nov", "2025-11-25", "2026-11-25" },
    { "4/12", "2025-12-04", "2026-12-04" },
    { "20 Nov 2026", "2026-11-20", "2026-11-20" },
  };
  const RgmDateNames *names = rgm_date_names_get_english ();
  RgmDay day;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (rgm_date_text_parse_leaning (cases[i].text, names, day_of (TODAY),
                                                  RGM_DATE_LEAN_EARLIER, &day, NULL));
      g_assert_cmpint (day, ==, day_of (cases[i].earlier));
      g_assert_true (rgm_date_text_parse_leaning (cases[i].text, names, day_of (TODAY),
                                                  RGM_DATE_LEAN_LATER, &day, NULL));
      g_assert_cmpint (day, ==, day_of (cases[i].later));
    }
}

/* What leads out of the calendar is no date, and nothing overflows. */
static void
test_far_offsets (void)
{
  const Case rows[] = {
    { "+9999y", DMY, NULL }, { "-9999y", DMY, NULL }, { "+99999d", DMY, NULL },
    { "+4", DMY, NULL },     { "4w", DMY, NULL },     { "in weeks", DMY, NULL },
  };

  assert_refused (rows, G_N_ELEMENTS (rows), RGM_DATE_TEXT_ERROR_SYNTAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-text/good", test_good);
  g_test_add_func ("/date-text/no-such-day", test_no_such_day);
  g_test_add_func ("/date-text/no-date", test_no_date);
  g_test_add_func ("/date-text/either", test_either);
  g_test_add_func ("/date-text/long-ago", test_long_ago);
  g_test_add_func ("/date-text/forms-of-place", test_forms_of_place);
  g_test_add_func ("/date-text/order-of-place", test_order_of_place);
  g_test_add_func ("/date-text/empty", test_empty);
  g_test_add_func ("/date-text/other-names", test_other_names);
  g_test_add_func ("/date-text/order-from-format", test_order_from_format);
  g_test_add_func ("/date-text/leans", test_leans);
  g_test_add_func ("/date-text/far-offsets", test_far_offsets);
  return g_test_run ();
}

#include "config.h"

#include "course-fixture.h"
#include "rgm-day-spans-text.h"

/* Days to avoid, as people write them; told from 24 November 2026. */
static const struct {
  const char *text;
  const char *expected;
} cases[] = {
  { "", "" },
  { " , ", "" },
  { "18 Dec", "2026-12-18" },
  { "18 Dec, 24 Dec", "2026-12-18 2026-12-24" },
  { "18 Dec; 24 Dec;", "2026-12-18 2026-12-24" },
  { "24 Dec – 2 Jan", "2026-12-24..2027-01-02" },
  { "24 Dec - 2 Jan", "2026-12-24..2027-01-02" },
  { "2026-12-24..2027-01-02", "2026-12-24..2027-01-02" },
  { "2026-12-24, 2027-01-02", "2026-12-24 2027-01-02" },
  { "Dec 24, 2027", "2027-12-24" },
  { "Dec 24, 2027 – Dec 26, 2027, 18 Dec", "2027-12-24..2027-12-26 2026-12-18" },
  { "24 Dec 2026 – 26 Dec 2026, 1 Feb 2027", "2026-12-24..2026-12-26 2027-02-01" },
  { "26 Dec 2026 – 24 Dec 2026", "?" },
  { "18 Dec, soon", "?" },
  { "18 Dec –", "?" },
  /* ISO 8601, with and without spaces. */
  { "2026-12-18", "2026-12-18" },
  { "2026-12-18 - 2026-12-24", "2026-12-18..2026-12-24" },
  { "2026-12-18 – 2026-12-24", "2026-12-18..2026-12-24" },
  { "2026-12-18-2026-12-24", "2026-12-18..2026-12-24" },
  { "2026-12-18..2026-12-24, 20270102", "2026-12-18..2026-12-24 2027-01-02" },
  /* A hyphen or a dash between two days is a span; one month may stand for both. */
  { "18-24 Dec", "2026-12-18..2026-12-24" },
  { "18–24 Dec", "2026-12-18..2026-12-24" },
  { "18 - 24 Dec", "2026-12-18..2026-12-24" },
  { "18–24 Dec 2027", "2027-12-18..2027-12-24" },
  { "Dec 18-24", "2026-12-18..2026-12-24" },
  { "Dec 18–24", "2026-12-18..2026-12-24" },
  { "18 Dec-2 Jan", "2026-12-18..2027-01-02" },
  { "Dec 18-Jan 2", "2026-12-18..2027-01-02" },
  { "18.–24. Dec", "2026-12-18..2026-12-24" },
  { "18.-24.12.", "2026-12-18..2026-12-24" },
  { "18.12.-24.12.", "2026-12-18..2026-12-24" },
  { "18-24/12/2026", "2026-12-18..2026-12-24" },
  { "24-12-2026", "2026-12-24" },
  { "24-Dec-2026", "2026-12-24" },
  { "24-Dec-26 - 26-Dec-26", "2026-12-24..2026-12-26" },
  /* A year behind the month stands for both days; so it does behind a comma. */
  { "Dec 18-24, 2026", "2026-12-18..2026-12-24" },
  { "Dec 18–24, 2027", "2027-12-18..2027-12-24" },
  { "December 18 – 24, 2027", "2027-12-18..2027-12-24" },
  { "Dec 18-24 2027", "2027-12-18..2027-12-24" },
  { "Dec 18, 24, 2027", "2027-12-18 2027-12-24" },
  { "Dec 18, 20-24, 2027, 4 Jan 2028", "2027-12-18 2027-12-20..2027-12-24 2028-01-04" },
  { "1 Feb 2027, Dec 18-24, 2027", "2027-02-01 2027-12-18..2027-12-24" },
  { "18–24 December 2026", "2026-12-18..2026-12-24" },
  { "18 – 24. December 2027", "2027-12-18..2027-12-24" },
  { "Dec 28 – Jan 3", "2026-12-28..2027-01-03" },
  { "Dec 28 – Jan 3, 2027", "2026-12-28..2027-01-03" },
  { "Dec 28-Jan 3, 2027", "2026-12-28..2027-01-03" },
  { "28 Dec 2026 - 3 Jan 2027", "2026-12-28..2027-01-03" },
  { "28 Dec 2026-3 Jan 2027", "2026-12-28..2027-01-03" },
  { "Dec 28, 2026 – Jan 3, 2027", "2026-12-28..2027-01-03" },
  { "18.-24.12.2026", "2026-12-18..2026-12-24" },
  { "18.–24.12.2027", "2027-12-18..2027-12-24" },
  { "18.12.–24.12.", "2026-12-18..2026-12-24" },
  { "28.12.2026 – 3.1.2027", "2026-12-28..2027-01-03" },
  { "24-26 Dec, 18 Dec 2027", "2026-12-24..2026-12-26 2027-12-18" },
  /* So may it for days. */
  { "18, 24 Dec", "2026-12-18 2026-12-24" },
  { "18,24 Dec", "2026-12-18 2026-12-24" },
  { "Dec 18, 24", "2026-12-18 2026-12-24" },
  { "18, 20–24, 28 Dec", "2026-12-18 2026-12-20..2026-12-24 2026-12-28" },
  { "Dec 18, 20-24, Jan 4, 5", "2026-12-18 2026-12-20..2026-12-24 2027-01-04 2027-01-05" },
  { "2, 5 Jan", "2027-01-02 2027-01-05" },
  /* A day of the week belongs to the date behind it, if it is that day. */
  { "Friday, 18 Dec", "2026-12-18" },
  { "Fri, Dec 18, 2026", "2026-12-18" },
  { "Friday, 24 Dec", "?" },
  { "Fri, Dec 18 – Thu, Dec 31", "2026-12-18..2026-12-31" },
  { "Fri, 18 Dec 2026 – Sun, 3 Jan 2027, 1 Feb", "2026-12-18..2027-01-03 2027-02-01" },
  { "26 Dec 2027 – Sun, 2 Jan", "2027-12-26..2028-01-02" },
  { "18 Dec – Friday, 31 Dec", "?" },
  { "tomorrow, Friday", "2026-11-25 2026-11-27" },
  { "tomorrow – Friday", "2026-11-25..2026-11-27" },
  /* What is not sure. */
  { "18-24", "?" },
  { "18, 24", "?" },
  { "24-12", "?" },
  { "18 27 Dec", "?" },
  { "18-27-Dec", "?" },
  { "18 Dec-27", "?" },
  { "18 Dec, 24", "?" },
  { "Dec 18, 2, 5 Jan", "?" },
  { "18 Dec-24, 2027", "?" },
  { "18-24, 2027", "?" },
  { "Dec 18, 2026, 24, 2027", "?" },
  { "Dec 18, 2026 – 24, 2027", "?" },
  { "10/12-15", "?" },
  { "18 – 20 – 24 Dec", "?" },
  { "31, 2 Feb", "?" },
  { "24 Dec – 26 Dec 2027", "?" },
  /* Without a year it is the next one, unless it has just been. */
  { "26 May", "2027-05-26" },
  { "26 May – 2 Jun", "2027-05-26..2027-06-02" },
  { "1 Nov", "?" },
  { "24 Dec 2026 – 18 Dec", "?" },
  { "24 Dec – 18 Dec", "?" },
  /* What has been; a span that has begun is one still. */
  { "23 Nov", "?" },
  { "24 Nov", "2026-11-24" },
  { "18 Nov 2026", "?" },
  { "2026-11-01..2026-11-23", "?" },
  { "20 Nov – 26 Nov", "2026-11-20..2026-11-26" },
};

static char *
write_spans (const GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RgmDaySpan *span = &g_array_index (spans, RgmDaySpan, i);
      char first[RGM_DAY_FORMAT_SIZE], last[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", rgm_day_format (span->first, first));
      if (span->last != span->first)
        g_string_append_printf (text, "..%s", rgm_day_format (span->last, last));
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) spans =
        rgm_day_spans_text_parse (cases[i].text, rgm_date_names_get_english (),
                                  course_fixture_day ("2026-11-24"), &error);
      g_autofree char *got = spans != NULL ? write_spans (spans) : g_strdup ("?");

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (got, ==, cases[i].expected);
      g_assert_true ((spans == NULL) == (error != NULL));
    }
}

static char *
tell_mistake (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rgm_day_spans_text_parse (text, rgm_date_names_get_english (),
                                           course_fixture_day ("2026-11-24"), &error));
  return g_strdup (error->message);
}

/* Beside the field stands what is wrong with which part, and how it is written. */
static void
test_sentences (void)
{
  const struct {
    const char *text;
    const char *sentence;
  } rows[] = {
    { "1 Feb, 18 Dec-27", "“27” could mean more than one thing, or nothing. Write days like "
                          "18 Dec, 24 Dec – 2 Jan or 2026-12-18." },
    { "1 Feb; 20 Nov 2026", "20 Nov 2026 is before today. Only days to come can be avoided." },
    { "18 Dec – Friday, 31 Dec", "“Friday” could mean more than one thing, or nothing. Write days "
                                 "like 18 Dec, 24 Dec – 2 Jan or 2026-12-18." },
    { "Dec 18-31, 2026, Feb 28-30, 2027", "“30, 2027” could mean more than one thing, or nothing. "
                                          "Write days like 18 Dec, 24 Dec – 2 Jan or "
                                          "2026-12-18." },
    { "31 Apr 2027", "The calendar has no 31 Apr 2027." },
    { "2 Jan – 31 Apr 2027", "The calendar has no 31 Apr 2027." },
    { "26 Dec – 24 Dec", "The last day cannot be before the first." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *told = tell_mistake (rows[i].text);

      g_assert_cmpstr (told, ==, rows[i].sentence);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-spans-text/cases", test_cases);
  g_test_add_func ("/day-spans-text/sentences", test_sentences);
  return g_test_run ();
}

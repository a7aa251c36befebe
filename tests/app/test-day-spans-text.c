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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-spans-text/cases", test_cases);
  return g_test_run ();
}

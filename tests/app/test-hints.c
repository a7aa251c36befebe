#include "config.h"

#include "rgm-day-spans-text.h"
#include "rgm-depth-text.h"
#include "rgm-session-draft.h"
#include "rgm-time-text.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* What the program says to write is typed as it stands, in each place, and read as it is meant. */

/* A Tuesday. */
#define TODAY "2026-11-24"

#define DATES "2026-12-04 2026-12-04 2026-11-25 2026-12-22"
/* In German, where a month is told by its number, the last day is one that can be no month. */
#define SPANS "2026-12-18 2026-12-24..2027-01-02"
#define SPANS_IN_NUMBERS "2026-12-18 2026-12-24..2026-12-31"

/* What stands before the examples in the sentences, in the languages of the program, and what parts
 * the examples. A full stop ends a sentence; in a hint without one it is part of a date. */
#define BEFORE "^.*?[ ](like|such as|wie|etwa|Schreibweise:) "
#define BETWEEN ", | or | oder "

static RgmDay
day_of (const char *iso)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (iso, &day, NULL));
  return day;
}

static char *
cut_examples (const char *sentence, gboolean has_stop)
{
  g_autoptr (GRegex) before = g_regex_new (BEFORE, 0, (GRegexMatchFlags) 0, NULL);
  char *list = g_regex_replace_literal (before, sentence, -1, 0, "", (GRegexMatchFlags) 0, NULL);

  g_test_message ("%s", sentence);
  g_assert_cmpstr (list, !=, sentence);
  if (has_stop)
    {
      g_assert_true (g_str_has_suffix (list, "."));
      list[strlen (list) - 1] = '\0';
    }
  return list;
}

static void
append_day (GString *text, RgmDay day)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", rgm_day_format (day, buffer));
}

static void
append_spans (GString *found, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) spans =
    rgm_day_spans_text_parse (text, rgm_date_names_get_local (), day_of (TODAY), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const RgmDaySpan *span = &g_array_index (spans, RgmDaySpan, i);
      char last[RGM_DAY_FORMAT_SIZE];

      append_day (found, span->first);
      if (span->last != span->first)
        g_string_append_printf (found, "..%s", rgm_day_format (span->last, last));
    }
}

static void
append_date (GString *found, const char *text)
{
  g_autoptr (GError) error = NULL;
  RgmDay day = RGM_DAY_NONE;

  rgm_date_text_parse (text, rgm_date_names_get_local (), day_of (TODAY), &day, &error);
  g_assert_no_error (error);
  append_day (found, day);
}

/* Types each example of a sentence by itself. */
static void
assert_examples (const char *sentence, void (*append) (GString *found, const char *text),
                 const char *expected)
{
  g_autofree char *list = cut_examples (sentence, TRUE);
  g_auto (GStrv) examples = g_regex_split_simple (BETWEEN, list, 0, (GRegexMatchFlags) 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (gsize i = 0; examples[i] != NULL; i++)
    append (found, examples[i]);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_date (void)
{
  g_autoptr (GError) error = NULL;
  RgmDay day;

  g_assert_false (rgm_date_text_parse ("soon", rgm_date_names_get_local (), day_of (TODAY), &day,
                                       &error));
  assert_examples (error->message, append_date, DATES);
}

/* What is asked for in the dialog of a session while one types. */
static void
test_draft (void)
{
  g_autoptr (RgmSessionRecord) record =
    rgm_session_record_new ("course", day_of (TODAY), RGM_SESSION_BOOKED);
  RgmSessionDraft *draft = rgm_session_draft_new (record, rgm_date_names_get_local ());
  g_autofree char *time = NULL;
  gint32 minute = 0;

  rgm_session_draft_set_text (draft, RGM_SESSION_FIELD_DATE, "4");
  rgm_session_draft_set_text (draft, RGM_SESSION_FIELD_TIME, "14:");
  g_assert_null (rgm_session_draft_make (draft, rgm_date_names_get_local (), day_of (TODAY)));
  assert_examples (draft->error[RGM_SESSION_FIELD_DATE], append_date, DATES);
  time = cut_examples (draft->error[RGM_SESSION_FIELD_TIME], TRUE);
  g_assert_true (rgm_time_text_parse (time, &minute, NULL));
  g_assert_cmpint (minute, ==, 14 * 60 + 30);
  rgm_session_draft_free (draft);
}

static void
test_time (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *time = NULL;
  gint32 minute = 0;

  g_assert_false (rgm_time_text_parse ("soon", &minute, &error));
  time = cut_examples (error->message, TRUE);
  g_assert_true (rgm_time_text_parse (time, &minute, NULL));
  g_assert_cmpint (minute, ==, 14 * 60 + 30);
}

static void
test_depth (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int depth = 0;

  g_assert_false (rgm_depth_text_parse ("deep", &depth, &error));
  text = cut_examples (error->message, TRUE);
  g_assert_true (rgm_depth_text_parse (text, &depth, NULL));
  g_assert_cmpint (depth, ==, 150);
}

/* Days to avoid: what stands below the field is one list, and its mistakes name single examples. */
static void
test_spans (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *list = cut_examples (rgm_day_spans_text_get_hint (), FALSE);
  gboolean in_numbers = strstr (list, "Jan") == NULL;

  append_spans (found, list);
  g_assert_cmpstr (found->str, ==, in_numbers ? SPANS_IN_NUMBERS : SPANS);
  g_assert_null (rgm_day_spans_text_parse ("soon", rgm_date_names_get_local (), day_of (TODAY),
                                           &error));
  assert_examples (error->message, append_spans,
                   in_numbers ? SPANS_IN_NUMBERS " 2026-12-18" : SPANS " 2026-12-18");
}

/* Every day that the program puts into a field is read as that day, whenever that is. */
static void
test_days (void)
{
  const char *const todays[] = { TODAY, "2024-02-29", "2030-06-01" };

  for (RgmDay day = day_of ("2026-01-01"); day < day_of ("2028-03-01"); day++)
    for (gsize i = 0; i < G_N_ELEMENTS (todays); i++)
      {
        const RgmDateNames *names = rgm_date_names_get_local ();
        g_autofree char *text = rgm_session_draft_format_day (day, names);
        g_autoptr (GError) error = NULL;
        RgmDay read = RGM_DAY_NONE;

        rgm_date_text_parse (text, names, day_of (todays[i]), &read, &error);
        g_assert_no_error (error);
        g_assert_cmpint (read, ==, day);
      }
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
  g_test_add_func ("/hints/date", test_date);
  g_test_add_func ("/hints/draft", test_draft);
  g_test_add_func ("/hints/time", test_time);
  g_test_add_func ("/hints/depth", test_depth);
  g_test_add_func ("/hints/spans", test_spans);
  g_test_add_func ("/hints/days", test_days);
  return g_test_run ();
}

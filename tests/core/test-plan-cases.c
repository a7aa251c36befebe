#include "config.h"

#include "plan-case.h"
#include "plan-lines.h"

#include "rgm-catalogue.h"

#include <glib/gstdio.h>

#include <string.h>

/* What every paragraph is judged with; made once. */
static RgmCatalogue *catalogue;
static RgmAreas *areas;

static void
add_protocol_file (RgmCatalogueBuilder *builder, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, path, text, -1);
}

static void
for_each_file (const char *dir, const char *suffix, void (*function) (gpointer, const char *),
               gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = g_dir_open (dir, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (listing)) != NULL)
    if (g_str_has_suffix (name, suffix))
      {
        g_autofree char *path = g_build_filename (dir, name, NULL);

        function (data, path);
      }
}

static void
add_one (gpointer builder, const char *path)
{
  add_protocol_file (builder, path);
}

static void
load_catalogue (void)
{
  g_autoptr (RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();
  g_autofree char *built_in = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", NULL);
  g_autofree char *tests = g_test_build_filename (G_TEST_DIST, "data", "protocols", NULL);

  for_each_file (built_in, ".protocol", add_one, builder);
  for_each_file (tests, ".protocol", add_one, builder);
  catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));

  for (gsize i = 0; i < rgm_catalogue_get_n_problems (catalogue); i++)
    g_assert_no_error (rgm_catalogue_get_problem (catalogue, i));
}

static void
load_areas (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "areas.ini", NULL);
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  areas = rgm_areas_new_from_text (path, text, -1, &error);
  g_assert_no_error (error);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
report (const char *sign, const char *line)
{
  g_test_message ("  %s %s", sign, line);
}

/* The same lines, whatever their order: the plan's own order is checked by check_order(). */
static void
compare (const PlanCase *plan_case, GPtrArray *got)
{
  GPtrArray *expected = plan_case->expected;
  gboolean same = TRUE;
  guint i = 0, j = 0;

  g_ptr_array_sort (expected, compare_lines);
  g_ptr_array_sort (got, compare_lines);
  while (i < expected->len || j < got->len)
    {
      const char *want = i < expected->len ? g_ptr_array_index (expected, i) : "\x7f";
      const char *have = j < got->len ? g_ptr_array_index (got, j) : "\x7f";
      int order = strcmp (want, have);

      if (order < 0)
        report ("expected", want);
      else if (order > 0)
        report ("got     ", have);
      same = same && order == 0;
      i += order <= 0;
      j += order >= 0;
    }

  if (!same)
    g_test_fail_printf ("%s:%u: %s", plan_case->file, plan_case->line, plan_case->title);
}

/* Done before booked, each by day; rows by number; alerts and windows point into the sessions. */
static void
check_order (const RgmPlan *plan)
{
  for (gsize i = 1; i < plan->n_sessions; i++)
    {
      g_assert_cmpint (plan->sessions[i - 1].state, <=, plan->sessions[i].state);
      if (plan->sessions[i - 1].state == plan->sessions[i].state)
        g_assert_cmpint (plan->sessions[i - 1].day, <=, plan->sessions[i].day);
    }
  for (gsize i = 0; i < plan->n_schedule; i++)
    g_assert_cmpint (plan->schedule[i].number, ==, plan->counted + 1 + (gint32) i);
  for (gsize i = 0; i < plan->n_alerts; i++)
    g_assert_cmpint (plan->alerts[i].session, <, (gint32) plan->n_sessions);
  for (gsize i = 0; i < plan->n_windows; i++)
    g_assert_cmpuint (plan->windows[i].session, <, plan->n_sessions);
}

/* What the list of courses shows must be what the plan says. */
static void
check_summary (const RgmCourse *course, RgmDay today, const RgmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  RgmSummary summary;
  RgmVerdict worst = RGM_VERDICT_FIRST;
  RgmDay next_booked = RGM_DAY_NONE;
  gint32 n_booked = 0, n_unconfirmed = 0, most = 0;

  for (gsize i = 0; i < plan->n_sessions; i++)
    {
      const RgmEvaluation *session = &plan->sessions[i];
      gboolean booked = session->state == RGM_SESSION_BOOKED;

      worst = MAX (worst, session->verdict);
      n_booked += booked;
      n_unconfirmed += session->unconfirmed;
      if (booked && session->day >= today && next_booked == RGM_DAY_NONE)
        next_booked = session->day;
      if (booked && !session->stands_in)
        most = MAX (most, session->days_too_early);
    }

  g_assert_true (rgm_plan_summarize (course, today, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpint (summary.status, ==, plan->status);
  g_assert_cmpint (summary.min_needed, ==, plan->min_needed);
  g_assert_cmpint (summary.max_needed, ==, plan->max_needed);
  g_assert_cmpint (summary.counted, ==, plan->counted);
  g_assert_cmpint (summary.n_booked, ==, n_booked);
  g_assert_cmpint (summary.n_unconfirmed, ==, n_unconfirmed);
  g_assert_cmpint (summary.next_number, ==, plan->next.number);
  g_assert_cmpint (summary.earliest, ==, plan->next.limits[RGM_LIMIT_MINIMUM].day);
  g_assert_cmpint (summary.recommended_from, ==, plan->next.limits[RGM_LIMIT_RECOMMENDED_FROM].day);
  g_assert_cmpint (summary.recommended_to, ==, plan->next.limits[RGM_LIMIT_RECOMMENDED_TO].day);
  g_assert_cmpint (summary.next_booked, ==, next_booked);
  g_assert_cmpint (summary.worst, ==, worst);
  g_assert_cmpint (summary.most_days_too_early, ==, most);
  g_assert_cmpint (summary.overdue, ==, plan->overdue);
}

static const char *
name_of_error (const GError *error)
{
  static const char *const names[] = { "severity", "basis", "done-after-today", "range" };

  g_assert_cmpuint (error->domain, ==, RGM_COURSE_ERROR);
  return names[error->code];
}

/* Both ways in must refuse alike, but for a date out of range, which may be one that only the whole
 * plan computes. */
static void
check_summary_refuses (const RgmCourse *course, RgmDay today, const GError *error)
{
  g_autoptr (GError) again = NULL;
  RgmSummary summary;

  if (rgm_plan_summarize (course, today, &summary, &again))
    g_assert_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE);
  else
    g_assert_error (again, error->domain, error->code);
}

static GPtrArray *
get_error_lines (const PlanCase *plan_case, const GError *error)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (strlen (error->message), >, 10);
  for (guint i = 0; i < plan_case->heads->len; i++)
    {
      const char *head = g_ptr_array_index (plan_case->heads, i);

      g_ptr_array_add (lines, g_strconcat (head, ": refused", NULL));
    }
  g_ptr_array_add (lines, g_strdup_printf ("error: %s", name_of_error (error)));

  return lines;
}

static GPtrArray *
get_lines (const PlanCase *plan_case, RgmRules *rules)
{
  RgmCourse course = plan_case_get_course (plan_case, rules);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmPlan) plan = rgm_plan_new (&course, plan_case->today, &error);

  if (plan == NULL)
    {
      check_summary_refuses (&course, plan_case->today, error);
      return get_error_lines (plan_case, error);
    }

  check_order (plan);
  check_summary (&course, plan_case->today, plan);
  return plan_lines_write (plan_case, plan);
}

static void
test_case (gconstpointer data)
{
  const PlanCase *plan_case = data;
  RgmProtocol *protocol = rgm_catalogue_find_protocol (catalogue, plan_case->protocol);
  g_autoptr (RgmRules) rules = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) got = NULL;

  g_assert_nonnull (protocol);
  rules = rgm_rules_new (protocol, plan_case->severity, plan_case->basis, &error);
  got = rules != NULL ? get_lines (plan_case, rules) : get_error_lines (plan_case, error);
  compare (plan_case, got);
}

static void
add_case (gpointer one, gpointer unused)
{
  PlanCase *plan_case = one;
  g_autofree char *path = g_strdup_printf ("/plans/%s/%s", plan_case->file, plan_case->title);

  g_assert_null (strchr (plan_case->title, '/'));
  g_test_add_data_func_full (path, plan_case, test_case, (GDestroyNotify) plan_case_free);
}

static void
add_file (gpointer unused, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = plan_case_read_file (path, areas, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, >, 0);
  g_ptr_array_set_free_func (cases, NULL);
  g_ptr_array_foreach (cases, add_case, NULL);
}

/* The reader of the paragraphs must refuse what it would otherwise leave unchecked. */
static void
test_reader_refuses (gconstpointer text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "regimen-plan-case-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_null (plan_case_read_file (path, areas, &error));
  g_assert_nonnull (error);
  g_unlink (path);
}

#define BEGINNING "case: One\nprotocol: acne-scars\ntoday: 2026-11-24\n"
#define WHOLE_CASE \
  BEGINNING "status: not-started\ncounted: 0 of 6, remaining 6\nnext: none\n" \
            "finish min: none\nfinish max: none\nfinal results: -\nalerts: none\n"

static const struct {
  const char *name;
  const char *text;
} refused[] = {
  { "unknown key", WHOLE_CASE "smile: yes" },
  { "unknown area", WHOLE_CASE "area: moon" },
  { "unknown word", WHOLE_CASE "done 2026-11-20 perhaps: first" },
  { "no such day", WHOLE_CASE "done 2026-02-30: first" },
  { "no colon", WHOLE_CASE "done 2026-11-20" },
  { "no expectation", BEGINNING },
  { "alerts told twice", WHOLE_CASE "alert: overdue, 1 days" },
  { "today told not at all", "case: One\nprotocol: acne-scars\nerror: range" },
  { "protocol told twice", WHOLE_CASE "protocol: scars" },
};

static void
add_reader_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-case/refuses ", refused[i].name, NULL);

      g_test_add_data_func (path, refused[i].text, test_reader_refuses);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *plans = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  load_catalogue ();
  load_areas ();
  plans = g_test_build_filename (G_TEST_DIST, "data", "plans", NULL);
  for_each_file (plans, ".txt", add_file, NULL);
  add_reader_tests ();

  result = g_test_run ();
  rgm_catalogue_unref (catalogue);
  rgm_areas_unref (areas);
  return result;
}

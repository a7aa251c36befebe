#include "config.h"

#include "rgm-course-record.h"
#include "rgm-explanation.h"
#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"
#include "sample-plan.h"

#include <string.h>

#define TODAY "2026-11-24"
#define SESSIONS "2026-10-16 2026-11-20 b2026-12-02"

static RgmPlan *
make (void)
{
  return sample_plan_new (sample_protocol, SESSIONS, TODAY);
}

/* Whether what explains @topic is just @told, in order; each but the last ends in “|”. Each names
 * its rule. */
static void
assert_told (const RgmPlan *plan, const RgmTopic *topic, const char *told)
{
  g_autoptr (GPtrArray) facts = rgm_explanation_facts (plan, topic, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const RgmFact *fact = g_ptr_array_index (facts, i);

      g_string_append_printf (found, "%s%s: %s", i > 0 ? "|" : "", fact->name, fact->sum);
      g_assert_nonnull (strstr (fact->rule, "sample/"));
    }
  g_assert_cmpstr (found->str, ==, told);
}

/* The same of dates, which have sources as well. */
static void
assert_sums (const RgmPlan *plan, const RgmTopic *topic, const char *sums)
{
  g_autoptr (GPtrArray) facts = rgm_explanation_facts (plan, topic, NULL);

  assert_told (plan, topic, sums);
  for (guint i = 0; i < facts->len; i++)
    g_assert_true (g_str_has_prefix (((RgmFact *) facts->pdata[i])->sources, "Source"));
}

/* Each date of the plan is taken apart into the sum that the core computed. */
static void
test_sums (void)
{
  g_autoptr (RgmPlan) plan = make ();
  const struct {
    RgmTopic topic;
    const char *sums;
  } cases[] = {
    { { RGM_TOPIC_NEXT, 0 },
      "Earliest: 20 Nov 2026 + 14 days = 4 Dec 2026|"
      "Recommended from: 20 Nov 2026 + 4 weeks = 18 Dec 2026|"
      "Last day on time: 20 Nov 2026 + 6 weeks = 1 Jan 2027" },
    { { RGM_TOPIC_SESSION, 0 }, "" },
    { { RGM_TOPIC_SESSION, 1 },
      "Absolute minimum: 16 Oct 2026 + 10 days = 26 Oct 2026|"
      "Earliest: 16 Oct 2026 + 14 days = 30 Oct 2026|"
      "Recommended from: 16 Oct 2026 + 4 weeks = 13 Nov 2026|"
      "Last day on time: 16 Oct 2026 + 6 weeks = 27 Nov 2026" },
    { { RGM_TOPIC_FORECAST, 1 },
      "Earliest: 4 Dec 2026 + 14 days = 18 Dec 2026|"
      "Recommended from: 18 Dec 2026 + 4 weeks = 15 Jan 2027|"
      "Last day on time: 1 Jan 2027 + 6 weeks = 12 Feb 2027" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_sums (plan, &cases[i].topic, cases[i].sums);
}

/* Where there are too many sessions, or enough, their number is the reason. */
static void
test_number (void)
{
  g_autoptr (RgmPlan) plan =
    sample_plan_new (sample_protocol, "2026-01-16 2026-02-20 2026-03-27 2026-05-01 2026-06-05 "
                     "2026-07-10 2026-08-14 2026-09-18", TODAY);
  const RgmTopic last = { RGM_TOPIC_SESSION, (guint) plan->n_sessions - 1 };
  const RgmTopic next = { RGM_TOPIC_NEXT, 0 };

  g_assert_cmpint (plan->sessions[last.index].verdict, ==, RGM_VERDICT_EXTRA);
  assert_told (plan, &last, "Sessions: 3–4 sessions are needed");
  assert_told (plan, &next, "Sessions: 3–4 sessions are needed");
}

/* A fact as one text says all of it, for those who hear it. */
static void
test_fact_text (void)
{
  g_autoptr (RgmPlan) plan = make ();
  const RgmTopic next = { RGM_TOPIC_NEXT, 0 };
  g_autoptr (GPtrArray) facts = rgm_explanation_facts (plan, &next, NULL);
  g_autofree char *text = rgm_fact_text (g_ptr_array_index (facts, 2));

  g_assert_cmpstr (text, ==, "Last day on time: 20 Nov 2026 + 6 weeks = 1 Jan 2027. Counted from "
                   "session 2 on 20 Nov 2026. Rule of Sample concern: sample/Spacing standard. "
                   "Source: “one”");
}

/* Windows, the end of the course and the final results have their sums as well. */
static void
test_other_topics (void)
{
  g_autoptr (RgmPlan) plan = make ();
  const RgmTopicKind kinds[] = { RGM_TOPIC_FINISH, RGM_TOPIC_FINAL_RESULTS, RGM_TOPIC_WINDOW };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const RgmTopic topic = { kinds[i], 0 };
      g_autoptr (GPtrArray) facts = NULL;
      g_autofree char *title = NULL;

      if (!rgm_topic_is_of (&topic, plan))
        continue;
      facts = rgm_explanation_facts (plan, &topic, NULL);
      title = rgm_explanation_title (plan, &topic);
      g_assert_cmpuint (facts->len, >, 0);
      g_assert_true (g_str_has_suffix (title, ": Why?"));
    }
}

/* Days that count from the booking of another course are explained by that, and those before it
 * by the session of the course: each zone tells the sum that made it what it is. */
static void
test_zones (void)
{
  static const char own[] = "Counted from session 2 on 20 Nov 2026.";
  static const char other[] = "Counted from the session of 21 Dec 2026, which belongs to another "
                              "course on the same area.";
  static const struct { const char *first, *earliest, *reference; } rows[] = {
    { "2026-11-20", "20 Nov 2026 + 14 days = 4 Dec 2026", own },
    { "2026-12-18", "20 Nov 2026 + 14 days = 4 Dec 2026", own },
    { "2026-12-21", "21 Dec 2026 + 14 days = 4 Jan 2027", other },
    { "2027-01-18", "21 Dec 2026 + 14 days = 4 Jan 2027", other },
  };
  g_autoptr (RgmPlan) plan =
    sample_plan_new (sample_protocol, "2026-10-16 2026-11-20 ob2026-12-21", TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  guint n_found = 0;

  for (gsize i = 0; i < layout->n_segments; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (rows); k++)
      {
        const RgmSegment *segment = &layout->segments[i];
        const RgmTopic topic = rgm_timeline_caption_topic (segment);
        g_autoptr (GPtrArray) facts = NULL;
        char first[RGM_DAY_FORMAT_SIZE];

        if (segment->kind != RGM_SEGMENT_ZONE
            || !g_str_equal (rgm_day_format (segment->first, first), rows[k].first))
          continue;
        facts = rgm_explanation_facts (plan, &topic, NULL);
        g_assert_cmpstr (((RgmFact *) facts->pdata[0])->sum, ==, rows[k].earliest);
        g_assert_cmpstr (((RgmFact *) facts->pdata[0])->reference, ==, rows[k].reference);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (rows));
}

/* Everything on the timeline has what explains it: nothing there is without a “Why?”. */
static void
test_timeline (void)
{
  g_autoptr (RgmPlan) plan = make ();
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  g_assert_cmpuint (layout->n_segments, >, 0);
  for (gsize i = 0; i < layout->n_segments; i++)
    {
      const RgmTopic topic = rgm_timeline_caption_topic (&layout->segments[i]);
      g_autofree char *summary = NULL;

      g_assert_true (rgm_topic_is_of (&topic, plan));
      summary = rgm_explanation_summary (plan, &topic);
      g_assert_cmpstr (summary, !=, "");
    }
}

/* A plan that has changed meanwhile is not asked for what it no longer has. */
static void
test_topic_of_another_plan (void)
{
  g_autoptr (RgmPlan) plan = make ();
  const RgmTopic none[] = {
    { RGM_TOPIC_SESSION, 3 }, { RGM_TOPIC_FORECAST, 99 }, { RGM_TOPIC_WINDOW, 9999 },
    { RGM_TOPIC_ZONE, 99 }, { (RgmTopicKind) 77, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (rgm_topic_is_of (&none[i], plan));
}

/* Who chose the basis and when, as far as it is known. */
static void
test_basis_choice (void)
{
  g_autoptr (RgmCourseRecord) course = NULL;
  const struct {
    const char *by;
    gint64 at;
    const char *text;
  } cases[] = {
    { "", 0, "It is the basis that a course begins with; nobody has chosen another." },
    { "Sample Person", 0, "Chosen by Sample Person." },
    { "", G_GINT64_CONSTANT (1795176000000000), "Chosen on 20 Nov 2026." },
    { "Sample Person", G_GINT64_CONSTANT (1795176000000000),
      "Chosen by Sample Person on 20 Nov 2026." },
    { "Sample Person", G_MAXINT64, "Chosen by Sample Person." },
  };
  g_autoptr (RgmPlan) plan = make ();

  course = rgm_course_record_new ("", rgm_rules_get_protocol (plan->rules));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      rgm_record_set_text (&course->basis_chosen_by, cases[i].by);
      course->basis_chosen_at = cases[i].at;
      text = rgm_sentence_basis_choice (course);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explanation/sums", test_sums);
  g_test_add_func ("/explanation/number", test_number);
  g_test_add_func ("/explanation/fact-text", test_fact_text);
  g_test_add_func ("/explanation/other-topics", test_other_topics);
  g_test_add_func ("/explanation/zones", test_zones);
  g_test_add_func ("/explanation/timeline", test_timeline);
  g_test_add_func ("/explanation/topic-of-another-plan", test_topic_of_another_plan);
  g_test_add_func ("/explanation/basis-choice", test_basis_choice);
  return g_test_run ();
}

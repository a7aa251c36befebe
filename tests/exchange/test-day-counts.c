/* “Day 14 of 181”: no day is told to lie beyond the last, whichever day a thing is looked at from.
 * Tried on random courses; the seed is that of g_test. */
#include "config.h"

#include "random-course.h"
#include "rgm-sentence.h"
#include "rgm-timeline-card.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define N_COURSES 300
#define N_DAYS 20

/* Checks each “day N of M” of @text, and returns how many there were. */
static guint
check_counts (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) match = NULL;
  guint n_counts = 0;

  if (regex == NULL)
    regex = g_regex_new ("day (-?[0-9]+) of (-?[0-9]+)", 0, 0, NULL);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *day = g_match_info_fetch (match, 1);
      g_autofree char *last = g_match_info_fetch (match, 2);

      if (atoi (day) < 0 || atoi (day) > atoi (last))
        g_test_message ("%s", text);
      g_assert_cmpint (atoi (day), >=, 0);
      g_assert_cmpint (atoi (day), <=, atoi (last));
      n_counts++;
    }

  return n_counts;
}

static guint
check_segment (const RgmSegmentLayout *layout, const RgmSegment *segment, RgmDay day)
{
  g_auto (RgmCardText) card = { 0 };
  g_autofree char *text = NULL;

  rgm_timeline_card_init (&card, layout->plan, segment, day, NULL);
  text = rgm_card_text_join (&card);

  return check_counts (text);
}

/* What a bar, a card, a day of the calendar and the cursor of the timeline say on @day. */
static guint
check_day (const RgmSegmentLayout *layout, RgmDay day)
{
  g_autofree char *sentence = rgm_sentence_day (layout, day);
  guint n_counts = check_counts (sentence);

  for (gsize i = 0; i < layout->n_segments; i++)
    n_counts += check_segment (layout, &layout->segments[i], day);
  for (RgmLane lane = RGM_LANE_SESSIONS; lane < RGM_N_LANES; lane++)
    {
      g_autofree char *in_lane = rgm_sentence_day_in_lane (layout, lane, day);

      n_counts += check_counts (in_lane);
    }

  return n_counts;
}

static guint
check_course (RgmRandomCourse *course, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmPlan) plan = rgm_plan_new (&course->course, course->today, &error);
  g_autoptr (RgmSegmentLayout) layout = NULL;
  guint n_counts;

  g_assert_no_error (error);
  layout = rgm_segment_layout_new (plan);
  n_counts = check_day (layout, plan->today);
  for (int i = 0; i < N_DAYS; i++)
    n_counts += check_day (layout, g_rand_int_range (rand, layout->first, layout->last + 1));

  return n_counts;
}

static void
test_random_courses (void)
{
  g_autoptr (RgmRules) rules = rgm_random_course_load_rules ("acne-scars");
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_counts = 0;

  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse course;

      rgm_random_course_fill (&course, rules, rand);
      n_counts += check_course (&course, rand);
    }
  g_assert_cmpuint (n_counts, >, N_COURSES);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-counts/random-courses", test_random_courses);

  return g_test_run ();
}

#include "config.h"

#include <string.h>

#include "allocations.h"
#include "random-course.h"
#include "rgm-plan.h"

/* bench-plan [WORDS]: only the rows whose name contains WORDS.
 *
 * How many plans and summaries one core makes in a second, and how much memory each takes, beside
 * two rows that need no engine at all: they tell how fast the machine is today. */

#define SECONDS_PER_ROW 1.0
#define CALLS_PER_LOOK 1000
#define N_MIXED 512
#define USUAL_SESSIONS 6

typedef struct {
  RgmRandomCourse *courses;
  gsize n_courses;
} Set;

typedef void (*Work) (const RgmRandomCourse *random);

static volatile guint64 sink;
static const char *wanted = "";

static void
copy_course (const RgmRandomCourse *random)
{
  RgmRandomCourse copy;

  memcpy (&copy, random, sizeof copy);
  sink += copy.sessions[random->course.n_sessions / 2].counts;
}

static void
add_dates (const RgmRandomCourse *random)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) random->today);
  for (int i = 0; i < USUAL_SESSIONS; i++)
    g_date_add_months (&date, 1);
  sink += g_date_get_julian (&date);
}

static void
summarize (const RgmRandomCourse *random)
{
  RgmSummary summary;

  if (rgm_plan_summarize (&random->course, random->today, &summary, NULL))
    sink += (guint64) summary.counted;
}

static void
plan (const RgmRandomCourse *random)
{
  g_autoptr (RgmPlan) made = rgm_plan_new (&random->course, random->today, NULL);

  if (made != NULL)
    sink += made->n_windows;
}

static void
measure (const char *name, const Set *set, Work work)
{
  g_autoptr (GTimer) timer = NULL;
  RgmAllocations before;
  guint64 n = 0;
  double seconds;

  if (strstr (name, wanted) == NULL)
    return;
  for (gsize i = 0; i < set->n_courses; i++)
    work (&set->courses[i]);
  before = rgm_allocations_get ();
  for (gsize i = 0; i < set->n_courses; i++)
    work (&set->courses[i]);
  before = rgm_allocations_since (before);
  timer = g_timer_new ();
  do
    for (int i = 0; i < CALLS_PER_LOOK; i++, n++)
      work (&set->courses[n % set->n_courses]);
  while ((seconds = g_timer_elapsed (timer, NULL)) < SECONDS_PER_ROW);
  g_print ("%-34s %14.0f %10.1f %10.1f %8.1f\n", name, (double) n / seconds,
           seconds / (double) n * 1e9, (double) before.bytes / (double) set->n_courses,
           (double) before.calls / (double) set->n_courses);
}

/* Six sessions entered in order, every five weeks: two done, four booked. */
static void
fill_usual (RgmRandomCourse *random, RgmRules *rules)
{
  *random = (RgmRandomCourse) { .today = rgm_day_new (2026, 11, 24) };
  random->course.rules = rules;
  random->course.sessions = random->sessions;
  random->course.n_sessions = USUAL_SESSIONS;
  for (int i = 0; i < USUAL_SESSIONS; i++)
    {
      g_snprintf (random->ids[i], sizeof random->ids[i], "%d", i);
      random->sessions[i] = (RgmSession) {
        .id = random->ids[i],
        .day = rgm_day_new (2026, 10, 16) + i * 35,
        .minute = RGM_MINUTE_NONE,
        .state = i < 2 ? RGM_SESSION_DONE : RGM_SESSION_BOOKED,
      };
    }
}

/* The same, all of them done but not all counted, so that there is something left to forecast. */
static void
fill_done (RgmRandomCourse *random, RgmRules *rules)
{
  fill_usual (random, rules);
  random->today += 365;
  for (int i = 0; i < USUAL_SESSIONS; i++)
    random->sessions[i].state = RGM_SESSION_DONE;
  random->sessions[1].counts = RGM_COUNTS_NO;
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (RgmRules) rules = NULL;
  RgmRandomCourse *usual = g_new0 (RgmRandomCourse, 1);
  RgmRandomCourse *done = g_new0 (RgmRandomCourse, 1);
  RgmRandomCourse *mixed = g_new0 (RgmRandomCourse, N_MIXED);
  const Set usual_set = { usual, 1 };
  const Set done_set = { done, 1 };
  const Set mixed_set = { mixed, N_MIXED };

  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    wanted = argv[1];
  rules = rgm_random_course_load_rules ("acne-scars");
  fill_usual (usual, rules);
  fill_done (done, rules);
  for (int i = 0; i < N_MIXED; i++)
    rgm_random_course_fill (&mixed[i], rules, rand);
  g_print ("%-34s %14s %10s %10s %8s\n", "one core, acne-scars", "per second", "ns each",
           "bytes each", "mallocs");
  measure ("reference: copy the course", &usual_set, copy_course);
  measure ("reference: 6 GDate + 1 month", &usual_set, add_dates);
  measure ("summary, 6 sessions, 2 done", &usual_set, summarize);
  measure ("summary, 6 sessions, 6 done", &done_set, summarize);
  measure ("summary, mixed and unsorted", &mixed_set, summarize);
  measure ("plan, 6 sessions, 2 done", &usual_set, plan);
  measure ("plan, 6 sessions, 6 done", &done_set, plan);
  measure ("plan, mixed and unsorted", &mixed_set, plan);
  g_free (usual);
  g_free (done);
  g_free (mixed);
  return 0;
}

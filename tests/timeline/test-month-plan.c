#include "config.h"

#include "rgm-month-plan.h"
#include "sample-plans.h"

/* What each day of the calendar shows, of the course of the design. */

#define COURSE "2026-10-16 2026-11-20 +2026-12-02"
#define TODAY "2026-11-24"
#define MONDAY 1
#define SUNDAY 7

typedef struct {
  const char *day;
  /* "done", "booked", "to come", or NULL. */
  const char *session;
  /* "early", "possible", "recommended", "overdue"; a bar before where it begins, after where it
   * ends. */
  const char *zone;
  RgmMonthNote note;
  gboolean heals;
  gboolean is_outside;
} Day;

static const Day days[] = {
  { "2026-11-30", NULL, "|early", RGM_MONTH_NOTE_NONE, FALSE, TRUE },
  { "2026-12-01", NULL, "early", RGM_MONTH_NOTE_NONE, FALSE, FALSE },
  { "2026-12-02", "booked", "early", RGM_MONTH_NOTE_NONE, TRUE, FALSE },
  { "2026-12-03", NULL, "early|", RGM_MONTH_NOTE_RESULTS, TRUE, FALSE },
  { "2026-12-04", NULL, "|possible", RGM_MONTH_NOTE_PEAK, TRUE, FALSE },
  { "2026-12-05", NULL, "possible", RGM_MONTH_NOTE_NONE, TRUE, FALSE },
  { "2026-12-06", NULL, "possible", RGM_MONTH_NOTE_NONE, FALSE, FALSE },
  { "2026-12-17", NULL, "possible|", RGM_MONTH_NOTE_NONE, FALSE, FALSE },
  { "2026-12-18", "to come", "|recommended", RGM_MONTH_NOTE_RESULTS, FALSE, FALSE },
  { "2026-12-31", NULL, "recommended", RGM_MONTH_NOTE_NONE, FALSE, FALSE },
  { "2027-01-01", NULL, "recommended|", RGM_MONTH_NOTE_NONE, FALSE, TRUE },
  { "2027-01-02", NULL, "|overdue", RGM_MONTH_NOTE_NONE, FALSE, TRUE },
  { "2027-01-10", NULL, "overdue", RGM_MONTH_NOTE_NONE, FALSE, TRUE },
};

static RgmSegmentLayout *
make_layout (void)
{
  RgmPlan *plan = sample_plan_new (COURSE, TODAY);
  RgmSegmentLayout *layout = rgm_segment_layout_new (plan);

  rgm_plan_unref (plan);
  return layout;
}

static const char *
name_session (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  static const char *const names[] = { "done", "booked", "to come" };

  return day->session >= 0 ? names[layout->segments[day->session].state] : NULL;
}

static char *
name_zone (const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  RgmVerdict zone = day->zone.segment >= 0 ? layout->segments[day->zone.segment].zone
                                           : RGM_VERDICT_EXTRA;
  const char *name = zone == RGM_VERDICT_TOO_EARLY ? "early"
                     : zone == RGM_VERDICT_EARLY   ? "possible"
                     : zone == RGM_VERDICT_ON_TIME ? "recommended"
                     : zone == RGM_VERDICT_LATE    ? "overdue"
                                                   : "";

  return g_strconcat (day->zone.begins ? "|" : "", name, day->zone.ends ? "|" : "", NULL);
}

static void
test_december (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;

  rgm_month_plan_init (&plan, layout, sample_day ("2026-12-18"), MONDAY);
  g_assert_cmpint (plan.grid.start, ==, sample_day ("2026-11-30"));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      int position = rgm_month_plan_find (&plan, sample_day (days[i].day));
      const RgmMonthDay *day = &plan.days[position];
      g_autofree char *zone = name_zone (layout, day);

      g_test_message ("%s", days[i].day);
      g_assert_cmpint (day->day, ==, sample_day (days[i].day));
      g_assert_cmpstr (name_session (layout, day), ==, days[i].session);
      g_assert_cmpstr (zone, ==, days[i].zone);
      g_assert_cmpint (day->note, ==, days[i].note);
      g_assert_cmpint (day->healing.segment >= 0, ==, days[i].heals);
      g_assert_cmpint (day->is_outside, ==, days[i].is_outside);
      g_assert_false (day->is_today);
      g_assert_cmpint (day->collagen.segment, >=, 0);
      g_assert_cmpuint (day->collagen_level, >, 0);
    }
}

/* Of what is surest it is strongest at its peak, and it becomes weaker. */
static void
test_collagen (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;
  guint level = RGM_MONTH_PLAN_LEVELS;

  rgm_month_plan_init (&plan, layout, sample_day ("2026-12-18"), MONDAY);
  for (RgmDay day = sample_day ("2026-12-04"); day <= sample_day ("2027-01-10"); day++)
    {
      const RgmMonthDay *found = &plan.days[rgm_month_plan_find (&plan, day)];

      g_assert_cmpint (layout->segments[found->collagen.segment].state, ==,
                       RGM_SEGMENT_STATE_PAST);
      g_assert_cmpuint (found->collagen_level, <=, level);
      level = found->collagen_level;
    }
  g_assert_cmpuint (level, <, RGM_MONTH_PLAN_LEVELS);
}

/* Of what heals on a day, what began first. */
static void
test_healing (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;
  const RgmMonthDay *day;

  rgm_month_plan_init (&plan, layout, sample_day ("2026-12-18"), MONDAY);
  day = &plan.days[rgm_month_plan_find (&plan, sample_day ("2026-12-03"))];
  g_assert_cmpint (layout->segments[day->healing.segment].first, ==, sample_day ("2026-12-02"));
}

/* What was done and what is booked are two, though one goes on where the other ends. */
static void
test_run_of_booking (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;
  const RgmMonthDay *day;

  rgm_month_plan_init (&plan, layout, sample_day ("2027-05-01"), MONDAY);
  day = &plan.days[rgm_month_plan_find (&plan, sample_day ("2027-05-21"))];
  g_assert_true (day->collagen.begins);
  g_assert_true (day[-1].collagen.ends);
  g_assert_false (day[-1].collagen.begins);
  g_assert_false (day->collagen.ends);
}

/* Days are counted anew from a booking of another course, though they are too early on both sides
 * of it. */
static void
test_run_of_other (void)
{
  g_autoptr (RgmPlan) course = sample_plan_new_beside (COURSE, "+2026-11-28", TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (course);
  RgmMonthPlan plan;
  const RgmMonthDay *day;

  rgm_month_plan_init (&plan, layout, sample_day ("2026-11-01"), MONDAY);
  day = &plan.days[rgm_month_plan_find (&plan, sample_day ("2026-11-28"))];
  g_assert_cmpint (layout->segments[day->zone.segment].zone, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_cmpint (layout->segments[day[-1].zone.segment].zone, ==, RGM_VERDICT_TOO_EARLY);
  g_assert_true (day->zone.begins);
  g_assert_true (day[-1].zone.ends);
}

/* A word for each run, and one more where a page begins in the middle of one. */
static void
test_words_stand_once (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  const struct {
    const char *month;
    guint words;
  } rows[] = {
    { "2026-10-01", 0 }, { "2026-11-01", 2 }, { "2026-12-01", 4 }, { "2027-01-01", 2 },
    { "2027-06-01", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmMonthPlan plan;
      guint words = 0;

      rgm_month_plan_init (&plan, layout, sample_day (rows[i].month), MONDAY);
      for (int n = 0; n < RGM_MONTH_PLAN_DAYS; n++)
        words += plan.days[n].zone.begins;
      g_test_message ("%s", rows[i].month);
      g_assert_cmpuint (words, ==, rows[i].words);
    }
}

static void
test_today (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;
  guint n_found = 0;

  rgm_month_plan_init (&plan, layout, sample_day ("2026-11-01"), SUNDAY);
  for (int i = 0; i < RGM_MONTH_PLAN_DAYS; i++)
    {
      n_found += plan.days[i].is_today;
      g_assert_cmpint (plan.days[i].is_today, ==, plan.days[i].day == sample_day (TODAY));
    }
  g_assert_cmpuint (n_found, ==, 1);
  g_assert_cmpint (rgm_month_plan_find (&plan, sample_day ("2026-11-01")), ==, 0);
  g_assert_cmpint (rgm_month_plan_find (&plan, sample_day ("2026-10-31")), ==, -1);
  g_assert_cmpint (rgm_month_plan_find (&plan, sample_day ("2026-12-13")), ==, -1);
}

/* Beyond the supported days there are cells, and nothing in them. */
static void
test_last_days (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  RgmMonthPlan plan;

  rgm_month_plan_init (&plan, layout, RGM_DAY_LAST, MONDAY);
  g_assert_cmpint (plan.days[RGM_MONTH_PLAN_DAYS - 1].day, ==, RGM_DAY_NONE);
  g_assert_cmpint (plan.days[RGM_MONTH_PLAN_DAYS - 1].zone.segment, ==, -1);
  g_assert_true (plan.days[RGM_MONTH_PLAN_DAYS - 1].is_outside);
}

/* What Enter opens on a day. */
static void
test_pick (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ();
  gsize segment;
  const struct {
    const char *day;
    RgmLane lane;
    RgmLane found;
  } rows[] = {
    { "2026-12-02", RGM_LANE_COLLAGEN, RGM_LANE_SESSIONS },
    { "2026-12-03", RGM_LANE_COLLAGEN, RGM_LANE_COLLAGEN },
    { "2026-12-03", RGM_LANE_SESSIONS, RGM_LANE_BOOK_NEXT },
    { "2026-10-17", RGM_LANE_SESSIONS, RGM_LANE_HEALING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (rgm_month_plan_pick (layout, rows[i].lane, sample_day (rows[i].day),
                                          &segment));
      g_assert_cmpint (layout->segments[segment].lane, ==, rows[i].found);
    }
  g_assert_false (rgm_month_plan_pick (layout, RGM_LANE_HEALING, sample_day ("2026-10-15"),
                                       &segment));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-plan/december", test_december);
  g_test_add_func ("/month-plan/collagen", test_collagen);
  g_test_add_func ("/month-plan/healing", test_healing);
  g_test_add_func ("/month-plan/run-of-booking", test_run_of_booking);
  g_test_add_func ("/month-plan/run-of-other", test_run_of_other);
  g_test_add_func ("/month-plan/words-stand-once", test_words_stand_once);
  g_test_add_func ("/month-plan/today", test_today);
  g_test_add_func ("/month-plan/last-days", test_last_days);
  g_test_add_func ("/month-plan/pick", test_pick);
  return g_test_run ();
}

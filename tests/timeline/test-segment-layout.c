#include "config.h"

#include "rgm-segment-layout.h"

#include "sample-plans.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *sessions;
  const char *today;
  const char *expected;
} Case;

/* The first is the picture of the course page. Each line: lane, row, what it shows, state, first
 * day, last day ("..": open, with the last day drawn), peak. */
static const Case cases[] = {
  { "course-page", "2026-10-16 2026-11-20 +2026-12-02", "2026-11-24",
    "sessions 0 session-0 past 2026-10-16 2026-10-16\n"
    "sessions 0 session-1 past 2026-11-20 2026-11-20\n"
    "sessions 0 session-2 booked 2026-12-02 2026-12-02\n"
    "sessions 0 forecast-0 projected 2026-12-18 2026-12-18\n"
    "sessions 0 forecast-1 projected 2027-01-15 2027-01-15\n"
    "sessions 0 forecast-2 projected 2027-02-12 2027-02-12\n"
    "sessions 0 forecast-3 projected 2027-03-12 2027-03-12\n"
    "healing 0 inflammation past 2026-10-16 2026-10-18\n"
    "healing 1 aftercare past 2026-10-16 2026-10-19\n"
    "healing 2 recovery past 2026-10-17 2026-10-19\n"
    "healing 0 inflammation past 2026-11-20 2026-11-22\n"
    "healing 1 aftercare past 2026-11-20 2026-11-23\n"
    "healing 2 recovery past 2026-11-21 2026-11-23\n"
    "healing 0 inflammation booked 2026-12-02 2026-12-04\n"
    "healing 1 aftercare booked 2026-12-02 2026-12-05\n"
    "healing 2 recovery booked 2026-12-03 2026-12-05\n"
    "collagen 0 collagen past 2026-10-16 2027-04-16 peak 2026-10-30\n"
    "collagen 0 collagen past 2026-11-20 2027-05-20 peak 2026-12-04\n"
    "collagen 0 collagen booked 2026-12-02 2027-06-02 peak 2026-12-16\n"
    "results 0 first-glow past 2026-10-17 2026-10-19\n"
    "results 1 visible-results past 2026-11-13 ..2026-12-17\n"
    "results 0 first-glow past 2026-11-21 2026-11-23\n"
    "results 0 first-glow booked 2026-12-03 2026-12-05\n"
    "results 1 visible-results past 2026-12-18 ..2026-12-29\n"
    "results 1 visible-results booked 2026-12-30 ..2027-07-10\n"
    "results 0 final-results projected 2027-06-12 2027-06-12\n"
    "book-next 0 too-early projected 2026-11-20 2026-12-03\n"
    "book-next 0 early projected 2026-12-04 2026-12-17\n"
    "book-next 0 on-time projected 2026-12-18 2027-01-01\n"
    "book-next 0 late projected 2027-01-02 ..2027-07-10\n" },
  { "a-booking-takes-the-place", "2026-10-16 +2026-11-20", "2026-10-20",
    "sessions 0 session-0 past 2026-10-16 2026-10-16\n"
    "sessions 0 session-1 booked 2026-11-20 2026-11-20\n"
    "sessions 0 forecast-1 projected 2026-12-18 2026-12-18\n" },
  { "two-on-one-day", "2026-10-16 2026-10-16", "2026-10-20",
    "sessions 0 session-0 past 2026-10-16 2026-10-16\n"
    "sessions 1 session-1 past 2026-10-16 2026-10-16\n"
    "sessions 0 forecast-0 projected 2026-11-13 2026-11-13\n" },
  { "nothing-yet", "", "2026-11-24",
    "book-next 0 first projected 2026-11-24 ..2026-12-22\n" },
};

static const char *const lanes[] = { "sessions", "healing", "collagen", "results", "book-next" };
static const char *const states[] = { "past", "booked", "projected" };

static char *
describe_kind (const RgmSegmentLayout *layout, const RgmSegment *segment)
{
  switch (segment->kind)
    {
    case RGM_SEGMENT_SESSION:
      return g_strdup_printf ("session-%d", segment->session);
    case RGM_SEGMENT_FORECAST:
      return g_strdup_printf ("forecast-%d", segment->forecast);
    case RGM_SEGMENT_WINDOW:
      return g_strdup (layout->plan->windows[segment->window].rule->id);
    case RGM_SEGMENT_FINAL_RESULTS:
      return g_strdup ("final-results");
    case RGM_SEGMENT_ZONE:
    default:
      return g_strdup (rgm_verdict_get_code (segment->zone));
    }
}

static char *
describe (const RgmSegmentLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < layout->n_segments; i++)
    {
      const RgmSegment *segment = &layout->segments[i];
      g_autofree char *kind = describe_kind (layout, segment);
      char first[RGM_DAY_FORMAT_SIZE];
      char last[RGM_DAY_FORMAT_SIZE];
      char peak[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s %u %s %s %s %s%s", lanes[segment->lane], segment->row,
                              kind, states[segment->state],
                              rgm_day_format (segment->first, first),
                              segment->last == RGM_DAY_NONE ? ".." : "",
                              rgm_day_format (segment->drawn_last, last));
      if (segment->peak != RGM_DAY_NONE)
        g_string_append_printf (text, " peak %s", rgm_day_format (segment->peak, peak));
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* The first lines are compared, as many as the case has. */
static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (RgmPlan) plan = sample_plan_new (row->sessions, row->today);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  g_autofree char *description = describe (layout);

  g_assert_cmpuint (strlen (description), >=, strlen (row->expected));
  description[strlen (row->expected)] = '\0';
  g_assert_cmpstr (description, ==, row->expected);
}

static void
assert_well_formed (const RgmSegmentLayout *layout)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    {
      const RgmSegment *a = &layout->segments[i];

      g_assert_cmpint (a->first, >=, layout->first);
      g_assert_cmpint (a->drawn_last, <=, layout->last);
      g_assert_cmpint (a->first, <=, a->drawn_last);
      g_assert_true (a->last == RGM_DAY_NONE || a->last == a->drawn_last);
      g_assert_cmpuint (a->row, <, layout->n_rows[a->lane]);
      for (gsize j = 0; j < i; j++)
        {
          const RgmSegment *b = &layout->segments[j];

          g_assert_cmpint (b->lane, <=, a->lane);
          if (a->lane != b->lane)
            continue;
          g_assert_cmpint (b->first, <=, a->first);
          /* The curves of collagen lie one over the other. */
          if (a->row == b->row && a->lane != RGM_LANE_COLLAGEN)
            g_assert_cmpint (b->drawn_last, <, a->first);
        }
    }
}

/* Whatever was entered: no overlap in a row, all in order and on the timeline. */
static void
test_any_course (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *sessions = sample_sessions_new_random ();
      g_autoptr (RgmPlan) plan = sample_plan_new (sessions, "2026-11-24");
      g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

      assert_well_formed (layout);
      g_assert_cmpint (layout->first, <=, plan->today);
      g_assert_cmpint (layout->last, >=, plan->today);
      g_assert_cmpint (layout->home_first, >=, layout->first);
      g_assert_cmpint (layout->home_last, <=, layout->last);
      g_assert_cmpint (layout->home_first, <, layout->home_last);
    }
}

static void
test_ten_years (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new_long (60, 61);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  assert_well_formed (layout);
  g_assert_cmpuint (layout->n_rows[RGM_LANE_SESSIONS], ==, 1);
  g_assert_cmpuint (layout->n_rows[RGM_LANE_HEALING], ==, 3);
  g_assert_cmpuint (layout->n_rows[RGM_LANE_COLLAGEN], ==, 1);
  g_assert_cmpuint (layout->n_rows[RGM_LANE_BOOK_NEXT], ==, 0);
}

/* Nothing is forecast for a course that has ended; what was done stays. */
static void
test_stopped (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new_stopped ("2026-10-16", "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  g_assert_cmpuint (layout->n_rows[RGM_LANE_BOOK_NEXT], ==, 0);
  g_assert_cmpuint (layout->n_rows[RGM_LANE_SESSIONS], ==, 1);
  g_assert_cmpint (layout->segments[0].kind, ==, RGM_SEGMENT_SESSION);
  g_assert_cmpint (layout->segments[1].lane, ==, RGM_LANE_HEALING);
}

static void
test_home (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new ("2026-10-16 2026-11-20", "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  g_assert_cmpint (layout->home_first, ==, sample_day ("2026-10-02"));
  g_assert_cmpint (layout->home_last, ==, sample_day ("2027-03-16"));
}

/* What is overdue is shown with the session that it is overdue since; what was years ago is not. */
static void
test_home_overdue (void)
{
  g_autoptr (RgmPlan) overdue = sample_plan_new ("2026-06-24 2026-07-30", "2026-11-24");
  g_autoptr (RgmPlan) ancient = sample_plan_new ("2020-06-24", "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (overdue);
  g_autoptr (RgmSegmentLayout) other = rgm_segment_layout_new (ancient);

  g_assert_cmpint (layout->home_first, ==, sample_day ("2026-07-16"));
  g_assert_cmpint (other->home_first, ==, sample_day ("2026-09-29"));
}

/* Around today there is nothing to see of this one, so all of it is shown. */
static void
test_home_far_ahead (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new_stopped ("+2030-10-16", "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  g_assert_cmpint (layout->home_first, ==, layout->first);
  g_assert_cmpint (layout->home_last, ==, layout->last);
}

/* From the first session to when the final results show; before there is anything, today. */
static void
test_course (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (cases[0].sessions, cases[0].today);
  g_autoptr (RgmPlan) stopped = sample_plan_new_stopped ("", "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  g_autoptr (RgmSegmentLayout) nothing = rgm_segment_layout_new (stopped);
  RgmDay first, last;

  rgm_segment_layout_get_course (layout, &first, &last);
  g_assert_cmpint (first, ==, sample_day ("2026-10-16"));
  g_assert_cmpint (last, ==, sample_day ("2027-06-12"));
  rgm_segment_layout_get_course (nothing, &first, &last);
  g_assert_cmpint (first, ==, sample_day ("2026-11-24"));
  g_assert_cmpint (last, ==, sample_day ("2026-11-24"));
}

/* What holds on a day in a lane, by the numbers of the lines of the course page, from 0. */
static void
test_find (void)
{
  static const struct {
    RgmLane lane;
    const char *day;
    const char *found;
  } rows[] = {
    { RGM_LANE_SESSIONS, "2026-10-15", "" },
    { RGM_LANE_SESSIONS, "2026-10-16", " 0" },
    { RGM_LANE_SESSIONS, "2026-10-17", "" },
    { RGM_LANE_SESSIONS, "2026-12-18", " 3" },
    { RGM_LANE_HEALING, "2026-10-16", " 7 8" },
    { RGM_LANE_HEALING, "2026-10-18", " 7 8 9" },
    { RGM_LANE_HEALING, "2026-10-19", " 8 9" },
    { RGM_LANE_HEALING, "2026-10-20", "" },
    { RGM_LANE_COLLAGEN, "2026-12-02", " 16 17 18" },
    { RGM_LANE_COLLAGEN, "2027-06-03", "" },
    /* The results of one session go on as those of the next. */
    { RGM_LANE_RESULTS, "2026-12-17", " 20" },
    { RGM_LANE_RESULTS, "2026-12-18", " 23" },
    { RGM_LANE_RESULTS, "2027-06-12", " 24 25" },
    { RGM_LANE_BOOK_NEXT, "2026-11-19", "" },
    { RGM_LANE_BOOK_NEXT, "2026-12-03", " 26" },
    { RGM_LANE_BOOK_NEXT, "2026-12-04", " 27" },
    /* After the end of the timeline, what has no end. */
    { RGM_LANE_BOOK_NEXT, "2030-01-01", " 29" },
    { RGM_LANE_RESULTS, "2030-01-01", " 24" },
    { RGM_LANE_SESSIONS, "2030-01-01", "" },
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (cases[0].sessions, cases[0].today);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmDay day = sample_day (rows[i].day);
      g_autoptr (GString) found = g_string_new (NULL);

      for (gsize j = rgm_segment_layout_find (layout, rows[i].lane, day, 0);
           j < layout->n_segments;
           j = rgm_segment_layout_find (layout, rows[i].lane, day, j + 1))
        g_string_append_printf (found, " %" G_GSIZE_FORMAT, j);
      g_assert_cmpstr (found->str, ==, rows[i].found);
    }
}

/* A booking that moves is still the same, so that its bar can stay. */
static void
test_same (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new ("2026-10-16 +2026-12-02", "2026-11-24");
  g_autoptr (RgmPlan) moved = sample_plan_new ("2026-10-16 +2026-12-09", "2026-11-24");
  g_autoptr (RgmSegmentLayout) a = rgm_segment_layout_new (plan);
  g_autoptr (RgmSegmentLayout) b = rgm_segment_layout_new (moved);

  g_assert_true (rgm_segment_is_same (&a->segments[1], &b->segments[1]));
  g_assert_false (rgm_segment_is_same (&a->segments[0], &b->segments[1]));
}

/* Of what holds on a day, a session is meant before anything else. */
static void
test_pick (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new ("2026-10-16 2026-11-20 +2026-12-18", "2026-11-24");
  g_autoptr (RgmPlan) early = sample_plan_new ("2026-10-16 2026-11-20 +2026-12-02 +2026-12-18",
                                               "2026-11-24");
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  g_autoptr (RgmSegmentLayout) other = rgm_segment_layout_new (early);
  gsize picked;

  g_assert_true (rgm_segment_layout_pick (layout, RGM_LANE_HEALING, sample_day ("2026-10-18"),
                                          &picked));
  g_assert_cmpuint (picked, ==, rgm_segment_layout_find (layout, RGM_LANE_HEALING,
                                                         sample_day ("2026-10-18"), 0));
  g_assert_true (rgm_segment_layout_pick (other, RGM_LANE_SESSIONS, sample_day ("2026-12-18"),
                                          &picked));
  g_assert_cmpint (other->segments[picked].kind, ==, RGM_SEGMENT_SESSION);
  g_assert_false (rgm_segment_layout_pick (layout, RGM_LANE_SESSIONS, sample_day ("2026-12-17"),
                                           &picked));
  g_assert_false (rgm_segment_layout_pick (layout, RGM_LANE_SESSIONS, RGM_DAY_NONE, &picked));
}

/* A course with a booking so many days after its last session. */
static RgmSegmentLayout *
lay_out_with_booking (const char *done, RgmDay last, int days)
{
  char booking[RGM_DAY_FORMAT_SIZE];
  char today[RGM_DAY_FORMAT_SIZE];
  g_autofree char *sessions = g_strdup_printf ("%s +%s", done,
                                               rgm_day_format (last + days, booking));
  g_autoptr (RgmPlan) plan = sample_plan_new (sessions, rgm_day_format (last + 4, today));

  return rgm_segment_layout_new (plan);
}

static const RgmSegment *
find_same (const RgmSegmentLayout *layout, const RgmSegment *segment)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    if (rgm_segment_is_same (&layout->segments[i], segment))
      return &layout->segments[i];

  return NULL;
}

/* While a booking is moved, nothing else jumps from row to row, and neither does what follows it as
 * long as it stays clear of the session before. */
static void
test_rows_are_stable (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GString) done = g_string_new (NULL);
      g_autoptr (RgmSegmentLayout) before = NULL;
      g_autoptr (RgmSegmentLayout) after = NULL;
      RgmDay day = sample_day ("2026-01-05");
      int days = g_test_rand_int_range (10, 60);

      for (int i = g_test_rand_int_range (1, 5); i > 0; i--)
        {
          char text[RGM_DAY_FORMAT_SIZE];

          day += g_test_rand_int_range (5, 50);
          g_string_append_printf (done, "%s%s", done->len > 0 ? " " : "",
                                  rgm_day_format (day, text));
        }
      before = lay_out_with_booking (done->str, day, days);
      after = lay_out_with_booking (done->str, day, days + g_test_rand_int_range (-5, 6));
      for (gsize i = 0; i < before->n_segments; i++)
        {
          const RgmSegment *same = find_same (after, &before->segments[i]);

          if (same != NULL)
            g_assert_cmpuint (same->row, ==, before->segments[i].row);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/segment-layout/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/segment-layout/any-course", test_any_course);
  g_test_add_func ("/timeline/segment-layout/ten-years", test_ten_years);
  g_test_add_func ("/timeline/segment-layout/stopped", test_stopped);
  g_test_add_func ("/timeline/segment-layout/home", test_home);
  g_test_add_func ("/timeline/segment-layout/home-overdue", test_home_overdue);
  g_test_add_func ("/timeline/segment-layout/home-far-ahead", test_home_far_ahead);
  g_test_add_func ("/timeline/segment-layout/course", test_course);
  g_test_add_func ("/timeline/segment-layout/find", test_find);
  g_test_add_func ("/timeline/segment-layout/pick", test_pick);
  g_test_add_func ("/timeline/segment-layout/same", test_same);
  g_test_add_func ("/timeline/segment-layout/rows-are-stable", test_rows_are_stable);

  return g_test_run ();
}

#include "config.h"

#include "rgm-note-place.h"

#include "lane-fixture.h"
#include "sample-plans.h"

#define EPSILON 1e-4
#define HEIGHT_PX 14
/* What a note has around it, and between it and the line of today. */
#define GAP_PX 4.5
#define LINE_GAP_PX 4.0
#define LINE_PX 2.0
#define FOOT_PX 4.0
#define DAY_PX 10
/* From 20 Nov to 3 Dec it is too early. */
#define SESSIONS "2026-10-16 2026-11-20"
#define FIRST_TOO_EARLY "2026-11-20"
#define N_TOO_EARLY 14

static gsize
find_zone (const LaneFixture *fixture, RgmVerdict verdict)
{
  gsize i = 0;

  while (fixture->layout->segments[i].kind != RGM_SEGMENT_ZONE
         || fixture->layout->segments[i].zone != verdict)
    g_assert_cmpuint (++i, <, fixture->layout->n_segments);

  return i;
}

static gboolean
place (const LaneFixture *fixture, gsize segment, const RgmNoteSize *sizes, RgmNotePlace *found,
       RgmBox *box)
{
  return rgm_lane_geometry_place (&fixture->geometry, fixture->layout, &fixture->scale, segment,
                                  box)
         && rgm_note_place_find (found, fixture->layout, &fixture->scale, segment, box, sizes);
}

typedef struct {
  const char *name;
  /* Of the 14 days that are too early, 10 pixels each. */
  const char *today;
  /* The widths of the wide, the whole, the narrow and the short note. */
  double widths[RGM_N_NOTES];
  /* What is said, or -1. */
  int form;
  double offset;
  gboolean over_today;
} Case;

/* The bar is 140 pixels wide, of which 131 are free; the line stands in the middle of a day. */
static const Case cases[] = {
  { "all-that-can-be-said", "2026-11-20", { 110, 60, 40, 0 }, RGM_NOTE_WIDE, 9, FALSE },
  { "no-room-for-all", "2026-11-20", { 140, 60, 40, 0 }, RGM_NOTE_WHOLE, 9, FALSE },
  { "before-the-line", "2026-11-28", { 140, 60, 40, 0 }, RGM_NOTE_WHOLE, 4.5, FALSE },
  { "after-the-line", "2026-11-24", { 140, 60, 40, 0 }, RGM_NOTE_WHOLE, 49, FALSE },
  { "in-two-lines-beside-the-line", "2026-11-26", { 140, 75, 40, 0 }, RGM_NOTE_NARROW, 4.5,
    FALSE },
  { "over-the-line", "2026-11-26", { 140, 100, 0, 0 }, RGM_NOTE_WHOLE, 4.5, TRUE },
  { "over-the-line-before-it-is-cut-short", "2026-11-26", { 140, 100, 0, 30 }, RGM_NOTE_WHOLE,
    4.5, TRUE },
  { "two-lines-over-the-line", "2026-11-26", { 140, 135, 100, 30 }, RGM_NOTE_NARROW, 4.5, TRUE },
  { "cut-short-beside-the-line", "2026-11-26", { 140, 135, 0, 30 }, RGM_NOTE_SHORT, 4.5, FALSE },
  { "cut-short-over-the-line", "2026-11-26", { 140, 135, 0, 90 }, RGM_NOTE_SHORT, 4.5, TRUE },
  { "as-wide-as-the-room", "2026-11-26", { 0, 131, 0, 0 }, RGM_NOTE_WHOLE, 4.5, TRUE },
  { "wider-than-the-room", "2026-11-26", { 0, 131.1, 0, 0 }, -1, 0, FALSE },
};

static void
assert_case (const Case *row, gboolean rtl)
{
  LaneFixture fixture;
  RgmNoteSize sizes[RGM_N_NOTES];
  RgmNotePlace found;
  RgmBox box;
  gboolean is_told;

  lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, row->today));
  fixture.scale.rtl = rtl;
  rgm_time_scale_show (&fixture.scale, sample_day (FIRST_TOO_EARLY) - 20,
                       sample_day (FIRST_TOO_EARLY) + WIDTH_PX / DAY_PX - 21);
  for (int i = 0; i < RGM_N_NOTES; i++)
    sizes[i] = (RgmNoteSize) { row->widths[i], HEIGHT_PX };
  is_told = place (&fixture, find_zone (&fixture, RGM_VERDICT_TOO_EARLY), sizes, &found, &box);
  g_assert_cmpfloat_with_epsilon (box.width, N_TOO_EARLY * DAY_PX, EPSILON);
  g_assert_cmpint (is_told, ==, row->form >= 0);
  if (is_told)
    {
      g_assert_cmpint (found.form, ==, row->form);
      g_assert_cmpfloat_with_epsilon (found.offset, row->offset, EPSILON);
      g_assert_cmpint (found.over_today, ==, row->over_today);
    }
  lane_fixture_tear_down (&fixture);
}

/* The line of today, in both directions. */
static void
test_case (gconstpointer data)
{
  assert_case (data, FALSE);
  assert_case (data, TRUE);
}

static double
get_distance_of_today (const LaneFixture *fixture, const RgmBox *box, const RgmNotePlace *found,
                       double width)
{
  double begin = box->x
                 + rgm_time_scale_mirror (box->width, fixture->scale.rtl, found->offset, width);
  double today = rgm_time_scale_get_x (&fixture->scale, fixture->layout->plan->today + 0.5);

  return MAX (begin - today, today - begin - width);
}

/* What is said lies on its bar, in the view and beside the line, or the line is interrupted. */
static void
assert_legible (const LaneFixture *fixture, const RgmBox *box, const RgmNotePlace *found,
                const RgmNoteSize *size)
{
  double x = box->x + rgm_time_scale_mirror (box->width, fixture->scale.rtl, found->offset,
                                             size->width);
  double distance = get_distance_of_today (fixture, box, found, size->width);

  g_assert_cmpfloat (x, >=, MAX (box->x, 0) - EPSILON);
  g_assert_cmpfloat (x + size->width, <=, MIN (box->x + box->width, WIDTH_PX) + EPSILON);
  if (!found->over_today)
    g_assert_cmpfloat (distance, >=, LINE_GAP_PX - LINE_PX / 2 - EPSILON);
  else
    g_assert_cmpfloat (distance, <, LINE_GAP_PX + EPSILON);
}

/* Words never stand on the thick line below what is too early; where they would, they are not said
 * in two lines. */
static void
test_above_the_line (void)
{
  const double heights[] = { 10, 20, 22, 23 };
  LaneFixture fixture;
  gsize zone;

  lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, FIRST_TOO_EARLY));
  rgm_time_scale_show (&fixture.scale, sample_day (FIRST_TOO_EARLY) - 20,
                       sample_day (FIRST_TOO_EARLY) + WIDTH_PX / DAY_PX - 21);
  zone = find_zone (&fixture, RGM_VERDICT_TOO_EARLY);
  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      RgmNoteSize sizes[RGM_N_NOTES] = { { 0, 0 }, { 0, 0 }, { 40, heights[i] }, { 0, 0 } };
      RgmNotePlace found;
      RgmBox box;
      gboolean is_told = place (&fixture, zone, sizes, &found, &box);
      double top = rgm_note_place_get_top (fixture.layout, zone, &box, heights[i]);

      g_assert_cmpint (is_told, ==, heights[i] <= box.height - FOOT_PX);
      if (is_told)
        {
          g_assert_cmpfloat (top, >=, -EPSILON);
          g_assert_cmpfloat (top + heights[i], <=, box.height - FOOT_PX + EPSILON);
        }
      g_assert_cmpfloat (top, <=, (box.height - heights[i]) / 2 + EPSILON);
    }
  lane_fixture_tear_down (&fixture);
}

static double
get_seen_px (const RgmBox *box)
{
  return MIN (box->x + box->width, WIDTH_PX) - MAX (box->x, 0);
}

static void
move_somewhere (LaneFixture *fixture)
{
  double center = rgm_time_scale_get_x (&fixture->scale, fixture->layout->plan->today);

  fixture->scale.rtl = g_test_rand_bit ();
  rgm_time_scale_zoom (&fixture->scale, g_test_rand_double_range (0.5, 2),
                       CLAMP (center, 0, WIDTH_PX));
  if (g_test_rand_bit ())
    rgm_time_scale_reveal (&fixture->scale, fixture->layout->plan->today,
                           fixture->layout->plan->today, 100);
  rgm_time_scale_scroll (&fixture->scale, g_test_rand_double_range (-90, 90));
}

/* At any place and zoom, wherever today is: a zone with room for its word says it. */
static void
test_words_stay (void)
{
  guint n_over = 0, n_beside = 0;

  for (int round = 0; round < 300; round++)
    {
      g_autofree char *sessions = sample_sessions_new_random ();
      LaneFixture fixture;

      lane_fixture_set_up (&fixture, sample_plan_new (sessions, "2026-11-24"));
      for (int i = 0; i < 40; i++)
        {
          move_somewhere (&fixture);
          for (gsize j = 0; j < fixture.layout->n_segments; j++)
            {
              double word = g_test_rand_double_range (20, 120);
              RgmNoteSize sizes[RGM_N_NOTES] = {
                { word * 2, HEIGHT_PX }, { word, HEIGHT_PX }, { 0, 0 }, { word / 2, HEIGHT_PX },
              };
              RgmNotePlace found;
              RgmBox box;

              if (fixture.layout->segments[j].kind != RGM_SEGMENT_ZONE)
                continue;
              if (!place (&fixture, j, sizes, &found, &box))
                {
                  g_assert_cmpfloat (get_seen_px (&box), <, word / 2 + 2 * GAP_PX);
                  continue;
                }
              if (get_seen_px (&box) >= word + 2 * GAP_PX)
                g_assert_cmpint (found.form, !=, RGM_NOTE_SHORT);
              assert_legible (&fixture, &box, &found, &sizes[found.form]);
              n_over += found.over_today;
              n_beside += !found.over_today;
            }
        }
      lane_fixture_tear_down (&fixture);
    }
  g_test_message ("%u over the line of today, %u beside", n_over, n_beside);
  g_assert_cmpuint (n_over, >, 20);
  g_assert_cmpuint (n_beside, >, 200);
}

/* What is kept out of the view, while something is moved, says nothing into it. */
static void
assert_silent_out_of_view (gboolean rtl)
{
  const RgmNoteSize sizes[RGM_N_NOTES] = { { 0, 0 }, { 30, HEIGHT_PX }, { 0, 0 }, { 0, 0 } };
  guint n_out_of_view = 0;
  LaneFixture fixture;

  lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, FIRST_TOO_EARLY));
  fixture.scale.rtl = rtl;
  rgm_time_scale_show (&fixture.scale, sample_day ("2027-02-01"), sample_day ("2027-03-01"));
  for (gsize i = 0; i < fixture.layout->n_segments; i++)
    {
      RgmNotePlace found;
      RgmBox box;

      if (rgm_lane_geometry_place (&fixture.geometry, fixture.layout, &fixture.scale, i, &box))
        continue;
      g_assert_false (rgm_note_place_find (&found, fixture.layout, &fixture.scale, i, &box,
                                           sizes));
      n_out_of_view++;
    }
  g_assert_cmpuint (n_out_of_view, >, 5);
  lane_fixture_tear_down (&fixture);
}

static void
test_out_of_view (void)
{
  assert_silent_out_of_view (FALSE);
  assert_silent_out_of_view (TRUE);
}

static gsize
find_final_results (const LaneFixture *fixture)
{
  gsize i = 0;

  while (fixture->layout->segments[i].kind != RGM_SEGMENT_FINAL_RESULTS)
    g_assert_cmpuint (++i, <, fixture->layout->n_segments);

  return i;
}

/* @days_after: how many days the view shows after the final results */
static gboolean
place_final_results (LaneFixture *fixture, int days_after, double word, RgmNotePlace *found,
                     RgmBox *box)
{
  const RgmNoteSize sizes[RGM_N_NOTES] = { { 0, 0 }, { word, HEIGHT_PX }, { 0, 0 }, { 0, 0 } };
  gsize mark = find_final_results (fixture);
  RgmDay last = fixture->layout->segments[mark].first + days_after;

  rgm_time_scale_show (&fixture->scale, last - WIDTH_PX / DAY_PX + 1, last);
  return place (fixture, mark, sizes, found, box);
}

/* The final results come last: where there is no room after their mark, the words end at it. */
static void
assert_before_mark (gboolean rtl)
{
  const double gap = 3;
  LaneFixture fixture;
  RgmNotePlace found;
  RgmBox box;

  lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, FIRST_TOO_EARLY));
  fixture.scale.rtl = rtl;
  g_assert_true (place_final_results (&fixture, 20, 80, &found, &box));
  g_assert_cmpfloat_with_epsilon (found.offset, box.width + gap, EPSILON);
  g_assert_true (place_final_results (&fixture, 5, 80, &found, &box));
  g_assert_cmpfloat_with_epsilon (found.offset, -gap - 80, EPSILON);
  g_assert_false (place_final_results (&fixture, 5, WIDTH_PX, &found, &box));
  lane_fixture_tear_down (&fixture);
}

static void
test_before_mark (void)
{
  assert_before_mark (FALSE);
  assert_before_mark (TRUE);
}

/* A mark and its words come together: where the edge of the view cuts the one, the others are not
 * there either. */
static void
test_with_mark (void)
{
  const RgmNoteSize sizes[RGM_N_NOTES] = { { 0, 0 }, { 60, HEIGHT_PX }, { 0, 0 }, { 0, 0 } };
  guint n_told = 0, n_cut = 0;

  for (int round = 0; round < 400; round++)
    {
      RgmNotePlace found;
      LaneFixture fixture;
      RgmDay day;
      RgmBox box;
      gsize mark;

      lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, "2026-11-24"));
      mark = find_final_results (&fixture);
      day = fixture.layout->segments[mark].first;
      fixture.scale.rtl = g_test_rand_bit ();
      rgm_time_scale_show (&fixture.scale, day - 50, day);
      rgm_time_scale_scroll (&fixture.scale, g_test_rand_double_range (-20, 20));
      if (place (&fixture, mark, sizes, &found, &box))
        {
          g_assert_cmpfloat (get_seen_px (&box), >=, box.width - EPSILON);
          n_told++;
        }
      n_cut += get_seen_px (&box) > 0 && get_seen_px (&box) < box.width - EPSILON;
      lane_fixture_tear_down (&fixture);
    }
  g_assert_cmpuint (n_told, >, 50);
  g_assert_cmpuint (n_cut, >, 50);
}

/* From the edge of the view where time begins. */
static double
find_note_begin (const LaneFixture *fixture, const RgmBox *box, const RgmNotePlace *found)
{
  return rgm_time_scale_place (&fixture->scale, box->x, box->width) + found->offset;
}

/* Words before the mark never run into those of what comes before it in its row. */
static void
test_apart (void)
{
  guint n_both = 0;

  for (int round = 0; round < 2000; round++)
    {
      LaneFixture fixture;
      const RgmSegment *before;
      double words[] = { g_test_rand_double_range (20, 400), g_test_rand_double_range (20, 400) };
      const RgmNoteSize sizes[][RGM_N_NOTES] = {
        { { 0, 0 }, { words[0], HEIGHT_PX }, { 0, 0 }, { 0, 0 } },
        { { 0, 0 }, { words[1], HEIGHT_PX }, { 0, 0 }, { 0, 0 } },
      };
      RgmNotePlace found[2];
      RgmBox boxes[2];
      gsize mark;

      lane_fixture_set_up (&fixture, sample_plan_new (SESSIONS, "2026-11-24"));
      fixture.scale.rtl = g_test_rand_bit ();
      rgm_time_scale_zoom (&fixture.scale, g_test_rand_double_range (0.5, 3), WIDTH_PX / 2.0);
      mark = find_final_results (&fixture);
      before = rgm_lane_geometry_find_in_row (fixture.layout, mark, -1);
      g_assert_nonnull (before);
      if (place (&fixture, mark, sizes[1], &found[1], &boxes[1])
          && place (&fixture, (gsize) (before - fixture.layout->segments), sizes[0], &found[0],
                    &boxes[0])
          && found[1].offset < 0)
        {
          g_assert_cmpfloat (find_note_begin (&fixture, &boxes[0], &found[0]) + words[0], <=,
                             find_note_begin (&fixture, &boxes[1], &found[1]));
          n_both++;
        }
      lane_fixture_tear_down (&fixture);
    }
  g_assert_cmpuint (n_both, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/note-place/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/note-place/words-stay", test_words_stay);
  g_test_add_func ("/timeline/note-place/above-the-line", test_above_the_line);
  g_test_add_func ("/timeline/note-place/out-of-view", test_out_of_view);
  g_test_add_func ("/timeline/note-place/before-mark", test_before_mark);
  g_test_add_func ("/timeline/note-place/with-mark", test_with_mark);
  g_test_add_func ("/timeline/note-place/apart", test_apart);

  return g_test_run ();
}

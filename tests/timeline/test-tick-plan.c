#include "config.h"

#include "rgm-tick-plan.h"

#define EPSILON 1e-6

static const double widths[RGM_N_TICK_LABELS] = {
  [RGM_TICK_LABEL_DAY] = 16,
  [RGM_TICK_LABEL_DAY_MONTH] = 44,
  [RGM_TICK_LABEL_DAY_MONTH_YEAR] = 78,
  [RGM_TICK_LABEL_MONTH] = 28,
  [RGM_TICK_LABEL_MONTH_YEAR] = 60,
  [RGM_TICK_LABEL_YEAR] = 32,
};

typedef struct {
  const char *name;
  const char *first;
  const char *last;
  double width_px;
  /* Each tick as day and kind of label; a star where the label has no room. */
  const char *expected;
} Case;

static const Case cases[] = {
  { "days", "2026-11-28", "2026-12-03", 360,
    "2026-11-28 day-month, 2026-11-29 day, 2026-11-30 day, 2026-12-01 day-month, 2026-12-02 day, "
    "2026-12-03 day" },
  { "weeks", "2026-12-21", "2027-01-10", 300,
    "2026-12-21 day-month-year, 2026-12-28 day-month, 2027-01-04 day-month-year" },
  { "months", "2026-10-01", "2027-03-10", 682,
    "2026-10-01 month-year, 2026-11-01 month, 2026-12-01 month, 2027-01-01 month-year, "
    "2027-02-01 month, 2027-03-01 month" },
  { "month-at-edge", "2026-10-11", "2027-01-05", 400,
    "2026-10-01 month-year, 2026-11-01 month, 2026-12-01 month, 2027-01-01* month-year" },
  { "month-edge-has-no-room", "2026-10-25", "2026-12-31", 250,
    "2026-11-01 month-year, 2026-12-01 month" },
  { "quarters", "2026-07-01", "2027-06-30", 400,
    "2026-07-01 month-year, 2026-10-01 month, 2027-01-01 month-year, 2027-04-01 month" },
  { "quarter-at-edge", "2026-11-02", "2027-05-31", 280,
    "2026-11-01 month-year, 2027-01-01 month-year, 2027-04-01 month" },
  { "years", "2025-01-01", "2030-12-31", 360,
    "2025-01-01 year, 2026-01-01 year, 2027-01-01 year, 2028-01-01 year, 2029-01-01 year, "
    "2030-01-01 year" },
  { "five-years", "2020-01-01", "2039-12-31", 200,
    "2020-01-01 year, 2025-01-01 year, 2030-01-01 year, 2035-01-01 year" },
  { "five-years-at-edge", "2021-02-01", "2041-12-31", 250,
    "2021-01-01 year, 2025-01-01 year, 2030-01-01 year, 2035-01-01 year, 2040-01-01* year" },
  { "all-of-time", "0001-01-01", "9999-12-31", 600,
    "0001-01-01 year, 1000-01-01 year, 2000-01-01 year, 3000-01-01 year, 4000-01-01 year, "
    "5000-01-01 year, 6000-01-01 year, 7000-01-01 year, 8000-01-01 year, 9000-01-01 year" },
  { "last-days-of-time", "9999-12-20", "9999-12-31", 600,
    "9999-12-20 day-month-year, 9999-12-27 day-month" },
};

static RgmDay
day (const char *text)
{
  RgmDay result = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &result, NULL));
  return result;
}

static char *
describe (const GArray *ticks)
{
  static const char *const names[] = {
    "day", "day-month", "day-month-year", "month", "month-year", "year",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const RgmTick *tick = &g_array_index (ticks, RgmTick, i);
      char buffer[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, "%s%s%s %s", i > 0 ? ", " : "",
                              rgm_day_format (tick->day, buffer), tick->label_px > 0 ? "" : "*",
                              names[tick->label]);
    }

  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GArray) ticks = NULL;
  g_autofree char *description = NULL;
  RgmTimeScale scale;

  rgm_time_scale_init (&scale, day (row->first), day (row->last), row->width_px, FALSE);
  ticks = rgm_tick_plan_new (&scale, widths, 1);
  description = describe (ticks);
  g_assert_cmpstr (description, ==, row->expected);
}

static RgmTimeScale
get_random_scale (void)
{
  RgmTimeScale scale;
  RgmDay first = g_test_rand_int_range (RGM_DAY_FIRST, RGM_DAY_LAST - 1);
  RgmDay days = g_test_rand_int_range (0, g_test_rand_bit () ? 400 : 400000);

  rgm_time_scale_init (&scale, first, MIN (first + days, RGM_DAY_LAST),
                       g_test_rand_double_range (200, 2500), g_test_rand_bit ());
  rgm_time_scale_zoom (&scale, g_test_rand_double_range (0.5, 200), 80);
  rgm_time_scale_scroll (&scale, g_test_rand_double_range (-300, 90000));

  return scale;
}

/* The later tick begins where the earlier one's label and gap have ended, in either direction. */
static void
assert_apart (const RgmTimeScale *scale, const RgmTick *a, const RgmTick *b)
{
  double gap = scale->rtl ? a->label_x - b->x : b->x - (a->label_x + a->label_px);

  g_assert_cmpint (a->day, <, b->day);
  g_assert_cmpfloat (gap, >=, RGM_TICK_GAP_PX - EPSILON);
}

/* At any zoom and place, no label meets another, or a line, or the end of the view; and a view that
 * is twice as wide as the widest label has one. */
static void
test_no_overlap (void)
{
  for (int i = 0; i < 20000; i++)
    {
      RgmTimeScale scale = get_random_scale ();
      g_autoptr (GArray) ticks = rgm_tick_plan_new (&scale, widths, 1);
      guint n_labels = 0;

      g_assert_cmpuint (ticks->len, <=, scale.width_px / (2 * RGM_TICK_GAP_PX) + 1);
      for (guint j = 0; j < ticks->len; j++)
        {
          const RgmTick *tick = &g_array_index (ticks, RgmTick, j);

          if (j > 0 && tick[-1].label_px > 0)
            assert_apart (&scale, tick - 1, tick);
          if (tick->label_px == 0)
            continue;
          g_assert_cmpfloat (tick->label_x, >=, -EPSILON);
          g_assert_cmpfloat (tick->label_x + tick->label_px, <=, scale.width_px + EPSILON);
          n_labels++;
        }
      g_assert_cmpuint (n_labels, >, 0);
    }
}

/* The first label tells the greater unit, so that the year is never a riddle. */
static void
test_first_label_is_major (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RgmTimeScale scale = get_random_scale ();
      g_autoptr (GArray) ticks = rgm_tick_plan_new (&scale, widths, 1);
      RgmTickLabel label = g_array_index (ticks, RgmTick, 0).label;

      g_assert_true (label == RGM_TICK_LABEL_DAY_MONTH || label == RGM_TICK_LABEL_DAY_MONTH_YEAR
                     || label == RGM_TICK_LABEL_MONTH_YEAR || label == RGM_TICK_LABEL_YEAR);
    }
}

static void
test_mirror (void)
{
  for (int i = 0; i < 2000; i++)
    {
      RgmTimeScale scale = get_random_scale ();
      RgmTimeScale mirror = scale;
      g_autoptr (GArray) ticks = rgm_tick_plan_new (&scale, widths, 1);
      g_autoptr (GArray) mirrored = NULL;

      mirror.rtl = !scale.rtl;
      mirrored = rgm_tick_plan_new (&mirror, widths, 1);
      g_assert_cmpuint (ticks->len, ==, mirrored->len);
      for (guint j = 0; j < ticks->len; j++)
        {
          const RgmTick *a = &g_array_index (ticks, RgmTick, j);
          const RgmTick *b = &g_array_index (mirrored, RgmTick, j);

          g_assert_cmpint (a->day, ==, b->day);
          g_assert_cmpfloat_with_epsilon (a->x, scale.width_px - b->x, EPSILON);
          g_assert_cmpfloat_with_epsilon (a->label_x, scale.width_px - b->label_x - b->label_px,
                                          EPSILON);
        }
    }
}

/* A week begins on the weekday on which weeks begin, whatever that is here, and a quarter in
 * January, April, July or October. */
static void
test_units (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RgmTimeScale scale = get_random_scale ();
      int first_weekday = g_test_rand_int_range (1, 8);
      g_autoptr (GArray) ticks = rgm_tick_plan_new (&scale, widths, first_weekday);

      for (guint j = 0; j + 1 < ticks->len; j++)
        {
          const RgmTick *tick = &g_array_index (ticks, RgmTick, j);
          int days = tick[1].day - tick->day;
          int month, day_of_month;

          rgm_day_get_ymd (tick->day, NULL, &month, &day_of_month);
          if (days == 7)
            g_assert_cmpint (rgm_day_get_weekday (tick->day), ==, first_weekday);
          if (days >= 28)
            g_assert_cmpint (day_of_month, ==, 1);
          if (days >= 90 && days <= 92)
            g_assert_cmpint (month % 3, ==, 1);
          g_assert_true (days == 1 || days == 7 || days >= 28);
        }
    }
}

/* Wider labels, as other languages and 200 % of text have them, never meet either. */
static void
test_wide_labels (void)
{
  for (int i = 0; i < 5000; i++)
    {
      RgmTimeScale scale = get_random_scale ();
      double wide[RGM_N_TICK_LABELS];
      g_autoptr (GArray) ticks = NULL;

      for (int label = 0; label < RGM_N_TICK_LABELS; label++)
        wide[label] = widths[label] * g_test_rand_double_range (1, 3);
      ticks = rgm_tick_plan_new (&scale, wide, 7);
      for (guint j = 1; j < ticks->len; j++)
        if (g_array_index (ticks, RgmTick, j - 1).label_px > 0)
          assert_apart (&scale, &g_array_index (ticks, RgmTick, j - 1),
                        &g_array_index (ticks, RgmTick, j));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/tick-plan/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/tick-plan/no-overlap", test_no_overlap);
  g_test_add_func ("/timeline/tick-plan/first-label-is-major", test_first_label_is_major);
  g_test_add_func ("/timeline/tick-plan/mirror", test_mirror);
  g_test_add_func ("/timeline/tick-plan/units", test_units);
  g_test_add_func ("/timeline/tick-plan/wide-labels", test_wide_labels);

  return g_test_run ();
}

#include "config.h"

#include "rgm-lane-packing.h"

typedef struct {
  const char *name;
  gsize n_spans;
  RgmSpan spans[6];
  guint rows[6];
  guint n_rows;
} Case;

static const Case cases[] = {
  { "none", 0, { { 0, 0 } }, { 0 }, 0 },
  { "one", 1, { { 5, 9 } }, { 0 }, 1 },
  { "next-day-is-free", 2, { { 1, 4 }, { 5, 9 } }, { 0, 0 }, 1 },
  { "same-day-is-taken", 2, { { 1, 5 }, { 5, 9 } }, { 0, 1 }, 2 },
  { "equal-keep-their-order", 3, { { 1, 3 }, { 1, 3 }, { 1, 3 } }, { 0, 1, 2 }, 3 },
  { "the-topmost-free-row", 4, { { 1, 9 }, { 2, 3 }, { 3, 5 }, { 4, 6 } }, { 0, 1, 2, 1 }, 3 },
  { "any-order-of-entry", 3, { { 9, 12 }, { 1, 4 }, { 3, 9 } }, { 0, 0, 1 }, 2 },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  guint rows[6] = { 0 };

  g_assert_cmpuint (rgm_lane_packing_pack (row->spans, row->n_spans, rows), ==, row->n_rows);
  for (gsize i = 0; i < row->n_spans; i++)
    g_assert_cmpuint (rows[i], ==, row->rows[i]);
}

#define N_SPANS 40

static void
make_spans (RgmSpan *spans)
{
  for (int i = 0; i < N_SPANS; i++)
    {
      spans[i].first = g_test_rand_int_range (1, 100);
      spans[i].last = spans[i].first + g_test_rand_int_range (0, 30);
    }
}

static guint
count_on_fullest_day (const RgmSpan *spans)
{
  guint most = 0;

  for (RgmDay day = 1; day <= 130; day++)
    {
      guint n = 0;

      for (int i = 0; i < N_SPANS; i++)
        n += spans[i].first <= day && day <= spans[i].last;
      most = MAX (most, n);
    }

  return most;
}

/* No two of a row share a day, and no fewer rows would do. */
static void
test_no_overlap (void)
{
  for (int round = 0; round < 2000; round++)
    {
      RgmSpan spans[N_SPANS];
      guint rows[N_SPANS];

      make_spans (spans);
      g_assert_cmpuint (rgm_lane_packing_pack (spans, N_SPANS, rows), ==,
                        count_on_fullest_day (spans));
      for (int i = 0; i < N_SPANS; i++)
        for (int j = 0; j < i; j++)
          if (rows[i] == rows[j])
            g_assert_true (spans[i].last < spans[j].first || spans[j].last < spans[i].first);
    }
}

/* One span more moves none that begins before it. */
static void
test_stable (void)
{
  for (int round = 0; round < 2000; round++)
    {
      RgmSpan spans[N_SPANS];
      guint with[N_SPANS];
      guint without[N_SPANS];

      make_spans (spans);
      rgm_lane_packing_pack (spans, N_SPANS - 1, without);
      rgm_lane_packing_pack (spans, N_SPANS, with);
      for (int i = 0; i < N_SPANS - 1; i++)
        if (spans[i].first <= spans[N_SPANS - 1].first)
          g_assert_cmpuint (with[i], ==, without[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/lane-packing/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/lane-packing/no-overlap", test_no_overlap);
  g_test_add_func ("/timeline/lane-packing/stable", test_stable);

  return g_test_run ();
}

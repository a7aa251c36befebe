#include "config.h"

#include "rgm-lane-packing.h"

static int
compare_spans (gconstpointer a, gconstpointer b, gpointer data)
{
  const RgmSpan *spans = data;
  guint i = *(const guint *) a;
  guint j = *(const guint *) b;

  if (spans[i].first != spans[j].first)
    return spans[i].first < spans[j].first ? -1 : 1;

  return i < j ? -1 : 1;
}

static guint *
get_order (const RgmSpan *spans, gsize n_spans)
{
  guint *order = g_new (guint, n_spans);

  for (guint i = 0; i < n_spans; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_spans, sizeof (guint), compare_spans, (gpointer) spans);

  return order;
}

/**
 * rgm_lane_packing_pack:
 * @spans: (array length=n_spans): what is to be laid out
 * @n_spans: their number
 * @rows: (out caller-allocates) (array length=n_spans): the row of each
 *
 * Lays spans into rows so that no two of a row share a day: each into the topmost row that is free,
 * by first day and then by position. What begins later never moves what began earlier, and there
 * are no more rows than spans on the fullest day.
 *
 * Returns: the number of rows
 */
guint
rgm_lane_packing_pack (const RgmSpan *spans, gsize n_spans, guint *rows)
{
  g_autofree guint *order = get_order (spans, n_spans);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (RgmDay));

  for (gsize i = 0; i < n_spans; i++)
    {
      const RgmSpan *span = &spans[order[i]];
      guint row = 0;

      while (row < taken->len && g_array_index (taken, RgmDay, row) >= span->first)
        row++;
      if (row == taken->len)
        g_array_set_size (taken, row + 1);
      g_array_index (taken, RgmDay, row) = span->last;
      rows[order[i]] = row;
    }

  return taken->len;
}

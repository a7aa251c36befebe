#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmSpan:
 * @first: first day
 * @last: last day, not before @first
 *
 * Days on end, both of them among them.
 */
typedef struct {
  RgmDay first;
  RgmDay last;
} RgmSpan;

guint rgm_lane_packing_pack (const RgmSpan *spans, gsize n_spans, guint *rows);

G_END_DECLS

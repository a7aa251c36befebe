#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/* A day is never drawn wider than this, unless all days together would not fill the view. */
#define RGM_TIME_SCALE_MAX_DAY_PX 64.0

/**
 * RgmTimeScale:
 * @first: the first day that can be shown
 * @last: the last day that can be shown, not before @first
 * @width_px: width of the view, at least 1
 * @day_px: width of one day
 * @start: where the view begins, as a day number with a fraction
 * @rtl: whether time runs from right to left
 *
 * The one place that knows left from right. Day `d` takes the time from `d` to `d + 1`; the middle
 * of it is `d + 0.5`. The view lies within the days from @first to @last and is filled by them: the
 * functions see to it whatever they are asked for.
 */
typedef struct {
  RgmDay first;
  RgmDay last;
  double width_px;
  double day_px;
  double start;
  gboolean rtl;
} RgmTimeScale;

void rgm_time_scale_init (RgmTimeScale *self, RgmDay first, RgmDay last, double width_px,
                          gboolean rtl);
void rgm_time_scale_set_bounds (RgmTimeScale *self, RgmDay first, RgmDay last);
void rgm_time_scale_set_width (RgmTimeScale *self, double width_px);
void rgm_time_scale_show (RgmTimeScale *self, RgmDay first, RgmDay last);
void rgm_time_scale_zoom (RgmTimeScale *self, double factor, double x);
void rgm_time_scale_scroll (RgmTimeScale *self, double later_px);
void rgm_time_scale_center (RgmTimeScale *self, RgmDay day);
void rgm_time_scale_reveal (RgmTimeScale *self, RgmDay first, RgmDay last, double margin_px);

void rgm_time_scale_mix (RgmTimeScale *self, const RgmTimeScale *from, const RgmTimeScale *to,
                         double share);

double rgm_time_scale_get_x (const RgmTimeScale *self, double time);
double rgm_time_scale_get_time (const RgmTimeScale *self, double x);
RgmDay rgm_time_scale_get_day (const RgmTimeScale *self, double x);
double rgm_time_scale_get_end (const RgmTimeScale *self);
RgmDay rgm_time_scale_get_first_shown (const RgmTimeScale *self);
RgmDay rgm_time_scale_get_last_shown (const RgmTimeScale *self);
double rgm_time_scale_get_offset (const RgmTimeScale *self, double time);
double rgm_time_scale_place (const RgmTimeScale *self, double offset_px, double extent_px);
double rgm_time_scale_mirror (double width_px, gboolean rtl, double offset_px, double extent_px);
int rgm_time_scale_get_later (const RgmTimeScale *self, int rightwards);
gboolean rgm_time_scale_can_zoom_in (const RgmTimeScale *self);
gboolean rgm_time_scale_can_zoom_out (const RgmTimeScale *self);
gboolean rgm_time_scale_has_earlier (const RgmTimeScale *self);
gboolean rgm_time_scale_has_later (const RgmTimeScale *self);

G_END_DECLS

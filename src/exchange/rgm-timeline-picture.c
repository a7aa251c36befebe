#include "config.h"

#include "rgm-timeline-picture-private.h"

#include "rgm-timeline-caption.h"
#include "rgm-timeline-home.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Labels are measured for all the months of this year, on a day that has two digits. */
/* What begins a week on paper, which is read anywhere (ISO 8601). */
#define MONDAY 1
#define SAMPLE_YEAR 2028
#define SAMPLE_DAY 28
/* Paper cannot be scrolled: days may be narrower on it than in the window. */
#define MIN_DAY_PX 1.2
#define LEGEND_GAP_PX 10.0
#define GRID_PX 0.75
#define TODAY_PX 1.5
#define PILL_PADDING_PX 6.0
#define PILL_SIZE 0.92
/* Over a caption the line of today is paler, so that the words can be read. */
#define CAPTION_ALPHA 0.8

static PangoLayout *
lay (const RgmTimelinePicture *self, const char *text)
{
  return rgm_typeface_new_layout (self->context, text, RGM_TIMELINE_TEXT_PX, FALSE);
}

static double
measure_width (const RgmTimelinePicture *self, const char *text)
{
  g_autoptr (PangoLayout) layout = lay (self, text);
  double width;

  rgm_typeface_measure (layout, &width, NULL);
  return width;
}

static double
measure_names (const RgmTimelinePicture *self)
{
  double width = 0;

  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    width = MAX (width, measure_width (self, rgm_timeline_caption_lane (lane)));

  return width;
}

static void
divide_time (RgmTimelinePicture *self)
{
  double label_px[RGM_N_TICK_LABELS] = { 0 };

  for (int month = 1; month <= 12; month++)
    for (RgmTickLabel label = 0; label < RGM_N_TICK_LABELS; label++)
      {
        g_autofree char *text =
          rgm_timeline_caption_tick (label, rgm_day_new (SAMPLE_YEAR, month, SAMPLE_DAY));

        label_px[label] = MAX (label_px[label], measure_width (self, text));
      }
  self->ticks = rgm_tick_plan_new (&self->scale, label_px, MONDAY);
}

static void
make_frame (RgmTimelinePicture *self)
{
  gboolean rtl = pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL;
  g_autoptr (PangoLayout) sample = lay (self, "0");
  RgmDay first, last;
  double text_px;

  rgm_typeface_measure (sample, NULL, &text_px);
  rgm_chart_frame_init (&self->frame, self->layout, self->width_px, text_px, measure_names (self),
                        rtl);
  rgm_time_scale_init (&self->scale, self->layout->first, self->layout->last,
                       self->frame.lanes.width, rtl);
  rgm_timeline_home_find_fixed (self->layout, self->frame.lanes.width, MIN_DAY_PX, &first, &last);
  rgm_time_scale_show (&self->scale, first, last);
}

/**
 * rgm_timeline_picture_new:
 * @context: what its words are laid out in; its direction is that of time
 * @plan: a plan
 * @width_px: width of the picture, at least `RGM_CHART_MIN_WIDTH_PX`
 *
 * Returns: (transfer full): the picture of its timeline
 */
RgmTimelinePicture *
rgm_timeline_picture_new (PangoContext *context, RgmPlan *plan, double width_px)
{
  RgmTimelinePicture *self = g_new0 (RgmTimelinePicture, 1);

  self->context = g_object_ref (context);
  self->layout = rgm_segment_layout_new (plan);
  self->width_px = MAX (width_px, RGM_CHART_MIN_WIDTH_PX);
  make_frame (self);
  divide_time (self);
  self->legend_y = self->frame.height + LEGEND_GAP_PX;
  self->legend_height = rgm_timeline_picture_lay_legend (self, NULL);

  return self;
}

/**
 * rgm_timeline_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees it.
 */
void
rgm_timeline_picture_free (RgmTimelinePicture *self)
{
  g_object_unref (self->context);
  g_array_unref (self->ticks);
  rgm_segment_layout_unref (self->layout);
  g_free (self);
}

/**
 * rgm_timeline_picture_get_height:
 * @self: a picture
 *
 * Returns: its height in pixels, legend included
 */
double
rgm_timeline_picture_get_height (const RgmTimelinePicture *self)
{
  return self->legend_y + self->legend_height;
}

/**
 * rgm_timeline_picture_get_range:
 * @self: a picture
 *
 * Returns: (transfer full): the days on it
 */
char *
rgm_timeline_picture_get_range (const RgmTimelinePicture *self)
{
  return rgm_timeline_caption_range (&self->scale);
}

static void
draw_tick (const RgmTimelinePicture *self, cairo_t *cr, const RgmTick *tick)
{
  g_autofree char *text = rgm_timeline_caption_tick (tick->label, tick->day);
  g_autoptr (PangoLayout) layout = lay (self, text);
  double offset = rgm_time_scale_place (&self->scale, tick->label_x, tick->label_px);
  double width;

  rgm_typeface_measure (layout, &width, NULL);
  rgm_typeface_draw (cr, layout,
                     self->frame.ruler.x + rgm_time_scale_place (&self->scale, offset, width),
                     self->frame.ruler.y, RGM_INK_QUIET);
}

static void
draw_ruler (const RgmTimelinePicture *self, cairo_t *cr)
{
  const RgmBox *lanes = &self->frame.lanes;

  cairo_set_line_width (cr, GRID_PX);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const RgmTick *tick = &g_array_index (self->ticks, RgmTick, i);

      if (tick->label_px > 0)
        draw_tick (self, cr, tick);
      if (tick->x < 0 || tick->x > lanes->width)
        continue;
      rgm_ink_set (cr, RGM_INK_LINE, 1);
      cairo_move_to (cr, lanes->x + tick->x, self->frame.ruler.y);
      cairo_line_to (cr, lanes->x + tick->x, lanes->y + lanes->height);
      cairo_stroke (cr);
    }
}

static void
draw_pill (const RgmTimelinePicture *self, cairo_t *cr, double x)
{
  g_autoptr (PangoLayout) layout =
    rgm_typeface_new_layout (self->context, _("Today"), RGM_TIMELINE_TEXT_PX * PILL_SIZE, TRUE);
  const RgmBox *room = &self->frame.today;
  RgmBox pill = { .y = room->y };
  double width;

  rgm_typeface_measure (layout, &width, &pill.height);
  pill.width = width + 2 * PILL_PADDING_PX;
  pill.x = room->x + CLAMP (x - pill.width / 2, 0, MAX (room->width - pill.width, 0));
  rgm_timeline_picture_round (cr, &pill, pill.height / 2);
  rgm_ink_set (cr, RGM_INK_DONE, 1);
  cairo_fill (cr);
  rgm_typeface_draw (cr, layout, pill.x + PILL_PADDING_PX, pill.y, RGM_INK_PAPER);
}

static void
draw_today (const RgmTimelinePicture *self, cairo_t *cr)
{
  const RgmBox *room = &self->frame.today;
  double x = rgm_time_scale_get_x (&self->scale, self->layout->plan->today + 0.5);

  if (x < 0 || x > room->width)
    return;

  rgm_ink_set (cr, RGM_INK_DONE, 1);
  cairo_set_line_width (cr, TODAY_PX);
  cairo_move_to (cr, room->x + x, room->y);
  cairo_line_to (cr, room->x + x, room->y + room->height);
  cairo_stroke (cr);
  draw_pill (self, cr, x);
}

static void
draw_name (const RgmTimelinePicture *self, cairo_t *cr, RgmLane lane)
{
  g_autoptr (PangoLayout) layout = lay (self, rgm_timeline_caption_lane (lane));
  const RgmLaneBand *band = &self->frame.geometry.lanes[lane];
  RgmBox box;

  rgm_typeface_measure (layout, &box.width, &box.height);
  box.x = self->frame.labels.x + rgm_time_scale_mirror (self->frame.labels.width, self->scale.rtl,
                                                        0, box.width);
  box.y = self->frame.labels.y + band->y;
  if (!self->frame.has_captions)
    box.y += (band->height - box.height) / 2;
  else
    {
      rgm_ink_set (cr, RGM_INK_PAPER, CAPTION_ALPHA);
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      cairo_fill (cr);
    }
  rgm_typeface_draw (cr, layout, box.x, box.y, RGM_INK_QUIET);
}

static void
draw_lanes (const RgmTimelinePicture *self, cairo_t *cr, GCancellable *cancellable)
{
  const RgmBox *lanes = &self->frame.lanes;

  cairo_save (cr);
  cairo_rectangle (cr, lanes->x, lanes->y, lanes->width, lanes->height);
  cairo_clip (cr);
  cairo_translate (cr, lanes->x, lanes->y);
  for (gsize i = 0; i < self->layout->n_segments && !g_cancellable_is_cancelled (cancellable); i++)
    rgm_timeline_picture_draw_bar (self, cr, i);
  cairo_restore (cr);
}

/**
 * rgm_timeline_picture_draw:
 * @self: a picture
 * @cr: where to draw, its origin being the corner of the picture
 * @cancellable: (nullable): to abandon it: thousands of sessions take seconds
 *
 * Draws it; where it is abandoned, no more than a part of it.
 */
void
rgm_timeline_picture_draw (const RgmTimelinePicture *self, cairo_t *cr, GCancellable *cancellable)
{
  cairo_save (cr);
  draw_ruler (self, cr);
  draw_today (self, cr);
  draw_lanes (self, cr, cancellable);
  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    draw_name (self, cr, lane);
  rgm_timeline_picture_lay_legend (self, cr);
  cairo_restore (cr);
}

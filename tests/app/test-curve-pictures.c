#include "config.h"

#include "rgm-curve-pictures.h"
#include "rgm-timeline-curve.h"

#include <string.h>

/* A curve that is drawn once for all windows of its shape looks as if drawn for each of them. */

#define HEIGHT_PX 48
#define INK 0x813d9c
#define FIRST 1000
#define N_DAYS 180
#define DAY_PX 0.5

static RgmSegment
make_window (RgmDay first, RgmSegmentState state)
{
  return (RgmSegment) {
    .state = state,
    .first = first,
    .last = first + N_DAYS - 1,
    .drawn_last = first + N_DAYS - 1,
    .peak = first + 14,
  };
}

static RgmTimeScale
make_scale (gboolean rtl)
{
  return (RgmTimeScale) {
    .first = 1, .last = 4000, .width_px = 800, .day_px = DAY_PX, .start = FIRST - 60, .rtl = rtl,
  };
}

/* The bar of @window and what is around it, on a surface of its own. */
static cairo_t *
begin (int scale_factor)
{
  int width = (int) (N_DAYS * DAY_PX) + 2 * RGM_CURVE_MARGIN_PX;
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, width * scale_factor,
    (HEIGHT_PX + 2 * RGM_CURVE_MARGIN_PX) * scale_factor);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale_factor, scale_factor);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_translate (cr, RGM_CURVE_MARGIN_PX, RGM_CURVE_MARGIN_PX);

  return cr;
}

static void
assert_same_pixels (cairo_t *a, cairo_t *b)
{
  cairo_surface_t *pixels_a = cairo_get_target (a);
  cairo_surface_t *pixels_b = cairo_get_target (b);
  gsize size = (gsize) cairo_image_surface_get_stride (pixels_a)
               * (gsize) cairo_image_surface_get_height (pixels_a);
  gboolean is_drawn = FALSE;

  cairo_surface_flush (pixels_a);
  cairo_surface_flush (pixels_b);
  g_assert_cmpmem (cairo_image_surface_get_data (pixels_a), size,
                   cairo_image_surface_get_data (pixels_b), size);
  for (gsize i = 0; i < size; i++)
    is_drawn |= cairo_image_surface_get_data (pixels_a)[i] != 0;
  g_assert_true (is_drawn);
}

static void
assert_looks_the_same (RgmSegmentState state, gboolean rtl, int scale_factor)
{
  g_autoptr (RgmCurvePictures) pictures = rgm_curve_pictures_new ();
  RgmSegment window = make_window (FIRST, state);
  RgmTimeScale scale = make_scale (rtl);
  double x = rgm_time_scale_place (&scale, rgm_time_scale_get_offset (&scale, window.first),
                                   N_DAYS * DAY_PX);
  cairo_t *own = begin (scale_factor);
  cairo_t *shared = begin (scale_factor);

  rgm_timeline_curve_draw (own, &window, &scale, x, N_DAYS * DAY_PX, HEIGHT_PX, INK);
  gsk_render_node_draw (rgm_curve_pictures_get (pictures, &window, &scale, HEIGHT_PX, scale_factor,
                                                INK), shared);
  assert_same_pixels (own, shared);
  cairo_destroy (own);
  cairo_destroy (shared);
}

static void
test_look (void)
{
  for (int rtl = 0; rtl <= 1; rtl++)
    for (int scale_factor = 1; scale_factor <= 2; scale_factor++)
      {
        assert_looks_the_same (RGM_SEGMENT_STATE_PAST, rtl, scale_factor);
        assert_looks_the_same (RGM_SEGMENT_STATE_BOOKED, rtl, scale_factor);
      }
}

static GskRenderNode *
draw (RgmCurvePictures *pictures, const RgmSegment *window, const RgmTimeScale *scale)
{
  return rgm_curve_pictures_get (pictures, window, scale, HEIGHT_PX, 1, INK);
}

/* The same window of other sessions is the same picture, wherever the view is. */
static void
test_shared (void)
{
  g_autoptr (RgmCurvePictures) pictures = rgm_curve_pictures_new ();
  RgmSegment window = make_window (FIRST, RGM_SEGMENT_STATE_PAST);
  RgmTimeScale scale = make_scale (FALSE);
  GskRenderNode *picture = draw (pictures, &window, &scale);

  for (int i = 0; i < 60; i++)
    {
      RgmSegment other = make_window (FIRST + 61 * i, RGM_SEGMENT_STATE_PAST);

      scale.start += 7;
      other.session = i;
      g_assert_true (draw (pictures, &other, &scale) == picture);
    }
}

/* Whatever changes what is seen makes another picture. */
static void
test_different (void)
{
  g_autoptr (RgmCurvePictures) pictures = rgm_curve_pictures_new ();
  const RgmSegment window = make_window (FIRST, RGM_SEGMENT_STATE_PAST);
  const RgmTimeScale scale = make_scale (FALSE);
  GskRenderNode *picture = draw (pictures, &window, &scale);
  RgmSegment changed = make_window (FIRST, RGM_SEGMENT_STATE_BOOKED);
  RgmTimeScale mirror = make_scale (TRUE);
  RgmTimeScale zoomed = scale;

  g_assert_true (draw (pictures, &changed, &scale) != picture);
  changed = window;
  changed.peak++;
  g_assert_true (draw (pictures, &changed, &scale) != picture);
  changed = window;
  changed.drawn_last--;
  g_assert_true (draw (pictures, &changed, &scale) != picture);
  g_assert_true (draw (pictures, &window, &mirror) != picture);
  zoomed.day_px *= 1.07;
  g_assert_true (draw (pictures, &window, &zoomed) != picture);
  g_assert_true (rgm_curve_pictures_get (pictures, &window, &scale, HEIGHT_PX, 1, 0xdc8add)
                 != picture);
  g_assert_true (rgm_curve_pictures_get (pictures, &window, &scale, HEIGHT_PX, 2, INK) != picture);
  g_assert_true (draw (pictures, &window, &scale) == picture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/curve-pictures/look", test_look);
  g_test_add_func ("/app/curve-pictures/shared", test_shared);
  g_test_add_func ("/app/curve-pictures/different", test_different);

  return g_test_run ();
}

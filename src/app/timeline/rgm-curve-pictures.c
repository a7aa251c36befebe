#include "config.h"

#include "rgm-curve-pictures.h"

#include "rgm-timeline-curve.h"

#include <math.h>

/* Half a year is 181 to 184 days, done or booked. */
#define N_PICTURES 8

/* What tells one picture from another. */
typedef struct {
  /* As if it began on the first day of all. */
  RgmDay last;
  RgmDay drawn_last;
  RgmDay peak;
  RgmSegmentState state;
  double day_px;
  gboolean rtl;
  int height;
  int scale_factor;
  RgmInk ink;
} Shape;

typedef struct {
  Shape shape;
  GskRenderNode *node;
} Picture;

/* Curves of the same shape are drawn once: in a course of many sessions, most of what a frame would
 * cost is the drawing of the same curve, over and over. No more are kept than one frame needs. */
struct _RgmCurvePictures {
  GObject parent_instance;

  Picture pictures[N_PICTURES];
  /* Which one is to be given up for the next. */
  gsize oldest;
};

G_DEFINE_FINAL_TYPE (RgmCurvePictures, rgm_curve_pictures, G_TYPE_OBJECT)

static RgmDay
shift_day (RgmDay first, RgmDay day)
{
  return day != RGM_DAY_NONE ? day - first + RGM_DAY_FIRST : RGM_DAY_NONE;
}

static gboolean
is_same (const Shape *a, const Shape *b)
{
  return a->last == b->last && a->drawn_last == b->drawn_last && a->peak == b->peak
         && a->state == b->state && a->day_px == b->day_px && a->rtl == b->rtl
         && a->height == b->height && a->scale_factor == b->scale_factor && a->ink == b->ink;
}

static void
draw (cairo_t *cr, const Shape *shape, int width)
{
  const RgmSegment segment = {
    .state = shape->state,
    .first = RGM_DAY_FIRST,
    .last = shape->last,
    .drawn_last = shape->drawn_last,
    .peak = shape->peak,
  };
  const RgmTimeScale scale = {
    .first = RGM_DAY_FIRST,
    .last = shape->drawn_last,
    .start = RGM_DAY_FIRST,
    .width_px = shape->drawn_last * shape->day_px,
    .day_px = shape->day_px,
    .rtl = shape->rtl,
  };

  cairo_translate (cr, RGM_CURVE_MARGIN_PX, RGM_CURVE_MARGIN_PX);
  rgm_timeline_curve_draw (cr, &segment, &scale, 0, width, shape->height, shape->ink);
}

static cairo_surface_t *
make_image (const Shape *shape, int width, int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                       width * shape->scale_factor,
                                                       height * shape->scale_factor);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, shape->scale_factor, shape->scale_factor);
  cr = cairo_create (image);
  draw (cr, shape, width - 2 * RGM_CURVE_MARGIN_PX);
  cairo_destroy (cr);

  return image;
}

/* What is to be drawn is the finished image. As a texture, it would be copied for each place where
 * it is shown; as lines, they would be drawn again there. */
static GskRenderNode *
make_node (const Shape *shape)
{
  int width = (int) ceil (shape->drawn_last * shape->day_px) + 2 * RGM_CURVE_MARGIN_PX;
  int height = shape->height + 2 * RGM_CURVE_MARGIN_PX;
  cairo_surface_t *image = make_image (shape, width, height);
  GskRenderNode *node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (-RGM_CURVE_MARGIN_PX, -RGM_CURVE_MARGIN_PX, width, height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, image, -RGM_CURVE_MARGIN_PX, -RGM_CURVE_MARGIN_PX);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);

  return node;
}

static void
rgm_curve_pictures_finalize (GObject *object)
{
  RgmCurvePictures *self = RGM_CURVE_PICTURES (object);

  for (gsize i = 0; i < N_PICTURES; i++)
    g_clear_pointer (&self->pictures[i].node, gsk_render_node_unref);

  G_OBJECT_CLASS (rgm_curve_pictures_parent_class)->finalize (object);
}

static void
rgm_curve_pictures_class_init (RgmCurvePicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_curve_pictures_finalize;
}

static void
rgm_curve_pictures_init (RgmCurvePictures *self)
{
}

/**
 * rgm_curve_pictures_new:
 *
 * Returns: (transfer full): an empty collection
 */
RgmCurvePictures *
rgm_curve_pictures_new (void)
{
  return g_object_new (RGM_TYPE_CURVE_PICTURES, NULL);
}

/**
 * rgm_curve_pictures_get:
 * @self: a collection
 * @segment: a window
 * @scale: how wide days are, and where time runs to
 * @height: height of its bar in pixels
 * @scale_factor: how many pixels of the screen one pixel is wide and high
 * @ink: its colour
 *
 * Draws the whole curve of a window, unless one of the same shape was drawn before. The bar is to
 * begin on a whole pixel.
 *
 * Returns: (transfer none): the picture, its origin being the corner of the bar
 */
GskRenderNode *
rgm_curve_pictures_get (RgmCurvePictures *self, const RgmSegment *segment,
                        const RgmTimeScale *scale, int height, int scale_factor, RgmInk ink)
{
  const Shape shape = {
    .last = shift_day (segment->first, segment->last),
    .drawn_last = shift_day (segment->first, segment->drawn_last),
    .peak = shift_day (segment->first, segment->peak),
    .state = segment->state,
    .day_px = scale->day_px,
    .rtl = scale->rtl,
    .height = height,
    .scale_factor = scale_factor,
    .ink = ink,
  };
  Picture *picture;

  g_return_val_if_fail (RGM_IS_CURVE_PICTURES (self), NULL);

  for (gsize i = 0; i < N_PICTURES; i++)
    if (self->pictures[i].node != NULL && is_same (&self->pictures[i].shape, &shape))
      return self->pictures[i].node;

  picture = &self->pictures[self->oldest];
  self->oldest = (self->oldest + 1) % N_PICTURES;
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  *picture = (Picture) { shape, make_node (&shape) };

  return picture->node;
}

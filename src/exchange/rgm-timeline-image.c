#include "config.h"

#include "rgm-timeline-image.h"

#include "rgm-day-text.h"
#include "rgm-surface-bytes.h"
#include "rgm-timeline-picture.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDTH_PX 960.0
#define MARGIN_PX 24.0
#define TITLE_PX 15.0
#define RANGE_PX 11.0
#define TITLE_GAP_PX 14.0

/* A picture laid out. */
typedef struct {
  PangoLayout *title;
  PangoLayout *range;
  RgmTimelinePicture *timeline;
  double timeline_y;
  double height;
  gboolean rtl;
} Page;

static void
page_init (Page *self, const RgmTimelineImage *image)
{
  PangoContext *context = rgm_typeface_new_context (image->rtl);
  g_autofree char *range = NULL;
  double title_height, range_height;

  self->rtl = image->rtl;
  self->timeline = rgm_timeline_picture_new (context, image->plan, WIDTH_PX - 2 * MARGIN_PX);
  range = rgm_timeline_picture_get_range (self->timeline);
  self->title = rgm_typeface_new_layout (context, image->title, TITLE_PX, TRUE);
  self->range = rgm_typeface_new_layout (context, range, RANGE_PX, FALSE);
  pango_layout_set_width (self->title, (int) (WIDTH_PX - 2 * MARGIN_PX) * PANGO_SCALE);
  pango_layout_set_width (self->range, (int) (WIDTH_PX - 2 * MARGIN_PX) * PANGO_SCALE);
  rgm_typeface_measure (self->title, NULL, &title_height);
  rgm_typeface_measure (self->range, NULL, &range_height);
  self->timeline_y = MARGIN_PX + title_height + range_height + TITLE_GAP_PX;
  self->height = ceil (self->timeline_y + rgm_timeline_picture_get_height (self->timeline)
                       + MARGIN_PX);
  g_object_unref (context);
}

static void
page_clear (Page *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->range);
  g_clear_pointer (&self->timeline, rgm_timeline_picture_free);
}

static void
page_draw (const Page *self, cairo_t *cr)
{
  double title_height;

  rgm_ink_set (cr, RGM_INK_PAPER, 1);
  cairo_paint (cr);
  rgm_typeface_measure (self->title, NULL, &title_height);
  rgm_typeface_draw (cr, self->title, MARGIN_PX, MARGIN_PX, RGM_INK_TEXT);
  rgm_typeface_draw (cr, self->range, MARGIN_PX, MARGIN_PX + title_height, RGM_INK_QUIET);
  cairo_translate (cr, MARGIN_PX, self->timeline_y);
  rgm_timeline_picture_draw (self->timeline, cr, NULL);
}

static gboolean
draw_on (const Page *page, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  page_draw (page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  return rgm_surface_bytes_check (status, error);
}

static GBytes *
make_png (const Page *page, guint scale, GError **error)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH_PX * scale),
                                (int) (page->height * scale));
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean done = draw_on (page, surface, scale, error)
                  && rgm_surface_bytes_check (
                    cairo_surface_write_to_png_stream (surface, rgm_surface_bytes_write, bytes),
                    error);

  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* Screen readers tell the title of a picture; the letters themselves are outlines. Cairo knows no
 * titles, so that one is put in where the root begins. */
static GBytes *
add_title (GByteArray *svg, const char *title)
{
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  g_autofree char *element = g_markup_printf_escaped ("\n<title>%s</title>", title);
  const char *root = strstr (text, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  GString *with = g_string_new (text);

  if (end != NULL)
    g_string_insert (with, end + 1 - text, element);

  return g_string_free_to_bytes (with);
}

static GBytes *
make_svg (const Page *page, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (rgm_surface_bytes_write, bytes,
                                                                  WIDTH_PX, page->height);
  gboolean done;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  done = draw_on (page, surface, 1, error);
  cairo_surface_finish (surface);
  done = done && rgm_surface_bytes_check (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);

  return done ? add_title (bytes, title) : NULL;
}

/**
 * rgm_timeline_image_make:
 * @self: a picture to make
 * @error: return location for an error
 *
 * Draws a timeline into a file in memory.
 *
 * Returns: (transfer full): the content of the file, or %NULL
 */
GBytes *
rgm_timeline_image_make (const RgmTimelineImage *self, GError **error)
{
  Page page;
  GBytes *bytes;

  page_init (&page, self);
  bytes = self->format == RGM_TIMELINE_IMAGE_SVG
    ? make_svg (&page, self->title, error)
    : make_png (&page, CLAMP (self->scale, 1, RGM_TIMELINE_IMAGE_SCALE_MAX), error);
  page_clear (&page);

  return bytes;
}

#include "config.h"

#include "rgm-typeface.h"

/* The first that is there; fontconfig finds others for the letters that it lacks. All of these are
 * plain outline fonts, which a PDF can hold as text. */
#define FAMILIES "Noto Sans, Open Sans, Liberation Sans, DejaVu Sans, Cantarell, sans-serif"
/* One unit is one point of paper, or one pixel of a picture. */
#define UNITS_PER_INCH 72.0

/**
 * rgm_typeface_new_context:
 * @rtl: whether text runs from right to left where it does not say itself
 *
 * Makes what text is laid out in, for paper and pictures: the same wherever it is drawn, whatever
 * the screen.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
rgm_typeface_new_context (gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, UNITS_PER_INCH);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);

  return context;
}

/**
 * rgm_typeface_is_rtl:
 *
 * Returns: whether the language of the user is written from right to left
 */
gboolean
rgm_typeface_is_rtl (void)
{
  int n_scripts;
  const PangoScript *scripts = pango_language_get_scripts (pango_language_get_default (),
                                                           &n_scripts);

  if (scripts == NULL || n_scripts == 0)
    return FALSE;

  return scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW
         || scripts[0] == PANGO_SCRIPT_SYRIAC || scripts[0] == PANGO_SCRIPT_THAANA
         || scripts[0] == PANGO_SCRIPT_NKO;
}

/* No text is to hold them, says Unicode, and cairo writes no file that does. */
static gboolean
is_noncharacter (gunichar letter)
{
  return (letter & 0xfffe) == 0xfffe || (letter >= 0xfdd0 && letter <= 0xfdef);
}

/**
 * rgm_typeface_dup_drawable:
 * @text: a text
 *
 * Returns: (transfer full): it, with a sign in place of each letter that cannot be drawn
 */
char *
rgm_typeface_dup_drawable (const char *text)
{
  GString *drawable = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_string_append_unichar (drawable, is_noncharacter (letter) ? 0xfffd : letter);
    }
  return g_string_free (drawable, FALSE);
}

/**
 * rgm_typeface_new_layout:
 * @context: what to lay it out in
 * @text: a text
 * @size: height of its letters, in units
 * @bold: whether it is bold
 *
 * Returns: (transfer full): the text, laid out
 */
PangoLayout *
rgm_typeface_new_layout (PangoContext *context, const char *text, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);
  g_autofree char *drawable = rgm_typeface_dup_drawable (text);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, drawable, -1);

  return layout;
}

/**
 * rgm_typeface_measure:
 * @layout: a text
 * @width: (out) (optional): its width in units
 * @height: (out) (optional): its height in units
 *
 * Measures a text.
 */
void
rgm_typeface_measure (PangoLayout *layout, double *width, double *height)
{
  int layout_width, layout_height;

  pango_layout_get_size (layout, &layout_width, &layout_height);
  if (width != NULL)
    *width = layout_width / (double) PANGO_SCALE;
  if (height != NULL)
    *height = layout_height / (double) PANGO_SCALE;
}

/**
 * rgm_typeface_draw:
 * @cr: where to draw
 * @layout: a text
 * @x: its left edge
 * @y: its top edge
 * @ink: its colour
 *
 * Draws a text.
 */
void
rgm_typeface_draw (cairo_t *cr, PangoLayout *layout, double x, double y, RgmInk ink)
{
  rgm_ink_set (cr, ink, 1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

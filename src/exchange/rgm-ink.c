#include "config.h"

#include "rgm-ink.h"

#define FULL 255.0

static RgmInk
make_part (double part)
{
  return (RgmInk) (CLAMP (part, 0, 1) * FULL + 0.5);
}

/**
 * rgm_ink_new:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 *
 * Returns: the colour
 */
RgmInk
rgm_ink_new (double red, double green, double blue)
{
  return make_part (red) << 16 | make_part (green) << 8 | make_part (blue);
}

/**
 * rgm_ink_set:
 * @cr: what to draw with
 * @ink: a colour
 * @alpha: how much it covers, 0 to 1
 *
 * Draws with a colour from here on.
 */
void
rgm_ink_set (cairo_t *cr, RgmInk ink, double alpha)
{
  cairo_set_source_rgba (cr, (ink >> 16 & 0xff) / FULL, (ink >> 8 & 0xff) / FULL,
                         (ink & 0xff) / FULL, alpha);
}

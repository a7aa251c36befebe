#include "config.h"

#include "rgm-kinetic.h"

#include <math.h>

/* So much of the speed is lost in a second, as in the scrolled windows of GTK. */
#define FRICTION_PER_S 4.0
#define LEAST_SPEED 12.0

/**
 * rgm_kinetic_is_over:
 * @self: what was swiped
 *
 * Returns: whether it is so slow that nobody sees it move
 */
gboolean
rgm_kinetic_is_over (const RgmKinetic *self)
{
  return fabs (self->speed) < LEAST_SPEED;
}

/**
 * rgm_kinetic_advance:
 * @self: what was swiped
 * @seconds: time that has passed
 *
 * Slows it down. The way does not depend on how the time is divided into frames.
 *
 * Returns: how far it came in that time, in pixels
 */
double
rgm_kinetic_advance (RgmKinetic *self, double seconds)
{
  double before = self->speed;

  self->speed *= exp (-FRICTION_PER_S * seconds);
  return (before - self->speed) / FRICTION_PER_S;
}

/**
 * rgm_kinetic_get_rest:
 * @self: what was swiped
 *
 * Returns: how far it will come until it is over, in pixels
 */
double
rgm_kinetic_get_rest (const RgmKinetic *self)
{
  return rgm_kinetic_is_over (self)
           ? 0 : (self->speed - copysign (LEAST_SPEED, self->speed)) / FRICTION_PER_S;
}

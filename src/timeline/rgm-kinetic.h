#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmKinetic:
 * @speed: in pixels a second, positive towards later days
 *
 * What goes on by itself after a swipe, slower and slower.
 */
typedef struct {
  double speed;
} RgmKinetic;

gboolean rgm_kinetic_is_over (const RgmKinetic *self);
double rgm_kinetic_advance (RgmKinetic *self, double seconds);
double rgm_kinetic_get_rest (const RgmKinetic *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rgm_gesture_end_is_lift (GtkGestureSingle *gesture);

G_END_DECLS

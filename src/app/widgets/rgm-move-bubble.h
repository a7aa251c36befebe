#pragma once

#include <gtk/gtk.h>

#include "rgm-evaluate.h"

G_BEGIN_DECLS

#define RGM_TYPE_MOVE_BUBBLE (rgm_move_bubble_get_type ())
G_DECLARE_FINAL_TYPE (RgmMoveBubble, rgm_move_bubble, RGM, MOVE_BUBBLE, GtkWidget)

GtkWidget *rgm_move_bubble_new (void);
void rgm_move_bubble_set_text (RgmMoveBubble *self, RgmVerdict verdict, const char *day,
                               const char *text);
void rgm_move_bubble_get_size (RgmMoveBubble *self, int max_width, int *width, int *height);

G_END_DECLS

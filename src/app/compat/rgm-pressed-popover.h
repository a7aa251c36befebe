#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_PRESSED_POPOVER (rgm_pressed_popover_get_type ())
G_DECLARE_DERIVABLE_TYPE (RgmPressedPopover, rgm_pressed_popover, RGM, PRESSED_POPOVER, GtkPopover)

struct _RgmPressedPopoverClass {
  GtkPopoverClass parent_class;
};

void rgm_pressed_popover_watch (RgmPressedPopover *self, GtkGesture *click);
gboolean rgm_pressed_popover_take_press (RgmPressedPopover *self, GtkGesture *click);
void rgm_pressed_popover_popdown (RgmPressedPopover *self);
gboolean rgm_pressed_popover_is_pressed (RgmPressedPopover *self);
void rgm_pressed_popover_stay (RgmPressedPopover *self);

G_END_DECLS

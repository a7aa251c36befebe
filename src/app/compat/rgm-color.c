#include "config.h"

#include "rgm-color.h"

/**
 * rgm_color_get:
 * @widget: a widget
 * @color: (out): the colour of its text and drawing
 *
 * What gtk_widget_get_color() is from GTK 4.10 on.
 */
void
rgm_color_get (GtkWidget *widget, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

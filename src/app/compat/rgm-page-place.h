#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RgmPagePlace:
 * @beside: (unowned): a widget
 * @page: (unowned): the page that it is on
 *
 * Where a widget is on a page that scrolls, and will be once the page is laid out.
 */
typedef struct {
  GtkWidget *beside;
  GtkScrolledWindow *page;

  /*< private >*/
  /* How much of what is above is left out by measuring. */
  double rest;
} RgmPagePlace;

GtkScrolledWindow *rgm_page_place_find_page (GtkWidget *widget);
void rgm_page_place_settle (RgmPagePlace *self);
gboolean rgm_page_place_expect (const RgmPagePlace *self, double *move, double *height);

G_END_DECLS

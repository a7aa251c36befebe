#pragma once

#include <gtk/gtk.h>

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

#define RGM_TYPE_MONTH_PAGE (rgm_month_page_get_type ())
G_DECLARE_FINAL_TYPE (RgmMonthPage, rgm_month_page, RGM, MONTH_PAGE, GtkWidget)

GtkWidget *rgm_month_page_new (gboolean is_small);
void rgm_month_page_show (RgmMonthPage *self, RgmSegmentLayout *layout, RgmDay day);
gboolean rgm_month_page_has_month (RgmMonthPage *self, RgmDay day);
gboolean rgm_month_page_has_layout (RgmMonthPage *self, RgmSegmentLayout *layout);
void rgm_month_page_set_cursor (RgmMonthPage *self, RgmDay day);
void rgm_month_page_set_ghost (RgmMonthPage *self, RgmSegmentLayout *layout, RgmDay day);
void rgm_month_page_set_moved (RgmMonthPage *self, RgmDay day);
GtkWidget *rgm_month_page_find (RgmMonthPage *self, RgmDay day);
RgmDay rgm_month_page_get_day_at (RgmMonthPage *self, double x, double y);
gboolean rgm_month_page_get_days_box (RgmMonthPage *self, GtkWidget *widget, RgmBox *box);

G_END_DECLS

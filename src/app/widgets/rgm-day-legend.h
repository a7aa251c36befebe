#pragma once

#include <gtk/gtk.h>

#include "rgm-evaluate.h"

G_BEGIN_DECLS

#define RGM_TYPE_DAY_LEGEND (rgm_day_legend_get_type ())
G_DECLARE_FINAL_TYPE (RgmDayLegend, rgm_day_legend, RGM, DAY_LEGEND, GtkWidget)

const char *rgm_day_legend_get_mark (RgmVerdict verdict);
GtkWidget *rgm_day_legend_make_mark (void);
void rgm_day_legend_apply (GtkWidget *day, const char *mark);

GtkWidget *rgm_day_legend_new (void);
void rgm_day_legend_explain (RgmDayLegend *self, GtkWidget *const *days, gsize n_days);

G_END_DECLS

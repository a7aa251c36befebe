#pragma once

#include <gtk/gtk.h>

#include "rgm-day-cursor.h"

G_BEGIN_DECLS

/**
 * RgmDayKeys:
 * @RGM_DAY_KEYS_IN_A_LINE: days stand beside each other
 * @RGM_DAY_KEYS_IN_WEEKS: weeks of days stand below each other, so that up and down go by weeks
 *
 * How days are shown that keys go through.
 */
typedef enum {
  RGM_DAY_KEYS_IN_A_LINE,
  RGM_DAY_KEYS_IN_WEEKS,
} RgmDayKeys;

void rgm_day_keys_install (GtkWidgetClass *widget_class, RgmDayKeys keys, const char *prefix);
gboolean rgm_day_keys_find (GtkWidget *widget, RgmDayKeys keys, guint key,
                            GdkModifierType modifiers, RgmDayStep *step, int *later);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-evaluate.h"

G_BEGIN_DECLS

/**
 * RgmDayJudge:
 * @day: a day
 * @verdict: (out): what is said of it
 * @sentence: (out) (transfer full) (nullable): the same in words
 * @data: what was given along
 *
 * Says what a day would be, before it is chosen.
 *
 * Returns: whether it may be chosen
 */
typedef gboolean (*RgmDayJudge) (RgmDay day, RgmVerdict *verdict, char **sentence, gpointer data);

#define RGM_TYPE_DAY_PICKER (rgm_day_picker_get_type ())
G_DECLARE_FINAL_TYPE (RgmDayPicker, rgm_day_picker, RGM, DAY_PICKER, GtkWidget)

GtkWidget *rgm_day_picker_new (void);
void rgm_day_picker_set_day (RgmDayPicker *self, RgmDay day);
void rgm_day_picker_set_judge (RgmDayPicker *self, RgmDayJudge judge, gpointer data);
GtkWidget *rgm_day_picker_find (RgmDayPicker *self, RgmDay day);

G_END_DECLS

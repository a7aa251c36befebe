#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_DAY_SENTENCE (rgm_day_sentence_get_type ())
G_DECLARE_FINAL_TYPE (RgmDaySentence, rgm_day_sentence, RGM, DAY_SENTENCE, GtkWidget)

GtkWidget *rgm_day_sentence_new (void);
void rgm_day_sentence_set_text (RgmDaySentence *self, const char *text);
void rgm_day_sentence_make_room (RgmDaySentence *self, GPtrArray *texts);

G_END_DECLS

#pragma once

#include "rgm-pressed-popover.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_KEEP_QUESTION (rgm_keep_question_get_type ())
G_DECLARE_FINAL_TYPE (RgmKeepQuestion, rgm_keep_question, RGM, KEEP_QUESTION, RgmPressedPopover)

GtkWidget *rgm_keep_question_new (void);
void rgm_keep_question_ask (RgmKeepQuestion *self, const char *sentence,
                            gboolean takes_reason, const GdkRectangle *beside);
void rgm_keep_question_set_place (RgmKeepQuestion *self, const GdkRectangle *beside);
gboolean rgm_keep_question_get_asking (RgmKeepQuestion *self);
void rgm_keep_question_end (RgmKeepQuestion *self);

G_END_DECLS

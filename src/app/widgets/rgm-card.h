#pragma once

#include <gtk/gtk.h>

#include "rgm-card-text.h"
#include "rgm-explanation.h"
#include "rgm-pressed-popover.h"

G_BEGIN_DECLS

#define RGM_TYPE_CARD (rgm_card_get_type ())
G_DECLARE_FINAL_TYPE (RgmCard, rgm_card, RGM, CARD, RgmPressedPopover)

GtkWidget *rgm_card_new (void);
void rgm_card_set_text (RgmCard *self, const RgmCardText *text);
void rgm_card_set_topic (RgmCard *self, const RgmTopic *topic);
void rgm_card_show_beside (RgmCard *self, const GdkRectangle *what);
gboolean rgm_card_has_pointer (RgmCard *self);
void rgm_card_hide (RgmCard *self);

G_END_DECLS

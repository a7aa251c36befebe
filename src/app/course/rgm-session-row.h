#pragma once

#include <gtk/gtk.h>

#include "rgm-session-item.h"

G_BEGIN_DECLS

#define RGM_TYPE_SESSION_ROW (rgm_session_row_get_type ())
G_DECLARE_FINAL_TYPE (RgmSessionRow, rgm_session_row, RGM, SESSION_ROW, GtkListBoxRow)

GtkWidget *rgm_session_row_new (RgmSessionItem *item);
void rgm_session_row_set_item (RgmSessionRow *self, RgmSessionItem *item);
RgmSessionItem *rgm_session_row_get_item (RgmSessionRow *self);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-evaluate.h"

G_BEGIN_DECLS

const char *rgm_verdict_style_get_icon_name (RgmVerdict verdict);
void rgm_verdict_style_apply (GtkWidget *widget, RgmVerdict verdict);

G_END_DECLS

#pragma once

#include "rgm-made-early.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rgm_made_early_row_new (const RgmMadeEarly *session);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-csv-plan.h"

G_BEGIN_DECLS

GtkWidget *rgm_table_row_new (const RgmCsvRow *row);

G_END_DECLS

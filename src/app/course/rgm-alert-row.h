#pragma once

#include <gtk/gtk.h>

#include "rgm-plan.h"

G_BEGIN_DECLS

GtkWidget *rgm_alert_row_new (GtkAccessibleRole role, const RgmPlan *plan, const RgmAlert *alert,
                              const char *session_id);
gboolean rgm_alert_row_update (GtkWidget *row, const RgmPlan *plan, const RgmAlert *alert,
                               const char *session_id);
GtkWidget *rgm_alert_row_new_line (GtkAccessibleRole role, GtkWidget *text, GtkWidget *buttons);
GtkWidget *rgm_alert_row_new_text (const char *icon_name, const char *sentence,
                                   const char *advice);
GtkWidget *rgm_alert_row_new_buttons (void);
GtkWidget *rgm_alert_row_add_button (GtkWidget *box, const char *label, const char *sentence);
void rgm_alert_row_set_words (GtkWidget *line, const char *sentence, const char *advice);
void rgm_alert_row_set_look (GtkWidget *row, RgmAlertCode code);
const char *rgm_alert_row_get_icon_name (RgmAlertCode code);

G_END_DECLS

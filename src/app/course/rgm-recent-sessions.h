#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_RECENT_SESSIONS (rgm_recent_sessions_get_type ())
G_DECLARE_FINAL_TYPE (RgmRecentSessions, rgm_recent_sessions, RGM, RECENT_SESSIONS, GtkWidget)

GtkWidget *rgm_recent_sessions_new (void);
void rgm_recent_sessions_set_model (RgmRecentSessions *self, GListModel *sessions);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_search_undo_watch (GtkSearchEntry *search);
void rgm_search_undo_forget (GtkSearchEntry *search);
gboolean rgm_search_undo_is_pointless (GtkSearchEntry *search);

G_END_DECLS

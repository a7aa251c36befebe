#include "config.h"

#include "rgm-search-undo.h"

/* A text keeps the keys that undo and redo for itself, and does not tell whether there is anything
 * to undo in it. So it is noted here whether something was typed, on the text itself. */
#define KEY_TYPED "rgm-search-typed"

static GtkWidget *
get_text (GtkSearchEntry *search)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search)));
}

static gboolean
is_empty (GtkSearchEntry *search)
{
  return *gtk_editable_get_text (GTK_EDITABLE (search)) == '\0';
}

static void
on_changed_cb (GtkSearchEntry *search)
{
  g_object_set_data (G_OBJECT (search), KEY_TYPED, GINT_TO_POINTER (TRUE));
}

/* Whoever comes back to an empty search has begun none. */
static void
on_focus_cb (GtkSearchEntry *search)
{
  if (!gtk_widget_has_focus (get_text (search)) && is_empty (search))
    rgm_search_undo_forget (search);
}

/**
 * rgm_search_undo_watch:
 * @search: an empty search
 *
 * Notes from now on whether anything was typed that its own undo could take back.
 */
void
rgm_search_undo_watch (GtkSearchEntry *search)
{
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (search));

  g_signal_connect_object (search, "changed", G_CALLBACK (on_changed_cb), search, 0);
  g_signal_connect_object (get_text (search), "notify::has-focus", G_CALLBACK (on_focus_cb), search,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_search_undo_forget:
 * @search: a search of rgm_search_undo_watch()
 *
 * Forgets what was typed: from now on there is nothing to undo in it, nor to do again.
 */
void
rgm_search_undo_forget (GtkSearchEntry *search)
{
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (search));

  gtk_editable_set_enable_undo (GTK_EDITABLE (search), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (search), TRUE);
  g_object_set_data (G_OBJECT (search), KEY_TYPED, GINT_TO_POINTER (FALSE));
}

/**
 * rgm_search_undo_is_pointless:
 * @search: a search of rgm_search_undo_watch()
 *
 * Returns: whether the keyboard is in it, nothing stands in it, and there is nothing in it to undo
 *   or to do again
 */
gboolean
rgm_search_undo_is_pointless (GtkSearchEntry *search)
{
  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (search), FALSE);

  return gtk_widget_has_focus (get_text (search)) && is_empty (search)
         && g_object_get_data (G_OBJECT (search), KEY_TYPED) == NULL;
}

#include "config.h"

#include "rgm-recent-sessions.h"

#include "rgm-button-words.h"
#include "rgm-session-item.h"
#include "rgm-session-menu.h"
#include "rgm-session-row.h"

#include <glib/gi18n-lib.h>

/* So many of those before the next are shown at once. */
#define RECENT 5
/* Fewer than these are not worth a button. */
#define HIDDEN_MIN 4

/**
 * RgmRecentSessions:
 *
 * The sessions of a course, in order. A long course begins with the last few before the next one,
 * so that what matters now is in sight; a button shows the earlier ones.
 */
struct _RgmRecentSessions {
  GtkWidget parent_instance;

  GtkWidget *earlier_button;
  GtkListBox *list;

  GListModel *sessions;
  GtkSliceListModel *shown;
  /* Whose sessions they are, and whether the earlier ones are to be seen too. */
  char *course_id;
  gboolean shows_all;
};

G_DEFINE_FINAL_TYPE (RgmRecentSessions, rgm_recent_sessions, GTK_TYPE_WIDGET)

static const RgmSessionRecord *
get_record (RgmRecentSessions *self, guint position)
{
  g_autoptr (RgmSessionItem) item = g_list_model_get_item (self->sessions, position);

  /* The list keeps it. */
  return rgm_session_item_get_record (item);
}

/* How many of the first sessions are left out. */
static guint
count_earlier (RgmRecentSessions *self)
{
  guint n = g_list_model_get_n_items (self->sessions), next = 0;

  while (next < n && get_record (self, next)->state != RGM_SESSION_BOOKED)
    next++;
  return !self->shows_all && next >= RECENT + HIDDEN_MIN ? next - RECENT : 0;
}

static void
update (RgmRecentSessions *self)
{
  guint earlier = count_earlier (self);
  /* Translators: %u is how many sessions were before those that are shown. */
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u Earlier Session",
                                                      "Show %u Earlier Sessions", earlier),
                                            earlier);

  gtk_slice_list_model_set_size (self->shown, G_MAXUINT - earlier);
  gtk_slice_list_model_set_offset (self->shown, earlier);
  gtk_button_set_label (GTK_BUTTON (self->earlier_button), label);
  rgm_button_words_wrap (self->earlier_button);
  gtk_widget_set_visible (self->earlier_button, earlier > 0);
}

/* Of another course, the earlier ones are not shown. */
static void
on_sessions_changed_cb (RgmRecentSessions *self)
{
  const char *course_id = g_list_model_get_n_items (self->sessions) > 0
                            ? get_record (self, 0)->course_id
                            : NULL;

  if (g_strcmp0 (course_id, self->course_id) != 0)
    {
      g_free (self->course_id);
      self->course_id = g_strdup (course_id);
      self->shows_all = FALSE;
    }
  update (self);
}

/* The keyboard goes on where the list now begins. */
static void
on_earlier_clicked_cb (RgmRecentSessions *self)
{
  self->shows_all = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
}

static void
on_row_activated_cb (RgmRecentSessions *self, RgmSessionRow *row)
{
  const RgmSessionRecord *record = rgm_session_item_get_record (rgm_session_row_get_item (row));

  gtk_widget_activate_action (GTK_WIDGET (self), RGM_ACTION_EDIT_SESSION, "s", record->id);
}

/* Finds the row of a session among those from @from to before @end. */
static int
find_row (RgmRecentSessions *self, RgmSessionItem *item, int from, int end)
{
  const char *id = rgm_session_item_get_record (item)->id;

  for (int i = from; i < end; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (g_str_equal (id, rgm_session_item_get_record (rgm_session_row_get_item (
                             RGM_SESSION_ROW (row)))->id))
        return i;
    }
  return -1;
}

static void
remove_rows (RgmRecentSessions *self, int from, int end)
{
  for (int i = from; i < end; i++)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, from)));
}

/* A session that is still there keeps its row, and with it the keyboard. */
static void
on_shown_changed_cb (RgmRecentSessions *self, guint position, guint removed, guint added,
                     GListModel *shown)
{
  int place = (int) position, end = place + (int) removed;

  for (guint i = 0; i < added; i++, place++)
    {
      g_autoptr (RgmSessionItem) item = g_list_model_get_item (shown, position + i);
      int found = find_row (self, item, place, end);

      if (found < 0)
        {
          gtk_list_box_insert (self->list, rgm_session_row_new (item), place);
          end++;
          continue;
        }
      remove_rows (self, place, found);
      end -= found - place;
      rgm_session_row_set_item (
        RGM_SESSION_ROW (gtk_list_box_get_row_at_index (self->list, place)), item);
    }
  remove_rows (self, place, end);
}

static int
count_rows (RgmRecentSessions *self)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (self->list, n) != NULL)
    n++;
  return n;
}

static void
rgm_recent_sessions_dispose (GObject *object)
{
  RgmRecentSessions *self = RGM_RECENT_SESSIONS (object);

  if (self->list != NULL)
    rgm_recent_sessions_set_model (self, NULL);
  g_clear_pointer (&self->earlier_button, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->course_id, g_free);
  G_OBJECT_CLASS (rgm_recent_sessions_parent_class)->dispose (object);
}

static void
rgm_recent_sessions_class_init (RgmRecentSessionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_recent_sessions_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rgm_recent_sessions_init (RgmRecentSessions *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->earlier_button = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, NULL);
  gtk_widget_set_css_classes (self->earlier_button,
                              (const char *[]) { "flat", "link-button", "card-button", NULL });
  g_signal_connect_object (self->earlier_button, "clicked", G_CALLBACK (on_earlier_clicked_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->earlier_button, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "session-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sessions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * rgm_recent_sessions_new:
 *
 * Makes a list without sessions.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_recent_sessions_new (void)
{
  return g_object_new (RGM_TYPE_RECENT_SESSIONS, NULL);
}

/**
 * rgm_recent_sessions_set_model:
 * @self: the list
 * @sessions: (nullable): those of a course as [class@SessionItem], in order of time
 *
 * Shows sessions, and follows them.
 */
void
rgm_recent_sessions_set_model (RgmRecentSessions *self, GListModel *sessions)
{
  g_return_if_fail (RGM_IS_RECENT_SESSIONS (self));
  g_return_if_fail (sessions == NULL || G_IS_LIST_MODEL (sessions));

  if (sessions == self->sessions)
    return;
  if (self->sessions != NULL)
    g_signal_handlers_disconnect_by_func (self->sessions, on_sessions_changed_cb, self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_func (self->shown, on_shown_changed_cb, self);
  remove_rows (self, 0, count_rows (self));
  g_clear_object (&self->shown);
  g_set_object (&self->sessions, sessions);
  if (sessions == NULL)
    return;
  /* The slice first: what changes of the list is told to it before its place is chosen. */
  self->shown = gtk_slice_list_model_new (g_object_ref (sessions), 0, G_MAXUINT);
  g_signal_connect_object (sessions, "items-changed", G_CALLBACK (on_sessions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_sessions_changed_cb (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (on_shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_shown_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       G_LIST_MODEL (self->shown));
}

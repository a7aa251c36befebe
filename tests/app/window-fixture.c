#include "config.h"

#include "window-fixture.h"

#include "display-fixture.h"
#include "rgm-sample.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
window_fixture_set_up (WindowFixture *self, gconstpointer data)
{
  service_fixture_set_up (&self->store, NULL);
}

/* @data: a weak pointer */
static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
window_fixture_tear_down (WindowFixture *self, gconstpointer data)
{
  if (self->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  service_fixture_settle (&self->store);
  /* Nothing keeps a window that was closed, nor what it showed, once all is answered and drawn. */
  g_assert_true (display_wait_for (is_gone, &self->window));
  g_object_add_weak_pointer (G_OBJECT (self->workspace), (gpointer *) &self->workspace);
  g_object_unref (self->workspace);
  g_assert_true (display_wait_for (is_gone, &self->workspace));
  service_fixture_tear_down (&self->store, NULL);
}

void
window_fixture_open_window (WindowFixture *self, gboolean is_sample)
{
  self->workspace = rgm_workspace_new (self->store.service, self->store.clock, is_sample);
  rgm_workspace_open (self->workspace);
  self->window = rgm_main_window_new (NULL, self->workspace);
  display_show (GTK_WIDGET (self->window));
  while (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  display_wait_ms (50);
}

void
window_fixture_activate (WindowFixture *self, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, NULL);
}

gboolean
window_fixture_is_enabled (WindowFixture *self, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), action);
}

void
window_fixture_select_first (WindowFixture *self)
{
  RgmPatientList *patients = rgm_workspace_get_patients (self->workspace);
  GtkWidget *list = display_find (GTK_WIDGET (self->window), GTK_TYPE_LIST_VIEW, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (patients)), >, 0);
  gtk_widget_activate_action (list, "list.activate-item", "u", 0u);
  service_fixture_settle (&self->store);
}

const RgmPatient *
window_fixture_get_patient (WindowFixture *self)
{
  return rgm_course_model_get_patient (rgm_workspace_get_course_model (self->workspace));
}

/* A practice with patients, of whom nobody is looked at yet. */
void
window_fixture_open_practice (WindowFixture *self)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmLibrary) library = rgm_library_load (places);

  g_assert_true (rgm_sample_create (self->store.path, library->catalogue, RGM_SAMPLE_PATIENTS,
                                    SERVICE_FIXTURE_TODAY, NULL));
  window_fixture_open_window (self, FALSE);
  g_assert_null (window_fixture_get_patient (self));
}

static gboolean
says (GtkWidget *toast, const char *words)
{
  GtkWidget *label;

  for (guint i = 0; (label = display_find (toast, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), words))
        return TRUE;
    }
  return FALSE;
}

/* Others may be there, coming or going: that of a backup, where the machine is slow.
 *
 * Returns: (nullable): the message that begins with @words */
GtkWidget *
window_fixture_find_toast (WindowFixture *self, const char *words)
{
  GType type = g_type_from_name ("AdwToastWidget");
  GtkWidget *toast = NULL;

  for (guint i = 0; type != 0; i++)
    {
      toast = display_find (GTK_WIDGET (self->window), type, i);
      if (toast == NULL || says (toast, words))
        break;
    }
  return toast;
}

typedef struct {
  WindowFixture *fixture;
  const char *words;
} Message;

/* @data: what is waited for */
static gboolean
is_shown (gpointer data)
{
  const Message *message = data;

  return window_fixture_find_toast (message->fixture, message->words) != NULL;
}

/* Returns: the message that begins with @words, once it is shown */
GtkWidget *
window_fixture_wait_for_toast (WindowFixture *self, const char *words)
{
  Message message = { self, words };

  g_test_message ("waiting for \"%s\"", words);
  g_assert_true (display_wait_for (is_shown, &message));
  return window_fixture_find_toast (self, words);
}

/* Presses the button of the message that begins with @words. */
void
window_fixture_press_toast (WindowFixture *self, const char *words)
{
  GtkWidget *toast = window_fixture_wait_for_toast (self, words);

  g_signal_emit_by_name (display_find (toast, GTK_TYPE_BUTTON, 0), "clicked");
}

/* Returns: (nullable): the one window that is not that of the test */
GtkWindow *
window_fixture_find_dialog (WindowFixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (self->window))
        found = window;
    }

  return found;
}

static void
on_restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rgm_backup_service_restore_finish (RGM_BACKUP_SERVICE (source), result, &error);
  g_assert_no_error (error);
}

/* Begins to go back to an open backup, which has to be possible. */
void
window_fixture_restore (WindowFixture *self, const RgmBackupEntry *backup)
{
  static const RgmStoreTransfer unwatched = { NULL, NULL, NULL };

  rgm_backup_service_restore_async (rgm_workspace_get_backups (self->workspace), backup->path, NULL,
                                    &unwatched, on_restored_cb, NULL);
}

/* The test speaks the language that it is told to be in. */
void
window_fixture_set_language (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  gboolean german = g_str_has_prefix (g_getenv ("LC_ALL"), "de");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_cmpint (german, ==, !g_str_equal (_("_Cancel"), "_Cancel"));
}

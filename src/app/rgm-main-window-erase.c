#include "config.h"

#include "rgm-main-window-transfer.h"

#include "rgm-alert-dialog.h"
#include "rgm-dialog-present.h"
#include "rgm-erase-dialog.h"
#include "rgm-main-window-private.h"
#include "rgm-mention-text.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-archive.h"
#include "rgm-store-service-mentions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Erasing the patient who is shown, for good. */

/* How many of the files that are left are named, and of those in whose texts the name stays. */
#define NAMED_MAX 5

typedef struct {
  RgmMainWindow *window;
  char *id;
  char *name;
  /* Then the one person of it comes again, without a record. */
  gboolean is_log;
  /* Whether it was asked already if the patient is to be erased. */
  gboolean is_answered;
  /* Where the name stays, in texts of others. */
  GPtrArray *mentions;
  RgmErasure *erasure;
  RgmProgress *progress;
} Erase;

static void
erase_free (gpointer data)
{
  Erase *self = data;

  g_clear_pointer (&self->erasure, rgm_erasure_free);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_object_unref (self->window);
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Erase, erase_free)

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

static gboolean
is_log (RgmMainWindow *self)
{
  return rgm_workspace_get_mode (rgm_main_window_get_workspace (self)) == RGM_WORKSPACE_LOG;
}

static void
on_left_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = rgm_store_service_erase_left_finish (RGM_STORE_SERVICE (source), result,
                                                          &error);

  g_clear_pointer (&self->progress, rgm_progress_end);
  if (deleted)
    rgm_main_window_say_done (self->window, RGM_FAILURE_FILES, _("Files deleted"));
  else
    rgm_main_window_say_error (self->window, RGM_FAILURE_FILES, _("A file could not be deleted"),
                               error);
}

static void
delete_left (Erase *self)
{
  self->progress = rgm_progress_begin_lasting (GTK_WINDOW (self->window), _("Deleting Files…"),
                                               _("It cannot be stopped half-way: some files would "
                                                 "still hold the patient."));
  rgm_store_service_erase_left_async (get_service (self->window), self->erasure,
                                      on_left_deleted_cb, self);
}

static void
on_left_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == 1)
    delete_left (g_steal_pointer (&self));
}

/* Most lie beside the database, below the same folders. */
static char *
make_name (Erase *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (rgm_main_window_get_path (self->window));
  gsize length = strlen (folder);
  gboolean is_beside = strncmp (path, folder, length) == 0 && path[length] == G_DIR_SEPARATOR;

  return g_filename_display_name (is_beside ? path + length + 1 : path);
}

static void
append_more (GString *detail, guint n_files)
{
  guint n_more = n_files - MIN (n_files, NAMED_MAX);

  if (n_more == 0)
    return;
  g_string_append_c (detail, '\n');
  g_string_append_printf (detail, ngettext ("And %u more.", "And %u more.", n_more), n_more);
}

/* Files that could not be looked into, or not be changed. */
static void
ask_about_left (Erase *self)
{
  GString *detail = g_string_new (_("These files could not be opened or changed, and may hold the "
                                    "patient still:"));
  guint n_left = g_strv_length (self->erasure->left);
  guint n_named = MIN (n_left, NAMED_MAX);

  for (guint i = 0; i < n_named; i++)
    {
      g_autofree char *name = make_name (self, self->erasure->left[i]);

      g_string_append_printf (detail, "\n%s", name);
    }
  append_more (detail, n_left);
  rgm_alert_dialog_destroy_async (GTK_WINDOW (self->window), _("Delete These Files, Too?"),
                                  detail->str, _("_Delete Files"), NULL, on_left_answered_cb,
                                  self);
  g_string_free (detail, TRUE);
}

static void
tell_of_left (Erase *erase)
{
  g_autoptr (Erase) self = erase;

  if (*self->erasure->left != NULL)
    ask_about_left (g_steal_pointer (&self));
}

static void on_sealed_known_cb (GObject *source, GAsyncResult *result, gpointer data);

/* With the passphrase of what is sealed there. */
static void
try_again (Erase *self)
{
  g_clear_pointer (&self->erasure, rgm_erasure_free);
  self->is_answered = TRUE;
  rgm_store_service_find_sealed_async (get_service (self->window), NULL, on_sealed_known_cb, self);
}

enum {
  UNREAD_CLOSE,
  UNREAD_TRY_AGAIN,
};

static void
on_unread_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == UNREAD_TRY_AGAIN)
    try_again (g_steal_pointer (&self));
  else
    tell_of_left (g_steal_pointer (&self));
}

/* Files with which nothing is wrong that is known: they are not among those to delete. */
static void
ask_about_unread (Erase *self)
{
  const char *const buttons[] = { _("_Close"), _("_Try Again"), NULL };
  char **unread = self->erasure->unread;
  guint n_unread = g_strv_length (unread);
  g_autoptr (GString) detail = g_string_new (_("These files could not be looked into or changed "
                                               "just now, may hold the patient still and are not "
                                               "deleted:"));

  for (guint i = 0; i < MIN (n_unread, NAMED_MAX); i++)
    g_string_append_printf (detail, "\n\n%s", unread[i]);
  append_more (detail, n_unread);
  rgm_alert_dialog_choose_async (GTK_WINDOW (self->window), _("Not All Backups Could Be Read"),
                                 detail->str, buttons, UNREAD_CLOSE, UNREAD_CLOSE, NULL,
                                 on_unread_answered_cb, self);
}

static void
tell_of_unread (Erase *erase)
{
  g_autoptr (Erase) self = erase;

  if (*self->erasure->unread != NULL)
    ask_about_unread (g_steal_pointer (&self));
  else
    tell_of_left (g_steal_pointer (&self));
}

static void
append_folders (GString *text, char **folders)
{
  g_string_append_c (text, '\n');
  for (; *folders != NULL; folders++)
    {
      g_autofree char *name = g_filename_display_name (*folders);

      g_string_append_printf (text, "\n%s", name);
    }
  g_string_append (text, "\n\n");
}

static void ask_about_unreached (Erase *self);

static void
on_forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_forget_folders_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_main_window_say_done (self->window, RGM_FAILURE_FORGET, _("Folders forgotten"));
  else
    rgm_main_window_say_error (self->window, RGM_FAILURE_FORGET,
                               _("Folders could not be forgotten"), error);
  tell_of_unread (g_steal_pointer (&self));
}

static void
forget (Erase *self)
{
  rgm_store_service_forget_folders_async (get_service (self->window),
                                          (const char *const *) self->erasure->gone,
                                          on_forgotten_cb, self);
}

static void
on_forget_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;

  if (rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL) == 1)
    forget (g_steal_pointer (&self));
  else
    ask_about_unreached (g_steal_pointer (&self));
}

/* Only those that are not there: they may be on a disk all the same. */
static void
ask_to_forget (Erase *self)
{
  g_autoptr (GString) detail = g_string_new (_("Forget only folders that were deleted for "
                                               "good:"));

  append_folders (detail, self->erasure->gone);
  g_string_append (detail, _("No backups are looked for in them any more, and nothing is said of "
                             "them when somebody is erased. Backups that are there nevertheless, "
                             "as on a disk that is not connected, keep everybody who is in them. "
                             "This cannot be undone."));
  rgm_alert_dialog_destroy_async (GTK_WINDOW (self->window), _("Forget These Folders?"),
                                  detail->str, _("_Forget Folders"), NULL, on_forget_answered_cb,
                                  self);
}

enum {
  UNREACHED_CLOSE,
  UNREACHED_TRY_AGAIN,
  UNREACHED_FORGET,
};

static void
on_unreached_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  int answer = rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);

  if (answer == UNREACHED_TRY_AGAIN)
    try_again (g_steal_pointer (&self));
  else if (answer == UNREACHED_FORGET)
    ask_to_forget (g_steal_pointer (&self));
  else
    tell_of_unread (g_steal_pointer (&self));
}

/* Folders that the database was in, on a disk that is not connected or deleted since. */
static void
ask_about_unreached (Erase *self)
{
  gboolean are_gone = *self->erasure->gone != NULL;
  const char *const buttons[] = { _("_Close"), _("_Try Again"),
                                  are_gone ? _("_Forget Folders…") : NULL, NULL };
  g_autoptr (GString) detail = g_string_new (_("The file was in these folders before it was "
                                               "salvaged, and they are not there or may not be "
                                               "read. Backups in them may hold the patient "
                                               "still:"));

  append_folders (detail, self->erasure->unreached);
  g_string_append (detail, _("Connect the disk and try again, or delete the backups by hand."));
  rgm_alert_dialog_choose_async (GTK_WINDOW (self->window), _("Not All Backups Were Reached"),
                                 detail->str, buttons, UNREACHED_CLOSE, UNREACHED_CLOSE, NULL,
                                 on_unreached_answered_cb, self);
}

static void
tell_of_files (Erase *erase)
{
  g_autoptr (Erase) self = erase;

  if (*self->erasure->unreached != NULL)
    ask_about_unreached (g_steal_pointer (&self));
  else
    tell_of_unread (g_steal_pointer (&self));
}

static void
on_mentions_closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);
  tell_of_files (data);
}

/* What is of others is theirs, and stays. */
static void
tell_of_mentions (Erase *erase)
{
  const char *const buttons[] = { _("_Close"), NULL };
  g_autofree char *text = rgm_mention_text (erase->mentions, NAMED_MAX);

  if (text == NULL)
    tell_of_files (erase);
  else
    rgm_alert_dialog_choose_async (GTK_WINDOW (erase->window), _("The Name Stays in Other Texts"),
                                   g_strchomp (text), buttons, 0, 0, NULL, on_mentions_closed_cb,
                                   erase);
}

static void
tell (Erase *erase)
{
  g_autoptr (Erase) self = erase;
  RgmCourseModel *model = rgm_workspace_get_course_model (
    rgm_main_window_get_workspace (self->window));

  if (g_strcmp0 (rgm_course_model_get_patient_id (model), self->id) == 0)
    rgm_main_window_show_patient (self->window, NULL, TRUE);
  rgm_main_window_say_done (self->window, RGM_FAILURE_ERASE,
                            self->is_log ? _("Log erased") : _("Patient erased"));
  tell_of_mentions (g_steal_pointer (&self));
}

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  g_autoptr (GError) error = NULL;

  self->erasure = rgm_store_service_erase_patient_finish (RGM_STORE_SERVICE (source), result,
                                                          &error);
  g_clear_pointer (&self->progress, rgm_progress_end);
  if (self->erasure != NULL)
    tell (g_steal_pointer (&self));
  else
    rgm_main_window_say_error (self->window, RGM_FAILURE_ERASE, _("Could not be erased"), error);
}

static void
begin (Erase *self)
{
  self->progress = rgm_erase_dialog_begin_progress (GTK_WINDOW (self->window));
  rgm_store_service_erase_patient_async (get_service (self->window), self->id, NULL,
                                         rgm_progress_tell, self->progress, on_erased_cb, self);
}

/* Whose text it is that is told of first and can be gone to, or NULL: a log shows nobody else. */
static const char *
find_first_patient (const Erase *self)
{
  for (guint i = 0; i < self->mentions->len && !self->is_log; i++)
    {
      const RgmMention *mention = self->mentions->pdata[i];

      if (*mention->patient_id != '\0' && *mention->name != '\0')
        return mention->patient_id;
    }
  return NULL;
}

enum {
  ANSWER_ERASE = 1,
  ANSWER_SHOW_FIRST = 2,
};

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  int answer = rgm_alert_dialog_choose_finish (GTK_WINDOW (source), result, NULL);

  if (answer == ANSWER_ERASE)
    begin (g_steal_pointer (&self));
  else if (answer == ANSWER_SHOW_FIRST)
    rgm_main_window_show_patient (self->window, find_first_patient (self), TRUE);
}

static void
on_erased_by_dialog_cb (RgmMainWindow *self, RgmErasure *erasure, RgmEraseDialog *dialog)
{
  Erase *erase = g_object_steal_data (G_OBJECT (dialog), "rgm-erase");

  erase->erasure = erasure;
  tell (erase);
}

static char *
make_title (const char *name)
{
  /* Translators: %s is the name of a patient, or of a log. */
  return g_strdup_printf (_("Erase “%s” for Good?"), name);
}

static const char *
get_detail (gboolean is_log)
{
  return is_log ? _("All courses, sessions and pauses, notes, and the whole history of this log "
                    "are erased, from this file and from its backups.\n\nThis cannot be undone, "
                    "and nothing that was done before can be undone any more. Files that you "
                    "exported or copied stay as they are.")
                : _("All courses, sessions and pauses, notes and contact details, and the whole "
                    "history of this patient are erased, from this file and from its "
                    "backups.\n\nThis cannot be undone, and nothing that was done before can be "
                    "undone any more. Files that you exported or copied stay as they are.");
}

/* What will be gone, and what will not. */
static char *
make_detail (const Erase *self)
{
  g_autofree char *mentions = rgm_mention_text (self->mentions, NAMED_MAX);

  if (mentions == NULL)
    return g_strdup (get_detail (self->is_log));
  return g_strdup_printf ("%s\n\n%s\n%s", get_detail (self->is_log), mentions,
                          _("To take the name out, correct these texts before you erase. Backups "
                            "that were made earlier keep it until they are deleted."));
}

/* Asks for the passphrase, too. */
static void
ask_sealed (Erase *erase, const char *question, const char *detail)
{
  RgmEraseDialog *dialog =
    rgm_erase_dialog_new (get_service (erase->window), erase->id,
                          erase->is_log ? _("Erase Log") : _("Erase Patient"), question,
                          detail);

  g_object_set_data_full (G_OBJECT (dialog), "rgm-erase", erase, erase_free);
  g_signal_connect_object (dialog, "erased", G_CALLBACK (on_erased_by_dialog_cb), erase->window,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), GTK_WINDOW (erase->window));
}

/* Where the backups cannot be looked at, erasing tells why. */
static void
on_sealed_known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  gboolean sealed = rgm_store_service_find_sealed_finish (RGM_STORE_SERVICE (source), result,
                                                          NULL);
  g_autofree char *title = make_title (self->name);
  g_autofree char *detail = make_detail (self);
  GtkWindow *window = GTK_WINDOW (self->window);
  const char *show = find_first_patient (self) != NULL ? _("_Show First Patient") : NULL;

  if (sealed)
    ask_sealed (g_steal_pointer (&self), title, detail);
  else if (self->is_answered)
    begin (g_steal_pointer (&self));
  else
    rgm_alert_dialog_destroy_or_async (window, title, detail, _("_Erase for Good"), show, NULL,
                                       on_answered_cb, g_steal_pointer (&self));
}

static void
on_mentions_known_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Erase) self = data;
  g_autoptr (GError) error = NULL;

  self->mentions = rgm_store_service_list_mentions_finish (RGM_STORE_SERVICE (source), result,
                                                           &error);
  if (self->mentions != NULL)
    rgm_store_service_find_sealed_async (RGM_STORE_SERVICE (source), NULL, on_sealed_known_cb,
                                         g_steal_pointer (&self));
  else
    rgm_main_window_say_error (self->window, RGM_FAILURE_ERASE, _("Could not be erased"), error);
}

/* Asks whether the patient who is shown is to be erased, and does it. */
void
rgm_main_window_erase_patient (RgmMainWindow *self)
{
  RgmCourseModel *model = rgm_workspace_get_course_model (rgm_main_window_get_workspace (self));
  const RgmPatient *patient = rgm_course_model_get_patient (model);
  Erase *erase = g_new0 (Erase, 1);

  erase->window = g_object_ref (self);
  erase->id = g_strdup (patient->id);
  erase->is_log = is_log (self);
  erase->name = g_strdup (patient->name);
  rgm_store_service_list_mentions_async (get_service (self), erase->name, erase->id, NULL,
                                         on_mentions_known_cb, erase);
}

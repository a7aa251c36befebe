#include "config.h"

#include "rgm-about.h"
#include "rgm-alert-dialog.h"
#include "rgm-calendar-export-dialog.h"
#include "rgm-dialog-present.h"
#include "rgm-elsewhere.h"
#include "rgm-file-dialog.h"
#include "rgm-file-launcher.h"
#include "rgm-patient-dialog.h"
#include "rgm-preferences-window.h"
#include "rgm-main-window-private.h"
#include "rgm-main-window-transfer.h"
#include "rgm-shortcuts-window.h"
#include "rgm-store-service-change.h"

#include <glib/gi18n-lib.h>

/* What pages and menus ask of the window. */

static RgmCourseModel *
get_course_model (RgmMainWindow *self)
{
  return rgm_workspace_get_course_model (rgm_main_window_get_workspace (self));
}

static RgmStoreService *
get_service (RgmMainWindow *self)
{
  return rgm_workspace_get_service (rgm_main_window_get_workspace (self));
}

static RgmApplication *
get_application (RgmMainWindow *self)
{
  return RGM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
keep_log_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_workspace_choose_mode (rgm_main_window_get_workspace (data), RGM_WORKSPACE_LOG);
}

static void
track_patients_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_workspace_choose_mode (rgm_main_window_get_workspace (data), RGM_WORKSPACE_PATIENTS);
}

static void
open_sample_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_application_open_sample (get_application (data));
  gtk_window_close (data);
}

static void
leave_sample_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RgmApplication *application = get_application (data);
  g_autofree char *path = rgm_places_choose_database (rgm_application_get_places (application),
                                                      NULL);

  rgm_application_open_database (application, path);
  gtk_window_close (data);
}

static void
try_again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_workspace_open (rgm_main_window_get_workspace (data));
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RgmMainWindow *self = RGM_MAIN_WINDOW (source);
  g_autoptr (GFile) file = rgm_file_dialog_open_finish (GTK_WINDOW (self), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  rgm_application_open_database (get_application (self), path);
  if (g_strcmp0 (path, rgm_main_window_get_path (self)) != 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
open_database_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_file_dialog_open_async (data, _("Open a Regimen File"), NULL, on_file_chosen_cb, NULL);
}

static void
on_folder_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_file_launcher_open_containing_folder_finish (G_FILE (source), result, &error))
    rgm_main_window_withdraw_error (self, RGM_FAILURE_FOLDER);
  else
    rgm_main_window_say_error (self, RGM_FAILURE_FOLDER, _("The folder could not be shown"), error);
}

static void
show_in_folder_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (rgm_main_window_get_path (data));

  rgm_file_launcher_open_containing_folder_async (file, NULL, on_folder_shown_cb,
                                                  g_object_ref (data));
}

static void
on_patient_added_cb (RgmMainWindow *self, const char *id)
{
  rgm_main_window_show_patient (self, id, TRUE);
}

static void
present_patient_dialog (RgmMainWindow *self, const RgmPatient *patient)
{
  GtkWindow *dialog = rgm_patient_dialog_new (get_service (self),
                                              rgm_course_model_get_today (get_course_model (self)),
                                              patient);

  if (patient == NULL)
    g_signal_connect_object (dialog, "saved", G_CALLBACK (on_patient_added_cb), self,
                             G_CONNECT_SWAPPED);
  rgm_dialog_present (dialog, GTK_WINDOW (self));
}

static void
add_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_patient_dialog (data, NULL);
}

static void
edit_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_patient_dialog (data, rgm_course_model_get_patient (get_course_model (data)));
}

/* What a menu does to a patient is refused for one reason: that they are gone. */
static void
say_failure (RgmMainWindow *self, const char *title, const GError *error)
{
  if (rgm_elsewhere_is_refusal (error))
    rgm_alert_dialog_show (GTK_WINDOW (self), rgm_elsewhere_get_title (),
                           rgm_elsewhere_say_patient_deleted ());
  else
    rgm_main_window_say_error (self, RGM_FAILURE_SAVE, title, error);
}

static void
on_archived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_main_window_offer_undo (self, _("Patient archived"), result);
  else
    say_failure (self, _("Could not be saved"), error);
}

static void
on_unarchived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_save_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_main_window_offer_undo (self, _("Patient taken out of the archive"), result);
  else
    say_failure (self, _("Could not be saved"), error);
}

static void
archive_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const RgmPatient *patient = rgm_course_model_get_patient (get_course_model (data));
  g_autoptr (RgmPatient) changed = rgm_patient_copy (patient);

  changed->archived = !patient->archived;
  rgm_store_service_amend_patient_async (get_service (data), patient, changed, NULL,
                                         changed->archived ? on_archived_cb : on_unarchived_cb,
                                         g_object_ref (data));
}

static void
on_patient_deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmMainWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_delete_finish (RGM_STORE_SERVICE (source), result, &error))
    rgm_main_window_offer_undo (self, _("Patient deleted"), result);
  else
    say_failure (self, _("Could not be deleted"), error);
}

static void
delete_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *id = rgm_course_model_get_patient_id (get_course_model (data));

  rgm_store_service_delete_patient_async (get_service (data), id, NULL, on_patient_deleted_cb,
                                          g_object_ref (data));
}

/* Hands an action on to the course page, so that its shortcut works from everywhere. */
static void
hand_on (RgmMainWindow *self, const char *action_name)
{
  GtkWidget *page = rgm_main_window_get_course_page (self);

  if (page != NULL)
    gtk_widget_activate_action (page, action_name, NULL);
}

static void
add_course_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hand_on (data, "course.add");
}

static void
book_session_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hand_on (data, "course.book");
}

static void
plan_rest_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hand_on (data, "course.plan-rest");
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hand_on (data, "course.print");
}

static void
record_session_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  hand_on (data, "course.add-past");
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_window_changes_undo (rgm_main_window_get_changes (data));
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_window_changes_redo (rgm_main_window_get_changes (data));
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_split_view_set_show_content (rgm_main_window_get_split_view (data), FALSE);
  rgm_patients_page_focus_search (rgm_main_window_get_patients_page (data));
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_split_view_set_show_content (rgm_main_window_get_split_view (data), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (rgm_main_window_get_patients_page (data)),
                          GTK_DIR_TAB_FORWARD);
}

static void
export_calendar_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RgmCalendarExportDialog *dialog =
    rgm_calendar_export_dialog_new (get_service (data), NULL,
                                    rgm_course_model_get_today (get_course_model (data)));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (rgm_main_window_say), data,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), data);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_dialog_present (rgm_preferences_window_new (rgm_main_window_get_workspace (data)), data);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_dialog_present (rgm_shortcuts_window_new (), data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_about_present (data);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_main_window_export (data);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_main_window_import (data);
}

static void
export_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_main_window_export_patient (data);
}

static void
erase_patient_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rgm_main_window_erase_patient (data);
}

static const GActionEntry entries[] = {
  { "keep-log", keep_log_action, NULL, NULL, NULL, { 0 } },
  { "track-patients", track_patients_action, NULL, NULL, NULL, { 0 } },
  { "open-sample", open_sample_action, NULL, NULL, NULL, { 0 } },
  { "leave-sample", leave_sample_action, NULL, NULL, NULL, { 0 } },
  { "try-again", try_again_action, NULL, NULL, NULL, { 0 } },
  { "open-database", open_database_action, NULL, NULL, NULL, { 0 } },
  { "show-in-folder", show_in_folder_action, NULL, NULL, NULL, { 0 } },
  { "add-patient", add_patient_action, NULL, NULL, NULL, { 0 } },
  { "edit-patient", edit_patient_action, NULL, NULL, NULL, { 0 } },
  { "archive-patient", archive_patient_action, NULL, NULL, NULL, { 0 } },
  { "delete-patient", delete_patient_action, NULL, NULL, NULL, { 0 } },
  { "erase-patient", erase_patient_action, NULL, NULL, NULL, { 0 } },
  { "export-patient", export_patient_action, NULL, NULL, NULL, { 0 } },
  { "export", export_action, NULL, NULL, NULL, { 0 } },
  { "import", import_action, NULL, NULL, NULL, { 0 } },
  { "add-course", add_course_action, NULL, NULL, NULL, { 0 } },
  { "print", print_action, NULL, NULL, NULL, { 0 } },
  { "book-session", book_session_action, NULL, NULL, NULL, { 0 } },
  { "plan-rest", plan_rest_action, NULL, NULL, NULL, { 0 } },
  { "record-session", record_session_action, NULL, NULL, NULL, { 0 } },
  { "undo", undo_action, NULL, NULL, NULL, { 0 } },
  { "redo", redo_action, NULL, NULL, NULL, { 0 } },
  { "search", search_action, NULL, NULL, NULL, { 0 } },
  { "back", back_action, NULL, NULL, NULL, { 0 } },
  { "export-calendar", export_calendar_action, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
  { "shortcuts", shortcuts_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
};

/* Adds the actions to the window, once it has its workspace. */
void
rgm_main_window_install_actions (RgmMainWindow *self)
{
  RgmPatientList *patients = rgm_workspace_get_patients (rgm_main_window_get_workspace (self));
  g_autoptr (GPropertyAction) show_archived =
    g_property_action_new ("show-archived", patients, "show-archived");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_archived));
  rgm_main_window_install_rescue_actions (self);
  rgm_main_window_install_new_file_actions (self);
}

static void
enable (RgmMainWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Switches the actions on and off for what the window shows now. */
void
rgm_main_window_update_actions (RgmMainWindow *self)
{
  RgmWorkspace *workspace = rgm_main_window_get_workspace (self);
  RgmWorkspaceState state = rgm_workspace_get_state (workspace);
  RgmStoreChanges *changes = rgm_store_service_get_changes (get_service (self));
  gboolean ready = state == RGM_WORKSPACE_READY;
  gboolean may_write = ready && !rgm_store_service_get_read_only (get_service (self));
  gboolean is_list = ready && rgm_workspace_get_mode (workspace) == RGM_WORKSPACE_PATIENTS;
  gboolean somebody = ready && rgm_course_model_get_patient (get_course_model (self)) != NULL;

  enable (self, "keep-log", state == RGM_WORKSPACE_FIRST_RUN);
  enable (self, "track-patients", state == RGM_WORKSPACE_FIRST_RUN);
  enable (self, "open-sample", state == RGM_WORKSPACE_FIRST_RUN);
  enable (self, "try-again", state == RGM_WORKSPACE_PROBLEM);
  enable (self, "restore-backup", state == RGM_WORKSPACE_PROBLEM
                                  || state == RGM_WORKSPACE_FIRST_RUN);
  enable (self, "salvage", state == RGM_WORKSPACE_PROBLEM);
  enable (self, "open-salvaged", state == RGM_WORKSPACE_PROBLEM);
  enable (self, "start-anew", state == RGM_WORKSPACE_PROBLEM
                              && g_error_matches (rgm_workspace_get_problem (workspace),
                                                  RGM_STORE_ERROR, RGM_STORE_ERROR_MISSING));
  enable (self, "open-read-only", state == RGM_WORKSPACE_PROBLEM);
  enable (self, "save-copy", ready);
  enable (self, "add-patient", may_write && is_list);
  enable (self, "edit-patient", may_write && somebody);
  enable (self, "archive-patient", may_write && is_list && somebody);
  enable (self, "delete-patient", may_write && is_list && somebody);
  enable (self, "erase-patient", may_write && somebody);
  enable (self, "export-patient", ready && somebody);
  enable (self, "export", ready);
  enable (self, "import", may_write || state == RGM_WORKSPACE_FIRST_RUN);
  enable (self, "add-course", may_write && somebody);
  enable (self, "print", somebody);
  enable (self, "book-session", may_write && somebody);
  enable (self, "plan-rest", may_write && somebody);
  enable (self, "record-session", may_write && somebody);
  enable (self, "undo", may_write && rgm_store_changes_get_undo (changes) != NULL);
  enable (self, "redo", may_write && rgm_store_changes_get_redo (changes) != NULL);
  enable (self, "search", is_list);
  enable (self, "back", is_list);
  enable (self, "export-calendar", ready);
  enable (self, "preferences", ready);
}

#include "config.h"

#include "rgm-main-window.h"

#include "rgm-banner.h"
#include "rgm-button-name.h"
#include "rgm-course-page.h"
#include "rgm-nobody-page.h"
#include "rgm-start-page.h"
#include "rgm-main-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A fast disk answers before anybody sees a spinner. */
#define SPINNER_DELAY_MS 400

/**
 * RgmMainWindow:
 *
 * The window of one database. The only place that knows all pages: it shows the one that the
 * workspace calls for, and takes what they ask for by actions and signals.
 */
struct _RgmMainWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwBin *start_slot;
  AdwBin *problem_slot;
  RgmSplitView *split_view;
  RgmPatientsPage *patients_page;
  GtkStack *content;
  AdwHeaderBar *nobody_header_bar;
  GtkWidget *nobody_back_button;
  RgmNobodyPage *nobody_page;
  AdwBin *course_slot;
  RgmBanner *sample_banner;
  RgmBanner *read_only_banner;
  RgmBanner *moved_banner;
  RgmBanner *backup_banner;

  RgmWorkspace *workspace;
  RgmCoursePage *course_page;
  RgmCourseMenu course_menu;
  RgmWindowChanges *changes;
  RgmWindowFailures *failures;
  guint spinner_source;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (RgmMainWindow, rgm_main_window, ADW_TYPE_APPLICATION_WINDOW)

static RgmCourseModel *
get_course_model (RgmMainWindow *self)
{
  return rgm_workspace_get_course_model (self->workspace);
}

static gboolean
is_log (RgmMainWindow *self)
{
  return rgm_workspace_get_mode (self->workspace) == RGM_WORKSPACE_LOG;
}

/* A narrow header bar has room for the button that closes, wherever the user has it. */
static const char *
choose_decoration (gboolean narrow)
{
  g_autofree char *layout = NULL;
  const char *colon;

  if (!narrow)
    return NULL;
  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  colon = layout != NULL ? strchr (layout, ':') : NULL;
  if (colon != NULL && strstr (layout, "close") != NULL && strstr (layout, "close") < colon)
    return "close:";
  return ":close";
}

/* Beside the list, the list has the window's buttons of its side, and there is nothing to go back
 * to. */
static void
update_room (RgmMainWindow *self)
{
  gboolean has_list = rgm_split_view_get_show_sidebar (self->split_view);
  gboolean collapsed = has_list && rgm_split_view_get_collapsed (self->split_view);
  gboolean narrow = rgm_split_view_get_narrow (self->split_view);
  gboolean beside = has_list && !collapsed;

  gtk_widget_set_visible (self->nobody_back_button, collapsed);
  if (self->course_page != NULL)
    rgm_course_page_set_room (self->course_page, narrow, collapsed);
  adw_header_bar_set_decoration_layout (self->nobody_header_bar, choose_decoration (narrow));
  adw_header_bar_set_show_start_title_buttons (self->nobody_header_bar, !beside);
  adw_header_bar_set_show_end_title_buttons (
    rgm_patients_page_get_header_bar (self->patients_page), !beside);
  rgm_patients_page_set_beside (self->patients_page, beside);
}

/* The course page is made when it is first called for: not before the first picture. */
static void
ensure_course_page (RgmMainWindow *self)
{
  if (self->course_page != NULL)
    return;
  self->course_page = rgm_main_window_make_course_page (self, self->nobody_header_bar);
  update_room (self);
  adw_bin_set_child (self->course_slot, GTK_WIDGET (self->course_page));
}

/* GTK 4.8 keeps the submenus of a menu that changes: so it is made anew, and only if need be. */
static void
fill_course_menu (RgmMainWindow *self)
{
  RgmCourseMenu kind = rgm_main_window_choose_menu (self);
  g_autoptr (GMenu) menu = NULL;

  if (self->course_page == NULL || kind == self->course_menu)
    return;
  self->course_menu = kind;
  menu = rgm_main_window_make_menu (self, kind);
  rgm_course_page_set_window_menu (self->course_page, G_MENU_MODEL (menu));
  rgm_course_page_set_menu_is_main (self->course_page, kind == RGM_COURSE_MENU_LOG);
}

static gboolean
on_spinner_cb (gpointer data)
{
  RgmMainWindow *self = RGM_MAIN_WINDOW (data);

  self->spinner_source = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

static void
update_spinner (RgmMainWindow *self)
{
  gboolean opening = rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_OPENING;

  if (!opening)
    {
      g_clear_handle_id (&self->spinner_source, g_source_remove);
      gtk_spinner_set_spinning (self->spinner, FALSE);
    }
  else if (self->spinner_source == 0)
    self->spinner_source = g_timeout_add (SPINNER_DELAY_MS, on_spinner_cb, self);
}

static void
show_problem (RgmMainWindow *self)
{
  GtkWidget *page = rgm_main_window_make_problem_page (self);

  adw_bin_set_child (self->problem_slot, page);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_grab_focus (page);
}

static void
show_start (RgmMainWindow *self)
{
  if (adw_bin_get_child (self->start_slot) == NULL)
    adw_bin_set_child (self->start_slot, rgm_start_page_new ());
  gtk_stack_set_visible_child_name (self->stack, "first-run");
  gtk_widget_grab_focus (adw_bin_get_child (self->start_slot));
}

static void
show_main (RgmMainWindow *self)
{
  const GError *reason =
    rgm_store_service_get_read_only_reason (rgm_workspace_get_service (self->workspace));

  rgm_banner_set_revealed (self->sample_banner, rgm_workspace_get_is_sample (self->workspace));
  if (reason != NULL)
    rgm_banner_set_title (self->read_only_banner, reason->message);
  rgm_banner_set_revealed (self->read_only_banner, reason != NULL);
  rgm_split_view_set_show_sidebar (self->split_view, !is_log (self));
  fill_course_menu (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "main") == 0)
    return;
  /* Else the stack moves the focus to a row of the list, which would open a patient. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->stack, "main");
  if (!is_log (self))
    {
      rgm_patients_page_focus_search (self->patients_page);
      return;
    }
  ensure_course_page (self);
  rgm_course_page_take_focus (self->course_page);
}

static void
update_page (RgmMainWindow *self)
{
  update_spinner (self);
  rgm_main_window_update_actions (self);
  switch (rgm_workspace_get_state (self->workspace))
    {
    case RGM_WORKSPACE_FIRST_RUN:
      show_start (self);
      break;
    case RGM_WORKSPACE_PROBLEM:
      show_problem (self);
      break;
    case RGM_WORKSPACE_READY:
      show_main (self);
      break;
    case RGM_WORKSPACE_OPENING:
    default:
      gtk_stack_set_visible_child_name (self->stack, "opening");
    }
}

static void
on_mode_cb (RgmMainWindow *self)
{
  if (rgm_workspace_get_state (self->workspace) == RGM_WORKSPACE_READY)
    show_main (self);
  rgm_main_window_update_actions (self);
}

/* Who is looked at, and whether that leaves anything to show. */
static void
on_patient_cb (RgmMainWindow *self)
{
  RgmCourseModel *model = get_course_model (self);
  gboolean somebody = rgm_course_model_get_patient (model) != NULL
                      || (rgm_course_model_get_patient_id (model) != NULL
                          && rgm_course_model_get_loading (model));

  if (somebody)
    ensure_course_page (self);
  rgm_patients_page_select (self->patients_page, rgm_course_model_get_patient_id (model));
  gtk_stack_set_visible_child_name (self->content, somebody ? "course" : "nobody");
  if (!somebody)
    rgm_split_view_set_show_content (self->split_view, FALSE);
  fill_course_menu (self);
  rgm_main_window_update_actions (self);
}

/* The list follows, whoever chose. */
static void
on_patient_id_cb (RgmMainWindow *self)
{
  const char *id = rgm_course_model_get_patient_id (get_course_model (self));

  if (g_strcmp0 (rgm_patients_page_get_selected_id (self->patients_page), id) != 0)
    rgm_patients_page_select (self->patients_page, id);
  on_patient_cb (self);
}

static void
on_selected_cb (RgmMainWindow *self, const char *id)
{
  if (!rgm_split_view_get_collapsed (self->split_view))
    rgm_main_window_show_patient (self, id, FALSE);
}

/* Whoever searched goes on with whom was found; keys that undo are no longer those of the text. */
static void
on_opened_cb (RgmMainWindow *self, const char *id)
{
  rgm_main_window_show_patient (self, id, TRUE);
  if (!GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self))))
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  ensure_course_page (self);
  rgm_course_page_take_focus (self->course_page);
}

/* What a page writes when it goes comes here after the window has let go of the workspace. */
static void
on_pending_writes_cb (RgmMainWindow *self, GParamSpec *pspec, RgmStoreService *service)
{
  if (self->closing && rgm_store_service_get_n_pending_writes (service) == 0)
    gtk_window_close (GTK_WINDOW (self));
}

static void
keep_size (RgmMainWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  int width, height;

  if (!RGM_IS_APPLICATION (application))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  rgm_settings_keep_window (rgm_application_get_settings (RGM_APPLICATION (application)), width,
                            height, gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* A window stays until what was asked for is saved, or is known not to be. */
static gboolean
rgm_main_window_close_request (GtkWindow *window)
{
  RgmMainWindow *self = RGM_MAIN_WINDOW (window);
  RgmStoreService *service = rgm_workspace_get_service (self->workspace);

  if (self->course_page != NULL)
    rgm_course_range_keep (rgm_course_page_get_range (self->course_page));
  if (rgm_store_service_get_n_pending_writes (service) > 0)
    {
      self->closing = TRUE;
      return GDK_EVENT_STOP;
    }
  keep_size (self);
  /* The store may be slow in ending what it is at: nobody is to look at a window that is stuck. */
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  gdk_display_flush (gtk_widget_get_display (GTK_WIDGET (window)));
  rgm_store_service_close (service);
  return GTK_WINDOW_CLASS (rgm_main_window_parent_class)->close_request (window);
}

static void
rgm_main_window_dispose (GObject *object)
{
  RgmMainWindow *self = RGM_MAIN_WINDOW (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  /* It holds the list, and GTK 4.8 keeps the actions of a window that is in no application. */
  g_action_map_remove_action (G_ACTION_MAP (self), "show-archived");
  g_clear_object (&self->changes);
  g_clear_object (&self->failures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (rgm_main_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RGM_TYPE_BANNER);
  g_type_ensure (RGM_TYPE_NOBODY_PAGE);
  g_type_ensure (RGM_TYPE_PATIENTS_PAGE);
  g_type_ensure (RGM_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/regimen/Regimen/ui/rgm-main-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, start_slot);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, problem_slot);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, patients_page);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, content);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, nobody_header_bar);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, nobody_back_button);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, nobody_page);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, course_slot);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, moved_banner);
  gtk_widget_class_bind_template_child (widget_class, RgmMainWindow, backup_banner);
}

static void
rgm_main_window_class_init (RgmMainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_main_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rgm_main_window_close_request;
  bind_template (widget_class);
  /* No accelerator of the application, which would be before the views of a course: they move
   * bookings by the same keys. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Left, GDK_ALT_MASK, "win.back",
                                       NULL);
}

static void
rgm_main_window_init (RgmMainWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_button_name_apply_to_toasts (GTK_WIDGET (self->toasts));
  self->failures = rgm_window_failures_new (self->toasts);
  rgm_banner_set_title (self->sample_banner,
                        _("This is the sample: nothing that you change here is kept."));
  rgm_banner_set_button_label (self->sample_banner, _("Leave the Sample"));
  rgm_banner_set_action_name (self->sample_banner, "win.leave-sample");
  g_signal_connect_object (self->split_view, "notify::collapsed", G_CALLBACK (update_room), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::narrow", G_CALLBACK (update_room), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::show-sidebar", G_CALLBACK (update_room),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patients_page, "selected", G_CALLBACK (on_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->patients_page, "opened", G_CALLBACK (on_opened_cb), self,
                           G_CONNECT_SWAPPED);
  update_room (self);
}

static void
connect_workspace (RgmMainWindow *self)
{
  RgmCourseModel *model = get_course_model (self);
  RgmStoreService *service = rgm_workspace_get_service (self->workspace);

  g_signal_connect_object (self->workspace, "notify::state", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::mode", G_CALLBACK (on_mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::patient", G_CALLBACK (on_patient_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::patient-id", G_CALLBACK (on_patient_id_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "undoable", G_CALLBACK (rgm_window_changes_offer_undo),
                           self->changes, G_CONNECT_SWAPPED);
  g_signal_connect_object (service, "notify::n-pending-writes", G_CALLBACK (on_pending_writes_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
restore_size (RgmMainWindow *self, RgmApplication *application)
{
  int width, height;
  gboolean maximized;

  rgm_settings_get_window (rgm_application_get_settings (application), &width, &height,
                           &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * rgm_main_window_new:
 * @application: the application that it belongs to
 * @workspace: the database that it shows
 *
 * Makes the window of a database.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
RgmMainWindow *
rgm_main_window_new (RgmApplication *application, RgmWorkspace *workspace)
{
  RgmMainWindow *self;

  g_return_val_if_fail (RGM_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (RGM_TYPE_MAIN_WINDOW, "application", application, NULL);
  self->workspace = g_object_ref (workspace);
  if (application != NULL)
    restore_size (self, application);
  rgm_main_window_install_actions (self);
  rgm_main_window_watch_loading (self);
  rgm_main_window_watch_backups (self, self->backup_banner);
  rgm_main_window_watch_file (self, self->moved_banner);
  self->changes = rgm_window_changes_new (self);
  connect_workspace (self);
  rgm_patients_page_set_patients (self->patients_page, rgm_workspace_get_patients (workspace));
  rgm_nobody_page_set_patients (self->nobody_page, rgm_workspace_get_patients (workspace));
  on_patient_id_cb (self);
  update_page (self);
  return self;
}

/**
 * rgm_main_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none): the database that it shows
 */
RgmWorkspace *
rgm_main_window_get_workspace (RgmMainWindow *self)
{
  g_return_val_if_fail (RGM_IS_MAIN_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * rgm_main_window_get_path:
 * @self: a window
 *
 * Returns: where its database lies
 */
const char *
rgm_main_window_get_path (RgmMainWindow *self)
{
  g_return_val_if_fail (RGM_IS_MAIN_WINDOW (self), NULL);

  return rgm_store_service_get_path (rgm_workspace_get_service (self->workspace));
}

/* Shows a patient; with @open also where there is room for one side only. */
void
rgm_main_window_show_patient (RgmMainWindow *self, const char *id, gboolean open)
{
  rgm_course_model_set_patient_id (get_course_model (self), id);
  rgm_patients_page_select (self->patients_page, id);
  if (open)
    rgm_split_view_set_show_content (self->split_view, id != NULL);
}

/* The way back, or %NULL while the window ends. */
RgmWindowChanges *
rgm_main_window_get_changes (RgmMainWindow *self)
{
  return self->changes;
}

/* What went wrong, or %NULL while the window ends. */
RgmWindowFailures *
rgm_main_window_get_failures (RgmMainWindow *self)
{
  return self->failures;
}

/* Where toasts are shown. */
AdwToastOverlay *
rgm_main_window_get_toasts (RgmMainWindow *self)
{
  return self->toasts;
}

/* The list of patients. */
RgmPatientsPage *
rgm_main_window_get_patients_page (RgmMainWindow *self)
{
  return self->patients_page;
}

/* What holds the list and the course. */
RgmSplitView *
rgm_main_window_get_split_view (RgmMainWindow *self)
{
  return self->split_view;
}

/* The course page, or %NULL while nobody is looked at. */
GtkWidget *
rgm_main_window_get_course_page (RgmMainWindow *self)
{
  return (GtkWidget *) self->course_page;
}

#include "config.h"

#include "rgm-calendar-import-dialog.h"

#include "rgm-made-early-row.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-calendar.h"
#include "rgm-window-fit.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads; what is not shown is counted. */
#define ROWS_MAX 300
#define HEIGHT_MAX_PX 620

/**
 * RgmCalendarImportDialog:
 *
 * Shows what becomes of each event of a calendar, before anything is written.
 */
struct _RgmCalendarImportDialog {
  RgmFormWindow parent_instance;

  GtkLabel *sum;
  GtkLabel *problem;
  GtkLabel *explanation;
  GtkListBox *steps;
  GtkLabel *rest;

  RgmStoreService *service;
  RgmIcsImport *import;
  RgmProgress *progress;
};

enum {
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RgmCalendarImportDialog, rgm_calendar_import_dialog, RGM_TYPE_FORM_WINDOW)

static guint
count_saved (const RgmIcsImport *import)
{
  return import->counts[RGM_ICS_ADDED] + import->counts[RGM_ICS_MOVED]
    + import->counts[RGM_ICS_CANCELLED];
}

/* What an icon shows is in the words of the row too. */
static const char *
get_icon (const RgmIcsImport *import, const RgmIcsStep *step)
{
  if (step->action == RGM_ICS_REFUSED)
    return "dialog-error-symbolic";
  if (step->position >= 0
      && import->plan->sessions[step->position].verdict == RGM_VERDICT_TOO_EARLY)
    return "dialog-warning-symbolic";

  if (step->action == RGM_ICS_UNCHANGED)
    return "object-select-symbolic";
  return step->action == RGM_ICS_ADDED ? "list-add-symbolic" : "document-edit-symbolic";
}

static char *
describe (const RgmIcsImport *import, const RgmIcsStep *step)
{
  g_autofree char *when = rgm_ics_import_describe_when (import, step);
  g_autofree char *what = rgm_ics_import_describe_step (import, step, RGM_IMPORT_WILL);

  return *when == '\0' ? g_steal_pointer (&what) : g_strdup_printf ("%s\n%s", when, what);
}

static void
add_row (RgmCalendarImportDialog *self, const RgmIcsStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", get_icon (self->import, step), NULL);
  g_autofree char *title = rgm_ics_import_describe_line (step);
  g_autofree char *subtitle = describe (self->import, step);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  /* A title of a calendar is no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Later libadwaita names a row by its title alone, which would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_list_box_append (self->steps, row);
}

static guint
add_rows (RgmCalendarImportDialog *self)
{
  const GPtrArray *made_early = self->import->made_early;
  guint n_rows = 0;

  for (guint i = 0; i < made_early->len; i++, n_rows++)
    {
      if (n_rows < ROWS_MAX)
        gtk_list_box_append (self->steps, rgm_made_early_row_new (made_early->pdata[i]));
    }

  for (guint i = 0; i < self->import->steps->len; i++)
    {
      const RgmIcsStep *step = self->import->steps->pdata[i];

      if (rgm_ics_import_is_silent (step))
        continue;
      if (n_rows < ROWS_MAX)
        add_row (self, step);
      n_rows++;
    }

  return n_rows;
}

static void
show (RgmCalendarImportDialog *self)
{
  g_autofree char *sum = rgm_ics_import_describe_sum (self->import, RGM_IMPORT_WILL);
  g_autofree char *problem = rgm_ics_import_describe_problem (self->import);
  g_autofree char *made_early = rgm_made_early_list_count (self->import->made_early);
  guint n_rows = add_rows (self);
  gboolean anything = count_saved (self->import) > 0;
  g_autofree char *rest = NULL;

  gtk_label_set_label (self->sum, sum);
  if (problem == NULL)
    problem = g_steal_pointer (&made_early);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->explanation,
                       anything ? _("Nothing is written yet. A backup is made first, and all of it "
                                    "is undone at once if you wish.")
                                : _("There is nothing to import into this course."));
  gtk_widget_set_visible (GTK_WIDGET (self->steps), n_rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_rows > ROWS_MAX);
  if (n_rows > ROWS_MAX)
    {
      /* Translators: %u is the number of calendar entries that a list does not show */
      rest = g_strdup_printf (ngettext ("%u more is not shown here.", "%u more are not shown here.",
                                        n_rows - ROWS_MAX), n_rows - ROWS_MAX);
      gtk_label_set_label (self->rest, rest);
    }
  rgm_form_window_set_can_save (RGM_FORM_WINDOW (self), anything,
                                anything ? NULL : _("There is nothing to import into this "
                                                    "course."));
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCalendarImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_store_service_import_calendar_finish (RGM_STORE_SERVICE (source), result, &error))
    g_signal_emit (self, signals[IMPORTED], 0, _("Calendar imported"));
  g_clear_pointer (&self->progress, rgm_progress_end);
  rgm_form_window_end_saving (RGM_FORM_WINDOW (self), error);
}

static void
rgm_calendar_import_dialog_save (RgmFormWindow *form)
{
  RgmCalendarImportDialog *self = RGM_CALENDAR_IMPORT_DIALOG (form);

  rgm_form_window_begin_saving (form);
  self->progress = rgm_progress_begin (GTK_WINDOW (self), _("Importing…"));
  rgm_store_service_import_calendar_async (self->service, self->import,
                                           &(RgmStoreTransfer) {
                                             rgm_progress_get_cancellable (self->progress),
                                             rgm_progress_tell, self->progress
                                           }, on_imported_cb, g_object_ref (self));
}

static char *
rgm_calendar_import_dialog_describe_failure (RgmFormWindow *form, const GError *error)
{
  /* Translators: %s is a sentence on why, with its full stop. */
  return g_strdup_printf (_("Not imported. %s"), error->message);
}

static void
rgm_calendar_import_dialog_dispose (GObject *object)
{
  /* The progress is told until the call ends, and goes with it. */
  g_clear_object (&RGM_CALENDAR_IMPORT_DIALOG (object)->service);
  G_OBJECT_CLASS (rgm_calendar_import_dialog_parent_class)->dispose (object);
}

static void
rgm_calendar_import_dialog_finalize (GObject *object)
{
  rgm_ics_import_free (RGM_CALENDAR_IMPORT_DIALOG (object)->import);
  G_OBJECT_CLASS (rgm_calendar_import_dialog_parent_class)->finalize (object);
}

static void
rgm_calendar_import_dialog_class_init (RgmCalendarImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_calendar_import_dialog_finalize;
  RGM_FORM_WINDOW_CLASS (klass)->save = rgm_calendar_import_dialog_save;
  RGM_FORM_WINDOW_CLASS (klass)->describe_failure = rgm_calendar_import_dialog_describe_failure;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-calendar-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarImportDialog, sum);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarImportDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarImportDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, RgmCalendarImportDialog, rest);

  /**
   * RgmCalendarImportDialog::imported:
   * @self: the dialog
   * @sentence: what was done
   *
   * All of it is saved.
   */
  signals[IMPORTED] = g_signal_new ("imported", RGM_TYPE_CALENDAR_IMPORT_DIALOG, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rgm_calendar_import_dialog_init (RgmCalendarImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rgm_calendar_import_dialog_new:
 * @service: where the course is
 * @import: (transfer full): what is to be done
 *
 * Returns: (transfer none): the dialog; GTK keeps it until it is closed
 */
RgmCalendarImportDialog *
rgm_calendar_import_dialog_new (RgmStoreService *service, RgmIcsImport *import)
{
  RgmCalendarImportDialog *self;

  g_return_val_if_fail (RGM_IS_STORE_SERVICE (service), NULL);

  self = g_object_new (RGM_TYPE_CALENDAR_IMPORT_DIALOG, NULL);
  self->service = g_object_ref (service);
  self->import = import;
  rgm_form_window_set_words (RGM_FORM_WINDOW (self), _("Import Calendar"), _("_Import"));
  show (self);
  rgm_window_fit_height (GTK_WINDOW (self), HEIGHT_MAX_PX);
  rgm_form_window_set_clean (RGM_FORM_WINDOW (self));
  return self;
}

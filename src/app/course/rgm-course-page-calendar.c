#include "config.h"

#include "rgm-course-page-calendar.h"

#include "rgm-calendar-export-dialog.h"
#include "rgm-calendar-import-dialog.h"
#include "rgm-dialog-present.h"
#include "rgm-file-dialog.h"
#include "rgm-progress-window.h"
#include "rgm-store-service-calendar.h"

#include <glib/gi18n-lib.h>

/* The bookings of the course that is shown, out to a calendar and in from one. */

static GtkWindow *
get_window (RgmCoursePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/**
 * rgm_course_page_export_calendar:
 * @self: the page, with a course
 *
 * Asks what a calendar is to have of the course, and writes it.
 */
void
rgm_course_page_export_calendar (RgmCoursePage *self)
{
  RgmCourseModel *model = rgm_course_page_get_model (self);
  RgmCalendarExportDialog *dialog =
    rgm_calendar_export_dialog_new (rgm_course_model_get_service (model),
                                    rgm_course_model_get_content (model)->record->id,
                                    rgm_course_model_get_today (model));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (rgm_course_page_say), self,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), get_window (self));
}

typedef struct {
  RgmCoursePage *page;
  RgmProgress *progress;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->progress, rgm_progress_end);
  g_object_unref (self->page);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) self = data;
  RgmStoreService *service = RGM_STORE_SERVICE (source);
  g_autoptr (GError) error = NULL;
  RgmIcsImport *import = rgm_store_service_read_calendar_finish (service, result, &error);
  RgmCalendarImportDialog *dialog;

  g_clear_pointer (&self->progress, rgm_progress_end);
  if (import == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        rgm_course_page_say (self->page, error->message);
      return;
    }
  dialog = rgm_calendar_import_dialog_new (service, import);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (rgm_course_page_say), self->page,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), get_window (self->page));
}

/**
 * rgm_course_page_read_calendar:
 * @self: the page
 * @path: a calendar file
 *
 * Reads the file and shows what would become of its events in the course, if there is one.
 */
void
rgm_course_page_read_calendar (RgmCoursePage *self, const char *path)
{
  RgmCourseModel *model = rgm_course_page_get_model (self);
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  Reading *reading;

  if (content == NULL || get_window (self) == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->page = g_object_ref (self);
  reading->progress = rgm_progress_begin (get_window (self), _("Reading the file…"));
  rgm_store_service_read_calendar_async (rgm_course_model_get_service (model),
                                         content->record->id, path,
                                         rgm_course_model_get_today (model),
                                         rgm_progress_get_cancellable (reading->progress),
                                         on_read_cb, reading);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCoursePage) self = data;
  g_autoptr (GFile) file = rgm_file_dialog_open_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    rgm_course_page_read_calendar (self, path);
}

/**
 * rgm_course_page_import_calendar:
 * @self: the page
 *
 * Asks for a calendar file, and shows what would become of its events.
 */
void
rgm_course_page_import_calendar (RgmCoursePage *self)
{
  rgm_file_dialog_open_async (get_window (self), _("Import Calendar"), NULL, on_chosen_cb,
                              g_object_ref (self));
}

#include "config.h"

#include "rgm-course-page-paper.h"

#include "rgm-course-paper.h"
#include "rgm-course-skin.h"
#include "rgm-dialog-present.h"
#include "rgm-file-dialog.h"
#include "rgm-picture-saving.h"
#include "rgm-sheet-dialog.h"

#include <glib/gi18n-lib.h>

/* No name of a patient: what a file is called is seen by everybody. */
#define PICTURE_NAME "timeline.svg"

/* The course that is shown, as it is now; %NULL while there is none. */
static RgmCoursePaper *
make_paper (RgmCoursePage *self)
{
  RgmCourseModel *model = rgm_course_page_get_model (self);
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  RgmPlan *plan = rgm_course_model_get_plan (model);
  g_autoptr (RgmSkin) skin = rgm_course_skin_new (model, plan);

  return content != NULL && plan != NULL
    ? rgm_course_paper_new (content, plan, skin, rgm_course_model_get_areas (model),
                            rgm_course_model_get_catalogue (model)) : NULL;
}

static GtkWindow *
get_window (RgmCoursePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
present_dialog (RgmCoursePage *self, gboolean prints)
{
  g_autoptr (RgmCoursePaper) paper = make_paper (self);
  RgmSheetDialog *dialog;

  if (paper == NULL)
    return;
  dialog = rgm_sheet_dialog_new (paper, prints);
  g_signal_connect_object (dialog, "said", G_CALLBACK (rgm_course_page_say), self,
                           G_CONNECT_SWAPPED);
  rgm_dialog_present (GTK_WINDOW (dialog), get_window (self));
}

/**
 * rgm_course_page_print:
 * @self: the page
 *
 * Asks what to print of the course, and prints it.
 */
void
rgm_course_page_print (RgmCoursePage *self)
{
  present_dialog (self, TRUE);
}

/**
 * rgm_course_page_save_pdf:
 * @self: the page
 *
 * Asks what to save of the course, and saves it as a PDF.
 */
void
rgm_course_page_save_pdf (RgmCoursePage *self)
{
  present_dialog (self, FALSE);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCoursePage) self = data;
  g_autoptr (GError) error = NULL;

  if (rgm_picture_save_finish (GTK_WINDOW (source), result, &error))
    rgm_course_page_say (self, _("Picture saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rgm_course_page_say (self, error->message);
}

static void
on_picture_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCoursePage) self = data;
  g_autoptr (GFile) file = rgm_file_dialog_save_finish (GTK_WINDOW (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (RgmCoursePaper) paper = make_paper (self);

  if (path != NULL && paper != NULL)
    rgm_picture_save_async (GTK_WINDOW (source), paper, path, on_saved_cb, g_object_ref (self));
}

/**
 * rgm_course_page_save_picture:
 * @self: the page
 *
 * Asks for a file, and saves the timeline of the course as a picture.
 */
void
rgm_course_page_save_picture (RgmCoursePage *self)
{
  rgm_file_dialog_save_async (get_window (self), _("Save Timeline as Picture"), PICTURE_NAME, NULL,
                              on_picture_chosen_cb, g_object_ref (self));
}

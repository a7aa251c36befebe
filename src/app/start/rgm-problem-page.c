#include "config.h"

#include "rgm-problem-page.h"

#include "rgm-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RgmProblemPage:
 *
 * What is seen where a database cannot be opened: what is wrong, with which file, and what can be
 * done. Its buttons are the actions `win.try-again`, `win.open-database` and `win.show-in-folder`.
 */
struct _RgmProblemPage {
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkLabel *path;
  GtkWidget *retry_button;
};

G_DEFINE_FINAL_TYPE (RgmProblemPage, rgm_problem_page, ADW_TYPE_BIN)

static const char *
get_title (const GError *problem)
{
  if (problem->domain != RGM_STORE_ERROR)
    return _("The Data Could Not Be Opened");
  switch ((RgmStoreError) problem->code)
    {
    case RGM_STORE_ERROR_DAMAGED:
    case RGM_STORE_ERROR_EMPTY:
    case RGM_STORE_ERROR_STRAY_JOURNAL:
      return _("The File Is Damaged");
    case RGM_STORE_ERROR_FOREIGN:
      return _("Not a Regimen File");
    case RGM_STORE_ERROR_NEWER:
      return _("Made by a Newer Regimen");
    case RGM_STORE_ERROR_LOCKED:
      return _("Another Program Is Writing");
    case RGM_STORE_ERROR_READ_ONLY:
    case RGM_STORE_ERROR_PERMISSION:
    case RGM_STORE_ERROR_SYMLINK:
    case RGM_STORE_ERROR_NOT_A_FILE:
      return _("The File May Not Be Opened");
    case RGM_STORE_ERROR_FULL:
      return _("The Disk Is Full");
    case RGM_STORE_ERROR_IO:
    case RGM_STORE_ERROR_NO_FILE:
    case RGM_STORE_ERROR_EXISTS:
    case RGM_STORE_ERROR_NOT_FOUND:
    case RGM_STORE_ERROR_INVALID:
    case RGM_STORE_ERROR_IN_USE:
    case RGM_STORE_ERROR_OUTCOME_UNKNOWN:
    case RGM_STORE_ERROR_NOTHING_TO_UNDO:
    case RGM_STORE_ERROR_CONFLICT:
    case RGM_STORE_ERROR_CHANGED:
    case RGM_STORE_ERROR_ALTERED:
    case RGM_STORE_ERROR_SEALED:
    case RGM_STORE_ERROR_WRONG_PASSPHRASE:
    case RGM_STORE_ERROR_MOVED:
    case RGM_STORE_ERROR_NOTHING_LEFT:
    case RGM_STORE_ERROR_FAILED:
    default:
      return _("The Data Could Not Be Opened");
    }
}

static gboolean
rgm_problem_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RGM_PROBLEM_PAGE (widget)->retry_button);
}

static void
rgm_problem_page_class_init (RgmProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = rgm_problem_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, status);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, path);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, retry_button);
}

static void
rgm_problem_page_init (RgmProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rgm_problem_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rgm_problem_page_new (void)
{
  return g_object_new (RGM_TYPE_PROBLEM_PAGE, NULL);
}

/**
 * rgm_problem_page_set_problem:
 * @self: the page
 * @problem: why the database cannot be opened
 * @path: where it lies
 *
 * Says what is wrong, and where.
 */
void
rgm_problem_page_set_problem (RgmProblemPage *self, const GError *problem, const char *path)
{
  g_autofree char *description = NULL;
  g_autofree char *shown_path = NULL;

  g_return_if_fail (RGM_IS_PROBLEM_PAGE (self));
  g_return_if_fail (problem != NULL);

  /* A status page takes markup, and a file may be called anything. */
  description = g_markup_escape_text (problem->message, -1);
  shown_path = g_filename_display_name (path);
  adw_status_page_set_title (self->status, get_title (problem));
  adw_status_page_set_description (self->status, description);
  gtk_label_set_label (self->path, shown_path);
  gtk_widget_set_visible (GTK_WIDGET (self->path), strstr (problem->message, shown_path) == NULL);
}

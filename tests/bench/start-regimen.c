#include "config.h"

#include "rgm-application.h"
#include "rgm-patient-row.h"
#include "start-probe.h"

#include <glib/gi18n.h>
#include <locale.h>

#define MARGIN_PX 12

/* Regimen itself. Its first full frame is that in which the list of patients is filled down to its
 * lower edge, each row that is seen has its name and its course, and each one that is to have a
 * mark of its state has it. */

typedef struct {
  GtkWidget *view;
  int n_rows;
  int n_marks;
  int n_bare;
  double bottom;
} Seen;

static gboolean
is_drawn (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0
         && gtk_widget_get_height (widget) > 0;
}

static gboolean
has_text (GtkWidget *row, const char *part)
{
  GObject *label = gtk_widget_get_template_child (row, RGM_TYPE_PATIENT_ROW, part);

  return is_drawn (GTK_WIDGET (label)) && *gtk_label_get_label (GTK_LABEL (label)) != '\0';
}

static void
look_at_row (GtkWidget *row, Seen *seen)
{
  RgmPatientItem *item = rgm_patient_row_get_item (RGM_PATIENT_ROW (row));
  GObject *mark = gtk_widget_get_template_child (row, RGM_TYPE_PATIENT_ROW, "mark");
  gboolean has_mark = is_drawn (GTK_WIDGET (mark));
  graphene_rect_t place;

  if (item == NULL || !is_drawn (row) || !gtk_widget_compute_bounds (row, seen->view, &place)
      || place.origin.y >= gtk_widget_get_height (seen->view))
    return;
  seen->n_rows++;
  seen->n_marks += has_mark ? 1 : 0;
  seen->bottom = MAX (seen->bottom, place.origin.y + place.size.height);
  if (!has_text (row, "name") || !has_text (row, "detail")
      || has_mark != (rgm_patient_item_get_state (item) != RGM_PATIENT_STATE_NONE))
    seen->n_bare++;
}

static void
look_at_rows (GtkWidget *widget, Seen *seen)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LIST_VIEW (widget))
    seen->view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (RGM_IS_PATIENT_ROW (widget))
    look_at_row (widget, seen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_rows (child, seen);
}

static gboolean
is_full (GtkWindow *window)
{
  Seen seen = { 0 };

  look_at_rows (GTK_WIDGET (window), &seen);
  if (seen.n_rows == 0 || seen.n_bare > 0 || seen.n_marks == 0)
    return FALSE;
  /* Rows have a margin of a few pixels. */
  return seen.bottom + MARGIN_PX >= gtk_widget_get_height (seen.view);
}

int
main (int argc, char *argv[])
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  textdomain (GETTEXT_PACKAGE);
  application = rgm_application_new ();
  start_probe_watch (GTK_APPLICATION (application), is_full);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

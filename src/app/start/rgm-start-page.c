#include "config.h"

#include "rgm-start-page.h"

#include "rgm-sentence.h"

/**
 * RgmStartPage:
 *
 * What is seen before there is a database: what it shall be for. The choices are the actions
 * `win.keep-log`, `win.track-patients` and `win.open-sample`.
 */
struct _RgmStartPage {
  AdwBin parent_instance;

  GtkWidget *log_button;
  GtkLabel *limits;
};

G_DEFINE_FINAL_TYPE (RgmStartPage, rgm_start_page, ADW_TYPE_BIN)

static gboolean
rgm_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RGM_START_PAGE (widget)->log_button);
}

/* Of itself, what hands the focus on would take it again whenever Tab leaves backwards. */
static gboolean
rgm_start_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
rgm_start_page_class_init (RgmStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = rgm_start_page_grab_focus;
  widget_class->focus = rgm_start_page_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmStartPage, log_button);
  gtk_widget_class_bind_template_child (widget_class, RgmStartPage, limits);
}

static void
rgm_start_page_init (RgmStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->limits, rgm_sentence_advice_limits ());
}

/**
 * rgm_start_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rgm_start_page_new (void)
{
  return g_object_new (RGM_TYPE_START_PAGE, NULL);
}

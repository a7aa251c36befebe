#include "config.h"

#include "rgm-nobody-page.h"

/**
 * RgmNobodyPage:
 *
 * What stands where a course would be while nobody is selected: that somebody can be chosen, or,
 * in a practice that has nobody yet, added.
 */
struct _RgmNobodyPage {
  AdwBin parent_instance;

  GtkStack *stack;

  RgmPatientList *patients;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (RgmNobodyPage, rgm_nobody_page, ADW_TYPE_BIN)

static void
update (RgmNobodyPage *self)
{
  gboolean is_empty = self->patients != NULL && rgm_patient_list_get_loaded (self->patients)
                      && rgm_patient_list_get_n_patients (self->patients) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "choose");
}

static void
rgm_nobody_page_dispose (GObject *object)
{
  RgmNobodyPage *self = RGM_NOBODY_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->patients);
  G_OBJECT_CLASS (rgm_nobody_page_parent_class)->dispose (object);
}

static void
rgm_nobody_page_class_init (RgmNobodyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_nobody_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-nobody-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmNobodyPage, stack);
}

static void
rgm_nobody_page_init (RgmNobodyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (RGM_TYPE_PATIENT_LIST);
  g_signal_group_connect_swapped (self->signals, "notify::loaded", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::n-patients", G_CALLBACK (update), self);
}

/**
 * rgm_nobody_page_set_patients:
 * @self: the page
 * @patients: (nullable): those who can be chosen
 *
 * Says of whom nobody is selected.
 */
void
rgm_nobody_page_set_patients (RgmNobodyPage *self, RgmPatientList *patients)
{
  g_return_if_fail (RGM_IS_NOBODY_PAGE (self));

  if (!g_set_object (&self->patients, patients))
    return;
  g_signal_group_set_target (self->signals, patients);
  update (self);
}

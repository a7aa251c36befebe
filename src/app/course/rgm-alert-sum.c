#include "config.h"

#include "rgm-alert-sum.h"

#include "rgm-alert-row.h"
#include "rgm-button-name.h"
#include "rgm-kept-children.h"

#include <glib/gi18n-lib.h>

/**
 * RgmAlertSum:
 *
 * Several alerts of one kind: one line for all of them, which a button unfolds into a line for
 * each with what to do about it. The lines are made when they are to be seen.
 */
struct _RgmAlertSum {
  GtkWidget parent_instance;

  GtkWidget *line;
  GtkWidget *button;
  GtkWidget *rows;

  RgmPlan *plan;
  RgmAlertGroup *group;
  GStrv session_ids;
};

G_DEFINE_FINAL_TYPE (RgmAlertSum, rgm_alert_sum, GTK_TYPE_WIDGET)

#define SPACING_PX 12

static gboolean
update_row (GtkWidget *row, guint index, gpointer data)
{
  RgmAlertSum *self = data;

  return rgm_alert_row_update (row, self->plan, g_ptr_array_index (self->group->alerts, index),
                               self->session_ids[index]);
}

static GtkWidget *
make_row (guint index, gpointer data)
{
  RgmAlertSum *self = data;
  GtkWidget *row = rgm_alert_row_new (GTK_ACCESSIBLE_ROLE_LIST_ITEM, self->plan,
                                      g_ptr_array_index (self->group->alerts, index),
                                      self->session_ids[index]);

  gtk_widget_add_css_class (row, "alert-row");
  return row;
}

static void
show_rows (RgmAlertSum *self)
{
  static const RgmKeptChildrenSource source = { update_row, make_row };
  g_autofree char *sentence = rgm_alert_group_describe (self->group);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
  rgm_kept_children_show (self->rows, self->group->alerts->len, &source, self);
  rgm_button_name_apply (self->rows);
}

static void
make_rows (RgmAlertSum *self)
{
  self->rows = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                             "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_add_css_class (self->rows, "alert-rows");
  show_rows (self);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

static void
show_state (RgmAlertSum *self)
{
  gboolean expanded = self->rows != NULL;

  gtk_button_set_label (GTK_BUTTON (self->button), expanded ? _("Show Fewer") : _("Show All"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
}

static void
on_clicked_cb (RgmAlertSum *self)
{
  rgm_alert_sum_set_expanded (self, self->rows == NULL);
}

static void
rgm_alert_sum_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rgm_alert_sum_parent_class)->dispose (object);
}

static void
rgm_alert_sum_finalize (GObject *object)
{
  RgmAlertSum *self = RGM_ALERT_SUM (object);

  g_clear_pointer (&self->group, rgm_alert_group_free);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_strfreev (self->session_ids);
  G_OBJECT_CLASS (rgm_alert_sum_parent_class)->finalize (object);
}

static void
rgm_alert_sum_class_init (RgmAlertSumClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_alert_sum_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_alert_sum_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rgm_alert_sum_init (RgmAlertSum *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
}

static void
add_head (RgmAlertSum *self, RgmAlertCode code)
{
  GtkWidget *buttons = rgm_alert_row_new_buttons ();
  g_autofree char *sentence = rgm_alert_group_describe (self->group);
  g_autofree char *advice = rgm_alert_group_advise (self->group);
  GtkWidget *text = rgm_alert_row_new_text (rgm_alert_row_get_icon_name (code), sentence, advice);

  self->button = rgm_alert_row_add_button (buttons, "", sentence);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  self->line = rgm_alert_row_new_line (GTK_ACCESSIBLE_ROLE_GENERIC, text, buttons);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
take_group (RgmAlertSum *self, RgmPlan *plan, const RgmAlertGroup *group, GStrv session_ids)
{
  rgm_plan_ref (plan);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  self->plan = plan;
  g_clear_pointer (&self->group, rgm_alert_group_free);
  self->group = rgm_alert_group_copy (group);
  g_strfreev (self->session_ids);
  self->session_ids = session_ids;
}

/**
 * rgm_alert_sum_new:
 * @plan: a plan
 * @group: what to show of it
 * @session_ids: (transfer full): the sessions that its alerts are about, in their order
 *
 * Makes the line for all of them.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_alert_sum_new (RgmPlan *plan, const RgmAlertGroup *group, GStrv session_ids)
{
  RgmAlertSum *self = g_object_new (RGM_TYPE_ALERT_SUM, NULL);
  const RgmAlert *first = g_ptr_array_index (group->alerts, 0);

  take_group (self, plan, group, session_ids);
  rgm_alert_row_set_look (GTK_WIDGET (self), first->code);
  add_head (self, first->code);
  show_state (self);
  return GTK_WIDGET (self);
}

/**
 * rgm_alert_sum_update:
 * @self: the widget
 * @plan: a plan
 * @group: what to show of it, of the same kind as before
 * @session_ids: (transfer full): the sessions that its alerts are about, in their order
 *
 * Shows others. It stays unfolded if it is, and the lines of those that it showed already stay.
 */
void
rgm_alert_sum_update (RgmAlertSum *self, RgmPlan *plan, const RgmAlertGroup *group,
                      GStrv session_ids)
{
  g_autofree char *sentence = NULL;
  g_autofree char *advice = NULL;

  g_return_if_fail (RGM_IS_ALERT_SUM (self) && group->kind == self->group->kind);

  take_group (self, plan, group, session_ids);
  sentence = rgm_alert_group_describe (group);
  advice = rgm_alert_group_advise (group);
  rgm_alert_row_set_words (self->line, sentence, advice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  if (self->rows != NULL)
    show_rows (self);
}

/**
 * rgm_alert_sum_get_kind:
 * @self: the widget
 *
 * Returns: what its alerts are about
 */
RgmAlertKind
rgm_alert_sum_get_kind (RgmAlertSum *self)
{
  g_return_val_if_fail (RGM_IS_ALERT_SUM (self), RGM_ALERT_KIND_DONE_EXTRA);

  return self->group->kind;
}

/**
 * rgm_alert_sum_get_expanded:
 * @self: the widget
 *
 * Returns: whether there is a line for each
 */
gboolean
rgm_alert_sum_get_expanded (RgmAlertSum *self)
{
  g_return_val_if_fail (RGM_IS_ALERT_SUM (self), FALSE);

  return self->rows != NULL;
}

/**
 * rgm_alert_sum_set_expanded:
 * @self: the widget
 * @expanded: whether to show a line for each
 *
 * Shows a line for each, or only the one for all.
 */
void
rgm_alert_sum_set_expanded (RgmAlertSum *self, gboolean expanded)
{
  g_return_if_fail (RGM_IS_ALERT_SUM (self));

  if (expanded == (self->rows != NULL))
    return;
  if (expanded)
    make_rows (self);
  else
    g_clear_pointer (&self->rows, gtk_widget_unparent);
  show_state (self);
}

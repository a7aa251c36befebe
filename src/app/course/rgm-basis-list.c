#include "config.h"

#include "rgm-basis-list.h"

#include "rgm-sentence.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * RgmBasisList:
 *
 * The ways to space sessions that a protocol has, to choose one from: each with what to think of
 * and who says so.
 *
 * Signals: `changed`, when the user has chosen another.
 */
struct _RgmBasisList {
  GtkWidget parent_instance;

  GtkListBox *list;

  RgmProtocol *protocol;
  char *basis;
  GPtrArray *checks;
};

G_DEFINE_FINAL_TYPE (RgmBasisList, rgm_basis_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A radio button tells when it is left, too; the one that is chosen counts. */
static void
on_toggled_cb (RgmBasisList *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
describe_basis (const RgmBasis *basis, const RgmCatalogue *catalogue)
{
  g_autofree char *sources = rgm_sentence_sources ((const char *const *) basis->sources, catalogue);

  if (basis->note == NULL)
    return g_steal_pointer (&sources);
  return g_strdup_printf ("%s\n%s", g_dgettext (GETTEXT_PACKAGE, basis->note), sources);
}

static void
add_basis (RgmBasisList *self, const RgmBasis *basis, const RgmCatalogue *catalogue)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = describe_basis (basis, catalogue);
  const char *name = g_dgettext (GETTEXT_PACKAGE, basis->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strcmp0 (basis->id, self->basis) == 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* The button has the keyboard, and says what is chosen. */
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->checks, check);
}

static void
rgm_basis_list_dispose (GObject *object)
{
  RgmBasisList *self = RGM_BASIS_LIST (object);

  g_clear_pointer (&self->protocol, rgm_protocol_unref);
  g_clear_pointer (&self->basis, g_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (rgm_basis_list_parent_class)->dispose (object);
}

static void
rgm_basis_list_class_init (RgmBasisListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_basis_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_BASIS_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rgm_basis_list_init (RgmBasisList *self)
{
  self->checks = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "bases");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Spacing of the sessions"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * rgm_basis_list_new:
 *
 * Makes a list without a protocol.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_basis_list_new (void)
{
  return g_object_new (RGM_TYPE_BASIS_LIST, NULL);
}

/**
 * rgm_basis_list_set_protocol:
 * @self: the list
 * @protocol: a protocol
 * @basis: id of the basis that is chosen
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Offers the bases of a protocol.
 */
void
rgm_basis_list_set_protocol (RgmBasisList *self, RgmProtocol *protocol, const char *basis,
                             const RgmCatalogue *catalogue)
{
  GtkWidget *child;

  g_return_if_fail (RGM_IS_BASIS_LIST (self) && protocol != NULL && basis != NULL);

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  rgm_protocol_ref (protocol);
  g_clear_pointer (&self->protocol, rgm_protocol_unref);
  self->protocol = protocol;
  g_free (self->basis);
  self->basis = g_strdup (basis);
  for (gsize i = 0; i < protocol->n_bases; i++)
    add_basis (self, &protocol->bases[i], catalogue);
}

/**
 * rgm_basis_list_get_basis:
 * @self: a list with a protocol
 *
 * Gets the basis that is chosen.
 *
 * Returns: (transfer none): its id
 */
const char *
rgm_basis_list_get_basis (RgmBasisList *self)
{
  g_return_val_if_fail (RGM_IS_BASIS_LIST (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return self->protocol->bases[i].id;
  return self->basis;
}

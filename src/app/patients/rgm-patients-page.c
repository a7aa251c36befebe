#include "config.h"

#include "rgm-patients-page.h"

#include "rgm-patient-row.h"
#include "rgm-search-undo.h"
#include "rgm-tab-stop.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPatientsPage:
 *
 * The list of patients with its search.
 *
 * Signals: `selected` (id) when another patient is selected, as by the arrow keys; `opened` (id)
 * when one is clicked or entered.
 */
struct _RgmPatientsPage {
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *no_match;
  GtkWidget *nobody;

  RgmPatientList *patients;
  GtkSingleSelection *selection;
  GSignalGroup *signals;
  char *selected_id;
  gboolean is_selecting;
};

G_DEFINE_FINAL_TYPE (RgmPatientsPage, rgm_patients_page, ADW_TYPE_BIN)

enum {
  SELECTED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static RgmPatientItem *
get_selected_item (RgmPatientsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static const char *
choose_view (RgmPatientsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->patients)) > 0)
    return "list";
  if (!rgm_patient_list_get_loaded (self->patients))
    return "loading";
  if (*rgm_patient_list_get_search (self->patients) != '\0')
    return "no-match";
  return rgm_patient_list_get_n_patients (self->patients) > 0 ? "all-archived" : "empty";
}

static void
show_no_match (RgmPatientsPage *self)
{
  /* Translators: %s is what was searched for */
  g_autofree char *text = g_strdup_printf (_("Nobody is called “%s”."),
                                           rgm_patient_list_get_search (self->patients));
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->no_match, markup);
}

static void
update_view (RgmPatientsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_view (self));
  show_no_match (self);
}

/* After a search, or when somebody else's change came in, the patient that was selected is
 * selected again if it is there. */
static void
restore_selection (RgmPatientsPage *self)
{
  guint position = rgm_patient_list_get_position (self->patients, self->selected_id);

  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
}

static void
on_items_changed_cb (RgmPatientsPage *self)
{
  restore_selection (self);
  update_view (self);
}

static void
on_selected_cb (RgmPatientsPage *self)
{
  RgmPatientItem *item = get_selected_item (self);

  /* What a search hides is not what the user turned away from. */
  if (self->is_selecting || item == NULL)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (rgm_patient_item_get_id (item));
  g_signal_emit (self, signals[SELECTED], 0, self->selected_id);
}

static void
open_position (RgmPatientsPage *self, guint position)
{
  g_autoptr (RgmPatientItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->patients), position);

  if (item == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPENED], 0, rgm_patient_item_get_id (item));
}

static void
on_activated_cb (RgmPatientsPage *self, guint position)
{
  open_position (self, position);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmPatientsPage *self = RGM_PATIENTS_PAGE (widget);

  open_position (self, rgm_patient_list_get_position (self->patients,
                                                      g_variant_get_string (parameter, NULL)));
}

/* What was found begins with the first, wherever the list was scrolled to; later GTK would stay
 * there. */
static void
show_first (RgmPatientsPage *self)
{
  if (*rgm_patient_list_get_search (self->patients) != '\0'
      && g_list_model_get_n_items (G_LIST_MODEL (self->patients)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

static void
on_search_changed_cb (RgmPatientsPage *self)
{
  if (self->patients == NULL)
    return;
  rgm_patient_list_set_search (self->patients,
                               gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_first (self);
}

/* The entry waits a moment for more letters before it tells of a change. Who presses a key means
 * what was typed, and not whoever is listed until then. */
static void
on_search_activated_cb (RgmPatientsPage *self)
{
  if (self->patients == NULL)
    return;
  on_search_changed_cb (self);
  if (*rgm_patient_list_get_search (self->patients) != '\0')
    open_position (self, 0);
}

static void
on_search_stopped_cb (RgmPatientsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  rgm_search_undo_forget (self->search);
}

static gboolean
on_search_key_cb (GtkEventControllerKey *controller, guint key, guint code,
                  GdkModifierType modifiers, RgmPatientsPage *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  on_search_changed_cb (self);
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_setup_cb (RgmPatientsPage *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, rgm_patient_row_new ());
}

static void
on_bind_cb (RgmPatientsPage *self, GtkListItem *list_item)
{
  rgm_patient_row_set_item (RGM_PATIENT_ROW (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_item (list_item));
}

static void
on_unbind_cb (RgmPatientsPage *self, GtkListItem *list_item)
{
  rgm_patient_row_set_item (RGM_PATIENT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
rgm_patients_page_dispose (GObject *object)
{
  RgmPatientsPage *self = RGM_PATIENTS_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->selection);
  g_clear_object (&self->patients);
  g_clear_pointer (&self->selected_id, g_free);
  G_OBJECT_CLASS (rgm_patients_page_parent_class)->dispose (object);
}

static void
rgm_patients_page_class_init (RgmPatientsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_patients_page_dispose;
  g_type_ensure (RGM_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-patients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientsPage, nobody);
  gtk_widget_class_install_action (widget_class, "patients.open", "s", open_action);

  signals[SELECTED] = g_signal_new ("selected", RGM_TYPE_PATIENTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", RGM_TYPE_PATIENTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prepare_list (RgmPatientsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
prepare_search (RgmPatientsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  rgm_search_undo_watch (self->search);
}

static void
rgm_patients_page_init (RgmPatientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  prepare_list (self);
  prepare_search (self);
  self->signals = g_signal_group_new (RGM_TYPE_PATIENT_LIST);
  g_signal_group_connect_swapped (self->signals, "items-changed",
                                  G_CALLBACK (on_items_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::loaded", G_CALLBACK (update_view), self);
  g_signal_group_connect_swapped (self->signals, "notify::search", G_CALLBACK (update_view), self);
}

/**
 * rgm_patients_page_new:
 *
 * Makes a page without patients.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rgm_patients_page_new (void)
{
  return g_object_new (RGM_TYPE_PATIENTS_PAGE, NULL);
}

/**
 * rgm_patients_page_set_patients:
 * @self: the page
 * @patients: (nullable): the patients
 *
 * Shows patients.
 */
void
rgm_patients_page_set_patients (RgmPatientsPage *self, RgmPatientList *patients)
{
  g_return_if_fail (RGM_IS_PATIENTS_PAGE (self));

  if (!g_set_object (&self->patients, patients))
    return;
  /* The selection hears of changes first, so that what follows finds it in order. */
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (patients));
  g_signal_group_set_target (self->signals, patients);
  if (patients != NULL)
    update_view (self);
}

/**
 * rgm_patients_page_select:
 * @self: the page
 * @id: (nullable): the UUID of a patient, or %NULL for nobody
 *
 * Selects a patient and scrolls to the row, without the signal that the user has done so. One who
 * is about to be saved is selected when it is there.
 */
void
rgm_patients_page_select (RgmPatientsPage *self, const char *id)
{
  guint position;

  g_return_if_fail (RGM_IS_PATIENTS_PAGE (self));

  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  restore_selection (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * rgm_patients_page_get_selected_id:
 * @self: the page
 *
 * Returns: (nullable): the UUID of the patient that is selected, even while a search hides it
 */
const char *
rgm_patients_page_get_selected_id (RgmPatientsPage *self)
{
  g_return_val_if_fail (RGM_IS_PATIENTS_PAGE (self), NULL);

  return self->selected_id;
}

/**
 * rgm_patients_page_focus_search:
 * @self: the page
 *
 * Lets the user type what to search for.
 */
void
rgm_patients_page_focus_search (RgmPatientsPage *self)
{
  g_return_if_fail (RGM_IS_PATIENTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * rgm_patients_page_is_before_search:
 * @self: the page
 *
 * Returns: whether the keyboard is in the search, where nothing was typed yet
 */
gboolean
rgm_patients_page_is_before_search (RgmPatientsPage *self)
{
  g_return_val_if_fail (RGM_IS_PATIENTS_PAGE (self), FALSE);

  return rgm_search_undo_is_pointless (self->search);
}

/**
 * rgm_patients_page_add_menu_section:
 * @self: the page
 * @section: items of the window
 *
 * Puts into the main menu, before all else, what belongs to the window.
 */
void
rgm_patients_page_add_menu_section (RgmPatientsPage *self, GMenuModel *section)
{
  g_return_if_fail (RGM_IS_PATIENTS_PAGE (self) && G_IS_MENU_MODEL (section));

  g_menu_prepend_section (G_MENU (gtk_menu_button_get_menu_model (self->menu_button)), NULL,
                          section);
}

/**
 * rgm_patients_page_set_beside:
 * @self: the page
 * @beside: whether a [class@RgmNobodyPage] is seen beside it
 *
 * Leaves it to the page beside it to say that there is nobody yet, for once is enough.
 */
void
rgm_patients_page_set_beside (RgmPatientsPage *self, gboolean beside)
{
  g_return_if_fail (RGM_IS_PATIENTS_PAGE (self));

  gtk_widget_set_visible (self->nobody, !beside);
}

/**
 * rgm_patients_page_get_header_bar:
 * @self: the page
 *
 * Returns: (transfer none): the header bar, for the window to decide which buttons of the window
 *   it shows
 */
AdwHeaderBar *
rgm_patients_page_get_header_bar (RgmPatientsPage *self)
{
  g_return_val_if_fail (RGM_IS_PATIENTS_PAGE (self), NULL);

  return self->header_bar;
}

#include "config.h"

#include "rgm-area-picker.h"

#include <glib/gi18n-lib.h>

/**
 * RgmAreaPicker:
 *
 * A button that opens a list of skin areas to tick, each under the one it lies in.
 *
 * Signals: `changed`, when the user has ticked or unticked one.
 */
struct _RgmAreaPicker {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkBox *box;

  RgmAreas *areas;
  GPtrArray *checks;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (RgmAreaPicker, rgm_area_picker, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define INDENT_PX 22
#define MAX_HEIGHT_PX 340

static int
get_depth (RgmAreas *areas, const RgmArea *area)
{
  int depth = 0;

  while (area != NULL && area->parent != NULL)
    {
      area = rgm_areas_find (areas, area->parent);
      depth++;
    }
  return depth;
}

static void
on_toggled_cb (RgmAreaPicker *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_check (RgmAreaPicker *self, const RgmArea *area)
{
  GtkWidget *check = gtk_check_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, area->name));

  gtk_widget_set_margin_start (check, get_depth (self->areas, area) * INDENT_PX);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, check);
  g_ptr_array_add (self->checks, check);
}

static GtkWidget *
make_popover (RgmAreaPicker *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  /* A bar that is always there tells that the list goes on, and has room beside the areas. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

static void
rgm_area_picker_dispose (GObject *object)
{
  RgmAreaPicker *self = RGM_AREA_PICKER (object);

  g_clear_pointer (&self->areas, rgm_areas_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (rgm_area_picker_parent_class)->dispose (object);
}

static void
rgm_area_picker_class_init (RgmAreaPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_area_picker_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_AREA_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rgm_area_picker_init (RgmAreaPicker *self)
{
  self->checks = g_ptr_array_new ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _("Choose A_reas"));
  gtk_menu_button_set_use_underline (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * rgm_area_picker_new:
 *
 * Makes a button without areas.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_area_picker_new (void)
{
  return g_object_new (RGM_TYPE_AREA_PICKER, NULL);
}

/**
 * rgm_area_picker_set_areas:
 * @self: the button
 * @areas: (nullable): the areas to choose from
 *
 * Sets the areas that there are. None is selected then.
 */
void
rgm_area_picker_set_areas (RgmAreaPicker *self, RgmAreas *areas)
{
  GtkWidget *child;

  g_return_if_fail (RGM_IS_AREA_PICKER (self));

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->areas, rgm_areas_unref);
  if (areas == NULL)
    return;
  self->areas = rgm_areas_ref (areas);
  for (gsize i = 0; i < rgm_areas_get_size (areas); i++)
    add_check (self, rgm_areas_get (areas, i));
}

/**
 * rgm_area_picker_dup_selected:
 * @self: the button
 *
 * Gets the areas that are ticked.
 *
 * Returns: (transfer full): their ids, in the order of the areas
 */
char **
rgm_area_picker_dup_selected (RgmAreaPicker *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (RGM_IS_AREA_PICKER (self), NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (builder, rgm_areas_get (self->areas, i)->id);
  return g_strv_builder_end (builder);
}

/**
 * rgm_area_picker_join:
 * @self: the button
 * @ids: ids of areas
 *
 * Returns: (transfer full): those of @ids that can be ticked as one text, the same for the same
 *   areas in whatever order
 */
char *
rgm_area_picker_join (RgmAreaPicker *self, char **ids)
{
  GString *text;

  g_return_val_if_fail (RGM_IS_AREA_PICKER (self) && ids != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->checks->len; i++)
    {
      const char *id = rgm_areas_get (self->areas, i)->id;

      if (g_strv_contains ((const char *const *) ids, id))
        g_string_append_printf (text, "%s ", id);
    }
  return g_string_free (text, FALSE);
}

/**
 * rgm_area_picker_set_selected:
 * @self: the button
 * @ids: (nullable): ids of areas
 *
 * Ticks areas, and no others, without the signal that the user did.
 */
void
rgm_area_picker_set_selected (RgmAreaPicker *self, const char *const *ids)
{
  g_return_if_fail (RGM_IS_AREA_PICKER (self));

  self->is_setting = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (
      g_ptr_array_index (self->checks, i),
      ids != NULL && g_strv_contains (ids, rgm_areas_get (self->areas, i)->id));
  self->is_setting = FALSE;
}

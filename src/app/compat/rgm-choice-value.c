#include "config.h"

#include "rgm-choice-value.h"

#define KEY "rgm-choice-value"

/**
 * RgmChoiceValue:
 *
 * What is chosen in a combo row. It stands beside the title where there is room for all of both on
 * one line, and else below it, as its subtitle, where it wraps: the list in which a combo row shows
 * it beside the title is never higher than a line, and would cut it.
 */
#define RGM_TYPE_CHOICE_VALUE (rgm_choice_value_get_type ())
G_DECLARE_FINAL_TYPE (RgmChoiceValue, rgm_choice_value, RGM, CHOICE_VALUE, GObject)

struct _RgmChoiceValue {
  GObject parent_instance;

  AdwComboRow *row;
  GtkLabel *beside;
  char *note;
  gboolean is_below;

  /* that for which the place was chosen */
  float width;
  guint font;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (RgmChoiceValue, rgm_choice_value, G_TYPE_OBJECT)

static const char *
get_text (RgmChoiceValue *self)
{
  gpointer item = adw_combo_row_get_selected_item (self->row);

  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "";
}

static char *
make_subtitle (RgmChoiceValue *self)
{
  const char *text = self->is_below ? get_text (self) : "";
  const char *note = self->note != NULL ? self->note : "";

  return g_strdup_printf ("%s%s%s", text, *text != '\0' && *note != '\0' ? "\n" : "", note);
}

static void
put (RgmChoiceValue *self, gboolean is_below)
{
  g_autofree char *subtitle = NULL;

  self->is_below = is_below;
  subtitle = make_subtitle (self);
  if (self->beside != NULL)
    gtk_label_set_label (self->beside, is_below ? "" : get_text (self));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
}

/* Tried beside the title first: only there it has the width that it needs. */
static void
choose_place (RgmChoiceValue *self)
{
  int needed;

  put (self, FALSE);
  gtk_widget_measure (GTK_WIDGET (self->row), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL,
                      NULL);
  put (self, (float) needed > self->width);
}

/* The windows have their sizes by now. What is put elsewhere is laid out before it is drawn. */
static void
on_layout_cb (RgmChoiceValue *self)
{
  GtkWidget *row = GTK_WIDGET (self->row);
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (row));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, row, &bounds) || bounds.size.width <= 0)
    return;
  if (!self->is_stale && self->font == font && self->width == bounds.size.width)
    return;
  self->width = bounds.size.width;
  self->font = font;
  self->is_stale = FALSE;
  choose_place (self);
}

static void
show (RgmChoiceValue *self)
{
  self->is_stale = TRUE;
  put (self, self->is_below);
}

static void
on_changed_cb (RgmChoiceValue *self)
{
  show (self);
}

static void
on_map_cb (RgmChoiceValue *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->row));

  g_signal_connect_object (clock, "layout", G_CALLBACK (on_layout_cb), self, G_CONNECT_SWAPPED);
}

static void
on_unmap_cb (RgmChoiceValue *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->row));

  g_signal_handlers_disconnect_by_func (clock, on_layout_cb, self);
}

static void
on_setup_cb (RgmChoiceValue *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  /* Until the place is chosen, the row may be narrower than that. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (RgmChoiceValue *self, GtkListItem *item)
{
  g_set_weak_pointer (&self->beside, GTK_LABEL (gtk_list_item_get_child (item)));
  show (self);
}

static void
rgm_choice_value_finalize (GObject *object)
{
  RgmChoiceValue *self = RGM_CHOICE_VALUE (object);

  g_clear_weak_pointer (&self->beside);
  g_free (self->note);
  G_OBJECT_CLASS (rgm_choice_value_parent_class)->finalize (object);
}

static void
rgm_choice_value_class_init (RgmChoiceValueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_choice_value_finalize;
}

static void
rgm_choice_value_init (RgmChoiceValue *self)
{
}

static void
follow_row (RgmChoiceValue *self)
{
  g_signal_connect_object (self->row, "notify::selected-item", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "notify::title", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "map", G_CALLBACK (on_map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "unmap", G_CALLBACK (on_unmap_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rgm_choice_value_show:
 * @row: a combo row over a list of strings, not yet shown; its subtitle is taken
 *
 * Shows all of what is chosen in the row, however narrow that is, or large the text.
 */
void
rgm_choice_value_show (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  RgmChoiceValue *self;

  g_return_if_fail (ADW_IS_COMBO_ROW (row) && !gtk_widget_get_mapped (GTK_WIDGET (row)));

  self = g_object_new (RGM_TYPE_CHOICE_VALUE, NULL);
  self->row = row;
  g_object_set_data_full (G_OBJECT (row), KEY, self, g_object_unref);
  /* Nothing that is chosen is markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  follow_row (self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  adw_combo_row_set_factory (row, factory);
}

/**
 * rgm_choice_value_set_note:
 * @row: a row of rgm_choice_value_show()
 * @note: (nullable): what to say besides
 *
 * Says something of the row, below its title and, if that is below the title, what is chosen.
 */
void
rgm_choice_value_set_note (AdwComboRow *row, const char *note)
{
  RgmChoiceValue *self = g_object_get_data (G_OBJECT (row), KEY);

  g_return_if_fail (self != NULL);

  if (g_strcmp0 (self->note, note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  show (self);
}

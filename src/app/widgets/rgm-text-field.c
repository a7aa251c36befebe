#include "config.h"

#include "rgm-text-field.h"

#include "rgm-entry-role.h"
#include "rgm-field-note.h"
#include "rgm-live-label.h"
#include "rgm-one-line.h"

/**
 * RgmTextField:
 *
 * A field to type into, with its title in it and, below it, what is wrong with what was typed, or
 * else a hint. A screen reader is told both. What may yet become right is called wrong only once
 * the keyboard leaves the field.
 *
 * Signals: `changed`, when the user has typed, and `left`, when the keyboard leaves the field.
 */
struct _RgmTextField {
  GtkWidget parent_instance;

  GtkWidget *list;
  AdwEntryRow *row;
  GtkLabel *message;
  GtkLabel *note;
  GtkEventController *focus;
  char *error;
  char *hint;
  gboolean is_unfinished;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (RgmTextField, rgm_text_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_TEXT,
  N_PROPS
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define MESSAGE_SPACING_PX 4

static GtkWidget *
get_delegate (RgmTextField *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
}

static void
set_title (RgmTextField *self, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  rgm_entry_role_apply (self->row);
}

static void
on_changed_cb (RgmTextField *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Shows what there is to say, as a mistake or not. */
static void
show_message (RgmTextField *self)
{
  GtkAccessible *entry = GTK_ACCESSIBLE (get_delegate (self));
  const char *message = self->error != NULL ? self->error : self->hint;
  gboolean typing = self->is_unfinished
    && gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
  gboolean wrong = self->error != NULL && !typing;

  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_css_classes (GTK_WIDGET (self->message),
                              (const char *[]) { wrong ? "field-error" : "field-hint", NULL });
  if (message != NULL)
    gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  rgm_entry_role_set_wrong (self->row, wrong);
}

static void
on_focus_cb (RgmTextField *self)
{
  show_message (self);
  if (!gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus)))
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static gboolean
rgm_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_delegate (RGM_TEXT_FIELD (widget)));
}

/* Of itself, a widget that hands the focus on would take it again whenever Tab leaves backwards. */
static gboolean
rgm_text_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (RGM_TEXT_FIELD (widget)->list, direction);
}

static void
rgm_text_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmTextField *self = RGM_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value,
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, rgm_text_field_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_text_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmTextField *self = RGM_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      rgm_text_field_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_text_field_dispose (GObject *object)
{
  RgmTextField *self = RGM_TEXT_FIELD (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  if (self->message != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->message));
  self->message = NULL;
  if (self->note != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->note));
  self->note = NULL;
  self->focus = NULL;
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->hint, g_free);
  G_OBJECT_CLASS (rgm_text_field_parent_class)->dispose (object);
}

static void
rgm_text_field_class_init (RgmTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_text_field_get_property;
  object_class->set_property = rgm_text_field_set_property;
  object_class->dispose = rgm_text_field_dispose;
  widget_class->grab_focus = rgm_text_field_grab_focus;
  widget_class->focus = rgm_text_field_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", RGM_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rgm_text_field_init (RgmTextField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), MESSAGE_SPACING_PX);

  self->row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_entry_row_set_activates_default (self->row, TRUE);
  rgm_one_line_keep (GTK_EDITABLE (self->row));
  g_signal_connect_object (self->row, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (self->row));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (self->focus, "notify::contains-focus", G_CALLBACK (on_focus_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->row), self->focus);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "field-error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->message), GTK_WIDGET (self));

  self->note = GTK_LABEL (rgm_field_note_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
}

/**
 * rgm_text_field_new:
 * @title: what is to be typed
 *
 * Makes an empty field. Enter in it activates the default of its window.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_text_field_new (const char *title)
{
  return g_object_new (RGM_TYPE_TEXT_FIELD, "title", title, NULL);
}

/**
 * rgm_text_field_get_text:
 * @self: the field
 *
 * Gets what is typed.
 *
 * Returns: (transfer none): the text
 */
const char *
rgm_text_field_get_text (RgmTextField *self)
{
  g_return_val_if_fail (RGM_IS_TEXT_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->row));
}

/**
 * rgm_text_field_set_text:
 * @self: the field
 * @text: (nullable): a text
 *
 * Puts a text into the field, without the signal that the user has typed it.
 */
void
rgm_text_field_set_text (RgmTextField *self, const char *text)
{
  g_return_if_fail (RGM_IS_TEXT_FIELD (self));

  if (text == NULL)
    text = "";
  if (g_strcmp0 (rgm_text_field_get_text (self), text) == 0)
    return;
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  self->is_setting = FALSE;
}

/**
 * rgm_text_field_set_error:
 * @self: the field
 * @error: (nullable): what is wrong with the text, as a sentence, or %NULL
 *
 * Tells what is wrong, below the field and to screen readers.
 */
void
rgm_text_field_set_error (RgmTextField *self, const char *error)
{
  rgm_text_field_set_problem (self, error, FALSE);
}

/**
 * rgm_text_field_set_problem:
 * @self: the field
 * @problem: (nullable): why the text cannot be taken, as a sentence, or %NULL
 * @is_unfinished: whether it may become right as one types on
 *
 * Tells what is wrong as rgm_text_field_set_error() does; but what is merely unfinished is told
 * as a hint while the keyboard is in the field.
 */
void
rgm_text_field_set_problem (RgmTextField *self, const char *problem, gboolean is_unfinished)
{
  g_return_if_fail (RGM_IS_TEXT_FIELD (self));

  g_free (self->error);
  self->error = g_strdup (problem);
  self->is_unfinished = is_unfinished;
  show_message (self);
}

/**
 * rgm_text_field_set_hint:
 * @self: the field
 * @hint: (nullable): what to say of the text while nothing is wrong with it
 *
 * Says something below the field.
 */
void
rgm_text_field_set_hint (RgmTextField *self, const char *hint)
{
  g_return_if_fail (RGM_IS_TEXT_FIELD (self));

  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  show_message (self);
}

/**
 * rgm_text_field_set_note:
 * @self: the field
 * @note: (nullable): what is to be known beside the text, right or wrong
 *
 * Says something more below the field, and below its message.
 */
void
rgm_text_field_set_note (RgmTextField *self, const char *note)
{
  g_return_if_fail (RGM_IS_TEXT_FIELD (self));

  rgm_live_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/**
 * rgm_text_field_add_suffix:
 * @self: the field
 * @suffix: a button or the like
 *
 * Puts a widget at the end of the field.
 */
void
rgm_text_field_add_suffix (RgmTextField *self, GtkWidget *suffix)
{
  g_return_if_fail (RGM_IS_TEXT_FIELD (self) && GTK_IS_WIDGET (suffix));

  adw_entry_row_add_suffix (self->row, suffix);
}

/**
 * rgm_text_field_get_entry:
 * @self: the field
 *
 * Gets the widget that has the focus while the user types, and the role of a text box.
 *
 * Returns: (transfer none): the widget
 */
GtkWidget *
rgm_text_field_get_entry (RgmTextField *self)
{
  g_return_val_if_fail (RGM_IS_TEXT_FIELD (self), NULL);

  return get_delegate (self);
}

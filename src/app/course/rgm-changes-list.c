#include "config.h"

#include "rgm-changes-list.h"

#include "rgm-columns-layout.h"
#include "rgm-sentence.h"
#include "rgm-why-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RgmChangesList:
 *
 * What a change to a session changes besides: a line for each, what was and what would be, with a
 * button that explains both; below them a line for each session of another course that would become
 * too early. It is hidden while nothing changes.
 */
struct _RgmChangesList {
  GtkWidget parent_instance;

  GtkWidget *lines;

  RgmCourseModel *model;
  RgmPlanChanges *changes;
};

G_DEFINE_FINAL_TYPE (RgmChangesList, rgm_changes_list, GTK_TYPE_WIDGET)

#define ACTION_EXPLAIN "changes.explain"
#define LINE_SPACING_PX 8
#define COLUMNS_THRESHOLD_PX 300

static void
explain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmChangesList *self = RGM_CHANGES_LIST (widget);

  rgm_why_window_open_change (widget, self->model, self->changes,
                              &g_array_index (self->changes->changes, RgmPlanChange,
                                              g_variant_get_uint32 (parameter)));
}

/* What would be is what matters: it stands at the end, and is bold. */
static GtkWidget *
make_label (const char *sentence, const char *new, const char *spoken)
{
  GtkWidget *label = gtk_label_new (sentence);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = (guint) (strlen (sentence) - strlen (new));
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "change");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return label;
}

static GtkWidget *
make_icon (void)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "dialog-warning-symbolic",
                                  "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (icon, "change-icon");
  return icon;
}

/* It is heard with what it explains: there may be one on each line. */
static GtkWidget *
make_why (guint position, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (_("Why?"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), ACTION_EXPLAIN);
  rgm_why_window_name_button (button, spoken);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-button");
  return button;
}

/* Below the words, where there is no room for both. */
static GtkWidget *
make_words (GtkWidget *label, GtkWidget *why)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (words, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX,
                                                                LINE_SPACING_PX, 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label);
  if (why != NULL)
    gtk_box_append (GTK_BOX (words), why);
  return words;
}

static gboolean
has_dates (const RgmPlanChanges *changes, const RgmPlanChange *change)
{
  RgmTopic topic;

  return rgm_topic_init_change (&topic, changes->after, change)
         || rgm_topic_init_before (&topic, changes->before, change);
}

static GtkWidget *
make_line (const RgmPlanChanges *changes, guint position)
{
  const RgmPlanChange *change = &g_array_index (changes->changes, RgmPlanChange, position);
  g_autofree char *sentence = rgm_sentence_change (changes->before, changes->after, change);
  g_autofree char *new = rgm_sentence_change_new (changes->before, changes->after, change);
  g_autofree char *spoken = rgm_sentence_change_spoken (changes->before, changes->after, change);
  GtkWidget *line = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "spacing", LINE_SPACING_PX, NULL);

  if (change->is_worse)
    {
      gtk_box_append (GTK_BOX (line), make_icon ());
      gtk_widget_add_css_class (line, "verdict-too-early");
    }
  gtk_box_append (GTK_BOX (line),
                  make_words (make_label (sentence, new, spoken),
                              has_dates (changes, change) ? make_why (position, spoken) : NULL));
  return line;
}

/* What becomes of a session of another course is explained on the page of that. */
static GtkWidget *
make_other_line (const char *sentence)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "spacing", LINE_SPACING_PX, NULL);

  gtk_box_append (GTK_BOX (line), make_icon ());
  gtk_widget_add_css_class (line, "verdict-too-early");
  gtk_box_append (GTK_BOX (line), make_label (sentence, sentence, sentence));
  return line;
}

static GtkWidget *
make_heading (void)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", _("What changes"), "xalign", 0.0, NULL);

  gtk_widget_add_css_class (heading, "heading");
  return heading;
}

static void
clear_lines (RgmChangesList *self)
{
  GtkWidget *line;

  while ((line = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), line);
}

static void
rgm_changes_list_dispose (GObject *object)
{
  RgmChangesList *self = RGM_CHANGES_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->lines = NULL;
  g_clear_pointer (&self->changes, rgm_plan_changes_free);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_changes_list_parent_class)->dispose (object);
}

static void
rgm_changes_list_class_init (RgmChangesListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_changes_list_dispose;
  gtk_widget_class_install_action (widget_class, ACTION_EXPLAIN, "u", explain_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rgm_changes_list_init (RgmChangesList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_parent (make_heading (), GTK_WIDGET (self));
  self->lines = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                              "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What changes"), -1);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "changes");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rgm_changes_list_new:
 *
 * Makes a list, hidden until something changes.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_changes_list_new (void)
{
  return g_object_new (RGM_TYPE_CHANGES_LIST, NULL);
}

/**
 * rgm_changes_list_set_changes:
 * @self: the list
 * @model: the model of the course
 * @changes: (nullable): what would change
 *
 * Shows what would change.
 */
void
rgm_changes_list_set_changes (RgmChangesList *self, RgmCourseModel *model,
                              const RgmPlanChanges *changes)
{
  guint n_changes = changes != NULL ? changes->changes->len : 0;
  guint n_others = changes != NULL ? changes->made_early->len : 0;

  g_return_if_fail (RGM_IS_CHANGES_LIST (self));

  clear_lines (self);
  g_set_object (&self->model, model);
  g_clear_pointer (&self->changes, rgm_plan_changes_free);
  self->changes = changes != NULL ? rgm_plan_changes_copy (changes) : NULL;
  for (guint i = 0; i < n_changes; i++)
    gtk_box_append (GTK_BOX (self->lines), make_line (changes, i));
  for (guint i = 0; i < n_others; i++)
    gtk_box_append (GTK_BOX (self->lines),
                    make_other_line (changes->made_early->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), n_changes + n_others > 0);
}

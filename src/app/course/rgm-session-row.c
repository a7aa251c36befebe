#include "config.h"

#include "rgm-session-row.h"

#include "rgm-columns-layout.h"
#include "rgm-day-text.h"
#include "rgm-menu-in-sight.h"
#include "rgm-sentence.h"
#include "rgm-session-details.h"
#include "rgm-session-menu.h"
#include "rgm-verdict-style.h"
#include "rgm-why-window.h"

#include <glib/gi18n-lib.h>

/**
 * RgmSessionRow:
 *
 * A session in the list of its course: number, date, details and verdict, with a menu of what can
 * be done with it.
 */
struct _RgmSessionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkLabel *title;
  GtkLabel *details;
  GtkWidget *verdict;
  GtkImage *verdict_icon;
  GtkLabel *verdict_label;
  GtkMenuButton *menu_button;

  RgmSessionItem *item;
};

G_DEFINE_FINAL_TYPE (RgmSessionRow, rgm_session_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_number (RgmSessionRow *self, const RgmEvaluation *evaluation)
{
  g_autofree char *text = NULL;

  if (evaluation == NULL)
    text = g_strdup ("–");
  else
    text = rgm_sentence_session_mark (rgm_session_item_get_plan (self->item),
                                      (gsize) rgm_session_item_get_position (self->item));
  gtk_label_set_label (self->number, text);
  set_class (GTK_WIDGET (self->number), "not-counted",
             evaluation == NULL || !evaluation->counts);
}

static void
show_verdict (RgmSessionRow *self, const RgmEvaluation *evaluation)
{
  g_autofree char *text = NULL;
  const char *icon_name;

  /* Without a verdict, its details say what became of it. */
  gtk_widget_set_visible (self->verdict, evaluation != NULL);
  set_class (GTK_WIDGET (self), "apart", evaluation == NULL);
  if (evaluation == NULL)
    return;
  text = rgm_sentence_verdict_short (rgm_session_item_get_plan (self->item),
                                     (gsize) rgm_session_item_get_position (self->item));
  icon_name = rgm_verdict_style_get_icon_name (evaluation->verdict);
  gtk_label_set_label (self->verdict_label, text);
  gtk_image_set_from_icon_name (self->verdict_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_icon), icon_name != NULL);
  rgm_verdict_style_apply (self->verdict, evaluation->verdict);
}

/* The verdict explains itself when it is pressed. */
static void
label_why (RgmSessionRow *self, const char *verdict)
{
  const RgmSessionRecord *record = rgm_session_item_get_record (self->item);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->verdict), "s", record->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->verdict), RGM_ACTION_WHY_SESSION);
  rgm_why_window_name_button (self->verdict, verdict);
}

/* The row as one sentence: date, details, verdict. */
static void
label_row (RgmSessionRow *self, const RgmEvaluation *evaluation)
{
  g_autofree char *verdict = NULL;
  g_autofree char *label = NULL;
  g_autofree char *menu_label = NULL;
  const char *details;

  if (evaluation != NULL)
    verdict = rgm_sentence_session (rgm_session_item_get_plan (self->item),
                                    (gsize) rgm_session_item_get_position (self->item));
  details = gtk_label_get_label (self->details);
  /* Of a session that was cancelled or missed, the details say so. */
  label = g_strdup_printf ("%s. %s%s%s", gtk_label_get_label (self->title), details,
                           *details != '\0' && verdict != NULL ? ". " : "",
                           verdict != NULL ? verdict : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (self->verdict, verdict);
  if (verdict != NULL)
    label_why (self, verdict);

  /* Translators: a button that opens a menu; %s is the date of a session. */
  menu_label = g_strdup_printf (_("Actions for %s"), gtk_label_get_label (self->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, menu_label, -1);
}

/* An open menu stays open where it would be the same. */
static void
show_menu (RgmSessionRow *self, RgmSessionItem *before)
{
  g_autoptr (GMenu) menu = NULL;

  if (before != NULL && rgm_session_menu_is_alike (before, self->item))
    return;
  menu = rgm_session_menu_new (self->item);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
show_item (RgmSessionRow *self)
{
  const RgmSessionRecord *record = rgm_session_item_get_record (self->item);
  const RgmEvaluation *evaluation = rgm_session_item_get_evaluation (self->item);
  g_autofree char *title =
    rgm_day_text (record->day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  g_autofree char *details = rgm_session_details_text (record);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');
  show_number (self, evaluation);
  show_verdict (self, evaluation);
  label_row (self, evaluation);
}

static void
rgm_session_row_dispose (GObject *object)
{
  g_clear_object (&RGM_SESSION_ROW (object)->item);
  G_OBJECT_CLASS (rgm_session_row_parent_class)->dispose (object);
}

static void
rgm_session_row_class_init (RgmSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_session_row_dispose;
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, number);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, title);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, details);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, RgmSessionRow, menu_button);
}

static void
rgm_session_row_init (RgmSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_menu_in_sight_keep (self->menu_button);
}

/**
 * rgm_session_row_new:
 * @item: the session
 *
 * Makes a row that shows a session. Its menu uses the actions of the course page.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rgm_session_row_new (RgmSessionItem *item)
{
  RgmSessionRow *self;

  g_return_val_if_fail (RGM_IS_SESSION_ITEM (item), NULL);

  self = g_object_new (RGM_TYPE_SESSION_ROW, NULL);
  rgm_session_row_set_item (self, item);
  return GTK_WIDGET (self);
}

/**
 * rgm_session_row_set_item:
 * @self: the row
 * @item: a session
 *
 * Shows a session in place of the one before.
 */
void
rgm_session_row_set_item (RgmSessionRow *self, RgmSessionItem *item)
{
  g_autoptr (RgmSessionItem) before = NULL;

  g_return_if_fail (RGM_IS_SESSION_ROW (self) && RGM_IS_SESSION_ITEM (item));

  before = self->item;
  self->item = g_object_ref (item);
  show_item (self);
  show_menu (self, before);
}

/**
 * rgm_session_row_get_item:
 * @self: the row
 *
 * Gets the session that the row shows.
 *
 * Returns: (transfer none): the session
 */
RgmSessionItem *
rgm_session_row_get_item (RgmSessionRow *self)
{
  g_return_val_if_fail (RGM_IS_SESSION_ROW (self), NULL);

  return self->item;
}

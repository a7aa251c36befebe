#include "config.h"

#include "rgm-session-dialog-private.h"

#include "rgm-choice-value.h"
#include "rgm-session-details.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What of the session being entered differs from last time: it is marked, each beside its field.
 * The zones mark theirs by themselves. */

#define MARK "differs"

static void
mark (gpointer widget, gboolean differs)
{
  if (differs)
    gtk_widget_add_css_class (widget, MARK);
  else
    gtk_widget_remove_css_class (widget, MARK);
}

/* “was Clinic”, below the title of a row. */
static void
compare_choice (AdwComboRow *row, guint chosen, guint last, const char *last_name)
{
  gboolean differs = last != 0 && chosen != last;
  /* Translators: %s is what was chosen in the session before. */
  g_autofree char *text = g_strdup_printf (_("was %s"), last_name);

  rgm_choice_value_set_note (row, differs ? text : NULL);
  mark (row, differs);
}

/* Below the field: its title is a line that is cut where there is no room. */
static void
compare_device_name (RgmSessionDialog *self, const RgmSessionRecord *last)
{
  const char *name = gtk_editable_get_text (self->device_name);
  gboolean differs = *last->device_name != '\0' && strcmp (name, last->device_name) != 0;
  g_autofree char *was = g_strdup_printf (_("was %s"), last->device_name);
  GtkAccessible *heard = GTK_ACCESSIBLE (gtk_editable_get_delegate (self->device_name));

  gtk_label_set_label (self->device_name_last, was);
  gtk_widget_set_visible (GTK_WIDGET (self->device_name_last), differs);
  mark (self->device_name, differs);
  if (differs)
    gtk_accessible_update_property (heard, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, was, -1);
  else
    gtk_accessible_reset_property (heard, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
compare_length (RgmSessionDialog *self, const RgmSessionRecord *last)
{
  g_autofree char *length = g_strdup_printf ("%d", last->length);
  g_autofree char *was = g_strdup_printf (_("was %s"), length);
  gboolean differs = last->length > 0
    && strcmp (rgm_text_field_get_text (self->length), length) != 0;

  rgm_text_field_set_hint (self->length, differs ? was : NULL);
  mark (self->length, differs);
}

static gboolean
has_same_areas (RgmSessionDialog *self, char **areas)
{
  g_auto (GStrv) selected = rgm_area_picker_dup_selected (self->areas);
  g_autofree char *now = rgm_area_picker_join (self->areas, selected);
  g_autofree char *before = rgm_area_picker_join (self->areas, areas);

  return strcmp (now, before) == 0;
}

/* An area that is left out has no zone that could tell. */
static void
compare_areas (RgmSessionDialog *self, const RgmSessionRecord *last)
{
  g_auto (GStrv) areas = rgm_session_record_dup_areas (last);
  g_autofree char *names = rgm_session_details_area_names (
    rgm_course_model_get_areas (self->model), (const char *const *) areas);
  g_autofree char *was = g_strdup_printf (_("was %s"), names);

  gtk_label_set_label (self->areas_last, was);
  gtk_widget_set_visible (GTK_WIDGET (self->areas_last),
                          *names != '\0' && !has_same_areas (self, areas));
}

static gboolean
has_same_products (const RgmSessionDraft *draft, const RgmSessionRecord *last)
{
  if (draft->products->len != rgm_session_record_get_n_products (last))
    return FALSE;
  for (guint i = 0; i < draft->products->len; i++)
    {
      const RgmProductDraft *product = g_ptr_array_index (draft->products, i);

      if (strcmp (product->name, rgm_session_record_get_product (last, i)->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static char *
join_products (const RgmSessionRecord *record)
{
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < rgm_session_record_get_n_products (record); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "",
                            rgm_session_record_get_product (record, i)->name);
  return g_string_free (names, FALSE);
}

static void
compare_products (RgmSessionDialog *self, const RgmSessionRecord *last)
{
  gboolean differs = rgm_session_record_get_n_products (last) > 0
    && !has_same_products (self->draft, last);
  g_autofree char *names = join_products (last);
  g_autofree char *was = g_strdup_printf (_("was %s"), names);

  gtk_label_set_label (self->products_last, was);
  gtk_widget_set_visible (GTK_WIDGET (self->products_last), differs);
}

/**
 * rgm_session_dialog_compare: (skip)
 * @self: the dialog
 *
 * Marks what differs from the last session of the course.
 */
void
rgm_session_dialog_compare (RgmSessionDialog *self)
{
  const RgmSessionRecord *last = self->draft->last;

  gtk_widget_set_visible (self->last_time, last != NULL);
  if (last == NULL)
    return;
  compare_choice (self->setting, adw_combo_row_get_selected (self->setting), last->setting,
                  rgm_session_details_setting_name (last->setting));
  compare_choice (self->device, adw_combo_row_get_selected (self->device), last->device,
                  rgm_session_details_device_name (last->device));
  compare_device_name (self, last);
  compare_length (self, last);
  compare_areas (self, last);
  compare_products (self, last);
}

#include "config.h"

#include "rgm-zone-list.h"

#include "rgm-columns-layout.h"
#include "rgm-depth-text.h"
#include "rgm-session-details.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RgmZoneList:
 *
 * The zones of a session being entered: for each area its depth and its passes, what differs from
 * last time, and what is wrong.
 *
 * Signals: `changed`, when the user has typed.
 */
struct _RgmZoneList {
  GtkWidget parent_instance;

  GtkListBox *list;
  GPtrArray *rows;
  RgmSessionDraft *draft;
};

G_DEFINE_FINAL_TYPE (RgmZoneList, rgm_zone_list, GTK_TYPE_WIDGET)

/* What shows one zone; the widgets are owned by the list. */
typedef struct {
  RgmZoneDraft *zone;
  GtkWidget *depth;
  GtkWidget *passes;
  GtkLabel *last;
  GtkLabel *error;
} Row;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COLUMNS_THRESHOLD_PX 320
#define SPACING_PX 8
#define DEPTH_CHARS 5
#define PASSES_CHARS 3

static gboolean
has_other_depth (const RgmZoneDraft *zone)
{
  int depth = RGM_DEPTH_NONE;

  return zone->last_depth != RGM_DEPTH_NONE && rgm_depth_text_parse (zone->depth, &depth, NULL)
         && depth != zone->last_depth;
}

static gboolean
has_other_passes (const RgmZoneDraft *zone)
{
  g_autofree char *last = g_strdup_printf ("%d", zone->last_passes);
  g_autofree char *passes = g_strstrip (g_strdup (zone->passes));

  return zone->last_passes > 0 && strcmp (passes, last) != 0;
}

/* What was done last time where that differs, “was 1.50 mm”, or NULL. */
static char *
describe_last (const RgmZoneDraft *zone)
{
  g_autofree char *depth = rgm_depth_text_format (zone->last_depth);
  g_autofree char *depth_text = NULL;
  g_autofree char *passes_text = NULL;

  if (has_other_depth (zone))
    /* Translators: the depth of the session before, in millimetres. */
    depth_text = g_strdup_printf (_("was %s mm"), depth);
  if (has_other_passes (zone))
    /* Translators: the number of passes of the session before. */
    passes_text = g_strdup_printf (ngettext ("was %d pass", "was %d passes",
                                             (gulong) zone->last_passes), zone->last_passes);
  if (depth_text != NULL && passes_text != NULL)
    return g_strdup_printf ("%s · %s", depth_text, passes_text);
  return g_strdup (depth_text != NULL ? depth_text : passes_text);
}

/* Says something of a field to those who do not see it. */
static void
describe (GtkWidget *entry, const char *text)
{
  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
mark (GtkWidget *entry, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (entry, css_class);
  else
    gtk_widget_remove_css_class (entry, css_class);
}

/* Marks what is not as last time, and what is wrong; a mistake is told in its place. */
static void
show_remarks (Row *row)
{
  const char *error = row->zone->error;
  g_autofree char *last = describe_last (row->zone);

  gtk_label_set_label (row->last, last != NULL ? last : "");
  gtk_widget_set_visible (GTK_WIDGET (row->last), last != NULL);
  mark (row->depth, "differs", has_other_depth (row->zone));
  mark (row->passes, "differs", has_other_passes (row->zone));
  gtk_label_set_label (row->error, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (row->error), error != NULL);
  mark (row->depth, "error", error != NULL && row->zone->error_is_of_depth);
  mark (row->passes, "error", error != NULL && !row->zone->error_is_of_depth);
  describe (row->depth, error != NULL && row->zone->error_is_of_depth ? error : last);
  describe (row->passes, error != NULL && !row->zone->error_is_of_depth ? error : last);
}

static void
on_changed_cb (RgmZoneList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      g_free (row->zone->depth);
      row->zone->depth = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->depth)));
      g_free (row->zone->passes);
      row->zone->passes = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->passes)));
      show_remarks (row);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_entry (RgmZoneList *self, const char *text, int n_chars, const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), n_chars);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_measure (GtkWidget *entry, const char *unit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), gtk_label_new (unit));
  return box;
}

static GtkWidget *
make_entries (RgmZoneList *self, Row *row, const char *area)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *depth_label = NULL;
  g_autofree char *passes_label = NULL;

  /* Translators: %s is a skin area. */
  depth_label = g_strdup_printf (_("Depth on %s in millimetres"), area);
  /* Translators: %s is a skin area. */
  passes_label = g_strdup_printf (_("Passes on %s"), area);
  row->depth = make_entry (self, row->zone->depth, DEPTH_CHARS, depth_label);
  row->passes = make_entry (self, row->zone->passes, PASSES_CHARS, passes_label);
  gtk_widget_set_layout_manager (box, rgm_wrap_layout_new (SPACING_PX));
  /* Translators: the unit millimetre, behind a field for a depth. */
  gtk_box_append (GTK_BOX (box), make_measure (row->depth, _("mm")));
  /* Translators: the unit behind a field for a number of passes. */
  gtk_box_append (GTK_BOX (box), make_measure (row->passes, _("passes")));
  return box;
}

static GtkWidget *
make_row (RgmZoneList *self, RgmZoneDraft *zone, const char *area)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX / 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Row *row = g_new0 (Row, 1);

  row->zone = zone;
  row->last = GTK_LABEL (make_label (NULL, "was-different"));
  row->error = GTK_LABEL (make_label (NULL, "field-error"));
  gtk_widget_set_layout_manager (line, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX, SPACING_PX,
                                                               0));
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (name), make_label (area, NULL));
  gtk_box_append (GTK_BOX (name), GTK_WIDGET (row->last));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), make_entries (self, row, area));
  gtk_box_append (GTK_BOX (lines), line);
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (row->error));
  gtk_widget_add_css_class (list_row, "zone-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_widget_set_focusable (list_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, area,
                                  -1);
  show_remarks (row);
  g_ptr_array_add (self->rows, row);
  return list_row;
}

/* Any session may have areas, also where its course has none. */
static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = make_label (_("None told. Depth and passes are noted for each area chosen."),
                                 "zone-row");

  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
rgm_zone_list_dispose (GObject *object)
{
  RgmZoneList *self = RGM_ZONE_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  G_OBJECT_CLASS (rgm_zone_list_parent_class)->dispose (object);
}

static void
rgm_zone_list_class_init (RgmZoneListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_zone_list_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", RGM_TYPE_ZONE_LIST, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rgm_zone_list_init (RgmZoneList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Areas and depths"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/**
 * rgm_zone_list_new:
 *
 * Makes a list without zones.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_zone_list_new (void)
{
  return g_object_new (RGM_TYPE_ZONE_LIST, NULL);
}

/**
 * rgm_zone_list_set_draft:
 * @self: the list
 * @draft: (nullable): the session being entered; borrowed until another is set
 * @areas: (nullable): the areas there are
 *
 * Shows the zones of a draft. What is typed is put into them.
 */
void
rgm_zone_list_set_draft (RgmZoneList *self, RgmSessionDraft *draft, const RgmAreas *areas)
{
  GtkListBoxRow *row;

  g_return_if_fail (RGM_IS_ZONE_LIST (self));

  self->draft = draft;
  g_ptr_array_set_size (self->rows, 0);
  /* By its rows: what is said where there are none is a child as well. */
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; draft != NULL && i < draft->zones->len; i++)
    {
      RgmZoneDraft *zone = g_ptr_array_index (draft->zones, i);

      gtk_list_box_append (self->list,
                           make_row (self, zone,
                                     rgm_session_details_area_name (areas, zone->area)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), draft != NULL);
}

/**
 * rgm_zone_list_show_errors:
 * @self: the list
 *
 * Shows beside each zone what is wrong with it.
 */
void
rgm_zone_list_show_errors (RgmZoneList *self)
{
  g_return_if_fail (RGM_IS_ZONE_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    show_remarks (g_ptr_array_index (self->rows, i));
}

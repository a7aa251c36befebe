#include "config.h"

#include "rgm-patient-row.h"

#include <glib/gi18n-lib.h>

/* Between the name and the course, and between both and the mark. */
#define LINE_GAP_PX 2
#define MARK_GAP_PX 10

/**
 * RgmPatientRow:
 *
 * A patient in the list: name, course, and a mark that differs in shape as well as in colour.
 * What a screen reader says is set on the list's own row, because on GTK 4.8 that has no name.
 */
struct _RgmPatientRow {
  GtkWidget parent_instance;

  GtkLabel *name;
  GtkLabel *detail;
  GtkImage *mark;

  RgmPatientItem *item;
  GSignalGroup *item_signals;
};

G_DEFINE_FINAL_TYPE (RgmPatientRow, rgm_patient_row, GTK_TYPE_WIDGET)

typedef struct {
  const char *icon;
  const char *css_class;
} Mark;

static const Mark marks[] = {
  [RGM_PATIENT_STATE_NONE] = { NULL, NULL },
  [RGM_PATIENT_STATE_GOOD] = { "rgm-state-good-symbolic", "state-good" },
  [RGM_PATIENT_STATE_ATTENTION] = { "rgm-state-attention-symbolic", "state-attention" },
  [RGM_PATIENT_STATE_ALERT] = { "rgm-state-alert-symbolic", "state-alert" },
};

static void
show_mark (RgmPatientRow *self, RgmPatientState state)
{
  const char *const css_classes[] = { "patient-mark", marks[state].css_class, NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->mark), marks[state].icon != NULL);
  gtk_image_set_from_icon_name (self->mark, marks[state].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->mark), (const char **) css_classes);
}

static void
label_list_row (RgmPatientRow *self)
{
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *text = rgm_patient_row_describe (self->item);

  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text, -1);
}

static void
show_item (RgmPatientRow *self)
{
  const char *detail = rgm_patient_item_get_detail (self->item);

  gtk_label_set_label (self->name, rgm_patient_item_get_name (self->item));
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  show_mark (self, rgm_patient_item_get_state (self->item));
  label_list_row (self);
}

/* Asked when the pointer rests on the row: to set a text asks the display where the pointer is, and
 * waits for the answer, row by row. */
static gboolean
rgm_patient_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                               GtkTooltip *tooltip)
{
  RgmPatientRow *self = RGM_PATIENT_ROW (widget);
  const char *text = self->item != NULL ? rgm_patient_item_get_state_text (self->item) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
on_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, RgmPatientRow *self)
{
  /* A click opens at once; the list itself waits for a second one. */
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "patients.open", "s",
                                rgm_patient_item_get_id (self->item));
}

/* How much of the width the mark and the gap before it take. */
static int
measure_mark (RgmPatientRow *self)
{
  int width;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->mark)))
    return 0;
  gtk_widget_measure (GTK_WIDGET (self->mark), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  return width + MARK_GAP_PX;
}

static int
measure_height (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
measure_width (RgmPatientRow *self, int *minimum, int *natural)
{
  int name, name_natural, detail, detail_natural, mark = measure_mark (self);

  gtk_widget_measure (GTK_WIDGET (self->name), GTK_ORIENTATION_HORIZONTAL, -1, &name, &name_natural,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->detail), GTK_ORIENTATION_HORIZONTAL, -1, &detail,
                      &detail_natural, NULL, NULL);
  *minimum = MAX (name, detail) + mark;
  *natural = MAX (name_natural, detail_natural) + mark;
}

/* By hand, because a box asks text that wraps how wide it would be at a height, which is searched
 * for by laying it out a dozen times, for each row of the list. */
static void
rgm_patient_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  RgmPatientRow *self = RGM_PATIENT_ROW (widget);
  int width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  width = for_size < 0 ? -1 : MAX (for_size - measure_mark (self), 0);
  *minimum = measure_height (GTK_WIDGET (self->name), width) + LINE_GAP_PX
             + measure_height (GTK_WIDGET (self->detail), width);
  *natural = *minimum;
}

static void
allocate_at (GtkWidget *widget, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
rgm_patient_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmPatientRow *self = RGM_PATIENT_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int mark = measure_mark (self), text = MAX (width - mark, 0);
  int name = measure_height (GTK_WIDGET (self->name), text);
  int detail = measure_height (GTK_WIDGET (self->detail), text);
  int x = mirrored ? mark : 0, y = MAX (height - name - LINE_GAP_PX - detail, 0) / 2;

  allocate_at (GTK_WIDGET (self->name), x, y, text, name);
  allocate_at (GTK_WIDGET (self->detail), x, y + name + LINE_GAP_PX, text, detail);
  if (mark > 0)
    allocate_at (GTK_WIDGET (self->mark), mirrored ? 0 : width - mark + MARK_GAP_PX, 0,
                 mark - MARK_GAP_PX, height);
}

static GtkSizeRequestMode
rgm_patient_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_patient_row_dispose (GObject *object)
{
  RgmPatientRow *self = RGM_PATIENT_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rgm_patient_row_parent_class)->dispose (object);
}

static void
rgm_patient_row_class_init (RgmPatientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_patient_row_dispose;
  widget_class->query_tooltip = rgm_patient_row_query_tooltip;
  widget_class->measure = rgm_patient_row_measure;
  widget_class->size_allocate = rgm_patient_row_size_allocate;
  widget_class->get_request_mode = rgm_patient_row_get_request_mode;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-patient-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmPatientRow, name);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientRow, detail);
  gtk_widget_class_bind_template_child (widget_class, RgmPatientRow, mark);
  gtk_widget_class_set_css_name (widget_class, "patientrow");
  /* The row of the list speaks for it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rgm_patient_row_init (RgmPatientRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (click, "released", G_CALLBACK (on_clicked_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->item_signals = g_signal_group_new (RGM_TYPE_PATIENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::detail", G_CALLBACK (show_item),
                                  self);
}

/**
 * rgm_patient_row_new:
 *
 * Makes a row without a patient.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rgm_patient_row_new (void)
{
  return g_object_new (RGM_TYPE_PATIENT_ROW, NULL);
}

/**
 * rgm_patient_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the patient that it shows
 */
RgmPatientItem *
rgm_patient_row_get_item (RgmPatientRow *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ROW (self), NULL);

  return self->item;
}

/**
 * rgm_patient_row_set_item:
 * @self: a row
 * @item: (nullable): a patient, or %NULL while the row is not seen
 *
 * Shows a patient, and follows it.
 */
void
rgm_patient_row_set_item (RgmPatientRow *self, RgmPatientItem *item)
{
  g_return_if_fail (RGM_IS_PATIENT_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  if (item != NULL)
    show_item (self);
}

/**
 * rgm_patient_row_describe:
 * @item: a patient
 *
 * Returns: (transfer full): what a screen reader says of the row: name, course and state
 */
char *
rgm_patient_row_describe (RgmPatientItem *item)
{
  const char *name = rgm_patient_item_get_name (item);
  const char *detail = rgm_patient_item_get_detail (item);
  const char *state = rgm_patient_item_get_state_text (item);

  if (detail == NULL)
    return g_strdup (name);
  if (state == NULL)
    /* Translators: a patient's name, and the course in a few words */
    return g_strdup_printf (_("%s, %s"), name, detail);
  /* Translators: a patient's name, the course in a few words, and what is to be done */
  return g_strdup_printf (_("%s, %s. %s"), name, detail, state);
}

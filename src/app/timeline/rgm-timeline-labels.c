#include "config.h"

#include "rgm-timeline-labels.h"

#include "rgm-timeline-caption.h"

#include <math.h>

/* The names of the lanes, beside them or above. */
struct _RgmTimelineLabels {
  GtkWidget parent_instance;

  GtkWidget *labels[RGM_N_LANES];
  RgmChartFrame frame;
};

G_DEFINE_FINAL_TYPE (RgmTimelineLabels, rgm_timeline_labels, GTK_TYPE_WIDGET)

static void
rgm_timeline_labels_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
rgm_timeline_labels_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineLabels *self = RGM_TIMELINE_LABELS (widget);

  for (int i = 0; i < RGM_N_LANES; i++)
    {
      const RgmLaneBand *band = &self->frame.geometry.lanes[i];
      double label_px = self->frame.has_captions ? band->caption_px : band->height;
      GtkAllocation allocation = { 0, (int) round (band->y), width, (int) round (label_px) };

      int natural;

      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                          NULL);
      allocation.width = MIN (natural, width);
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        allocation.x = width - allocation.width;
      gtk_widget_size_allocate (self->labels[i], &allocation, -1);
    }
}

static void
rgm_timeline_labels_dispose (GObject *object)
{
  RgmTimelineLabels *self = RGM_TIMELINE_LABELS (object);

  for (int i = 0; i < RGM_N_LANES; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (rgm_timeline_labels_parent_class)->dispose (object);
}

static void
rgm_timeline_labels_class_init (RgmTimelineLabelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_labels_dispose;

  widget_class->measure = rgm_timeline_labels_measure;
  widget_class->size_allocate = rgm_timeline_labels_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-labels");
  /* Each lane bears its name itself. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rgm_timeline_labels_init (RgmTimelineLabels *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  for (RgmLane lane = 0; lane < RGM_N_LANES; lane++)
    {
      self->labels[lane] = gtk_label_new (rgm_timeline_caption_lane (lane));
      gtk_label_set_xalign (GTK_LABEL (self->labels[lane]), 0);
      gtk_widget_set_parent (self->labels[lane], GTK_WIDGET (self));
    }
}

/**
 * rgm_timeline_labels_new:
 *
 * Returns: (transfer floating): the names of the lanes
 */
GtkWidget *
rgm_timeline_labels_new (void)
{
  return g_object_new (RGM_TYPE_TIMELINE_LABELS, NULL);
}

/**
 * rgm_timeline_labels_get_text_size:
 * @self: the names
 * @width: (out): width of the longest
 * @height: (out): height of a line
 *
 * Measures the names.
 */
void
rgm_timeline_labels_get_text_size (RgmTimelineLabels *self, int *width, int *height)
{
  g_return_if_fail (RGM_IS_TIMELINE_LABELS (self));

  *width = *height = 0;
  for (int i = 0; i < RGM_N_LANES; i++)
    {
      int label_width, label_height;

      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &label_width, NULL,
                          NULL);
      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &label_height, NULL,
                          NULL);
      *width = MAX (*width, label_width);
      *height = MAX (*height, label_height);
    }
}

/**
 * rgm_timeline_labels_set_frame:
 * @self: the names
 * @frame: how the timeline is divided
 *
 * Says where the names stand. To be called before they are given their room.
 */
void
rgm_timeline_labels_set_frame (RgmTimelineLabels *self, const RgmChartFrame *frame)
{
  g_return_if_fail (RGM_IS_TIMELINE_LABELS (self));

  self->frame = *frame;
}

#include "config.h"

#include "rgm-timeline-ruler.h"

#include "rgm-color.h"
#include "rgm-timeline-caption.h"

#include <math.h>

/* Labels are measured for all the months of this year, on a day that has two digits. */
#define SAMPLE_YEAR 2028
#define SAMPLE_DAY 28

/* The labels of the ticks. A screen reader hears from when to when the view is, and no labels: each
 * bar tells its own days. */
struct _RgmTimelineRuler {
  GtkWidget parent_instance;

  RgmTimelineViewport *viewport;
  PangoLayout *text;
};

G_DEFINE_FINAL_TYPE (RgmTimelineRuler, rgm_timeline_ruler, GTK_TYPE_WIDGET)

static double
measure_tick (RgmTimelineRuler *self, RgmTickLabel label, RgmDay day)
{
  g_autofree char *text = rgm_timeline_caption_tick (label, day);
  int width;

  pango_layout_set_text (self->text, text, -1);
  pango_layout_get_pixel_size (self->text, &width, NULL);

  return width;
}

static void
measure_labels (RgmTimelineRuler *self)
{
  double label_px[RGM_N_TICK_LABELS] = { 0 };

  g_clear_object (&self->text);
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  for (int month = 1; month <= 12; month++)
    for (RgmTickLabel label = 0; label < RGM_N_TICK_LABELS; label++)
      label_px[label] = MAX (label_px[label],
                             measure_tick (self, label,
                                           rgm_day_new (SAMPLE_YEAR, month, SAMPLE_DAY)));
  rgm_timeline_viewport_set_label_widths (self->viewport, label_px);
}

static void
on_settled_cb (RgmTimelineViewport *viewport, RgmTimelineRuler *self)
{
  g_autofree char *range = rgm_timeline_caption_range (rgm_timeline_viewport_get_scale (viewport));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, range, -1);
}

static void
rgm_timeline_ruler_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
snapshot_tick (RgmTimelineRuler *self, GtkSnapshot *snapshot, const RgmTick *tick,
               const GdkRGBA *color)
{
  g_autofree char *text = rgm_timeline_caption_tick (tick->label, tick->day);
  RgmTimelineViewport *viewport = self->viewport;
  double offset = rgm_time_scale_place (rgm_timeline_viewport_get_scale (viewport), tick->label_x,
                                        tick->label_px);
  int width;

  pango_layout_set_text (self->text, text, -1);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (round (rgm_time_scale_place (
                                             rgm_timeline_viewport_get_scale (viewport), offset,
                                             width)), 0));
  gtk_snapshot_append_layout (snapshot, self->text, color);
  gtk_snapshot_restore (snapshot);
}

static void
rgm_timeline_ruler_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RgmTimelineRuler *self = RGM_TIMELINE_RULER (widget);
  GArray *ticks = rgm_timeline_viewport_get_ticks (self->viewport);
  GdkRGBA color;

  rgm_color_get (widget, &color);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RgmTick *tick = &g_array_index (ticks, RgmTick, i);

      if (tick->label_px > 0)
        snapshot_tick (self, snapshot, tick, &color);
    }
}

static void
rgm_timeline_ruler_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rgm_timeline_ruler_parent_class)->css_changed (widget, change);

  measure_labels (RGM_TIMELINE_RULER (widget));
}

static void
rgm_timeline_ruler_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (rgm_timeline_ruler_parent_class)->system_setting_changed (widget, setting);

  measure_labels (RGM_TIMELINE_RULER (widget));
}

static void
rgm_timeline_ruler_dispose (GObject *object)
{
  RgmTimelineRuler *self = RGM_TIMELINE_RULER (object);

  g_clear_object (&self->text);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_ruler_parent_class)->dispose (object);
}

static void
rgm_timeline_ruler_class_init (RgmTimelineRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_ruler_dispose;

  widget_class->css_changed = rgm_timeline_ruler_css_changed;
  widget_class->measure = rgm_timeline_ruler_measure;
  widget_class->snapshot = rgm_timeline_ruler_snapshot;
  widget_class->system_setting_changed = rgm_timeline_ruler_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "timeline-ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rgm_timeline_ruler_init (RgmTimelineRuler *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rgm_timeline_ruler_new:
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the ruler
 */
GtkWidget *
rgm_timeline_ruler_new (RgmTimelineViewport *viewport)
{
  RgmTimelineRuler *self = g_object_new (RGM_TYPE_TIMELINE_RULER, NULL);

  self->viewport = g_object_ref (viewport);
  measure_labels (self);
  on_settled_cb (viewport, self);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "settled", G_CALLBACK (on_settled_cb), self, 0);

  return GTK_WIDGET (self);
}

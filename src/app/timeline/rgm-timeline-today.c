#include "config.h"

#include "rgm-timeline-today.h"

#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LINE_PX 2

/* The line of today, and above it a pill that says so. */
struct _RgmTimelineToday {
  GtkWidget parent_instance;

  RgmTimelineViewport *viewport;
  GtkWidget *line;
  GtkWidget *pill;
  RgmCursorPill cursor;
};

G_DEFINE_FINAL_TYPE (RgmTimelineToday, rgm_timeline_today, GTK_TYPE_WIDGET)

static gboolean
find_x (RgmTimelineToday *self, double *x)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (self->viewport);
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);

  if (layout == NULL)
    return FALSE;

  *x = rgm_time_scale_get_x (scale, layout->plan->today + 0.5);
  return *x >= 0 && *x <= scale->width_px;
}

static void
on_plan_changed_cb (RgmTimelineViewport *viewport, RgmTimelineToday *self)
{
  RgmSegmentLayout *layout = rgm_timeline_viewport_get_layout (viewport);
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;

  if (layout == NULL)
    return;

  day = rgm_day_text (layout->plan->today, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  /* Translators: %s is a day: Today is Tue 24 Nov 2026 */
  label = g_strdup_printf (_("Today is %s."), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
rgm_timeline_today_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
allocate_line (RgmTimelineToday *self, double x, int height)
{
  GtkAllocation allocation = { (int) round (x - LINE_PX / 2.0), 0, LINE_PX, height };

  gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->line, &allocation, -1);
}

static void
allocate_pill (RgmTimelineToday *self, double x, int width)
{
  GtkAllocation allocation = { 0 };
  RgmBox box = { 0 };

  gtk_widget_measure (self->pill, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &allocation.width, NULL,
                      NULL);
  gtk_widget_measure (self->pill, GTK_ORIENTATION_VERTICAL, -1, NULL, &allocation.height, NULL,
                      NULL);
  box.width = allocation.width;
  gtk_widget_set_child_visible (self->pill,
                                rgm_today_pill_place (&box, x, &self->cursor, width));
  allocation.x = (int) round (box.x);
  gtk_widget_size_allocate (self->pill, &allocation, -1);
}

static void
rgm_timeline_today_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineToday *self = RGM_TIMELINE_TODAY (widget);
  double x;
  gboolean is_shown = find_x (self, &x);

  gtk_widget_set_child_visible (self->line, is_shown);
  gtk_widget_set_child_visible (self->pill, FALSE);
  if (!is_shown)
    return;

  allocate_line (self, x, height);
  allocate_pill (self, x, width);
}

static void
rgm_timeline_today_dispose (GObject *object)
{
  RgmTimelineToday *self = RGM_TIMELINE_TODAY (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->pill, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_today_parent_class)->dispose (object);
}

static void
rgm_timeline_today_class_init (RgmTimelineTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_timeline_today_dispose;

  widget_class->measure = rgm_timeline_today_measure;
  widget_class->size_allocate = rgm_timeline_today_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timeline-today");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rgm_timeline_today_init (RgmTimelineToday *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  self->line = g_object_new (GTK_TYPE_BOX,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->line, "line");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->pill = gtk_label_new (_("Today"));
  gtk_widget_add_css_class (self->pill, "pill");
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
}

/**
 * rgm_timeline_today_new:
 * @viewport: what is shown
 *
 * Returns: (transfer floating): the line of today
 */
GtkWidget *
rgm_timeline_today_new (RgmTimelineViewport *viewport)
{
  RgmTimelineToday *self = g_object_new (RGM_TYPE_TIMELINE_TODAY, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "plan-changed", G_CALLBACK (on_plan_changed_cb), self, 0);
  g_signal_connect_object (viewport, "moved", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rgm_timeline_today_get_pill:
 * @self: the line of today
 * @box: (out): where its pill lies, in what it is in
 *
 * Returns: whether the pill is seen
 */
gboolean
rgm_timeline_today_get_pill (RgmTimelineToday *self, RgmBox *box)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds;

  g_return_val_if_fail (RGM_IS_TIMELINE_TODAY (self) && box != NULL, FALSE);

  if (!gtk_widget_get_child_visible (self->pill)
      || !gtk_widget_compute_bounds (self->pill, parent, &bounds))
    return FALSE;
  *box = (RgmBox) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  return TRUE;
}

/**
 * rgm_timeline_today_make_room:
 * @self: the line of today
 * @cursor: the pill of the cursor, in the same room
 *
 * Says what the pill of today is not to be covered by. It goes aside at once, since the cursor gets
 * its place after it.
 */
void
rgm_timeline_today_make_room (RgmTimelineToday *self, const RgmCursorPill *cursor)
{
  double x;

  g_return_if_fail (RGM_IS_TIMELINE_TODAY (self) && cursor != NULL);

  self->cursor = *cursor;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && find_x (self, &x))
    allocate_pill (self, x, gtk_widget_get_width (GTK_WIDGET (self)));
  /* A pill that comes back to where it was asks by itself for nothing to be drawn. */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

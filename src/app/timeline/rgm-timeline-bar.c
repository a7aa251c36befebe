#include "config.h"

#include "rgm-timeline-bar.h"

#include "rgm-bar-notes.h"
#include "rgm-color.h"
#include "rgm-course-view.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"
#include "rgm-timeline-curve.h"
#include "rgm-window-curve.h"

#include <math.h>

#define MAX_CLASSES 6
/* So far before or after its bar a note may reach. */
#define NOTE_REACH_PX 200.0
/* A bar narrower than this has no corners and no frame: nobody would see them. Where one of few
 * days is, all of few days are, so that they look the same. */
#define SLIM_PX 5.0
#define FEW_DAYS 7
#define FEWEST_DAYS 3
/* Around the number in a mark. */
#define MARK_GAP_PX 5.0

/* One thing on the timeline. It looks as its style classes say, for they name its state; a mark has
 * a child that is the mark, so that a note may stand beside it. The first note that has room is
 * shown; that of a window also after its bar. */
struct _RgmTimelineBar {
  GtkWidget parent_instance;

  RgmSegmentLayout *layout;
  gsize segment;
  RgmCurvePictures *pictures;
  GtkWidget *mark;
  char *mark_text;
  int mark_text_px;
  gboolean is_mark_told;
  RgmBarNotes notes;
  gboolean is_slim;
  RgmTimeScale scale;
  RgmBox box;
};

G_DEFINE_FINAL_TYPE (RgmTimelineBar, rgm_timeline_bar, GTK_TYPE_WIDGET)

static const RgmSegment *
get_segment (RgmTimelineBar *self)
{
  return &self->layout->segments[self->segment];
}

/* At once, because each change of a class is a change of the style. */
static void
set_state_classes (RgmTimelineBar *self)
{
  static const char *const lanes[] = { "sessions", "healing", "collagen", "results", "book-next" };
  static const char *const states[] = { "past", "booked", "projected" };
  static const char *const rows[] = { "row-0", "row-1", "row-2" };
  const RgmSegment *segment = get_segment (self);
  const char *classes[MAX_CLASSES + 1] = {
    lanes[segment->lane],
    states[segment->state],
    rows[MIN (segment->row, G_N_ELEMENTS (rows) - 1)],
  };
  gsize n = 3;

  if (segment->kind == RGM_SEGMENT_SESSION || segment->kind == RGM_SEGMENT_ZONE)
    classes[n++] = rgm_verdict_get_code (segment->zone);
  if (segment->kind == RGM_SEGMENT_SESSION && !segment->counts)
    classes[n++] = "not-counted";
  if (rgm_segment_is_mark (segment))
    classes[n++] = "marked";
  g_assert (n <= MAX_CLASSES);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

/* A number that does not fit into its mark is left out, not cut. */
static void
update_mark (RgmTimelineBar *self, double size)
{
  gboolean is_told = size >= self->mark_text_px + MARK_GAP_PX;

  if (is_told == self->is_mark_told)
    return;
  self->is_mark_told = is_told;
  gtk_label_set_text (GTK_LABEL (self->mark), is_told ? self->mark_text : "");
}

static void
add_mark (RgmTimelineBar *self)
{
  self->mark_text = rgm_timeline_caption_mark (self->layout->plan, get_segment (self));
  self->mark = rgm_bar_notes_add_label (GTK_WIDGET (self), self->mark_text, "mark");
  self->is_mark_told = TRUE;
}

static void
remove_labels (RgmTimelineBar *self)
{
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->mark_text, g_free);
  rgm_bar_notes_clear (&self->notes);
}

static void
activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RgmSegment *segment = get_segment (RGM_TIMELINE_BAR (widget));

  if (segment->kind == RGM_SEGMENT_SESSION)
    gtk_widget_activate_action (widget, "view.activate-session", "u",
                                (guint) segment->session);
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_course_view_explain_segment (widget, get_segment (RGM_TIMELINE_BAR (widget)));
}

static void
on_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RgmTimelineBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "timeline-bar.activate", NULL);
}

/* Its lane gives it what room its days take, and asks it nothing. */
static void
rgm_timeline_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
get_natural_size (GtkWidget *widget, int *width, int *height)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, height, NULL, NULL);
}

static void
rgm_timeline_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmTimelineBar *self = RGM_TIMELINE_BAR (widget);

  if (self->mark != NULL)
    {
      GtkAllocation allocation = { 0, 0, width, height };
      int text_width, text_height;

      get_natural_size (self->mark, &text_width, &text_height);
      gtk_widget_size_allocate (self->mark, &allocation, -1);
    }
  rgm_bar_notes_allocate (&self->notes, self->layout, &self->scale, self->segment, &self->box);
}

/* Curves lie one over the other: what is above a curve is not its own. */
static gboolean
rgm_timeline_bar_contains (GtkWidget *widget, double x, double y)
{
  RgmTimelineBar *self = RGM_TIMELINE_BAR (widget);
  int height = gtk_widget_get_height (widget);
  double time;

  if (!GTK_WIDGET_CLASS (rgm_timeline_bar_parent_class)->contains (widget, x, y))
    return FALSE;
  if (get_segment (self)->lane != RGM_LANE_COLLAGEN)
    return TRUE;

  time = rgm_time_scale_get_time (&self->scale, self->box.x + x);
  return height - y <= height * rgm_window_curve_get_height (get_segment (self), time);
}

/* All of it is in the view. */
static gboolean
is_uncut (RgmTimelineBar *self)
{
  return self->box.x >= 0 && self->box.x + self->box.width <= self->scale.width_px;
}

/* What goes on beyond the view may be far too wide for a picture. */
static void
snapshot_part (RgmTimelineBar *self, GtkSnapshot *snapshot, RgmInk ink)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->box.width, self->box.height);
  cairo_t *cr;

  graphene_rect_inset (&bounds, -RGM_CURVE_MARGIN_PX, -RGM_CURVE_MARGIN_PX);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  rgm_timeline_curve_draw (cr, get_segment (self), &self->scale, self->box.x, self->box.width,
                           self->box.height, ink);
  cairo_destroy (cr);
}

static void
snapshot_curve (RgmTimelineBar *self, GtkSnapshot *snapshot)
{
  GdkRGBA color;
  RgmInk ink;

  rgm_color_get (GTK_WIDGET (self), &color);
  ink = rgm_ink_new (color.red, color.green, color.blue);
  if (is_uncut (self))
    gtk_snapshot_append_node (
      snapshot, rgm_curve_pictures_get (self->pictures, get_segment (self), &self->scale,
                                        (int) self->box.height,
                                        gtk_widget_get_scale_factor (GTK_WIDGET (self)), ink));
  else
    snapshot_part (self, snapshot, ink);
}

static void
rgm_timeline_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RgmTimelineBar *self = RGM_TIMELINE_BAR (widget);

  if (get_segment (self)->lane == RGM_LANE_COLLAGEN)
    snapshot_curve (self, snapshot);
  GTK_WIDGET_CLASS (rgm_timeline_bar_parent_class)->snapshot (widget, snapshot);
}

static void
rgm_timeline_bar_dispose (GObject *object)
{
  RgmTimelineBar *self = RGM_TIMELINE_BAR (object);

  remove_labels (self);

  G_OBJECT_CLASS (rgm_timeline_bar_parent_class)->dispose (object);
}

static void
rgm_timeline_bar_finalize (GObject *object)
{
  RgmTimelineBar *self = RGM_TIMELINE_BAR (object);

  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (rgm_timeline_bar_parent_class)->finalize (object);
}

static void
rgm_timeline_bar_class_init (RgmTimelineBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rgm_timeline_bar_dispose;
  object_class->finalize = rgm_timeline_bar_finalize;

  widget_class->contains = rgm_timeline_bar_contains;
  widget_class->measure = rgm_timeline_bar_measure;
  widget_class->size_allocate = rgm_timeline_bar_size_allocate;
  widget_class->snapshot = rgm_timeline_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeline-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_install_action (widget_class, "timeline-bar.activate", NULL, activate);
  /* Who reads the bars one by one asks there, without the cursor. */
  gtk_widget_class_install_action (widget_class, "timeline-bar.why", NULL, explain);
}

static void
rgm_timeline_bar_init (RgmTimelineBar *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Its label is the sentence on it, its description what the card says. */
static void
tell_screen_reader (RgmTimelineBar *self, const RgmCatalogue *catalogue)
{
  const RgmPlan *plan = self->layout->plan;
  g_autofree char *sentence = rgm_timeline_caption_sentence (plan, get_segment (self));
  g_autofree char *description = NULL;
  g_auto (RgmCardText) card = { 0 };

  rgm_timeline_card_init (&card, plan, get_segment (self), plan->today, catalogue);
  description = rgm_card_text_join (&card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * rgm_timeline_bar_new:
 * @layout: the layout of a plan
 * @segment: index of a segment
 * @catalogue: (nullable): knows the titles of sources
 * @pictures: where curves are drawn
 *
 * Returns: (transfer floating): the bar of that segment
 */
GtkWidget *
rgm_timeline_bar_new (RgmSegmentLayout *layout, gsize segment, const RgmCatalogue *catalogue,
                      RgmCurvePictures *pictures)
{
  RgmTimelineBar *self = g_object_new (RGM_TYPE_TIMELINE_BAR, NULL);

  self->pictures = g_object_ref (pictures);
  rgm_timeline_bar_show (self, layout, segment, catalogue);
  return GTK_WIDGET (self);
}

/**
 * rgm_timeline_bar_show:
 * @self: a bar
 * @layout: the layout of a plan
 * @segment: index of a segment
 * @catalogue: (nullable): knows the titles of sources
 *
 * Shows another segment, or the same as another plan has it. It is the same widget still: what is
 * dragged stays below the pointer, and has its state.
 */
void
rgm_timeline_bar_show (RgmTimelineBar *self, RgmSegmentLayout *layout, gsize segment,
                       const RgmCatalogue *catalogue)
{
  g_return_if_fail (RGM_IS_TIMELINE_BAR (self));

  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  self->segment = segment;
  remove_labels (self);
  self->mark_text_px = 0;
  self->is_slim = FALSE;
  self->box = (RgmBox) { 0 };
  set_state_classes (self);
  tell_screen_reader (self, catalogue);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline-bar.activate",
                                 get_segment (self)->kind == RGM_SEGMENT_SESSION);
  if (rgm_segment_is_mark (get_segment (self)))
    add_mark (self);
}

/**
 * rgm_timeline_bar_get_shown:
 * @self: a bar
 *
 * Returns: (transfer none): the segment, as the plan that it was made for has it
 */
const RgmSegment *
rgm_timeline_bar_get_shown (RgmTimelineBar *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_BAR (self), NULL);

  return get_segment (self);
}

/**
 * rgm_timeline_bar_get_segment:
 * @self: a bar
 *
 * Returns: index of its segment
 */
gsize
rgm_timeline_bar_get_segment (RgmTimelineBar *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_BAR (self), 0);

  return self->segment;
}

/* Whether what is drawn is the same wherever it lies: all of it, and room for its words, is in the
 * view. */
static gboolean
is_whole (const RgmTimeScale *scale, const RgmBox *box)
{
  double begin = rgm_time_scale_place (scale, box->x, box->width);

  return begin >= NOTE_REACH_PX && begin + box->width + NOTE_REACH_PX <= scale->width_px;
}

/* Whether it has only moved since it was placed last. */
static gboolean
has_only_moved (RgmTimelineBar *self, const RgmTimeScale *scale, const RgmBox *box)
{
  return self->scale.day_px == scale->day_px && self->scale.rtl == scale->rtl
         && self->box.width == box->width && self->box.height == box->height
         && is_whole (&self->scale, &self->box) && is_whole (scale, box);
}

static gboolean
is_slim_at (const RgmSegment *segment, double day_px)
{
  int days = segment->drawn_last - segment->first + 1;

  return (days <= FEW_DAYS ? FEWEST_DAYS : days) * day_px < SLIM_PX;
}

/**
 * rgm_timeline_bar_prepare:
 * @self: a bar
 * @scale: where days lie
 * @box: where the bar will lie in its lane
 *
 * Gives the bar what it needs at that size: words where they may have room, a simpler look where it
 * is tiny. To be called before room is given out.
 */
void
rgm_timeline_bar_prepare (RgmTimelineBar *self, const RgmTimeScale *scale, const RgmBox *box)
{
  gboolean is_slim = is_slim_at (get_segment (self), scale->day_px);

  g_return_if_fail (RGM_IS_TIMELINE_BAR (self));

  if (is_slim != self->is_slim && self->mark == NULL)
    {
      self->is_slim = is_slim;
      if (is_slim)
        gtk_widget_add_css_class (GTK_WIDGET (self), "slim");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "slim");
    }
  if (self->mark != NULL && self->mark_text_px == 0)
    gtk_widget_measure (self->mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->mark_text_px, NULL,
                        NULL);
  if (self->mark != NULL && get_segment (self)->lane == RGM_LANE_SESSIONS)
    update_mark (self, box->width);
  rgm_bar_notes_prepare (&self->notes, GTK_WIDGET (self), self->layout, scale, self->segment, box);
}

/**
 * rgm_timeline_bar_place:
 * @self: a bar
 * @scale: where days lie
 * @box: where the bar lies in its lane
 *
 * Puts the bar in its place.
 */
void
rgm_timeline_bar_place (RgmTimelineBar *self, const RgmTimeScale *scale, const RgmBox *box)
{
  int x = (int) round (box->x);
  int width = (int) round (box->width);
  int y = (int) round (box->y);
  int bottom = (int) round (box->y + box->height);
  GtkAllocation allocation = { x, y, MAX (width, 1), MAX (bottom - y, 1) };
  RgmBox moved;

  g_return_if_fail (RGM_IS_TIMELINE_BAR (self));

  moved = (RgmBox) { x, y, allocation.width, allocation.height };
  if (!has_only_moved (self, scale, &moved))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  self->scale = *scale;
  self->box = moved;
  gtk_widget_size_allocate (GTK_WIDGET (self), &allocation, -1);
}

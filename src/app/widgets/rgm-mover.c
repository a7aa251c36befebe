#include "config.h"

#include "rgm-mover.h"

#include "rgm-bubble-box.h"
#include "rgm-day-text.h"
#include "rgm-keep-question.h"
#include "rgm-move-bubble.h"
#include "rgm-mover-private.h"
#include "rgm-page-place.h"

#include <math.h>

/**
 * RgmMover:
 *
 * What is seen of a booking that is being moved on a view, by whatever means: a bubble beside it,
 * and the question whether to keep it. They are made when the first booking is moved, for most
 * people who look at a course move none. What is moved on another view does not concern it.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RgmMover, rgm_mover, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_VIEW,
  PROP_MOVING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

RgmMoverPrivate *
rgm_mover_get_private (RgmMover *self)
{
  return rgm_mover_get_instance_private (self);
}

RgmPlan *
rgm_mover_get_plan (RgmMover *self)
{
  return rgm_course_model_get_plan (
    rgm_what_if_get_model (rgm_mover_get_private (self)->what_if));
}

/* The cursor goes to the booking, wherever it was. */
void
rgm_mover_take_cursor_along (RgmMover *self)
{
  rgm_day_cursor_set_place (RGM_MOVER_GET_CLASS (self)->get_cursor (self),
                            rgm_what_if_get_day (rgm_mover_get_private (self)->what_if),
                            RGM_LANE_SESSIONS);
}

static void
allocate (GtkWidget *child, const RgmBox *box)
{
  GtkAllocation allocation = {
    (int) round (box->x), (int) round (box->y), (int) round (box->width), (int) round (box->height),
  };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* All of the view, as far as it is seen where it is on a page that scrolls. */
static RgmBox
find_room (RgmMoverPrivate *priv)
{
  GtkScrolledWindow *page = rgm_page_place_find_page (priv->view);
  int height = gtk_widget_get_height (priv->view);
  double top = 0, bottom = height;
  graphene_rect_t seen;

  if (page != NULL && gtk_widget_compute_bounds (GTK_WIDGET (page), priv->view, &seen))
    {
      top = CLAMP (seen.origin.y, 0, height);
      bottom = CLAMP (seen.origin.y + seen.size.height, top, height);
    }
  return (RgmBox) { 0, top, gtk_widget_get_width (priv->view), bottom - top };
}

static void
allocate_bubble (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  RgmMoverClass *mover_class = RGM_MOVER_GET_CLASS (self);
  RgmBox room = find_room (priv);
  gboolean is_shown = !rgm_mover_get_asking (self);
  RgmBox words[RGM_MOVER_MAX_WORDS];
  gsize n_words = mover_class->find_words != NULL ? mover_class->find_words (self, words) : 0;
  RgmBox mark;
  RgmBox box = { 0 };
  int width, height;

  is_shown &= mover_class->find_mark (self, &mark);
  gtk_widget_set_child_visible (priv->bubble, is_shown);
  if (!is_shown)
    return;
  rgm_move_bubble_get_size (RGM_MOVE_BUBBLE (priv->bubble), (int) room.width, &width, &height);
  box.width = width;
  box.height = height;
  rgm_bubble_box_place (&box, &mark, &room, words, n_words);
  allocate (priv->bubble, &box);
}

static void
write_bubble (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  const RgmEvaluation *evaluation = rgm_what_if_get_evaluation (priv->what_if);
  g_autofree char *text = rgm_what_if_dup_bubble (priv->what_if);
  RgmVerdict verdict;
  g_autofree char *day = NULL;

  if (evaluation == NULL)
    return;
  day = rgm_day_text_near (evaluation->day, rgm_mover_get_plan (self)->today, RGM_DAY_TEXT_WEEKDAY);
  /* A day that is good for it is not good if it is bad for another session. */
  verdict = rgm_what_if_get_asks (priv->what_if) ? RGM_VERDICT_TOO_EARLY : evaluation->verdict;
  rgm_move_bubble_set_text (RGM_MOVE_BUBBLE (priv->bubble), verdict, day, text);
}

/* What is seen of the view is other than before. */
static void
on_page_scrolled_cb (RgmMover *self)
{
  if (rgm_mover_get_moving (self))
    gtk_widget_queue_allocate (rgm_mover_get_private (self)->view);
}

static void
follow_page (RgmMover *self)
{
  GtkScrolledWindow *page = rgm_page_place_find_page (rgm_mover_get_private (self)->view);

  if (page != NULL)
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (page), "value-changed",
                             G_CALLBACK (on_page_scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
ensure_widgets (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  if (priv->bubble != NULL)
    return;
  priv->bubble = rgm_move_bubble_new ();
  gtk_widget_set_parent (priv->bubble, priv->view);
  rgm_mover_make_question (self);
  follow_page (self);
}

static void
begin (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  priv->is_moving = TRUE;
  rgm_mover_note_way_back (self);
  ensure_widgets (self);
  gtk_widget_set_visible (priv->bubble, TRUE);
  RGM_MOVER_GET_CLASS (self)->begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
}

static void
end (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  priv->is_moving = FALSE;
  rgm_keep_question_end (RGM_KEEP_QUESTION (priv->question));
  gtk_widget_set_visible (priv->bubble, FALSE);
  RGM_MOVER_GET_CLASS (self)->end (self);
  rgm_mover_find_way_back (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MOVING]);
}

/* Of two views of a course, the one that is seen is that on which something is moved. */
static void
on_moving_cb (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  gboolean is_moving = priv->what_if != NULL && rgm_what_if_get_moving (priv->what_if);

  if (is_moving && !priv->is_moving && gtk_widget_get_mapped (priv->view))
    begin (self);
  else if (!is_moving && priv->is_moving)
    end (self);
}

static void
follow (RgmMover *self)
{
  if (RGM_MOVER_GET_CLASS (self)->follow != NULL)
    RGM_MOVER_GET_CLASS (self)->follow (self);
  gtk_widget_queue_allocate (rgm_mover_get_private (self)->view);
}

static void
on_day_cb (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  if (!priv->is_moving)
    return;
  write_bubble (self);
  /* Keys move what is under the cursor: it goes along, so that it is told what holds there. */
  if (!priv->by_pointer)
    rgm_mover_take_cursor_along (self);
  follow (self);
}

/* Whoever goes to look at something else has not decided to keep it. */
static void
on_unmap_cb (RgmMover *self)
{
  if (rgm_mover_get_moving (self))
    rgm_what_if_abandon (rgm_mover_get_private (self)->what_if);
}

static void
rgm_mover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MOVING:
      g_value_set_boolean (value, rgm_mover_get_moving (RGM_MOVER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_mover_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      rgm_mover_get_private (RGM_MOVER (object))->view = g_value_get_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_mover_constructed (GObject *object)
{
  G_OBJECT_CLASS (rgm_mover_parent_class)->constructed (object);
  g_signal_connect_object (rgm_mover_get_private (RGM_MOVER (object))->view, "unmap",
                           G_CALLBACK (on_unmap_cb), object, G_CONNECT_SWAPPED);
}

static void
rgm_mover_dispose (GObject *object)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (RGM_MOVER (object));

  g_clear_handle_id (&priv->focus_id, g_source_remove);
  g_clear_handle_id (&priv->release_id, g_source_remove);
  g_clear_pointer (&priv->bubble, gtk_widget_unparent);
  g_clear_pointer (&priv->question, gtk_widget_unparent);
  g_clear_object (&priv->model_signals);
  g_clear_object (&priv->what_if_signals);
  g_clear_object (&priv->what_if);
  g_clear_pointer (&priv->taken_id, g_free);

  G_OBJECT_CLASS (rgm_mover_parent_class)->dispose (object);
}

static void
rgm_mover_class_init (RgmMoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rgm_mover_constructed;
  object_class->dispose = rgm_mover_dispose;
  object_class->get_property = rgm_mover_get_property;
  object_class->set_property = rgm_mover_set_property;

  /**
   * RgmMover:view:
   *
   * The view, whose object this is. It holds bubble and question.
   */
  properties[PROP_VIEW] =
    g_param_spec_object ("view", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * RgmMover:moving:
   *
   * Whether a booking is being moved on this view.
   */
  properties[PROP_MOVING] = g_param_spec_boolean ("moving", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_mover_init (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  priv->what_if_signals = g_signal_group_new (RGM_TYPE_WHAT_IF);
  g_signal_group_connect_swapped (priv->what_if_signals, "notify::moving",
                                  G_CALLBACK (on_moving_cb), self);
  g_signal_group_connect_swapped (priv->what_if_signals, "notify::day", G_CALLBACK (on_day_cb),
                                  self);
  rgm_mover_watch_way_back (self);
}

/**
 * rgm_mover_get_view:
 * @self: a mover
 *
 * Returns: (transfer none): the view
 */
GtkWidget *
rgm_mover_get_view (RgmMover *self)
{
  g_return_val_if_fail (RGM_IS_MOVER (self), NULL);

  return rgm_mover_get_private (self)->view;
}

/**
 * rgm_mover_set_what_if:
 * @self: a mover
 * @what_if: (nullable): what moves bookings, or %NULL where none can be moved
 *
 * Shows what @what_if moves while the view is seen, whoever makes it do so.
 */
void
rgm_mover_set_what_if (RgmMover *self, RgmWhatIf *what_if)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  if (g_set_object (&priv->what_if, what_if))
    {
      g_signal_group_set_target (priv->what_if_signals, what_if);
      g_signal_group_set_target (priv->model_signals,
                                 what_if != NULL ? rgm_what_if_get_model (what_if) : NULL);
    }
}

/**
 * rgm_mover_get_what_if:
 * @self: a mover
 *
 * Returns: (transfer none) (nullable): what moves bookings
 */
RgmWhatIf *
rgm_mover_get_what_if (RgmMover *self)
{
  g_return_val_if_fail (RGM_IS_MOVER (self), NULL);

  return rgm_mover_get_private (self)->what_if;
}

/**
 * rgm_mover_get_moving:
 * @self: a mover
 *
 * Returns: whether a booking is being moved on this view
 */
gboolean
rgm_mover_get_moving (RgmMover *self)
{
  g_return_val_if_fail (RGM_IS_MOVER (self), FALSE);

  return rgm_mover_get_private (self)->is_moving;
}

/**
 * rgm_mover_allocate:
 * @self: a mover
 *
 * Puts bubble and question where they belong. To be called when the view has been given its room.
 */
void
rgm_mover_allocate (RgmMover *self)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  if (priv->bubble == NULL)
    return;
  if (priv->is_moving)
    allocate_bubble (self);
  rgm_mover_allocate_question (self);
}

/**
 * rgm_mover_set_by_pointer:
 * @self: a mover
 * @by_pointer: whether a pointer holds the booking
 *
 * Says who moves the booking. As long as a pointer does, keys only put it back.
 */
void
rgm_mover_set_by_pointer (RgmMover *self, gboolean by_pointer)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  if (priv->by_pointer == by_pointer)
    return;
  priv->by_pointer = by_pointer;
  if (priv->is_moving)
    follow (self);
}

/**
 * rgm_mover_get_by_pointer:
 * @self: a mover
 *
 * Returns: whether a pointer holds the booking
 */
gboolean
rgm_mover_get_by_pointer (RgmMover *self)
{
  g_return_val_if_fail (RGM_IS_MOVER (self), FALSE);

  return rgm_mover_get_private (self)->by_pointer;
}

/**
 * rgm_mover_begin_at_cursor:
 * @self: a mover with something that moves bookings
 *
 * Takes up what is on the day of the cursor, which is today until somebody moves it.
 *
 * Returns: whether a booking is being moved
 */
gboolean
rgm_mover_begin_at_cursor (RgmMover *self)
{
  RgmWhatIf *what_if;
  RgmDay day;

  g_return_val_if_fail (RGM_IS_MOVER (self), FALSE);

  what_if = rgm_mover_get_private (self)->what_if;
  day = rgm_day_cursor_get_day (RGM_MOVER_GET_CLASS (self)->get_cursor (self));
  if (day == RGM_DAY_NONE)
    day = rgm_course_model_get_today (rgm_what_if_get_model (what_if));
  return rgm_what_if_begin_on (what_if, day);
}

#include "config.h"

#include "rgm-mover.h"

#include "rgm-explanation.h"
#include "rgm-keep-question.h"
#include "rgm-mover-private.h"
#include "rgm-popover-leave.h"
#include "rgm-sentence.h"

#include <math.h>

/* How a move ends: the question whether to keep it, and the answers. */

static gboolean
on_answered_cb (gpointer data)
{
  RgmMover *self = data;
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  GtkRoot *root = gtk_widget_get_root (priv->view);

  priv->focus_id = 0;
  /* Who came by the pointer goes on by it: a card of the keyboard would be in the way. */
  if (priv->asked_by_pointer && GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
  RGM_MOVER_GET_CLASS (self)->take_focus (self);
  return G_SOURCE_REMOVE;
}

/* The question loses the keyboard only after it has told the answer. */
static void
take_focus_back (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  if (priv->focus_id == 0)
    priv->focus_id = g_idle_add (on_answered_cb, self);
}

/* The cursor goes with the booking if it is on that. */
static void
go_back (RgmMover *self, void (*put_back) (RgmWhatIf *what_if))
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  RgmDayCursor *cursor = RGM_MOVER_GET_CLASS (self)->get_cursor (self);
  RgmDay original = rgm_what_if_get_original_day (priv->what_if);
  RgmDay day = rgm_what_if_get_day (priv->what_if);

  put_back (priv->what_if);
  if (original != RGM_DAY_NONE && rgm_day_cursor_get_day (cursor) == day)
    rgm_day_cursor_set_day (cursor, original);
}

static void
on_keep_cb (RgmMover *self, const char *reason)
{
  rgm_what_if_keep (rgm_mover_get_private (self)->what_if, reason);
  take_focus_back (self);
}

static void
on_put_back_cb (RgmMover *self)
{
  rgm_mover_put_back (self);
  take_focus_back (self);
}

/* Nobody asked for it, so it is said. */
static void
on_left_cb (RgmMover *self)
{
  go_back (self, rgm_what_if_abandon);
  take_focus_back (self);
}

void
rgm_mover_make_question (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  priv->question = rgm_keep_question_new ();
  gtk_widget_set_parent (priv->question, priv->view);
  g_signal_connect_object (priv->question, "asked", G_CALLBACK (rgm_mover_explain), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->question, "keep", G_CALLBACK (on_keep_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->question, "put-back", G_CALLBACK (on_put_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->question, "left", G_CALLBACK (on_left_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_mover_explain:
 * @self: what shows a booking that is being moved
 *
 * Explains what is said of the booking where it is now. It stays there.
 */
void
rgm_mover_explain (RgmMover *self)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  gtk_widget_activate_action (priv->view, "view.explain", "(uu)", (guint) RGM_TOPIC_SESSION,
                              (guint) rgm_what_if_get_position (priv->what_if));
}

/**
 * rgm_mover_get_asking:
 * @self: a mover
 *
 * Returns: whether the user is asked what is to become of the booking
 */
gboolean
rgm_mover_get_asking (RgmMover *self)
{
  RgmMoverPrivate *priv;

  g_return_val_if_fail (RGM_IS_MOVER (self), FALSE);

  priv = rgm_mover_get_private (self);
  return priv->question != NULL
         && rgm_keep_question_get_asking (RGM_KEEP_QUESTION (priv->question));
}

/**
 * rgm_mover_put_back:
 * @self: a mover with a booking that is being moved
 *
 * Puts the booking back where it was, and with it the cursor if that is on it. From a pointer that
 * has gone on to other days, the keyboard goes there.
 */
void
rgm_mover_put_back (RgmMover *self)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  go_back (self, rgm_what_if_put_back);
  if (!priv->by_pointer || RGM_MOVER_GET_CLASS (self)->go_back == NULL)
    return;
  priv->asked_by_pointer = TRUE;
  rgm_day_cursor_set_place (RGM_MOVER_GET_CLASS (self)->get_cursor (self), priv->taken_from,
                            RGM_LANE_SESSIONS);
  take_focus_back (self);
}

static GdkRectangle
round_out (const RgmBox *mark)
{
  int x = (int) floor (mark->x);
  int y = (int) floor (mark->y);

  return (GdkRectangle) { x, y, (int) ceil (mark->x + mark->width) - x,
                          (int) ceil (mark->y + mark->height) - y };
}

/* While it is asked, the question goes with the booking. */
void
rgm_mover_allocate_question (RgmMover *self)
{
  RgmKeepQuestion *question = RGM_KEEP_QUESTION (rgm_mover_get_private (self)->question);
  RgmBox mark;

  if (rgm_mover_get_asking (self) && RGM_MOVER_GET_CLASS (self)->find_mark (self, &mark))
    {
      GdkRectangle place = round_out (&mark);

      rgm_keep_question_set_place (question, &place);
    }
  rgm_popover_present (GTK_POPOVER (question));
}

static void
ask (RgmMover *self, const RgmBox *mark)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  GdkRectangle place = round_out (mark);
  gsize position = (gsize) rgm_what_if_get_position (priv->what_if);
  g_autofree char *verdict = rgm_sentence_verdict (rgm_mover_get_plan (self), position);
  g_autofree char *made_early = rgm_what_if_dup_made_early (priv->what_if);
  g_autofree char *sentence = made_early != NULL ? g_strconcat (verdict, "\n", made_early, NULL)
                                                 : g_steal_pointer (&verdict);

  rgm_keep_question_ask (RGM_KEEP_QUESTION (priv->question), sentence,
                         rgm_what_if_get_takes_reason (priv->what_if), &place);
  gtk_widget_queue_allocate (priv->view);
}

/* Where to ask: beside the booking, which the view may have been scrolled away from. */
static void
find_place (RgmMover *self, RgmBox *mark)
{
  RgmMoverClass *mover_class = RGM_MOVER_GET_CLASS (self);

  if (mover_class->find_mark (self, mark))
    return;
  if (mover_class->reveal != NULL)
    mover_class->reveal (self, rgm_what_if_get_day (rgm_mover_get_private (self)->what_if));
  if (!mover_class->find_mark (self, mark))
    *mark = (RgmBox) { 0 };
}

/* Lets the booking go where it is, and the cursor with it: keeps it, or asks where it is too
 * early or makes another session so. */
static void
let_go (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  RgmBox mark;

  if (!priv->is_moving)
    return;
  rgm_mover_take_cursor_along (self);
  if (!rgm_what_if_get_asks (priv->what_if))
    {
      rgm_what_if_keep (priv->what_if, NULL);
      return;
    }
  find_place (self, &mark);
  ask (self, &mark);
  if (RGM_MOVER_GET_CLASS (self)->hold != NULL)
    RGM_MOVER_GET_CLASS (self)->hold (self);
}

static gboolean
on_release_cb (gpointer data)
{
  RgmMover *self = data;

  rgm_mover_get_private (self)->release_id = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

/**
 * rgm_mover_release:
 * @self: a mover with a booking that is being moved
 *
 * Lets the booking go where it is: keeps it, or asks where it is too early or makes another session
 * so. What a pointer held is asked for once the pointer is free: a question in the middle of its
 * release confuses GTK.
 */
void
rgm_mover_release (RgmMover *self)
{
  RgmMoverPrivate *priv;

  g_return_if_fail (RGM_IS_MOVER (self));

  priv = rgm_mover_get_private (self);
  priv->asked_by_pointer = priv->by_pointer;
  if (!priv->by_pointer)
    let_go (self);
  else if (priv->release_id == 0)
    priv->release_id = g_idle_add (on_release_cb, self);
}

#include "config.h"

#include "rgm-mover-private.h"

/* What a view shows once a booking that was moved on it is on another day than it was seen on last:
 * put back, or its move undone or done again. */

/* Where it is as long as nothing is tried, or `RGM_DAY_NONE`. */
static RgmDay
find_day (RgmMoverPrivate *priv)
{
  const RgmCourseContent *content = NULL;
  const RgmSessionRecord *session = NULL;

  if (priv->what_if != NULL && priv->taken_id != NULL)
    content = rgm_course_model_get_saved_content (rgm_what_if_get_model (priv->what_if));
  if (content != NULL)
    session = rgm_course_content_find_session (content, priv->taken_id);
  return session != NULL ? session->day : RGM_DAY_NONE;
}

static void
show (RgmMover *self, RgmDay day)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  RgmMoverClass *mover_class = RGM_MOVER_GET_CLASS (self);

  priv->seen_on = day;
  if (day == priv->taken_from && mover_class->go_back != NULL)
    mover_class->go_back (self, day);
  else if (day != priv->taken_from && mover_class->reveal != NULL)
    mover_class->reveal (self, day);
}

/* Before it shows the plan, the view cannot go to what that has. */
static void
on_plan_cb (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);
  RgmDay day = find_day (priv);
  RgmDay before = priv->seen_on;
  RgmDayCursor *cursor;

  if (priv->is_moving || day == RGM_DAY_NONE || day == before)
    return;
  show (self, day);
  cursor = RGM_MOVER_GET_CLASS (self)->get_cursor (self);
  if (rgm_day_cursor_get_day (cursor) == before)
    rgm_day_cursor_set_day (cursor, day);
}

/* Listens for what becomes of it after it was let go. */
void
rgm_mover_watch_way_back (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  priv->taken_from = priv->seen_on = RGM_DAY_NONE;
  priv->model_signals = g_signal_group_new (RGM_TYPE_COURSE_MODEL);
  g_signal_group_connect_data (priv->model_signals, "notify::plan", G_CALLBACK (on_plan_cb), self,
                               NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/* A booking has been taken up. */
void
rgm_mover_note_way_back (RgmMover *self)
{
  RgmMoverPrivate *priv = rgm_mover_get_private (self);

  g_free (priv->taken_id);
  priv->taken_id = g_strdup (rgm_what_if_get_session_id (priv->what_if));
  priv->taken_from = priv->seen_on = rgm_what_if_get_original_day (priv->what_if);
}

/* The booking is moved no more. Where it was kept, it is seen where it was let go. */
void
rgm_mover_find_way_back (RgmMover *self)
{
  RgmDay day = find_day (rgm_mover_get_private (self));

  if (day != RGM_DAY_NONE)
    show (self, day);
}

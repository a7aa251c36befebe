#pragma once

#include <gtk/gtk.h>

#include "rgm-card-text.h"
#include "rgm-day.h"
#include "rgm-explanation.h"

G_BEGIN_DECLS

/* What a card can be of is a number that means something to its view alone; this is none. */
#define RGM_HOVER_NOTHING G_MAXSIZE

/**
 * RgmHoverSource:
 * @pick: tells what is at a place of the view, or %RGM_HOVER_NOTHING
 * @find_focused: tells what the keyboard is on, or %RGM_HOVER_NOTHING
 * @place: tells where in the view something is seen, which its card stands beside, or where the
 *   keyboard is while it is on %RGM_HOVER_NOTHING; returns whether it is seen at all
 * @tell: tells what the card of something says, and what explains it
 * @find_again: tells what is now, after something else came to be shown, that which was something
 *   before, or %RGM_HOVER_NOTHING
 * @find_day: tells which day the pointer, or else the keyboard, is on, or `RGM_DAY_NONE`, and
 *   whether that is over
 * @holds_session: tells whether there is a session, which a finger that rests on it takes up
 *
 * What a view tells of the things in it. @by_pointer is whether the pointer is on it, at the place
 * that was picked last, rather than the keyboard.
 */
typedef struct {
  gsize (*pick) (gpointer owner, double x, double y);
  gsize (*find_focused) (gpointer owner);
  gboolean (*place) (gpointer owner, gsize what, gboolean by_pointer, GdkRectangle *place);
  void (*tell) (gpointer owner, gsize what, gboolean by_pointer, RgmCardText *text,
                RgmTopic *topic);
  gsize (*find_again) (gpointer owner, gsize what);
  RgmDay (*find_day) (gpointer owner, gboolean by_pointer, gboolean *is_over);
  gboolean (*holds_session) (gpointer owner, gsize what);
} RgmHoverSource;

#define RGM_TYPE_HOVER (rgm_hover_get_type ())
G_DECLARE_FINAL_TYPE (RgmHover, rgm_hover, RGM, HOVER, GObject)

RgmHover *rgm_hover_new (GtkWidget *view, const RgmHoverSource *source, gpointer owner);
void rgm_hover_follow_keyboard (RgmHover *self);
void rgm_hover_follow_view (RgmHover *self);
void rgm_hover_check (RgmHover *self);
void rgm_hover_hide (RgmHover *self);
void rgm_hover_present (RgmHover *self);

G_END_DECLS

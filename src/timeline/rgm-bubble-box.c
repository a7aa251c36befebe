#include "config.h"

#include "rgm-bubble-box.h"

#include <math.h>

/* Between a bubble and what it is about. */
#define GAP_PX 6.0
/* Between a bubble and words beside it. */
#define WORDS_GAP_PX 4.0

/* What is around a bubble, and where it would stand best. */
typedef struct {
  const RgmBox *target;
  const RgmBox *room;
  const RgmBox *words;
  gsize n_words;
  double best_x;
} Place;

static double
keep_within (double start, double length, double room_start, double room_length)
{
  return CLAMP (start, room_start, room_start + MAX (room_length - length, 0));
}

static gboolean
is_within (const RgmBox *self, const RgmBox *room)
{
  return self->x >= room->x && self->x + self->width <= room->x + room->width
         && self->y >= room->y && self->y + self->height <= room->y + room->height;
}

static gboolean
covers (const RgmBox *self, const RgmBox *words)
{
  return self->x < words->x + words->width && words->x < self->x + self->width
         && self->y < words->y + words->height && words->y < self->y + self->height;
}

/* It belongs to what is in the middle of its target only as long as it reaches over that. */
static gboolean
is_good (const RgmBox *self, const Place *place)
{
  double middle = place->target->x + place->target->width / 2;

  if (!is_within (self, place->room) || middle < self->x || middle > self->x + self->width)
    return FALSE;
  for (gsize i = 0; i < place->n_words; i++)
    if (covers (self, &place->words[i]))
      return FALSE;
  return TRUE;
}

/* Tries a height: as near to the best place as words leave it. */
static gboolean
try_at (RgmBox *self, const Place *place, double y)
{
  double nearest = INFINITY;
  RgmBox box = *self;

  box.y = y;
  for (gsize i = 0; i < 1 + 2 * place->n_words; i++)
    {
      const RgmBox *words = i > 0 ? &place->words[(i - 1) / 2] : NULL;

      box.x = words == NULL ? place->best_x
              : i % 2 == 1  ? words->x - WORDS_GAP_PX - box.width
                            : words->x + words->width + WORDS_GAP_PX;
      if (!is_good (&box, place) || fabs (box.x - place->best_x) >= nearest)
        continue;
      nearest = fabs (box.x - place->best_x);
      *self = box;
    }
  return nearest < INFINITY;
}

/**
 * rgm_bubble_box_place:
 * @self: (inout): a bubble, of which the size is given
 * @target: what it is about
 * @room: the room that it may take
 * @words: (array length=n_words): what it is not to cover
 * @n_words: how many
 *
 * Puts a bubble above what it is about, where a finger does not cover it, if need be aside; else
 * below. Where words are in the way in both places, it covers them; it does not leave the room,
 * unless it is larger than that.
 */
void
rgm_bubble_box_place (RgmBox *self, const RgmBox *target, const RgmBox *room, const RgmBox *words,
                      gsize n_words)
{
  double above = target->y - GAP_PX - self->height;
  double below = target->y + target->height + GAP_PX;
  Place place = { target, room, words, n_words, 0 };

  place.best_x = keep_within (target->x + (target->width - self->width) / 2, self->width, room->x,
                              room->width);
  if (try_at (self, &place, above) || try_at (self, &place, below))
    return;
  self->x = place.best_x;
  self->y = keep_within (above >= room->y ? above : below, self->height, room->y, room->height);
}

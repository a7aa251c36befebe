#pragma once

#include "rgm-lane-geometry.h"

G_BEGIN_DECLS

/**
 * RgmNoteForm:
 * @RGM_NOTE_WIDE: all that can be said, such as the name of a zone and its days
 * @RGM_NOTE_WHOLE: what is to be said
 * @RGM_NOTE_NARROW: the same in two lines of smaller letters
 * @RGM_NOTE_SHORT: a part of it
 *
 * How much the words on a segment, or beside it, say.
 */
typedef enum {
  RGM_NOTE_WIDE,
  RGM_NOTE_WHOLE,
  RGM_NOTE_NARROW,
  RGM_NOTE_SHORT,
} RgmNoteForm;

#define RGM_N_NOTES 4

/**
 * RgmNoteSize:
 * @width: width in pixels; 0 where a segment has no note of that form
 * @height: height in pixels
 *
 * How large a note is.
 */
typedef struct {
  double width;
  double height;
} RgmNoteSize;

/**
 * RgmNotePlace:
 * @form: what is said
 * @offset: where it begins, in pixels from the edge of its segment where time begins
 * @over_today: whether the line of today would run through it and is to be interrupted
 *
 * Where the words of a segment stand.
 */
typedef struct {
  RgmNoteForm form;
  double offset;
  gboolean over_today;
} RgmNotePlace;

double rgm_note_place_get_room (const RgmSegmentLayout *layout, const RgmTimeScale *scale,
                                gsize segment, const RgmBox *box);
double rgm_note_place_get_top (const RgmSegmentLayout *layout, gsize segment, const RgmBox *box,
                               double height);
gboolean rgm_note_place_find (RgmNotePlace *self, const RgmSegmentLayout *layout,
                              const RgmTimeScale *scale, gsize segment, const RgmBox *box,
                              const RgmNoteSize sizes[RGM_N_NOTES]);

G_END_DECLS

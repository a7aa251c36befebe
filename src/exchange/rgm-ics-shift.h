#pragma once

#include "rgm-ics-decision.h"

G_BEGIN_DECLS

/**
 * RgmIcsShiftInput:
 * @target: what the events are brought into; takes what is found out
 * @sessions: (element-type RgmSessionRecord): the sessions of the course
 * @events: (element-type RgmIcsEvent): the events of a calendar
 * @ids: (element-type RgmIcsEvent utf8): by the events that can be taken: their UUIDs
 * @today: the day to look from
 *
 * What is looked at for series that were changed as a whole. Everything is borrowed.
 */
typedef struct {
  RgmIcsTarget *target;
  const GPtrArray *sessions;
  const GPtrArray *events;
  GHashTable *ids;
  RgmDay today;
} RgmIcsShiftInput;

/**
 * RgmIcsGone:
 * @left: (transfer none): what a series does not have any more
 * @event: (transfer none): one that says when the series is now
 *
 * A booking that is to be cancelled.
 */
typedef struct {
  const RgmIcsLeft *left;
  const RgmIcsEvent *event;
} RgmIcsGone;

/**
 * RgmIcsShift:
 * @gone: (element-type RgmIcsGone): what is to be cancelled, in the order of the file
 * @left: (element-type RgmIcsLeft): all that series do not have any more
 *
 * What became of series that were changed as a whole.
 */
typedef struct {
  GPtrArray *gone;
  GPtrArray *left;
} RgmIcsShift;

RgmIcsShift *rgm_ics_shift_new (const RgmIcsShiftInput *input, GCancellable *cancellable,
                                GError **error);
void rgm_ics_shift_free (RgmIcsShift *self);

G_END_DECLS

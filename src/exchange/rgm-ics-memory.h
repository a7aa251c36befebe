#pragma once

#include "rgm-ics-reader.h"

G_BEGIN_DECLS

/**
 * RgmIcsKnown:
 * @session_id: the UUID of the session that it is: its own, or one that was there already
 * @sequence: its SEQUENCE
 * @stamp: its DTSTAMP, as in `RgmIcsEvent`
 * @start: when it was; without a day where that was not kept
 * @length: how long it took, as in `RgmIcsEvent`
 * @cancelled: whether it was cancelled
 * @series_id: of one of a series: the UUID that rgm_ics_id_make_series_uuid() makes; else ""
 *
 * What is known of an event of another program.
 */
typedef struct {
  char session_id[37];
  gint32 sequence;
  gint64 stamp;
  RgmIcsTime start;
  gint32 length;
  gboolean cancelled;
  char series_id[37];
} RgmIcsKnown;

/**
 * RgmIcsMemory:
 *
 * Which state of each event of other programs was brought into a course last, and which session it
 * is. RFC 5546, 2.1.5, tells by that which of two messages about it holds; and only what a calendar
 * changed since then is a change of the calendar.
 */
typedef struct _RgmIcsMemory RgmIcsMemory;

RgmIcsMemory *rgm_ics_memory_new_from_text (const char *text);
void rgm_ics_memory_free (RgmIcsMemory *self);
char *rgm_ics_memory_to_text (const RgmIcsMemory *self);
const RgmIcsKnown *rgm_ics_memory_find (const RgmIcsMemory *self, const char *event_id);
gboolean rgm_ics_memory_has_newer (const RgmIcsMemory *self, const char *event_id,
                                   const RgmIcsEvent *event);
void rgm_ics_memory_note (RgmIcsMemory *self, const char *event_id, const RgmIcsEvent *event,
                          const char *session_id, const char *series_id);
void rgm_ics_memory_note_series (RgmIcsMemory *self, const char *series_id,
                                 const RgmIcsEvent *event);
void rgm_ics_memory_forget (RgmIcsMemory *self, const char *event_id);
GHashTable *rgm_ics_memory_sort_by_series (const RgmIcsMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsMemory, rgm_ics_memory_free)

G_END_DECLS

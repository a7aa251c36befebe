#pragma once

#include "rgm-ics-scan.h"
#include "rgm-session.h"

G_BEGIN_DECLS

/* How often an event may recur. No course has as many sessions. */
#define RGM_ICS_OCCURRENCES_MAX 60
/* How many events of a calendar may recur. */
#define RGM_ICS_SERIES_MAX 500
/* How many events a calendar may come to, with those that recur. */
#define RGM_ICS_EVENTS_MAX 50000
/* Characters of a title that are kept. */
#define RGM_ICS_TITLE_MAX 200

/**
 * RgmIcsTime:
 * @day: the day
 * @minute: minute of the day, or `RGM_MINUTE_NONE` for a whole day
 *
 * When an event is, where the reader is.
 */
typedef struct {
  RgmDay day;
  gint32 minute;
} RgmIcsTime;

/**
 * RgmIcsEvent:
 * @line: the line of the file that it begins in
 * @key: what tells it from all others: its UID, and for one of a series when that one was to be
 * @session_id: the UUID of the session that Regimen wrote it for, or %NULL
 * @title: what it is called, "" if it is not
 * @start: when it is
 * @length: how long it takes, in minutes, 0 if not told
 * @sequence: its SEQUENCE, 0 if it has none
 * @stamp: its DTSTAMP in microseconds since 1970 UTC, 0 if it has none
 * @modified: its LAST-MODIFIED in microseconds since 1970 UTC, 0 if it has none
 * @cancelled: whether it was cancelled
 * @done: whether Regimen wrote it for a session that was done
 * @single: whether it stands for itself or in place of one of a series
 * @refused: why it cannot become a booking, as a sentence, or %NULL
 *
 * An event of a calendar.
 */
typedef struct {
  guint line;
  char *key;
  char *session_id;
  char *title;
  RgmIcsTime start;
  gint32 length;
  gint32 sequence;
  gint64 stamp;
  gint64 modified;
  gboolean cancelled;
  gboolean done;
  gboolean single;
  char *refused;
} RgmIcsEvent;

GPtrArray *rgm_ics_read (const char *bytes, gsize length, GTimeZone *zone,
                         GCancellable *cancellable, GError **error);
RgmIcsEvent *rgm_ics_event_copy (const RgmIcsEvent *self);
void rgm_ics_event_free (RgmIcsEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsEvent, rgm_ics_event_free)

G_END_DECLS

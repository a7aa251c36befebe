#pragma once

#include <glib.h>

#include "rgm-day.h"
#include "rgm-record.h"

G_BEGIN_DECLS

/**
 * RgmHistoryKind:
 * @RGM_HISTORY_KIND_PATIENT: a patient
 * @RGM_HISTORY_KIND_COURSE: a course
 * @RGM_HISTORY_KIND_SESSION: a session
 * @RGM_HISTORY_KIND_PAUSE: a pause
 * @RGM_HISTORY_KIND_CONTACT: how to reach a patient
 * @RGM_HISTORY_KIND_ATTEMPT: an attempt to reach a patient
 *
 * What kind of record a history entry is about. The numbers are kept in databases.
 */
typedef enum {
  RGM_HISTORY_KIND_PATIENT = 0,
  RGM_HISTORY_KIND_COURSE = 1,
  RGM_HISTORY_KIND_SESSION = 2,
  RGM_HISTORY_KIND_PAUSE = 3,
  RGM_HISTORY_KIND_CONTACT = 4,
  RGM_HISTORY_KIND_ATTEMPT = 5,
} RgmHistoryKind;

/**
 * RgmHistoryAction:
 * @RGM_HISTORY_ACTION_ADDED: it was not there before
 * @RGM_HISTORY_ACTION_CHANGED: it was there, with other content
 * @RGM_HISTORY_ACTION_DELETED: it was taken away
 *
 * What was done to a record. The numbers are kept in databases.
 */
typedef enum {
  RGM_HISTORY_ACTION_ADDED = 0,
  RGM_HISTORY_ACTION_CHANGED = 1,
  RGM_HISTORY_ACTION_DELETED = 2,
} RgmHistoryAction;

/**
 * RgmHistoryEntry:
 * @at: when, in microseconds since 1970 UTC
 * @kind: what kind of record it is about
 * @action: what was done
 * @record_id: the UUID of the record
 * @patient_id: the UUID of the patient it belongs to
 * @course_id: the UUID of the course it belongs to, "" if to none
 * @day: a session: the day it had then, else `RGM_DAY_NONE`
 * @state: a session: the [enum@SessionState] it had then, else -1
 * @said_verdict: a session: the [enum@Verdict] that the program gave, or `RGM_SAID_NOTHING`
 * @said_days_too_early: a session: the days too early that it named
 * @reason: a session: why the user kept it all the same, "" if not told
 *
 * What was changed when, and what the program said of it at the time. Entries are never changed.
 */
typedef struct {
  gint64 at;
  RgmHistoryKind kind;
  RgmHistoryAction action;
  char *record_id;
  char *patient_id;
  char *course_id;
  RgmDay day;
  gint32 state;
  gint32 said_verdict;
  gint32 said_days_too_early;
  char *reason;
} RgmHistoryEntry;

/* Its fields. It has neither key nor stamps, so it is no record that can be saved again. */
extern const RgmRecordClass rgm_history_entry_class;

RgmHistoryEntry *rgm_history_entry_new (gint64 at, RgmHistoryAction action, const char *record_id);
void rgm_history_entry_free (RgmHistoryEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmHistoryEntry, rgm_history_entry_free)

G_END_DECLS

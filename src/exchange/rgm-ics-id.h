#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmIcsUid:
 * @RGM_ICS_UID_FOREIGN: another program made the event
 * @RGM_ICS_UID_SESSION: it is a session that Regimen wrote
 * @RGM_ICS_UID_WINDOW: it is a window of a session, that Regimen wrote
 *
 * Whose an event is, by its UID.
 */
typedef enum {
  RGM_ICS_UID_FOREIGN,
  RGM_ICS_UID_SESSION,
  RGM_ICS_UID_WINDOW,
} RgmIcsUid;

char *rgm_ics_id_make_session_uid (const char *session_id);
char *rgm_ics_id_make_window_uid (const char *session_id, const char *window_id);
RgmIcsUid rgm_ics_id_parse (const char *uid, char **session_id);
char *rgm_ics_id_make_occurrence (const char *uid, RgmDay day, gint32 minute);
char *rgm_ics_id_dup_uid (const char *key);
char *rgm_ics_id_make_uuid (const char *course_id, const char *uid);
char *rgm_ics_id_make_series_uuid (const char *course_id, const char *uid);

G_END_DECLS

#include "config.h"

#include "rgm-ics-id.h"

#include "rgm-named-uuid.h"

#include <string.h>

/* What stands behind the @, so that our events are known again in any calendar. */
#define SESSION_HOST "@session.regimen"
#define WINDOW_HOST "@window.regimen"

#define UUID_BYTES 16
/* "2026-11-20 870" behind the UID of a series. */
#define OCCURRENCE_FORMAT "%s\n%s %d"

/* The name space of the UUIDs that are made of events of other programs; never changed, because a
 * second import finds the sessions of the first by them. */
static const guint8 name_space[UUID_BYTES] = {
  0x3b, 0x0f, 0x7a, 0x5e, 0x90, 0x1c, 0x4d, 0x26, 0xa7, 0x44, 0x5d, 0x8e, 0x21, 0xc6, 0x0b, 0x93,
};

/**
 * rgm_ics_id_make_session_uid:
 * @session_id: the UUID of a session
 *
 * Returns: (transfer full): the UID of its event, always the same
 */
char *
rgm_ics_id_make_session_uid (const char *session_id)
{
  return g_strconcat (session_id, SESSION_HOST, NULL);
}

/**
 * rgm_ics_id_make_window_uid:
 * @session_id: the UUID of a session
 * @window_id: the id of the rule of one of its windows
 *
 * Returns: (transfer full): the UID of the event of that window, always the same
 */
char *
rgm_ics_id_make_window_uid (const char *session_id, const char *window_id)
{
  return g_strconcat (session_id, ".", window_id, WINDOW_HOST, NULL);
}

/**
 * rgm_ics_id_parse:
 * @uid: the UID of an event
 * @session_id: (out) (transfer full) (nullable): the UUID of the session that it is, in lower
 *   case, or %NULL
 *
 * Returns: whose the event is
 */
RgmIcsUid
rgm_ics_id_parse (const char *uid, char **session_id)
{
  g_autofree char *id = NULL;

  *session_id = NULL;
  if (g_str_has_suffix (uid, WINDOW_HOST))
    return RGM_ICS_UID_WINDOW;
  if (!g_str_has_suffix (uid, SESSION_HOST))
    return RGM_ICS_UID_FOREIGN;

  id = g_ascii_strdown (uid, (gssize) (strlen (uid) - strlen (SESSION_HOST)));
  if (!g_uuid_string_is_valid (id))
    return RGM_ICS_UID_FOREIGN;

  *session_id = g_steal_pointer (&id);
  return RGM_ICS_UID_SESSION;
}

/**
 * rgm_ics_id_make_occurrence:
 * @uid: the UID of a series
 * @day: the day that one of it was to be on
 * @minute: the minute of the day, or `RGM_MINUTE_NONE`
 *
 * Returns: (transfer full): what tells that one from all other events
 */
char *
rgm_ics_id_make_occurrence (const char *uid, RgmDay day, gint32 minute)
{
  char text[RGM_DAY_FORMAT_SIZE];

  return g_strdup_printf (OCCURRENCE_FORMAT, uid, rgm_day_format (day, text), minute);
}

/**
 * rgm_ics_id_dup_uid:
 * @key: what tells an event from all others
 *
 * Returns: (transfer full): its UID: of one of a series what stands before its day
 */
char *
rgm_ics_id_dup_uid (const char *key)
{
  return g_strndup (key, strcspn (key, "\n"));
}

/**
 * rgm_ics_id_make_uuid:
 * @course_id: the UUID of the course that an event is brought into
 * @uid: the UID of the event, with what tells its occurrences apart
 *
 * Makes a UUID of version 5 (RFC 4122, 4.3). The course is part of its name: the same calendar may
 * be brought into two courses without one taking the sessions of the other.
 *
 * Returns: (transfer full): the UUID of the session that the event becomes, always the same
 */
char *
rgm_ics_id_make_uuid (const char *course_id, const char *uid)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  g_checksum_update (checksum, name_space, sizeof name_space);
  g_checksum_update (checksum, (const guchar *) course_id, (gssize) strlen (course_id));
  g_checksum_update (checksum, (const guchar *) "\n", 1);
  g_checksum_update (checksum, (const guchar *) uid, (gssize) strlen (uid));

  return rgm_named_uuid_end (checksum);
}

/**
 * rgm_ics_id_make_series_uuid:
 * @course_id: the UUID of the course that a series is brought into
 * @uid: its UID
 *
 * Returns: (transfer full): a UUID for the series as a whole, which no event of it has
 */
char *
rgm_ics_id_make_series_uuid (const char *course_id, const char *uid)
{
  g_autofree char *name = g_strconcat (uid, "\n", NULL);

  return rgm_ics_id_make_uuid (course_id, name);
}

#include "config.h"

#include "rgm-ics-writer.h"

#include "rgm-ics-id.h"
#include "rgm-ics-revision.h"
#include "rgm-ics-zone.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RgmIcsWriter {
  RgmIcsOptions options;
  GTimeZone *zone;
  gboolean named_zone;
  icalcomponent *calendar;
  guint n_events;
  /* The days that timed events lie between, for the time zone. */
  RgmDay first;
  RgmDay last;
};

/* What is being added. @plan is of @content. */
typedef struct {
  const RgmCourseContent *content;
  const RgmPlan *plan;
  const GPtrArray *history;
  RgmIcsRevisions *revisions;
  /* Of each session of @content: its place in the plan, -1 if it has none. */
  int *positions;
  /* The ids of the sessions, borrowed. */
  GHashTable *ids;
} Course;

static void
course_clear (Course *self)
{
  rgm_ics_revisions_free (self->revisions);
  g_free (self->positions);
  g_hash_table_unref (self->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Course, course_clear)

/* Looks each session up once, however many there are. */
static void
index_sessions (Course *self)
{
  self->revisions = rgm_ics_revisions_new (self->history);
  self->positions = g_new (int, self->content->sessions->len);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->content->sessions->len; i++)
    {
      const RgmSessionRecord *session = self->content->sessions->pdata[i];

      self->positions[i] = -1;
      g_hash_table_add (self->ids, session->id);
    }
  for (gsize i = 0; self->plan != NULL && i < self->plan->n_sessions; i++)
    self->positions[self->plan->sessions[i].index] = (int) i;
}

static struct icaltimetype
make_date (RgmDay day)
{
  struct icaltimetype time = icaltime_null_time ();

  rgm_day_get_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = TRUE;

  return time;
}

static struct icaltimetype
make_stamp (gint64 microseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  struct icaltimetype time = icaltime_null_time ();

  if (utc == NULL)
    return make_stamp (0);
  g_date_time_get_ymd (utc, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.second = g_date_time_get_second (utc);
  time.zone = icaltimezone_get_utc_timezone ();

  return time;
}

/* @text without the control characters that TEXT must not hold (RFC 5545, 3.3.11). */
static char *
make_text (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  for (char *at = valid; *at != '\0'; at++)
    if (*at == '\r')
      *at = at[1] == '\n' ? ' ' : '\n';
    else if (*at == '\x7f' || (g_ascii_iscntrl (*at) && *at != '\n' && *at != '\t'))
      *at = ' ';

  return valid;
}

static void
add_text (icalcomponent *event, icalproperty *(*make) (const char *), const char *text)
{
  g_autofree char *clean = make_text (text);

  icalcomponent_add_property (event, make (clean));
}

static icalcomponent *
new_event (RgmIcsWriter *self, const char *uid, const RgmIcsRevision *revision, const char *title)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  struct icaltimetype modified = make_stamp (revision->modified);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (modified));
  icalcomponent_add_property (event, icalproperty_new_lastmodified (modified));
  icalcomponent_add_property (event, icalproperty_new_sequence (revision->sequence));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  add_text (event, icalproperty_new_summary, title);
  icalcomponent_add_component (self->calendar, event);
  self->n_events++;

  return event;
}

static void
add_days (icalcomponent *event, RgmDay first, RgmDay last)
{
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (first)));
  /* The end is the day after the last; no day comes after the very last. */
  if (last < RGM_DAY_LAST)
    icalcomponent_add_property (event, icalproperty_new_dtend (make_date (last + 1)));
}

static void
add_time_in_utc (RgmIcsWriter *self, icalcomponent *event, RgmDay day, gint32 minute)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  struct icaltimetype time;

  rgm_ics_zone_convert (self->zone, 0, utc, &day, &minute);
  time = make_date (day);
  time.is_date = FALSE;
  time.hour = minute / 60;
  time.minute = minute % 60;
  time.zone = icaltimezone_get_utc_timezone ();
  icalcomponent_add_property (event, icalproperty_new_dtstart (time));
}

static void
add_time_in_zone (RgmIcsWriter *self, icalcomponent *event, RgmDay day, gint32 minute)
{
  struct icaltimetype time = make_date (day);
  icalproperty *start;

  time.is_date = FALSE;
  time.hour = minute / 60;
  time.minute = minute % 60;
  start = icalproperty_new_dtstart (time);
  icalproperty_add_parameter (start, icalparameter_new_tzid (
    g_time_zone_get_identifier (self->zone)));
  icalcomponent_add_property (event, start);
  self->first = self->first == RGM_DAY_NONE ? day : MIN (self->first, day);
  self->last = MAX (self->last, day);
}

/* When a session is. A length that nobody told is not invented; a length is a DURATION, which lasts
 * as long when the clocks change. */
static void
add_time (RgmIcsWriter *self, icalcomponent *event, const RgmSessionRecord *session)
{
  if (session->minute == RGM_MINUTE_NONE)
    {
      add_days (event, session->day, session->day);
      return;
    }
  if (self->named_zone)
    add_time_in_zone (self, event, session->day, session->minute);
  else
    add_time_in_utc (self, event, session->day, session->minute);
  if (session->length > 0)
    icalcomponent_add_property (event, icalproperty_new_duration (
      icaldurationtype_from_int (session->length * 60)));
}

static void
add_reminder (RgmIcsWriter *self, icalcomponent *event, const char *title)
{
  icalcomponent *alarm;

  if (self->options.reminder < 0)
    return;
  alarm = icalcomponent_new_valarm ();
  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  icalcomponent_add_property (alarm, icalproperty_new_trigger (
    icaltriggertype_from_int (-self->options.reminder * 60)));
  add_text (alarm, icalproperty_new_description, title);
  icalcomponent_add_component (event, alarm);
}

static char *
get_concern (const Course *course)
{
  const RgmProtocol *protocol;

  if (course->plan == NULL)
    return rgm_sentence_concern (course->content->record);
  protocol = rgm_rules_get_protocol (course->plan->rules);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, protocol->name));
}

static char *
make_full_title (const Course *course, const char *what)
{
  g_autofree char *concern = get_concern (course);

  if (*course->content->patient_name == '\0')
    return g_strdup_printf ("%s · %s", concern, what);

  return g_strdup_printf ("%s · %s · %s", course->content->patient_name, concern, what);
}

static char *
make_session_title (RgmIcsWriter *self, const Course *course, int position)
{
  g_autofree char *what = NULL;

  if (self->options.titles == RGM_ICS_TITLES_NEUTRAL)
    return g_strdup (_("Appointment"));

  what = position >= 0 ? rgm_sentence_session_title (course->plan, (gsize) position)
                       : g_strdup (_("Session"));

  return make_full_title (course, what);
}

static gboolean
is_wanted (RgmIcsWriter *self, const RgmSessionRecord *session)
{
  switch (session->state)
    {
    case RGM_SESSION_BOOKED:
    case RGM_SESSION_CANCELLED:
      return TRUE;
    case RGM_SESSION_DONE:
      return self->options.done;
    case RGM_SESSION_MISSED:
    default:
      return FALSE;
    }
}

static void
add_state (icalcomponent *event, RgmSessionState state)
{
  icalcomponent_add_property (event, icalproperty_new_status (
    state == RGM_SESSION_CANCELLED ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (state == RGM_SESSION_DONE)
    {
      icalproperty *mark = icalproperty_new_x ("DONE");

      icalproperty_set_x_name (mark, "X-REGIMEN-STATE");
      icalcomponent_add_property (event, mark);
    }
}

static void
add_session (RgmIcsWriter *self, const Course *course, guint index)
{
  const RgmSessionRecord *session = course->content->sessions->pdata[index];
  RgmIcsRevision revision = rgm_ics_revisions_find (course->revisions, session);
  int position = course->positions[index];
  g_autofree char *uid = rgm_ics_id_make_session_uid (session->id);
  g_autofree char *title = NULL;
  icalcomponent *event;

  if (!is_wanted (self, session))
    return;
  title = make_session_title (self, course, position);
  event = new_event (self, uid, &revision, title);
  add_time (self, event, session);
  add_state (event, session->state);
  icalcomponent_add_property (event, icalproperty_new_transp (
    session->minute == RGM_MINUTE_NONE || session->state == RGM_SESSION_CANCELLED
    ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  if (self->options.titles == RGM_ICS_TITLES_FULL && position >= 0)
    {
      g_autofree char *sentence = rgm_sentence_session (course->plan, (gsize) position);

      add_text (event, icalproperty_new_description, sentence);
    }
  if (session->state == RGM_SESSION_BOOKED)
    add_reminder (self, event, title);
}

/* A window that never ends is no event. */
static void
add_window (RgmIcsWriter *self, const Course *course, const RgmWindow *window)
{
  const RgmEvaluation *evaluation = &course->plan->sessions[window->session];
  const RgmSessionRecord *session = course->content->sessions->pdata[evaluation->index];
  RgmIcsRevision revision = rgm_ics_revisions_find (course->revisions, session);
  const char *name = rgm_sentence_window_name (window->rule);
  g_autofree char *uid = rgm_ics_id_make_window_uid (session->id, window->rule->id);
  g_autofree char *title = NULL;
  icalcomponent *event;

  if (window->to == RGM_DAY_NONE)
    return;
  title = self->options.titles == RGM_ICS_TITLES_FULL ? make_full_title (course, name)
                                                      : g_strdup (name);
  event = new_event (self, uid, &revision, title);
  add_days (event, window->from, window->to);
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  if (self->options.titles == RGM_ICS_TITLES_FULL)
    {
      g_autofree char *sentence = rgm_sentence_window (course->plan, window);

      add_text (event, icalproperty_new_description, sentence);
    }
}

/* A booking that was deleted is to leave the calendars that have it. */
static void
add_deleted (RgmIcsWriter *self, const Course *course, const RgmHistoryEntry *entry)
{
  RgmIcsRevision revision;
  g_autofree char *uid = NULL;
  g_autofree char *title = NULL;
  icalcomponent *event;

  if (!rgm_ics_revisions_find_deleted (course->revisions, entry, course->content->record->id,
                                       &revision)
      || g_hash_table_contains (course->ids, entry->record_id))
    return;
  uid = rgm_ics_id_make_session_uid (entry->record_id);
  title = make_session_title (self, course, -1);
  event = new_event (self, uid, &revision, title);
  add_days (event, entry->day, entry->day);
  add_state (event, RGM_SESSION_CANCELLED);
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

/**
 * rgm_ics_writer_new:
 * @options: what is to be in the calendar
 * @zone: the time zone that the times of sessions are told in
 *
 * Returns: (transfer full): a calendar without events
 */
RgmIcsWriter *
rgm_ics_writer_new (const RgmIcsOptions *options, GTimeZone *zone)
{
  RgmIcsWriter *self = g_new0 (RgmIcsWriter, 1);

  self->options = *options;
  self->zone = g_time_zone_ref (zone);
  self->named_zone = rgm_ics_zone_has_name (zone);
  self->first = self->last = RGM_DAY_NONE;
  self->calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar, icalproperty_new_prodid (
    "-//" RGM_APPLICATION_ID "//Regimen " RGM_VERSION "//EN"));

  return self;
}

/**
 * rgm_ics_writer_free:
 * @self: (transfer full) (nullable): a calendar
 *
 * Frees @self.
 */
void
rgm_ics_writer_free (RgmIcsWriter *self)
{
  if (self == NULL)
    return;
  icalcomponent_free (self->calendar);
  g_time_zone_unref (self->zone);
  g_free (self);
}

/**
 * rgm_ics_writer_add_course:
 * @self: a calendar
 * @content: a course
 * @plan: (nullable): its plan, from rgm_course_content_get_plan(), if it can be planned
 * @history: (element-type RgmHistoryEntry) (nullable): what was done to the records of its patient,
 *   in the order of doing; it gives the SEQUENCE of each event and the bookings that were deleted
 * @cancellable: (nullable): to abandon it
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Adds an event for each booking, also for one that was cancelled or deleted, because calendars may
 * have it, and on request for each session done and each window.
 *
 * There is no METHOD: those of RFC 5546 want an ORGANIZER, and with one, calendars take the file
 * for an invitation. A booking that was cancelled bears STATUS:CANCELLED.
 *
 * Returns: whether it was not abandoned; else a part of the events is missing
 */
gboolean
rgm_ics_writer_add_course (RgmIcsWriter *self, const RgmCourseContent *content,
                           const RgmPlan *plan, const GPtrArray *history,
                           GCancellable *cancellable, GError **error)
{
  gsize n_windows = self->options.windows && plan != NULL ? plan->n_windows : 0;
  g_auto (Course) course = { content, plan, history, NULL, NULL, NULL };

  index_sessions (&course);
  for (guint i = 0; i < content->sessions->len && !g_cancellable_is_cancelled (cancellable); i++)
    add_session (self, &course, i);
  for (gsize i = 0; i < n_windows && !g_cancellable_is_cancelled (cancellable); i++)
    add_window (self, &course, &plan->windows[i]);
  for (gsize i = 0; history != NULL && i < history->len; i++)
    add_deleted (self, &course, history->pdata[i]);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * rgm_ics_writer_get_n_events:
 * @self: a calendar
 *
 * Returns: the number of its events
 */
guint
rgm_ics_writer_get_n_events (const RgmIcsWriter *self)
{
  return self->n_events;
}

/**
 * rgm_ics_writer_finish:
 * @self: a calendar, which must not be added to any more
 * @length: (out): the length of the text in bytes
 *
 * Returns: (transfer full): the calendar as RFC 5545 has it, in UTF-8, its lines ended by CR and LF
 *   and folded
 */
char *
rgm_ics_writer_finish (RgmIcsWriter *self, gsize *length)
{
  char *text;
  char *copy;

  if (self->first != RGM_DAY_NONE)
    icalcomponent_add_component (self->calendar, rgm_ics_zone_new_component (self->zone,
                                                                             self->first,
                                                                             self->last));
  text = icalcomponent_as_ical_string_r (self->calendar);
  *length = strlen (text);
  copy = g_memdup2 (text, *length + 1);
  icalmemory_free_buffer (text);

  return copy;
}

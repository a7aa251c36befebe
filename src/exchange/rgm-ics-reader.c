#include "config.h"

#include "rgm-ics-reader.h"

#include "rgm-ics-id.h"
#include "rgm-ics-series.h"
#include "rgm-ics-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_IN_A_MINUTE 60

/* A calendar that is being read. */
typedef struct {
  RgmIcsZones *zones;
  gboolean cancels;
  GPtrArray *events;
  guint n_series;
  /* By key: the event that holds. */
  GHashTable *by_key;
  /* By UID: from when on another entry changes a series, `RgmIcsTime`. */
  GHashTable *changed;
} Reader;

/**
 * rgm_ics_event_copy:
 * @self: an event
 *
 * Returns: (transfer full): a copy of it
 */
RgmIcsEvent *
rgm_ics_event_copy (const RgmIcsEvent *self)
{
  RgmIcsEvent *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->session_id = g_strdup (self->session_id);
  copy->title = g_strdup (self->title);
  copy->refused = g_strdup (self->refused);

  return copy;
}

/**
 * rgm_ics_event_free:
 * @self: (transfer full) (nullable): an event
 *
 * Frees @self.
 */
void
rgm_ics_event_free (RgmIcsEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->session_id);
  g_free (self->title);
  g_free (self->refused);
  g_free (self);
}

static void
refuse (RgmIcsEvent *event, char *sentence)
{
  g_free (event->refused);
  event->refused = sentence;
}

static icalproperty *
find (icalcomponent *component, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (component, kind);
}

/* @text on one line and not longer than anybody reads. */
static char *
make_title (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  char *title = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), RGM_ICS_TITLE_MAX));

  for (char *at = title; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';

  return g_strstrip (title);
}

static void
read_title (RgmIcsEvent *event, icalcomponent *component)
{
  icalproperty *summary = find (component, ICAL_SUMMARY_PROPERTY);
  const char *text = summary != NULL ? icalproperty_get_summary (summary) : NULL;

  event->title = make_title (text != NULL ? text : "");
}

static gint64
get_microseconds (struct icaltimetype time)
{
  g_autoptr (GDateTime) stamp = g_date_time_new_utc (time.year, time.month, time.day, time.hour,
                                                     time.minute, MIN (time.second, 59));

  return stamp != NULL ? g_date_time_to_unix (stamp) * G_USEC_PER_SEC : 0;
}

static void
read_state (RgmIcsEvent *event, icalcomponent *component, gboolean cancels)
{
  icalproperty *status = find (component, ICAL_STATUS_PROPERTY);
  icalproperty *sequence = find (component, ICAL_SEQUENCE_PROPERTY);
  icalproperty *stamp = find (component, ICAL_DTSTAMP_PROPERTY);
  icalproperty *modified = find (component, ICAL_LASTMODIFIED_PROPERTY);

  event->cancelled = cancels
    || (status != NULL && icalproperty_get_status (status) == ICAL_STATUS_CANCELLED);
  if (sequence != NULL)
    event->sequence = MAX (icalproperty_get_sequence (sequence), 0);
  if (stamp != NULL)
    event->stamp = get_microseconds (icalproperty_get_dtstamp (stamp));
  if (modified != NULL)
    event->modified = get_microseconds (icalproperty_get_lastmodified (modified));
  for (icalproperty *mark = find (component, ICAL_X_PROPERTY); mark != NULL;
       mark = icalcomponent_get_next_property (component, ICAL_X_PROPERTY))
    event->done |= g_strcmp0 (icalproperty_get_x_name (mark), "X-REGIMEN-STATE") == 0;
}

/* Minutes from @start to @end; negative where it ends before it begins. */
static gint64
get_minutes (const RgmIcsTime *start, const RgmIcsTime *end)
{
  return ((gint64) end->day - start->day) * RGM_MINUTES_IN_A_DAY + end->minute - start->minute;
}

static void
set_length (RgmIcsEvent *event, gint64 minutes)
{
  if (minutes < 0)
    refuse (event, g_strdup (_("It ends before it begins.")));
  else if (minutes > RGM_MINUTES_IN_A_DAY)
    refuse (event, g_strdup (_("It lasts longer than a day, as no session does.")));
  else
    event->length = event->start.minute == RGM_MINUTE_NONE ? 0 : (gint32) minutes;
}

static void
read_duration (RgmIcsEvent *event, icalproperty *duration)
{
  struct icaldurationtype value = icalproperty_get_duration (duration);
  /* Of what is so long that it does not fit a number, only that it is long is of interest. */
  gint64 minutes = ((gint64) value.weeks * 7 + value.days) * RGM_MINUTES_IN_A_DAY
    + (gint64) value.hours * 60 + value.minutes + value.seconds / SECONDS_IN_A_MINUTE;

  set_length (event, value.is_neg ? -minutes : minutes);
}

static void
read_length (RgmIcsEvent *event, icalcomponent *component, RgmIcsZones *zones)
{
  icalproperty *duration = find (component, ICAL_DURATION_PROPERTY);
  icalproperty *end = find (component, ICAL_DTEND_PROPERTY);
  RgmIcsTime time;

  if (duration != NULL)
    {
      read_duration (event, duration);
      return;
    }
  if (end == NULL)
    return;
  refuse (event, rgm_ics_zones_resolve_property (zones, end, &time));
  if (event->refused != NULL)
    return;
  if ((time.minute == RGM_MINUTE_NONE) != (event->start.minute == RGM_MINUTE_NONE))
    refuse (event, g_strdup (_("It begins with a time and ends without one, or the other way "
                               "round.")));
  else
    set_length (event, get_minutes (&event->start, &time));
}

static void
read_times (RgmIcsEvent *event, icalcomponent *component, RgmIcsZones *zones)
{
  icalproperty *start = find (component, ICAL_DTSTART_PROPERTY);

  if (start == NULL)
    refuse (event, g_strdup (_("It does not say when it begins.")));
  else
    refuse (event, rgm_ics_zones_resolve_property (zones, start, &event->start));
  if (event->refused == NULL)
    read_length (event, component, zones);
}

static void
set_occurrence (RgmIcsEvent *event, const RgmIcsTime *start)
{
  g_autofree char *uid = g_steal_pointer (&event->key);

  event->key = rgm_ics_id_make_occurrence (uid, start->day, start->minute);
}

static gboolean
is_before (const RgmIcsTime *time, const RgmIcsTime *other)
{
  return time->day != other->day ? time->day < other->day : time->minute < other->minute;
}

/* What is changed is not what the series says any more. */
static void
note_changed (Reader *reader, const char *uid, const RgmIcsTime *from)
{
  const RgmIcsTime *known = g_hash_table_lookup (reader->changed, uid);

  if (known == NULL || is_before (from, known))
    g_hash_table_replace (reader->changed, g_strdup (uid), g_memdup2 (from, sizeof *from));
}

/* An event that stands in place of one of a series. */
static void
read_replaced (Reader *reader, RgmIcsEvent *event, icalproperty *replaced)
{
  RgmIcsTime time;

  refuse (event, rgm_ics_zones_resolve_property (reader->zones, replaced, &time));
  if (event->refused != NULL)
    return;
  if (icalproperty_get_first_parameter (replaced, ICAL_RANGE_PARAMETER) != NULL)
    {
      note_changed (reader, event->key, &time);
      refuse (event, g_strdup (_("It changes the rest of a series, which Regimen does not read.")));
    }
  else
    set_occurrence (event, &time);
}

static gboolean
holds_before (const RgmIcsEvent *event, const RgmIcsEvent *other)
{
  if (event->single != other->single)
    return event->single;
  if (event->sequence != other->sequence)
    return event->sequence > other->sequence;

  return event->stamp >= other->stamp;
}

/* Two appointments that bear one UID may be both meant: some programs copy an event with it. An
 * occurrence that another one stands in place of is not, nor is what is there twice. */
static gboolean
may_be_meant (const RgmIcsEvent *event, const RgmIcsEvent *other)
{
  return event->single && other->single
         && (event->start.day != other->start.day || event->start.minute != other->start.minute);
}

/* Both stay in the list, in the order of the file, and one of them is refused. */
static void
keep_both (Reader *reader, RgmIcsEvent *event, RgmIcsEvent *other)
{
  RgmIcsEvent *left = holds_before (event, other) ? other : event;

  if (left == other)
    g_hash_table_replace (reader->by_key, event->key, event);
  refuse (left, g_strdup (_("Another entry of the calendar has the same UID and counts instead. If "
                            "both hold, make a copy of this one in your calendar program.")));
  g_ptr_array_add (reader->events, event);
}

/* Of two events with one key, one that stands in place of an occurrence holds, else the newer
 * (RFC 5546, 2.1.5). */
static void
keep (Reader *reader, RgmIcsEvent *event)
{
  RgmIcsEvent *other = event->refused == NULL ? g_hash_table_lookup (reader->by_key, event->key)
                                              : NULL;

  if (other == NULL)
    {
      g_ptr_array_add (reader->events, event);
      if (event->refused == NULL)
        g_hash_table_insert (reader->by_key, event->key, event);
      return;
    }
  if (may_be_meant (event, other))
    {
      keep_both (reader, event, other);
      return;
    }
  if (holds_before (event, other))
    {
      RgmIcsEvent swapped = *other;

      /* The place in the list and the key stay with it. */
      *other = *event;
      *event = swapped;
      g_hash_table_replace (reader->by_key, other->key, other);
    }
  rgm_ics_event_free (event);
}

static void
keep_occurrences (Reader *reader, const RgmIcsEvent *series, const GArray *starts)
{
  for (guint i = 0; i < starts->len; i++)
    {
      RgmIcsEvent *event = rgm_ics_event_copy (series);

      event->start = g_array_index (starts, RgmIcsTime, i);
      set_occurrence (event, &event->start);
      keep (reader, event);
    }
}

/* One that is excepted may have been in the calendar before: it is cancelled. */
static void
keep_series (Reader *reader, RgmIcsEvent *series, icalcomponent *component)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (RgmIcsTime));
  g_autoptr (GArray) excepted = g_array_new (FALSE, FALSE, sizeof (RgmIcsTime));

  series->single = FALSE;
  if (reader->n_series++ < RGM_ICS_SERIES_MAX)
    refuse (series, rgm_ics_series_expand (component, reader->zones, starts, excepted));
  else
    refuse (series, g_strdup (_("There are too many series before it in the calendar.")));
  if (series->refused != NULL)
    {
      keep (reader, series);
      return;
    }
  keep_occurrences (reader, series, starts);
  series->cancelled = TRUE;
  keep_occurrences (reader, series, excepted);
  rgm_ics_event_free (series);
}

static gboolean
recurs (icalcomponent *component)
{
  return find (component, ICAL_RRULE_PROPERTY) != NULL
    || find (component, ICAL_RDATE_PROPERTY) != NULL;
}

static void
read_component (Reader *reader, RgmIcsEvent *event, icalcomponent *component)
{
  icalproperty *replaced = find (component, ICAL_RECURRENCEID_PROPERTY);

  read_title (event, component);
  read_state (event, component, reader->cancels);
  if (find (component, ICAL_XLICERROR_PROPERTY) != NULL)
    refuse (event, g_strdup (_("A part of it cannot be read.")));
  else
    read_times (event, component, reader->zones);
  if (event->refused == NULL && replaced != NULL)
    read_replaced (reader, event, replaced);
  if (event->refused == NULL && replaced == NULL && recurs (component))
    keep_series (reader, event, component);
  else
    keep (reader, event);
}

static icalcomponent *
parse_event (const RgmIcsPart *part)
{
  g_autofree char *text = g_strconcat ("BEGIN:VEVENT\r\n", part->lines->str, "END:VEVENT\r\n",
                                       NULL);

  return icalcomponent_new_from_string (text);
}

static RgmIcsEvent *
new_event (const RgmIcsPart *part)
{
  RgmIcsEvent *event = g_new0 (RgmIcsEvent, 1);

  event->line = part->line;
  event->title = g_strdup ("");
  event->start.minute = RGM_MINUTE_NONE;
  event->single = TRUE;

  return event;
}

static void
keep_refused (Reader *reader, const RgmIcsPart *part, const char *sentence)
{
  RgmIcsEvent *event = new_event (part);

  refuse (event, g_strdup (sentence));
  keep (reader, event);
}

static void
read_event (Reader *reader, const RgmIcsPart *part)
{
  icalcomponent *component = part->too_long ? NULL : parse_event (part);
  icalproperty *uid = component != NULL ? find (component, ICAL_UID_PROPERTY) : NULL;
  const char *text = uid != NULL ? icalproperty_get_uid (uid) : NULL;
  g_autofree char *session_id = NULL;

  if (part->too_long)
    keep_refused (reader, part, _("It is longer than any appointment."));
  else if (component == NULL)
    keep_refused (reader, part, _("A part of it cannot be read."));
  else if (text == NULL || *text == '\0')
    keep_refused (reader, part, _("It has no UID, so that it would be added again each time."));
  else if (rgm_ics_id_parse (text, &session_id) != RGM_ICS_UID_WINDOW)
    {
      RgmIcsEvent *event = new_event (part);

      g_clear_pointer (&event->title, g_free);
      event->key = g_strdup (text);
      event->session_id = g_steal_pointer (&session_id);
      read_component (reader, event, component);
    }
  if (component != NULL)
    icalcomponent_free (component);
}

static void
reader_clear (Reader *reader)
{
  rgm_ics_zones_free (reader->zones);
  g_hash_table_unref (reader->by_key);
  g_hash_table_unref (reader->changed);
  g_clear_pointer (&reader->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
define_zones (Reader *reader, const RgmIcsScan *scan)
{
  for (guint i = 0; i < scan->parts->len; i++)
    {
      const RgmIcsPart *part = scan->parts->pdata[i];

      if (g_str_equal (part->name, "VTIMEZONE"))
        rgm_ics_zones_define (reader->zones, part);
    }
}

static gboolean
read_events (Reader *reader, const RgmIcsScan *scan, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < scan->parts->len; i++)
    {
      const RgmIcsPart *part = scan->parts->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (reader->events->len > RGM_ICS_EVENTS_MAX)
        {
          g_set_error (error, RGM_ICS_ERROR, RGM_ICS_ERROR_TOO_BIG,
                       /* Translators: %d is a number of calendar entries */
                       _("The calendar has more than %d entries. Import a part of it."),
                       RGM_ICS_EVENTS_MAX);
          return FALSE;
        }
      if (g_str_equal (part->name, "VEVENT"))
        read_event (reader, part);
      else if (g_str_equal (part->name, "VTODO") || g_str_equal (part->name, "VJOURNAL"))
        keep_refused (reader, part, _("It is a task or a note, not an appointment."));
    }

  return TRUE;
}

/* Those of a series that another entry changes are nowhere as far as anybody can tell. */
static void
refuse_changed (Reader *reader)
{
  for (guint i = 0; g_hash_table_size (reader->changed) > 0 && i < reader->events->len; i++)
    {
      RgmIcsEvent *event = reader->events->pdata[i];
      gboolean is_of_series = !event->single && event->refused == NULL;
      g_autofree char *uid = is_of_series ? rgm_ics_id_dup_uid (event->key) : NULL;
      const RgmIcsTime *from = is_of_series ? g_hash_table_lookup (reader->changed, uid) : NULL;

      if (from != NULL && !is_before (&event->start, from))
        refuse (event, g_strdup (_("The rest of its series is changed in a way that Regimen does "
                                   "not read. Make single appointments of it.")));
    }
}

/**
 * rgm_ics_read:
 * @bytes: (array length=length): a calendar as RFC 5545 has it
 * @length: its length in bytes
 * @zone: the time zone that times are to be told in
 * @cancellable: (nullable): to abandon it: a large calendar takes seconds
 * @error: return location for an `RGM_ICS_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads the events of a calendar. What cannot be read of it is an event that says so; only what is
 * no calendar at all, or too big a one, is an error. Events of the windows of sessions, which
 * Regimen writes, are left out, for they follow from the sessions.
 *
 * Returns: (transfer full) (element-type RgmIcsEvent) (nullable): the events, in the order of the
 *   file
 */
GPtrArray *
rgm_ics_read (const char *bytes, gsize length, GTimeZone *zone, GCancellable *cancellable,
              GError **error)
{
  g_auto (Reader) reader = { 0 };
  g_autoptr (RgmIcsScan) scan = NULL;

  reader.zones = rgm_ics_zones_new (zone);
  reader.events = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_ics_event_free);
  reader.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  reader.changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  scan = rgm_ics_scan_new (bytes, length, cancellable, error);
  if (scan == NULL)
    return NULL;
  reader.cancels = scan->cancels;
  define_zones (&reader, scan);
  if (!read_events (&reader, scan, cancellable, error))
    return NULL;
  refuse_changed (&reader);

  return g_steal_pointer (&reader.events);
}

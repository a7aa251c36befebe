#include "config.h"

#include "rgm-ics-zone.h"

#include "rgm-session.h"

#include <string.h>

/* Names of time zones and of files alike: nothing else of a calendar is looked for on disk. */
#define NAME_LENGTH_MAX 64
#define NAME_PARTS_MAX 3
#define SECONDS_IN_A_DAY (24 * 60 * 60)
/* How far before the first booking the rules begin: every zone that has two of them a year has
 * changed once by then. */
#define LEAD_DAYS 370
/* More than two changes a year for as long as any calendar is looked at. */
#define CHANGES_MAX 1000

static gboolean
is_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > NAME_LENGTH_MAX || !g_ascii_isalpha (*name)
      || strstr (name, "//") != NULL || name[length - 1] == '/')
    return FALSE;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("/_-+", *at) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * rgm_ics_zone_has_name:
 * @zone: a time zone
 *
 * Returns: whether it is known by a name (`Europe/Berlin`) to other programs too; the others, and
 *   UTC itself, are written as UTC
 */
gboolean
rgm_ics_zone_has_name (GTimeZone *zone)
{
  const char *name = g_time_zone_get_identifier (zone);

  return is_name (name) && strchr (name, '/') != NULL && !g_str_has_prefix (name, "Etc/");
}

static gint64
get_seconds (RgmDay day)
{
  return ((gint64) day - rgm_day_new (1970, 1, 1)) * SECONDS_IN_A_DAY;
}

static gint32
find_interval (GTimeZone *zone, gint64 at)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at);
}

/* The first second after @low, up to @high, that is in another interval than @low. */
static gint64
find_change (GTimeZone *zone, gint64 low, gint64 high)
{
  gint32 before = find_interval (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (find_interval (zone, middle) == before)
        low = middle;
      else
        high = middle;
    }

  return high;
}

static void
add_onset (icalcomponent *component, gint64 at, gint32 offset_from)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at + offset_from);
  struct icaltimetype time = icaltime_null_time ();

  g_date_time_get_ymd (utc, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.second = g_date_time_get_second (utc);
  icalcomponent_add_property (component, icalproperty_new_dtstart (time));
}

/* One observance: from @at on, until the next. */
static void
add_observance (icalcomponent *component, GTimeZone *zone, gint64 at, gint32 offset_from)
{
  gint32 interval = find_interval (zone, at);
  icalcomponent *observance = g_time_zone_is_dst (zone, interval)
    ? icalcomponent_new_xdaylight () : icalcomponent_new_xstandard ();
  const char *name = g_time_zone_get_abbreviation (zone, interval);

  add_onset (observance, at, offset_from);
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (offset_from));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (
    g_time_zone_get_offset (zone, interval)));
  icalcomponent_add_property (observance, icalproperty_new_tzname (name));
  icalcomponent_add_component (component, observance);
}

/**
 * rgm_ics_zone_new_component:
 * @zone: a time zone that has a name
 * @first: the first day that is told of
 * @last: the last day that is told of
 *
 * Makes a VTIMEZONE (RFC 5545, 3.6.5) that says each change of the clocks between the two days by
 * itself. So it is right for every zone, also for those whose rule was changed.
 *
 * Returns: (transfer full): the component
 */
icalcomponent *
rgm_ics_zone_new_component (GTimeZone *zone, RgmDay first, RgmDay last)
{
  icalcomponent *component = icalcomponent_new_vtimezone ();
  gint64 at = get_seconds (MAX (first - LEAD_DAYS, RGM_DAY_FIRST + 1));
  gint64 end = get_seconds (MIN (last + LEAD_DAYS, RGM_DAY_LAST));

  icalcomponent_add_property (component,
                              icalproperty_new_tzid (g_time_zone_get_identifier (zone)));
  add_observance (component, zone, at, g_time_zone_get_offset (zone, find_interval (zone, at)));
  for (guint i = 0; i < CHANGES_MAX && at < end; i++)
    {
      gint32 offset = g_time_zone_get_offset (zone, find_interval (zone, at));
      gint64 next = at;

      /* A day at a time, so that no change hides behind its opposite. */
      while (next < end && find_interval (zone, next) == find_interval (zone, at))
        next += SECONDS_IN_A_DAY;
      if (next >= end)
        break;
      at = find_change (zone, next - SECONDS_IN_A_DAY, next);
      add_observance (component, zone, at, offset);
    }

  return component;
}

/* The last parts of a name such as `/freeassociation.sourceforge.net/Europe/Berlin`. */
static const char *
skip_vendor (const char *tzid, guint n_parts)
{
  const char *at = tzid + strlen (tzid);

  while (at > tzid)
    {
      at--;
      if (*at == '/' && --n_parts == 0)
        return at + 1;
    }

  return tzid;
}

/**
 * rgm_ics_zone_find:
 * @tzid: the name of a time zone, as a calendar gives it
 *
 * Returns: (transfer full) (nullable): the zone of that name, if the system knows one
 */
GTimeZone *
rgm_ics_zone_find (const char *tzid)
{
  GTimeZone *zone = NULL;

  if (is_name (tzid))
    zone = g_time_zone_new_identifier (tzid);
  for (guint n_parts = NAME_PARTS_MAX; zone == NULL && *tzid == '/' && n_parts > 1; n_parts--)
    if (is_name (skip_vendor (tzid, n_parts)))
      zone = g_time_zone_new_identifier (skip_vendor (tzid, n_parts));

  return zone;
}

/**
 * rgm_ics_zone_convert:
 * @from: the time zone that the time is told in
 * @shift: seconds to add to it
 * @to: the time zone to tell it in
 * @day: (inout): its day
 * @minute: (inout): its minute of the day
 *
 * Tells a time in another zone. A time that the clocks skip is taken as an hour later, one that
 * they strike twice as the first (RFC 5545, 3.3.5).
 *
 * Returns: whether there is such a time
 */
gboolean
rgm_ics_zone_convert (GTimeZone *from, gint32 shift, GTimeZone *to, RgmDay *day, gint32 *minute)
{
  gint64 local = get_seconds (*day) + *minute * 60;
  gint32 before = find_interval (from, local - SECONDS_IN_A_DAY);
  gint32 interval = g_time_zone_find_interval (from, G_TIME_TYPE_DAYLIGHT, local);
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) there = NULL;
  int year, month, day_of_month;

  if (interval < 0)
    interval = before;
  utc = g_date_time_new_from_unix_utc (local - g_time_zone_get_offset (from, interval) + shift);
  there = utc != NULL ? g_date_time_to_timezone (utc, to) : NULL;
  if (there == NULL)
    return FALSE;
  g_date_time_get_ymd (there, &year, &month, &day_of_month);
  if (rgm_day_new (year, month, day_of_month) == RGM_DAY_NONE)
    return FALSE;

  *day = rgm_day_new (year, month, day_of_month);
  *minute = g_date_time_get_hour (there) * 60 + g_date_time_get_minute (there);
  return TRUE;
}

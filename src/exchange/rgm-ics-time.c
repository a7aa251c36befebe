#include "config.h"

#include "rgm-ics-time.h"

#include "rgm-ics-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As many as a calendar that was gathered around the world would have. */
#define ZONES_MAX 64
/* Those of them that the system does not know: each of their rules may cost time. */
#define DEFINED_MAX 16
/* Onsets that a zone may list, and the rules that it may have. */
#define ZONE_LINES_MAX 200
#define ZONE_RULES_MAX 6

struct _RgmIcsZones {
  GTimeZone *here;
  GTimeZone *utc;
  /* By name: those that the calendar defines, `icaltimezone`. */
  GHashTable *defined;
  /* By name: those that the system knows, or %NULL where it does not. */
  GHashTable *known;
};

static void
zone_free (gpointer data)
{
  icaltimezone_free (data, TRUE);
}

static void
known_free (gpointer data)
{
  if (data != NULL)
    g_time_zone_unref (data);
}

/**
 * rgm_ics_zones_new:
 * @here: the time zone that times are to be told in
 *
 * Returns: (transfer full): the time zones of a calendar that defines none
 */
RgmIcsZones *
rgm_ics_zones_new (GTimeZone *here)
{
  RgmIcsZones *self = g_new0 (RgmIcsZones, 1);

  self->here = g_time_zone_ref (here);
  self->utc = g_time_zone_new_utc ();
  self->defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);

  return self;
}

/**
 * rgm_ics_zones_free:
 * @self: (transfer full) (nullable): time zones
 *
 * Frees @self.
 */
void
rgm_ics_zones_free (RgmIcsZones *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->defined);
  g_hash_table_unref (self->known);
  g_time_zone_unref (self->here);
  g_time_zone_unref (self->utc);
  g_free (self);
}

/* Outlook writes INTERVAL=1, which says nothing. */
static gboolean
has_interval (const char *rule, gssize length)
{
  const char *interval = g_strstr_len (rule, length, "INTERVAL=");

  return interval != NULL && (interval[9] != '1' || g_ascii_isdigit (interval[10]));
}

/* Rules that repeat each year are all that a clock has; others would only cost time. */
static gboolean
has_usual_rules (const char *lines)
{
  const char *rule = lines;
  guint n_rules = 0;

  while ((rule = strstr (rule, "RRULE")) != NULL)
    {
      const char *end = strchr (rule, '\n');

      if (++n_rules > ZONE_RULES_MAX || g_strstr_len (rule, end - rule, "FREQ=YEARLY") == NULL
          || g_strstr_len (rule, end - rule, "BYDAY") == NULL
          || g_strstr_len (rule, end - rule, "BYMONTH=") == NULL
          || g_strstr_len (rule, end - rule, "BYMONTHDAY") != NULL
          || has_interval (rule, end - rule)
          || g_strstr_len (rule, end - rule, "BYHOUR") != NULL
          || g_strstr_len (rule, end - rule, "BYMINUTE") != NULL
          || g_strstr_len (rule, end - rule, "BYSECOND") != NULL)
        return FALSE;
      rule = end;
    }

  return TRUE;
}

/**
 * rgm_ics_zones_define:
 * @self: time zones
 * @part: a VTIMEZONE
 *
 * Adds what the calendar says of a time zone, for all names but those of places that the system
 * knows. What cannot be understood is as if it were not there: the events that need it are refused.
 */
void
rgm_ics_zones_define (RgmIcsZones *self, const RgmIcsPart *part)
{
  g_autofree char *text = NULL;
  icalcomponent *component;
  icaltimezone *zone;
  const char *tzid;

  if (part->too_long || part->n_lines > ZONE_LINES_MAX
      || g_hash_table_size (self->defined) == DEFINED_MAX || !has_usual_rules (part->lines->str))
    return;
  text = g_strconcat ("BEGIN:VTIMEZONE\r\n", part->lines->str, "END:VTIMEZONE\r\n", NULL);
  component = icalcomponent_new_from_string (text);
  if (component == NULL)
    return;

  zone = icaltimezone_new ();
  if (!icaltimezone_set_component (zone, component))
    {
      icalcomponent_free (component);
      zone_free (zone);
      return;
    }
  tzid = icaltimezone_get_tzid (zone);
  if (tzid == NULL || *tzid == '\0')
    zone_free (zone);
  else
    g_hash_table_replace (self->defined, g_strdup (tzid), zone);
}

static GTimeZone *
find_known (RgmIcsZones *self, const char *tzid)
{
  gpointer zone = NULL;

  if (g_hash_table_lookup_extended (self->known, tzid, NULL, &zone))
    return zone;
  if (g_hash_table_size (self->known) == ZONES_MAX)
    return NULL;

  zone = rgm_ics_zone_find (tzid);
  g_hash_table_insert (self->known, g_strdup (tzid), zone);
  return zone;
}

static char *
convert (RgmIcsZones *self, GTimeZone *from, gint32 shift, RgmIcsTime *resolved)
{
  if (rgm_ics_zone_convert (from, shift, self->here, &resolved->day, &resolved->minute))
    return NULL;

  return g_strdup (_("Its day is not in the calendar."));
}

static char *
convert_defined (RgmIcsZones *self, icaltimezone *zone, struct icaltimetype *time,
                 RgmIcsTime *resolved)
{
  return convert (self, self->utc, -icaltimezone_get_utc_offset (zone, time, NULL), resolved);
}

static char *
resolve_zone (RgmIcsZones *self, struct icaltimetype time, const char *tzid, RgmIcsTime *resolved)
{
  icaltimezone *defined = g_hash_table_lookup (self->defined, tzid);
  gboolean is_place = strchr (tzid, '/') != NULL;
  GTimeZone *zone;

  /* “Europe/Berlin” is the same everywhere, and many calendars tell only a part of its rules. What
   * “EST” or “W. Europe Standard Time” is, the calendar knows best. */
  if (defined != NULL && !is_place)
    return convert_defined (self, defined, &time, resolved);
  if (g_str_equal (tzid, g_time_zone_get_identifier (self->here)))
    return NULL;
  zone = find_known (self, tzid);
  if (zone != NULL)
    return convert (self, zone, 0, resolved);
  if (defined != NULL)
    return convert_defined (self, defined, &time, resolved);

  /* Translators: %s is the name of a time zone, as a calendar gives it */
  return g_strdup_printf (_("Its time zone “%s” is not known, and the calendar does not say what "
                            "it is. Export the calendar with its time zones, or with times in "
                            "UTC."), tzid);
}

/**
 * rgm_ics_zones_resolve:
 * @self: time zones
 * @time: a time of a calendar
 * @tzid: (nullable): the name of its time zone, if it has one
 * @resolved: (out): when it is here
 *
 * Returns: (transfer full) (nullable): why it is no time, as a sentence, or %NULL
 */
char *
rgm_ics_zones_resolve (RgmIcsZones *self, struct icaltimetype time, const char *tzid,
                       RgmIcsTime *resolved)
{
  resolved->day = rgm_day_new (time.year, time.month, time.day);
  resolved->minute = RGM_MINUTE_NONE;
  if (resolved->day == RGM_DAY_NONE)
    return g_strdup (_("Its day is not in the calendar."));
  if (time.is_date)
    return NULL;

  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)
    return g_strdup (_("Its time is not on the clock."));
  resolved->minute = time.hour * 60 + time.minute;
  if (icaltime_is_utc (time))
    return convert (self, self->utc, 0, resolved);
  /* Without a zone a time is that of wherever one is. */
  if (tzid == NULL)
    return NULL;

  return resolve_zone (self, time, tzid, resolved);
}

/**
 * rgm_ics_zones_resolve_property:
 * @self: time zones
 * @property: a property that is a time, such as a DTSTART
 * @resolved: (out): when it is here
 *
 * Returns: (transfer full) (nullable): why it is no time, as a sentence, or %NULL
 */
char *
rgm_ics_zones_resolve_property (RgmIcsZones *self, icalproperty *property, RgmIcsTime *resolved)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  icalvalue *value = icalproperty_get_value (property);
  const char *tzid = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;
  icalvalue_kind kind = value != NULL ? icalvalue_isa (value) : ICAL_NO_VALUE;

  if (kind != ICAL_DATE_VALUE && kind != ICAL_DATETIME_VALUE)
    return g_strdup (_("Its time cannot be read."));

  return rgm_ics_zones_resolve (self, icalvalue_get_datetime (value), tzid, resolved);
}

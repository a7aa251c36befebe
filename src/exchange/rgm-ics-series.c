#include "config.h"

#include "rgm-ics-series.h"

#include <glib/gi18n-lib.h>

/* Events that recur (RFC 5545, 3.8.5). */

static gboolean
has (icalcomponent *event, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (event, kind) != NULL;
}

static gboolean
is_given (const short *values)
{
  return values[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* Whether every month has such days: the 1st to the 28th, and the first four of each weekday. */
static gboolean
is_in_every_month (const struct icalrecurrencetype *rule)
{
  for (guint i = 0; i < ICAL_BY_MONTHDAY_SIZE && rule->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX;
       i++)
    if (ABS (rule->by_month_day[i]) > 28)
      return FALSE;
  for (guint i = 0; i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (ABS (icalrecurrencetype_day_position (rule->by_day[i])) > 4)
      return FALSE;

  return TRUE;
}

/* libical looks for the days of a rule that has none, such as 30 February, for centuries: half a
 * second for each. Only rules that always have one soon are read. */
static gboolean
is_plain (const struct icalrecurrencetype *rule)
{
  gboolean by_day = is_given (rule->by_day);
  gboolean by_month_day = is_given (rule->by_month_day);

  if (is_given (rule->by_second) || is_given (rule->by_minute) || is_given (rule->by_hour)
      || is_given (rule->by_year_day) || is_given (rule->by_week_no)
      || is_given (rule->by_set_pos) || is_given (rule->by_month)
      || rule->interval > RGM_ICS_OCCURRENCES_MAX)
    return FALSE;
  if (rule->freq == ICAL_MONTHLY_RECURRENCE)
    return !(by_day && by_month_day) && is_in_every_month (rule);

  return !by_month_day && (!by_day || rule->freq == ICAL_WEEKLY_RECURRENCE);
}

static char *
check_rule (icalcomponent *event, const struct icalrecurrencetype *rule)
{
  if (icalcomponent_count_properties (event, ICAL_RRULE_PROPERTY) > 1
      || has (event, ICAL_RDATE_PROPERTY) || has (event, ICAL_EXRULE_PROPERTY))
    return g_strdup (_("It recurs in a way that Regimen does not read. Make single appointments "
                       "of it."));
  if (rule->freq == ICAL_SECONDLY_RECURRENCE || rule->freq == ICAL_MINUTELY_RECURRENCE
      || rule->freq == ICAL_HOURLY_RECURRENCE || rule->freq == ICAL_NO_RECURRENCE)
    return g_strdup (_("It recurs more often than once a day."));
  if (!is_plain (rule))
    return g_strdup (_("It recurs in a way that Regimen does not read. Make single appointments "
                       "of it."));
  if (rule->count == 0 && icaltime_is_null_time (rule->until))
    return g_strdup (_("It recurs without end. Give the series an end in your calendar program."));

  return NULL;
}

static gboolean
is_among (const GArray *times, const RgmIcsTime *time)
{
  for (guint i = 0; i < times->len; i++)
    {
      const RgmIcsTime *other = &g_array_index (times, RgmIcsTime, i);

      if (other->day == time->day
          && (other->minute == time->minute || other->minute == RGM_MINUTE_NONE))
        return TRUE;
    }

  return FALSE;
}

static char *
find_exceptions (icalcomponent *event, RgmIcsZones *zones, GArray *exceptions)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY);
       property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    {
      RgmIcsTime time;
      char *refused = rgm_ics_zones_resolve_property (zones, property, &time);

      if (refused != NULL)
        return refused;
      g_array_append_val (exceptions, time);
    }

  return NULL;
}

static char *
walk (icalrecur_iterator *iterator, const char *tzid, RgmIcsZones *zones, GArray *starts)
{
  for (struct icaltimetype time = icalrecur_iterator_next (iterator);
       !icaltime_is_null_time (time); time = icalrecur_iterator_next (iterator))
    {
      RgmIcsTime resolved;
      char *refused = rgm_ics_zones_resolve (zones, time, tzid, &resolved);

      if (refused != NULL)
        return refused;
      if (starts->len == RGM_ICS_OCCURRENCES_MAX)
        /* Translators: %d is a number */
        return g_strdup_printf (_("It recurs more than %d times."), RGM_ICS_OCCURRENCES_MAX);
      g_array_append_val (starts, resolved);
    }

  return NULL;
}

static char *
expand_rule (icalcomponent *event, RgmIcsZones *zones, GArray *starts)
{
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  icalproperty *rule = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  icalparameter *zone = icalproperty_get_first_parameter (start, ICAL_TZID_PARAMETER);
  const char *tzid = zone != NULL ? icalparameter_get_tzid (zone) : NULL;
  struct icalrecurrencetype recurrence = icalproperty_get_rrule (rule);
  char *refused = check_rule (event, &recurrence);
  icalrecur_iterator *iterator;

  if (refused != NULL)
    return refused;
  iterator = icalrecur_iterator_new (recurrence, icalproperty_get_dtstart (start));
  if (iterator == NULL)
    return g_strdup (_("The rule by which it recurs cannot be read."));
  refused = walk (iterator, tzid, zones, starts);
  icalrecur_iterator_free (iterator);

  return refused;
}

/**
 * rgm_ics_series_expand:
 * @event: an event with an RRULE or an RDATE
 * @zones: the time zones of its calendar
 * @starts: (element-type RgmIcsTime): an empty array, which takes the starts of its occurrences
 * @excepted: (element-type RgmIcsTime): another one, which takes those that are excepted from it
 *
 * Returns: (transfer full) (nullable): why it has no list of occurrences, as a sentence, or %NULL
 */
char *
rgm_ics_series_expand (icalcomponent *event, RgmIcsZones *zones, GArray *starts,
                       GArray *excepted)
{
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (RgmIcsTime));
  char *refused;

  if (!has (event, ICAL_RRULE_PROPERTY))
    return g_strdup (_("It recurs in a way that Regimen does not read. Make single appointments "
                       "of it."));
  refused = expand_rule (event, zones, starts);
  if (refused == NULL)
    refused = find_exceptions (event, zones, exceptions);
  if (refused != NULL)
    return refused;

  for (guint i = starts->len; i > 0; i--)
    if (is_among (exceptions, &g_array_index (starts, RgmIcsTime, i - 1)))
      {
        g_array_prepend_val (excepted, g_array_index (starts, RgmIcsTime, i - 1));
        g_array_remove_index (starts, i - 1);
      }

  return NULL;
}

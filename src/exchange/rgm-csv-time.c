#include "config.h"

#include "rgm-csv-time.h"

#include "rgm-csv-cell.h"
#include "rgm-ics-zone.h"
#include "rgm-session.h"

#include <string.h>

/* The offsets from UTC that there are, in minutes. */
#define OFFSET_FIRST (-12 * 60)
#define OFFSET_LAST (14 * 60)

/* A time of the clock: “14:30”, “2:30 PM”, “9 Uhr”. */
typedef struct {
  int hours;
  int minutes;
  gboolean has_minutes;
  gboolean has_seconds;
  gboolean has_half_day;
} Clock;

/* What people write between beginning and end. */
static const char *const dashes[] = { "–", "—", "-", "to ", "bis " };

/* One digit or two, or NULL. */
static const char *
skip_number (const char *text, int *value)
{
  gsize digits = strspn (text, "0123456789");

  *value = 0;
  if (digits < 1 || digits > 2)
    return NULL;
  for (gsize i = 0; i < digits; i++)
    *value = *value * 10 + text[i] - '0';
  return text + digits;
}

/* One digit may be minutes, or tenths of an hour: “9.5”. */
static const char *
skip_minutes (const char *text, int *value)
{
  const char *end = skip_number (text, value);

  return end && end - text == 2 ? end : NULL;
}

/* The end of “am”, “PM” or “p.m.”, or NULL. */
static const char *
skip_half_day (const char *text)
{
  if (*text == '\0' || strchr ("aApP", *text) == NULL)
    return NULL;
  text += text[1] == '.' ? 2 : 1;
  if (g_ascii_tolower (*text) != 'm')
    return NULL;
  return text[1] == '.' ? text + 2 : text + 1;
}

/* AM, PM, “Uhr” or “h” after a time. */
static const char *
skip_time_end (const char *text, Clock *clock)
{
  const char *start = rgm_csv_cell_skip_spaces (text);
  const char *end = skip_half_day (start);

  if (end != NULL)
    {
      if (clock->hours < 1 || clock->hours > 12)
        return NULL;
      clock->hours = clock->hours % 12 + (g_ascii_tolower (*start) == 'p' ? 12 : 0);
      clock->has_half_day = TRUE;
      return end;
    }
  if (g_ascii_strncasecmp (start, "uhr", 3) == 0)
    return start + 3;
  return g_ascii_tolower (*start) == 'h' ? start + 1 : text;
}

/* Returns: what follows it, or NULL where it is none */
static const char *
read_clock (const char *text, Clock *clock)
{
  const char *at, *end;
  int seconds;

  *clock = (Clock) { 0 };
  at = skip_number (rgm_csv_cell_skip_spaces (text), &clock->hours);
  if (!at)
    return NULL;
  clock->has_minutes = *at && strchr (":.hH", *at) && g_ascii_isdigit (at[1]);
  if (clock->has_minutes)
    at = skip_minutes (at + 1, &clock->minutes);
  clock->has_seconds = at && clock->has_minutes && *at == ':';
  if (clock->has_seconds)
    at = skip_number (at + 1, &seconds);
  if (at && clock->has_minutes && *at == '.' && g_ascii_isdigit (at[1]))
    at += 1 + strspn (at + 1, "0123456789");
  end = at ? skip_time_end (at, clock) : NULL;
  if (!end || clock->hours > 23 || clock->minutes > 59 || (!clock->has_minutes && end == at))
    return NULL;

  return rgm_csv_cell_skip_spaces (end);
}

static gint32
get_minute (const Clock *clock)
{
  return clock->hours * 60 + clock->minutes;
}

/* “-15:00” is no offset, for there is none beyond twelve hours to the west. */
static gboolean
read_offset (const char *text, RgmCsvTime *time)
{
  gboolean west = *text == '-';
  gsize digits;
  int hours, minutes = 0;
  gint32 offset;

  time->has_offset = TRUE;
  time->offset = 0;
  if (*text == 'Z')
    return *rgm_csv_cell_skip_spaces (text + 1) == '\0';
  if (*text != '+' && *text != '-')
    return FALSE;
  text++;
  digits = strspn (text, "0123456789");
  hours = digits == 2 || digits == 4 ? (text[0] - '0') * 10 + text[1] - '0' : OFFSET_LAST;
  text += MIN (digits, 2);
  text += digits == 2 && *text == ':' && g_ascii_isdigit (text[1]) ? 1 : 0;
  if (g_ascii_isdigit (*text))
    text = skip_minutes (text, &minutes);
  offset = (west ? -1 : 1) * (hours * 60 + minutes);
  if (!text || *rgm_csv_cell_skip_spaces (text) || minutes > 59 || offset < OFFSET_FIRST
      || offset > OFFSET_LAST)
    return FALSE;

  time->offset = offset;
  return TRUE;
}

static const char *
skip_dash (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      if (g_str_has_prefix (text, dashes[i]))
        return text + strlen (dashes[i]);
    }

  return NULL;
}

/* An end has its half of the day where the beginning has one, and the other way round: nobody can
 * say which is meant by “11:00-1:00 PM” without a guess. */
static gboolean
read_length (const char *text, const Clock *start, RgmCsvTime *time)
{
  const char *dash = skip_dash (text);
  Clock end;
  const char *rest = dash ? read_clock (dash, &end) : NULL;

  if (!rest || *rest || !end.has_minutes || end.has_half_day != start->has_half_day
      || get_minute (&end) <= get_minute (start))
    return FALSE;

  time->has_offset = FALSE;
  time->length = get_minute (&end) - get_minute (start);
  return TRUE;
}

/* “14:00-15:00” lasts an hour; “14:00:00-08:00” is a time of California. Behind seconds, and in a
 * stamp of ISO 8601, it is an offset; behind hours and minutes it is an end, if it can be one. */
static gboolean
read_behind (const char *text, const Clock *start, RgmCsvTimeForm form, RgmCsvTime *time)
{
  if ((start->has_seconds || form == RGM_CSV_TIME_STAMP) && read_offset (text, time))
    return TRUE;
  if (read_length (text, start, time))
    return TRUE;
  return (form != RGM_CSV_TIME_ALONE || *text != '-') && read_offset (text, time);
}

/**
 * rgm_csv_time_init:
 * @self: (out): a time
 *
 * Makes it none.
 */
void
rgm_csv_time_init (RgmCsvTime *self)
{
  *self = (RgmCsvTime) { .minute = RGM_MINUTE_NONE };
}

/**
 * rgm_csv_time_read:
 * @text: a time: “14:30”, “2:30 PM”, “9 Uhr”, “14:00–15:00”, “23:30:00-08:00”
 * @form: where it stands
 * @time: (out): the time, as it is written
 *
 * Returns: whether it is one; if not, @time is untouched
 */
gboolean
rgm_csv_time_read (const char *text, RgmCsvTimeForm form, RgmCsvTime *time)
{
  RgmCsvTime found = { 0 };
  Clock start;
  const char *rest = read_clock (text, &start);

  if (!rest || (*rest && !read_behind (rest, &start, form, &found)))
    return FALSE;
  found.minute = get_minute (&start);
  *time = found;
  return TRUE;
}

/**
 * rgm_csv_time_parse:
 * @text: a time, as rgm_csv_time_read() reads it
 * @minute: (out): the minute of the day, as it is written
 *
 * Returns: whether it is one; if not, @minute is untouched
 */
gboolean
rgm_csv_time_parse (const char *text, gint32 *minute)
{
  RgmCsvTime time;

  if (!rgm_csv_time_read (text, RGM_CSV_TIME_ALONE, &time))
    return FALSE;
  *minute = time.minute;
  return TRUE;
}

/**
 * rgm_csv_time_tell_here:
 * @self: a time
 * @here: (nullable): the time zone to tell it in; %NULL for UTC
 * @day: (inout): its day
 *
 * Tells a time that stands with its offset from UTC, and its day, in the zone of this computer, as
 * the import of a calendar does.
 *
 * Returns: whether there is such a time
 */
gboolean
rgm_csv_time_tell_here (RgmCsvTime *self, GTimeZone *here, RgmDay *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (self->minute == RGM_MINUTE_NONE || !self->has_offset)
    return TRUE;
  if (!rgm_ics_zone_convert (utc, -self->offset * 60, here ? here : utc, day, &self->minute))
    return FALSE;
  self->has_offset = FALSE;
  /* A day of another zone without a time, as programs write it, begins at midnight here. */
  if (self->minute == 0 && self->length == 0)
    self->minute = RGM_MINUTE_NONE;
  return TRUE;
}

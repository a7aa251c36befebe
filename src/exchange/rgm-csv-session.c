#include "config.h"

#include "rgm-csv-session.h"

#include "rgm-csv-cell.h"
#include "rgm-csv-word.h"
#include "rgm-csv-zones.h"
#include "rgm-day-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* “0.25” is a quarter of a day to a spreadsheet, and 25 minutes past midnight to whoever parts
 * hours from minutes by a full stop. */
static gboolean
refuse_twofold (const char *cell, gint32 numbered, gint32 written, char **reason)
{
  g_autofree char *one = rgm_day_text_minute (numbered);
  g_autofree char *other = rgm_day_text_minute (written);

  /* Translators: %1$s is a number such as 0.25, and %2$s and %3$s are the times that it may be */
  *reason = g_strdup_printf (_("“%1$s” may be %2$s or %3$s: write hours and minutes with a colon."),
                             cell, one, other);
  return FALSE;
}

/* “2026-11-20 14:30” beside that day tells the time of it. */
static gboolean
read_moment_of (RgmDay day, const char *cell, const RgmCsvCells *cells, RgmCsvTime *time)
{
  RgmDay found;
  RgmCsvTime found_time;

  if (rgm_csv_date_parse (cell, cells->order, cells->words, cells->today, &found, &found_time)
        != RGM_CSV_DATE_READ || found != day)
    return FALSE;
  *time = found_time;
  return TRUE;
}

/* A part of a day may stand among times that are written out. */
static gboolean
read_time (const char *cell, RgmDay day, const RgmCsvCells *cells, RgmCsvTime *time, char **reason)
{
  RgmCsvTime written;
  gint32 numbered;
  gboolean is_numbered = rgm_csv_serial_read (RGM_CSV_FIELD_TIME, cell, cells->today, NULL,
                                              &numbered);
  gboolean is_written = !cells->serials.time && rgm_csv_time_read (cell, RGM_CSV_TIME_ALONE,
                                                                &written);
  g_autofree char *quote = rgm_csv_cell_quote (cell);

  if (is_numbered && is_written && numbered != RGM_MINUTE_NONE)
    return refuse_twofold (cell, numbered, written.minute, reason);
  if (is_numbered)
    *time = (RgmCsvTime) { .minute = numbered };
  else if (is_written)
    *time = written;
  if (is_numbered || is_written || read_moment_of (day, cell, cells, time))
    return TRUE;

  /* Translators: %s stands where a time should */
  *reason = g_strdup_printf (_("“%s” is not a time."), quote);
  return FALSE;
}

/* @time: (out): what stands in the column of times, else behind the day */
static gboolean
read_day_and_time (const RgmCsvCells *cells, RgmDay *day, RgmCsvTime *time, char **reason)
{
  if (!rgm_csv_cells_read_day (cells, RGM_CSV_FIELD_DAY, day, time, reason))
    return FALSE;
  if (*day == RGM_DAY_NONE)
    {
      *reason = g_strdup (_("There is no date."));
      return FALSE;
    }
  return !rgm_csv_cells_has (cells, RGM_CSV_FIELD_TIME)
         || read_time (cells->cells[RGM_CSV_FIELD_TIME], *day, cells, time, reason);
}

/* @length: (out): what the end behind the time tells of it, or 0 */
static gboolean
read_moment (const RgmCsvCells *cells, RgmSessionRecord *session, gint32 *length, char **reason)
{
  RgmCsvTime time;

  if (!read_day_and_time (cells, &session->day, &time, reason))
    return FALSE;
  if (!rgm_csv_time_tell_here (&time, cells->here, &session->day))
    {
      *reason = g_strdup (_("Its day is not in the calendar."));
      return FALSE;
    }
  if (time.minute != RGM_MINUTE_NONE || cells->cells[RGM_CSV_FIELD_TIME])
    session->minute = time.minute;
  *length = time.length;
  return TRUE;
}

/* Whether a column of its own says that the session was cancelled, or missed; the day on which it
 * was says so, too, and what is empty or no says nothing. */
static gboolean
read_flag (const RgmCsvCells *cells, RgmCsvField field, gboolean *flag, char **reason)
{
  const char *cell = cells->cells[field];
  guint orders;

  *flag = cell && rgm_csv_date_get_orders (cell, cells->words, cells->today, &orders);
  return *flag || rgm_csv_cells_read_word (cells, field, FALSE, flag, reason);
}

/* The state that such columns tell, unless they contradict what is told already. */
static gboolean
read_absence (const RgmCsvCells *cells, gint32 *state, char **reason)
{
  gboolean told = rgm_csv_cells_has (cells, RGM_CSV_FIELD_STATE) && *state != RGM_SESSION_BOOKED;
  gboolean cancelled = FALSE, missed = FALSE;
  gint32 absence;

  if (!read_flag (cells, RGM_CSV_FIELD_CANCELLED, &cancelled, reason)
      || !read_flag (cells, RGM_CSV_FIELD_MISSED, &missed, reason))
    return FALSE;
  if (!cancelled && !missed)
    return TRUE;
  absence = cancelled ? RGM_SESSION_CANCELLED : RGM_SESSION_MISSED;
  if ((!cancelled || !missed) && (!told || *state == absence))
    {
      *state = absence;
      return TRUE;
    }

  *reason = g_strdup (_("One column says that the session was cancelled or missed, and another "
                        "says otherwise."));
  return FALSE;
}

/* Where nothing is told, what lies behind us was done, and what lies ahead is booked. */
static gboolean
read_state (const RgmCsvCells *cells, RgmSessionRecord *session, char **reason)
{
  gint32 state = session->state;
  gint32 otherwise = session->day > cells->today ? RGM_SESSION_BOOKED : RGM_SESSION_DONE;

  if (!cells->cells[RGM_CSV_FIELD_STATE])
    state = session->created == 0 ? otherwise : state;
  else if (!rgm_csv_cells_read_word (cells, RGM_CSV_FIELD_STATE, otherwise, &state, reason))
    return FALSE;
  if (!read_absence (cells, &state, reason))
    return FALSE;
  session->state = (RgmSessionState) state;
  if (session->state != RGM_SESSION_DONE || session->day <= cells->today)
    return TRUE;

  *reason = g_strdup (_("The session is said to be done, but its date lies ahead."));
  return FALSE;
}

/* Keywords in the names that makers give their devices. */
static RgmDevice
guess_device (const char *name)
{
  static const struct {
    const char *part;
    RgmDevice device;
  } parts[] = {
    { "roller", RGM_DEVICE_ROLLER }, { "pen", RGM_DEVICE_PEN }, { "stamp", RGM_DEVICE_STAMP },
  };
  g_autofree char *small = g_utf8_casefold (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strstr (small, parts[i].part))
        return parts[i].device;
    }

  return RGM_DEVICE_OTHER;
}

/* One column often holds the make, which tells the kind. */
static gboolean
read_device (const RgmCsvCells *cells, RgmSessionRecord *session)
{
  const char *cell = cells->cells[RGM_CSV_FIELD_DEVICE];
  gint32 device = RGM_DEVICE_UNKNOWN;

  rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_DEVICE_NAME, &session->device_name);
  if (!cell)
    return TRUE;
  if (*cell && !rgm_csv_word_find (RGM_CSV_FIELD_DEVICE, cell, &device))
    {
      device = guess_device (cell);
      if (!rgm_csv_cells_has (cells, RGM_CSV_FIELD_DEVICE_NAME))
        rgm_record_set_text (&session->device_name, cell);
    }
  session->device = (RgmDevice) device;
  return TRUE;
}

/* The end behind a time tells how long it lasts, where no column does. */
static gboolean
read_length (const RgmCsvCells *cells, gint32 length, RgmSessionRecord *session, char **reason)
{
  if (length > 0)
    session->length = length;
  return rgm_csv_cells_read_number (cells, RGM_CSV_FIELD_LENGTH, RGM_MINUTES_IN_A_DAY, length,
                                    &session->length, reason);
}

static gboolean
read_circumstances (const RgmCsvCells *cells, RgmSessionRecord *session, char **reason)
{
  gint32 setting = session->setting;
  gint32 counts = session->counts;

  if (!rgm_csv_cells_read_word (cells, RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_UNKNOWN,
                                &setting, reason)
      || !rgm_csv_cells_read_word (cells, RGM_CSV_FIELD_COUNTS, RGM_COUNTS_AUTO, &counts, reason)
      || !rgm_csv_cells_read_number (cells, RGM_CSV_FIELD_PAIN, RGM_PAIN_MAX, RGM_PAIN_NONE,
                                     &session->pain, reason))
    return FALSE;
  session->setting = (RgmSessionSetting) setting;
  session->counts = (RgmCounts) counts;
  return read_device (cells, session);
}

/**
 * rgm_csv_session_read:
 * @cells: a row
 * @course_areas: (nullable): %NULL-terminated ids of the areas of the course
 * @session: a session: a new one, or as it is; what no column holds stays as it is
 * @reason: (out): why it cannot be read, one sentence
 *
 * Returns: whether the row could be read; if not, @session is not to be used any more
 */
gboolean
rgm_csv_session_read (const RgmCsvCells *cells, const char *const *course_areas,
                      RgmSessionRecord *session, char **reason)
{
  gint32 length;

  if (!read_moment (cells, session, &length, reason) || !read_state (cells, session, reason)
      || !read_length (cells, length, session, reason)
      || !read_circumstances (cells, session, reason))
    return FALSE;
  rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_COUNTS_REASON, &session->counts_reason);
  rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_REACTION, &session->reaction);
  rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_NOTES, &session->notes);
  rgm_csv_cells_read_text (cells, RGM_CSV_FIELD_OVERRIDE_REASON, &session->override_reason);

  return rgm_csv_zones_read (cells, course_areas, session, reason)
         && rgm_csv_products_read (cells, session, reason);
}

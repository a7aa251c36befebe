#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-planned.h"
#include "rgm-ics-archive.h"

#include <glib/gi18n-lib.h>

static gboolean
parse_titles (const char *text, RgmIcsTitles *titles, GError **error)
{
  if (text == NULL || g_str_equal (text, "neutral"))
    *titles = RGM_ICS_TITLES_NEUTRAL;
  else if (g_str_equal (text, "full"))
    *titles = RGM_ICS_TITLES_FULL;
  else
    return rgm_cli_refuse (error, "--titles", _("“%s” is neither neutral nor full; give one of "
                                                "these"), text);

  return TRUE;
}

static gboolean
parse_reminder (const char *text, gint32 *minutes, GError **error)
{
  guint count;

  *minutes = RGM_ICS_REMINDER_NONE;
  if (text == NULL)
    return TRUE;
  if (!rgm_cli_parse_count ("--reminder", text, 0, RGM_ICS_REMINDER_MAX, &count, error))
    return FALSE;
  *minutes = (gint32) count;

  return TRUE;
}

/* What there is of the course, or of all. */
static RgmArchive *
load (const RgmCliExport *self, GError **error)
{
  g_autoptr (RgmCourseContent) course = NULL;
  RgmCliExport job = *self;

  if (self->course == NULL)
    return rgm_cli_export_load (self, error);
  course = rgm_cli_planned_load_course (self->store, self->database, self->course, error);
  if (course == NULL)
    return NULL;
  job.patient = course->record->patient_id;

  return rgm_cli_export_load (&job, error);
}

/* A day that was given is what is wrong where sessions were done after it. */
static gboolean
check_today (const RgmCliExport *self, GError **error)
{
  for (guint i = 0; self->today_given && i < self->unplanned->len; i++)
    {
      const RgmUnplanned *unplanned = self->unplanned->pdata[i];

      if (g_error_matches (unplanned->problem, RGM_COURSE_ERROR,
                           RGM_COURSE_ERROR_DONE_AFTER_TODAY))
        return rgm_cli_refuse (error, "--today", "%s", unplanned->problem->message);
    }
  return TRUE;
}

static GBytes *
write_calendar (const RgmCliExport *self, const RgmIcsOptions *options, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (RgmIcsWriter) writer = rgm_ics_writer_new (options, zone);
  g_autoptr (RgmAreas) areas = rgm_cli_database_load_areas (self->cli, self->database, self->store,
                                                            error);
  g_autoptr (RgmArchive) archive = areas != NULL ? load (self, error) : NULL;
  gsize length;
  char *text;

  if (archive == NULL
      || !rgm_ics_archive_add (writer, archive, self->course, areas, self->today, self->unplanned,
                               NULL, error)
      || !check_today (self, error))
    return NULL;
  text = rgm_ics_writer_finish (writer, &length);

  return g_bytes_new_take (text, length);
}

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  RgmIcsOptions options = { .done = self->with_done, .windows = self->with_windows };

  if (!parse_titles (self->titles, &options.titles, error)
      || !parse_reminder (self->reminder, &options.reminder, error))
    return NULL;

  return write_calendar (self, &options, error);
}

const RgmCliExportFormat rgm_cli_export_ics = {
  .name = "ics",
  .takes = RGM_CLI_EXPORT_PATIENT | RGM_CLI_EXPORT_COURSE | RGM_CLI_EXPORT_CALENDAR,
  .make = make,
};

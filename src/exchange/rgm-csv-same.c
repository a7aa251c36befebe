#include "config.h"

#include "rgm-csv-same.h"

#include "rgm-csv-session.h"
#include "rgm-day-text.h"
#include "rgm-sentence-session-name.h"
#include "rgm-session-details.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_csv_same_says_the_same:
 * @cells: a row
 * @course: its course
 * @read: its session, by the row alone
 * @there: a session of the course
 *
 * Returns: whether @there is all that the row says
 */
gboolean
rgm_csv_same_says_the_same (const RgmCsvCells *cells, const RgmCsvCourse *course,
                            const RgmSessionRecord *read, const RgmSessionRecord *there)
{
  g_autoptr (RgmSessionRecord) session = rgm_session_record_copy (there);
  const char *const *areas = (const char *const *) course->content->record->areas;
  g_autofree char *reason = NULL;

  return read->state == there->state && rgm_csv_session_read (cells, areas, session, &reason)
         && rgm_session_record_equal (session, there);
}

static void
add_part (GString *text, const char *between, char *part)
{
  if (part && *part)
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", part);
  g_free (part);
}

/**
 * rgm_csv_same_describe:
 * @session: a session that is there
 * @areas: the areas there are
 *
 * Returns: (transfer full): what it is known by beside its day: “Done 14:30 · Face · 1.50 mm”
 */
char *
rgm_csv_same_describe (const RgmSessionRecord *session, const RgmAreas *areas)
{
  g_auto (GStrv) ids = rgm_session_record_dup_areas (session);
  GString *text = g_string_new (rgm_sentence_state_name (session->state));

  if (session->minute != RGM_MINUTE_NONE)
    add_part (text, " ", rgm_day_text_minute (session->minute));
  add_part (text, " · ", rgm_session_details_area_names (areas, (const char *const *) ids));
  add_part (text, " · ", rgm_session_details_depths (session));
  return g_string_free (text, FALSE);
}

/**
 * rgm_csv_same_refuse:
 * @course: a course
 * @there: a session of it
 * @areas: the areas there are
 * @line: the line of the table that tells of it, or 0
 *
 * Returns: (transfer full): why a row that says otherwise of the same day is refused, and the way
 *   out
 */
char *
rgm_csv_same_refuse (const RgmCsvCourse *course, const RgmSessionRecord *there,
                     const RgmAreas *areas, guint line)
{
  const char *name = course->patient->content->record->name;
  g_autofree char *day = rgm_day_text (there->day, RGM_DAY_TEXT_YEAR);
  g_autofree char *what = rgm_csv_same_describe (there, areas);

  if (line > 0)
    /* Translators: %1$u is the number of a line, %2$s the name of a patient, %3$s a day, %4$s what
     * is told of the session: “Done 14:30 · Face” */
    return g_strdup_printf (_("Line %1$u is a session of %2$s on %3$s already (%4$s). Keep one of "
                              "the two, or give each its own time if they are two."),
                            line, name, day, what);

  /* Translators: %1$s is the name of a patient, %2$s a day, %3$s what is told of the session: “Done
   * 14:30 · Face” */
  return g_strdup_printf (_("%1$s has a session on %2$s already (%3$s). Correct it there, or give "
                            "each its own time if they are two."), name, day, what);
}

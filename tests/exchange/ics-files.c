/* Writes calendars of random courses into a folder, and beside each what is in it, for programs
 * that read calendars. */
#include "config.h"

#include "ics-course.h"

#include <stdio.h>
#include <string.h>

static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Asia/Tehran", "UTC",
                                     "America/Sao_Paulo" };

/* One line for each booking: id, start in UTC, minutes, state. */
static void
tell_session (GString *told, const RgmSessionRecord *session, GTimeZone *zone)
{
  char day[RGM_DAY_FORMAT_SIZE];

  if (session->state == RGM_SESSION_MISSED)
    return;
  g_string_append_printf (told, "%s\t%s\t%d\t%d\t%s\t%s\n", session->id,
                          rgm_day_format (session->day, day), session->minute, session->length,
                          rgm_session_state_get_code (session->state),
                          g_time_zone_get_identifier (zone));
}

static void
write_course (const char *folder, guint number, GRand *rand)
{
  g_autoptr (RgmCourseContent) content = ics_course_new_random (rand, number);
  g_autoptr (GPtrArray) history = ics_course_tell_history (content, number % 4);
  const char *zone_name = zones[number % G_N_ELEMENTS (zones)];
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *text = ics_course_write (content, &ics_everything, history, zone_name);
  g_autofree char *path = g_strdup_printf ("%s/%03u.ics", folder, number);
  g_autofree char *told_path = g_strdup_printf ("%s/%03u.txt", folder, number);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < content->sessions->len; i++)
    tell_session (told, content->sessions->pdata[i], zone);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_set_contents (told_path, told->str, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7986);
  guint n_courses = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;

  if (n_courses == 0)
    {
      fprintf (stderr, "usage: ics-files FOLDER COURSES\n");
      return 2;
    }
  for (guint i = 0; i < n_courses; i++)
    write_course (argv[1], i, rand);

  return 0;
}

/* Calendars of many events: eight times as many take eight times as long, and not 64 times, and
 * nobody has to wait for the end who has had enough. */
#include "config.h"

#include "ics-course.h"

#include <string.h>
#include <time.h>

/* How many are many, and how much longer than their share they may take. */
#define MANY 16000
#define FEW (MANY / 8)
#define TOLERANCE 2.5

/* A calendar of @n_events, a day between them. */
static char *
make_calendar (guint n_events)
{
  GString *text = g_string_new ("BEGIN:VCALENDAR\r\n");

  for (guint i = 0; i < n_events; i++)
    {
      char day[RGM_DAY_FORMAT_SIZE];

      rgm_day_format (ics_course_day (ICS_COURSE_TODAY) + (RgmDay) i, day);
      g_string_append_printf (text, "BEGIN:VEVENT\r\nUID:%u@many\r\nDTSTART;VALUE=DATE:"
                              "%.4s%.2s%.2s\r\nEND:VEVENT\r\n", i, day, day + 5, day + 8);
    }
  g_string_append (text, "END:VCALENDAR\r\n");

  return g_string_free (text, FALSE);
}

/* Returns the seconds of the processor; what came in is in @content. */
static double
measure_import (const char *text, RgmCourseContent *content)
{
  clock_t begun = clock ();
  g_autoptr (RgmIcsImport) import = ics_course_import (text, content, NULL, "UTC");
  double taken = (double) (clock () - begun) / CLOCKS_PER_SEC;

  g_assert_cmpuint (import->counts[RGM_ICS_REFUSED], ==, 0);
  g_ptr_array_set_size (content->sessions, 0);
  for (guint i = 0; i < import->content->sessions->len; i++)
    g_ptr_array_add (content->sessions,
                     rgm_session_record_copy (import->content->sessions->pdata[i]));
  return taken;
}

/* New ones, and the same once more. */
static void
test_import (void)
{
  g_autofree char *few = make_calendar (FEW);
  g_autofree char *many = make_calendar (MANY);
  g_autoptr (RgmCourseContent) small = ics_course_new ("");
  g_autoptr (RgmCourseContent) large = ics_course_new ("");

  for (guint round = 0; round < 2; round++)
    {
      double few_s = measure_import (few, small);
      double many_s = measure_import (many, large);

      g_test_message ("round %u: %.3f s and %.3f s", round, few_s, many_s);
      g_assert_cmpuint (large->sessions->len, ==, MANY);
      g_assert_cmpfloat (many_s, <, MANY / FEW * TOLERANCE * few_s);
    }
}

static double
measure_writing (guint n_sessions)
{
  static const RgmIcsOptions options = { .titles = RGM_ICS_TITLES_NEUTRAL,
                                         .reminder = RGM_ICS_REMINDER_NONE };
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *text = NULL;
  clock_t begun;

  for (guint i = 0; i < n_sessions; i++)
    g_ptr_array_add (content->sessions,
                     rgm_session_record_new (content->record->id,
                                             ics_course_day (ICS_COURSE_TODAY) + (RgmDay) i,
                                             RGM_SESSION_BOOKED));
  history = ics_course_tell_history (content, 1);
  begun = clock ();
  text = ics_course_write (content, &options, history, "UTC");
  return (double) (clock () - begun) / CLOCKS_PER_SEC;
}

static void
test_writing (void)
{
  double few_s = measure_writing (FEW);
  double many_s = measure_writing (MANY);

  g_test_message ("%.3f s and %.3f s", few_s, many_s);
  g_assert_cmpfloat (many_s, <, MANY / FEW * TOLERANCE * few_s);
}

static void
test_reading_abandoned (void)
{
  g_autofree char *text = make_calendar (FEW);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rgm_ics_read (text, strlen (text), zone, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_writing_abandoned (void)
{
  g_autoptr (RgmCourseContent) content = ics_course_new ("");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (RgmIcsWriter) writer = rgm_ics_writer_new (&ics_everything, zone);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  ics_course_book (content, ICS_COURSE_TODAY, 600);
  g_cancellable_cancel (cancellable);
  g_assert_false (rgm_ics_writer_add_course (writer, content, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (rgm_ics_writer_get_n_events (writer), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ics-many/import", test_import);
  g_test_add_func ("/ics-many/writing", test_writing);
  g_test_add_func ("/ics-many/reading-abandoned", test_reading_abandoned);
  g_test_add_func ("/ics-many/writing-abandoned", test_writing_abandoned);

  return g_test_run ();
}

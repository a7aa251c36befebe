#include "config.h"

#include "ics-course.h"

#include "rgm-protocol-file.h"
#include "sample-plan.h"

#include <string.h>

/* Right to left, beyond the first plane, what must be escaped, and what a line cannot hold. */
static const char *const names[] = {
  "Sample Patient 1",
  "مريضة تجريبية رقم ١ ذات الاسم الطويل جدًا جدًا",
  "👩🏽‍⚕️😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 Sample",
  "Sample, Patient; \\ \"1\":\n second line",
  "Sämple Pätient äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü 1",
  "Tab\there\rand\r\nthere\x01\x7f",
  "示範病人一號示範病人一號示範病人一號示範病人一號示範病人一號示範病人一號",
  "",
};

/* Everything that a calendar can have. */
const RgmIcsOptions ics_everything = {
  .titles = RGM_ICS_TITLES_FULL, .done = TRUE, .windows = TRUE, .reminder = 24 * 60,
};

RgmDay
ics_course_day (const char *text)
{
  RgmDay day;

  g_assert_true (rgm_day_parse (text, &day, NULL));

  return day;
}

static RgmCourseContent *
new_course (const char *patient_name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("sample.protocol",
                                                                 sample_protocol, -1, &error);
  g_autoptr (RgmCourseRecord) record = NULL;
  RgmCourseContent *content;

  g_assert_no_error (error);
  record = rgm_course_record_new ("6b5f1d52-0f7e-4d53-9a10-0c4c1a9f0001", protocol);
  rgm_record_set_text (&record->id, id);
  content = rgm_course_content_new (record);
  rgm_record_set_text (&content->patient_name, patient_name);

  return content;
}

RgmCourseContent *
ics_course_new (const char *patient_name)
{
  return new_course (patient_name, "0f9b2c64-7a55-4d0b-8a3e-5f4f3c1b0001");
}

static void
put (RgmCourseContent *content, RgmSessionRecord *session, gint64 stamp)
{
  session->created = stamp;
  session->changed = stamp;
  rgm_course_content_put_session (content, session);
}

/* Returns the session that the course has now, to be changed in place. */
RgmSessionRecord *
ics_course_book (RgmCourseContent *content, const char *day, gint32 minute)
{
  g_autoptr (RgmSessionRecord) session = rgm_session_record_new (content->record->id,
                                                                 ics_course_day (day),
                                                                 RGM_SESSION_BOOKED);

  session->minute = minute;
  session->length = minute == RGM_MINUTE_NONE ? 0 : 45;
  put (content, session, G_GINT64_CONSTANT (1790000000000000));
  return rgm_course_content_find_session (content, session->id);
}

static char *
make_random_id (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x", g_rand_int (rand),
                          g_rand_int_range (rand, 0, 0x10000), g_rand_int_range (rand, 0, 0x1000),
                          g_rand_int_range (rand, 0, 0x1000), g_rand_int (rand),
                          g_rand_int_range (rand, 0, 0x10000));
}

static void
add_random_session (RgmCourseContent *content, GRand *rand, RgmDay today)
{
  RgmSessionState state = (RgmSessionState) g_rand_int_range (rand, 0, 4);
  RgmDay day = today + (state == RGM_SESSION_DONE ? -g_rand_int_range (rand, 0, 400)
                                                  : g_rand_int_range (rand, -200, 700));
  g_autoptr (RgmSessionRecord) session = rgm_session_record_new (content->record->id, day, state);

  g_free (session->id);
  session->id = make_random_id (rand);
  if (g_rand_boolean (rand))
    {
      session->minute = g_rand_int_range (rand, 0, RGM_MINUTES_IN_A_DAY);
      session->length = g_rand_int_range (rand, 0, 5) * 30;
    }
  put (content, session, G_GINT64_CONSTANT (1790000000000000) + g_rand_int (rand));
}

RgmCourseContent *
ics_course_new_random (GRand *rand, guint number)
{
  g_autofree char *id = make_random_id (rand);
  RgmCourseContent *content = new_course (names[number % G_N_ELEMENTS (names)], id);
  guint n_sessions = (guint) g_rand_int_range (rand, 0, 9);

  for (guint i = 0; i < n_sessions; i++)
    add_random_session (content, rand, ics_course_day (ICS_COURSE_TODAY));

  return content;
}

/* What a store would have told: each session added and then changed @n_changes times. */
GPtrArray *
ics_course_tell_history (const RgmCourseContent *content, guint n_changes)
{
  GPtrArray *history = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_history_entry_free);

  for (guint i = 0; i < content->sessions->len; i++)
    for (guint n = 0; n <= n_changes; n++)
      {
        const RgmSessionRecord *session = content->sessions->pdata[i];
        RgmHistoryEntry *entry = rgm_history_entry_new (session->changed + n * G_USEC_PER_SEC,
                                                        n == 0 ? RGM_HISTORY_ACTION_ADDED
                                                               : RGM_HISTORY_ACTION_CHANGED,
                                                        session->id);

        entry->kind = RGM_HISTORY_KIND_SESSION;
        rgm_record_set_text (&entry->course_id, session->course_id);
        entry->day = session->day;
        entry->state = (gint32) session->state;
        g_ptr_array_add (history, entry);
      }

  return history;
}

static RgmAreas *
new_areas (void)
{
  return rgm_areas_new_from_text ("areas.ini", "[Area face]\nName=Face\n", -1, NULL);
}

char *
ics_course_write (const RgmCourseContent *content, const RgmIcsOptions *options,
                  const GPtrArray *history, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (RgmAreas) areas = new_areas ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmPlan) plan = rgm_course_content_get_plan (content, areas,
                                                          ics_course_day (ICS_COURSE_TODAY),
                                                          &error);
  g_autoptr (RgmIcsWriter) writer = NULL;
  gsize length;
  char *text;

  g_assert_no_error (error);
  g_assert_nonnull (zone);
  writer = rgm_ics_writer_new (options, zone);
  g_assert_true (rgm_ics_writer_add_course (writer, content, plan, history, NULL, NULL));
  text = rgm_ics_writer_finish (writer, &length);
  g_assert_cmpuint (length, ==, strlen (text));

  return text;
}

GPtrArray *
ics_course_read (const char *text, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GError) error = NULL;
  GPtrArray *events = rgm_ics_read (text, strlen (text), zone, NULL, &error);

  g_assert_no_error (error);

  return events;
}

RgmIcsImport *
ics_course_import (const char *text, const RgmCourseContent *content, const GPtrArray *history,
                   const char *zone)
{
  g_autoptr (GPtrArray) events = ics_course_read (text, zone);
  g_autoptr (RgmAreas) areas = new_areas ();

  return rgm_ics_import_new (
    events, &(RgmIcsContext) { content, NULL, history, NULL, NULL, areas,
                               ics_course_day (ICS_COURSE_TODAY) },
    NULL);
}

#include "config.h"

#include <string.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* What a record may hold, on both sides of each limit. A value that is refused changes nothing and
 * the sentence names it. */

typedef struct {
  const char *word;
  void (*set) (RgmSessionRecord *session, gint32 value);
  gint32 least;
  gint32 most;
} Limits;

static void set_day (RgmSessionRecord *s, gint32 v) { s->day = v; }
static void set_minute (RgmSessionRecord *s, gint32 v) { s->minute = v; }
static void set_length (RgmSessionRecord *s, gint32 v) { s->length = v; }
static void set_state (RgmSessionRecord *s, gint32 v) { s->state = (RgmSessionState) v; }
static void set_counts (RgmSessionRecord *s, gint32 v) { s->counts = (RgmCounts) v; }
static void set_setting (RgmSessionRecord *s, gint32 v) { s->setting = (RgmSessionSetting) v; }
static void set_device (RgmSessionRecord *s, gint32 v) { s->device = (RgmDevice) v; }
static void set_pain (RgmSessionRecord *s, gint32 v) { s->pain = v; }
static void set_verdict (RgmSessionRecord *s, gint32 v) { s->said_verdict = v; }
static void set_days (RgmSessionRecord *s, gint32 v) { s->said_days_too_early = v; }

static void
set_depth (RgmSessionRecord *session, gint32 value)
{
  rgm_session_record_clear_zones (session);
  rgm_session_record_add_zone (session, "face", value, 1);
}

static void
set_passes (RgmSessionRecord *session, gint32 value)
{
  rgm_session_record_clear_zones (session);
  rgm_session_record_add_zone (session, "face", 100, value);
}

static const Limits session_limits[] = {
  { "day", set_day, RGM_DAY_FIRST, RGM_DAY_LAST },
  { "time", set_minute, -1, 1439 },
  { "length", set_length, 0, 1440 },
  { "state", set_state, 0, 3 },
  { "counts", set_counts, 0, 2 },
  { "setting", set_setting, 0, 2 },
  { "device", set_device, 0, 5 },
  { "pain", set_pain, -1, 10 },
  { "verdict", set_verdict, -1, 6 },
  { "days too early", set_days, 0, G_MAXINT32 },
  { "depth", set_depth, -1, 350 },
  { "passes", set_passes, 0, 99 },
};

static void
assert_refused (Fixture *fixture, RgmSessionRecord *session, const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *quoted = g_strdup_printf (": %s. ", word);
  g_autoptr(RgmSessionRecord) before = NULL;
  g_autoptr(RgmSessionRecord) after = NULL;
  gint64 changed = session->changed;

  before = rgm_store_load_session (fixture->store, session->id, NULL);
  g_assert_false (rgm_store_save_session (fixture->store, session, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, quoted));
  g_assert_cmpint (session->changed, ==, changed);
  after = rgm_store_load_session (fixture->store, session->id, NULL);
  g_assert_true (rgm_session_record_equal (before, after));
}

static void
test_session_limits (Fixture *fixture, gconstpointer data)
{
  const Limits *limits = data;
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autoptr(GError) error = NULL;

  session = fixture_add_session (fixture, course, 700000, RGM_SESSION_DONE);
  limits->set (session, limits->least);
  g_assert_true (rgm_store_save_session (fixture->store, session, &error));
  limits->set (session, limits->most);
  g_assert_true (rgm_store_save_session (fixture->store, session, &error));
  limits->set (session, limits->least - 1);
  assert_refused (fixture, session, limits->word);
  if (limits->most < G_MAXINT32)
    {
      limits->set (session, limits->most + 1);
      assert_refused (fixture, session, limits->word);
    }
}

static void
test_same_area_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *zones = NULL;

  session = fixture_add_session (fixture, course, 700000, RGM_SESSION_DONE);
  rgm_session_record_add_zone (session, "face", 50, 1);
  rgm_session_record_add_zone (session, "face", 60, 1);
  g_assert_false (rgm_store_save_session (fixture->store, session, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  zones = fixture_ask (fixture, "SELECT count (*) FROM session_zone");
  g_assert_cmpstr (zones, ==, "0");
}

static void
test_pause_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (course->id, 100, 100, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_save_pause (fixture->store, pause, &error));
  pause->last = RGM_DAY_NONE;
  g_assert_true (rgm_store_save_pause (fixture->store, pause, &error));
  pause->last = 99;
  g_assert_false (rgm_store_save_pause (fixture->store, pause, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "last day"));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const odd[] = {
    "O’Brien; DROP TABLE patient;--", "“Ä”\xcc\x88", "𝕏𝕐 👩🏽‍⚕️",
    "\xe2\x80\xae" "ereh" "\xe2\x80\xac", "\x01\x1f", "%s%n",
    "\xef\xbf\xbf",
  };
  g_autoptr(RgmPatient) patient = rgm_patient_new ("");
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_store_save_patient (fixture->store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "name"));
  g_clear_error (&error);

  rgm_record_set_text (&patient->name, "not \xff UTF-8");
  g_assert_false (rgm_store_save_patient (fixture->store, patient, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(RgmPatientContent) content = NULL;

      rgm_record_set_text (&patient->name, odd[i]);
      g_assert_true (rgm_store_save_patient (fixture->store, patient, &error));
      content = rgm_store_load_patient (fixture->store, patient->id, &error);
      g_assert_cmpstr (content->record->name, ==, odd[i]);
    }
}

/* What another program wrote into the file: zero bytes within a text, and bytes that are no
 * UTF-8. Loading does not trip over them. */
static void
test_strange_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "A");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  fixture_run_sql (fixture->path,
                   "UPDATE patient SET name = CAST (x'4142004344' AS TEXT),"
                   " notes = CAST (x'41ff42' AS TEXT)");
  entries = rgm_store_list_patients (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((RgmPatientEntry *) entries->pdata[0])->name, ==, "AB");
  {
    g_autoptr(RgmPatientContent) content = NULL;

    content = rgm_store_load_patient (fixture->store, patient->id, &error);
    g_assert_true (g_utf8_validate (content->record->notes, -1, NULL));
  }
}

static void
test_ids (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "1", "00000000-0000-0000-0000-00000000000G",
                                     "00000000-0000-0000-0000-0000000000001" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(RgmPatient) patient = rgm_patient_new ("A");
      g_autoptr(GError) error = NULL;

      rgm_record_set_text (&patient->id, bad[i]);
      g_assert_false (rgm_store_save_patient (fixture->store, patient, &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
    }
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "Face", "my area", "fäce", "a;b" };
  g_autoptr(RgmAreaRecord) self = rgm_area_record_new ("ear", "Ear", "ear");
  g_autoptr(GError) error = NULL;

  g_assert_false (rgm_store_save_area (fixture->store, self, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(RgmAreaRecord) area = rgm_area_record_new (bad[i], "Ear", NULL);

      g_clear_error (&error);
      g_assert_false (rgm_store_save_area (fixture->store, area, &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
    }
}

static void
test_missing_parents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nobody = g_uuid_string_random ();
  g_autoptr(RgmCourseRecord) course = rgm_course_record_new (nobody, fixture->protocol);
  g_autoptr(RgmSessionRecord) session = rgm_session_record_new (nobody, 1, RGM_SESSION_DONE);
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (nobody, 1, 1, NULL);
  g_autoptr(RgmContact) contact = rgm_contact_new (nobody);
  g_autoptr(RgmContactAttempt) attempt = rgm_contact_attempt_new (nobody, 1, 0, 0);
  GError *errors[5] = { NULL };
  g_autofree char *copies = NULL;

  g_assert_false (rgm_store_save_course (fixture->store, course, &errors[0]));
  g_assert_false (rgm_store_save_session (fixture->store, session, &errors[1]));
  g_assert_false (rgm_store_save_pause (fixture->store, pause, &errors[2]));
  g_assert_false (rgm_store_save_contact (fixture->store, contact, &errors[3]));
  g_assert_false (rgm_store_save_attempt (fixture->store, attempt, &errors[4]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
      g_clear_error (&errors[i]);
    }
  /* The copy of the protocol went with the course that was refused. */
  copies = fixture_ask (fixture, "SELECT count (*) FROM protocol_copy");
  g_assert_cmpstr (copies, ==, "0");
}

static void
test_nothing_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = g_uuid_string_random ();
  GError *errors[9] = { NULL };

  g_assert_null (rgm_store_load_patient (fixture->store, id, &errors[0]));
  g_assert_null (rgm_store_load_course (fixture->store, id, &errors[1]));
  g_assert_null (rgm_store_load_session (fixture->store, id, &errors[2]));
  g_assert_false (rgm_store_delete_patient (fixture->store, id, NULL, &errors[3]));
  g_assert_false (rgm_store_delete_course (fixture->store, id, NULL, &errors[4]));
  g_assert_false (rgm_store_delete_session (fixture->store, id, NULL, &errors[5]));
  g_assert_false (rgm_store_delete_pause (fixture->store, id, NULL, &errors[6]));
  g_assert_false (rgm_store_delete_attempt (fixture->store, id, NULL, &errors[7]));
  g_assert_false (rgm_store_delete_area (fixture->store, id, NULL, &errors[8]));
  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
      g_clear_error (&errors[i]);
    }
}

/* The tables themselves refuse what does not belong together, whoever writes to them. */
static void
test_tables_are_strict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lax = NULL;
  g_autofree char *nullable = NULL;
  g_autofree char *loose = NULL;

  lax = fixture_ask (fixture, "SELECT count (*) FROM pragma_table_list"
                              " WHERE schema = 'main' AND type = 'table' AND NOT strict"
                              " AND name NOT LIKE 'sqlite%'");
  g_assert_cmpstr (lax, ==, "0");
  nullable = fixture_ask (fixture, "SELECT count (*) FROM pragma_table_list t,"
                                   " pragma_table_info (t.name) c WHERE t.schema = 'main'"
                                   " AND t.name NOT LIKE 'sqlite%' AND NOT c.\"notnull\"");
  g_assert_cmpstr (nullable, ==, "0");
  loose = fixture_ask (fixture, "SELECT count (*) FROM pragma_table_list t,"
                                " pragma_foreign_key_list (t.name) f WHERE t.schema = 'main'"
                                " AND (f.on_delete <> 'RESTRICT' OR f.on_update <> 'RESTRICT')");
  g_assert_cmpstr (loose, ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (session_limits); i++)
    {
      g_autofree char *name = g_strdup_printf ("/constraints/session/%s", session_limits[i].word);

      g_strdelimit (name, " ", '-');
      g_test_add (name, Fixture, &session_limits[i], fixture_set_up, test_session_limits,
                  fixture_tear_down);
    }
  FIXTURE_TEST ("/constraints/same-area-twice", test_same_area_twice);
  FIXTURE_TEST ("/constraints/pause-days", test_pause_days);
  FIXTURE_TEST ("/constraints/names", test_names);
  FIXTURE_TEST ("/constraints/strange-bytes", test_strange_bytes);
  FIXTURE_TEST ("/constraints/ids", test_ids);
  FIXTURE_TEST ("/constraints/areas", test_areas);
  FIXTURE_TEST ("/constraints/missing-parents", test_missing_parents);
  FIXTURE_TEST ("/constraints/nothing-there", test_nothing_there);
  FIXTURE_TEST ("/constraints/tables-are-strict", test_tables_are_strict);
  return g_test_run ();
}

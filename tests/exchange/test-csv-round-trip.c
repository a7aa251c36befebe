#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-export.h"
#include "rgm-line.h"

#include <string.h>

/* Random practices, written as CSV and read again: what CSV carries comes back the same. With
 * --full, 1,000 of them. */

static guint n_rounds = 100;

/* What texts are made of: all that has a meaning in CSV, in lists, in dates and in formulas. */
static const char *const pieces[] = {
  "a", "Rötung", " ", ",", ";", "\"", "'", "\n", "\r\n", "\r", "\t", "=", "+", "-", "@", "\\", "|",
  "1.5", "0,5", "2026-01-02", "日本", "\u202e", "; ", "\\;", "\"\"", "'=", "sep=;",
};

static char *
make_text (GRand *random, gboolean may_be_empty)
{
  GString *text = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, may_be_empty ? 0 : 1, 6);

  for (gint32 i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  if (!may_be_empty && strspn (text->str, " \t\r\n") == text->len)
    g_string_append_c (text, 'x');

  return g_string_free (text, FALSE);
}

/* A name or the like, which is one line. */
static char *
make_line (GRand *random, gboolean may_be_empty)
{
  g_autofree char *text = make_text (random, may_be_empty);
  g_autofree char *line = rgm_line_new (text);

  if (!may_be_empty && strspn (line, " ") == strlen (line))
    return g_strconcat (line, "x", NULL);
  return g_steal_pointer (&line);
}

static void
set_line (GRand *random, char **field)
{
  g_free (*field);
  *field = make_line (random, TRUE);
}

static void
set_text (GRand *random, char **field)
{
  g_free (*field);
  *field = make_text (random, TRUE);
}

static gint32
pick (GRand *random, gint32 last)
{
  return g_rand_int_range (random, 0, last + 1);
}

static void
add_details (GRand *random, RgmSessionRecord *session)
{
  static const char *const areas[] = { "face-cheeks", "face-forehead", "face" };

  for (gint32 i = pick (random, G_N_ELEMENTS (areas)) - 1; i >= 0; i--)
    rgm_session_record_add_zone (session, areas[i], pick (random, RGM_DEPTH_MAX + 1) - 1,
                                 pick (random, RGM_PASSES_MAX));
  for (gint32 i = pick (random, 3); i > 0; i--)
    {
      g_autofree char *name = make_line (random, FALSE);
      g_autofree char *lot = make_line (random, TRUE);

      rgm_session_record_add_product (session, name, lot);
    }
}

static RgmSessionRecord *
make_session (GRand *random, const char *course_id)
{
  gint32 day = g_rand_int_range (random, RGM_DAY_FIRST, CSV_TODAY + 400);
  RgmSessionState state = (RgmSessionState) g_rand_int_range (random, day > CSV_TODAY ? 1 : 0, 4);
  RgmSessionRecord *session = rgm_session_record_new (course_id, day, state);

  session->minute = pick (random, RGM_MINUTES_IN_A_DAY) - 1;
  session->length = pick (random, 90);
  session->counts = (RgmCounts) pick (random, RGM_COUNTS_NO);
  session->setting = (RgmSessionSetting) pick (random, RGM_SESSION_SETTING_HOME);
  session->device = (RgmDevice) pick (random, RGM_DEVICE_OTHER);
  session->pain = pick (random, RGM_PAIN_MAX + 1) - 1;
  set_text (random, &session->counts_reason);
  set_line (random, &session->device_name);
  set_text (random, &session->reaction);
  set_text (random, &session->notes);
  set_text (random, &session->override_reason);
  add_details (random, session);

  return session;
}

static void
fill (CsvFixture *fixture, GRand *random)
{
  for (gint32 i = pick (random, 4); i >= 0; i--)
    {
      g_autofree char *name = make_line (random, FALSE);
      RgmPatientContent *patient = csv_fixture_add_patient (fixture, name);

      patient->record->birth_day = pick (random, 1) ? g_rand_int_range (random, 1, CSV_TODAY) : 0;
      patient->record->archived = pick (random, 1);
      set_text (random, &patient->record->notes);
      if (pick (random, 1))
        {
          patient->contact = rgm_contact_new (patient->record->id);
          patient->contact->preferred = (RgmContactWay) pick (random, RGM_CONTACT_WAY_IN_PERSON);
          set_line (random, &patient->contact->phone);
          set_line (random, &patient->contact->mail);
          set_text (random, &patient->contact->notes);
        }
      for (gint32 j = pick (random, 2); j > 0; j--)
        {
          RgmCourseContent *course = csv_fixture_add_course (fixture, patient, "face");

          for (gint32 k = pick (random, 5); k > 0; k--)
            g_ptr_array_add (course->sessions, make_session (random, course->record->id));
        }
    }
}

static RgmCsvPlan *
read_again (CsvFixture *fixture, const char *text, const RgmArchive *known)
{
  g_autoptr (GError) error = NULL;
  RgmCsvPlan *plan;

  fixture->context.known = known;
  fixture->context.course_id = NULL;
  plan = rgm_csv_plan_new_from_bytes ((const guint8 *) text, strlen (text), NULL,
                                      &fixture->context, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->rows->len; i++)
    g_assert_cmpstr (((const RgmCsvRow *) plan->rows->pdata[i])->reason, ==, NULL);

  return plan;
}

/* What is there is the same as what its own file says. */
static gboolean
is_same (CsvFixture *fixture, const char *text)
{
  g_autoptr (RgmCsvPlan) plan = read_again (fixture, text, fixture->known);

  return plan->counts[RGM_CSV_UNCHANGED] == plan->rows->len && plan->archive->patients->len == 0;
}

/* The courses without their sessions. */
static RgmArchive *
empty_courses (const RgmArchive *full)
{
  RgmArchive *archive = rgm_archive_new ();

  for (guint i = 0; i < full->patients->len; i++)
    {
      RgmPatientContent *patient = rgm_patient_content_copy (full->patients->pdata[i]);

      for (guint j = 0; j < patient->courses->len; j++)
        g_ptr_array_set_size (((RgmCourseContent *) patient->courses->pdata[j])->sessions, 0);
      g_ptr_array_add (archive->patients, patient);
    }

  return archive;
}

static RgmSessionRecord *
find_session (const RgmArchive *archive, const char *id)
{
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint j = 0; j < patient->courses->len; j++)
        {
          RgmSessionRecord *session
            = rgm_course_content_find_session (patient->courses->pdata[j], id);

          if (session)
            return session;
        }
    }

  return NULL;
}

static guint
count_sessions (const RgmArchive *archive)
{
  guint n = 0;

  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint j = 0; j < patient->courses->len; j++)
        n += ((const RgmCourseContent *) patient->courses->pdata[j])->sessions->len;
    }

  return n;
}

static gboolean
are_sessions_same (CsvFixture *fixture, const char *text)
{
  g_autoptr (RgmArchive) bare = empty_courses (fixture->known);
  g_autoptr (RgmCsvPlan) plan = read_again (fixture, text, bare);

  if (plan->rows->len != count_sessions (fixture->known)
      || plan->counts[RGM_CSV_ADDED] != plan->rows->len)
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const RgmCsvRow *row = plan->rows->pdata[i];
      RgmSessionRecord *was = find_session (fixture->known, row->session->id);
      RgmSessionRecord *is = find_session (plan->archive, row->session->id);

      if (!was || !is)
        return FALSE;
      /* What the program said is not carried: it is said anew. */
      is->said_verdict = was->said_verdict;
      is->said_days_too_early = was->said_days_too_early;
      if (!rgm_session_record_equal (was, is))
        return FALSE;
    }

  return TRUE;
}

/* Contact details that tell nothing are none. */
static gboolean
is_contact_same (const RgmContact *was, const RgmContact *is)
{
  if (is)
    return was && rgm_contact_equal (was, is);
  return !was || (!*was->phone && !*was->mail && !*was->notes);
}

static gboolean
are_patients_same (CsvFixture *fixture, const char *text)
{
  g_autoptr (RgmArchive) nothing = rgm_archive_new ();
  g_autoptr (RgmCsvPlan) plan = read_again (fixture, text, nothing);

  if (plan->archive->patients->len != fixture->known->patients->len)
    return FALSE;
  for (guint i = 0; i < plan->archive->patients->len; i++)
    {
      const RgmPatientContent *was = fixture->known->patients->pdata[i];
      const RgmPatientContent *is = plan->archive->patients->pdata[i];

      if (!rgm_patient_equal (was->record, is->record)
          || !is_contact_same (was->contact, is->contact))
        return FALSE;
    }

  return TRUE;
}

/* What is not the same any more. */
typedef enum {
  OTHER_ROWS = 1 << 0,
  OTHER_SESSIONS = 1 << 1,
  OTHER_PATIENTS = 1 << 2,
} Trouble;

/* Changes what is there after it was written, and what is to be found then. */
typedef struct {
  const char *name;
  gboolean (*plant) (CsvFixture *fixture);
  Trouble trouble;
} Control;

/* Returns: what is wrong, or 0, also where a control finds nothing to change */
static Trouble
judge (CsvFixture *round, const Control *control)
{
  g_autofree char *sessions = rgm_csv_export_sessions (round->known);
  g_autofree char *patients = rgm_csv_export_patients (round->known);
  Trouble trouble = 0;

  if (control && !control->plant (round))
    return 0;
  if (strchr (sessions, '\n')[1])
    {
      trouble |= is_same (round, sessions) ? 0 : OTHER_ROWS;
      trouble |= are_sessions_same (round, sessions) ? 0 : OTHER_SESSIONS;
    }
  else if (count_sessions (round->known) > 0)
    {
      trouble |= OTHER_SESSIONS;
    }
  trouble |= are_patients_same (round, patients) ? 0 : OTHER_PATIENTS;
  if (trouble && !control)
    g_test_message ("%s%s", sessions, patients);

  return trouble;
}

/* Goes on until something is wrong. */
static Trouble
go_through_rounds (const Control *control)
{
  guint n_sessions = 0, n_patients = 0;
  Trouble trouble = 0;
  guint i;

  for (i = 0; i < n_rounds && !trouble; i++)
    {
      CsvFixture round;
      g_autoptr (GRand) random = g_rand_new_with_seed (i);

      csv_fixture_set_up (&round, NULL);
      g_ptr_array_set_size (round.known->patients, 0);
      fill (&round, random);
      trouble = judge (&round, control);
      n_sessions += count_sessions (round.known);
      n_patients += round.known->patients->len;
      csv_fixture_tear_down (&round, NULL);
    }
  g_test_message ("%u random databases, %u patients, %u sessions: %s", i, n_patients, n_sessions,
                  trouble ? "not all the same" : "all the same");

  return trouble;
}

static void
test_round_trip (void)
{
  g_assert_cmpint (go_through_rounds (NULL), ==, 0);
}

static RgmCourseContent *
get_course (CsvFixture *fixture)
{
  RgmPatientContent *patient = fixture->known->patients->pdata[0];

  return patient->courses->len > 0 ? patient->courses->pdata[0] : NULL;
}

static gboolean
change_session (CsvFixture *fixture)
{
  RgmCourseContent *course = get_course (fixture);

  if (!course || course->sessions->len == 0)
    return FALSE;
  rgm_record_set_text (&((RgmSessionRecord *) course->sessions->pdata[0])->notes, "planted");
  return TRUE;
}

/* As if its row had not been written. */
static gboolean
add_session (CsvFixture *fixture)
{
  RgmCourseContent *course = get_course (fixture);

  if (!course)
    return FALSE;
  g_ptr_array_add (course->sessions,
                   rgm_session_record_new (course->record->id, CSV_TODAY - 7, RGM_SESSION_DONE));
  return TRUE;
}

static gboolean
change_patient (CsvFixture *fixture)
{
  RgmPatientContent *patient = fixture->known->patients->pdata[0];

  rgm_record_set_text (&patient->record->notes, "planted");
  return TRUE;
}

static gboolean
change_contact (CsvFixture *fixture)
{
  RgmPatientContent *patient = fixture->known->patients->pdata[0];

  if (!patient->contact)
    patient->contact = rgm_contact_new (patient->record->id);
  rgm_record_set_text (&patient->contact->notes, "planted");
  return TRUE;
}

static gboolean
add_patient (CsvFixture *fixture)
{
  csv_fixture_add_patient (fixture, "Planted");
  return TRUE;
}

static const Control controls[] = {
  { "session-changed", change_session, OTHER_ROWS | OTHER_SESSIONS },
  { "session-lost", add_session, OTHER_SESSIONS },
  { "patient-changed", change_patient, OTHER_PATIENTS },
  { "contact-changed", change_contact, OTHER_PATIENTS },
  { "patient-lost", add_patient, OTHER_PATIENTS },
};

/* What is planted is seen. */
static void
test_control (gconstpointer data)
{
  const Control *control = data;

  g_assert_cmpint (go_through_rounds (control), ==, control->trouble);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "--full"))
    n_rounds = 1000;
  g_test_add_func ("/csv/round-trip/random", test_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *name = g_strconcat ("/csv/round-trip/control/", controls[i].name, NULL);

      g_test_add_data_func (name, &controls[i], test_control);
    }

  return g_test_run ();
}

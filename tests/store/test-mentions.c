#include "config.h"

#include "rgm-store-mentions.h"
#include "store-fixture.h"

/* Where somebody is named in what was written of others: in every text that there is, and nowhere
 * in their own records. Nothing is changed by looking. */

#define NAME "Quittenb\xc3\xa4umchen \xc3\x96zg\xc3\xbcl"
#define PAUSE_FIRST (FIXTURE_TODAY + 50)
#define ATTEMPT_DAY (FIXTURE_TODAY + 60)

/* Somebody else, with one record of each kind. */
static void
fill (Fixture *fixture, const RgmPatient *other)
{
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, other, "face");
  g_autoptr(RgmSessionRecord) session = fixture_add_session (fixture, course, FIXTURE_TODAY,
                                                             RGM_SESSION_DONE);
  g_autoptr(RgmContact) contact = rgm_contact_new (other->id);
  g_autoptr(RgmContactAttempt) attempt =
    rgm_contact_attempt_new (other->id, ATTEMPT_DAY, RGM_CONTACT_WAY_PHONE,
                             RGM_CONTACT_OUTCOME_NO_ANSWER);
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (course->id, PAUSE_FIRST, 0, "");
  g_autoptr(RgmAreaRecord) area = rgm_area_record_new ("my-chin", "My chin", "face");

  rgm_session_record_add_product (session, "Serum", "");
  g_assert_true (rgm_store_save_session (fixture->store, session, NULL));
  g_assert_true (rgm_store_save_contact (fixture->store, contact, NULL));
  g_assert_true (rgm_store_save_attempt (fixture->store, attempt, NULL));
  g_assert_true (rgm_store_save_pause (fixture->store, pause, NULL));
  g_assert_true (rgm_store_save_area (fixture->store, area, NULL));
}

static GPtrArray *
list (Fixture *fixture, const RgmPatient *patient)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *mentions = rgm_store_list_mentions (fixture->store, patient->name, patient->id,
                                                 &error);

  g_assert_no_error (error);
  return mentions;
}

/* Each column that anybody can write into, what it is a text of, and of which day. */
static const struct {
  const char *table, *column;
  RgmMentionKind kind;
  RgmDay day;
} texts[] = {
  { "patient", "notes", RGM_MENTION_PATIENT, 0 },
  { "contact", "phone", RGM_MENTION_CONTACT, 0 },
  { "contact", "mail", RGM_MENTION_CONTACT, 0 },
  { "contact", "notes", RGM_MENTION_CONTACT, 0 },
  { "attempt", "notes", RGM_MENTION_ATTEMPT, ATTEMPT_DAY },
  { "course", "notes", RGM_MENTION_COURSE, 0 },
  { "course", "stop_reason", RGM_MENTION_COURSE, 0 },
  { "course", "basis_chosen_by", RGM_MENTION_COURSE, 0 },
  { "session", "notes", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session", "reaction", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session", "counts_reason", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session", "override_reason", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session", "device_name", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session_product", "name", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "session_product", "lot", RGM_MENTION_SESSION, FIXTURE_TODAY },
  { "pause", "reason", RGM_MENTION_PAUSE, PAUSE_FIRST },
  { "history", "reason", RGM_MENTION_HISTORY, FIXTURE_TODAY },
  { "protocol_copy", "content", RGM_MENTION_PROTOCOL, 0 },
  { "area", "name", RGM_MENTION_AREA, 0 },
};

static void
assert_told (Fixture *fixture, gsize i, const RgmPatient *patient, const RgmPatient *other)
{
  g_autoptr(GPtrArray) mentions = list (fixture, patient);
  gboolean is_of_nobody = texts[i].kind >= RGM_MENTION_PROTOCOL;
  const RgmMention *mention;

  g_assert_cmpuint (mentions->len, ==, 1);
  mention = mentions->pdata[0];
  g_assert_cmpint (mention->kind, ==, texts[i].kind);
  g_assert_cmpint (mention->match, ==, RGM_NAME_MATCH_WHOLE);
  g_assert_cmpint (mention->day, ==, texts[i].day);
  g_assert_cmpstr (mention->patient_id, ==, is_of_nobody ? "" : other->id);
  if (!is_of_nobody)
    g_assert_cmpstr (mention->name, ==, other->name);
}

static void
run (Fixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fixture_run_sql (fixture->path, sql);
}

static void
test_everywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, NAME);
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 3");

  fill (fixture, other);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *where = texts[i].kind == RGM_MENTION_PATIENT ? " WHERE name LIKE 'Sample%'"
                          : texts[i].kind == RGM_MENTION_HISTORY ? " WHERE state >= 0" : "";

      g_test_message ("%s.%s", texts[i].table, texts[i].column);
      run (fixture, "UPDATE %s SET %s = %s || '; sister of " NAME "'%s", texts[i].table,
           texts[i].column, texts[i].column, where);
      assert_told (fixture, i, patient, other);
      run (fixture, "UPDATE %s SET %s = replace (%s, '; sister of " NAME "', '')",
           texts[i].table, texts[i].column, texts[i].column);
    }
}

/* Every column of text is looked through, but for those that only the program writes: one that is
 * added to the schema is to be in the list above, or here. */
static void
test_every_column (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = {
    /* what the patient is called, of whom the text tells */
    "patient.name",
    /* codes and numbers */
    "protocol_copy.id", "protocol_copy.protocol_id", "course.severity", "course.basis",
    "course.areas", "course.protocol_copy", "session.areas", "session_zone.area", "area.id",
    "area.parent", "setting.key", "setting.value",
    /* emptied when somebody is erased */
    "undo.name",
  };
  g_autofree char *columns = fixture_ask (
    fixture, "SELECT group_concat (t.name || '.' || c.name, ' ') FROM sqlite_schema t,"
             " pragma_table_info (t.name) c WHERE t.type = 'table' AND c.type = 'TEXT'"
             " AND c.name <> 'id' AND c.name NOT LIKE '%\\_id' ESCAPE '\\'");
  g_auto(GStrv) found = g_strsplit (columns, " ", -1);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_hash_table_add (known, g_strconcat (texts[i].table, ".", texts[i].column, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_hash_table_add (known, g_strdup (others[i]));
  g_assert_cmpuint (g_strv_length (found), >=, G_N_ELEMENTS (texts));
  for (char **column = found; *column; column++)
    {
      g_test_message ("%s", *column);
      g_assert_true (g_hash_table_contains (known, *column));
    }
}

static void
write_notes (Fixture *fixture, RgmPatient *patient, const char *notes)
{
  rgm_record_set_text (&patient->notes, notes);
  g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
}

static void
assert_is_of (GPtrArray *mentions, guint i, const RgmPatient *patient, RgmNameMatch match)
{
  const RgmMention *mention = mentions->pdata[i];

  g_assert_cmpstr (mention->patient_id, ==, patient->id);
  g_assert_cmpint (mention->match, ==, match);
}

/* The whole name first; their own records and those of their family are not told of, and nothing
 * is changed. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, NAME);
  g_autoptr(RgmPatient) sister = fixture_add_patient (fixture, "Quittenb\xc3\xa4umchen Ada");
  g_autoptr(RgmPatient) friend = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmPatient) other = fixture_add_patient (fixture, "Sample Patient 3");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) mentions = NULL;

  write_notes (fixture, patient, NAME);
  write_notes (fixture, sister, "Mrs Quittenb\xc3\xa4umchen came late");
  write_notes (fixture, friend, "friend of QUITTENB\xc3\x84UMCHEN");
  write_notes (fixture, other, "brother of " NAME);
  before = rgm_store_dup_content_hash (fixture->store, NULL);
  mentions = list (fixture, patient);
  after = rgm_store_dup_content_hash (fixture->store, NULL);
  g_assert_cmpuint (mentions->len, ==, 2);
  assert_is_of (mentions, 0, other, RGM_NAME_MATCH_WHOLE);
  assert_is_of (mentions, 1, friend, RGM_NAME_MATCH_PART);
  g_assert_cmpstr (before, ==, after);
}

/* A protocol goes with the last course of it, and so is told of where somebody else has one. */
static void
test_own_protocol (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, NAME);
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");
  g_autoptr(GPtrArray) mentions = NULL;

  run (fixture, "UPDATE protocol_copy SET content = content || '# " NAME "'");
  mentions = list (fixture, patient);
  g_assert_cmpuint (mentions->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/mentions/everywhere", test_everywhere);
  FIXTURE_TEST ("/mentions/every-column", test_every_column);
  FIXTURE_TEST ("/mentions/order", test_order);
  FIXTURE_TEST ("/mentions/own-protocol", test_own_protocol);
  return g_test_run ();
}

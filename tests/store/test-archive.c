#include "config.h"

#include <string.h>

#include "rgm-archive-json-reader.h"
#include "rgm-archive-json-writer.h"
#include "rgm-line.h"
#include "rgm-record.h"
#include "rgm-store-archive.h"
#include "store-fixture.h"

/* Everything out of a database and into another. With --full, many more databases. */

#define QUICK_DATABASES 100
#define ALL_DATABASES 1000

static guint n_databases = QUICK_DATABASES;

static char *
write_json (RgmStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (store, NULL, NULL, &error);

  g_assert_no_error (error);
  return rgm_archive_json_write (archive);
}

/* Whoever cancels does not wait for the rest of the file. */
static void
assert_abandoned (const char *json)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmArchive) archive = rgm_archive_json_read (json, strlen (json), cancellable, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);
  g_cancellable_cancel (cancellable);
  g_assert_null (rgm_archive_json_read (json, strlen (json), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static RgmImportReport *
import_json (RgmStore *store, const char *json, RgmImportMode mode)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmArchive) archive = rgm_archive_json_read (json, strlen (json), NULL, &error);
  RgmImportReport *report;

  g_assert_no_error (error);
  report = rgm_store_import_archive (store, archive, NULL, mode, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Texts that a format may trip over. */
static const char *const texts[] = {
  "", "plain", "“quoted” \"text\"", "back\\slash", "two\nlines\ttab",
  "\xc3\xa9t\xc3\xa9 \xf0\x9f\x92\x89",
  "null", "0", " spaces ", "</script>&amp;", "\x01\x1f control", "\xd8\xa7\xd8\xb3\xd9\x85",
};

/* Sets a text that a format may trip over, as a line where it has to be one. */
static void
set_text (char **field, gboolean is_line, int first, GRand *random)
{
  const char *text = texts[g_rand_int_range (random, first, G_N_ELEMENTS (texts))];
  g_autofree char *line = rgm_line_new (text);

  rgm_record_set_text (field, is_line ? line : text);
}

/* Gives every field of @record a value that it may have, but for the keys. */
static void
invent (const RgmRecordClass *klass, gpointer record, GRand *random)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];
      const RgmValue *value = field->value;

      if (value->kind == RGM_VALUE_TEXT)
        set_text (RGM_FIELD (char *, record, field), value->one_line, value->required ? 1 : 0,
                  random);
      else if (field->type == RGM_FIELD_TIME)
        *RGM_FIELD (gint64, record, field) = (gint64) g_rand_int (random) << 18;
      else if (field->type == RGM_FIELD_INT && value->kind != RGM_VALUE_PROTOCOL)
        *RGM_FIELD (gint32, record, field)
          = value->has_none && g_rand_int_range (random, 0, 4) == 0
              ? value->none
              : (gint32) (value->min + g_rand_double (random) * (value->max - value->min + 0.99));
    }
}

static void
invent_product (RgmSessionRecord *session, GRand *random)
{
  g_autofree char *name = NULL;
  g_autofree char *lot = NULL;

  set_text (&name, TRUE, 1, random);
  set_text (&lot, TRUE, 0, random);
  rgm_session_record_add_product (session, name, lot);
}

static void
invent_session (Fixture *fixture, const RgmCourseRecord *course, GRand *random)
{
  g_autoptr(RgmSessionRecord) session = rgm_session_record_new (course->id, 1, RGM_SESSION_DONE);
  g_autoptr(GError) error = NULL;

  invent (&rgm_session_record_class, session, random);
  for (gint32 i = g_rand_int_range (random, 0, 3); i > 0; i--)
    rgm_session_record_add_zone (session, i == 1 ? "face" : "abdomen",
                                 g_rand_int_range (random, -1, RGM_DEPTH_MAX + 1),
                                 g_rand_int_range (random, 0, RGM_PASSES_MAX + 1));
  for (gint32 i = g_rand_int_range (random, 0, 3); i > 0; i--)
    invent_product (session, random);
  rgm_store_save_session (fixture->store, session, &error);
  g_assert_no_error (error);
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      session->day = g_rand_int_range (random, 1, RGM_DAY_LAST);
      g_assert_true (rgm_store_save_session (fixture->store, session, NULL));
    }
  else if (g_rand_int_range (random, 0, 6) == 0)
    g_assert_true (rgm_store_delete_session (fixture->store, session->id, NULL, NULL));
}

static void
invent_course (Fixture *fixture, const RgmPatient *patient, GRand *random)
{
  g_autoptr(RgmCourseRecord) course = rgm_course_record_new (patient->id, fixture->protocol);
  g_autoptr(RgmPauseRecord) pause = rgm_pause_record_new (course->id, 5, 0, "");
  g_autoptr(GError) error = NULL;

  invent (&rgm_course_record_class, course, random);
  g_strfreev (course->areas);
  course->areas = g_strsplit (g_rand_boolean (random) ? "face abdomen" : "", " ", -1);
  rgm_store_save_course (fixture->store, course, &error);
  g_assert_no_error (error);
  for (gint32 i = g_rand_int_range (random, 0, 5); i > 0; i--)
    invent_session (fixture, course, random);
  rgm_record_set_text (&pause->reason, texts[g_rand_int_range (random, 0, 12)]);
  pause->last = g_rand_boolean (random) ? RGM_DAY_NONE : g_rand_int_range (random, 5, 50);
  g_assert_true (rgm_store_save_pause (fixture->store, pause, NULL));
}

static void
invent_patient (Fixture *fixture, GRand *random)
{
  g_autoptr(RgmPatient) patient = rgm_patient_new ("x");
  g_autoptr(RgmContact) contact = rgm_contact_new (patient->id);
  g_autoptr(RgmContactAttempt) attempt = NULL;

  invent (&rgm_patient_class, patient, random);
  g_assert_true (rgm_store_save_patient (fixture->store, patient, NULL));
  for (gint32 i = g_rand_int_range (random, 0, 3); i > 0; i--)
    invent_course (fixture, patient, random);
  invent (&rgm_contact_class, contact, random);
  if (g_rand_boolean (random))
    g_assert_true (rgm_store_save_contact (fixture->store, contact, NULL));
  attempt = rgm_contact_attempt_new (patient->id, 1, RGM_CONTACT_WAY_MAIL,
                                     RGM_CONTACT_OUTCOME_REACHED);
  invent (&rgm_contact_attempt_class, attempt, random);
  if (g_rand_boolean (random))
    g_assert_true (rgm_store_save_attempt (fixture->store, attempt, NULL));
  /* A patient who is gone stays in the history. */
  if (g_rand_int_range (random, 0, 5) == 0)
    g_assert_true (rgm_store_delete_patient (fixture->store, patient->id, NULL, NULL));
}

static void
invent_database (Fixture *fixture, GRand *random)
{
  g_autoptr(RgmAreaRecord) area = rgm_area_record_new ("my-area", "My area", "");

  if (g_rand_boolean (random))
    g_assert_true (rgm_store_save_area (fixture->store, area, NULL));
  if (g_rand_boolean (random))
    g_assert_true (rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_MODE,
                                           RGM_STORE_MODE_PATIENTS, NULL));
  for (gint32 i = g_rand_int_range (random, 0, 5); i > 0; i--)
    invent_patient (fixture, random);
}

typedef enum {
  BEFORE_COMPARING,
  BEFORE_REPEATING,
  BEFORE_UNDOING,
  AFTER_UNDOING,
} Moment;

/* What is done to the database that was filled, behind the back of the judge, and what it says. */
typedef struct {
  const char *name;
  Moment moment;
  const char *sql;
  const char *trouble;
} Control;

#define OTHER_JSON "its JSON is another"
#define OTHER_RECORDS "its records are others"
#define BROUGHT_IN_TWICE "the same brought in again changes something"
#define NOT_UNDONE "the import cannot be undone"
#define NOT_EMPTY "undone, it is not empty"

static void
plant (Fixture *to, const Control *control, Moment moment)
{
  if (control && control->moment == moment)
    fixture_run_sql (to->path, control->sql);
}

static gboolean
has_hash (Fixture *fixture, const char *expected)
{
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);

  return g_strcmp0 (hash, expected) == 0;
}

/* Returns: what is wrong, or NULL */
static const char *
judge_undo (Fixture *to, gboolean has_records, const char *empty, const Control *control)
{
  plant (to, control, BEFORE_UNDOING);
  if (has_records && !rgm_store_undo (to->store, 0, NULL, NULL))
    return NOT_UNDONE;
  plant (to, control, AFTER_UNDOING);
  return has_hash (to, empty) ? NULL : NOT_EMPTY;
}

/* JSON of any database, brought into an empty one, is the same JSON again; undone, it is empty.
 * Returns: what is wrong, or NULL */
static const char *
judge_round_trip (Fixture *from, Fixture *to, const Control *control, guint *n_records)
{
  g_autofree char *empty = rgm_store_dup_content_hash (to->store, NULL);
  g_autofree char *full = rgm_store_dup_content_hash (from->store, NULL);
  g_autofree char *json = write_json (from->store);
  g_autoptr(RgmImportReport) report = import_json (to->store, json, RGM_IMPORT_KEEP);
  g_autoptr(RgmImportReport) repeated = NULL;
  g_autofree char *again = NULL;
  guint n_added = rgm_import_report_sum (report->added);

  *n_records += n_added;
  plant (to, control, BEFORE_COMPARING);
  again = write_json (to->store);
  if (!g_str_equal (again, json))
    return OTHER_JSON;
  if (!has_hash (to, full))
    return OTHER_RECORDS;
  plant (to, control, BEFORE_REPEATING);
  repeated = import_json (to->store, json, RGM_IMPORT_REPLACE);
  if (!rgm_import_report_is_nothing (repeated))
    return BROUGHT_IN_TWICE;
  return judge_undo (to, n_added > 0, empty, control);
}

/* Goes on until something is wrong. Returns: what is, or NULL */
static const char *
go_through_databases (guint n, const Control *control)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  const char *trouble = NULL;
  guint n_records = 0;
  guint i;

  for (i = 0; i < n && !trouble; i++)
    {
      Fixture from = { 0 }, to = { 0 };

      fixture_set_up (&from, NULL);
      fixture_set_up (&to, NULL);
      invent_database (&from, random);
      trouble = judge_round_trip (&from, &to, control, &n_records);
      fixture_tear_down (&from, NULL);
      fixture_tear_down (&to, NULL);
    }
  g_test_message ("seed %u: %u databases, %u records: %s", seed, i, n_records,
                  trouble ? trouble : "all the same");
  g_assert_true (trouble || n_records > n * 3);
  return trouble;
}

static void
test_round_trip (void)
{
  g_assert_cmpstr (go_through_databases (n_databases, NULL), ==, NULL);
}

static const Control controls[] = {
  { "changed", BEFORE_COMPARING, "UPDATE patient SET notes = notes || 'planted'", OTHER_JSON },
  { "lost", BEFORE_COMPARING, "DELETE FROM pause", OTHER_JSON },
  { "carried-by-nothing", BEFORE_COMPARING, "INSERT INTO protocol_copy VALUES"
    " ('00000000000000000000000000000000', 'planted', 1, 'planted')", OTHER_RECORDS },
  { "not-taken-for-same", BEFORE_REPEATING, "UPDATE patient SET notes = notes || 'planted'",
    BROUGHT_IN_TWICE },
  { "not-recorded", BEFORE_UNDOING, "DELETE FROM undo", NOT_UNDONE },
  { "left-over", AFTER_UNDOING, "INSERT INTO area (id, name, parent, created, changed)"
                                " VALUES ('planted', 'Planted', '', 1, 1)", NOT_EMPTY },
};

/* In one of some databases the fault has something to damage, and is found there. */
static void
test_round_trip_control (gconstpointer data)
{
  const Control *control = data;

  g_assert_cmpstr (go_through_databases (QUICK_DATABASES, control), ==, control->trouble);
}

/* What is here with other content stays, or is replaced; what is somebody else's never is. */
static void
test_conflicts (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) two = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, one, "face");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autofree char *json = NULL;
  g_autofree char *now = NULL;
  g_autoptr(RgmImportReport) report = NULL;
  g_autoptr(RgmImportReport) replaced = NULL;
  g_autoptr(RgmImportReport) stolen = NULL;

  session = fixture_add_session (fixture, course, FIXTURE_TODAY, RGM_SESSION_DONE);
  json = write_json (fixture->store);
  rgm_record_set_text (&one->notes, "Called");
  g_assert_true (rgm_store_save_patient (fixture->store, one, NULL));
  now = write_json (fixture->store);

  assert_abandoned (json);
  report = import_json (fixture->store, json, RGM_IMPORT_KEEP);
  g_assert_true (rgm_import_report_is_nothing (report));
  g_assert_cmpuint (report->refused->len, ==, 1);
  g_assert_cmpint (((RgmImportRefusal *) report->refused->pdata[0])->reason, ==,
                   RGM_IMPORT_REASON_DIFFERENT);
  replaced = import_json (fixture->store, json, RGM_IMPORT_REPLACE);
  g_assert_cmpuint (replaced->changed[RGM_RECORD_KIND_PATIENT], ==, 1);

  rgm_record_set_text (&course->patient_id, two->id);
  g_assert_true (rgm_store_save_course (fixture->store, course, NULL));
  stolen = import_json (fixture->store, json, RGM_IMPORT_REPLACE);
  g_assert_cmpuint (stolen->refused->len, ==, 2);
  g_assert_cmpint (((RgmImportRefusal *) stolen->refused->pdata[0])->reason, ==,
                   RGM_IMPORT_REASON_OWNER);
  g_assert_cmpint (((RgmImportRefusal *) stolen->refused->pdata[1])->reason, ==,
                   RGM_IMPORT_REASON_PARENT);
}

static void
cancel_late (guint done, guint total, gpointer data)
{
  if (done + 1 == total)
    g_cancellable_cancel (data);
}

/* Cancelled before its last record, an import has done nothing. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmPatient) one = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmPatient) two = fixture_add_patient (fixture, "Sample Patient 2");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RgmStoreTransfer transfer = { cancellable, cancel_late, cancellable };
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (fixture->store, NULL, NULL, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  rgm_record_set_text (&one->notes, "Called");
  g_assert_true (rgm_store_save_patient (fixture->store, one, NULL));
  before = write_json (fixture->store);
  g_assert_null (rgm_store_import_archive (fixture->store, archive, NULL, RGM_IMPORT_REPLACE,
                                           &transfer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = write_json (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* What no reader would let through, the store does not write either. */
static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = rgm_archive_new ();
  g_autoptr(RgmPatient) patient = rgm_patient_new ("\xff");
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (archive->patients, rgm_patient_content_new (patient));
  g_assert_null (rgm_store_import_archive (fixture->store, archive, NULL, RGM_IMPORT_KEEP, NULL,
                                           &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "patients[0].name"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "--full"))
    n_databases = ALL_DATABASES;
  g_test_add_func ("/archive/round-trip", test_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *name = g_strconcat ("/archive/round-trip-control/", controls[i].name, NULL);

      g_test_add_data_func (name, &controls[i], test_round_trip_control);
    }
  FIXTURE_TEST ("/archive/conflicts", test_conflicts);
  FIXTURE_TEST ("/archive/cancel", test_cancel);
  FIXTURE_TEST ("/archive/invalid", test_invalid);
  return g_test_run ();
}

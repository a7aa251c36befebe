#include "config.h"

#include <string.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* Every kind of record: each field is copied, compared, saved and loaded. The loop is over the
 * description of the record, and the last test counts its fields against the struct's size, so a
 * field that the description lacks is found as well. */

typedef struct {
  const char *name;
  const RgmRecordClass *klass;
  gpointer (*make) (Fixture *fixture);
  gboolean (*save) (RgmStore *store, gpointer record, GError **error);
  gpointer (*load) (Fixture *fixture, gpointer record);
} Kind;

static gpointer
make_patient (Fixture *fixture)
{
  return rgm_patient_new ("Sample Patient 1");
}

static gpointer
make_contact (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return rgm_contact_new (patient->id);
}

static gpointer
make_attempt (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return rgm_contact_attempt_new (patient->id, 5, RGM_CONTACT_WAY_MAIL,
                                  RGM_CONTACT_OUTCOME_REACHED);
}

static gpointer
make_course (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");

  return rgm_course_record_new (patient->id, fixture->protocol);
}

static gpointer
make_session (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

  return rgm_session_record_new (course->id, FIXTURE_TODAY, RGM_SESSION_DONE);
}

static gpointer
make_pause (Fixture *fixture)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (fixture, "Sample Patient 1");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (fixture, patient, "face");

  return rgm_pause_record_new (course->id, 100, 200, "Holiday");
}

static gpointer
make_area (Fixture *fixture)
{
  return rgm_area_record_new ("left-ear", "Left ear", "face");
}

static gpointer
load_patient (Fixture *fixture, gpointer record)
{
  RgmPatient *patient = record;
  g_autoptr(RgmPatientContent) content = NULL;

  content = rgm_store_load_patient (fixture->store, patient->id, NULL);
  return content ? rgm_patient_copy (content->record) : NULL;
}

static gpointer
load_contact (Fixture *fixture, gpointer record)
{
  RgmContact *contact = record;
  g_autoptr(RgmPatientContent) content = NULL;

  content = rgm_store_load_patient (fixture->store, contact->patient_id, NULL);
  return content && content->contact ? rgm_contact_copy (content->contact) : NULL;
}

static gpointer
load_attempt (Fixture *fixture, gpointer record)
{
  RgmContactAttempt *attempt = record;
  g_autoptr(RgmPatientContent) content = NULL;

  content = rgm_store_load_patient (fixture->store, attempt->patient_id, NULL);
  g_assert_nonnull (content);
  g_assert_cmpuint (content->attempts->len, ==, 1);
  return rgm_contact_attempt_copy (content->attempts->pdata[0]);
}

static gpointer
load_course (Fixture *fixture, gpointer record)
{
  RgmCourseRecord *course = record;
  g_autoptr(RgmCourseContent) content = rgm_store_load_course (fixture->store, course->id, NULL);

  return content ? rgm_course_record_copy (content->record) : NULL;
}

static gpointer
load_session (Fixture *fixture, gpointer record)
{
  RgmSessionRecord *session = record;

  return rgm_store_load_session (fixture->store, session->id, NULL);
}

static gpointer
load_pause (Fixture *fixture, gpointer record)
{
  RgmPauseRecord *pause = record;
  g_autoptr(RgmCourseContent) content = NULL;

  content = rgm_store_load_course (fixture->store, pause->course_id, NULL);
  g_assert_nonnull (content);
  g_assert_cmpuint (content->pauses->len, ==, 1);
  return rgm_pause_record_copy (content->pauses->pdata[0]);
}

static gpointer
load_area (Fixture *fixture, gpointer record)
{
  g_autoptr(GPtrArray) areas = rgm_store_list_areas (fixture->store, NULL);

  g_assert_nonnull (areas);
  g_assert_cmpuint (areas->len, ==, 1);
  return rgm_area_record_copy (areas->pdata[0]);
}

typedef gboolean (*Save) (RgmStore *, gpointer, GError **);

static const Kind kinds[] = {
  { "patient", &rgm_patient_class, make_patient, (Save) rgm_store_save_patient, load_patient },
  { "contact", &rgm_contact_class, make_contact, (Save) rgm_store_save_contact, load_contact },
  { "attempt", &rgm_contact_attempt_class, make_attempt, (Save) rgm_store_save_attempt,
    load_attempt },
  { "course", &rgm_course_record_class, make_course, (Save) rgm_store_save_course, load_course },
  { "session", &rgm_session_record_class, make_session, (Save) rgm_store_save_session,
    load_session },
  { "pause", &rgm_pause_record_class, make_pause, (Save) rgm_store_save_pause, load_pause },
  { "area", &rgm_area_record_class, make_area, (Save) rgm_store_save_area, load_area },
};

/* Gives a field another value that is allowed. Keys stay, and so do references. */
static gboolean
change_field (const RgmField *field, gpointer record)
{
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      if (strlen (*RGM_FIELD (char *, record, field)) == 36)
        return FALSE;
      rgm_record_set_text (RGM_FIELD (char *, record, field), "Größe\t“𝕏”\n'\";--\xcc\x88");
      return TRUE;
    case RGM_FIELD_WORDS:
      g_strfreev (*RGM_FIELD (char **, record, field));
      *RGM_FIELD (char **, record, field) = g_strsplit ("face-cheeks abdomen", " ", -1);
      return TRUE;
    case RGM_FIELD_INT:
      *RGM_FIELD (gint32, record, field) = *RGM_FIELD (gint32, record, field) == 1 ? 0 : 1;
      return TRUE;
    case RGM_FIELD_TIME:
      *RGM_FIELD (gint64, record, field) = G_MAXINT64;
      return TRUE;
    case RGM_FIELD_STAMP:
    default:
      return FALSE;
    }
}

/* Values for the fields that one number does not fit. */
static void
mend_field (const RgmField *field, gpointer record)
{
  if (!field->column)
    {
      if (field->type == RGM_FIELD_INT)
        *RGM_FIELD (gint32, record, field) = 7;
    }
  else if (g_str_equal (field->column, "last_day") || g_str_equal (field->column, "day"))
    *RGM_FIELD (gint32, record, field) = RGM_DAY_LAST;
  else if (g_str_equal (field->column, "first_day"))
    *RGM_FIELD (gint32, record, field) = RGM_DAY_FIRST;
  else if (g_str_equal (field->column, "parent"))
    rgm_record_set_text (RGM_FIELD (char *, record, field), "abdomen");
}

static void
test_each_field (Fixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GError) error = NULL;
  gpointer record = kind->make (fixture);

  g_assert_true (kind->save (fixture->store, record, &error));
  g_assert_no_error (error);
  for (gsize i = 1; i < kind->klass->n_fields; i++)
    {
      const RgmField *field = &kind->klass->fields[i];
      gpointer before = rgm_record_copy (kind->klass, record);
      gpointer loaded;

      g_assert_true (rgm_record_equal (kind->klass, before, record));
      if (change_field (field, record))
        {
          mend_field (field, record);
          g_test_message ("%s: %s", kind->name, field->column ? field->column : "kept apart");
          g_assert_false (rgm_record_equal (kind->klass, before, record));
          g_assert_true (kind->save (fixture->store, record, &error));
          g_assert_no_error (error);
          fixture_reopen (fixture);
          loaded = kind->load (fixture, record);
          g_assert_nonnull (loaded);
          g_assert_true (rgm_record_equal (kind->klass, loaded, record));
          g_assert_false (rgm_record_equal (kind->klass, loaded, before));
          g_assert_cmpint (*rgm_record_get_stamps (kind->klass, loaded).created, ==,
                           *rgm_record_get_stamps (kind->klass, record).created);
          g_assert_cmpint (*rgm_record_get_stamps (kind->klass, loaded).changed, ==,
                           *rgm_record_get_stamps (kind->klass, record).changed);
          rgm_record_free (kind->klass, loaded);
        }
      rgm_record_free (kind->klass, before);
    }
  rgm_record_free (kind->klass, record);
}

/* Saving again is no change: not the stamps, not the history, not the file. */
static void
test_save_twice (Fixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GError) error = NULL;
  gpointer record = kind->make (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 changed;

  g_assert_true (kind->save (fixture->store, record, &error));
  changed = *rgm_record_get_stamps (kind->klass, record).changed;
  g_assert_cmpint (changed, >, 0);
  before = fixture_ask (fixture, "SELECT count (*) FROM history");
  g_assert_true (kind->save (fixture->store, record, &error));
  after = fixture_ask (fixture, "SELECT count (*) FROM history");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (*rgm_record_get_stamps (kind->klass, record).changed, ==, changed);
  rgm_record_free (kind->klass, record);
}

/* `created` stays, `changed` moves, and whoever saves without knowing them learns both. */
static void
test_stamps (Fixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr(GError) error = NULL;
  gpointer record = kind->make (fixture);
  RgmStamps stamps = rgm_record_get_stamps (kind->klass, record);
  gint64 created;

  g_assert_cmpint (*stamps.created, ==, 0);
  g_assert_true (kind->save (fixture->store, record, &error));
  created = *stamps.created;
  g_assert_cmpint (created, ==, *stamps.changed);
  g_assert_cmpint (created, ==, fixture->now);
  *stamps.created = 0;
  *stamps.changed = 0;
  g_assert_true (kind->save (fixture->store, record, &error));
  g_assert_cmpint (*stamps.created, ==, created);
  for (gsize i = 1; i < kind->klass->n_fields; i++)
    {
      if (change_field (&kind->klass->fields[i], record))
        mend_field (&kind->klass->fields[i], record);
    }
  g_assert_true (kind->save (fixture->store, record, &error));
  g_assert_no_error (error);
  g_assert_cmpint (*stamps.created, ==, created);
  g_assert_cmpint (*stamps.changed, ==, fixture->now);
  g_assert_cmpint (*stamps.changed, >, created);
  rgm_record_free (kind->klass, record);
}

/* A struct as large as its described fields and what is named here: a field that is forgotten in
 * the description makes it larger. */
static void
test_no_field_forgotten (Fixture *fixture, gconstpointer data)
{
  const Kind *kind = data;
  gsize end = 0;

  for (gsize i = 0; i < kind->klass->n_fields; i++)
    {
      const RgmField *field = &kind->klass->fields[i];
      gsize size = field->type == RGM_FIELD_INT ? sizeof (gint32) : sizeof (gint64);

      if (kind->klass == &rgm_session_record_class && field->offset > end
          && field->offset - end >= sizeof (gpointer))
        end += sizeof (gpointer);
      g_assert_cmpuint (field->offset, >=, end);
      g_assert_cmpuint (field->offset - end, <, sizeof (gint64));
      end = field->offset + size;
    }
  g_assert_cmpuint (kind->klass->size, ==, end);
}

static void
test_zones_and_products (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmSessionRecord) session = make_session (fixture);
  g_autoptr(RgmSessionRecord) loaded = NULL;
  g_autoptr(RgmSessionRecord) copy = NULL;
  g_auto(GStrv) areas = NULL;
  g_autofree char *kept = NULL;

  rgm_session_record_add_zone (session, "face-forehead", 0, 1);
  rgm_session_record_add_zone (session, "face-cheeks", RGM_DEPTH_MAX, RGM_PASSES_MAX);
  rgm_session_record_add_zone (session, "abdomen", RGM_DEPTH_NONE, 0);
  rgm_session_record_add_product (session, "Serum", "L-1");
  rgm_session_record_add_product (session, "Serum", NULL);
  g_assert_true (rgm_store_save_session (fixture->store, session, &error));
  loaded = rgm_store_load_session (fixture->store, session->id, &error);
  g_assert_true (rgm_session_record_equal (loaded, session));
  g_assert_cmpuint (rgm_session_record_get_n_zones (loaded), ==, 3);
  g_assert_cmpstr (rgm_session_record_get_zone (loaded, 0)->area, ==, "face-forehead");
  g_assert_cmpint (rgm_session_record_get_zone (loaded, 1)->depth, ==, 350);
  g_assert_cmpint (rgm_session_record_get_zone (loaded, 2)->depth, ==, -1);
  g_assert_cmpuint (rgm_session_record_get_n_products (loaded), ==, 2);
  g_assert_cmpstr (rgm_session_record_get_product (loaded, 1)->lot, ==, "");
  areas = rgm_session_record_dup_areas (loaded);
  g_assert_cmpuint (g_strv_length (areas), ==, 3);
  kept = fixture_ask (fixture, "SELECT areas FROM session");
  g_assert_cmpstr (kept, ==, "face-forehead face-cheeks abdomen");

  copy = rgm_session_record_copy (session);
  rgm_session_record_clear_zones (copy);
  g_assert_false (rgm_session_record_equal (copy, session));
  rgm_session_record_add_zone (copy, "face-forehead", 0, 1);
  rgm_session_record_add_zone (copy, "face-cheeks", RGM_DEPTH_MAX, RGM_PASSES_MAX);
  rgm_session_record_add_zone (copy, "abdomen", RGM_DEPTH_NONE, 1);
  g_assert_false (rgm_session_record_equal (copy, session));
  rgm_session_record_clear_zones (copy);
  rgm_session_record_clear_products (copy);
  g_assert_true (rgm_store_save_session (fixture->store, copy, &error));
  g_clear_pointer (&loaded, rgm_session_record_free);
  loaded = rgm_store_load_session (fixture->store, session->id, &error);
  g_assert_true (rgm_session_record_equal (loaded, copy));
  g_assert_cmpuint (rgm_session_record_get_n_zones (loaded), ==, 0);
  g_assert_cmpuint (rgm_session_record_get_n_products (loaded), ==, 0);
}

static void
test_new_ids (void)
{
  g_autoptr(RgmPatient) a = rgm_patient_new ("A");
  g_autoptr(RgmPatient) b = rgm_patient_new ("B");

  g_assert_true (g_uuid_string_is_valid (a->id));
  g_assert_cmpstr (a->id, !=, b->id);
}

static void
add_kind_tests (const Kind *kind)
{
  g_autofree char *fields = g_strdup_printf ("/records/%s/each-field", kind->name);
  g_autofree char *twice = g_strdup_printf ("/records/%s/save-twice", kind->name);
  g_autofree char *stamps = g_strdup_printf ("/records/%s/stamps", kind->name);
  g_autofree char *forgotten = g_strdup_printf ("/records/%s/no-field-forgotten", kind->name);

  g_test_add (fields, Fixture, kind, fixture_set_up, test_each_field, fixture_tear_down);
  g_test_add (twice, Fixture, kind, fixture_set_up, test_save_twice, fixture_tear_down);
  g_test_add (stamps, Fixture, kind, fixture_set_up, test_stamps, fixture_tear_down);
  g_test_add (forgotten, Fixture, kind, fixture_set_up, test_no_field_forgotten,
              fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_kind_tests (&kinds[i]);
  FIXTURE_TEST ("/records/session/zones-and-products", test_zones_and_products);
  g_test_add_func ("/records/new-ids", test_new_ids);
  return g_test_run ();
}

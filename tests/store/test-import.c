#include "config.h"

#include <string.h>

#include "rgm-record.h"
#include "rgm-store-archive.h"
#include "store-fixture.h"

/* What an archive brings in, what it does not and why, and when nothing at all. */

/* A file that is at home elsewhere, and the store that its archive comes to. */
typedef struct {
  Fixture here;
  Fixture there;
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmContactAttempt *attempt;
  RgmPauseRecord *pause;
} Import;

static void
set_up (Import *self, gconstpointer data)
{
  g_autoptr(RgmSessionRecord) session = NULL;

  fixture_set_up (&self->here, NULL);
  fixture_set_up (&self->there, NULL);
  self->patient = fixture_add_patient (&self->there, "Sample Patient 1");
  self->course = fixture_add_course (&self->there, self->patient, "face");
  session = fixture_add_session (&self->there, self->course, FIXTURE_TODAY, RGM_SESSION_DONE);
  self->pause = rgm_pause_record_new (self->course->id, 5, 9, "Holiday");
  g_assert_true (rgm_store_save_pause (self->there.store, self->pause, NULL));
  self->attempt = rgm_contact_attempt_new (self->patient->id, 1, RGM_CONTACT_WAY_MAIL,
                                           RGM_CONTACT_OUTCOME_REACHED);
  g_assert_true (rgm_store_save_attempt (self->there.store, self->attempt, NULL));
}

static void
tear_down (Import *self, gconstpointer data)
{
  rgm_contact_attempt_free (self->attempt);
  rgm_pause_record_free (self->pause);
  rgm_course_record_free (self->course);
  rgm_patient_free (self->patient);
  fixture_tear_down (&self->there, NULL);
  fixture_tear_down (&self->here, NULL);
}

static RgmArchive *
load (Import *self)
{
  g_autoptr(GError) error = NULL;
  RgmArchive *archive = rgm_store_load_archive (self->there.store, NULL, NULL, &error);

  g_assert_no_error (error);
  return archive;
}

static RgmImportReport *
bring_in (Import *self, RgmArchive *archive, RgmImportMode mode)
{
  g_autoptr(GError) error = NULL;
  RgmImportReport *report = rgm_store_import_archive (self->here.store, archive, self->here.areas,
                                                      mode, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static char *
hash (Import *self)
{
  g_autoptr(GError) error = NULL;
  char *value = rgm_store_dup_content_hash (self->here.store, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_hash (Import *self, const char *expected)
{
  g_autofree char *value = hash (self);

  g_assert_cmpstr (value, ==, expected);
}

/* Neither an import nor a look at it succeeds, and nothing is changed. */
static void
assert_refused (Import *self, RgmArchive *archive, const RgmStoreTransfer *transfer, GQuark domain,
                int code)
{
  g_autofree char *before = hash (self);
  g_autoptr(GError) looked = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (rgm_store_preview_import (self->here.store, archive, self->here.areas,
                                           RGM_IMPORT_KEEP, transfer, &looked));
  g_assert_error (looked, domain, code);
  for (RgmImportMode mode = RGM_IMPORT_KEEP; mode <= RGM_IMPORT_REPLACE; mode++)
    {
      g_clear_error (&error);
      g_assert_null (rgm_store_import_archive (self->here.store, archive, self->here.areas, mode,
                                               transfer, &error));
      g_assert_error (error, domain, code);
    }
  assert_hash (self, before);
}

static void
assert_same_report (const RgmImportReport *a, const RgmImportReport *b)
{
  g_assert_cmpmem (a->added, sizeof a->added, b->added, sizeof b->added);
  g_assert_cmpmem (a->changed, sizeof a->changed, b->changed, sizeof b->changed);
  g_assert_cmpmem (a->unchanged, sizeof a->unchanged, b->unchanged, sizeof b->unchanged);
  g_assert_cmpuint (a->history, ==, b->history);
  g_assert_cmpuint (a->refused->len, ==, b->refused->len);
}

/* The look tells what the import then does, whether all is new, known or other, and writes
 * nothing. */
static void
test_preview (Import *self, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    {
      RgmImportMode mode = i % 2 == 0 ? RGM_IMPORT_REPLACE : RGM_IMPORT_KEEP;
      g_autofree char *notes = g_strdup_printf ("Notes %u", i / 2);
      g_autofree char *before = hash (self);
      g_autoptr(RgmArchive) archive = NULL;
      g_autoptr(RgmImportReport) looked = NULL;
      g_autoptr(RgmImportReport) done = NULL;
      g_autoptr(GError) error = NULL;

      rgm_record_set_text (&self->patient->notes, notes);
      g_assert_true (rgm_store_save_patient (self->there.store, self->patient, NULL));
      archive = load (self);
      looked = rgm_store_preview_import (self->here.store, archive, self->here.areas, mode, NULL,
                                         &error);
      g_assert_no_error (error);
      assert_hash (self, before);
      done = bring_in (self, archive, mode);
      assert_same_report (looked, done);
      g_assert_cmpuint (rgm_import_report_sum (done->added), ==, i == 0 ? 5 : 0);
    }
}

static void
assert_refusal (const RgmImportReport *report, guint position, RgmRecordKind kind,
                RgmImportReason reason, const char *id, RgmDay day)
{
  const RgmImportRefusal *refusal = report->refused->pdata[position];

  g_assert_cmpint (refusal->kind, ==, kind);
  g_assert_cmpint (refusal->reason, ==, reason);
  g_assert_cmpstr (refusal->id, ==, id);
  g_assert_cmpstr (refusal->name, ==, "Sample Patient 1");
  g_assert_cmpint (refusal->day, ==, day);
}

/* Nobody gets what is somebody else's here: an attempt, or a course with its sessions and pauses,
 * each of which is told with its reason and its day. */
static void
test_somebody_elses (Import *self, gconstpointer data)
{
  g_autoptr(RgmPatient) other = NULL;
  g_autoptr(RgmArchive) archive = load (self);
  g_autofree char *before = NULL;

  rgm_import_report_free (bring_in (self, archive, RGM_IMPORT_KEEP));
  other = fixture_add_patient (&self->here, "Sample Patient 2");
  rgm_record_set_text (&self->course->patient_id, other->id);
  g_assert_true (rgm_store_save_course (self->here.store, self->course, NULL));
  rgm_record_set_text (&self->attempt->patient_id, other->id);
  g_assert_true (rgm_store_save_attempt (self->here.store, self->attempt, NULL));
  before = hash (self);
  for (RgmImportMode mode = RGM_IMPORT_KEEP; mode <= RGM_IMPORT_REPLACE; mode++)
    {
      g_autoptr(RgmImportReport) report = bring_in (self, archive, mode);
      const RgmPatientContent *patient = archive->patients->pdata[0];
      const RgmCourseContent *course = patient->courses->pdata[0];
      const RgmSessionRecord *session = course->sessions->pdata[0];

      g_assert_cmpuint (report->refused->len, ==, 4);
      assert_refusal (report, 0, RGM_RECORD_KIND_ATTEMPT, RGM_IMPORT_REASON_OWNER,
                      self->attempt->id, 1);
      assert_refusal (report, 1, RGM_RECORD_KIND_COURSE, RGM_IMPORT_REASON_OWNER,
                      self->course->id, RGM_DAY_NONE);
      assert_refusal (report, 2, RGM_RECORD_KIND_SESSION, RGM_IMPORT_REASON_PARENT, session->id,
                      FIXTURE_TODAY);
      assert_refusal (report, 3, RGM_RECORD_KIND_PAUSE, RGM_IMPORT_REASON_PARENT, self->pause->id,
                      5);
      assert_hash (self, before);
    }
}

static void
add_area (RgmArchive *archive, const char *id, const char *parent)
{
  g_ptr_array_add (archive->areas, rgm_area_record_new (id, id, parent));
}

/* Areas that lie in one that is not there, or in each other, or are too many with those that are
 * here, would leave a file that cannot be used. */
static void
test_areas (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) lost = load (self);
  g_autoptr(RgmArchive) many = load (self);
  g_autoptr(RgmArchive) good = load (self);
  g_autoptr(RgmImportReport) report = NULL;

  add_area (lost, "my-area", "nowhere");
  assert_refused (self, lost, NULL, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  for (guint i = 0; i < 62; i++)
    {
      g_autofree char *id = g_strdup_printf ("my-area-%u", i);

      add_area (many, id, "face");
    }
  assert_refused (self, many, NULL, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  add_area (good, "my-area", "face");
  report = bring_in (self, good, RGM_IMPORT_KEEP);
  g_assert_cmpuint (report->added[RGM_RECORD_KIND_AREA], ==, 1);
}

/* An archive that says what it may not is refused as a whole, and the place of it is named. */
static void
test_malformed (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  RgmPatientContent *patient = archive->patients->pdata[0];
  RgmCourseContent *course = patient->courses->pdata[0];
  RgmPauseRecord *pause = course->pauses->pdata[0];
  g_autoptr(GError) error = NULL;

  rgm_record_set_text (&archive->mode, "other");
  assert_refused (self, archive, NULL, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  rgm_record_set_text (&archive->mode, "");
  pause->last = pause->first - 1;
  assert_refused (self, archive, NULL, RGM_STORE_ERROR, RGM_STORE_ERROR_INVALID);
  g_assert_null (rgm_store_import_archive (self->here.store, archive, NULL, RGM_IMPORT_KEEP, NULL,
                                           &error));
  g_assert_nonnull (strstr (error->message, "patients[0].courses[0].pauses[0].last_day"));
  pause->last = RGM_DAY_NONE;
  rgm_import_report_free (bring_in (self, archive, RGM_IMPORT_KEEP));
}

static char *
load_mode (Import *self)
{
  char *mode = NULL;

  g_assert_true (rgm_store_load_setting (self->here.store, RGM_STORE_SETTING_MODE, &mode, NULL));
  return mode;
}

/* A file of no mode takes that of what comes in. A log stays one as long as one patient is in it,
 * and shows its list once there are two. */
static void
test_mode (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  g_autoptr(RgmPatient) second = rgm_patient_new ("Sample Patient 2");
  g_autofree char *first_mode = NULL;
  g_autofree char *same_mode = NULL;
  g_autofree char *last_mode = NULL;

  rgm_record_set_text (&archive->mode, RGM_STORE_MODE_LOG);
  rgm_import_report_free (bring_in (self, archive, RGM_IMPORT_KEEP));
  first_mode = load_mode (self);
  g_assert_cmpstr (first_mode, ==, RGM_STORE_MODE_LOG);
  rgm_record_set_text (&archive->mode, RGM_STORE_MODE_PATIENTS);
  rgm_import_report_free (bring_in (self, archive, RGM_IMPORT_KEEP));
  same_mode = load_mode (self);
  g_assert_cmpstr (same_mode, ==, RGM_STORE_MODE_LOG);
  g_ptr_array_add (archive->patients, rgm_patient_content_new (second));
  rgm_import_report_free (bring_in (self, archive, RGM_IMPORT_KEEP));
  last_mode = load_mode (self);
  g_assert_cmpstr (last_mode, ==, RGM_STORE_MODE_PATIENTS);
}

typedef struct {
  GCancellable *cancellable;
  guint last;
  guint total;
  guint stop_at;
} Progress;

static void
note_progress (guint done, guint total, gpointer data)
{
  Progress *self = data;

  g_assert_cmpuint (done, ==, self->last + 1);
  g_assert_cmpuint (done, <=, total);
  self->last = done;
  self->total = total;
  if (done == self->stop_at)
    g_cancellable_cancel (self->cancellable);
}

/* Each record is a step of the progress, the last step is the whole, and an import that is
 * cancelled at any of the steps before has done nothing. */
static void
test_cancel (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  guint total = rgm_archive_count_records (archive);
  g_autoptr(RgmImportReport) report = NULL;
  Progress whole = { 0 };
  RgmStoreTransfer transfer = { NULL, note_progress, &whole };
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (total, >=, 5);
  for (guint i = 0; i < total; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *before = hash (self);
      Progress progress = { cancellable, 0, 0, i };
      RgmStoreTransfer cancelled = { cancellable, note_progress, &progress };

      if (i == 0)
        g_cancellable_cancel (cancellable);
      g_assert_null (rgm_store_import_archive (self->here.store, archive, NULL, RGM_IMPORT_KEEP,
                                               &cancelled, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      assert_hash (self, before);
    }
  report = rgm_store_import_archive (self->here.store, archive, NULL, RGM_IMPORT_KEEP, &transfer,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (whole.last, ==, whole.total);
  g_assert_cmpuint (whole.total, ==, total);
}

/* To load and to look can be cancelled as well. */
static void
test_cancel_reading (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RgmStoreTransfer transfer = { cancellable, NULL, NULL };
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rgm_store_load_archive (self->there.store, NULL, &transfer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_refused (self, archive, &transfer, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* While another program writes, an import does nothing and says so; after that it goes well. */
static void
test_locked (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  g_autoptr(RgmStore) other = fixture_open_second (&self->here);
  g_autofree char *before = hash (self);
  g_autoptr(RgmImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  rgm_store_set_busy_timeout (self->here.store, 10);
  g_assert_true (rgm_store_begin (other, RGM_CHANGE_IMPORT, &error));
  g_assert_null (rgm_store_import_archive (self->here.store, archive, NULL, RGM_IMPORT_KEEP, NULL,
                                           &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED);
  assert_hash (self, before);
  rgm_store_rollback (other);
  report = bring_in (self, archive, RGM_IMPORT_KEEP);
  g_assert_cmpuint (rgm_import_report_sum (report->added), ==, 5);
}

/* Into what can only be read nothing is brought, but one can look. */
static void
test_read_only (Import *self, gconstpointer data)
{
  g_autoptr(RgmArchive) archive = load (self);
  g_autoptr(RgmImportReport) looked = NULL;
  g_autoptr(RgmStore) reader = NULL;
  g_autoptr(GError) error = NULL;

  reader = rgm_store_open (self->here.path, RGM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  looked = rgm_store_preview_import (reader, archive, NULL, RGM_IMPORT_KEEP, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rgm_import_report_sum (looked->added), ==, 5);
  g_assert_null (rgm_store_import_archive (reader, archive, NULL, RGM_IMPORT_KEEP, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY);
}

/* With one patient come the areas that their records name, with those that these lie in, and
 * nothing that is somebody else's. */
static void
test_one_patient (Import *self, gconstpointer data)
{
  static const char *const areas[][2] = { { "outer", "face" }, { "inner", "outer" },
                                          { "zone", "" }, { "others", "" } };
  g_autoptr(RgmPatient) other = fixture_add_patient (&self->there, "Sample Patient 2");
  g_autoptr(RgmCourseRecord) course = NULL;
  g_autoptr(RgmCourseRecord) others = fixture_add_course (&self->there, other, "others");
  g_autoptr(RgmSessionRecord) session = NULL;
  g_autoptr(RgmArchive) archive = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr(RgmAreaRecord) area = rgm_area_record_new (areas[i][0], "Area", areas[i][1]);

      g_assert_true (rgm_store_save_area (self->there.store, area, NULL));
    }
  course = fixture_add_course (&self->there, self->patient, "inner");
  session = fixture_add_session (&self->there, course, FIXTURE_TODAY, RGM_SESSION_DONE);
  rgm_session_record_add_zone (session, "zone", 100, 2);
  g_assert_true (rgm_store_save_session (self->there.store, session, NULL));
  archive = rgm_store_load_archive (self->there.store, self->patient->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (archive->patients->len, ==, 1);
  g_assert_cmpuint (archive->areas->len, ==, 3);
  for (guint i = 0; i < archive->areas->len; i++)
    g_assert_cmpstr (((RgmAreaRecord *) archive->areas->pdata[i])->id, !=, "others");
  for (guint i = 0; i < archive->history->len; i++)
    g_assert_cmpstr (((RgmHistoryEntry *) archive->history->pdata[i])->patient_id, ==,
                     self->patient->id);
  g_assert_null (rgm_store_load_archive (self->there.store, self->course->id, NULL, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND);
}

#define IMPORT_TEST(name, function) \
  g_test_add (name, Import, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/import/preview", test_preview);
  IMPORT_TEST ("/import/somebody-elses", test_somebody_elses);
  IMPORT_TEST ("/import/areas", test_areas);
  IMPORT_TEST ("/import/malformed", test_malformed);
  IMPORT_TEST ("/import/mode", test_mode);
  IMPORT_TEST ("/import/cancel", test_cancel);
  IMPORT_TEST ("/import/cancel-reading", test_cancel_reading);
  IMPORT_TEST ("/import/locked", test_locked);
  IMPORT_TEST ("/import/read-only", test_read_only);
  IMPORT_TEST ("/import/one-patient", test_one_patient);
  return g_test_run ();
}

#include "config.h"

#include "fault-memory.h"
#include "rgm-store-archive.h"
#include "store-fixture.h"

/* SQLite gets no memory, at any of its allocations, once or from then on, in whatever reads.
 * What is read is there wholly, or an error says that it is not; never does somebody look at a list
 * of patients, or a course, that seems to be all and is not. Afterwards all can be read. */

/* Every so many allocations one fails; with --full each in turn. */
#define STEP 5

static guint step = STEP;

typedef struct {
  Fixture base;
  RgmPatient *patient;
  RgmCourseRecord *course;
  RgmSessionRecord *session;
} Reading;

/* Something that reads. Returns: (nullable): what was read */
typedef char *(*Reader) (Reading *self, GError **error);

static char *
read_patients (Reading *self, GError **error)
{
  g_autoptr(GPtrArray) patients = rgm_store_list_patients (self->base.store, error);

  return patients ? g_strdup_printf ("%u patients", patients->len) : NULL;
}

static void
add_course (GString *text, const RgmCourseContent *course)
{
  g_string_append_printf (text, "%s %s: %u sessions", course->patient_name, course->record->id,
                          course->sessions->len);
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const RgmSessionRecord *session = course->sessions->pdata[i];

      g_string_append_printf (text, " %s/%u", session->notes, session->zones->len);
    }
  g_string_append_printf (text, ", %u pauses, %u others, protocol %s\n", course->pauses->len,
                          course->others->len, course->record->protocol_text);
}

static char *
read_patient (Reading *self, GError **error)
{
  g_autoptr(RgmPatientContent) content = rgm_store_load_patient (self->base.store,
                                                                 self->patient->id, error);
  GString *text;

  if (!content)
    return NULL;
  text = g_string_new (content->record->name);
  g_string_append_printf (text, "%s, %u attempts\n", content->contact->phone,
                          content->attempts->len);
  for (guint i = 0; i < content->courses->len; i++)
    add_course (text, content->courses->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
read_course (Reading *self, GError **error)
{
  g_autoptr(RgmCourseContent) content = rgm_store_load_course (self->base.store, self->course->id,
                                                               error);
  GString *text;

  if (!content)
    return NULL;
  text = g_string_new (NULL);
  add_course (text, content);
  return g_string_free (text, FALSE);
}

static char *
read_session (Reading *self, GError **error)
{
  g_autoptr(RgmSessionRecord) session = rgm_store_load_session (self->base.store,
                                                                self->session->id, error);

  return session ? g_strdup_printf ("%s %u", session->notes, session->zones->len) : NULL;
}

static char *
read_latest_session (Reading *self, GError **error)
{
  g_autoptr(RgmSessionRecord) session = rgm_store_load_latest_session (self->base.store,
                                                                       self->course->id, error);

  return session ? g_strdup_printf ("%s %u", session->notes, session->zones->len) : NULL;
}

static char *
read_digests (Reading *self, GError **error)
{
  g_autoptr(RgmDigests) digests = rgm_store_list_digests (self->base.store, self->base.areas,
                                                          error);

  if (!digests)
    return NULL;
  return g_strdup_printf ("%u", (guint) rgm_digests_get_size (digests));
}

static char *
read_areas (Reading *self, GError **error)
{
  g_autoptr(GPtrArray) areas = rgm_store_list_areas (self->base.store, error);

  return areas ? g_strdup_printf ("%u areas", areas->len) : NULL;
}

static char *
read_history (Reading *self, GError **error)
{
  g_autoptr(GPtrArray) history = rgm_store_list_history (self->base.store, self->patient->id,
                                                         error);

  return history ? g_strdup_printf ("%u entries", history->len) : NULL;
}

static char *
read_setting (Reading *self, GError **error)
{
  char *value = NULL;

  return rgm_store_load_setting (self->base.store, RGM_STORE_SETTING_MODE, &value, error) ? value
                                                                                         : NULL;
}

static char *
read_archive (Reading *self, GError **error)
{
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (self->base.store, NULL, NULL, error);

  return archive ? g_strdup_printf ("%s: %u records, %u entries", archive->mode,
                                    rgm_archive_count_records (archive), archive->history->len)
                 : NULL;
}

static char *
read_archive_of_patient (Reading *self, GError **error)
{
  g_autoptr(RgmArchive) archive = rgm_store_load_archive (self->base.store, self->patient->id,
                                                          NULL, error);

  return archive ? g_strdup_printf ("%u records, %u entries", rgm_archive_count_records (archive),
                                    archive->history->len)
                 : NULL;
}

static char *
read_hash (Reading *self, GError **error)
{
  return rgm_store_dup_content_hash (self->base.store, error);
}

static char *
read_changes (Reading *self, GError **error)
{
  g_autoptr(RgmChange) undo = NULL;
  g_autoptr(RgmChange) redo = NULL;

  if (!rgm_store_get_changes (self->base.store, &undo, &redo, error))
    return NULL;
  return g_strdup_printf ("undo %" G_GINT64_FORMAT ", redo %d", undo ? undo->id : 0, redo != NULL);
}

static char *
read_check (Reading *self, GError **error)
{
  return rgm_store_check (self->base.store, error) ? g_strdup ("sound") : NULL;
}

/* Somebody else opens the file. */
static char *
read_opening (Reading *self, GError **error)
{
  g_autoptr(RgmStore) store = rgm_store_open (self->base.path, RGM_STORE_DEFAULT, error);

  return store ? g_strdup ("open") : NULL;
}

static const struct {
  const char *name;
  Reader reader;
} readers[] = {
  { "patients", read_patients },
  { "patient", read_patient },
  { "course", read_course },
  { "session", read_session },
  { "latest-session", read_latest_session },
  { "digests", read_digests },
  { "areas", read_areas },
  { "history", read_history },
  { "setting", read_setting },
  { "archive", read_archive },
  { "archive-of-patient", read_archive_of_patient },
  { "hash", read_hash },
  { "changes", read_changes },
  { "check", read_check },
  { "opening", read_opening },
};

static void
add_records (Reading *self)
{
  RgmStore *store = self->base.store;
  g_autoptr(RgmContact) contact = NULL;
  g_autoptr(RgmContactAttempt) attempt = NULL;
  g_autoptr(RgmPauseRecord) pause = NULL;
  g_autoptr(RgmAreaRecord) area = rgm_area_record_new ("nape", "Nape", "face");
  g_autoptr(RgmCourseRecord) other = NULL;

  self->patient = fixture_add_patient (&self->base, "Sample Patient 1");
  self->course = fixture_add_course (&self->base, self->patient, "face");
  other = fixture_add_course (&self->base, self->patient, "face");
  rgm_session_record_free (fixture_add_session (&self->base, other, 1000, RGM_SESSION_DONE));
  self->session = fixture_add_session (&self->base, self->course, 1030, RGM_SESSION_DONE);
  rgm_session_record_add_zone (self->session, "face", 100, 2);
  g_free (self->session->notes);
  self->session->notes = g_strnfill (5000, 'n');
  g_assert_true (rgm_store_save_session (store, self->session, NULL));
  contact = rgm_contact_new (self->patient->id);
  g_assert_true (rgm_store_save_contact (store, contact, NULL));
  attempt = rgm_contact_attempt_new (self->patient->id, 1000, RGM_CONTACT_WAY_PHONE,
                                     RGM_CONTACT_OUTCOME_BOOKED);
  g_assert_true (rgm_store_save_attempt (store, attempt, NULL));
  pause = rgm_pause_record_new (self->course->id, 1100, 0, "");
  g_assert_true (rgm_store_save_pause (store, pause, NULL));
  g_assert_true (rgm_store_save_area (store, area, NULL));
  g_assert_true (rgm_store_save_setting (store, RGM_STORE_SETTING_MODE, RGM_ARCHIVE_MODE_LOG,
                                         NULL));
}

static void
set_up (Reading *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  add_records (self);
}

static void
tear_down (Reading *self, gconstpointer data)
{
  g_clear_pointer (&self->patient, rgm_patient_free);
  g_clear_pointer (&self->course, rgm_course_record_free);
  g_clear_pointer (&self->session, rgm_session_record_free);
  fixture_tear_down (&self->base, data);
}

/* Returns: whether it was refused; what was read otherwise is @whole */
static gboolean
is_refused (Reading *self, Reader reader, const char *whole, guint number, gboolean lasting)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  g_autofree char *text = NULL, *later = NULL;

  /* What was prepared and kept would need no memory. */
  fixture_reopen (&self->base);
  fault_memory_fail (number, lasting);
  text = reader (self, &error);
  fault_memory_mend ();
  if (text)
    g_assert_cmpstr (text, ==, whole);
  else
    g_assert_cmpuint (error->domain, ==, RGM_STORE_ERROR);
  later = reader (self, &again);
  g_assert_cmpstr (later, ==, whole);
  return text == NULL;
}

static guint
count_allocations (Reading *self, Reader reader, char **whole)
{
  fixture_reopen (&self->base);
  fault_memory_mend ();
  *whole = reader (self, NULL);
  g_assert_nonnull (*whole);
  return fault_memory_get_count ();
}

static void
test_reader (Reading *self, gconstpointer data)
{
  Reader reader = readers[GPOINTER_TO_SIZE (data)].reader;
  g_autofree char *whole = NULL;
  guint n = count_allocations (self, reader, &whole);
  guint n_tried = 0, n_refused = 0;

  for (guint number = 1 + (guint) g_test_rand_int_range (0, (gint32) step); number <= n;
       number += step)
    {
      n_tried += 2;
      n_refused += is_refused (self, reader, whole, number, FALSE);
      n_refused += is_refused (self, reader, whole, number, TRUE);
    }
  g_test_message ("%u of %u allocations failed, once or lasting, %u refusals", n_tried, 2 * n,
                  n_refused);
  g_assert_cmpuint (n_refused, >=, 1);
}

int
main (int argc, char **argv)
{
  fault_memory_install ();
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "--full"))
    step = 1;
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *name = g_strconcat ("/memory-reading/", readers[i].name, NULL);

      g_test_add (name, Reading, GSIZE_TO_POINTER (i), set_up, test_reader, tear_down);
    }
  return g_test_run ();
}

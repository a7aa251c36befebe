#include "config.h"

#include "rgm-sample.h"

#include "rgm-database-file.h"
#include "rgm-sample-course.h"
#include "rgm-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Every so many patients have a second course. */
#define SECOND_COURSE_EVERY 5
/* Every so many are in the archive. */
#define ARCHIVED_EVERY 29
/* 1970-01-01 */
#define UNIX_EPOCH ((RgmDay) 719163)
#define NOON_US (12 * G_GINT64_CONSTANT (3600000000))
#define DAY_US (24 * G_GINT64_CONSTANT (3600000000))

/* The time stamps of a sample are noon of its day, so that the same sample is the same file. */
static gint64
read_sample_clock (gpointer data)
{
  return ((gint64) GPOINTER_TO_INT (data) - UNIX_EPOCH) * DAY_US + NOON_US;
}

/* The protocols that are offered as concerns. */
static GPtrArray *
list_concerns (RgmCatalogue *catalogue)
{
  GPtrArray *concerns = g_ptr_array_new ();

  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);

      if (!protocol->abstract && rgm_catalogue_get_origin (catalogue, i) == RGM_ORIGIN_BUILTIN)
        g_ptr_array_add (concerns, protocol);
    }
  return concerns;
}

static RgmPatientContent *
make_patient (guint number, RgmDay today)
{
  g_autofree char *name = g_strdup_printf ("Sample Patient %u", number + 1);
  g_autoptr(RgmPatient) patient = rgm_patient_new (name);

  g_free (patient->id);
  patient->id = rgm_sample_make_id ("patient", number, 0, 0);
  patient->birth_day = today - 20 * 365 - (RgmDay) (number * 997 % (45 * 365));
  patient->archived = number % ARCHIVED_EVERY == ARCHIVED_EVERY - 1;
  return rgm_patient_content_new (patient);
}

static void
add_contact (RgmPatientContent *content, guint number)
{
  content->contact = rgm_contact_new (content->record->id);
  g_free (content->contact->mail);
  content->contact->mail = g_strdup_printf ("sample%u@example.org", number + 1);
  content->contact->preferred = RGM_CONTACT_WAY_MAIL;
}

static void
add_course (RgmPatientContent *content, GPtrArray *concerns, guint number, guint course,
            RgmDay today)
{
  RgmProtocol *protocol = concerns->pdata[(number + course * 3) % concerns->len];

  g_ptr_array_add (content->courses, rgm_sample_course_new (protocol, content->record->id, number,
                                                            course, today));
}

static void
stamp (const RgmRecordClass *klass, gpointer record, gint64 now)
{
  RgmStamps stamps = rgm_record_get_stamps (klass, record);

  *stamps.created = *stamps.changed = now;
}

static void
stamp_course (RgmCourseContent *course, gint64 now)
{
  stamp (&rgm_course_record_class, course->record, now);
  for (guint i = 0; i < course->sessions->len; i++)
    stamp (&rgm_session_record_class, course->sessions->pdata[i], now);
  for (guint i = 0; i < course->pauses->len; i++)
    stamp (&rgm_pause_record_class, course->pauses->pdata[i], now);
}

/* Records that are restored keep their stamps, and those without any would get others when they are
 * brought into another database. */
static void
stamp_patient (RgmPatientContent *content, gint64 now)
{
  stamp (&rgm_patient_class, content->record, now);
  stamp (&rgm_contact_class, content->contact, now);
  for (guint i = 0; i < content->courses->len; i++)
    stamp_course (content->courses->pdata[i], now);
}

static gboolean
save_patient (RgmStore *store, GPtrArray *concerns, guint number, RgmDay today, GError **error)
{
  g_autoptr(RgmPatientContent) content = make_patient (number, today);

  add_contact (content, number);
  add_course (content, concerns, number, 0, today);
  if (number % SECOND_COURSE_EVERY == SECOND_COURSE_EVERY - 1)
    add_course (content, concerns, number, 1, today);
  stamp_patient (content, read_sample_clock (GINT_TO_POINTER (today)));
  return rgm_store_restore_patient (store, content, error);
}

static gboolean
save_patients (RgmStore *store, GPtrArray *concerns, guint n_patients, RgmDay today,
               GError **error)
{
  for (guint i = 0; i < n_patients; i++)
    {
      if (!save_patient (store, concerns, i, today, error))
        return FALSE;
    }
  return rgm_store_save_setting (store, RGM_STORE_SETTING_MODE, RGM_STORE_MODE_PATIENTS, error);
}

/**
 * rgm_sample_fill:
 * @store: an empty store
 * @catalogue: the protocols; all built-in concerns take part
 * @n_patients: the number of patients, up to `RGM_SAMPLE_PATIENTS_MAX`
 * @today: the day to look from: what is booked lies after it, what is overdue before it
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Fills a store with an invented practice: courses finished, in progress, booked too early,
 * overdue, paused, unconfirmed, stopped, kept at home. The same number and day give the same
 * content.
 *
 * Returns: whether that succeeded; if not, the store is as it was
 */
gboolean
rgm_sample_fill (RgmStore *store, RgmCatalogue *catalogue, guint n_patients, RgmDay today,
                 GError **error)
{
  g_autoptr(GPtrArray) concerns = list_concerns (catalogue);
  RgmStoreClock clock = store->clock;
  gpointer clock_data = store->clock_data;
  gboolean filled;

  g_return_val_if_fail (n_patients <= RGM_SAMPLE_PATIENTS_MAX, FALSE);

  if (concerns->len == 0)
    {
      rgm_store_error_set (error, RGM_STORE_ERROR_FAILED, store->path, "no protocols");
      return FALSE;
    }
  if (!rgm_store_begin_first (store, error))
    return FALSE;
  rgm_store_set_clock (store, read_sample_clock, GINT_TO_POINTER (today));
  filled = save_patients (store, concerns, n_patients, today, error);
  rgm_store_set_clock (store, clock, clock_data);
  if (filled)
    return rgm_store_commit (store, error);
  rgm_store_rollback (store);
  return FALSE;
}

/* That which @path will be, made beside it. */
typedef struct {
  char *path;
  int file;
} Fresh;

static void
fresh_clear (Fresh *self)
{
  if (self->path)
    {
      g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

      g_unlink (journal);
      g_unlink (self->path);
    }
  if (self->file >= 0)
    close (self->file);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fresh, fresh_clear)

/* The lock tells others that the file is not one that was left behind. It is held by a file of its
 * own that must outlast the store: closing it would take SQLite's locks away. */
static gboolean
fresh_fill (Fresh *self, RgmCatalogue *catalogue, guint n_patients, RgmDay today, GError **error)
{
  g_autoptr(RgmStore) store = NULL;

  store = rgm_store_open (self->path,
                          RGM_STORE_CREATE | RGM_STORE_EXCLUSIVE | RGM_STORE_SKIP_CHECK, error);
  if (!store)
    return FALSE;
  self->file = open (self->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (self->file < 0)
    return rgm_database_file_fail (self->path, errno, error);
  flock (self->file, LOCK_EX | LOCK_NB);
  return rgm_sample_fill (store, catalogue, n_patients, today, error);
}

/* There must be nothing yet, nor a journal of something. */
static gboolean
is_free (const char *path, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (rgm_database_file_inspect (path, &reason))
    rgm_store_error_set (error, RGM_STORE_ERROR_EXISTS, path, NULL);
  else if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE))
    return TRUE;
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * rgm_sample_create:
 * @path: a file that is not there
 * @catalogue: the protocols
 * @n_patients: the number of patients, up to `RGM_SAMPLE_PATIENTS_MAX`
 * @today: the day to look from: the real one for a sample to look at, `RGM_SAMPLE_TODAY` for one
 *   that is the same file every day
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Makes a database with an invented practice. It is made whole under another name and then moved,
 * so that nobody ever sees half of one.
 *
 * Returns: whether that succeeded; if not, there is no file that was not there before
 */
gboolean
rgm_sample_create (const char *path, RgmCatalogue *catalogue, guint n_patients, RgmDay today,
                   GError **error)
{
  g_autofree char *target = rgm_database_file_resolve (path, TRUE, error);
  g_auto(Fresh) fresh = { NULL, -1 };
  g_autoptr(GError) reason = NULL;

  if (!target || !is_free (target, error))
    return FALSE;
  fresh.path = rgm_database_file_name_new (target);
  if (!fresh_fill (&fresh, catalogue, n_patients, today, &reason)
      || !rgm_database_file_move (fresh.path, target, &reason))
    {
      rgm_database_file_fail_instead (target, reason, error);
      return FALSE;
    }
  return rgm_database_file_sync_folder (target, error);
}

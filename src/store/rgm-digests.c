#include "config.h"

#include "rgm-digests.h"

#include "rgm-digests-private.h"

G_DEFINE_BOXED_TYPE (RgmDigests, rgm_digests, rgm_digests_ref, rgm_digests_unref)

/**
 * rgm_digests_ref:
 * @self: digests
 *
 * Returns: (transfer full): @self
 */
RgmDigests *
rgm_digests_ref (RgmDigests *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rgm_digests_unref:
 * @self: (transfer full): digests
 *
 * Gives up a reference.
 */
void
rgm_digests_unref (RgmDigests *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->problems);
  g_hash_table_unref (self->by_course);
  g_hash_table_unref (self->by_patient);
  g_ptr_array_unref (self->rules);
  g_free (self->digests);
  g_free (self->sessions);
  g_free (self->others);
  g_free (self->pauses);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * rgm_digests_get_size:
 * @self: digests
 *
 * Returns: the number of courses
 */
gsize
rgm_digests_get_size (const RgmDigests *self)
{
  return self->n_digests;
}

/**
 * rgm_digests_get:
 * @self: digests
 * @position: 0 to the number of courses less one
 *
 * Returns: (transfer none): a digest
 */
const RgmDigest *
rgm_digests_get (const RgmDigests *self, gsize position)
{
  g_return_val_if_fail (position < self->n_digests, NULL);
  return &self->digests[position];
}

/**
 * rgm_digests_find:
 * @self: digests
 * @course_id: the UUID of a course
 *
 * Returns: (transfer none) (nullable): its digest
 */
const RgmDigest *
rgm_digests_find (const RgmDigests *self, const char *course_id)
{
  return g_hash_table_lookup (self->by_course, course_id);
}

/**
 * rgm_digests_find_patient:
 * @self: digests
 * @patient_id: the UUID of a patient
 * @n_digests: (out): the number of the patient's courses
 *
 * Returns: (transfer none) (nullable) (array length=n_digests): the digests of the patient's
 *   courses
 */
const RgmDigest *
rgm_digests_find_patient (const RgmDigests *self, const char *patient_id, gsize *n_digests)
{
  const RgmDigest *first = g_hash_table_lookup (self->by_patient, patient_id);
  const RgmDigest *end = self->digests + self->n_digests;
  const RgmDigest *last = first;

  /* Ids are kept once each, so those of one patient are the same pointer. */
  while (last && last < end && last->patient_id == first->patient_id)
    last++;
  *n_digests = (gsize) (last - first);
  return first;
}

/**
 * rgm_digests_get_problem:
 * @self: digests
 * @digest: one of them
 *
 * Returns: (transfer none) (nullable): why its course has no rules, an error of
 *   `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`; %NULL where it has
 */
const GError *
rgm_digests_get_problem (const RgmDigests *self, const RgmDigest *digest)
{
  return g_hash_table_lookup (self->problems, digest);
}

/**
 * rgm_digests_summarize:
 * @self: digests
 * @digest: one of them
 * @today: the day to look from
 * @summary: (out caller-allocates): the summary of its course
 * @error: return location for an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 *
 * Sums a course up, without allocating anything. What it says is what the plan of the course says.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_digests_summarize (const RgmDigests *self, const RgmDigest *digest, RgmDay today,
                       RgmSummary *summary, GError **error)
{
  const GError *problem = digest->course.rules ? NULL : rgm_digests_get_problem (self, digest);
  RgmCourse course = digest->course;

  if (problem)
    {
      g_propagate_error (error, g_error_copy (problem));
      return FALSE;
    }
  course.stopped = rgm_course_record_is_stopped (digest->stopped_day, today);
  return rgm_plan_summarize (&course, today, summary, error);
}

/* Whether the course has a plan on that day. A summary may have what a plan has not: its windows
 * are no part of it. */
static gboolean
can_plan (const RgmDigests *self, const RgmDigest *digest, RgmDay today, GError **error)
{
  RgmCourse course = digest->course;
  g_autoptr(RgmPlan) plan = NULL;

  if (!course.rules)
    {
      g_propagate_error (error, g_error_copy (rgm_digests_get_problem (self, digest)));
      return FALSE;
    }
  course.stopped = rgm_course_record_is_stopped (digest->stopped_day, today);
  plan = rgm_plan_new (&course, today, error);
  return plan != NULL;
}

static RgmCourseContent *
make_content (const RgmDigest *digest)
{
  g_autoptr(RgmCourseRecord) course = rgm_record_new (&rgm_course_record_class);

  rgm_record_set_text (&course->id, digest->course_id);
  rgm_record_set_text (&course->patient_id, digest->patient_id);
  rgm_record_set_text (&course->protocol_id, digest->protocol_id);
  rgm_record_set_text (&course->severity, digest->severity);
  rgm_record_set_text (&course->basis, digest->basis);
  return rgm_course_content_new (course);
}

/**
 * rgm_digests_list_unplanned:
 * @self: digests
 * @today: the day to look from
 *
 * Returns: (transfer full) (element-type RgmUnplanned): the courses that have no plan on that day,
 *   without the names of their patients
 */
GPtrArray *
rgm_digests_list_unplanned (const RgmDigests *self, RgmDay today)
{
  GPtrArray *unplanned = rgm_unplanned_list_new ();

  for (gsize i = 0; i < self->n_digests; i++)
    {
      g_autoptr(RgmCourseContent) content = NULL;
      g_autoptr(GError) problem = NULL;

      if (can_plan (self, &self->digests[i], today, &problem))
        continue;
      content = make_content (&self->digests[i]);
      rgm_unplanned_list_add (unplanned, content, problem);
    }
  return unplanned;
}

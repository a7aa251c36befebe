#pragma once

#include "rgm-area.h"
#include "rgm-plan.h"
#include "rgm-unplanned.h"

G_BEGIN_DECLS

/**
 * RgmDigest:
 * @course_id: the UUID of the course
 * @patient_id: the UUID of its patient
 * @protocol_id: the protocol it was planned with
 * @revision: the revision of that protocol
 * @severity: id of the severity, "" if none was chosen
 * @basis: id of the basis of its spacing
 * @start_day: the day it was started or is to start, or `RGM_DAY_NONE`
 * @stopped_day: the day from which on it is stopped before its time, or `RGM_DAY_NONE`
 * @course: all that its summary is computed from, but for whether it is stopped, which is a
 *   question of the day; `rules` is %NULL where the course's copy of its protocol cannot be read
 *
 * What a list needs of one course. Everything is owned by its [struct@Digests].
 */
typedef struct {
  const char *course_id;
  const char *patient_id;
  const char *protocol_id;
  gint32 revision;
  const char *severity;
  const char *basis;
  RgmDay start_day;
  RgmDay stopped_day;
  RgmCourse course;
} RgmDigest;

#define RGM_TYPE_DIGESTS (rgm_digests_get_type ())

/**
 * RgmDigests:
 *
 * The digests of all courses, as the database had them at one moment, in order of patient and
 * course: those of one patient stand together. Immutable, and may be read by several threads.
 */
typedef struct _RgmDigests RgmDigests;

GType rgm_digests_get_type (void);
RgmDigests *rgm_digests_ref (RgmDigests *self);
void rgm_digests_unref (RgmDigests *self);
gsize rgm_digests_get_size (const RgmDigests *self);
const RgmDigest *rgm_digests_get (const RgmDigests *self, gsize position);
const RgmDigest *rgm_digests_find (const RgmDigests *self, const char *course_id);
const RgmDigest *rgm_digests_find_patient (const RgmDigests *self, const char *patient_id,
                                           gsize *n_digests);
const GError *rgm_digests_get_problem (const RgmDigests *self, const RgmDigest *digest);
gboolean rgm_digests_summarize (const RgmDigests *self, const RgmDigest *digest, RgmDay today,
                                RgmSummary *summary, GError **error);
GPtrArray *rgm_digests_list_unplanned (const RgmDigests *self, RgmDay today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmDigests, rgm_digests_unref)

G_END_DECLS

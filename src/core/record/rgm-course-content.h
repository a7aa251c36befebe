#pragma once

#include "rgm-area.h"
#include "rgm-course-record.h"
#include "rgm-pause-record.h"
#include "rgm-plan.h"
#include "rgm-series.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

/**
 * RgmOtherSession:
 * @id: the UUID of the session
 * @course_id: the UUID of its course
 * @protocol_id: the protocol of its course
 * @day: its day
 * @minute: minute of the day, or `RGM_MINUTE_NONE`
 * @state: what became of it
 * @counts: whether it counts in its course
 * @areas: %NULL-terminated ids of the areas treated: its own or, where it has none, its course's
 *
 * A session of another course of the same patient.
 */
typedef struct {
  char *id;
  char *course_id;
  char *protocol_id;
  RgmDay day;
  gint32 minute;
  RgmSessionState state;
  RgmCounts counts;
  char **areas;
} RgmOtherSession;

RgmOtherSession *rgm_other_session_new (const RgmCourseRecord *course,
                                        const RgmSessionRecord *session);
RgmOtherSession *rgm_other_session_copy (const RgmOtherSession *self);
void rgm_other_session_free (RgmOtherSession *self);

#define RGM_TYPE_COURSE_CONTENT (rgm_course_content_get_type ())

/**
 * RgmCourseContent:
 * @record: the course
 * @patient_name: what its patient is called
 * @sessions: (element-type RgmSessionRecord): its sessions, in the order of
 *   rgm_session_compare()
 * @pauses: (element-type RgmPauseRecord): its pauses, in order of the first day
 * @others: (element-type RgmOtherSession): the sessions of the patient's other courses, likewise
 *
 * A whole course, as it was in the database at one moment. It may be changed freely, for example
 * to ask what would become of the plan if a session were moved; the database is not touched.
 */
typedef struct {
  RgmCourseRecord *record;
  char *patient_name;
  GPtrArray *sessions;
  GPtrArray *pauses;
  GPtrArray *others;
} RgmCourseContent;

GType rgm_course_content_get_type (void);
RgmCourseContent *rgm_course_content_new (const RgmCourseRecord *record);
RgmCourseContent *rgm_course_content_copy (const RgmCourseContent *self);
void rgm_course_content_free (RgmCourseContent *self);
gboolean rgm_course_content_equal (const RgmCourseContent *a, const RgmCourseContent *b);
gboolean rgm_course_content_has_same_records (const RgmCourseContent *a,
                                              const RgmCourseContent *b);
RgmSessionRecord *rgm_course_content_find_session (const RgmCourseContent *self, const char *id);
void rgm_course_content_put_session (RgmCourseContent *self, const RgmSessionRecord *session);
gboolean rgm_course_content_remove_session (RgmCourseContent *self, const char *id);
RgmPlan *rgm_course_content_get_plan (const RgmCourseContent *self, const RgmAreas *areas,
                                      RgmDay today, GError **error);
RgmPlan *rgm_course_content_get_plan_by_rules (const RgmCourseContent *self, RgmRules *rules,
                                               const RgmAreas *areas, RgmDay today,
                                               GError **error);
GArray *rgm_course_content_get_series (const RgmCourseContent *self, RgmRules *rules,
                                       const RgmAreas *areas, RgmDay today,
                                       const RgmSeriesRule *rule, const RgmDay *given,
                                       gsize n_given, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCourseContent, rgm_course_content_free)

G_END_DECLS

#pragma once

#include "rgm-protocol.h"
#include "rgm-session.h"

G_BEGIN_DECLS

/**
 * RgmCourseError:
 * @RGM_COURSE_ERROR_SEVERITY: the protocol has no such severity
 * @RGM_COURSE_ERROR_BASIS: the protocol has no such basis
 * @RGM_COURSE_ERROR_DONE_AFTER_TODAY: a session that is done lies after today
 * @RGM_COURSE_ERROR_RANGE: a date lies outside 0001-01-01 to 9999-12-31
 *
 * Why there is no plan.
 */
typedef enum {
  RGM_COURSE_ERROR_SEVERITY,
  RGM_COURSE_ERROR_BASIS,
  RGM_COURSE_ERROR_DONE_AFTER_TODAY,
  RGM_COURSE_ERROR_RANGE,
} RgmCourseError;

#define RGM_COURSE_ERROR (rgm_course_error_quark ())
GQuark rgm_course_error_quark (void);
gint32 rgm_course_error_get_session (const GError *error);
RgmDay rgm_course_error_get_day (const GError *error);
RgmDay rgm_course_error_get_today (const GError *error);

#define RGM_TYPE_RULES (rgm_rules_get_type ())

/**
 * RgmRules:
 *
 * The rules of one protocol that hold for one severity and one basis, ready for computing.
 * Immutable; made once and shared by all courses that follow them.
 */
typedef struct _RgmRules RgmRules;

GType rgm_rules_get_type (void);
RgmRules *rgm_rules_new (RgmProtocol *protocol, const char *severity, const char *basis,
                         GError **error);
RgmRules *rgm_rules_ref (RgmRules *self);
void rgm_rules_unref (RgmRules *self);
RgmProtocol *rgm_rules_get_protocol (const RgmRules *self);
const RgmSeverity *rgm_rules_get_severity (const RgmRules *self);
const char *rgm_rules_get_basis (const RgmRules *self);
gint32 rgm_rules_get_min_sessions (const RgmRules *self);
gint32 rgm_rules_get_max_sessions (const RgmRules *self);

/**
 * RgmPause:
 * @first: first day of the pause
 * @last: last day of it, or `RGM_DAY_NONE` while nobody knows
 *
 * A time in which a course rests. A pause is open on every day from its first to its last.
 */
typedef struct {
  RgmDay first;
  RgmDay last;
} RgmPause;

/**
 * RgmCourse:
 * @rules: the rules it follows
 * @areas: the areas it treats, or 0 if not told
 * @stopped: whether it was ended before its time
 * @sessions: (array length=n_sessions): its sessions, in any order
 * @n_sessions: their number
 * @others: (array length=n_others): sessions of the patient's other courses, in any order, each
 *   with its areas
 * @n_others: their number
 * @pauses: (array length=n_pauses): its pauses, in any order
 * @n_pauses: their number
 *
 * Everything that a plan is computed from, but for today. All of it is borrowed.
 */
typedef struct {
  RgmRules *rules;
  RgmAreaSet areas;
  gboolean stopped;
  const RgmSession *sessions;
  gsize n_sessions;
  const RgmSession *others;
  gsize n_others;
  const RgmPause *pauses;
  gsize n_pauses;
} RgmCourse;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmRules, rgm_rules_unref)

G_END_DECLS

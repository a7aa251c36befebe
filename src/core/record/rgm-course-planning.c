#include "config.h"

#include "rgm-course-content.h"

#include "rgm-protocol-file.h"

/* What the core needs of a course, made from its records and borrowing from them. */
typedef struct {
  RgmCourse course;
  RgmSession *sessions;
  RgmSession *others;
  RgmPause *pauses;
} Input;

static void
input_clear (Input *input)
{
  g_free (input->sessions);
  g_free (input->others);
  g_free (input->pauses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

static RgmSession
make_session (const RgmSessionRecord *record, const RgmAreas *areas)
{
  g_auto(GStrv) ids = rgm_session_record_dup_areas (record);
  RgmSession session = {
    .id = record->id,
    .day = record->day,
    .minute = record->minute,
    .state = record->state,
    .counts = record->counts,
    .areas = rgm_areas_make_set (areas, (const char *const *) ids),
  };

  return session;
}

static RgmSession
make_other (const RgmOtherSession *other, const RgmAreas *areas)
{
  RgmSession session = {
    .id = other->id,
    .day = other->day,
    .minute = other->minute,
    .state = other->state,
    .counts = other->counts,
    .areas = rgm_areas_make_set (areas, (const char *const *) other->areas),
  };

  return session;
}

static void
fill_arrays (Input *input, const RgmCourseContent *content, const RgmAreas *areas)
{
  input->sessions = g_new (RgmSession, content->sessions->len);
  for (guint i = 0; i < content->sessions->len; i++)
    input->sessions[i] = make_session (content->sessions->pdata[i], areas);
  input->others = g_new (RgmSession, content->others->len);
  for (guint i = 0; i < content->others->len; i++)
    input->others[i] = make_other (content->others->pdata[i], areas);
  input->pauses = g_new (RgmPause, content->pauses->len);
  for (guint i = 0; i < content->pauses->len; i++)
    {
      const RgmPauseRecord *pause = content->pauses->pdata[i];

      input->pauses[i].first = pause->first;
      input->pauses[i].last = pause->last;
    }
}

static void
fill_input (Input *input, const RgmCourseContent *content, RgmRules *rules, const RgmAreas *areas,
            RgmDay today)
{
  fill_arrays (input, content, areas);
  input->course = (RgmCourse) {
    .rules = rules,
    .areas = rgm_areas_make_set (areas, (const char *const *) content->record->areas),
    .stopped = rgm_course_record_is_stopped (content->record->stopped_day, today),
    .sessions = input->sessions,
    .n_sessions = content->sessions->len,
    .others = input->others,
    .n_others = content->others->len,
    .pauses = input->pauses,
    .n_pauses = content->pauses->len,
  };
}

/**
 * rgm_course_record_get_rules:
 * @self: a course
 * @error: return location for an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 *
 * Makes the rules of the course from its own copy of the protocol, whatever has become of the
 * protocol's file.
 *
 * Returns: (transfer full) (nullable): the rules
 */
RgmRules *
rgm_course_record_get_rules (const RgmCourseRecord *self, GError **error)
{
  const char *severity = *self->severity ? self->severity : NULL;
  g_autoptr(RgmProtocol) protocol = rgm_course_record_get_protocol (self, error);

  return protocol ? rgm_rules_new (protocol, severity, self->basis, error) : NULL;
}

/**
 * rgm_course_record_get_protocol:
 * @self: a course
 * @error: return location for an error of `RGM_PROTOCOL_ERROR`
 *
 * Reads the course's own copy of its protocol.
 *
 * Returns: (transfer full) (nullable): the protocol
 */
RgmProtocol *
rgm_course_record_get_protocol (const RgmCourseRecord *self, GError **error)
{
  g_autofree char *file = g_strconcat (self->protocol_id, ".protocol", NULL);

  return rgm_protocol_new_from_text (file, self->protocol_text, -1, error);
}

/**
 * rgm_course_content_get_plan:
 * @self: a course with its content
 * @areas: all areas, the user's included
 * @today: the day to look from
 * @error: return location for an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 *
 * Makes the plan of the course. This is the one way from records to a plan, for windows as for the
 * command line. The index of a session in the plan is that in @self's `sessions`.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RgmPlan *
rgm_course_content_get_plan (const RgmCourseContent *self, const RgmAreas *areas, RgmDay today,
                             GError **error)
{
  g_autoptr(RgmRules) rules = rgm_course_record_get_rules (self->record, error);

  return rules ? rgm_course_content_get_plan_by_rules (self, rules, areas, today, error) : NULL;
}

/**
 * rgm_course_content_get_plan_by_rules:
 * @self: a course with its content
 * @rules: its rules, from rgm_course_record_get_rules()
 * @areas: all areas, the user's included
 * @today: the day to look from
 * @error: return location for an error of `RGM_COURSE_ERROR`
 *
 * Does the same as rgm_course_content_get_plan() without reading the protocol again, for whoever
 * asks for one plan after another, as a drag does.
 *
 * Returns: (transfer full) (nullable): the plan
 */
RgmPlan *
rgm_course_content_get_plan_by_rules (const RgmCourseContent *self, RgmRules *rules,
                                      const RgmAreas *areas, RgmDay today, GError **error)
{
  g_auto(Input) input = { .sessions = NULL };

  fill_input (&input, self, rules, areas, today);
  return rgm_plan_new (&input.course, today, error);
}

/**
 * rgm_course_content_get_series:
 * @self: a course with its content
 * @rules: its rules, from rgm_course_record_get_rules()
 * @areas: all areas, the user's included
 * @today: the day from which to plan
 * @rule: how the rest is to be booked
 * @given: (array length=n_given) (nullable): days that stand whatever the rule says
 * @n_given: their number
 * @error: return location for an error of `RGM_SERIES_ERROR` or `RGM_COURSE_ERROR`
 *
 * Plans the sessions that remain of the course, by rgm_series_new().
 *
 * Returns: (transfer full) (nullable) (element-type RgmSeriesDay): the days
 */
GArray *
rgm_course_content_get_series (const RgmCourseContent *self, RgmRules *rules,
                               const RgmAreas *areas, RgmDay today, const RgmSeriesRule *rule,
                               const RgmDay *given, gsize n_given, GError **error)
{
  g_auto(Input) input = { .sessions = NULL };

  fill_input (&input, self, rules, areas, today);
  return rgm_series_new (&input.course, today, rule, given, n_given, error);
}

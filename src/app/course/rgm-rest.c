#include "config.h"

#include "rgm-rest.h"

#include "rgm-course-early.h"
#include "rgm-last-time.h"
#include "rgm-sentence.h"
#include "rgm-session-draft.h"

static void
clear_row (gpointer data)
{
  rgm_session_record_free (((RgmRestRow *) data)->record);
}

static RgmRestRow *
get_row (const RgmRest *self, guint row)
{
  return &g_array_index (self->rows, RgmRestRow, row);
}

/* A booking as the dialog that books one would make it. */
static RgmSessionRecord *
make_record (RgmRest *self, RgmDay day)
{
  const RgmCourseContent *content = rgm_course_model_get_saved_content (self->model);
  RgmPlan *plan = rgm_course_model_get_saved_plan (self->model);
  g_autoptr (RgmSessionRecord) blank =
    rgm_session_record_new (content->record->id, day, RGM_SESSION_BOOKED);
  g_autoptr (RgmSessionDraft) draft =
    rgm_session_draft_new (blank, rgm_date_names_get_local ());
  g_autoptr (GPtrArray) past =
    rgm_last_time_collect (rgm_course_model_get_courses (self->model), blank);

  rgm_session_draft_compare (draft, past);
  rgm_session_draft_take_last (draft, (const char *const *) content->record->areas,
                               rgm_rules_get_protocol (plan->rules)->session_minutes);
  return rgm_session_draft_make (draft, rgm_date_names_get_local (), plan->today);
}

/* Puts the days of a series into the rows: those that there are keep their session, and what the
 * user has decided of it. */
static void
take_series (RgmRest *self, const GArray *series)
{
  if (self->rows->len > series->len)
    g_array_set_size (self->rows, series->len);
  for (guint i = 0; i < series->len; i++)
    {
      const RgmSeriesDay *day = &g_array_index (series, RgmSeriesDay, i);

      if (i == self->rows->len)
        {
          RgmRestRow row = { .record = make_record (self, day->day) };

          g_array_append_val (self->rows, row);
        }
      get_row (self, i)->series = *day;
      get_row (self, i)->record->day = day->day;
      get_row (self, i)->record->minute = self->rule.minute;
    }
}

static GArray *
make_series (RgmRest *self, GError **error)
{
  RgmPlan *plan = rgm_course_model_get_saved_plan (self->model);
  g_autofree RgmDay *given = g_new0 (RgmDay, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->series.kept == RGM_SERIES_GIVEN)
      given[i] = get_row (self, i)->series.day;
  self->rule.avoided = (const RgmDaySpan *) (gpointer) self->avoided->data;
  self->rule.n_avoided = self->avoided->len;
  return rgm_course_content_get_series (rgm_course_model_get_saved_content (self->model),
                                        plan->rules, rgm_course_model_get_areas (self->model),
                                        plan->today, &self->rule, given, self->rows->len, error);
}

/* Those that are to be booked. */
static GPtrArray *
list_records (const RgmRest *self)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (!get_row (self, i)->is_left_out)
      g_ptr_array_add (records, get_row (self, i)->record);
  return records;
}

static gboolean
try_rows (RgmRest *self, GError **error)
{
  g_autoptr (GPtrArray) sessions = list_records (self);

  if (sessions->len > 0)
    return rgm_course_model_try (self->model, sessions, error);

  rgm_course_model_stop_trying (self->model);
  return TRUE;
}

/**
 * rgm_rest_new:
 * @model: a model with a plan
 *
 * Begins to plan the rest of the selected course: on the first recommended days, without a time,
 * as few sessions as are needed, or as many as are allowed where there are enough already.
 *
 * Returns: (transfer full): the rest; rgm_rest_update() fills it
 */
RgmRest *
rgm_rest_new (RgmCourseModel *model)
{
  RgmRest *self;

  g_return_val_if_fail (RGM_IS_COURSE_MODEL (model), NULL);

  self = g_new0 (RgmRest, 1);
  self->model = g_object_ref (model);
  self->first_number = rgm_rest_get_first_number (rgm_course_model_get_saved_plan (model));
  self->rule = (RgmSeriesRule) { .aim = RGM_SERIES_START, .minute = RGM_MINUTE_NONE };
  self->avoided = g_array_new (FALSE, FALSE, sizeof (RgmDaySpan));
  self->rows = g_array_new (FALSE, FALSE, sizeof (RgmRestRow));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

/**
 * rgm_rest_free:
 * @self: (transfer full): the rest of a course
 *
 * Frees it. What the model tries, it goes on trying.
 */
void
rgm_rest_free (RgmRest *self)
{
  g_object_unref (self->model);
  g_array_unref (self->avoided);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * rgm_rest_update:
 * @self: the rest of a course
 * @error: return location for an error of `RGM_SERIES_ERROR` or `RGM_COURSE_ERROR`
 *
 * Plans anew, and has the model try it. On error nothing is tried and the rows stay as they were.
 *
 * Returns: whether there is a plan
 */
gboolean
rgm_rest_update (RgmRest *self, GError **error)
{
  g_autoptr (GArray) series = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  series = make_series (self, error);
  if (series == NULL)
    {
      rgm_course_model_stop_trying (self->model);
      return FALSE;
    }
  take_series (self, series);
  return try_rows (self, error);
}

/**
 * rgm_rest_skip:
 * @self: the rest of a course
 * @first_number: the number of the session that is the first to be booked by now
 *
 * Takes out the rows of sessions that are booked by now. The others keep what was decided of them,
 * unless there are sessions to be booked before them.
 */
void
rgm_rest_skip (RgmRest *self, gint32 first_number)
{
  gint32 n_booked;

  g_return_if_fail (self != NULL && first_number > 0);

  n_booked = first_number - self->first_number;
  if (n_booked < 0 || n_booked >= (gint32) self->rows->len)
    g_array_set_size (self->rows, 0);
  else
    g_array_remove_range (self->rows, 0, (guint) n_booked);
  self->first_number = first_number;
}

/**
 * rgm_rest_take_avoided:
 * @self: the rest of a course
 * @avoided: (transfer full) (element-type RgmDaySpan): days not to take
 *
 * Takes the days to avoid.
 */
void
rgm_rest_take_avoided (RgmRest *self, GArray *avoided)
{
  g_return_if_fail (self != NULL && avoided != NULL);

  g_array_unref (self->avoided);
  self->avoided = avoided;
}

/**
 * rgm_rest_set_day:
 * @self: the rest of a course
 * @row: a row
 * @day: the day for it, or `RGM_DAY_NONE` to have the rule choose again
 *
 * Takes the day of one session from the user.
 */
void
rgm_rest_set_day (RgmRest *self, guint row, RgmDay day)
{
  g_return_if_fail (self != NULL && row < self->rows->len);

  get_row (self, row)->series.day = day;
  get_row (self, row)->series.kept = day != RGM_DAY_NONE ? RGM_SERIES_GIVEN : RGM_SERIES_KEPT;
}

/**
 * rgm_rest_set_left_out:
 * @self: the rest of a course
 * @row: a row
 * @left_out: whether it is not to be booked
 *
 * Leaves a session out, or takes it in again. The others keep their days.
 */
void
rgm_rest_set_left_out (RgmRest *self, guint row, gboolean left_out)
{
  g_return_if_fail (self != NULL && row < self->rows->len);

  get_row (self, row)->is_left_out = left_out;
}

/**
 * rgm_rest_count:
 * @self: the rest of a course
 *
 * Returns: how many sessions are to be booked
 */
guint
rgm_rest_count (const RgmRest *self)
{
  guint n_booked = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    n_booked += !get_row (self, i)->is_left_out;
  return n_booked;
}

/**
 * rgm_rest_get_row:
 * @self: the rest of a course
 * @row: a row
 *
 * Returns: (transfer none): what is proposed
 */
const RgmRestRow *
rgm_rest_get_row (const RgmRest *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return get_row (self, row);
}

/**
 * rgm_rest_dup_made_early:
 * @self: the rest of a course
 *
 * Returns: (transfer full) (nullable): what sessions that are there already it would make too
 *   early, a line for each; %NULL where there is none
 */
char *
rgm_rest_dup_made_early (const RgmRest *self)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) made_early = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  records = list_records (self);
  made_early = rgm_course_early_list (self->model, records, TRUE);
  return rgm_course_early_dup_text (self->model, made_early);
}

/**
 * rgm_rest_find_evaluation:
 * @self: the rest of a course
 * @row: a row
 * @position: (out): its index in the sessions of the plan that the model tries
 *
 * Returns: (nullable): what the engine says of the session, or %NULL while it is left out
 */
const RgmEvaluation *
rgm_rest_find_evaluation (const RgmRest *self, guint row, gsize *position)
{
  RgmSessionItem *item =
    rgm_course_model_find_session (self->model, rgm_rest_get_row (self, row)->record->id);
  int found = item != NULL ? rgm_session_item_get_position (item) : -1;

  if (found < 0)
    return NULL;
  *position = (gsize) found;
  return &rgm_course_model_get_plan (self->model)->sessions[found];
}

/* The course with the sessions before @row as they are proposed, and that one on @day: those after
 * it follow from it. */
static RgmCourseContent *
make_content (RgmRest *self, guint row, RgmDay day)
{
  RgmCourseContent *content =
    rgm_course_content_copy (rgm_course_model_get_saved_content (self->model));
  g_autoptr (RgmSessionRecord) moved = rgm_session_record_copy (get_row (self, row)->record);

  for (guint i = 0; i < row; i++)
    if (!get_row (self, i)->is_left_out)
      rgm_course_content_put_session (content, get_row (self, i)->record);
  moved->day = day;
  rgm_course_content_put_session (content, moved);
  return content;
}

/**
 * rgm_rest_judge:
 * @self: the rest of a course
 * @row: a row
 * @day: a day
 * @verdict: (out): what its session would be on that day
 * @sentence: (out) (transfer full) (nullable): the same in words
 *
 * Says what a session would be on a day, before it is chosen.
 *
 * Returns: whether it may be chosen
 */
gboolean
rgm_rest_judge (RgmRest *self, guint row, RgmDay day, RgmVerdict *verdict, char **sentence)
{
  RgmPlan *saved = rgm_course_model_get_saved_plan (self->model);
  const char *id = rgm_rest_get_row (self, row)->record->id;
  g_autoptr (RgmCourseContent) content = NULL;
  g_autoptr (RgmPlan) plan = NULL;

  *verdict = RGM_VERDICT_FIRST;
  if (day < saved->today)
    return FALSE;
  content = make_content (self, row, day);
  plan = rgm_course_content_get_plan_by_rules (content, saved->rules,
                                               rgm_course_model_get_areas (self->model),
                                               saved->today, NULL);
  for (gsize i = 0; plan != NULL && i < plan->n_sessions; i++)
    {
      const RgmSessionRecord *record = content->sessions->pdata[plan->sessions[i].index];

      if (!g_str_equal (record->id, id))
        continue;
      *verdict = plan->sessions[i].verdict;
      *sentence = rgm_sentence_check (plan, i);
    }
  return TRUE;
}

/**
 * rgm_rest_get_first_number:
 * @plan: a plan
 *
 * Returns: the number of the first session that is neither done nor booked, or 0 where none remains
 *   to be booked, and while the course is paused or stopped
 */
gint32
rgm_rest_get_first_number (const RgmPlan *plan)
{
  gint32 taken = plan->counted;

  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].counts)
      taken = MAX (taken, plan->sessions[i].number);
  return plan->next.number > 0 && taken < plan->max_needed ? taken + 1 : 0;
}

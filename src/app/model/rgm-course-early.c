#include "config.h"

#include "rgm-course-early.h"

/* What a change to one course does to the sessions of the patient that are there already: each
 * course on the same skin takes heed of the others. */

/* By the rules that the course has already: to read its protocol again would take time that a
 * booking which is being moved has not. */
static RgmPlan *
make_plan (const RgmCourseContent *course, gconstpointer data)
{
  RgmCourseModel *model = (gpointer) data;
  g_autoptr (RgmCourseItem) item = rgm_course_model_find_course (model, course->record->id);
  RgmPlan *known = item != NULL ? rgm_course_item_get_plan (item) : NULL;

  if (known == NULL)
    return NULL;
  return rgm_course_content_get_plan_by_rules (course, known->rules,
                                               rgm_course_model_get_areas (model),
                                               rgm_course_model_get_today (model), NULL);
}

/* All courses of the patient, with @own in place of the selected one. */
static GPtrArray *
list_courses (RgmCourseModel *model, const RgmCourseContent *own)
{
  GListModel *courses = rgm_course_model_get_courses (model);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);
      gboolean is_own = g_strcmp0 (rgm_course_item_get_id (item), own->record->id) == 0;

      g_ptr_array_add (list,
                       (gpointer) (is_own ? own : rgm_course_item_get_content (item)));
    }
  return list;
}

static void
leave_out (GPtrArray *list, const char *course_id)
{
  for (guint i = list->len; i > 0; i--)
    if (g_strcmp0 (((const RgmMadeEarly *) list->pdata[i - 1])->course_id, course_id) == 0)
      g_ptr_array_remove_index (list, i - 1);
}

/**
 * rgm_course_early_list:
 * @model: a model with a plan
 * @sessions: (element-type RgmSessionRecord): sessions of its course, new or changed
 * @with_own: whether to tell of the course's own other sessions as well
 *
 * Asks which sessions that are there already would become too early, or earlier than they are, were
 * @sessions saved. Nothing is saved.
 *
 * Returns: (transfer full) (element-type RgmMadeEarly): the sessions
 */
GPtrArray *
rgm_course_early_list (RgmCourseModel *model, const GPtrArray *sessions, gboolean with_own)
{
  const RgmCourseContent *saved = rgm_course_model_get_saved_content (model);
  GPtrArray *list = rgm_made_early_list_new ();
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RgmCourseContent) own = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  if (saved == NULL)
    return list;
  own = rgm_course_content_copy (saved);
  for (guint i = 0; i < sessions->len; i++)
    {
      rgm_course_content_put_session (own, sessions->pdata[i]);
      g_hash_table_add (changed, ((RgmSessionRecord *) sessions->pdata[i])->id);
    }
  before = list_courses (model, saved);
  after = list_courses (model, own);
  rgm_made_early_list_add_patient (list, before, after, changed, saved->patient_name, make_plan,
                                   model);
  if (!with_own)
    leave_out (list, saved->record->id);
  return list;
}

/**
 * rgm_course_early_list_one:
 * @model: a model with a plan
 * @session: a session of its course, new or changed
 * @with_own: whether to tell of the course's own other sessions as well
 *
 * Does the same as rgm_course_early_list() for one session.
 *
 * Returns: (transfer full) (element-type RgmMadeEarly): the sessions
 */
GPtrArray *
rgm_course_early_list_one (RgmCourseModel *model, const RgmSessionRecord *session,
                           gboolean with_own)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();

  g_ptr_array_add (sessions, (gpointer) session);
  return rgm_course_early_list (model, sessions, with_own);
}

/**
 * rgm_course_early_describe:
 * @model: a model
 * @session: what becomes too early
 *
 * Returns: (transfer full): it in words, with the name of the course if that is not the selected
 *   one
 */
char *
rgm_course_early_describe (RgmCourseModel *model, const RgmMadeEarly *session)
{
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  gboolean is_own = content != NULL
    && g_strcmp0 (content->record->id, session->course_id) == 0;
  g_autoptr (RgmCourseItem) item =
    is_own ? NULL : rgm_course_model_find_course (model, session->course_id);

  return rgm_made_early_describe (session, item != NULL ? rgm_course_item_get_name (item) : NULL,
                                  rgm_course_model_get_today (model));
}

/**
 * rgm_course_early_dup_text:
 * @model: a model
 * @list: (element-type RgmMadeEarly): what becomes too early
 *
 * Returns: (transfer full) (nullable): all of it in words, a line for each; %NULL for none
 */
char *
rgm_course_early_dup_text (RgmCourseModel *model, const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *sentence = rgm_course_early_describe (model, list->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, list->len == 0);
}

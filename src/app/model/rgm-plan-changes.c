#include "config.h"

#include "rgm-plan-changes.h"

#include "rgm-course-early.h"
#include "rgm-sentence.h"

static char **
dup_ids (const RgmCourseContent *content)
{
  char **ids = g_new0 (char *, content->sessions->len + 1);

  for (guint i = 0; i < content->sessions->len; i++)
    ids[i] = g_strdup (((const RgmSessionRecord *) content->sessions->pdata[i])->id);
  return ids;
}

/* Compares the course as it is with @content, the same course with a change to one session. */
static RgmPlanChanges *
compare (RgmCourseModel *model, const RgmCourseContent *content, const char *changed_id)
{
  RgmPlan *before = rgm_course_model_get_saved_plan (model);
  RgmPlan *after =
    rgm_course_content_get_plan_by_rules (content, before->rules,
                                          rgm_course_model_get_areas (model),
                                          rgm_course_model_get_today (model), NULL);
  g_auto (GStrv) old_ids = dup_ids (rgm_course_model_get_saved_content (model));
  g_auto (GStrv) new_ids = dup_ids (content);
  RgmPlanSide old = { before, (const char *const *) old_ids };
  RgmPlanSide new = { after, (const char *const *) new_ids };
  RgmPlanChanges *self;

  if (after == NULL)
    return NULL;
  self = g_new0 (RgmPlanChanges, 1);
  self->before = rgm_plan_ref (before);
  self->after = after;
  self->changes = rgm_plan_diff_new (&old, &new, changed_id);
  self->made_early = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * rgm_plan_changes_new:
 * @model: a model with a plan
 * @session: a session of its course, new or changed
 *
 * Asks what would change were @session saved. Nothing is saved.
 *
 * Returns: (transfer full) (nullable): it, or %NULL where there would be no plan
 */
RgmPlanChanges *
rgm_plan_changes_new (RgmCourseModel *model, const RgmSessionRecord *session)
{
  g_autoptr (RgmCourseContent) content = NULL;
  g_autoptr (GPtrArray) made_early = NULL;
  RgmPlanChanges *self;

  g_return_val_if_fail (rgm_course_model_get_saved_plan (model) != NULL, NULL);
  g_return_val_if_fail (session != NULL, NULL);

  content = rgm_course_content_copy (rgm_course_model_get_saved_content (model));
  rgm_course_content_put_session (content, session);
  self = compare (model, content, session->id);
  if (self == NULL)
    return NULL;
  made_early = rgm_course_early_list_one (model, session, FALSE);
  for (guint i = 0; i < made_early->len; i++)
    g_ptr_array_add (self->made_early, rgm_course_early_describe (model, made_early->pdata[i]));
  return self;
}

/**
 * rgm_plan_changes_new_without:
 * @model: a model with a plan
 * @session_id: the UUID of a session of its course
 *
 * Asks what would change were a session deleted. Nothing is deleted.
 *
 * Returns: (transfer full) (nullable): it, or %NULL where there would be no plan
 */
RgmPlanChanges *
rgm_plan_changes_new_without (RgmCourseModel *model, const char *session_id)
{
  g_autoptr (RgmCourseContent) content = NULL;

  g_return_val_if_fail (rgm_course_model_get_saved_plan (model) != NULL, NULL);

  content = rgm_course_content_copy (rgm_course_model_get_saved_content (model));
  rgm_course_content_remove_session (content, session_id);
  return compare (model, content, session_id);
}

/**
 * rgm_plan_changes_copy:
 * @self: what would change
 *
 * Returns: (transfer full): the same
 */
RgmPlanChanges *
rgm_plan_changes_copy (const RgmPlanChanges *self)
{
  RgmPlanChanges *copy = g_new (RgmPlanChanges, 1);

  copy->before = rgm_plan_ref (self->before);
  copy->after = rgm_plan_ref (self->after);
  copy->changes = g_array_copy (self->changes);
  copy->made_early = g_ptr_array_ref (self->made_early);
  return copy;
}

/**
 * rgm_plan_changes_free:
 * @self: (transfer full): what would change
 *
 * Frees it.
 */
void
rgm_plan_changes_free (RgmPlanChanges *self)
{
  rgm_plan_unref (self->before);
  rgm_plan_unref (self->after);
  g_array_unref (self->changes);
  g_ptr_array_unref (self->made_early);
  g_free (self);
}

/**
 * rgm_plan_changes_touch_others:
 * @self: what would change
 *
 * Returns: whether another session is judged differently, of this course or of another, or the next
 *   one has other dates
 */
gboolean
rgm_plan_changes_touch_others (const RgmPlanChanges *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      RgmPlanChangeKind kind = g_array_index (self->changes, RgmPlanChange, i).kind;

      if (kind == RGM_PLAN_CHANGE_SESSION || kind == RGM_PLAN_CHANGE_NEXT)
        return TRUE;
    }
  return self->made_early->len > 0;
}

/**
 * rgm_plan_changes_keep_sessions:
 * @self: what would change
 *
 * Leaves what becomes of other sessions alone, be they of this course or of another.
 */
void
rgm_plan_changes_keep_sessions (RgmPlanChanges *self)
{
  for (guint i = self->changes->len; i > 0; i--)
    if (g_array_index (self->changes, RgmPlanChange, i - 1).kind != RGM_PLAN_CHANGE_SESSION)
      g_array_remove_index (self->changes, i - 1);
}

/**
 * rgm_plan_changes_dup_text:
 * @self: what would change
 *
 * Returns: (transfer full): all of it as running text, a line for each
 */
char *
rgm_plan_changes_dup_text (const RgmPlanChanges *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      g_autofree char *line =
        rgm_sentence_change (self->before, self->after,
                             &g_array_index (self->changes, RgmPlanChange, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  for (guint i = 0; i < self->made_early->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (char *) self->made_early->pdata[i]);
  return g_string_free (text, FALSE);
}

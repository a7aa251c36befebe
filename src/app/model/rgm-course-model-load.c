#include "config.h"

#include "rgm-course-model.h"

#include "rgm-course-model-private.h"

/* How what the database has of a patient becomes the properties of the model. */

/* Returns: (transfer full) (nullable): a course as it is shown */
static RgmCourseItem *
find_shown (RgmCourseModel *self, const char *course_id)
{
  GListModel *courses = G_LIST_MODEL (self->courses);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      if (g_str_equal (rgm_course_item_get_id (item), course_id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static RgmCourseItem *
make_item (RgmCourseModel *self, RgmCourseContent *content, RgmCourseItem *before)
{
  RgmRules *rules = rgm_course_item_find_rules (before, content->record);
  RgmAreas *areas = rgm_course_model_get_areas (self);
  RgmDay today = rgm_course_model_get_today (self);
  g_autoptr (GError) problem = NULL;
  g_autoptr (RgmPlan) plan = NULL;

  if (rules != NULL)
    plan = rgm_course_content_get_plan_by_rules (content, rules, areas, today, &problem);
  else
    plan = rgm_course_content_get_plan (content, areas, today, &problem);
  return rgm_course_item_new (content, plan, problem);
}

/* The course as it is to be shown: with what is tried of it, and the very one that is shown where
 * that is the same. */
static RgmCourseItem *
make_shown (RgmCourseModel *self, RgmCourseContent *content)
{
  g_autoptr (RgmCourseItem) before = find_shown (self, content->record->id);
  g_autoptr (RgmCourseItem) saved = make_item (self, content, before);

  return rgm_course_item_keep (rgm_course_model_make_tried (self, saved), before);
}

/**
 * rgm_course_model_show_course: (skip)
 * @self: a model
 * @item: (nullable): one of its courses
 *
 * Makes @item the selected course.
 */
void
rgm_course_model_show_course (RgmCourseModel *self, RgmCourseItem *item)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->course, item))
    {
      rgm_session_list_set_course (self->sessions, item);
      g_object_notify (G_OBJECT (self), "course");
      g_object_notify (G_OBJECT (self), "plan");
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * rgm_course_model_plan_courses: (skip)
 * @self: a model
 *
 * Plans all courses of what was loaded, for today.
 */
void
rgm_course_model_plan_courses (RgmCourseModel *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RgmCourseItem) chosen = NULL;

  g_clear_object (&self->saved);
  for (guint i = 0; self->content != NULL && i < self->content->courses->len; i++)
    g_ptr_array_add (items, make_shown (self, self->content->courses->pdata[i]));
  rgm_course_model_end_trying_of_gone (self);
  g_list_store_splice (self->courses, 0, g_list_model_get_n_items (G_LIST_MODEL (self->courses)),
                       items->pdata, items->len);
  chosen = rgm_course_model_choose (G_LIST_MODEL (self->courses), self->wanted_course_id);
  rgm_course_model_show_course (self, chosen);
}

/**
 * rgm_course_model_take_content: (skip)
 * @self: a model
 * @content: (transfer full) (nullable): what the database has of the patient
 *
 * Shows @content.
 */
void
rgm_course_model_take_content (RgmCourseModel *self, RgmPatientContent *content)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->content, rgm_patient_content_free);
  self->content = content;
  rgm_course_model_take_tried_as_saved (self);
  g_object_notify (G_OBJECT (self), "patient");
  g_object_notify (G_OBJECT (self), "catalogue");
  g_object_notify (G_OBJECT (self), "areas");
  rgm_course_model_plan_courses (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* What was shown stays until it can be read again; that it cannot is told once. */
static void
stay (RgmCourseModel *self, const GError *reason)
{
  rgm_store_service_read_again (self->service);
  if (!self->is_stale)
    rgm_course_model_fail (self, reason);
  self->is_stale = TRUE;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmCourseModel) self = data;
  g_autoptr (GError) error = NULL;
  RgmPatientContent *content;

  content = rgm_store_service_load_patient_finish (RGM_STORE_SERVICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  /* A patient that another window deleted is simply no longer there. */
  if (error == NULL || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    {
      self->is_stale = FALSE;
      rgm_course_model_take_content (self, content);
    }
  else
    stay (self, error);
  g_object_notify (G_OBJECT (self), "loading");
}

/**
 * rgm_course_model_stop_loading: (skip)
 * @self: a model
 *
 * Abandons what is being loaded.
 */
void
rgm_course_model_stop_loading (RgmCourseModel *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/**
 * rgm_course_model_load: (skip)
 * @self: a model
 *
 * Loads the patient, and shows it once it is there.
 */
void
rgm_course_model_load (RgmCourseModel *self)
{
  rgm_course_model_stop_loading (self);
  if (self->patient_id == NULL)
    {
      rgm_course_model_take_content (self, NULL);
      return;
    }
  self->loading = g_cancellable_new ();
  g_object_notify (G_OBJECT (self), "loading");
  rgm_store_service_load_patient_async (self->service, self->patient_id, self->loading,
                                        on_loaded_cb, g_object_ref (self));
}

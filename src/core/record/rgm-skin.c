#include "config.h"

#include "rgm-skin.h"

typedef struct {
  RgmSkin skin;
  RgmProtocol *protocol;
} Skin;

static const RgmOtherSession *
find_newer (const RgmPlan *plan, const RgmCourseContent *content)
{
  if (content == NULL || plan->newer_other < 0
      || plan->newer_other >= (gint32) content->others->len)
    return NULL;

  return content->others->pdata[plan->newer_other];
}

/**
 * rgm_skin_find_other:
 * @plan: the plan of a course
 * @content: the course
 *
 * Finds the course that has to be there for rgm_skin_new().
 *
 * Returns: (transfer none) (nullable): the UUID of the other course that was on the skin of this
 *   one last, or %NULL where this one was
 */
const char *
rgm_skin_find_other (const RgmPlan *plan, const RgmCourseContent *content)
{
  const RgmOtherSession *newer = find_newer (plan, content);

  return newer != NULL ? newer->course_id : NULL;
}

/* Whose care it is. Where the copy of the other course cannot be read, the skin has been treated
 * all the same, and the care of this one is what there is. */
static RgmProtocol *
choose_protocol (const RgmPlan *plan, const RgmCourseRecord *other, RgmProtocol *protocol)
{
  RgmProtocol *read = NULL;

  if (protocol == NULL && other != NULL)
    read = rgm_course_record_get_protocol (other, NULL);
  if (read != NULL)
    return read;

  return rgm_protocol_ref (protocol != NULL ? protocol : rgm_rules_get_protocol (plan->rules));
}

/**
 * rgm_skin_new:
 * @plan: the plan of a course
 * @content: (nullable): the course, where there is one
 * @other: (nullable): the course of rgm_skin_find_other(), where that names one
 * @protocol: (nullable): the protocol of @other, where it has been read already
 *
 * Returns: (transfer full) (nullable): what the skin of the course heals from, or %NULL where
 *   nothing has been done on it
 */
RgmSkin *
rgm_skin_new (const RgmPlan *plan, const RgmCourseContent *content, const RgmCourseRecord *other,
              RgmProtocol *protocol)
{
  const RgmOtherSession *newer = other != NULL ? find_newer (plan, content) : NULL;
  gssize own = rgm_plan_find_last_done (plan);
  Skin *self;

  g_return_val_if_fail (newer == NULL || g_str_equal (newer->course_id, other->id), NULL);

  if (newer == NULL && own < 0)
    return NULL;
  self = g_atomic_rc_box_new0 (Skin);
  if (newer != NULL)
    {
      self->skin.other = rgm_course_record_copy (other);
      self->protocol = choose_protocol (plan, other, protocol);
    }
  else
    self->protocol = rgm_protocol_ref (rgm_rules_get_protocol (plan->rules));
  rgm_healing_init (&self->skin.healing, self->protocol,
                    newer != NULL ? newer->day : plan->sessions[own].day);

  return &self->skin;
}

/**
 * rgm_skin_ref:
 * @self: what a skin heals from
 *
 * Returns: (transfer full): @self
 */
RgmSkin *
rgm_skin_ref (RgmSkin *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_skin (gpointer data)
{
  Skin *self = data;

  g_clear_pointer (&self->skin.other, rgm_course_record_free);
  rgm_protocol_unref (self->protocol);
}

/**
 * rgm_skin_unref:
 * @self: (transfer full): what a skin heals from
 *
 * Gives up a reference.
 */
void
rgm_skin_unref (RgmSkin *self)
{
  g_atomic_rc_box_release_full (self, clear_skin);
}

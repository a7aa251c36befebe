#include "config.h"

#include "rgm-change.h"

G_DEFINE_BOXED_TYPE (RgmChange, rgm_change, rgm_change_copy, rgm_change_free)

/**
 * rgm_change_new:
 * @at: when it was made, in microseconds since 1970 UTC
 * @name: a code for what was done
 * @patient_id: (nullable): the UUID of the only patient it is about, if so
 * @course_id: (nullable): the UUID of the only course it is about, if so
 *
 * Returns: (transfer full): a change without a number
 */
RgmChange *
rgm_change_new (gint64 at, const char *name, const char *patient_id, const char *course_id)
{
  RgmChange *self = g_new0 (RgmChange, 1);

  self->at = at;
  self->name = g_strdup (name);
  self->patient_id = g_strdup (patient_id ? patient_id : "");
  self->course_id = g_strdup (course_id ? course_id : "");
  return self;
}

/**
 * rgm_change_copy:
 * @self: a change
 *
 * Returns: (transfer full): a copy of it
 */
RgmChange *
rgm_change_copy (const RgmChange *self)
{
  RgmChange *copy = rgm_change_new (self->at, self->name, self->patient_id, self->course_id);

  copy->id = self->id;
  return copy;
}

/**
 * rgm_change_free:
 * @self: (transfer full) (nullable): a change
 *
 * Frees @self.
 */
void
rgm_change_free (RgmChange *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->patient_id);
  g_free (self->course_id);
  g_free (self);
}

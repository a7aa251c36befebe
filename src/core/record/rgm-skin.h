#pragma once

#include "rgm-course-content.h"
#include "rgm-healing.h"

G_BEGIN_DECLS

/**
 * RgmSkin:
 * @healing: what the skin of a course heals from
 * @other: (nullable): the other course that did the session, or %NULL where the course did it
 *   itself
 *
 * What was done last on the skin of a course, whichever course of the patient did it. Page, text
 * and paper tell of healing and care from this alone. Immutable.
 */
typedef struct {
  RgmHealing healing;
  RgmCourseRecord *other;
} RgmSkin;

const char *rgm_skin_find_other (const RgmPlan *plan, const RgmCourseContent *content);
RgmSkin *rgm_skin_new (const RgmPlan *plan, const RgmCourseContent *content,
                       const RgmCourseRecord *other, RgmProtocol *protocol);
RgmSkin *rgm_skin_ref (RgmSkin *self);
void rgm_skin_unref (RgmSkin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSkin, rgm_skin_unref)

G_END_DECLS

#pragma once

#include "rgm-area.h"
#include "rgm-catalogue.h"
#include "rgm-course-content.h"
#include "rgm-sheet.h"
#include "rgm-skin.h"

G_BEGIN_DECLS

/**
 * RgmCoursePaperKind:
 * @RGM_COURSE_PAPER_PLAN: what a patient takes home
 * @RGM_COURSE_PAPER_RECORD: what was done
 *
 * What can be put on paper of a course.
 */
typedef enum {
  RGM_COURSE_PAPER_PLAN,
  RGM_COURSE_PAPER_RECORD,
} RgmCoursePaperKind;

/**
 * RgmCoursePaper:
 *
 * A course as it was at one moment, to be put on paper: values alone, for any thread.
 */
typedef struct _RgmCoursePaper RgmCoursePaper;

RgmCoursePaper *rgm_course_paper_new (const RgmCourseContent *content, RgmPlan *plan,
                                      RgmSkin *skin, RgmAreas *areas, RgmCatalogue *catalogue);
RgmCoursePaper *rgm_course_paper_ref (RgmCoursePaper *self);
void rgm_course_paper_unref (RgmCoursePaper *self);
RgmSheet *rgm_course_paper_make_sheet (const RgmCoursePaper *self, RgmCoursePaperKind kind);
GBytes *rgm_course_paper_make_picture (const RgmCoursePaper *self, const char *path, gboolean rtl,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCoursePaper, rgm_course_paper_unref)

G_END_DECLS

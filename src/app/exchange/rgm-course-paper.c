#include "config.h"

#include "rgm-course-paper.h"

#include "rgm-sheet-plan.h"
#include "rgm-sheet-record.h"
#include "rgm-timeline-image.h"

#include <glib/gi18n-lib.h>

/* Sharp on paper and on screens of any density. */
#define PNG_SCALE 3

struct _RgmCoursePaper {
  RgmCourseContent *content;
  RgmPlan *plan;
  RgmSkin *skin;
  RgmAreas *areas;
  RgmCatalogue *catalogue;
};

/**
 * rgm_course_paper_new:
 * @content: a course
 * @plan: its plan
 * @skin: (nullable): what its skin heals from
 * @areas: the areas there are
 * @catalogue: knows the titles of the sources
 *
 * Returns: (transfer full): the course as it is now
 */
RgmCoursePaper *
rgm_course_paper_new (const RgmCourseContent *content, RgmPlan *plan, RgmSkin *skin,
                      RgmAreas *areas, RgmCatalogue *catalogue)
{
  RgmCoursePaper *self = g_atomic_rc_box_new0 (RgmCoursePaper);

  self->content = rgm_course_content_copy (content);
  self->plan = rgm_plan_ref (plan);
  self->skin = skin != NULL ? rgm_skin_ref (skin) : NULL;
  self->areas = rgm_areas_ref (areas);
  self->catalogue = rgm_catalogue_ref (catalogue);

  return self;
}

/**
 * rgm_course_paper_ref:
 * @self: a course
 *
 * Returns: (transfer full): @self
 */
RgmCoursePaper *
rgm_course_paper_ref (RgmCoursePaper *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RgmCoursePaper *self = data;

  rgm_course_content_free (self->content);
  rgm_plan_unref (self->plan);
  g_clear_pointer (&self->skin, rgm_skin_unref);
  rgm_areas_unref (self->areas);
  rgm_catalogue_unref (self->catalogue);
}

/**
 * rgm_course_paper_unref:
 * @self: (transfer full): a course
 *
 * Gives it back.
 */
void
rgm_course_paper_unref (RgmCoursePaper *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * rgm_course_paper_make_sheet:
 * @self: a course
 * @kind: what to put on paper
 *
 * Returns: (transfer full): the sheet
 */
RgmSheet *
rgm_course_paper_make_sheet (const RgmCoursePaper *self, RgmCoursePaperKind kind)
{
  gboolean is_plan = kind == RGM_COURSE_PAPER_PLAN;
  RgmSheet *sheet = rgm_sheet_new (is_plan ? rgm_sheet_plan_name () : rgm_sheet_record_name (),
                                   self->content->patient_name, self->plan->today);

  if (is_plan)
    rgm_sheet_plan_append (sheet, self->plan, self->content, self->skin, self->areas,
                           self->catalogue);
  else
    rgm_sheet_record_append (sheet, self->plan, self->content, self->areas);

  return sheet;
}

static gboolean
find_format (const char *path, RgmTimelineImageFormat *format)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  *format = g_str_has_suffix (name, ".svg") ? RGM_TIMELINE_IMAGE_SVG : RGM_TIMELINE_IMAGE_PNG;
  return *format == RGM_TIMELINE_IMAGE_SVG || g_str_has_suffix (name, ".png");
}

/**
 * rgm_course_paper_make_picture:
 * @self: a course
 * @path: the file it is for; its name ends in `.svg` or `.png`
 * @rtl: whether time runs from right to left
 * @error: return location for an error
 *
 * Returns: (transfer full): its timeline as the content of that file, or %NULL
 */
GBytes *
rgm_course_paper_make_picture (const RgmCoursePaper *self, const char *path, gboolean rtl,
                               GError **error)
{
  g_autofree char *title = rgm_sheet_plan_title (self->plan, self->content, self->areas);
  RgmTimelineImage image = { self->plan, title, RGM_TIMELINE_IMAGE_SVG, PNG_SCALE, rtl };

  if (find_format (path, &image.format))
    return rgm_timeline_image_make (&image, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                       _("A picture is an SVG or a PNG: give a name that ends in .svg or .png."));
  return NULL;
}

#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-planned.h"
#include "rgm-sheet-plan.h"
#include "rgm-timeline-image.h"
#include "rgm-typeface.h"

#include <glib/gi18n-lib.h>

/* A picture shows one course. */
static gboolean
check_courses (const RgmCliExport *self, const RgmCliPlanned *planned, GError **error)
{
  if (planned->courses->len == 1)
    return TRUE;

  return rgm_cli_refuse (error, "--course", _("a picture shows one course, and the patient has %u; "
                                              "give the UUID of one"), planned->courses->len);
}

static GBytes *
make_image (const RgmCliExport *self, RgmTimelineImageFormat format, GError **error)
{
  g_auto (RgmCliPlanned) planned = { 0 };
  g_autoptr (RgmPlan) plan = NULL;
  g_autofree char *title = NULL;
  RgmTimelineImage image = { .format = format, .scale = 1, .rtl = rgm_typeface_is_rtl () };

  if (self->scale != NULL
      && !rgm_cli_parse_count ("--scale", self->scale, 1, RGM_TIMELINE_IMAGE_SCALE_MAX,
                               &image.scale, error))
    return NULL;
  if (!rgm_cli_planned_load (self, &planned, error) || !check_courses (self, &planned, error))
    return NULL;
  plan = rgm_cli_planned_get_plan (self, &planned, 0, error);
  if (plan == NULL)
    return NULL;
  title = rgm_sheet_plan_title (plan, planned.courses->pdata[0], planned.areas);
  image.plan = plan;
  image.title = title;

  return rgm_timeline_image_make (&image, error);
}

static GBytes *
make_svg (const RgmCliExport *self, GError **error)
{
  return make_image (self, RGM_TIMELINE_IMAGE_SVG, error);
}

static GBytes *
make_png (const RgmCliExport *self, GError **error)
{
  return make_image (self, RGM_TIMELINE_IMAGE_PNG, error);
}

const RgmCliExportFormat rgm_cli_export_svg = {
  .name = "svg",
  .takes = RGM_CLI_EXPORT_PATIENT | RGM_CLI_EXPORT_COURSE,
  .make = make_svg,
};

const RgmCliExportFormat rgm_cli_export_png = {
  .name = "png",
  .takes = RGM_CLI_EXPORT_PATIENT | RGM_CLI_EXPORT_COURSE | RGM_CLI_EXPORT_SCALE,
  .make = make_png,
};

#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-cli-planned.h"
#include "rgm-sheet-pdf.h"
#include "rgm-sheet-plan.h"
#include "rgm-sheet-record.h"
#include "rgm-typeface.h"

#include <glib/gi18n-lib.h>

#define SHEET_PLAN "plan"
#define SHEET_RECORD "record"
#define TITLES_FULL "full"

static gboolean
find_paper (const RgmCliExport *self, RgmPaper *paper, GError **error)
{
  *paper = rgm_paper_get_default ();
  if (self->paper == NULL || rgm_paper_find (self->paper, paper))
    return TRUE;

  return rgm_cli_refuse (error, "--paper", _("“%s” is no size of paper; give a4 or letter"),
                         self->paper);
}

static gboolean
find_sheet (const RgmCliExport *self, gboolean *is_record, GError **error)
{
  *is_record = g_strcmp0 (self->sheet, SHEET_RECORD) == 0;
  if (self->sheet == NULL || *is_record || g_str_equal (self->sheet, SHEET_PLAN))
    return TRUE;

  return rgm_cli_refuse (error, "--sheet", _("“%s” is no sheet; give plan or record"),
                         self->sheet);
}

/* What was recorded is told also where nothing can be planned. */
static gboolean
append (const RgmCliExport *self, const RgmCliPlanned *planned, guint course, gboolean is_record,
        RgmSheet *sheet, GError **error)
{
  const RgmCourseContent *content = planned->courses->pdata[course];
  g_autoptr (RgmPlan) plan = NULL;
  g_autoptr (RgmSkin) skin = NULL;

  if (!rgm_cli_planned_try_plan (self, planned, course, &plan, error))
    return FALSE;
  if (is_record)
    {
      rgm_sheet_record_append (sheet, plan, content, planned->areas);
      return TRUE;
    }
  if (plan == NULL)
    return TRUE;
  if (!rgm_cli_planned_load_skin (self->store, self->database, plan, content, &skin, error))
    return FALSE;

  rgm_sheet_plan_append (sheet, plan, content, skin, planned->areas,
                         self->cli->library->catalogue);
  return TRUE;
}

static RgmSheet *
make_sheet (const RgmCliExport *self, const RgmCliPlanned *planned, gboolean is_record,
            GError **error)
{
  const RgmCourseContent *first = planned->courses->pdata[0];
  g_autoptr (RgmSheet) sheet = rgm_sheet_new (is_record ? rgm_sheet_record_name ()
                                                        : rgm_sheet_plan_name (),
                                              first->patient_name, self->today);

  for (guint i = 0; i < planned->courses->len; i++)
    if (!append (self, planned, i, is_record, sheet, error))
      return NULL;
  if (!is_record && !rgm_cli_planned_check_any (self, planned, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  g_auto (RgmCliPlanned) planned = { 0 };
  g_autoptr (RgmSheet) sheet = NULL;
  RgmSheetPdf pdf = {
    .rtl = rgm_typeface_is_rtl (),
    .named = g_strcmp0 (self->titles, TITLES_FULL) == 0,
  };
  g_autofree char *unknown = NULL;
  GBytes *bytes;
  gboolean is_record;

  if (!find_paper (self, &pdf.paper, error) || !find_sheet (self, &is_record, error)
      || !rgm_cli_planned_load (self, &planned, error))
    return NULL;
  sheet = make_sheet (self, &planned, is_record, error);
  if (sheet == NULL)
    return NULL;
  pdf.sheet = sheet;
  pdf.unknown = &unknown;
  bytes = rgm_sheet_pdf_make (&pdf, NULL, error);
  if (bytes != NULL && unknown != NULL)
    rgm_cli_output_error (unknown);

  return bytes;
}

const RgmCliExportFormat rgm_cli_export_pdf = {
  .name = "pdf",
  .takes = RGM_CLI_EXPORT_PATIENT | RGM_CLI_EXPORT_COURSE | RGM_CLI_EXPORT_TITLES
           | RGM_CLI_EXPORT_SHEET,
  .make = make,
};

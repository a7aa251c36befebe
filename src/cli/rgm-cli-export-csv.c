#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-cli-error.h"
#include "rgm-csv-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  gboolean of_patients = g_strcmp0 (self->what, "patients") == 0;
  g_autoptr (RgmArchive) archive = NULL;
  char *text;

  if (self->what != NULL && !of_patients && !g_str_equal (self->what, "sessions"))
    {
      rgm_cli_refuse (error, "--what", _("“%s” cannot be written; give sessions or patients"),
                      self->what);
      return NULL;
    }
  archive = rgm_cli_export_load (self, error);
  if (archive == NULL)
    return NULL;
  text = of_patients ? rgm_csv_export_patients (archive) : rgm_csv_export_sessions (archive);

  return g_bytes_new_take (text, strlen (text));
}

const RgmCliExportFormat rgm_cli_export_csv = {
  .name = "csv",
  .takes = RGM_CLI_EXPORT_PATIENT | RGM_CLI_EXPORT_WHAT,
  .make = make,
};

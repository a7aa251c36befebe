#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-archive-json-writer.h"

#include <string.h>

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  g_autoptr (RgmArchive) archive = rgm_cli_export_load (self, error);
  char *text;

  if (archive == NULL)
    return NULL;
  text = rgm_archive_json_write (archive);

  return g_bytes_new_take (text, strlen (text));
}

const RgmCliExportFormat rgm_cli_export_json = {
  .name = "json",
  .takes = RGM_CLI_EXPORT_PATIENT,
  .make = make,
};

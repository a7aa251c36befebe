#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-archive-text.h"
#include "rgm-cli-database.h"

#include <string.h>

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  g_autoptr (RgmAreas) areas = rgm_cli_database_load_areas (self->cli, self->database, self->store,
                                                            error);
  g_autoptr (RgmArchive) archive = areas != NULL ? rgm_cli_export_load (self, error) : NULL;
  char *text;

  if (archive == NULL)
    return NULL;
  text = rgm_archive_text_write (archive, areas);

  return g_bytes_new_take (text, strlen (text));
}

const RgmCliExportFormat rgm_cli_export_text = {
  .name = "text",
  .takes = RGM_CLI_EXPORT_PATIENT,
  .make = make,
};

#include "config.h"

#include "rgm-cli-export.h"

#include "rgm-archive-error.h"
#include "rgm-archive-json-writer.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"

#include <string.h>

/* What could not be imported is not told as exported. */
static gboolean
check (const RgmCliExport *self, GError **error)
{
  g_autoptr (GError) reason = NULL;

  return rgm_store_check_protocols (self->store, self->patient, &reason)
         || rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s",
                            reason->message);
}

static GBytes *
make (const RgmCliExport *self, GError **error)
{
  g_autoptr (RgmArchive) archive = NULL;
  g_autoptr (GError) reason = NULL;
  char *text;

  if (!check (self, error))
    return NULL;
  archive = rgm_cli_export_load (self, error);
  if (archive == NULL)
    return NULL;
  if (!rgm_archive_check_to_export (archive, &reason))
    {
      rgm_cli_refuse (error, rgm_cli_database_find_option (self->database), "%s", reason->message);
      return NULL;
    }
  text = rgm_archive_json_write (archive);

  return g_bytes_new_take (text, strlen (text));
}

const RgmCliExportFormat rgm_cli_export_json = {
  .name = "json",
  .takes = RGM_CLI_EXPORT_PATIENT,
  .make = make,
};

#include "config.h"

#include "rgm-cli-import.h"

#include "rgm-archive-json-reader.h"

static RgmArchive *
read_json (const RgmCliImport *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return rgm_archive_json_read (text, length, NULL, error);
}

const RgmCliImportFormat rgm_cli_import_json = {
  .name = "json",
  .read = read_json,
};

#pragma once

#include "rgm-cli.h"
#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmCliImportColumns:
 * @maps: (nullable): what was given to `--map`, each `FIELD=COLUMN`
 * @date_order: (nullable): what was given to `--date-order`
 * @separator: (nullable): what was given to `--separator`
 * @encoding: (nullable): what was given to `--encoding`
 * @concern: (nullable): what was given to `--concern`
 * @patient: (nullable): what was given to `--patient-name`
 * @no_header: whether `--no-header` was given
 *
 * How a table is to be read.
 */
typedef struct {
  char **maps;
  char *date_order;
  char *separator;
  char *encoding;
  char *concern;
  char *patient;
  gboolean no_header;
} RgmCliImportColumns;

/**
 * RgmCliImport:
 * @cli: what commands are given; takes the exit status
 * @store: the database
 * @database: (nullable): what was given to `--database`
 * @file: the name of the file, for sentences
 * @course: (nullable): the UUID that was given to `--course`, in lower case
 * @today: the day to look from
 * @dry_run: whether `--dry-run` was given
 * @columns: how a table is to be read
 *
 * What an import is made into.
 */
typedef struct {
  RgmCli *cli;
  RgmStore *store;
  const char *database;
  const char *file;
  const char *course;
  RgmDay today;
  gboolean dry_run;
  const RgmCliImportColumns *columns;
} RgmCliImport;

/**
 * RgmCliImportFormat:
 * @name: what `--format` calls it, and what the names of such files end with
 * @read: reads the content of a file; %NULL on error
 * @run: brings the content of a file into a course and says what was done; it opens the database.
 *   A format has this or @read
 *
 * A format that can be read: one file of the source each.
 */
typedef struct {
  const char *name;
  RgmArchive *(*read) (const RgmCliImport *self, GBytes *bytes, GError **error);
  gboolean (*run) (RgmCliImport *self, GBytes *bytes, GError **error);
} RgmCliImportFormat;

extern const RgmCliImportFormat rgm_cli_import_ics;
extern const RgmCliImportFormat rgm_cli_import_csv;
extern const RgmCliImportFormat rgm_cli_import_json;

gboolean rgm_cli_import_back_up (RgmStore *store, GError **error);
void rgm_cli_import_note_refused (RgmCliImport *self, guint n_refused);

G_END_DECLS

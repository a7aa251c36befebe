#pragma once

#include "rgm-cli.h"
#include "rgm-store-archive.h"
#include "rgm-unplanned.h"

G_BEGIN_DECLS

/**
 * RgmCliExport:
 * @cli: what commands are given
 * @store: the database, open for reading
 * @database: (nullable): what was given to `--database`
 * @patient: (nullable): the UUID that was given to `--patient`, in lower case
 * @what: (nullable): what was given to `--what`
 * @course: (nullable): the UUID that was given to `--course`, in lower case
 * @titles: (nullable): what was given to `--titles`
 * @reminder: (nullable): what was given to `--reminder`
 * @with_done: whether `--with-done` was given
 * @with_windows: whether `--with-windows` was given
 * @paper: (nullable): what was given to `--paper`
 * @sheet: (nullable): what was given to `--sheet`
 * @scale: (nullable): what was given to `--scale`
 * @today: the day to look from
 * @today_given: whether `--today` was given
 * @unplanned: (element-type RgmUnplanned): takes the courses that cannot be planned
 *
 * What an export is made from.
 */
typedef struct {
  const RgmCli *cli;
  RgmStore *store;
  const char *database;
  const char *patient;
  const char *what;
  const char *course;
  const char *titles;
  const char *reminder;
  gboolean with_done;
  gboolean with_windows;
  const char *paper;
  const char *sheet;
  const char *scale;
  RgmDay today;
  gboolean today_given;
  GPtrArray *unplanned;
} RgmCliExport;

/**
 * RgmCliExportTakes:
 * @RGM_CLI_EXPORT_PATIENT: `--patient`
 * @RGM_CLI_EXPORT_WHAT: `--what`
 * @RGM_CLI_EXPORT_COURSE: `--course` and `--today`
 * @RGM_CLI_EXPORT_CALENDAR: what a calendar is asked: `--titles`, `--reminder`, `--with-done`,
 *   `--with-windows`
 * @RGM_CLI_EXPORT_TITLES: `--titles`
 * @RGM_CLI_EXPORT_SHEET: `--sheet` and `--paper`
 * @RGM_CLI_EXPORT_SCALE: `--scale`
 *
 * What options a format takes beside those that all take.
 */
typedef enum {
  RGM_CLI_EXPORT_PATIENT = 1 << 0,
  RGM_CLI_EXPORT_WHAT = 1 << 1,
  RGM_CLI_EXPORT_COURSE = 1 << 2,
  RGM_CLI_EXPORT_CALENDAR = 1 << 3,
  RGM_CLI_EXPORT_TITLES = 1 << 4,
  RGM_CLI_EXPORT_SHEET = 1 << 5,
  RGM_CLI_EXPORT_SCALE = 1 << 6,
} RgmCliExportTakes;

/**
 * RgmCliExportFormat:
 * @name: what `--format` calls it, and what the names of such files end with
 * @takes: the options that it takes
 * @make: makes the content of the file; %NULL on error
 *
 * A format that can be written: one file of the source each.
 */
typedef struct {
  const char *name;
  RgmCliExportTakes takes;
  GBytes *(*make) (const RgmCliExport *self, GError **error);
} RgmCliExportFormat;

extern const RgmCliExportFormat rgm_cli_export_ics;
extern const RgmCliExportFormat rgm_cli_export_csv;
extern const RgmCliExportFormat rgm_cli_export_json;
extern const RgmCliExportFormat rgm_cli_export_pdf;
extern const RgmCliExportFormat rgm_cli_export_png;
extern const RgmCliExportFormat rgm_cli_export_svg;
extern const RgmCliExportFormat rgm_cli_export_text;

RgmArchive *rgm_cli_export_load (const RgmCliExport *self, GError **error);

G_END_DECLS

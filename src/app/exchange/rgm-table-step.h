#pragma once

#include "rgm-table-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RgmTableStepKind:
 * @RGM_TABLE_STEP_READ: reads the file anew: `first` is the encoding, `second` the separator
 * @RGM_TABLE_STEP_HEADER: says whether there is a header: `first`
 * @RGM_TABLE_STEP_FIELD: says of the column `first` that it holds `second`
 * @RGM_TABLE_STEP_DATE_ORDER: says how dates are written: `first`
 * @RGM_TABLE_STEP_TARGET: says where the sessions go: `first`
 * @RGM_TABLE_STEP_NAME: says whose the rows are that name nobody: `name`
 * @RGM_TABLE_STEP_RENEW: plans anew with what is known now
 *
 * What can be changed about a table on its way in.
 */
typedef enum {
  RGM_TABLE_STEP_READ,
  RGM_TABLE_STEP_HEADER,
  RGM_TABLE_STEP_FIELD,
  RGM_TABLE_STEP_DATE_ORDER,
  RGM_TABLE_STEP_TARGET,
  RGM_TABLE_STEP_NAME,
  RGM_TABLE_STEP_RENEW,
} RgmTableStepKind;

/**
 * RgmTableStep:
 * @kind: what is changed
 * @first: see @kind
 * @second: see @kind
 * @name: (nullable): what a patient is called; the step is to take it
 * @known: (nullable): what the database holds now; the step is to take it
 *
 * One change of a table on its way in.
 */
typedef struct {
  RgmTableStepKind kind;
  guint first;
  guint second;
  char *name;
  RgmArchive *known;
} RgmTableStep;

gboolean rgm_table_step_is_long (const RgmTableImport *import);
void rgm_table_step_free (RgmTableStep *self);
gboolean rgm_table_step_make (const RgmTableStep *self, RgmTableImport *import);
void rgm_table_step_make_async (const RgmTableStep *self, RgmTableImport *import,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_table_step_make_finish (GAsyncResult *result);

G_END_DECLS

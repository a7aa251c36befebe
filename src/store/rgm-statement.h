#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

/**
 * RgmStep:
 * @RGM_STEP_ERROR: it failed
 * @RGM_STEP_ROW: there is a row to read
 * @RGM_STEP_DONE: there are no more
 *
 * What a step of a statement came to.
 */
typedef enum {
  RGM_STEP_ERROR,
  RGM_STEP_ROW,
  RGM_STEP_DONE,
} RgmStep;

/**
 * RgmStatement:
 *
 * A prepared statement. Values are bound in the order of its parameters, columns are read in the
 * order of the row. A value that cannot be bound makes the next step fail.
 */
typedef struct _RgmStatement RgmStatement;

RgmStatement *rgm_statement_new (RgmDatabase *database, const char *sql, GError **error);
void rgm_statement_free (RgmStatement *self);
void rgm_statement_bind_text (RgmStatement *self, const char *value);
void rgm_statement_bind_bytes (RgmStatement *self, gconstpointer bytes, gsize size);
void rgm_statement_bind_int (RgmStatement *self, gint64 value);
gboolean rgm_statement_is_read (RgmStatement *self, GError **error);
RgmStep rgm_statement_step (RgmStatement *self, GError **error);
gboolean rgm_statement_run (RgmStatement *self, GError **error);
const char *rgm_statement_read_text (RgmStatement *self);
char *rgm_statement_dup_text (RgmStatement *self);
GBytes *rgm_statement_dup_bytes (RgmStatement *self);
gint64 rgm_statement_read_int64 (RgmStatement *self);
gint32 rgm_statement_read_int (RgmStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmStatement, rgm_statement_free)

G_END_DECLS

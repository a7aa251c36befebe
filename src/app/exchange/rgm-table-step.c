#include "config.h"

#include "rgm-table-step.h"

/* Some 500 rows: they are looked at between two frames. */
#define SHORT_BYTES 16384

/* What a thread needs. The table is its own until it is done. */
typedef struct {
  RgmTableStep step;
  RgmTableImport *import;
} Job;

/**
 * rgm_table_step_is_long:
 * @import: a table on its way in
 *
 * Returns: whether a step with it takes so long that it is better made in a thread
 */
gboolean
rgm_table_step_is_long (const RgmTableImport *import)
{
  return g_bytes_get_size (import->bytes) > SHORT_BYTES;
}

/**
 * rgm_table_step_free:
 * @self: (transfer full): a step that has not been made, and knows nothing
 *
 * Frees it.
 */
void
rgm_table_step_free (RgmTableStep *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * rgm_table_step_make:
 * @self: a step; what it knows and the name are taken
 * @import: a table on its way in
 *
 * Makes the step, and finds out what becomes of the rows. Where the file cannot be read there is
 * nothing to be said of its columns.
 *
 * Returns: for `RGM_TABLE_STEP_RENEW`, whether it still comes to the same; else %TRUE
 */
gboolean
rgm_table_step_make (const RgmTableStep *self, RgmTableImport *import)
{
  g_autofree char *name = self->name;

  switch (self->kind)
    {
    case RGM_TABLE_STEP_READ:
      rgm_table_import_read (import, (RgmCsvEncoding) self->first, (char) self->second);
      break;
    case RGM_TABLE_STEP_HEADER:
      if (import->table != NULL)
        rgm_table_import_set_header (import, self->first != 0);
      break;
    case RGM_TABLE_STEP_FIELD:
      if (import->mapping != NULL && self->first < import->table->n_columns)
        rgm_table_import_set_field (import, self->first, (RgmCsvField) self->second);
      break;
    case RGM_TABLE_STEP_DATE_ORDER:
      if (import->mapping == NULL)
        break;
      import->mapping->date_order = (RgmCsvDateOrder) self->first;
      rgm_table_import_plan (import);
      break;
    case RGM_TABLE_STEP_TARGET:
      rgm_table_import_set_target (import, self->first);
      break;
    case RGM_TABLE_STEP_NAME:
      rgm_table_import_set_name (import, name);
      break;
    case RGM_TABLE_STEP_RENEW:
    default:
      return rgm_table_import_renew (import, self->known);
    }
  return TRUE;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_boolean (task, rgm_table_step_make (&job->step, job->import));
}

/**
 * rgm_table_step_make_async:
 * @self: a step; what it knows is taken
 * @import: a table on its way in, which nobody may look at until @callback is called
 * @callback: called when it is made
 * @user_data: for @callback; keeps @import alive
 *
 * Makes the step in a thread.
 */
void
rgm_table_step_make_async (const RgmTableStep *self, RgmTableImport *import,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new (Job, 1);

  job->step = *self;
  job->import = import;
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * rgm_table_step_make_finish:
 * @result: what the callback was given
 *
 * Ends rgm_table_step_make_async().
 *
 * Returns: what rgm_table_step_make() does
 */
gboolean
rgm_table_step_make_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

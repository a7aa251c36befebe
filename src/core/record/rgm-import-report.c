#include "config.h"

#include "rgm-import-report.h"

static void
refusal_free (gpointer data)
{
  RgmImportRefusal *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * rgm_import_report_new:
 *
 * Returns: (transfer full): the report of an import that did nothing yet
 */
RgmImportReport *
rgm_import_report_new (void)
{
  RgmImportReport *self = g_new0 (RgmImportReport, 1);

  self->refused = g_ptr_array_new_with_free_func (refusal_free);
  self->unplanned = rgm_unplanned_list_new ();
  return self;
}

/**
 * rgm_import_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees @self.
 */
void
rgm_import_report_free (RgmImportReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->unplanned);
  g_free (self);
}

/**
 * rgm_import_report_refuse:
 * @self: a report
 * @kind: what kind of record
 * @reason: why it is not brought in
 * @id: its key
 * @name: (nullable): what it, or its patient, is called
 * @day: its day, or `RGM_DAY_NONE`
 *
 * Notes that a record is not brought in.
 */
void
rgm_import_report_refuse (RgmImportReport *self, RgmRecordKind kind, RgmImportReason reason,
                          const char *id, const char *name, RgmDay day)
{
  RgmImportRefusal *refusal = g_new0 (RgmImportRefusal, 1);

  refusal->kind = kind;
  refusal->reason = reason;
  refusal->id = g_strdup (id);
  refusal->name = g_strdup (name ? name : "");
  refusal->day = day;
  g_ptr_array_add (self->refused, refusal);
}

/**
 * rgm_import_report_sum:
 * @counts: one of the counts of a report
 *
 * Returns: how many records of all kinds that is
 */
guint
rgm_import_report_sum (const guint counts[RGM_N_RECORD_KINDS])
{
  guint sum = 0;

  for (gsize i = 0; i < RGM_N_RECORD_KINDS; i++)
    sum += counts[i];
  return sum;
}

/**
 * rgm_import_report_is_nothing:
 * @self: a report
 *
 * Returns: whether the import leaves everything as it is
 */
gboolean
rgm_import_report_is_nothing (const RgmImportReport *self)
{
  return rgm_import_report_sum (self->added) == 0 && rgm_import_report_sum (self->changed) == 0
         && self->history == 0 && self->erased == 0;
}

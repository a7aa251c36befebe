#include "config.h"

#include "rgm-csv-plan-equal.h"

#include "rgm-csv-patient.h"
#include "rgm-csv-row-text.h"
#include "rgm-csv-sum.h"
#include "rgm-made-early.h"
#include "rgm-record.h"

/* Two plans of the same table come to the same where all that is shown and all that is written is
 * the same. Counts alone are not: one row may be there already in the one, another in the other. */

static gboolean
are_same_texts (char *a, char *b)
{
  gboolean same = g_strcmp0 (a, b) == 0;

  g_free (a);
  g_free (b);
  return same;
}

static gboolean
are_same_rows (gconstpointer one, gconstpointer other)
{
  const RgmCsvRow *a = one, *b = other;
  gboolean is_written = a->outcome == RGM_CSV_ADDED || a->outcome == RGM_CSV_CHANGED;

  if (a->line != b->line || a->outcome != b->outcome || !a->session != !b->session
      || !g_str_equal (a->patient, b->patient)
      || !are_same_texts (rgm_csv_row_text_describe (a), rgm_csv_row_text_describe (b)))
    return FALSE;
  return !a->session || !is_written || rgm_session_record_equal (a->session, b->session);
}

static gboolean
are_same_made_early (gconstpointer one, gconstpointer other)
{
  const RgmMadeEarly *a = one, *b = other;

  return g_str_equal (a->patient, b->patient) && g_str_equal (a->sentence, b->sentence);
}

/* What rows of patients become; of sessions the rows say all. */
static gboolean
are_same_patients (gconstpointer one, gconstpointer other)
{
  const RgmPatientContent *a = one, *b = other;

  return g_str_equal (a->record->id, b->record->id) && rgm_csv_patient_equal (a, b);
}

/**
 * rgm_csv_plan_equal:
 * @a: the plan of the import of a table
 * @b: another one of the same table, as by what the database holds at another time
 *
 * Returns: whether both say the same and write the same
 */
gboolean
rgm_csv_plan_equal (const RgmCsvPlan *a, const RgmCsvPlan *b)
{
  return a->of_patients == b->of_patients
         && are_same_texts (rgm_csv_sum_rows (a), rgm_csv_sum_rows (b))
         && rgm_record_lists_equal (a->rows, b->rows, are_same_rows)
         && rgm_record_lists_equal (a->made_early, b->made_early, are_same_made_early)
         && (!a->of_patients
             || rgm_record_lists_equal (a->archive->patients, b->archive->patients,
                                         are_same_patients));
}

#pragma once

#include "rgm-csv-plan.h"
#include "rgm-import-report.h"

G_BEGIN_DECLS

char *rgm_csv_text_count (const RgmCsvPlan *plan, RgmCsvOutcome outcome);
char *rgm_csv_text_holders (const RgmCsvPlan *plan);
char *rgm_csv_text_beside (const RgmCsvPlan *plan);
char *rgm_csv_text_notes (const RgmCsvPlan *plan);
char *rgm_csv_text_noted_passes (const RgmCsvPlan *plan);
char *rgm_csv_text_treatments (const RgmCsvPlan *plan);
char *rgm_csv_text_strange_concerns (const RgmCsvPlan *plan);
char *rgm_csv_text_button (const RgmCsvPlan *plan);
char *rgm_csv_text_done (const RgmCsvPlan *plan, const RgmImportReport *report);
char *rgm_csv_text_column (const RgmCsvTable *table, const RgmCsvMapping *mapping, guint column);
char *rgm_csv_text_left_out (const RgmCsvTable *table, const RgmCsvMapping *mapping);
char *rgm_csv_text_idle (const RgmCsvTable *table, const RgmCsvMapping *mapping);
char *rgm_csv_text_of_sessions (const RgmCsvTable *table, const RgmCsvMapping *mapping);
char *rgm_csv_text_beaten (const RgmCsvTable *table, const RgmCsvMapping *mapping);

G_END_DECLS

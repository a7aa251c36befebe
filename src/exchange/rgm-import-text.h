#pragma once

#include "rgm-import-report.h"

G_BEGIN_DECLS

/**
 * RgmImportTense:
 * @RGM_IMPORT_WILL: what an import would do
 * @RGM_IMPORT_DID: what it did
 *
 * When an import is told of.
 */
typedef enum {
  RGM_IMPORT_WILL,
  RGM_IMPORT_DID,
} RgmImportTense;

char *rgm_import_text_added (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_changed (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_unchanged (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_refused (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_erased (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_refusal (const RgmImportRefusal *refusal);
char *rgm_import_text_summary (const RgmImportReport *report, RgmImportTense tense);
char *rgm_import_text_counts (const guint counts[RGM_N_RECORD_KINDS]);

G_END_DECLS

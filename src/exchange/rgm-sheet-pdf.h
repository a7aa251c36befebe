#pragma once

#include <gio/gio.h>

#include "rgm-paper.h"
#include "rgm-sheet.h"

G_BEGIN_DECLS

/**
 * RgmSheetPdf:
 * @sheet: what to write
 * @paper: the size of its pages
 * @rtl: whether it is read from right to left
 * @named: whether its title, which is seen wherever the file is, names the patient
 * @unknown: (nullable): takes a sentence on letters that no font has, where there are such; to be
 *   freed by the caller
 *
 * A PDF to make.
 */
typedef struct {
  const RgmSheet *sheet;
  RgmPaper paper;
  gboolean rtl;
  gboolean named;
  char **unknown;
} RgmSheetPdf;

GBytes *rgm_sheet_pdf_make (const RgmSheetPdf *self, GCancellable *cancellable, GError **error);
char *rgm_sheet_make_title (const RgmSheet *sheet, gboolean named);

G_END_DECLS

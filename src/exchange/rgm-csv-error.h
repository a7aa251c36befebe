#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCsvError:
 * @RGM_CSV_ERROR_TOO_LARGE: more bytes, rows, columns or bytes of a cell than are read
 * @RGM_CSV_ERROR_ENCODING: the bytes are no text in that encoding, or no text at all
 * @RGM_CSV_ERROR_SYNTAX: a quotation mark is never closed
 * @RGM_CSV_ERROR_EMPTY: there is no row in it
 * @RGM_CSV_ERROR_MAPPING: it cannot be told from the columns what the rows are
 * @RGM_CSV_ERROR_PATIENT: it is not told whose sessions they are
 * @RGM_CSV_ERROR_CONCERN: it is not told what the sessions are for
 *
 * Why a table cannot be read at all. What is wrong with one row is told with that row.
 */
typedef enum {
  RGM_CSV_ERROR_TOO_LARGE,
  RGM_CSV_ERROR_ENCODING,
  RGM_CSV_ERROR_SYNTAX,
  RGM_CSV_ERROR_EMPTY,
  RGM_CSV_ERROR_MAPPING,
  RGM_CSV_ERROR_PATIENT,
  RGM_CSV_ERROR_CONCERN,
} RgmCsvError;

#define RGM_CSV_ERROR (rgm_csv_error_quark ())
GQuark rgm_csv_error_quark (void);

G_END_DECLS

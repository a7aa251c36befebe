#pragma once

#include "rgm-page-reader.h"

G_BEGIN_DECLS

/* More columns than any table has. */
#define RGM_RAW_ROW_MAX 64

/**
 * RgmRawValue:
 * @type: 'N' nothing, 'I' number, 'F' fraction, 'T' text, 'B' bytes
 * @number: the number
 * @bytes: the text or the bytes
 * @size: how many of them there are
 * @torn: whether some are missing
 *
 * A value of a row as the file has it.
 */
typedef struct {
  char type;
  gint64 number;
  const guint8 *bytes;
  gsize size;
  gboolean torn;
} RgmRawValue;

/**
 * RgmRawRow:
 * @n_values: how many values it has
 * @types: their types, with a zero behind them
 * @values: the values
 *
 * A row as the file has it. It lives no longer than the cell that it was read from.
 */
typedef struct {
  guint n_values;
  char types[RGM_RAW_ROW_MAX + 1];
  RgmRawValue values[RGM_RAW_ROW_MAX];
} RgmRawRow;

gboolean rgm_raw_row_read (RgmRawRow *self, const RgmPageCell *cell);

G_END_DECLS

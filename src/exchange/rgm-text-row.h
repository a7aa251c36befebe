#pragma once

#include "rgm-text-style.h"

G_BEGIN_DECLS

/**
 * RgmTextRow:
 *
 * One row of character cells to draw in. Whatever is drawn beyond its ends is cut off, so that it
 * is never wider than asked for.
 */
typedef struct _RgmTextRow RgmTextRow;

RgmTextRow *rgm_text_row_new (int columns);
void rgm_text_row_free (RgmTextRow *self);
gboolean rgm_text_row_is_free (const RgmTextRow *self, int column, int n_columns);
void rgm_text_row_fill (RgmTextRow *self, int from, int to, gunichar character, RgmTextTone tone);
void rgm_text_row_put (RgmTextRow *self, int column, const char *text, RgmTextTone tone);
void rgm_text_row_append_to (const RgmTextRow *self, GString *out, const RgmTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmTextRow, rgm_text_row_free)

G_END_DECLS

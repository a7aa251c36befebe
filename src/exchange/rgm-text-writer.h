#pragma once

#include "rgm-text-style.h"

G_BEGIN_DECLS

/**
 * RgmTextWriter:
 *
 * Writes headings and paragraphs for a terminal: broken between words so that no line is wider
 * than the screen, and in colours where the style has them.
 */
typedef struct _RgmTextWriter RgmTextWriter;

RgmTextWriter *rgm_text_writer_new (const RgmTextStyle *style);
void rgm_text_writer_free (RgmTextWriter *self);
const RgmTextStyle *rgm_text_writer_get_style (const RgmTextWriter *self);
void rgm_text_writer_heading (RgmTextWriter *self, const char *text);
void rgm_text_writer_paragraph (RgmTextWriter *self, RgmTextTone tone, int indent,
                                const char *text);
void rgm_text_writer_item (RgmTextWriter *self, RgmTextTone tone, int indent, const char *mark,
                           const char *text);
void rgm_text_writer_break (RgmTextWriter *self);
void rgm_text_writer_lines (RgmTextWriter *self, const char *lines);
char *rgm_text_writer_end (RgmTextWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmTextWriter, rgm_text_writer_free)

G_END_DECLS

#pragma once

#include "rgm-catalogue.h"
#include "rgm-text-writer.h"

G_BEGIN_DECLS

/**
 * RgmTextNotes:
 *
 * The notes at the end of a text: rules and their sources, each told once and numbered in the order
 * in which the text first refers to it.
 */
typedef struct _RgmTextNotes RgmTextNotes;

RgmTextNotes *rgm_text_notes_new (const RgmCatalogue *catalogue);
void rgm_text_notes_free (RgmTextNotes *self);
guint rgm_text_notes_add (RgmTextNotes *self, const char *rule, const char *const *sources,
                          gboolean reading);
guint rgm_text_notes_get_size (const RgmTextNotes *self);
const char *rgm_text_notes_get (const RgmTextNotes *self, guint position);
void rgm_text_notes_write (const RgmTextNotes *self, RgmTextWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmTextNotes, rgm_text_notes_free)

G_END_DECLS

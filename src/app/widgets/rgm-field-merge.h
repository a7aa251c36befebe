#pragma once

#include <adwaita.h>

#include "rgm-text-field.h"

G_BEGIN_DECLS

gboolean rgm_field_merge (GtkWidget *field, const char *before, const char *here,
                          const char *there, const char *shown);
void rgm_field_merge_tell (GtkWidget *field, const char *shown);
void rgm_field_merge_text (RgmTextField *field, const char *before, const char *there);
void rgm_field_merge_entry (GtkEditable *field, const char *before, const char *there);
void rgm_field_merge_notes (GtkTextView *field, const char *before, const char *there);
void rgm_field_merge_choice (AdwComboRow *field, guint before, guint there);

G_END_DECLS

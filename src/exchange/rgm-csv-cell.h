#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_csv_cell_guard (const char *text);
char *rgm_csv_cell_tidy (const char *cell);
const char *rgm_csv_cell_skip_spaces (const char *text);
char *rgm_csv_cell_unguard (const char *cell);
char *rgm_csv_cell_quote (const char *cell);
char *rgm_csv_cell_list_lines (const char *cell);
void rgm_csv_cell_append (GString *to, const char *text);

char *rgm_csv_cell_join (char **items, gboolean is_text);
char **rgm_csv_cell_split (const char *cell, const char *separators);
char **rgm_csv_cell_split_texts (const char *cell);

gboolean rgm_csv_cell_read_depth (const char *text, gint32 *depth);
char *rgm_csv_cell_write_depth (gint32 depth);

G_END_DECLS

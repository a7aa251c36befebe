#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_salvaged_files_note (const char *folder, const char *from, const char *to,
                                  GError **error);
gboolean rgm_salvaged_files_know (const char *folder, const char *from);
char *rgm_salvaged_files_find (const char *folder, const char *from);
void rgm_salvaged_files_forget (const char *folder, const GPtrArray *names, GPtrArray *left);

G_END_DECLS

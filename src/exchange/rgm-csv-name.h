#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_csv_name_fold (const char *name);
char *rgm_csv_name_spell (const char *name);

G_END_DECLS

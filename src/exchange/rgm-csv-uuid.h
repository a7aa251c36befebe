#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_csv_uuid_make (const char *const *parts);

G_END_DECLS

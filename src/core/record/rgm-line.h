#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rgm_line_new (const char *text);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int rgm_first_weekday_get (void);

G_END_DECLS

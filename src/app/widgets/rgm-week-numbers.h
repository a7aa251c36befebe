#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rgm_week_numbers_are_expected (const char *locale, int first_weekday,
                                        int days_in_first_week);
gboolean rgm_week_numbers_get_expected (void);

G_END_DECLS

#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

char *rgm_calendar_table_load (RgmDatabase *database, const char *course_id, GError **error);
gboolean rgm_calendar_table_save (RgmDatabase *database, const char *course_id, const char *text,
                                  gint64 change, gint64 now, GError **error);
gboolean rgm_calendar_table_turn (RgmDatabase *database, gint64 change, gint64 now,
                                  GError **error);
gboolean rgm_calendar_table_prune (RgmDatabase *database, GError **error);

G_END_DECLS

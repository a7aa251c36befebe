#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

/* The tables whose changes can be undone, ended by NULL: all that hold what the user entered. The
 * history tells what was done and stays; settings are not records. */
extern const char *const rgm_changeset_tables[];

gboolean rgm_changeset_apply (RgmDatabase *database, GBytes *changes, gboolean inverted,
                              gint64 now, GError **error);

G_END_DECLS

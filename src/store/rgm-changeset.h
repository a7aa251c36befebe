#pragma once

#include "rgm-table.h"

G_BEGIN_DECLS

/* The tables whose changes can be undone, ended by NULL: all that hold what the user entered. The
 * history tells what was done and stays; settings are not records, and of them a changeset holds
 * what the file is for, if that was changed. */
extern const char *const rgm_changeset_tables[];

#define RGM_CHANGESET_SETTING_TABLE "setting"

/* Those of them that the history tells of, ended by NULL. */
extern const RgmTable *const rgm_changeset_told_tables[];

gboolean rgm_changeset_apply (RgmDatabase *database, GBytes *changes, gboolean inverted,
                              gint64 now, GError **error);

G_END_DECLS

#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

/**
 * RgmFormerFiles:
 * @all: %NULL-terminated paths of the other files that a database was
 * @abandoned: those of them that nobody works with: backups of them are backups of the database
 * @replaced: those in whose place another database is now: backups of this one say that they are
 * @unreached: (element-type filename): folders of which nobody can tell what is in them
 *
 * Where a database was, and what there is to be found.
 */
typedef struct {
  GStrv all;
  GStrv abandoned;
  GStrv replaced;
  GPtrArray *unreached;
} RgmFormerFiles;

GStrv rgm_former_files_load (RgmDatabase *database, GError **error);
gboolean rgm_former_files_add (RgmDatabase *database, const char *path, gint64 now,
                               GError **error);
gboolean rgm_former_files_tell (RgmDatabase *database, const GPtrArray *names, gboolean *tell,
                                GError **error);
gboolean rgm_former_files_conceal (RgmDatabase *database, const GPtrArray *names, gint64 now,
                                   GError **error);
gboolean rgm_former_files_check_gone (RgmDatabase *database, const char *const *folders,
                                      GError **error);
gboolean rgm_former_files_forget (RgmDatabase *database, const char *const *folders, gint64 now,
                                  GError **error);
gboolean rgm_former_files_is_gone (const char *folder);

gboolean rgm_former_files_examine (RgmFormerFiles *self, RgmDatabase *database, GError **error);
void rgm_former_files_note_unreached (RgmFormerFiles *self, const char *folder);
void rgm_former_files_clear (RgmFormerFiles *self);

G_END_DECLS

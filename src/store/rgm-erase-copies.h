#pragma once

#include "rgm-former-files.h"

G_BEGIN_DECLS

/**
 * RgmEraseCopies:
 * @database: the database
 * @path: its file
 * @id: the UUID of the patient
 * @former: where the database was
 * @seen: (element-type filename): backups that were looked into already
 * @left: (element-type filename): takes the files that are found
 *
 * What is looked for, and where.
 */
typedef struct {
  RgmDatabase *database;
  const char *path;
  const char *id;
  const RgmFormerFiles *former;
  GHashTable *seen;
  GPtrArray *left;
} RgmEraseCopies;

gboolean rgm_erase_copies_find_id (const char *path, const char *id, gboolean *found,
                                   GError **error);
void rgm_erase_copies_note (GPtrArray *paths, const char *path);
void rgm_erase_copies_find (const RgmEraseCopies *self);

G_END_DECLS

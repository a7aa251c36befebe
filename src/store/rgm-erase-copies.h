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
 * @unread: (element-type filename utf8): takes those that cannot be read just now, and why
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
  GHashTable *unread;
} RgmEraseCopies;

gboolean rgm_erase_copies_find_id (const char *path, const char *id, gboolean *found,
                                   GError **error);
void rgm_erase_copies_note (GPtrArray *paths, const char *path);
void rgm_erase_copies_note_reason (GPtrArray *left, GHashTable *unread, const char *path,
                                   const GError *reason);
void rgm_erase_copies_find (const RgmEraseCopies *self);

G_END_DECLS

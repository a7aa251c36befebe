#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmFreeNameKind:
 * @RGM_FREE_NAME_COPY: all of a database: it has the name of that where this is free
 * @RGM_FREE_NAME_SALVAGED: what could be read of a damaged one: it has never the name of that
 *
 * What is made of a database.
 */
typedef enum {
  RGM_FREE_NAME_COPY,
  RGM_FREE_NAME_SALVAGED,
} RgmFreeNameKind;

/**
 * RgmFreeName:
 * @folder: where the new file is to be
 * @database: what it is made of
 * @kind: how it is made
 * @day: when
 * @n_tried: how many names were tried, 0 before the first
 *
 * Names for a file that is to be made beside whatever is there.
 */
typedef struct {
  const char *folder;
  const char *database;
  RgmFreeNameKind kind;
  RgmDay day;
  guint n_tried;
} RgmFreeName;

gboolean rgm_free_name_check_folder (const char *folder, GError **error);
char *rgm_free_name_next (RgmFreeName *self);

G_END_DECLS

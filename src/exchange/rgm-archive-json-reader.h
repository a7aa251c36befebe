#pragma once

#include "rgm-archive-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A larger file is refused unread. */
#define RGM_ARCHIVE_JSON_BYTES_MAX ((gsize) 512 * 1024 * 1024)

RgmArchive *rgm_archive_json_read (const char *text, gsize length, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS

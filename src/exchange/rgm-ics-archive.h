#pragma once

#include "rgm-archive.h"
#include "rgm-ics-writer.h"
#include "rgm-unplanned.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rgm_ics_archive_add (RgmIcsWriter *writer, const RgmArchive *archive,
                              const char *course_id, const RgmAreas *areas, RgmDay today,
                              GPtrArray *unplanned, GCancellable *cancellable, GError **error);

G_END_DECLS

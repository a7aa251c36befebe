#pragma once

#include "rgm-store.h"

G_BEGIN_DECLS

gboolean rgm_store_change_sessions (RgmStore *self, const char *name,
                                    const RgmCourseContent *seen, const GPtrArray *before,
                                    GPtrArray *after, GError **error);
GHashTable *rgm_store_find_sessions_elsewhere (RgmStore *self, const char *course_id,
                                               const GPtrArray *ids, GCancellable *cancellable,
                                               GError **error);

G_END_DECLS

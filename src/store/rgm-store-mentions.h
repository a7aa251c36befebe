#pragma once

#include "rgm-mention.h"
#include "rgm-store.h"

G_BEGIN_DECLS

GPtrArray *rgm_store_list_mentions (RgmStore *self, const char *name, const char *except_id,
                                    GError **error);

G_END_DECLS

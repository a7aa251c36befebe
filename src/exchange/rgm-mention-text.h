#pragma once

#include "rgm-mention.h"

G_BEGIN_DECLS

char *rgm_mention_text (const GPtrArray *mentions, guint n_max);

G_END_DECLS

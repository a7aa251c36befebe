#pragma once

#include "rgm-page-images.h"

G_BEGIN_DECLS

void rgm_page_journal_read (RgmPageImages *self, const char *database);

G_END_DECLS

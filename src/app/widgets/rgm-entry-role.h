#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rgm_entry_role_apply (AdwEntryRow *row);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rgm_entry_role_apply (AdwEntryRow *row);
void rgm_entry_role_set_wrong (AdwEntryRow *row, gboolean wrong);

G_END_DECLS

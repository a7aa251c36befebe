#pragma once

#include <adwaita.h>

#include "rgm-table-import.h"

G_BEGIN_DECLS

void rgm_table_encoding_fill (AdwComboRow *encoding);
void rgm_table_encoding_unfold (AdwComboRow *encoding, AdwExpanderRow *fold,
                                AdwActionRow *letters);
void rgm_table_encoding_show_letters (AdwActionRow *letters, const RgmTableImport *import);

G_END_DECLS

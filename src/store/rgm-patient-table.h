#pragma once

#include "rgm-patient-entry.h"
#include "rgm-table.h"

G_BEGIN_DECLS

extern const RgmTable rgm_patient_table;

GPtrArray *rgm_patient_table_list_entries (RgmDatabase *database, GError **error);

G_END_DECLS

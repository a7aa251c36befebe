#pragma once

#include "rgm-catalogue.h"
#include "rgm-store.h"

G_BEGIN_DECLS

/* The day that `regimenctl sample` looks from, so that the same number gives the same file. */
#define RGM_SAMPLE_TODAY ((RgmDay) 739944)
#define RGM_SAMPLE_PATIENTS 12
#define RGM_SAMPLE_PATIENTS_MAX 100000

gboolean rgm_sample_fill (RgmStore *store, RgmCatalogue *catalogue, guint n_patients,
                          RgmDay today, GError **error);
gboolean rgm_sample_create (const char *path, RgmCatalogue *catalogue, guint n_patients,
                            RgmDay today, GError **error);

G_END_DECLS

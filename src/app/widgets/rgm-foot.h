#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_FOOT (rgm_foot_get_type ())
G_DECLARE_FINAL_TYPE (RgmFoot, rgm_foot, RGM, FOOT, AdwBin)

G_END_DECLS

#pragma once

#include "rgm-session-draft.h"

G_BEGIN_DECLS

/**
 * RgmMerged:
 * @RGM_MERGED_TAKEN: something was taken from there
 * @RGM_MERGED_CONFLICT: something was changed on both sides, and is as it is here
 *
 * What became of a list when what was changed elsewhere was taken into it.
 */
typedef enum {
  RGM_MERGED_TAKEN = 1 << 0,
  RGM_MERGED_CONFLICT = 1 << 1,
} RgmMerged;

RgmMerged rgm_session_merge_zones (RgmSessionDraft *here, const RgmSessionDraft *before,
                                   RgmSessionDraft *there);
RgmMerged rgm_session_merge_products (RgmSessionDraft *here, const RgmSessionDraft *before,
                                      RgmSessionDraft *there);

G_END_DECLS

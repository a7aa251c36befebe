#pragma once

#include <glib-object.h>

#include "rgm-change.h"

G_BEGIN_DECLS

#define RGM_TYPE_STORE_CHANGES (rgm_store_changes_get_type ())
G_DECLARE_FINAL_TYPE (RgmStoreChanges, rgm_store_changes, RGM, STORE_CHANGES, GObject)

RgmStoreChanges *rgm_store_changes_new (void);
const RgmChange *rgm_store_changes_get_undo (RgmStoreChanges *self);
const RgmChange *rgm_store_changes_get_redo (RgmStoreChanges *self);
void rgm_store_changes_take (RgmStoreChanges *self, RgmChange *undo, RgmChange *redo);

G_END_DECLS

#pragma once

#include "rgm-change.h"

G_BEGIN_DECLS

const char *rgm_change_words_get (const RgmChange *change);
char *rgm_change_words_undo (const RgmChange *change);
char *rgm_change_words_redo (const RgmChange *change);
char *rgm_change_words_undone (const RgmChange *change);
char *rgm_change_words_redone (const RgmChange *change);

G_END_DECLS

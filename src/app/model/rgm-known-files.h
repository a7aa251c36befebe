#pragma once

#include "rgm-settings.h"

G_BEGIN_DECLS

/* How many databases are remembered. */
#define RGM_KNOWN_FILES_MAX 32

void rgm_known_files_note_opened (RgmSettings *settings, const char *path);
gboolean rgm_known_files_has (RgmSettings *settings, const char *path);
void rgm_known_files_hand_over (RgmSettings *settings, const char *salvaged_dir);

G_END_DECLS

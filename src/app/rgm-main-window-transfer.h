#pragma once

#include "rgm-main-window.h"

G_BEGIN_DECLS

void rgm_main_window_export (RgmMainWindow *self);
void rgm_main_window_export_patient (RgmMainWindow *self);
void rgm_main_window_import (RgmMainWindow *self);
void rgm_main_window_begin_import (RgmMainWindow *window, const char *path);
void rgm_main_window_end_first_import (RgmMainWindow *window, RgmWorkspaceMode mode);
void rgm_main_window_import_file (RgmMainWindow *window, const char *path);
gboolean rgm_main_window_is_table (const char *path);
void rgm_main_window_import_table (RgmMainWindow *window, const char *path);
void rgm_main_window_erase_patient (RgmMainWindow *self);

G_END_DECLS

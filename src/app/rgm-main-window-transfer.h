#pragma once

#include "rgm-main-window.h"

G_BEGIN_DECLS

void rgm_main_window_export (RgmMainWindow *self);
void rgm_main_window_export_patient (RgmMainWindow *self);
void rgm_main_window_import (RgmMainWindow *self);
void rgm_main_window_erase_patient (RgmMainWindow *self);

G_END_DECLS

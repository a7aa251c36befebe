#pragma once

#include <adwaita.h>

#include "rgm-application.h"

G_BEGIN_DECLS

#define RGM_TYPE_WINDOW (rgm_window_get_type ())
G_DECLARE_FINAL_TYPE (RgmWindow, rgm_window, RGM, WINDOW, AdwApplicationWindow)

RgmWindow *rgm_window_new (RgmApplication *application);

G_END_DECLS

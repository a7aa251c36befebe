#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *rgm_heard_toast_say (AdwToastOverlay *overlay, const char *sentence);
AdwToast *rgm_heard_toast_new (const char *title);
void rgm_heard_toast_set_title (AdwToast *toast, const char *title);
gboolean rgm_heard_toast_is_leaving (AdwToast *toast);
void rgm_heard_toast_set_button_label (AdwToast *toast, const char *label);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What went wrong: of each kind there is one message at most, which goes when it
 * succeeds. */
typedef enum {
  RGM_FAILURE_TURN,
  RGM_FAILURE_SAVE,
  RGM_FAILURE_LOAD,
  RGM_FAILURE_EXPORT,
  RGM_FAILURE_ERASE,
  RGM_FAILURE_FORGET,
  RGM_FAILURE_FILES,
  RGM_FAILURE_FOLDER,
  RGM_FAILURE_COPY,
  RGM_FAILURE_BACKUP,
} RgmFailure;

#define RGM_TYPE_WINDOW_FAILURES (rgm_window_failures_get_type ())
G_DECLARE_FINAL_TYPE (RgmWindowFailures, rgm_window_failures, RGM, WINDOW_FAILURES, GObject)

RgmWindowFailures *rgm_window_failures_new (AdwToastOverlay *toasts);
void rgm_window_failures_say (RgmWindowFailures *self, RgmFailure kind, const char *message,
                              const char *details);
void rgm_window_failures_withdraw (RgmWindowFailures *self, RgmFailure kind);
void rgm_window_failures_give_way (RgmWindowFailures *self, AdwToast *toast);

G_END_DECLS

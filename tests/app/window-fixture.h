#pragma once

#include "rgm-main-window.h"
#include "service-fixture.h"

G_BEGIN_DECLS

/* A window on a database, without an application. */
typedef struct {
  ServiceFixture store;
  RgmWorkspace *workspace;
  RgmMainWindow *window;
} WindowFixture;

#define WINDOW_TEST(path, function)                                                             \
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, function,                       \
              window_fixture_tear_down)

void window_fixture_set_up (WindowFixture *self, gconstpointer data);
void window_fixture_tear_down (WindowFixture *self, gconstpointer data);
void window_fixture_open_window (WindowFixture *self, gboolean is_sample);
void window_fixture_activate (WindowFixture *self, const char *action);
gboolean window_fixture_is_enabled (WindowFixture *self, const char *action);
void window_fixture_select_first (WindowFixture *self);
const RgmPatient *window_fixture_get_patient (WindowFixture *self);
void window_fixture_open_practice (WindowFixture *self);
GtkWidget *window_fixture_find_toast (WindowFixture *self, const char *words);
GtkWidget *window_fixture_wait_for_toast (WindowFixture *self, const char *words);
void window_fixture_press_toast (WindowFixture *self, const char *words);
void window_fixture_restore (WindowFixture *self, const RgmBackupEntry *backup);
GtkWindow *window_fixture_find_dialog (WindowFixture *self);
void window_fixture_set_language (void);

G_END_DECLS

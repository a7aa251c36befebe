#pragma once

#include "rgm-banner.h"
#include "rgm-course-page.h"
#include "rgm-patients-page.h"
#include "rgm-split-view.h"
#include "rgm-main-window.h"
#include "rgm-window-changes.h"
#include "rgm-window-failures.h"

G_BEGIN_DECLS

/* Of whom the menu of the course page speaks; it is the same as long as that is. */
typedef enum {
  RGM_COURSE_MENU_NONE,
  RGM_COURSE_MENU_LOG,
  RGM_COURSE_MENU_PATIENT,
  RGM_COURSE_MENU_ARCHIVED,
} RgmCourseMenu;

RgmCoursePage *rgm_main_window_make_course_page (RgmMainWindow *self, AdwHeaderBar *header_bar);
void rgm_main_window_install_actions (RgmMainWindow *self);
void rgm_main_window_install_rescue_actions (RgmMainWindow *self);
void rgm_main_window_install_new_file_actions (RgmMainWindow *self);
GtkWidget *rgm_main_window_make_problem_page (RgmMainWindow *self);
RgmMainWindow *rgm_main_window_open_instead (RgmMainWindow *self, const char *path);
RgmCourseMenu rgm_main_window_choose_menu (RgmMainWindow *self);
GMenu *rgm_main_window_make_menu (RgmMainWindow *self, RgmCourseMenu kind);
void rgm_main_window_update_actions (RgmMainWindow *self);
void rgm_main_window_show_patient (RgmMainWindow *self, const char *id, gboolean open);
void rgm_main_window_offer_undo (RgmMainWindow *self, const char *title, GAsyncResult *result);
void rgm_main_window_offer_undo_of (RgmMainWindow *self, const char *title, gint64 change,
                                    const char *nothing);
void rgm_main_window_say_imported (RgmMainWindow *self, const char *title, gint64 change);
void rgm_main_window_say (RgmMainWindow *self, const char *sentence);
void rgm_main_window_say_error (RgmMainWindow *self, RgmFailure kind, const char *message,
                                const GError *error);
void rgm_main_window_say_done (RgmMainWindow *self, RgmFailure kind, const char *sentence);
void rgm_main_window_withdraw_error (RgmMainWindow *self, RgmFailure kind);
void rgm_main_window_give_way (RgmMainWindow *self, AdwToast *toast);
void rgm_main_window_watch_loading (RgmMainWindow *self);
void rgm_main_window_watch_backups (RgmMainWindow *self, RgmBanner *banner);
void rgm_main_window_watch_file (RgmMainWindow *self, RgmBanner *banner);
RgmWindowChanges *rgm_main_window_get_changes (RgmMainWindow *self);
RgmWindowFailures *rgm_main_window_get_failures (RgmMainWindow *self);
AdwToastOverlay *rgm_main_window_get_toasts (RgmMainWindow *self);
RgmPatientsPage *rgm_main_window_get_patients_page (RgmMainWindow *self);
RgmSplitView *rgm_main_window_get_split_view (RgmMainWindow *self);
GtkWidget *rgm_main_window_get_course_page (RgmMainWindow *self);

G_END_DECLS

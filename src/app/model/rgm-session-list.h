#pragma once

#include <gio/gio.h>

#include "rgm-course-item.h"
#include "rgm-session-item.h"

G_BEGIN_DECLS

#define RGM_TYPE_SESSION_LIST (rgm_session_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmSessionList, rgm_session_list, RGM, SESSION_LIST, GObject)

RgmSessionList *rgm_session_list_new (void);
void rgm_session_list_set_course (RgmSessionList *self, RgmCourseItem *course);
RgmSessionItem *rgm_session_list_find (RgmSessionList *self, const char *id);

G_END_DECLS

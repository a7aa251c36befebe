#pragma once

#include <gio/gio.h>

#include "rgm-session-item.h"

G_BEGIN_DECLS

/* Actions of the course page; those on a session take its UUID. RGM_ACTION_EXPLAIN explains any
 * date of the plan that the page shows: it takes the two members of an RgmTopic, “(uu)”. */
#define RGM_ACTION_BOOK "course.book"
#define RGM_ACTION_BOOK_ON "course.book-on"
#define RGM_ACTION_PLAN_REST "course.plan-rest"
#define RGM_ACTION_ADD_PAST "course.add-past"
#define RGM_ACTION_WHY "course.why"
#define RGM_ACTION_EXPLAIN "course.explain"
#define RGM_ACTION_EDIT "course.edit"
#define RGM_ACTION_PAUSE "course.pause"
#define RGM_ACTION_RESUME "course.resume"
#define RGM_ACTION_STOP "course.stop"
#define RGM_ACTION_CONTINUE "course.continue"
#define RGM_ACTION_DELETE "course.delete"
#define RGM_ACTION_EXPORT_CALENDAR "course.export-calendar"
#define RGM_ACTION_IMPORT_CALENDAR "course.import-calendar"
#define RGM_ACTION_PRINT "course.print"
#define RGM_ACTION_SAVE_PDF "course.save-pdf"
#define RGM_ACTION_SAVE_PICTURE "course.save-picture"
#define RGM_ACTION_ADD_COURSE "course.add"
#define RGM_ACTION_EDIT_SESSION "course.edit-session"
#define RGM_ACTION_MOVE_SESSION "course.move-session"
#define RGM_ACTION_CONFIRM_SESSION "course.confirm-session"
#define RGM_ACTION_MISS_SESSION "course.miss-session"
#define RGM_ACTION_CANCEL_SESSION "course.cancel-session"
#define RGM_ACTION_DELETE_SESSION "course.delete-session"
#define RGM_ACTION_WHY_SESSION "course.why-session"

GMenu *rgm_session_menu_new (RgmSessionItem *item);
gboolean rgm_session_menu_is_alike (RgmSessionItem *a, RgmSessionItem *b);

G_END_DECLS

#pragma once

#include "course-fixture.h"
#include "rgm-session-dialog-private.h"

/* The day on which they are. */
#define ENTERING_TODAY "2026-11-24"

/* What tests of the session dialog do in it. */
CourseFixture *entering_make (const char *sessions);
void entering_type (RgmTextField *field, const char *text);
gboolean entering_may_save (RgmSessionDialog *dialog);
const char *entering_get_save_hint (RgmSessionDialog *dialog);
void entering_close (RgmSessionDialog *dialog, CourseFixture *fixture);
gboolean entering_is_shown (gpointer widget);
void entering_wait_for_sessions (CourseFixture *fixture, guint n);

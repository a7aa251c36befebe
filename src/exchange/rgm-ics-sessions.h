#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

/**
 * RgmIcsSessions:
 *
 * The sessions of a course, found by id and by time however many there are.
 */
typedef struct _RgmIcsSessions RgmIcsSessions;

RgmIcsSessions *rgm_ics_sessions_new (RgmCourseContent *content);
void rgm_ics_sessions_free (RgmIcsSessions *self);
guint rgm_ics_sessions_count (const RgmIcsSessions *self);
const RgmSessionRecord *rgm_ics_sessions_find (const RgmIcsSessions *self, const char *id);
const RgmSessionRecord *rgm_ics_sessions_find_at (const RgmIcsSessions *self, RgmDay day,
                                                  gint32 minute);
void rgm_ics_sessions_put (RgmIcsSessions *self, const RgmSessionRecord *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsSessions, rgm_ics_sessions_free)

G_END_DECLS

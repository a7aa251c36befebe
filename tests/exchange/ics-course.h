#pragma once

#include "rgm-course-content.h"
#include "rgm-history-entry.h"
#include "rgm-ics-import.h"
#include "rgm-ics-writer.h"

G_BEGIN_DECLS

#define ICS_COURSE_TODAY "2026-11-24"

extern const RgmIcsOptions ics_everything;

RgmDay ics_course_day (const char *text);
RgmCourseContent *ics_course_new (const char *patient_name);
RgmSessionRecord *ics_course_book (RgmCourseContent *content, const char *day, gint32 minute);
RgmCourseContent *ics_course_new_random (GRand *rand, guint number);
GPtrArray *ics_course_tell_history (const RgmCourseContent *content, guint n_changes);
char *ics_course_write (const RgmCourseContent *content, const RgmIcsOptions *options,
                        const GPtrArray *history, const char *zone);
GPtrArray *ics_course_read (const char *text, const char *zone);
RgmIcsImport *ics_course_import (const char *text, const RgmCourseContent *content,
                                 const GPtrArray *history, const char *zone);

G_END_DECLS

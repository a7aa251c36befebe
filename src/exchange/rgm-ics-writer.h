#pragma once

#include "rgm-course-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* No reminder. */
#define RGM_ICS_REMINDER_NONE (-1)
/* The longest time before, in minutes: four weeks. */
#define RGM_ICS_REMINDER_MAX (28 * 24 * 60)

/**
 * RgmIcsTitles:
 * @RGM_ICS_TITLES_NEUTRAL: no names and no concerns: calendars are shown to others and are synced
 * @RGM_ICS_TITLES_FULL: with the patient, the concern and the number of the session
 *
 * What the events of a calendar are called.
 */
typedef enum {
  RGM_ICS_TITLES_NEUTRAL,
  RGM_ICS_TITLES_FULL,
} RgmIcsTitles;

/**
 * RgmIcsOptions:
 * @titles: what the events are called
 * @done: whether sessions that are done are in it
 * @windows: whether the windows (healing, collagen, results) are in it, as events of whole days
 * @reminder: how many minutes before a booking to remind of it, 0 to `RGM_ICS_REMINDER_MAX`, or
 *   `RGM_ICS_REMINDER_NONE`
 *
 * What is in a calendar.
 */
typedef struct {
  RgmIcsTitles titles;
  gboolean done;
  gboolean windows;
  gint32 reminder;
} RgmIcsOptions;

/**
 * RgmIcsWriter:
 *
 * A calendar that is being made.
 */
typedef struct _RgmIcsWriter RgmIcsWriter;

RgmIcsWriter *rgm_ics_writer_new (const RgmIcsOptions *options, GTimeZone *zone);
void rgm_ics_writer_free (RgmIcsWriter *self);
gboolean rgm_ics_writer_add_course (RgmIcsWriter *self, const RgmCourseContent *content,
                                    const RgmPlan *plan, const GPtrArray *history,
                                    GCancellable *cancellable, GError **error);
guint rgm_ics_writer_get_n_events (const RgmIcsWriter *self);
char *rgm_ics_writer_finish (RgmIcsWriter *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsWriter, rgm_ics_writer_free)

G_END_DECLS

#pragma once

#include <glib-object.h>

#include "rgm-day.h"
#include "rgm-record.h"

G_BEGIN_DECLS

#define RGM_TYPE_PAUSE_RECORD (rgm_pause_record_get_type ())

/**
 * RgmPauseRecord:
 * @id: a UUID, made by rgm_pause_record_new()
 * @course_id: the UUID of its course
 * @first: first day of the pause
 * @last: last day of it, not before @first, or `RGM_DAY_NONE` while nobody knows
 * @reason: why, "" if not told
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * A pause as the database keeps it. All strings are owned by the record and never %NULL.
 */
typedef struct {
  char *id;
  char *course_id;
  RgmDay first;
  RgmDay last;
  char *reason;
  gint64 created;
  gint64 changed;
} RgmPauseRecord;

extern const RgmRecordClass rgm_pause_record_class;

GType rgm_pause_record_get_type (void);
RgmPauseRecord *rgm_pause_record_new (const char *course_id, RgmDay first, RgmDay last,
                                      const char *reason);
RgmPauseRecord *rgm_pause_record_copy (const RgmPauseRecord *self);
void rgm_pause_record_free (RgmPauseRecord *self);
gboolean rgm_pause_record_equal (const RgmPauseRecord *a, const RgmPauseRecord *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPauseRecord, rgm_pause_record_free)

G_END_DECLS

#pragma once

#include <glib-object.h>

#include "rgm-course.h"
#include "rgm-day.h"
#include "rgm-record.h"

G_BEGIN_DECLS

#define RGM_TYPE_COURSE_RECORD (rgm_course_record_get_type ())

/**
 * RgmCourseRecord:
 * @id: a UUID, made by rgm_course_record_new()
 * @patient_id: the UUID of its patient
 * @protocol_id: the id of the protocol it was planned with
 * @revision: the revision of that protocol, 1 or more
 * @protocol_text: the whole of that protocol at the time ([struct@Protocol] `text`): plans come
 *   from this copy, so that a changed protocol file moves nobody's dates
 * @severity: id of the severity, "" if none was chosen
 * @basis: id of the basis of its spacing
 * @basis_chosen_by: who chose the basis, "" if it is the default that nobody chose
 * @basis_chosen_at: when it was chosen, in microseconds since 1970 UTC; 0 if nobody did
 * @areas: %NULL-terminated ids of the areas treated; empty if not told
 * @start_day: the day it was started or is to start, or `RGM_DAY_NONE`
 * @stopped_day: the day from which on it is stopped before its time, or `RGM_DAY_NONE`
 * @stop_reason: why, "" if not told
 * @notes: free text, "" if there is none
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * A course as the database keeps it. All strings are owned by the record and never %NULL.
 */
typedef struct {
  char *id;
  char *patient_id;
  char *protocol_id;
  gint32 revision;
  char *protocol_text;
  char *severity;
  char *basis;
  char *basis_chosen_by;
  gint64 basis_chosen_at;
  char **areas;
  RgmDay start_day;
  RgmDay stopped_day;
  char *stop_reason;
  char *notes;
  gint64 created;
  gint64 changed;
} RgmCourseRecord;

extern const RgmRecordClass rgm_course_record_class;

GType rgm_course_record_get_type (void);
RgmCourseRecord *rgm_course_record_new (const char *patient_id, const RgmProtocol *protocol);
RgmCourseRecord *rgm_course_record_copy (const RgmCourseRecord *self);
void rgm_course_record_free (RgmCourseRecord *self);
gboolean rgm_course_record_equal (const RgmCourseRecord *a, const RgmCourseRecord *b);
gboolean rgm_course_record_is_stopped (RgmDay stopped_day, RgmDay today);
RgmProtocol *rgm_course_record_get_protocol (const RgmCourseRecord *self, GError **error);
RgmRules *rgm_course_record_get_rules (const RgmCourseRecord *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCourseRecord, rgm_course_record_free)

G_END_DECLS

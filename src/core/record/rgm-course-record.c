#include "config.h"

#include "rgm-course-record.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmCourseRecord, id, &rgm_value_key),
  RGM_COLUMN (TEXT, RgmCourseRecord, patient_id, &rgm_value_owner),
  /* These three lie in the table of protocol copies. */
  RGM_MEMBER (TEXT, RgmCourseRecord, protocol_id, &rgm_value_protocol),
  RGM_MEMBER (INT, RgmCourseRecord, revision, &rgm_value_protocol),
  RGM_MEMBER (TEXT, RgmCourseRecord, protocol_text, &rgm_value_protocol),
  RGM_COLUMN (TEXT, RgmCourseRecord, severity, &rgm_value_text),
  RGM_COLUMN (TEXT, RgmCourseRecord, basis, &rgm_value_name),
  RGM_COLUMN (TEXT, RgmCourseRecord, basis_chosen_by, &rgm_value_text),
  RGM_COLUMN (TIME, RgmCourseRecord, basis_chosen_at, &rgm_value_moment),
  RGM_COLUMN (WORDS, RgmCourseRecord, areas, &rgm_value_words),
  RGM_COLUMN (INT, RgmCourseRecord, start_day, &rgm_value_day_or_none),
  RGM_COLUMN (INT, RgmCourseRecord, stopped_day, &rgm_value_day_or_none),
  RGM_COLUMN (TEXT, RgmCourseRecord, stop_reason, &rgm_value_text),
  RGM_COLUMN (TEXT, RgmCourseRecord, notes, &rgm_value_text),
  RGM_COLUMN (STAMP, RgmCourseRecord, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmCourseRecord, changed, &rgm_value_moment),
};

const RgmRecordClass rgm_course_record_class = {
  .size = sizeof (RgmCourseRecord),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmCourseRecord, rgm_course_record)

/**
 * rgm_course_record_new:
 * @patient_id: the UUID of its patient
 * @protocol: the protocol to plan it with, of which it keeps a copy
 *
 * Returns: (transfer full): a course with a new id, on the default basis, not saved yet
 */
RgmCourseRecord *
rgm_course_record_new (const char *patient_id, const RgmProtocol *protocol)
{
  RgmCourseRecord *self = rgm_record_new (&rgm_course_record_class);

  g_free (self->id);
  self->id = g_uuid_string_random ();
  rgm_record_set_text (&self->patient_id, patient_id);
  rgm_record_set_text (&self->protocol_id, protocol->id);
  rgm_record_set_text (&self->protocol_text, protocol->text);
  rgm_record_set_text (&self->basis, RGM_BASIS_DEFAULT);
  self->revision = protocol->revision;
  return self;
}

/**
 * rgm_course_record_is_stopped:
 * @stopped_day: the day on which a course ends before its time, or `RGM_DAY_NONE`
 * @today: the day to look from
 *
 * Tells whether a course is stopped: it is from its day on, and goes on until the day before.
 *
 * Returns: whether it is
 */
gboolean
rgm_course_record_is_stopped (RgmDay stopped_day, RgmDay today)
{
  return stopped_day != RGM_DAY_NONE && stopped_day <= today;
}

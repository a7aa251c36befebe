#include "config.h"

#include "rgm-course-record.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmCourseRecord, id),
  RGM_COLUMN (TEXT, RgmCourseRecord, patient_id),
  /* These three lie in the table of protocol copies. */
  { RGM_FIELD_TEXT, G_STRUCT_OFFSET (RgmCourseRecord, protocol_id), NULL },
  { RGM_FIELD_INT, G_STRUCT_OFFSET (RgmCourseRecord, revision), NULL },
  { RGM_FIELD_TEXT, G_STRUCT_OFFSET (RgmCourseRecord, protocol_text), NULL },
  RGM_COLUMN (TEXT, RgmCourseRecord, severity),
  RGM_COLUMN (TEXT, RgmCourseRecord, basis),
  RGM_COLUMN (TEXT, RgmCourseRecord, basis_chosen_by),
  RGM_COLUMN (TIME, RgmCourseRecord, basis_chosen_at),
  RGM_COLUMN (WORDS, RgmCourseRecord, areas),
  RGM_COLUMN (INT, RgmCourseRecord, start_day),
  RGM_COLUMN (INT, RgmCourseRecord, stopped_day),
  RGM_COLUMN (TEXT, RgmCourseRecord, stop_reason),
  RGM_COLUMN (TEXT, RgmCourseRecord, notes),
  RGM_COLUMN (STAMP, RgmCourseRecord, created),
  RGM_COLUMN (STAMP, RgmCourseRecord, changed),
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

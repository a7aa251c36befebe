#include "config.h"

#include "rgm-pause-record.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmPauseRecord, id, &rgm_value_key),
  RGM_COLUMN (TEXT, RgmPauseRecord, course_id, &rgm_value_owner),
  { RGM_FIELD_INT, G_STRUCT_OFFSET (RgmPauseRecord, first), "first_day", "first_day",
    &rgm_value_day },
  { RGM_FIELD_INT, G_STRUCT_OFFSET (RgmPauseRecord, last), "last_day", "last_day",
    &rgm_value_day_or_none },
  RGM_COLUMN (TEXT, RgmPauseRecord, reason, &rgm_value_text),
  RGM_COLUMN (STAMP, RgmPauseRecord, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmPauseRecord, changed, &rgm_value_moment),
};

const RgmRecordClass rgm_pause_record_class = {
  .size = sizeof (RgmPauseRecord),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmPauseRecord, rgm_pause_record)

/**
 * rgm_pause_record_new:
 * @course_id: the UUID of its course
 * @first: first day of the pause
 * @last: last day of it, or `RGM_DAY_NONE` while nobody knows
 * @reason: (nullable): why
 *
 * Returns: (transfer full): a pause with a new id, not saved yet
 */
RgmPauseRecord *
rgm_pause_record_new (const char *course_id, RgmDay first, RgmDay last, const char *reason)
{
  RgmPauseRecord *self = rgm_record_new (&rgm_pause_record_class);

  g_free (self->id);
  self->id = g_uuid_string_random ();
  rgm_record_set_text (&self->course_id, course_id);
  rgm_record_set_text (&self->reason, reason);
  self->first = first;
  self->last = last;
  return self;
}

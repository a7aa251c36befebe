#pragma once

#include "rgm-day.h"

G_BEGIN_DECLS

/**
 * RgmCsvTimeForm:
 * @RGM_CSV_TIME_ALONE: in a cell of its own
 * @RGM_CSV_TIME_AFTER_DAY: behind a date
 * @RGM_CSV_TIME_STAMP: behind the T of ISO 8601
 *
 * Where a time stands.
 */
typedef enum {
  RGM_CSV_TIME_ALONE,
  RGM_CSV_TIME_AFTER_DAY,
  RGM_CSV_TIME_STAMP,
} RgmCsvTimeForm;

/**
 * RgmCsvTime:
 * @minute: the minute of the day, or `RGM_MINUTE_NONE`
 * @length: how many minutes it lasts, where its end stands behind it, or 0
 * @has_offset: whether it stands with its offset from UTC
 * @offset: that, in minutes
 *
 * A time as a table tells it.
 */
typedef struct {
  gint32 minute;
  gint32 length;
  gboolean has_offset;
  gint32 offset;
} RgmCsvTime;

void rgm_csv_time_init (RgmCsvTime *self);
gboolean rgm_csv_time_read (const char *text, RgmCsvTimeForm form, RgmCsvTime *time);
gboolean rgm_csv_time_parse (const char *text, gint32 *minute);
gboolean rgm_csv_time_tell_here (RgmCsvTime *self, GTimeZone *here, RgmDay *day);

G_END_DECLS

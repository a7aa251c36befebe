#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

/**
 * RgmCsvBeside:
 * @course: (element-type RgmCsvCourse): of each of @rows the course that it goes to
 * @rows: (element-type RgmCsvRow): rows that bring a session of their own, though they have no id
 *   that says so
 * @met: ids of the sessions that rows are refused for
 *
 * Rows that may correct a session that is there, instead of bringing another.
 */
typedef struct {
  GPtrArray *courses;
  GPtrArray *rows;
  GHashTable *met;
} RgmCsvBeside;

void rgm_csv_beside_init (RgmCsvBeside *self);
void rgm_csv_beside_clear (RgmCsvBeside *self);
void rgm_csv_beside_add (RgmCsvBeside *self, RgmCsvRow *row, const RgmCsvCourse *course);
void rgm_csv_beside_meet (RgmCsvBeside *self, const RgmSessionRecord *there);
void rgm_csv_beside_tell (const RgmCsvBeside *self, GHashTable *seen, const RgmAreas *areas);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCsvBeside, rgm_csv_beside_clear)

G_END_DECLS

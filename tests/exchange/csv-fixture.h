#pragma once

#include "rgm-csv-plan.h"

G_BEGIN_DECLS

/* 2026-11-24 */
#define CSV_TODAY ((RgmDay) 739944)
#define CSV_COURSE "11111111-1111-4111-8111-111111111111"

/* What an import has to do with: one patient with a course for acne scars on the cheeks. */
typedef struct {
  RgmCatalogue *catalogue;
  RgmAreas *areas;
  RgmCsvWords *words;
  RgmArchive *known;
  RgmCsvContext context;
} CsvFixture;

void csv_fixture_set_up (CsvFixture *fixture, gconstpointer data);
void csv_fixture_tear_down (CsvFixture *fixture, gconstpointer data);
RgmPatientContent *csv_fixture_add_patient (CsvFixture *fixture, const char *name);
RgmCourseContent *csv_fixture_add_course (CsvFixture *fixture, RgmPatientContent *patient,
                                          const char *areas);

G_END_DECLS

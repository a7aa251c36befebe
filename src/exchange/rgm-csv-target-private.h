#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

/* @patients holds those touched, by id; @names all there are, by folded name; @known all that the
 * database holds, by id; @owners the id of the patient of each course that it holds, and @sessions
 * that of the course of each session. The lists are in the order of the rows. */
struct _RgmCsvTargets {
  const RgmCsvContext *context;
  GHashTable *known;
  GHashTable *names;
  GHashTable *owners;
  GHashTable *sessions;
  GHashTable *patients;
  GHashTable *courses;
  GPtrArray *patient_list;
  GPtrArray *course_list;
};

void rgm_csv_targets_note_name (RgmCsvTargets *self, const RgmPatient *patient);
RgmCsvPatient *rgm_csv_targets_add_patient (RgmCsvTargets *self, RgmPatientContent *content,
                                            const RgmPatientContent *known);
RgmCsvPatient *rgm_csv_targets_touch_patient (RgmCsvTargets *self, const char *id);

G_END_DECLS

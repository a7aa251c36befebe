#pragma once

#include "rgm-csv-target.h"

G_BEGIN_DECLS

/* @patients holds those touched, by id; @names all there are, by folded name; @known all that the
 * database holds, by id; @owners the id of the patient of each course that it holds, and @sessions
 * that of the course of each session. The lists are in the order of the rows. @n_strange_concerns
 * counts the rows that name a concern that is not known, where it is known whose they are;
 * @misses_concern tells that rows are refused for that. */
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
  guint n_strange_concerns;
  gboolean misses_concern;
};

void rgm_csv_targets_note_name (RgmCsvTargets *self, const RgmPatient *patient);
RgmCsvPatient *rgm_csv_targets_add_patient (RgmCsvTargets *self, RgmPatientContent *content,
                                            const RgmPatientContent *known);
RgmCsvPatient *rgm_csv_targets_touch_patient (RgmCsvTargets *self, const char *id);
RgmCsvCourse *rgm_csv_targets_touch_course (RgmCsvTargets *self, const char *id);
const RgmProtocol *rgm_csv_targets_find_concern (const RgmCsvTargets *self, const char *cell);
char *rgm_csv_targets_refuse_patient (const RgmCsvPatient *patient, const char *name);
gboolean rgm_csv_targets_check_patient (RgmCsvTargets *self, const RgmCsvPatient *patient,
                                        const RgmCsvCells *cells, char **reason);
gboolean rgm_csv_targets_check_session (RgmCsvTargets *self, const RgmCsvCourse *course,
                                        const RgmCsvCells *cells, char **reason);
RgmCsvCourse *rgm_csv_targets_find_chosen (RgmCsvTargets *self, const RgmCsvCells *cells,
                                           char **reason);

G_END_DECLS

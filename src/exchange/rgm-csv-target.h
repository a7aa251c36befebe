#pragma once

#include "rgm-csv-cells.h"
#include "rgm-csv-plan.h"

G_BEGIN_DECLS

/**
 * RgmCsvPatient:
 * @content: the patient as it will be
 * @known: (nullable): as it is; borrowed. %NULL for one that will be added
 * @told_birth_day: the day of birth that rows tell it by whose own is not known, or `RGM_DAY_NONE`
 * @written: whether it will be added or changed by a row of its own
 *
 * A patient that rows are about.
 */
typedef struct {
  RgmPatientContent *content;
  const RgmPatientContent *known;
  RgmDay told_birth_day;
  gboolean written;
} RgmCsvPatient;

/**
 * RgmCsvCourse:
 * @patient: whose it is
 * @content: the course as it will be, its sessions in no order; owned by @patient
 * @is_new: whether it will be added
 * @by_id: its sessions by id
 * @by_day: (element-type GPtrArray): its sessions by day
 * @written: (element-type RgmSessionRecord): those of them that will be added or changed
 *
 * A course that rows are about.
 */
typedef struct {
  RgmCsvPatient *patient;
  RgmCourseContent *content;
  gboolean is_new;
  GHashTable *by_id;
  GHashTable *by_day;
  GPtrArray *written;
} RgmCsvCourse;

/**
 * RgmCsvTargets:
 *
 * The patients and courses that the rows of an import are about.
 */
typedef struct _RgmCsvTargets RgmCsvTargets;

RgmCsvTargets *rgm_csv_targets_new (const RgmCsvContext *context);
void rgm_csv_targets_free (RgmCsvTargets *self);
RgmCsvPatient *rgm_csv_targets_find_patient (RgmCsvTargets *self, const RgmCsvCells *cells,
                                             char **reason);
RgmCsvCourse *rgm_csv_targets_find_course (RgmCsvTargets *self, const RgmCsvCells *cells,
                                           char **reason);
gboolean rgm_csv_targets_name_treatment (RgmCsvTargets *self, const RgmCsvCells *cells);
char *rgm_csv_targets_dup_concern (RgmCsvTargets *self);
GPtrArray *rgm_csv_targets_list_patients (RgmCsvTargets *self);
GPtrArray *rgm_csv_targets_list_courses (RgmCsvTargets *self);
guint rgm_csv_targets_count_strange_concerns (const RgmCsvTargets *self);
gboolean rgm_csv_targets_misses_concern (const RgmCsvTargets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvTargets, rgm_csv_targets_free)

G_END_DECLS

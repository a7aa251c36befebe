#pragma once

#include <glib.h>

#include "rgm-day.h"
#include "rgm-unplanned.h"

G_BEGIN_DECLS

/**
 * RgmRecordKind:
 * @RGM_RECORD_KIND_AREA: an area that the user added
 * @RGM_RECORD_KIND_PATIENT: a patient
 * @RGM_RECORD_KIND_CONTACT: how to reach a patient
 * @RGM_RECORD_KIND_ATTEMPT: an attempt to do so
 * @RGM_RECORD_KIND_COURSE: a course
 * @RGM_RECORD_KIND_SESSION: a session
 * @RGM_RECORD_KIND_PAUSE: a pause
 *
 * What kind of record was brought in.
 */
typedef enum {
  RGM_RECORD_KIND_AREA,
  RGM_RECORD_KIND_PATIENT,
  RGM_RECORD_KIND_CONTACT,
  RGM_RECORD_KIND_ATTEMPT,
  RGM_RECORD_KIND_COURSE,
  RGM_RECORD_KIND_SESSION,
  RGM_RECORD_KIND_PAUSE,
} RgmRecordKind;

#define RGM_N_RECORD_KINDS (RGM_RECORD_KIND_PAUSE + 1)

/**
 * RgmImportMode:
 * @RGM_IMPORT_KEEP: a record that is there with other content stays as it is
 * @RGM_IMPORT_REPLACE: it becomes what is brought in
 *
 * What is to become of a record that is there already, with other content.
 */
typedef enum {
  RGM_IMPORT_KEEP,
  RGM_IMPORT_REPLACE,
} RgmImportMode;

/**
 * RgmImportReason:
 * @RGM_IMPORT_REASON_DIFFERENT: it is there with other content, which was to be kept
 * @RGM_IMPORT_REASON_OWNER: it is there as a part of another patient or course
 * @RGM_IMPORT_REASON_PARENT: what it is a part of was refused
 * @RGM_IMPORT_REASON_ERASED: the patient was erased here, and does not come back
 * @RGM_IMPORT_REASON_ERASED_THERE: it is the erasing of the patient that is not brought in: the
 *   patient is here, and stays
 *
 * Why a record was not brought in.
 */
typedef enum {
  RGM_IMPORT_REASON_DIFFERENT,
  RGM_IMPORT_REASON_OWNER,
  RGM_IMPORT_REASON_PARENT,
  RGM_IMPORT_REASON_ERASED,
  RGM_IMPORT_REASON_ERASED_THERE,
} RgmImportReason;

/**
 * RgmImportRefusal:
 * @kind: what kind of record
 * @reason: why it was not brought in
 * @id: its key
 * @name: of an area or patient: what it is called; else what its patient is called
 * @day: of a session, an attempt or a pause: its day, else `RGM_DAY_NONE`
 *
 * A record that was not brought in.
 */
typedef struct {
  RgmRecordKind kind;
  RgmImportReason reason;
  char *id;
  char *name;
  RgmDay day;
} RgmImportRefusal;

/**
 * RgmImportReport:
 * @added: of each kind, how many were not there before
 * @changed: of each kind, how many were there with other content and were replaced
 * @unchanged: of each kind, how many were there already, the same
 * @patients: of how many patients the record or the contact details, or both, were written
 * @history: how many entries of the history were not there before
 * @erased: how many more patients and courses are remembered to be erased
 * @refused: (element-type RgmImportRefusal): what was not brought in
 * @unplanned: (element-type RgmUnplanned): courses that are here now and cannot be planned
 *
 * What an import does, or would do.
 */
typedef struct {
  guint added[RGM_N_RECORD_KINDS];
  guint changed[RGM_N_RECORD_KINDS];
  guint unchanged[RGM_N_RECORD_KINDS];
  guint patients;
  guint history;
  guint erased;
  GPtrArray *refused;
  GPtrArray *unplanned;
} RgmImportReport;

RgmImportReport *rgm_import_report_new (void);
void rgm_import_report_free (RgmImportReport *self);
void rgm_import_report_refuse (RgmImportReport *self, RgmRecordKind kind, RgmImportReason reason,
                               const char *id, const char *name, RgmDay day);
guint rgm_import_report_sum (const guint counts[RGM_N_RECORD_KINDS]);
gboolean rgm_import_report_is_nothing (const RgmImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmImportReport, rgm_import_report_free)

G_END_DECLS

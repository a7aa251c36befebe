#pragma once

#include "rgm-area-record.h"
#include "rgm-erased-ids.h"
#include "rgm-history-entry.h"
#include "rgm-patient-content.h"

G_BEGIN_DECLS

#define RGM_ARCHIVE_MODE_LOG "log"
#define RGM_ARCHIVE_MODE_PATIENTS "patients"

/**
 * RgmArchive:
 * @mode: whether the file is a personal log or a list of patients, as the file keeps it; "" if it
 *   does not say, or if this is not a whole file
 * @areas: (element-type RgmAreaRecord): areas that the user added, in order of id
 * @patients: (element-type RgmPatientContent): patients with all that belongs to them, in the
 *   order of the bytes of their names
 * @history: (element-type RgmHistoryEntry): what was changed when, in the order of doing
 * @erased: who was erased; nobody if this is not a whole file
 * @flawed: whether a text of it was damaged where it was loaded: “�” stands for what is lost
 *
 * Everything that a database holds, or everything of one patient, as values. What can be undone is
 * not part of it.
 */
typedef struct {
  char *mode;
  GPtrArray *areas;
  GPtrArray *patients;
  GPtrArray *history;
  RgmErasedIds *erased;
  gboolean flawed;
} RgmArchive;

RgmArchive *rgm_archive_new (void);
void rgm_archive_free (RgmArchive *self);
guint rgm_archive_count_records (const RgmArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmArchive, rgm_archive_free)

G_END_DECLS

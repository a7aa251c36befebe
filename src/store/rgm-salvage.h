#pragma once

#include "rgm-area.h"
#include "rgm-catalogue.h"
#include "rgm-page-images.h"
#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmSalvageKind:
 * @RGM_SALVAGE_PATIENT: patients
 * @RGM_SALVAGE_CONTACT: how to reach them
 * @RGM_SALVAGE_ATTEMPT: attempts to reach them
 * @RGM_SALVAGE_PROTOCOL: the protocols that courses were planned with
 * @RGM_SALVAGE_COURSE: courses
 * @RGM_SALVAGE_SESSION: sessions
 * @RGM_SALVAGE_ZONE: treated areas of sessions
 * @RGM_SALVAGE_PRODUCT: products of sessions
 * @RGM_SALVAGE_PAUSE: pauses
 * @RGM_SALVAGE_AREA: areas that the user added
 * @RGM_SALVAGE_HISTORY: entries of the history
 * @RGM_SALVAGE_SETTING: settings of the file
 * @RGM_SALVAGE_UNKNOWN: rows of which cannot be told what they were
 *
 * What a row is about.
 */
typedef enum {
  RGM_SALVAGE_PATIENT,
  RGM_SALVAGE_CONTACT,
  RGM_SALVAGE_ATTEMPT,
  RGM_SALVAGE_PROTOCOL,
  RGM_SALVAGE_COURSE,
  RGM_SALVAGE_SESSION,
  RGM_SALVAGE_ZONE,
  RGM_SALVAGE_PRODUCT,
  RGM_SALVAGE_PAUSE,
  RGM_SALVAGE_AREA,
  RGM_SALVAGE_HISTORY,
  RGM_SALVAGE_SETTING,
  RGM_SALVAGE_UNKNOWN,
} RgmSalvageKind;

#define RGM_SALVAGE_N_KINDS (RGM_SALVAGE_UNKNOWN + 1)

/**
 * RgmSalvageCount:
 * @whole: rows that came back as they were
 * @part: rows of which some came back
 * @made: rows that were made because others need them
 * @lost: rows that were seen and could not be read, or fit to nothing
 *
 * What became of the rows of one kind, each counted once. Of rows on pages that are gone nobody
 * knows.
 */
typedef struct {
  guint whole;
  guint part;
  guint made;
  guint lost;
} RgmSalvageCount;

/**
 * RgmSalvageReport:
 * @path: (not nullable): the new file
 * @n_pages: how many pages the damaged file should have
 * @n_bad_pages: how many of them are missing or could not be made out
 * @n_spoilt_pages: how many others have rows that are not as they were written
 * @n_erased: how many patients were left out, because they were erased
 * @erasures_known: whether it is known who was erased
 * @counts: what became of each kind
 * @damaged: (not nullable): the damaged file
 * @journal: what became of the journal beside it
 * @wal: what became of the write-ahead log beside it
 * @backups: (nullable): the folder that backups of the damaged file are in, where the new one is
 *   not beside it
 * @n_backups: how many there are
 *
 * What salvaging came to.
 */
typedef struct {
  char *path;
  guint n_pages;
  guint n_bad_pages;
  guint n_spoilt_pages;
  guint n_erased;
  gboolean erasures_known;
  RgmSalvageCount counts[RGM_SALVAGE_N_KINDS];
  char *damaged;
  RgmPageImagesState journal;
  RgmPageImagesState wal;
  char *backups;
  guint n_backups;
} RgmSalvageReport;

/**
 * RgmSalvageOptions:
 * @catalogue: (nullable): the protocols at hand, one of which may be the one that was lost
 * @areas: (nullable): the built-in areas
 * @database: (nullable): the database in use, which may know who was erased
 * @now: the time in microseconds since 1970 UTC, 0 for that of the system
 * @salvaged_dir: (nullable): where to remember which file it was salvaged into
 *
 * What helps to complete what came back, and to find it again.
 */
typedef struct {
  RgmCatalogue *catalogue;
  const RgmAreas *areas;
  const char *database;
  gint64 now;
  const char *salvaged_dir;
} RgmSalvageOptions;

RgmSalvageReport *rgm_salvage_run (const char *damaged, const char *to,
                                   const RgmSalvageOptions *options,
                                   const RgmStoreTransfer *transfer, GError **error);
void rgm_salvage_report_free (RgmSalvageReport *self);
guint rgm_salvage_report_count_kept (const RgmSalvageReport *self);
gboolean rgm_salvage_report_is_complete (const RgmSalvageReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSalvageReport, rgm_salvage_report_free)

G_END_DECLS

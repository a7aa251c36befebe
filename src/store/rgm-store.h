#pragma once

#include <gio/gio.h>

#include "rgm-area-record.h"
#include "rgm-change.h"
#include "rgm-contact-attempt.h"
#include "rgm-contact.h"
#include "rgm-course-content.h"
#include "rgm-digests.h"
#include "rgm-history-entry.h"
#include "rgm-patient-content.h"
#include "rgm-patient-entry.h"
#include "rgm-store-error.h"

G_BEGIN_DECLS

/* How long a call waits for another program's write, unless told otherwise. */
#define RGM_STORE_BUSY_MS 2000

/* Keys of settings that belong to the file rather than to the desktop. */
/* What it is for, as `RGM_STORE_MODE_…`: the only one whose change can be undone. */
#define RGM_STORE_SETTING_MODE "mode"
#define RGM_STORE_SETTING_SEAL "backup-seal"
/* Followed by the UUID of a course: what was brought in from calendars. */
#define RGM_STORE_SETTING_CALENDAR "calendar."
#define RGM_STORE_MODE_LOG "log"
#define RGM_STORE_MODE_PATIENTS "patients"

/**
 * RgmStoreFlags:
 * @RGM_STORE_DEFAULT: open a file that is there, for reading and writing
 * @RGM_STORE_CREATE: make it, and its folder, where there is none
 * @RGM_STORE_EXCLUSIVE: with `RGM_STORE_CREATE`: refuse a file that is there, and make one also
 *   where backups tell that there was one
 * @RGM_STORE_READ_ONLY: write nothing
 * @RGM_STORE_SKIP_CHECK: do not look the whole file over for damage
 *
 * How to open a database.
 */
typedef enum {
  RGM_STORE_DEFAULT = 0,
  RGM_STORE_CREATE = 1 << 0,
  RGM_STORE_EXCLUSIVE = 1 << 1,
  RGM_STORE_READ_ONLY = 1 << 2,
  RGM_STORE_SKIP_CHECK = 1 << 3,
} RgmStoreFlags;

/**
 * RgmStore:
 *
 * An open database. Its calls block, so a program with windows makes them in a thread of their
 * own; one thread at a time may use a store. Other programs may have the same file open.
 *
 * A call that saves or deletes is one transaction: once it returns %TRUE, the change outlasts a
 * loss of power; where it returns %FALSE, nothing was changed, but for
 * `RGM_STORE_ERROR_OUTCOME_UNKNOWN`.
 */
typedef struct _RgmStore RgmStore;

/**
 * RgmStoreClock:
 * @data: what was given to rgm_store_set_clock()
 *
 * Returns: the time in microseconds since 1970 UTC
 */
typedef gint64 (*RgmStoreClock) (gpointer data);

RgmStore *rgm_store_open (const char *path, RgmStoreFlags flags, GError **error);
void rgm_store_close (RgmStore *self);
void rgm_store_take_back (RgmStore *self);
const char *const *rgm_store_get_made_folders (const RgmStore *self);
const char *rgm_store_get_path (const RgmStore *self);
gboolean rgm_store_get_created (const RgmStore *self);
gboolean rgm_store_get_read_only (const RgmStore *self, const GError **why);
void rgm_store_set_busy_timeout (RgmStore *self, guint milliseconds);
void rgm_store_set_clock (RgmStore *self, RgmStoreClock clock, gpointer data);
gboolean rgm_store_get_data_version (RgmStore *self, guint64 *version, GError **error);
gboolean rgm_store_check (RgmStore *self, GError **error);
gboolean rgm_store_check_place (RgmStore *self, GError **error);
gboolean rgm_store_save_copy (RgmStore *self, const char *to, GCancellable *cancellable,
                              GError **error);

GPtrArray *rgm_store_list_patients (RgmStore *self, GError **error);
RgmDigests *rgm_store_list_digests (RgmStore *self, const RgmAreas *areas, GError **error);
RgmDigests *rgm_store_list_digests_for (RgmStore *self, const RgmAreas *areas,
                                        const char *const *patient_ids, GError **error);
RgmPatientContent *rgm_store_load_patient (RgmStore *self, const char *id, GError **error);
RgmCourseContent *rgm_store_load_course (RgmStore *self, const char *id, GError **error);
RgmSessionRecord *rgm_store_load_session (RgmStore *self, const char *id, GError **error);
RgmSessionRecord *rgm_store_load_latest_session (RgmStore *self, const char *course_id,
                                                 GError **error);
GPtrArray *rgm_store_list_areas (RgmStore *self, GError **error);
GPtrArray *rgm_store_list_history (RgmStore *self, const char *patient_id, GError **error);
gboolean rgm_store_load_setting (RgmStore *self, const char *key, char **value, GError **error);

gboolean rgm_store_save_patient (RgmStore *self, RgmPatient *patient, GError **error);
gboolean rgm_store_save_contact (RgmStore *self, RgmContact *contact, GError **error);
gboolean rgm_store_save_attempt (RgmStore *self, RgmContactAttempt *attempt, GError **error);
gboolean rgm_store_save_course (RgmStore *self, RgmCourseRecord *course, GError **error);
gboolean rgm_store_save_session (RgmStore *self, RgmSessionRecord *session, GError **error);
gboolean rgm_store_save_pause (RgmStore *self, RgmPauseRecord *pause, GError **error);
gboolean rgm_store_save_area (RgmStore *self, RgmAreaRecord *area, GError **error);
gboolean rgm_store_save_setting (RgmStore *self, const char *key, const char *value,
                                 GError **error);

gboolean rgm_store_delete_patient (RgmStore *self, const char *id, RgmPatientContent **deleted,
                                   GError **error);
gboolean rgm_store_delete_course (RgmStore *self, const char *id, RgmCourseContent **deleted,
                                  GError **error);
gboolean rgm_store_delete_session (RgmStore *self, const char *id, RgmSessionRecord **deleted,
                                   GError **error);
gboolean rgm_store_delete_pause (RgmStore *self, const char *id, RgmPauseRecord **deleted,
                                 GError **error);
gboolean rgm_store_delete_attempt (RgmStore *self, const char *id, RgmContactAttempt **deleted,
                                   GError **error);
gboolean rgm_store_delete_area (RgmStore *self, const char *id, RgmAreaRecord **deleted,
                                GError **error);
gboolean rgm_store_restore_patient (RgmStore *self, RgmPatientContent *content, GError **error);
gboolean rgm_store_restore_course (RgmStore *self, RgmCourseContent *content, GError **error);

gboolean rgm_store_undo (RgmStore *self, gint64 expected, RgmChange **change, GError **error);
gboolean rgm_store_redo (RgmStore *self, gint64 expected, RgmChange **change, GError **error);
gboolean rgm_store_get_changes (RgmStore *self, RgmChange **undo, RgmChange **redo,
                                GError **error);
gint64 rgm_store_get_last_change (const RgmStore *self);
gboolean rgm_store_forget_changes (RgmStore *self, GError **error);
char *rgm_store_dup_content_hash (RgmStore *self, GError **error);

gboolean rgm_store_begin (RgmStore *self, const char *name, GError **error);
gboolean rgm_store_begin_first (RgmStore *self, GError **error);
gboolean rgm_store_commit (RgmStore *self, GError **error);
void rgm_store_rollback (RgmStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmStore, rgm_store_close)

G_END_DECLS

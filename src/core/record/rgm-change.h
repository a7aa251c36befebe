#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Names of changes that are no single record's. The others are made of a kind of record and what
 * was done to it, such as "session-booked", "course-deleted" and "area-added". */
#define RGM_CHANGE_IMPORT "import"
#define RGM_CHANGE_RESTORE "restore"
#define RGM_CHANGE_PLAN_THE_REST "plan-the-rest"
/* What the file is for: a log of one person, or patients. */
#define RGM_CHANGE_TO_LOG "switched-to-log"
#define RGM_CHANGE_TO_PATIENTS "switched-to-patients"
/* What the single record of a session that is moved is called too. */
#define RGM_CHANGE_MOVED "session-moved"

#define RGM_TYPE_CHANGE (rgm_change_get_type ())

/**
 * RgmChange:
 * @id: its number, above 0; later changes have greater ones
 * @at: when it was made, in microseconds since 1970 UTC
 * @name: a code for what was done; never empty
 * @patient_id: the UUID of the patient whose records it changed, "" for several or none
 * @course_id: the UUID of the course whose records it changed, "" for several or none
 *
 * A change that can be undone or done again.
 */
typedef struct {
  gint64 id;
  gint64 at;
  char *name;
  char *patient_id;
  char *course_id;
} RgmChange;

GType rgm_change_get_type (void);
RgmChange *rgm_change_new (gint64 at, const char *name, const char *patient_id,
                           const char *course_id);
RgmChange *rgm_change_copy (const RgmChange *self);
void rgm_change_free (RgmChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmChange, rgm_change_free)

G_END_DECLS

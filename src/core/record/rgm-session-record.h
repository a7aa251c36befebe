#pragma once

#include <glib-object.h>

#include "rgm-record.h"
#include "rgm-session.h"

G_BEGIN_DECLS

/* Depths are in 1/100 mm, 0 to RGM_DEPTH_MAX (3.50 mm). */
#define RGM_DEPTH_NONE (-1)
#define RGM_DEPTH_MAX 350
#define RGM_PASSES_MAX 99
#define RGM_PAIN_NONE (-1)
#define RGM_PAIN_MAX 10
/* What RgmSessionRecord.said_verdict is where the program has said nothing. */
#define RGM_SAID_NOTHING (-1)

/**
 * RgmSessionSetting:
 * @RGM_SESSION_SETTING_UNKNOWN: not told
 * @RGM_SESSION_SETTING_CLINIC: in a clinic or practice
 * @RGM_SESSION_SETTING_HOME: at home
 *
 * Where a session takes place. The numbers are kept in databases.
 */
typedef enum {
  RGM_SESSION_SETTING_UNKNOWN = 0,
  RGM_SESSION_SETTING_CLINIC = 1,
  RGM_SESSION_SETTING_HOME = 2,
} RgmSessionSetting;

/**
 * RgmDevice:
 * @RGM_DEVICE_UNKNOWN: not told
 * @RGM_DEVICE_PEN: a pen
 * @RGM_DEVICE_ROLLER: a roller
 * @RGM_DEVICE_STAMP: a stamp
 * @RGM_DEVICE_RF: needles with radio frequency
 * @RGM_DEVICE_OTHER: something else, named in words
 *
 * What kind of device was used. The numbers are kept in databases.
 */
typedef enum {
  RGM_DEVICE_UNKNOWN = 0,
  RGM_DEVICE_PEN = 1,
  RGM_DEVICE_ROLLER = 2,
  RGM_DEVICE_STAMP = 3,
  RGM_DEVICE_RF = 4,
  RGM_DEVICE_OTHER = 5,
} RgmDevice;

/**
 * RgmZone:
 * @area: id of the area
 * @depth: depth of the needles in 1/100 mm, 0 to `RGM_DEPTH_MAX`, or `RGM_DEPTH_NONE`
 * @passes: number of passes, 1 to `RGM_PASSES_MAX`, or 0 if not told
 *
 * What was done on one area. A session has each area at most once.
 */
typedef struct {
  char *area;
  gint32 depth;
  gint32 passes;
} RgmZone;

/**
 * RgmProduct:
 * @name: what it is called; not empty
 * @lot: the lot on its label, "" if not told
 *
 * A product used in a session.
 */
typedef struct {
  char *name;
  char *lot;
} RgmProduct;

#define RGM_TYPE_SESSION_RECORD (rgm_session_record_get_type ())

/**
 * RgmSessionRecord:
 * @id: a UUID, made by rgm_session_record_new()
 * @course_id: the UUID of its course
 * @day: its day
 * @minute: minute of the day, 0 to 1439, or `RGM_MINUTE_NONE`
 * @length: how long it takes, in minutes, up to a day; 0 if not told
 * @state: what became of it
 * @counts: whether it counts
 * @counts_reason: why the user decided so, "" if not told
 * @zones: (element-type RgmZone): the areas treated with depth and passes; none: those of its
 *   course
 * @setting: where
 * @device: with what kind of device
 * @device_name: its make, "" if not told
 * @products: (element-type RgmProduct): products used
 * @reaction: how the skin reacted, "" if not told
 * @pain: 0 to `RGM_PAIN_MAX`, or `RGM_PAIN_NONE`
 * @notes: free text, "" if there is none
 * @override_reason: why it was kept although the program called it too early, "" if not told
 * @said_verdict: the [enum@Verdict] that the program gave when it was last saved, or
 *   `RGM_SAID_NOTHING`
 * @said_days_too_early: the days too early that it named then
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * A session as the database keeps it. All strings and arrays are owned by the record and never
 * %NULL.
 */
typedef struct {
  char *id;
  char *course_id;
  RgmDay day;
  gint32 minute;
  gint32 length;
  RgmSessionState state;
  RgmCounts counts;
  char *counts_reason;
  GArray *zones;
  RgmSessionSetting setting;
  RgmDevice device;
  char *device_name;
  GArray *products;
  char *reaction;
  gint32 pain;
  char *notes;
  char *override_reason;
  gint32 said_verdict;
  gint32 said_days_too_early;
  gint64 created;
  gint64 changed;
} RgmSessionRecord;

extern const RgmRecordClass rgm_session_record_class;
/* Of the parts of a session: their fields alone, which no table of their own keeps. */
extern const RgmRecordClass rgm_zone_class;
extern const RgmRecordClass rgm_product_class;

GType rgm_session_record_get_type (void);
RgmSessionRecord *rgm_session_record_new (const char *course_id, RgmDay day,
                                          RgmSessionState state);
RgmSessionRecord *rgm_session_record_copy (const RgmSessionRecord *self);
void rgm_session_record_free (RgmSessionRecord *self);
gboolean rgm_session_record_equal (const RgmSessionRecord *a, const RgmSessionRecord *b);
RgmSession rgm_session_record_get_moment (const RgmSessionRecord *self);
void rgm_session_records_sort (GPtrArray *sessions);
void rgm_session_record_add_zone (RgmSessionRecord *self, const char *area, gint32 depth,
                                  gint32 passes);
gsize rgm_session_record_get_n_zones (const RgmSessionRecord *self);
const RgmZone *rgm_session_record_get_zone (const RgmSessionRecord *self, gsize position);
void rgm_session_record_clear_zones (RgmSessionRecord *self);
char **rgm_session_record_dup_areas (const RgmSessionRecord *self);
void rgm_session_record_add_product (RgmSessionRecord *self, const char *name, const char *lot);
gsize rgm_session_record_get_n_products (const RgmSessionRecord *self);
const RgmProduct *rgm_session_record_get_product (const RgmSessionRecord *self, gsize position);
void rgm_session_record_clear_products (RgmSessionRecord *self);
const char *rgm_session_setting_get_code (RgmSessionSetting setting);
const char *rgm_device_get_code (RgmDevice device);
const char *rgm_counts_get_code (RgmCounts counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSessionRecord, rgm_session_record_free)

G_END_DECLS

#pragma once

#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmStoreCalendar:
 * @course_id: the UUID of the course that it goes into
 * @before: (element-type RgmSessionRecord) (nullable): for each of @after the session as it was
 *   when somebody decided to change it, or %NULL where there was none
 * @after: (element-type RgmSessionRecord): sessions, new or changed; the stamps are set
 * @memory: which states of events of calendars are then brought into the course
 *
 * What the import of a calendar brings. Everything is borrowed.
 */
typedef struct {
  const char *course_id;
  const GPtrArray *before;
  GPtrArray *after;
  const char *memory;
} RgmStoreCalendar;

gboolean rgm_store_import_calendar (RgmStore *self, const RgmStoreCalendar *calendar,
                                    const RgmStoreTransfer *transfer, GError **error);
char *rgm_store_load_calendar_memory (RgmStore *self, const char *course_id, GError **error);

G_END_DECLS

#pragma once

#include <gio/gio.h>

#include "rgm-session-record.h"

G_BEGIN_DECLS

GPtrArray *rgm_last_time_collect (GListModel *courses, const RgmSessionRecord *session);
const RgmSessionRecord *rgm_last_time_find (GPtrArray *past, const char *course_id);
const RgmZone *rgm_last_time_find_zone (GPtrArray *past, const char *area);

G_END_DECLS

#pragma once

#include "rgm-area.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

const char *rgm_session_details_setting_name (RgmSessionSetting setting);
const char *rgm_session_details_device_name (RgmDevice device);
char *rgm_session_details_pain_name (gint32 pain);
const char *rgm_session_details_area_name (const RgmAreas *areas, const char *id);
char *rgm_session_details_area_names (const RgmAreas *areas, const char *const *ids);
char *rgm_session_details_depths (const RgmSessionRecord *record);
char *rgm_session_details_text (const RgmSessionRecord *record);

G_END_DECLS

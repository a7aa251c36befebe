#pragma once

#include <gio/gio.h>

#include "rgm-plan.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

/* The position in a plan of a session that takes no part in it. */
#define RGM_SESSION_ITEM_NOT_IN_PLAN (-1)

#define RGM_TYPE_SESSION_ITEM (rgm_session_item_get_type ())
G_DECLARE_FINAL_TYPE (RgmSessionItem, rgm_session_item, RGM, SESSION_ITEM, GObject)

RgmSessionItem *rgm_session_item_new (const RgmSessionRecord *record, RgmPlan *plan, int position);
const RgmSessionRecord *rgm_session_item_get_record (RgmSessionItem *self);
RgmPlan *rgm_session_item_get_plan (RgmSessionItem *self);
int rgm_session_item_get_position (RgmSessionItem *self);
const RgmEvaluation *rgm_session_item_get_evaluation (RgmSessionItem *self);

G_END_DECLS

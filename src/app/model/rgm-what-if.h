#pragma once

#include "rgm-course-model.h"
#include "rgm-day-cursor.h"

G_BEGIN_DECLS

#define RGM_TYPE_WHAT_IF (rgm_what_if_get_type ())
G_DECLARE_FINAL_TYPE (RgmWhatIf, rgm_what_if, RGM, WHAT_IF, GObject)

RgmWhatIf *rgm_what_if_new (RgmCourseModel *model);
RgmCourseModel *rgm_what_if_get_model (RgmWhatIf *self);

/* Moving one booking; nothing is saved before it is kept. */
gboolean rgm_what_if_begin (RgmWhatIf *self, const char *session_id);
gboolean rgm_what_if_begin_at (RgmWhatIf *self, guint position);
gboolean rgm_what_if_begin_on (RgmWhatIf *self, RgmDay day);
void rgm_what_if_set_day (RgmWhatIf *self, RgmDay day);
void rgm_what_if_move (RgmWhatIf *self, RgmDayStep step, int later);
void rgm_what_if_keep (RgmWhatIf *self, const char *reason);
void rgm_what_if_put_back (RgmWhatIf *self);
void rgm_what_if_abandon (RgmWhatIf *self);

/* What is being moved, where to, and what the engine says of it. */
gboolean rgm_what_if_get_moving (RgmWhatIf *self);
const char *rgm_what_if_get_session_id (RgmWhatIf *self);
RgmDay rgm_what_if_get_original_day (RgmWhatIf *self);
RgmDay rgm_what_if_get_day (RgmWhatIf *self);
int rgm_what_if_get_position (RgmWhatIf *self);
const RgmEvaluation *rgm_what_if_get_evaluation (RgmWhatIf *self);
gboolean rgm_what_if_get_asks (RgmWhatIf *self);
char *rgm_what_if_dup_bubble (RgmWhatIf *self);
char *rgm_what_if_dup_made_early (RgmWhatIf *self);
gboolean rgm_what_if_get_takes_reason (RgmWhatIf *self);

G_END_DECLS

#pragma once

#include "rgm-explain.h"
#include "rgm-text-notes.h"

G_BEGIN_DECLS

/* Lines on a plan, each ending in the number of the note that names its rule and its sources. */
char *rgm_plan_notes_line (RgmTextNotes *notes, const char *line, const char *rule,
                           const char *const *sources, gboolean reading);
char *rgm_plan_notes_reason (RgmTextNotes *notes, const RgmPlan *plan, const RgmReason *reason);
char *rgm_plan_notes_unruled (const RgmForecast *forecast, RgmLimitKind kind);
char *rgm_plan_notes_needed (RgmTextNotes *notes, const RgmPlan *plan);
char *rgm_plan_notes_final_results (RgmTextNotes *notes, const RgmPlan *plan);
char *rgm_plan_notes_window (RgmTextNotes *notes, const RgmPlan *plan, const RgmWindow *window);
char *rgm_plan_notes_window_rule (RgmTextNotes *notes, const RgmPlan *plan,
                                  const RgmWindowRule *rule);
char *rgm_plan_notes_care (RgmTextNotes *notes, const RgmCare *care);
char *rgm_plan_notes_concern (const RgmPlan *plan);

G_END_DECLS

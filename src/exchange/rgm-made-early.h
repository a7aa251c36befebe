#pragma once

#include "rgm-course-content.h"
#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmMadeEarly:
 * @patient: what the patient is called
 * @sentence: what becomes of the session: “Fri 30 Oct: 28 days · on time → 2 days · 12 days too
 *   early”
 * @spoken: the same for those who hear it, and for running text
 *
 * A session that is there already and becomes too early by an import.
 */
typedef struct {
  char *patient;
  char *sentence;
  char *spoken;
} RgmMadeEarly;

/**
 * RgmMadeEarlySide:
 * @content: a course, before an import or after it
 * @plan: its plan
 *
 * What is compared. Everything is borrowed.
 */
typedef struct {
  const RgmCourseContent *content;
  const RgmPlan *plan;
} RgmMadeEarlySide;

GPtrArray *rgm_made_early_list_new (void);
void rgm_made_early_list_add (GPtrArray *list, const RgmMadeEarlySide *before,
                              const RgmMadeEarlySide *after, GHashTable *brought,
                              const char *patient);
gboolean rgm_made_early_is_possible (const RgmPlan *after);
char *rgm_made_early_list_count (const GPtrArray *list);
char *rgm_made_early_list_describe (const GPtrArray *list);

G_END_DECLS

#pragma once

#include "rgm-catalogue.h"
#include "rgm-explain.h"
#include "rgm-plan-diff.h"

G_BEGIN_DECLS

/**
 * RgmTopicKind:
 * @RGM_TOPIC_NEXT: the dates of the next session
 * @RGM_TOPIC_SESSION: the verdict of a session; index in `plan->sessions`
 * @RGM_TOPIC_FORECAST: the dates of a session to come; index in `plan->schedule`
 * @RGM_TOPIC_FINISH: when the course ends
 * @RGM_TOPIC_FINAL_RESULTS: when the final results show
 * @RGM_TOPIC_WINDOW: the days of a window; index in `plan->windows`
 * @RGM_TOPIC_ZONE: what days are good for that count from a booking of another course; index in
 *   `plan->zones`
 *
 * What of a plan is explained.
 */
typedef enum {
  RGM_TOPIC_NEXT,
  RGM_TOPIC_SESSION,
  RGM_TOPIC_FORECAST,
  RGM_TOPIC_FINISH,
  RGM_TOPIC_FINAL_RESULTS,
  RGM_TOPIC_WINDOW,
  RGM_TOPIC_ZONE,
} RgmTopicKind;

/**
 * RgmTopic:
 * @kind: what it is
 * @index: which one, or 0 where there is but one
 *
 * A date of a plan, or dates, that somebody may ask “Why?” of.
 */
typedef struct {
  RgmTopicKind kind;
  guint index;
} RgmTopic;

/**
 * RgmFinalSum:
 * @base: the day that is counted from
 * @rule: the window of the final results
 * @day: the day they show
 *
 * How the day of the final results comes about.
 */
typedef struct {
  RgmDay base;
  const RgmWindowRule *rule;
  RgmDay day;
} RgmFinalSum;

/**
 * RgmFact:
 * @name: what the date is, “Earliest”
 * @sum: how it comes about, “20 Nov 2026 + 14 days = 4 Dec 2026”, or a sentence
 * @reference: (nullable): what it counts from, a sentence
 * @rule: (nullable): the rule
 * @sources: the sources by their titles
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * One date with all that it rests on.
 */
typedef struct {
  char *name;
  char *sum;
  char *reference;
  char *rule;
  char *sources;
  gboolean reading;
} RgmFact;

void rgm_fact_free (RgmFact *self);
char *rgm_fact_text (const RgmFact *self);

gboolean rgm_topic_init_before (RgmTopic *self, const RgmPlan *before,
                                const RgmPlanChange *change);
gboolean rgm_topic_init_change (RgmTopic *self, const RgmPlan *after,
                                const RgmPlanChange *change);
gboolean rgm_topic_is_of (const RgmTopic *topic, const RgmPlan *plan);
char *rgm_explanation_title (const RgmPlan *plan, const RgmTopic *topic);
char *rgm_explanation_summary (const RgmPlan *plan, const RgmTopic *topic);
GPtrArray *rgm_explanation_facts (const RgmPlan *plan, const RgmTopic *topic,
                                  const RgmCatalogue *catalogue);
gboolean rgm_explanation_final_sum (const RgmPlan *plan, RgmFinalSum *sum);
gboolean rgm_explanation_is_in_use (const RgmPlan *plan, const RgmClaim *claim);
gboolean rgm_explanation_concerns_dates (const RgmDisagreement *disagreement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmFact, rgm_fact_free)

G_END_DECLS

#pragma once

#include "rgm-catalogue.h"
#include "rgm-course.h"

G_BEGIN_DECLS

/**
 * RgmCourseMeaning:
 * @sessions: how many sessions it takes
 * @spacing: how long to wait between two, or %NULL where the protocol does not say
 * @too_early: below which wait a session is too early, or %NULL likewise
 * @sources: where these figures come from
 * @reading: whether one of them is a definite reading of a vague phrase
 *
 * What a choice of protocol, severity and basis will mean for a course, as sentences.
 */
typedef struct {
  char *sessions;
  char *spacing;
  char *too_early;
  char *sources;
  gboolean reading;
} RgmCourseMeaning;

RgmCourseMeaning *rgm_course_meaning_new (RgmRules *rules, const RgmCatalogue *catalogue);
void rgm_course_meaning_free (RgmCourseMeaning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCourseMeaning, rgm_course_meaning_free)

G_END_DECLS

#pragma once

#include "rgm-period.h"

G_BEGIN_DECLS

/**
 * RgmWindowRule:
 * @id: the name of its group without the word “Window”, `collagen`
 * @kind: what it tells of, a plain word that groups windows for display: `healing`, `collagen`,
 *   `results`, `final-results`, `maintenance`, or any other
 * @name: what it is called (translatable)
 * @from: first day, counted from the session
 * @has_peak: whether it has a peak
 * @peak: the peak, counted from the session
 * @has_to: whether it ends; a window without an end lasts
 * @to: last day, counted from the session
 * @after_last: whether it follows the last session of a course only, not each session
 * @sources: %NULL-terminated ids of the sources
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * What goes on in the body for a time after a session. The session's day is day 0.
 */
typedef struct {
  char *id;
  char *kind;
  char *name;
  RgmPeriod from;
  gboolean has_peak;
  RgmPeriod peak;
  gboolean has_to;
  RgmPeriod to;
  gboolean after_last;
  char **sources;
  gboolean reading;
} RgmWindowRule;

/**
 * RgmWindow:
 * @rule: the rule, owned by the protocol
 * @session: index of the session in its plan
 * @from: first day
 * @to: last day, or `RGM_DAY_NONE` for a window that lasts
 * @peak: peak day, or `RGM_DAY_NONE`
 *
 * A window of one session.
 */
typedef struct {
  const RgmWindowRule *rule;
  guint session;
  RgmDay from;
  RgmDay to;
  RgmDay peak;
} RgmWindow;

void rgm_window_rule_clear (RgmWindowRule *rule);
gboolean rgm_window_rule_apply (const RgmWindowRule *rule, guint session, RgmDay day,
                                RgmWindow *window);

G_END_DECLS

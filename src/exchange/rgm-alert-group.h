#pragma once

#include "rgm-plan.h"

G_BEGIN_DECLS

/**
 * RgmAlertKind:
 * @RGM_ALERT_KIND_BOOKED_TOO_EARLY: bookings before their limit
 * @RGM_ALERT_KIND_UNCONFIRMED: bookings that have passed, and nobody has said what became of them
 * @RGM_ALERT_KIND_OVERDUE: the last day on time has passed, and nothing is booked
 * @RGM_ALERT_KIND_PAUSED: the course is paused
 * @RGM_ALERT_KIND_BOOKED_EXTRA: bookings that the protocol does not ask for
 * @RGM_ALERT_KIND_DONE_TOO_EARLY: sessions that were before their limit
 * @RGM_ALERT_KIND_DONE_EXTRA: sessions that the protocol did not ask for
 *
 * What alerts are about, in the order in which they ask for something to be done: those at the end
 * are only notes on what is past.
 */
typedef enum {
  RGM_ALERT_KIND_BOOKED_TOO_EARLY,
  RGM_ALERT_KIND_UNCONFIRMED,
  RGM_ALERT_KIND_OVERDUE,
  RGM_ALERT_KIND_PAUSED,
  RGM_ALERT_KIND_BOOKED_EXTRA,
  RGM_ALERT_KIND_DONE_TOO_EARLY,
  RGM_ALERT_KIND_DONE_EXTRA,
} RgmAlertKind;

#define RGM_N_ALERT_KINDS (RGM_ALERT_KIND_DONE_EXTRA + 1)

/**
 * RgmAlertGroup:
 * @plan: the plan whose alerts they are, which has to outlive the group
 * @kind: what they are about
 * @alerts: (element-type RgmAlert): the alerts of @plan that are of that kind, in its order; at
 *   least one
 *
 * All that a plan has to say of one kind.
 */
typedef struct {
  const RgmPlan *plan;
  RgmAlertKind kind;
  GPtrArray *alerts;
} RgmAlertGroup;

GPtrArray *rgm_alert_groups_new (const RgmPlan *plan);
RgmAlertGroup *rgm_alert_group_copy (const RgmAlertGroup *self);
void rgm_alert_group_free (RgmAlertGroup *self);
char *rgm_alert_group_describe (const RgmAlertGroup *self);
char *rgm_alert_group_advise (const RgmAlertGroup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmAlertGroup, rgm_alert_group_free)

G_END_DECLS

#include "config.h"

#include "rgm-session-item.h"

/**
 * RgmSessionItem:
 *
 * A session in a list: its record, and where it stands in the plan of its course. Immutable; a
 * session that changed, or about which the plan says something else, is another item.
 */
struct _RgmSessionItem {
  GObject parent_instance;

  RgmSessionRecord *record;
  RgmPlan *plan;
  int position;
};

G_DEFINE_FINAL_TYPE (RgmSessionItem, rgm_session_item, G_TYPE_OBJECT)

static void
rgm_session_item_finalize (GObject *object)
{
  RgmSessionItem *self = RGM_SESSION_ITEM (object);

  g_clear_pointer (&self->record, rgm_session_record_free);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  G_OBJECT_CLASS (rgm_session_item_parent_class)->finalize (object);
}

static void
rgm_session_item_class_init (RgmSessionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_session_item_finalize;
}

static void
rgm_session_item_init (RgmSessionItem *self)
{
  self->position = RGM_SESSION_ITEM_NOT_IN_PLAN;
}

/**
 * rgm_session_item_new:
 * @record: the session; it is copied
 * @plan: (nullable): the plan of its course
 * @position: its index in the plan's `sessions`, or `RGM_SESSION_ITEM_NOT_IN_PLAN` for a session
 *   that was cancelled or missed, or where there is no plan
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
RgmSessionItem *
rgm_session_item_new (const RgmSessionRecord *record, RgmPlan *plan, int position)
{
  RgmSessionItem *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (position < 0 || plan != NULL, NULL);

  self = g_object_new (RGM_TYPE_SESSION_ITEM, NULL);
  self->record = rgm_session_record_copy (record);
  self->plan = plan != NULL ? rgm_plan_ref (plan) : NULL;
  self->position = position;
  return self;
}

/**
 * rgm_session_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): the session
 */
const RgmSessionRecord *
rgm_session_item_get_record (RgmSessionItem *self)
{
  g_return_val_if_fail (RGM_IS_SESSION_ITEM (self), NULL);

  return self->record;
}

/**
 * rgm_session_item_get_plan:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the plan of its course
 */
RgmPlan *
rgm_session_item_get_plan (RgmSessionItem *self)
{
  g_return_val_if_fail (RGM_IS_SESSION_ITEM (self), NULL);

  return self->plan;
}

/**
 * rgm_session_item_get_position:
 * @self: an item
 *
 * Returns: its index in the plan's `sessions`, or `RGM_SESSION_ITEM_NOT_IN_PLAN`
 */
int
rgm_session_item_get_position (RgmSessionItem *self)
{
  g_return_val_if_fail (RGM_IS_SESSION_ITEM (self), RGM_SESSION_ITEM_NOT_IN_PLAN);

  return self->position;
}

/**
 * rgm_session_item_get_evaluation:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the engine says of it, or %NULL where it takes no part
 */
const RgmEvaluation *
rgm_session_item_get_evaluation (RgmSessionItem *self)
{
  g_return_val_if_fail (RGM_IS_SESSION_ITEM (self), NULL);

  return self->position < 0 ? NULL : &self->plan->sessions[self->position];
}

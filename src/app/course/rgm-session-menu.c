#include "config.h"

#include "rgm-session-menu.h"

#include <glib/gi18n-lib.h>

static void
append (GMenu *menu, const char *label, const char *action, const char *session_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", session_id);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* What became of a booking. It can only have taken place once its day has come. */
static void
append_outcomes (GMenu *menu, const RgmSessionRecord *record, gboolean has_come)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (has_come)
    append (section, _("It _Took Place"), RGM_ACTION_CONFIRM_SESSION, record->id);
  if (has_come)
    append (section, _("Mark _Missed"), RGM_ACTION_MISS_SESSION, record->id);
  append (section, _("_Cancel Booking"), RGM_ACTION_CANCEL_SESSION, record->id);
  append_section (menu, section);
}

/* Whether its day has come. */
static gboolean
has_come (RgmSessionItem *item)
{
  const RgmPlan *plan = rgm_session_item_get_plan (item);

  return plan != NULL && rgm_session_item_get_record (item)->day <= plan->today;
}

/**
 * rgm_session_menu_new:
 * @item: a session
 *
 * Makes the menu of what can be done with a session, for what became of it.
 *
 * Returns: (transfer full): the menu
 */
GMenu *
rgm_session_menu_new (RgmSessionItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();
  const RgmSessionRecord *record;
  const RgmEvaluation *evaluation;

  g_return_val_if_fail (RGM_IS_SESSION_ITEM (item), menu);

  record = rgm_session_item_get_record (item);
  evaluation = rgm_session_item_get_evaluation (item);
  append (change, _("_Edit…"), RGM_ACTION_EDIT_SESSION, record->id);
  if (record->state == RGM_SESSION_BOOKED)
    append (change, _("_Move…"), RGM_ACTION_MOVE_SESSION, record->id);
  if (evaluation != NULL)
    append (change, _("_Why This Verdict?"), RGM_ACTION_WHY_SESSION, record->id);
  append_section (menu, change);
  if (record->state == RGM_SESSION_BOOKED)
    append_outcomes (menu, record, has_come (item));
  append (removal, _("_Delete"), RGM_ACTION_DELETE_SESSION, record->id);
  append_section (menu, removal);
  return menu;
}

/**
 * rgm_session_menu_is_alike:
 * @a: a session
 * @b: a session
 *
 * Returns: whether the menu of one does for the other
 */
gboolean
rgm_session_menu_is_alike (RgmSessionItem *a, RgmSessionItem *b)
{
  const RgmSessionRecord *one, *other;

  g_return_val_if_fail (RGM_IS_SESSION_ITEM (a) && RGM_IS_SESSION_ITEM (b), FALSE);

  one = rgm_session_item_get_record (a);
  other = rgm_session_item_get_record (b);
  return g_str_equal (one->id, other->id) && one->state == other->state
         && has_come (a) == has_come (b)
         && (rgm_session_item_get_evaluation (a) == NULL)
              == (rgm_session_item_get_evaluation (b) == NULL);
}

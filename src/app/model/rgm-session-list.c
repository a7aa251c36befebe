#include "config.h"

#include "rgm-session-list.h"

/**
 * RgmSessionList:
 *
 * The sessions of a course as a list of [class@SessionItem], in order of time. When the course
 * changes, rows about which nothing changed stay, and with them the focus and the scroll position.
 */
struct _RgmSessionList {
  GObject parent_instance;

  GPtrArray *items;
};

static GType
rgm_session_list_get_item_type (GListModel *model)
{
  return RGM_TYPE_SESSION_ITEM;
}

static guint
rgm_session_list_get_n_items (GListModel *model)
{
  return RGM_SESSION_LIST (model)->items->len;
}

static gpointer
rgm_session_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = RGM_SESSION_LIST (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
rgm_session_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rgm_session_list_get_item_type;
  iface->get_n_items = rgm_session_list_get_n_items;
  iface->get_item = rgm_session_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmSessionList, rgm_session_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rgm_session_list_model_init))

static gboolean
evaluations_equal (const RgmEvaluation *a, const RgmEvaluation *b)
{
  return a == b || (a != NULL && b != NULL && rgm_evaluation_equal (a, b));
}

/* Whether all that is said of two sessions is the same. The day of the plan matters because a
 * date near it is written shorter. */
static gboolean
items_equal (RgmSessionItem *a, RgmSessionItem *b)
{
  const RgmPlan *plan_a = rgm_session_item_get_plan (a), *plan_b = rgm_session_item_get_plan (b);

  return (plan_a != NULL ? plan_a->today : RGM_DAY_NONE)
           == (plan_b != NULL ? plan_b->today : RGM_DAY_NONE)
         && rgm_session_item_get_position (a) == rgm_session_item_get_position (b)
         && rgm_session_record_equal (rgm_session_item_get_record (a),
                                      rgm_session_item_get_record (b))
         && evaluations_equal (rgm_session_item_get_evaluation (a),
                               rgm_session_item_get_evaluation (b));
}

static int
find_position (const RgmPlan *plan, guint index)
{
  for (gsize i = 0; plan != NULL && i < plan->n_sessions; i++)
    {
      if (plan->sessions[i].index == index)
        return (int) i;
    }
  return RGM_SESSION_ITEM_NOT_IN_PLAN;
}

static GPtrArray *
make_items (RgmCourseItem *course)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const RgmCourseContent *content;
  RgmPlan *plan;

  if (course == NULL)
    return items;
  content = rgm_course_item_get_content (course);
  plan = rgm_course_item_get_plan (course);
  for (guint i = 0; i < content->sessions->len; i++)
    g_ptr_array_add (items, rgm_session_item_new (content->sessions->pdata[i], plan,
                                                  find_position (plan, i)));
  return items;
}

static void
rgm_session_list_finalize (GObject *object)
{
  g_clear_pointer (&RGM_SESSION_LIST (object)->items, g_ptr_array_unref);
  G_OBJECT_CLASS (rgm_session_list_parent_class)->finalize (object);
}

static void
rgm_session_list_class_init (RgmSessionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rgm_session_list_finalize;
}

static void
rgm_session_list_init (RgmSessionList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rgm_session_list_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
RgmSessionList *
rgm_session_list_new (void)
{
  return g_object_new (RGM_TYPE_SESSION_LIST, NULL);
}

/**
 * rgm_session_list_set_course:
 * @self: a list
 * @course: (nullable): a course, or %NULL for none
 *
 * Shows the sessions of @course.
 */
void
rgm_session_list_set_course (RgmSessionList *self, RgmCourseItem *course)
{
  g_autoptr (GPtrArray) fresh = make_items (course);
  GPtrArray *old = self->items;
  guint same = 0, same_at_end = 0, shorter = MIN (old->len, fresh->len);

  for (; same < shorter && items_equal (old->pdata[same], fresh->pdata[same]); same++)
    {
      g_object_unref (fresh->pdata[same]);
      fresh->pdata[same] = g_object_ref (old->pdata[same]);
    }
  while (same_at_end < shorter - same
         && items_equal (old->pdata[old->len - 1 - same_at_end],
                         fresh->pdata[fresh->len - 1 - same_at_end]))
    {
      gpointer *place = &fresh->pdata[fresh->len - 1 - same_at_end];

      g_object_unref (*place);
      *place = g_object_ref (old->pdata[old->len - 1 - same_at_end]);
      same_at_end++;
    }
  self->items = g_steal_pointer (&fresh);
  fresh = old;
  if (old->len > same + same_at_end || self->items->len > same + same_at_end)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - same_at_end,
                                self->items->len - same - same_at_end);
}

/**
 * rgm_session_list_find:
 * @self: a list
 * @id: (nullable): the UUID of a session
 *
 * Returns: (transfer none) (nullable): that session
 */
RgmSessionItem *
rgm_session_list_find (RgmSessionList *self, const char *id)
{
  g_return_val_if_fail (RGM_IS_SESSION_LIST (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      RgmSessionItem *item = self->items->pdata[i];

      if (g_strcmp0 (rgm_session_item_get_record (item)->id, id) == 0)
        return item;
    }
  return NULL;
}

#include "config.h"

#include "rgm-course-item.h"

#include "rgm-sentence.h"

/**
 * RgmCourseItem:
 *
 * A course in a list: what the database has of it, and its plan for one day. Immutable; a course
 * that changed is another item.
 */
struct _RgmCourseItem {
  GObject parent_instance;

  RgmCourseContent *content;
  char *name;
  RgmPlan *plan;
  GError *problem;
};

G_DEFINE_FINAL_TYPE (RgmCourseItem, rgm_course_item, G_TYPE_OBJECT)

enum {
  PROP_ID = 1,
  PROP_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
rgm_course_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmCourseItem *self = RGM_COURSE_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, rgm_course_item_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, rgm_course_item_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_item_finalize (GObject *object)
{
  RgmCourseItem *self = RGM_COURSE_ITEM (object);

  g_clear_pointer (&self->content, rgm_course_content_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (rgm_course_item_parent_class)->finalize (object);
}

static void
rgm_course_item_class_init (RgmCourseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_course_item_get_property;
  object_class->finalize = rgm_course_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_course_item_init (RgmCourseItem *self)
{
}

/**
 * rgm_course_item_new:
 * @content: the course; it is copied
 * @plan: (nullable): its plan
 * @problem: (nullable): why there is no plan
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
RgmCourseItem *
rgm_course_item_new (const RgmCourseContent *content, RgmPlan *plan, const GError *problem)
{
  RgmCourseItem *self = g_object_new (RGM_TYPE_COURSE_ITEM, NULL);

  self->content = rgm_course_content_copy (content);
  self->plan = plan != NULL ? rgm_plan_ref (plan) : NULL;
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  return self;
}

/* The rules are read from these; what is read twice differs. */
static gboolean
has_rules_of (const RgmCourseRecord *a, const RgmCourseRecord *b)
{
  return g_str_equal (a->protocol_id, b->protocol_id)
         && g_str_equal (a->protocol_text, b->protocol_text)
         && g_str_equal (a->severity, b->severity) && g_str_equal (a->basis, b->basis);
}

/**
 * rgm_course_item_find_rules:
 * @self: (nullable): a course as it was
 * @record: the course as it is now
 *
 * Returns: (transfer none) (nullable): the rules of its plan, if they hold still
 */
RgmRules *
rgm_course_item_find_rules (RgmCourseItem *self, const RgmCourseRecord *record)
{
  return self != NULL && self->plan != NULL && has_rules_of (self->content->record, record)
           ? self->plan->rules : NULL;
}

static gboolean
problems_equal (const GError *a, const GError *b)
{
  return a == b
         || (a != NULL && b != NULL && g_error_matches (a, b->domain, b->code)
             && g_str_equal (a->message, b->message));
}

/**
 * rgm_course_item_keep:
 * @self: (transfer full): a course as it is now, which nobody else has yet
 * @before: (nullable): the course as it was
 *
 * Keeps what is the same as it was, so that whatever shows it need not change: the plan, and where
 * nothing differs the whole course.
 *
 * Returns: (transfer full): @before, or else @self
 */
RgmCourseItem *
rgm_course_item_keep (RgmCourseItem *self, RgmCourseItem *before)
{
  g_autoptr (RgmCourseItem) item = self;

  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  if (before == NULL || before == self)
    return g_steal_pointer (&item);
  if (self->plan != NULL && before->plan != NULL && rgm_plan_equal (self->plan, before->plan))
    {
      rgm_plan_ref (before->plan);
      rgm_plan_unref (self->plan);
      self->plan = before->plan;
    }
  if (self->plan != before->plan || !problems_equal (self->problem, before->problem)
      || !rgm_course_content_equal (self->content, before->content))
    return g_steal_pointer (&item);
  return g_object_ref (before);
}

/**
 * rgm_course_item_get_id:
 * @self: an item
 *
 * Returns: the UUID of the course
 */
const char *
rgm_course_item_get_id (RgmCourseItem *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  return self->content->record->id;
}

/**
 * rgm_course_item_get_name:
 * @self: an item
 *
 * Returns: the concern, in the user's language; the protocol's id where its copy cannot be read
 */
const char *
rgm_course_item_get_name (RgmCourseItem *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  if (self->plan != NULL)
    return g_dgettext (GETTEXT_PACKAGE, rgm_rules_get_protocol (self->plan->rules)->name);
  if (self->name == NULL)
    self->name = rgm_sentence_concern (self->content->record);
  return self->name;
}

/**
 * rgm_course_item_get_content:
 * @self: an item
 *
 * Returns: (transfer none): what the database has of the course
 */
const RgmCourseContent *
rgm_course_item_get_content (RgmCourseItem *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  return self->content;
}

/**
 * rgm_course_item_get_plan:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the plan, or %NULL where there is a problem
 */
RgmPlan *
rgm_course_item_get_plan (RgmCourseItem *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  return self->plan;
}

/**
 * rgm_course_item_get_problem:
 * @self: an item
 *
 * Returns: (nullable): why there is no plan
 */
const GError *
rgm_course_item_get_problem (RgmCourseItem *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_ITEM (self), NULL);

  return self->problem;
}

#include "config.h"

#include "rgm-patient-item.h"

#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/**
 * RgmPatientItem:
 *
 * A patient in the list. What its row says of the courses is computed when somebody looks, so that
 * 10,000 patients cost no more than the rows that are seen.
 */
struct _RgmPatientItem {
  GObject parent_instance;

  char *id;
  char *name;

  RgmDigests *digests;
  RgmDay today;

  /* Computed from the digests when first asked for. */
  gboolean looked;
  RgmPatientState state;
  char *state_text;
  char *detail;
};

G_DEFINE_FINAL_TYPE (RgmPatientItem, rgm_patient_item, G_TYPE_OBJECT)

enum {
  PROP_NAME = 1,
  PROP_DETAIL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static RgmPatientState
judge (const RgmSummary *summary)
{
  if (summary->most_days_too_early > 0 || summary->overdue)
    return RGM_PATIENT_STATE_ALERT;
  if (summary->n_unconfirmed > 0)
    return RGM_PATIENT_STATE_ATTENTION;
  if (summary->status == RGM_STATUS_IN_PROGRESS || summary->n_booked > 0)
    return RGM_PATIENT_STATE_GOOD;
  return RGM_PATIENT_STATE_NONE;
}

/* Of two courses in the same state, the one that is under way is shown. */
static gboolean
is_better (const RgmSummary *summary, const RgmSummary *than)
{
  RgmPatientState state = judge (summary), other = judge (than);

  if (state != other)
    return state > other;
  return summary->max_needed - summary->counted > 0 && than->max_needed - than->counted <= 0;
}

static char *
describe_course (const RgmDigest *digest, const RgmSummary *summary, gsize n_courses)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (digest->course.rules);
  const char *name = g_dgettext (GETTEXT_PACKAGE, protocol->name);
  g_autofree char *done = rgm_sentence_summary (summary);
  int n_more = (int) n_courses - 1;

  if (n_more == 0)
    /* Translators: a concern, and how much of its course is done: Acne scars · 2 of 6 */
    return g_strdup_printf (_("%s · %s"), name, done);
  /* Translators: a concern, how much of its course is done, and the number of the patient's other
   * courses: Acne scars · 2 of 6 · 1 more course */
  return g_strdup_printf (ngettext ("%s · %s · %d more course", "%s · %s · %d more courses",
                                    (gulong) n_more), name, done, n_more);
}

static char *
describe_unplanned (const RgmDigest *digest, gsize n_courses)
{
  const RgmProtocol *protocol;
  const char *name;
  int n_more = (int) n_courses - 1;

  if (digest->course.rules == NULL)
    return g_strdup (_("The course cannot be read"));
  protocol = rgm_rules_get_protocol (digest->course.rules);
  name = g_dgettext (GETTEXT_PACKAGE, protocol->name);
  if (n_more == 0)
    /* Translators: %s is a concern */
    return g_strdup_printf (_("%s · cannot be planned"), name);
  /* Translators: a concern, and the number of the patient's other courses */
  return g_strdup_printf (ngettext ("%s · cannot be planned · %d more course",
                                    "%s · cannot be planned · %d more courses", (gulong) n_more),
                          name, n_more);
}

static void
show_unplanned (RgmPatientItem *self, const RgmDigest *digest, gsize n_courses)
{
  self->state = RGM_PATIENT_STATE_ATTENTION;
  self->state_text = g_strdup (_("A course cannot be planned"));
  self->detail = describe_unplanned (digest, n_courses);
}

/* A course that cannot be planned is shown unless another one is more urgent still. */
static void
look_at_courses (RgmPatientItem *self, const RgmDigest *digests, gsize n_digests)
{
  const RgmDigest *chosen = NULL, *unplanned = NULL;
  RgmSummary best, summary;

  for (gsize i = 0; i < n_digests; i++)
    {
      if (digests[i].course.rules == NULL
          || !rgm_digests_summarize (self->digests, &digests[i], self->today, &summary, NULL))
        {
          unplanned = &digests[i];
          continue;
        }
      if (chosen != NULL && !is_better (&summary, &best))
        continue;
      chosen = &digests[i];
      best = summary;
    }
  if (unplanned != NULL && (chosen == NULL || judge (&best) <= RGM_PATIENT_STATE_ATTENTION))
    {
      show_unplanned (self, unplanned, n_digests);
      return;
    }
  self->state = judge (&best);
  self->state_text = rgm_sentence_summary_state (&best, self->today);
  self->detail = describe_course (chosen, &best, n_digests);
}

static void
look (RgmPatientItem *self)
{
  const RgmDigest *digests;
  gsize n_digests = 0;

  if (self->looked || self->digests == NULL)
    return;
  self->looked = TRUE;
  digests = rgm_digests_find_patient (self->digests, self->id, &n_digests);
  if (n_digests > 0)
    look_at_courses (self, digests, n_digests);
  else
    self->detail = g_strdup (_("No course yet"));
}

static void
forget_look (RgmPatientItem *self)
{
  self->looked = FALSE;
  self->state = RGM_PATIENT_STATE_NONE;
  g_clear_pointer (&self->state_text, g_free);
  g_clear_pointer (&self->detail, g_free);
}

static void
rgm_patient_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmPatientItem *self = RGM_PATIENT_ITEM (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, rgm_patient_item_get_detail (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_patient_item_finalize (GObject *object)
{
  RgmPatientItem *self = RGM_PATIENT_ITEM (object);

  forget_look (self);
  g_clear_pointer (&self->digests, rgm_digests_unref);
  g_free (self->name);
  g_free (self->id);
  G_OBJECT_CLASS (rgm_patient_item_parent_class)->finalize (object);
}

static void
rgm_patient_item_class_init (RgmPatientItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_patient_item_get_property;
  object_class->finalize = rgm_patient_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  /* Notified for all that is computed from the courses. */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_patient_item_init (RgmPatientItem *self)
{
}

/**
 * rgm_patient_item_new:
 * @entry: the patient as the store lists it
 *
 * Makes an item. It knows of no courses until rgm_patient_item_set_digests().
 *
 * Returns: (transfer full): the item
 */
RgmPatientItem *
rgm_patient_item_new (const RgmPatientEntry *entry)
{
  RgmPatientItem *self = g_object_new (RGM_TYPE_PATIENT_ITEM, NULL);

  self->id = g_strdup (entry->id);
  self->name = g_strdup (entry->name);
  return self;
}

/**
 * rgm_patient_item_get_id:
 * @self: an item
 *
 * Returns: the UUID of the patient
 */
const char *
rgm_patient_item_get_id (RgmPatientItem *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ITEM (self), NULL);

  return self->id;
}

/**
 * rgm_patient_item_get_name:
 * @self: an item
 *
 * Returns: what the patient is called
 */
const char *
rgm_patient_item_get_name (RgmPatientItem *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ITEM (self), NULL);

  return self->name;
}

/**
 * rgm_patient_item_set_digests:
 * @self: an item
 * @digests: the courses of everybody
 * @today: the day for which they are looked at
 *
 * Takes what there is to know of the courses, and notifies `detail`.
 */
void
rgm_patient_item_set_digests (RgmPatientItem *self, RgmDigests *digests, RgmDay today)
{
  g_return_if_fail (RGM_IS_PATIENT_ITEM (self));

  forget_look (self);
  g_clear_pointer (&self->digests, rgm_digests_unref);
  self->digests = digests != NULL ? rgm_digests_ref (digests) : NULL;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/**
 * rgm_patient_item_get_state:
 * @self: an item
 *
 * Returns: what the dot says
 */
RgmPatientState
rgm_patient_item_get_state (RgmPatientItem *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ITEM (self), RGM_PATIENT_STATE_NONE);

  look (self);
  return self->state;
}

/**
 * rgm_patient_item_get_state_text:
 * @self: an item
 *
 * Returns: (nullable): what the dot says, in words; %NULL where it says nothing
 */
const char *
rgm_patient_item_get_state_text (RgmPatientItem *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ITEM (self), NULL);

  look (self);
  return self->state_text;
}

/**
 * rgm_patient_item_get_detail:
 * @self: an item
 *
 * Returns: (nullable): the course in a few words; %NULL while it is not loaded
 */
const char *
rgm_patient_item_get_detail (RgmPatientItem *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_ITEM (self), NULL);

  look (self);
  return self->detail;
}

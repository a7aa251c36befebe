#include "config.h"

#include "rgm-store-changes.h"

/**
 * RgmStoreChanges:
 *
 * What would be undone now and what would be done again, as far as the service knows: after each
 * change of its own, and a moment after each of another program.
 */
struct _RgmStoreChanges {
  GObject parent_instance;

  RgmChange *undo;
  RgmChange *redo;
};

G_DEFINE_FINAL_TYPE (RgmStoreChanges, rgm_store_changes, G_TYPE_OBJECT)

enum {
  PROP_UNDO = 1,
  PROP_REDO,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
rgm_store_changes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmStoreChanges *self = RGM_STORE_CHANGES (object);

  switch (id)
    {
    case PROP_UNDO:
      g_value_set_boxed (value, self->undo);
      break;
    case PROP_REDO:
      g_value_set_boxed (value, self->redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_store_changes_finalize (GObject *object)
{
  RgmStoreChanges *self = RGM_STORE_CHANGES (object);

  rgm_change_free (self->undo);
  rgm_change_free (self->redo);
  G_OBJECT_CLASS (rgm_store_changes_parent_class)->finalize (object);
}

static void
rgm_store_changes_class_init (RgmStoreChangesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_store_changes_get_property;
  object_class->finalize = rgm_store_changes_finalize;

  properties[PROP_UNDO] = g_param_spec_boxed ("undo", NULL, NULL, RGM_TYPE_CHANGE, readable);
  properties[PROP_REDO] = g_param_spec_boxed ("redo", NULL, NULL, RGM_TYPE_CHANGE, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_store_changes_init (RgmStoreChanges *self)
{
}

/**
 * rgm_store_changes_new:
 *
 * Returns: (transfer full): nothing to undo, nothing to do again
 */
RgmStoreChanges *
rgm_store_changes_new (void)
{
  return g_object_new (RGM_TYPE_STORE_CHANGES, NULL);
}

/**
 * rgm_store_changes_get_undo:
 * @self: changes
 *
 * Returns: (nullable): what would be undone
 */
const RgmChange *
rgm_store_changes_get_undo (RgmStoreChanges *self)
{
  g_return_val_if_fail (RGM_IS_STORE_CHANGES (self), NULL);

  return self->undo;
}

/**
 * rgm_store_changes_get_redo:
 * @self: changes
 *
 * Returns: (nullable): what would be done again
 */
const RgmChange *
rgm_store_changes_get_redo (RgmStoreChanges *self)
{
  g_return_val_if_fail (RGM_IS_STORE_CHANGES (self), NULL);

  return self->redo;
}

static gboolean
is_same (const RgmChange *one, const RgmChange *other)
{
  return one == other || (one != NULL && other != NULL && one->id == other->id);
}

/* Returns: whether that is another change than before */
static gboolean
take (RgmChange **place, RgmChange *change)
{
  gboolean same = is_same (*place, change);

  rgm_change_free (*place);
  *place = change;
  return !same;
}

/**
 * rgm_store_changes_take:
 * @self: changes
 * @undo: (transfer full) (nullable): what would be undone
 * @redo: (transfer full) (nullable): what would be done again
 *
 * Takes what is known now, and tells of what is new in it.
 */
void
rgm_store_changes_take (RgmStoreChanges *self, RgmChange *undo, RgmChange *redo)
{
  gboolean other_undo, other_redo;

  g_return_if_fail (RGM_IS_STORE_CHANGES (self));

  other_undo = take (&self->undo, undo);
  other_redo = take (&self->redo, redo);
  g_object_freeze_notify (G_OBJECT (self));
  if (other_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO]);
  if (other_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO]);
  g_object_thaw_notify (G_OBJECT (self));
}

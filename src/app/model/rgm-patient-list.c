#include "config.h"

#include "rgm-patient-list.h"

#include "rgm-row-list.h"

/**
 * RgmPatientList:
 *
 * The patients, in order of their names, of which those are items of the list that match
 * [property@PatientList:search]. Names come first, the courses a moment later.
 */
struct _RgmPatientList {
  GObject parent_instance;

  RgmStoreService *service;
  RgmClock *clock;

  GPtrArray *patients;
  GHashTable *by_id;
  RgmRowList *shown;
  RgmDigests *digests;
  gboolean loaded;
  guint n_archived;

  char *search;
  char **words;
  gboolean show_archived;

  GCancellable *loading;
};

static GType
rgm_patient_list_get_item_type (GListModel *model)
{
  return RGM_TYPE_PATIENT_ITEM;
}

static guint
rgm_patient_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (RGM_PATIENT_LIST (model)->shown));
}

static gpointer
rgm_patient_list_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (RGM_PATIENT_LIST (model)->shown), position);
}

static void
rgm_patient_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rgm_patient_list_get_item_type;
  iface->get_n_items = rgm_patient_list_get_n_items;
  iface->get_item = rgm_patient_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmPatientList, rgm_patient_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rgm_patient_list_model_init))

enum {
  PROP_SERVICE = 1,
  PROP_CLOCK,
  PROP_SEARCH,
  PROP_SHOW_ARCHIVED,
  PROP_LOADED,
  PROP_N_PATIENTS,
  PROP_N_ARCHIVED,
  N_PROPERTIES
};

enum {
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void
notify (RgmPatientList *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
is_shown (RgmPatientList *self, RgmPatientItem *item)
{
  return (self->show_archived || !rgm_patient_item_get_archived (item))
         && (self->words == NULL
             || rgm_patient_item_matches (item, (const char *const *) self->words));
}

static void
update_shown (RgmPatientList *self)
{
  GPtrArray *shown = g_ptr_array_new_full (self->patients->len, g_object_unref);

  for (guint i = 0; i < self->patients->len; i++)
    {
      if (is_shown (self, self->patients->pdata[i]))
        g_ptr_array_add (shown, g_object_ref (self->patients->pdata[i]));
    }
  rgm_row_list_set_rows (self->shown, shown);
}

/* An item that still shows the same patient stays, and with it its row and the selection. */
static RgmPatientItem *
keep_or_make_item (RgmPatientList *self, const RgmPatientEntry *entry)
{
  RgmPatientItem *item = g_hash_table_lookup (self->by_id, entry->id);

  if (item != NULL && rgm_patient_item_equals (item, entry))
    return g_object_ref (item);
  item = rgm_patient_item_new (entry);
  if (self->digests != NULL)
    rgm_patient_item_set_digests (item, self->digests, rgm_clock_get_today (self->clock));
  return item;
}

static void
take_patients (RgmPatientList *self, GPtrArray *entries)
{
  GPtrArray *patients = g_ptr_array_new_full (entries->len, g_object_unref);
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  self->n_archived = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const RgmPatientEntry *entry = entries->pdata[i];
      RgmPatientItem *item = keep_or_make_item (self, entry);

      self->n_archived += entry->archived ? 1 : 0;
      g_ptr_array_add (patients, item);
      g_hash_table_insert (by_id, (char *) rgm_patient_item_get_id (item), item);
    }
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->patients);
  self->by_id = by_id;
  self->patients = patients;
  update_shown (self);
}

static void
spread_digests (RgmPatientList *self)
{
  RgmDay today = rgm_clock_get_today (self->clock);

  for (guint i = 0; i < self->patients->len; i++)
    rgm_patient_item_set_digests (self->patients->pdata[i], self->digests, today);
}

static void
on_digests_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPatientList) self = data;
  g_autoptr (GError) error = NULL;
  RgmDigests *digests;

  digests = rgm_store_service_list_digests_finish (RGM_STORE_SERVICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (digests == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->digests, rgm_digests_unref);
  self->digests = digests;
  spread_digests (self);
}

static void
on_patients_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RgmPatientList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  entries = rgm_store_service_list_patients_finish (RGM_STORE_SERVICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  take_patients (self, entries);
  self->loaded = TRUE;
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_N_PATIENTS);
  notify (self, PROP_N_ARCHIVED);
  notify (self, PROP_LOADED);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
stop_loading (RgmPatientList *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
rgm_patient_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmPatientList *self = RGM_PATIENT_LIST (object);

  switch (id)
    {
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_SHOW_ARCHIVED:
      g_value_set_boolean (value, self->show_archived);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_N_PATIENTS:
      g_value_set_uint (value, rgm_patient_list_get_n_patients (self));
      break;
    case PROP_N_ARCHIVED:
      g_value_set_uint (value, self->n_archived);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_patient_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmPatientList *self = RGM_PATIENT_LIST (object);

  switch (id)
    {
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_SEARCH:
      rgm_patient_list_set_search (self, g_value_get_string (value));
      break;
    case PROP_SHOW_ARCHIVED:
      rgm_patient_list_set_show_archived (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_patient_list_constructed (GObject *object)
{
  RgmPatientList *self = RGM_PATIENT_LIST (object);

  G_OBJECT_CLASS (rgm_patient_list_parent_class)->constructed (object);
  g_signal_connect_object (self->service, "changed", G_CALLBACK (rgm_patient_list_load), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "notify::today", G_CALLBACK (spread_digests), self,
                           G_CONNECT_SWAPPED);
}

static void
rgm_patient_list_dispose (GObject *object)
{
  RgmPatientList *self = RGM_PATIENT_LIST (object);

  stop_loading (self);
  g_clear_object (&self->clock);
  g_clear_object (&self->service);
  G_OBJECT_CLASS (rgm_patient_list_parent_class)->dispose (object);
}

static void
rgm_patient_list_finalize (GObject *object)
{
  RgmPatientList *self = RGM_PATIENT_LIST (object);

  g_hash_table_unref (self->by_id);
  g_object_unref (self->shown);
  g_ptr_array_unref (self->patients);
  g_clear_pointer (&self->digests, rgm_digests_unref);
  g_strfreev (self->words);
  g_free (self->search);
  G_OBJECT_CLASS (rgm_patient_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SERVICE] =
    g_param_spec_object ("service", NULL, NULL, RGM_TYPE_STORE_SERVICE, once);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RGM_TYPE_CLOCK, once);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", both);
  properties[PROP_SHOW_ARCHIVED] =
    g_param_spec_boolean ("show-archived", NULL, NULL, FALSE, both);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, readable);
  properties[PROP_N_PATIENTS] =
    g_param_spec_uint ("n-patients", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_ARCHIVED] =
    g_param_spec_uint ("n-archived", NULL, NULL, 0, G_MAXUINT, 0, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_patient_list_class_init (RgmPatientListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rgm_patient_list_constructed;
  object_class->get_property = rgm_patient_list_get_property;
  object_class->set_property = rgm_patient_list_set_property;
  object_class->dispose = rgm_patient_list_dispose;
  object_class->finalize = rgm_patient_list_finalize;
  install_properties (object_class);

  /**
   * RgmPatientList::failed:
   * @error: why
   *
   * The list could not be loaded; it shows what it showed before.
   */
  signals[FAILED] = g_signal_new ("failed", RGM_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rgm_patient_list_init (RgmPatientList *self)
{
  self->patients = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = rgm_row_list_new (RGM_TYPE_PATIENT_ITEM);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->search = g_strdup ("");
}

/**
 * rgm_patient_list_new:
 * @service: the store
 * @clock: what day it is
 *
 * Makes a list that is empty until rgm_patient_list_load(), and loads itself again when the
 * database has changed.
 *
 * Returns: (transfer full): the list
 */
RgmPatientList *
rgm_patient_list_new (RgmStoreService *service, RgmClock *clock)
{
  return g_object_new (RGM_TYPE_PATIENT_LIST, "service", service, "clock", clock, NULL);
}

/**
 * rgm_patient_list_load_names:
 * @self: a list
 *
 * Starts to load the names alone; [method@PatientList.load_courses] brings the rest.
 */
void
rgm_patient_list_load_names (RgmPatientList *self)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  stop_loading (self);
  self->loading = g_cancellable_new ();
  rgm_store_service_list_patients_async (self->service, self->loading, on_patients_cb,
                                         g_object_ref (self));
}

/**
 * rgm_patient_list_load_courses:
 * @self: a list whose names were asked for
 *
 * Starts to load what is told of each patient's courses.
 */
void
rgm_patient_list_load_courses (RgmPatientList *self)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  rgm_store_service_list_digests_async (self->service, self->loading, on_digests_cb,
                                        g_object_ref (self));
}

/**
 * rgm_patient_list_load:
 * @self: a list
 *
 * Starts to load.
 */
void
rgm_patient_list_load (RgmPatientList *self)
{
  rgm_patient_list_load_names (self);
  rgm_patient_list_load_courses (self);
}

/**
 * rgm_patient_list_get_loaded:
 * @self: a list
 *
 * Returns: whether the names are there
 */
gboolean
rgm_patient_list_get_loaded (RgmPatientList *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), FALSE);

  return self->loaded;
}

/**
 * rgm_patient_list_get_n_patients:
 * @self: a list
 *
 * Returns: how many patients there are, whether shown or not
 */
guint
rgm_patient_list_get_n_patients (RgmPatientList *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), 0);

  return self->patients->len;
}

/**
 * rgm_patient_list_get_n_archived:
 * @self: a list
 *
 * Returns: how many of the patients are archived
 */
guint
rgm_patient_list_get_n_archived (RgmPatientList *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), 0);

  return self->n_archived;
}

/**
 * rgm_patient_list_get_search:
 * @self: a list
 *
 * Returns: what is searched for; "" for everybody
 */
const char *
rgm_patient_list_get_search (RgmPatientList *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), NULL);

  return self->search;
}

/**
 * rgm_patient_list_set_search:
 * @self: a list
 * @search: (nullable): words that are to be in the names, in any order
 *
 * Shows the patients whose names have all words of @search in them.
 */
void
rgm_patient_list_set_search (RgmPatientList *self, const char *search)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  if (search == NULL)
    search = "";
  if (g_str_equal (self->search, search))
    return;
  g_free (self->search);
  g_strfreev (self->words);
  self->search = g_strdup (search);
  self->words = rgm_patient_item_split_search (search);
  update_shown (self);
  notify (self, PROP_SEARCH);
}

/**
 * rgm_patient_list_get_show_archived:
 * @self: a list
 *
 * Returns: whether archived patients are shown too
 */
gboolean
rgm_patient_list_get_show_archived (RgmPatientList *self)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), FALSE);

  return self->show_archived;
}

/**
 * rgm_patient_list_set_show_archived:
 * @self: a list
 * @show_archived: whether archived patients are shown too
 *
 * Shows or hides archived patients.
 */
void
rgm_patient_list_set_show_archived (RgmPatientList *self, gboolean show_archived)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  if (self->show_archived == show_archived)
    return;
  self->show_archived = show_archived;
  update_shown (self);
  notify (self, PROP_SHOW_ARCHIVED);
}

/**
 * rgm_patient_list_find:
 * @self: a list
 * @id: (nullable): the UUID of a patient
 *
 * Returns: (transfer none) (nullable): that patient, shown or not
 */
RgmPatientItem *
rgm_patient_list_find (RgmPatientList *self, const char *id)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * rgm_patient_list_get_position:
 * @self: a list
 * @id: (nullable): the UUID of a patient
 *
 * Returns: where the patient stands among those shown, or %G_MAXUINT
 */
guint
rgm_patient_list_get_position (RgmPatientList *self, const char *id)
{
  return rgm_row_list_get_position (self->shown, rgm_patient_list_find (self, id));
}

#include "config.h"

#include "rgm-patient-list.h"

#include "rgm-patient-slots.h"
#include "rgm-row-list.h"

/**
 * RgmPatientList:
 *
 * The patients, in order of their names, of which those are items of the list that match
 * [property@PatientList:search]. Names come first, with the courses of the first rows, and the
 * courses of everybody a moment later. Items are made for the rows that are looked at.
 */
struct _RgmPatientList {
  GObject parent_instance;

  RgmStoreService *service;
  RgmClock *clock;

  RgmPatientSlots *patients;
  RgmRowList *shown;
  RgmDigests *digests;
  gboolean loaded;

  char *search;
  char **words;
  gboolean show_archived;

  GCancellable *loading;
  gboolean is_stale;
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

static gpointer
get_row_item (gpointer row, gpointer data)
{
  RgmPatientList *self = data;

  return rgm_patient_slot_make_item (row, self->digests, rgm_clock_get_today (self->clock));
}

static void
update_shown (RgmPatientList *self)
{
  rgm_row_list_set_rows (self->shown,
                         rgm_patient_slots_select (self->patients, self->show_archived,
                                                   (const char *const *) self->words));
}

static void
spread_digests (RgmPatientList *self)
{
  rgm_patient_slots_spread_digests (self->patients, self->digests,
                                    rgm_clock_get_today (self->clock));
}

/* What was shown stays until it can be read again; that it cannot is told once. */
static void
stay (RgmPatientList *self, const GError *reason)
{
  rgm_store_service_read_again (self->service);
  if (!self->is_stale)
    g_signal_emit (self, signals[FAILED], 0, reason);
  self->is_stale = TRUE;
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
      stay (self, error);
      return;
    }
  self->is_stale = FALSE;
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
  g_autoptr (RgmDigests) first = NULL;

  entries = rgm_store_service_list_patients_finish (RGM_STORE_SERVICE (source), result, &first,
                                                    &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      stay (self, error);
      return;
    }
  rgm_patient_slots_take_entries (self->patients, entries);
  if (first != NULL && self->digests == NULL)
    rgm_patient_slots_take_first_digests (self->patients, RGM_ROW_LIST_FIRST_ROWS, first,
                                          rgm_clock_get_today (self->clock));
  update_shown (self);
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
      g_value_set_uint (value, rgm_patient_list_get_n_archived (self));
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

  g_object_unref (self->shown);
  rgm_patient_slots_free (self->patients);
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
   * The list could not be loaded; it shows what it showed before, and is loaded again as soon as
   * it can be read.
   */
  signals[FAILED] = g_signal_new ("failed", RGM_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rgm_patient_list_init (RgmPatientList *self)
{
  self->patients = rgm_patient_slots_new ();
  self->shown = rgm_row_list_new (RGM_TYPE_PATIENT_ITEM, get_row_item, self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
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
 * Starts to load the names, and what the very first rows tell of courses;
 * [method@PatientList.load_courses] brings the rest.
 */
void
rgm_patient_list_load_names (RgmPatientList *self)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  stop_loading (self);
  self->loading = g_cancellable_new ();
  rgm_store_service_list_patients_async (self->service,
                                         self->digests == NULL ? RGM_ROW_LIST_FIRST_ROWS : 0,
                                         self->loading, on_patients_cb, g_object_ref (self));
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
 * rgm_patient_list_set_held:
 * @self: a list
 * @held: whether to show no more than the very first patients
 *
 * Holds back what comes behind the very first patients, until a picture of these is drawn.
 */
void
rgm_patient_list_set_held (RgmPatientList *self, gboolean held)
{
  g_return_if_fail (RGM_IS_PATIENT_LIST (self));

  rgm_row_list_set_held (self->shown, held);
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

  return rgm_patient_slots_get_size (self->patients);
}

/**
 * rgm_patient_list_get_first_id:
 * @self: a list
 *
 * Returns: (nullable): the UUID of the first patient, whether shown or not
 */
const char *
rgm_patient_list_get_first_id (RgmPatientList *self)
{
  RgmPatientSlot *first;

  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), NULL);

  first = rgm_patient_slots_get_first (self->patients);
  return first != NULL ? rgm_patient_slot_get_entry (first)->id : NULL;
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

  return rgm_patient_slots_get_n_archived (self->patients);
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
  self->words = rgm_patient_slot_split_search (search);
  update_shown (self);
  notify (self, PROP_SEARCH);
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
 * rgm_patient_list_get_position:
 * @self: a list
 * @id: (nullable): the UUID of a patient
 *
 * Returns: where the patient stands among those shown, or %G_MAXUINT
 */
guint
rgm_patient_list_get_position (RgmPatientList *self, const char *id)
{
  g_return_val_if_fail (RGM_IS_PATIENT_LIST (self), G_MAXUINT);

  return rgm_row_list_get_position (self->shown, rgm_patient_slots_find (self->patients, id));
}

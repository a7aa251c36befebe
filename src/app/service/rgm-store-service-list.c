#include "config.h"

#include "rgm-store-service.h"

#include "rgm-store-service-private.h"

#include <stdlib.h>
#include <string.h>

/* What lists of everybody read, in the store's thread. */

typedef struct {
  GPtrArray *patients;
  RgmDigests *first;
} Listing;

static void
listing_free (Listing *self)
{
  g_clear_pointer (&self->patients, g_ptr_array_unref);
  g_clear_pointer (&self->first, rgm_digests_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, listing_free)

/* A patient with what it is sorted by. */
typedef struct {
  char *key;
  gpointer entry;
} SortedEntry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SortedEntry *) a)->key, ((const SortedEntry *) b)->key);
}

/* By name, as the user's language has it, and 2 before 10. The database sorts by bytes; the keys
 * take too long to make for the thread that draws. */
static void
sort_patients (GPtrArray *patients)
{
  g_autofree SortedEntry *sorted = g_new (SortedEntry, patients->len);

  for (guint i = 0; i < patients->len; i++)
    {
      RgmPatientEntry *entry = patients->pdata[i];

      sorted[i].key = g_utf8_collate_key_for_filename (entry->name, -1);
      sorted[i].entry = entry;
    }
  qsort (sorted, patients->len, sizeof *sorted, compare_entries);
  for (guint i = 0; i < patients->len; i++)
    {
      patients->pdata[i] = sorted[i].entry;
      g_free (sorted[i].key);
    }
}

/* What cannot be read here is told by the call that lists the courses of everybody. */
static RgmDigests *
list_first_digests (RgmStoreThread *thread, GPtrArray *patients, guint n_first)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < patients->len && ids->len < n_first; i++)
    {
      const RgmPatientEntry *entry = patients->pdata[i];

      if (!entry->archived)
        g_ptr_array_add (ids, entry->id);
    }
  g_ptr_array_add (ids, NULL);
  return rgm_store_list_digests_for (thread->store, thread->areas,
                                     (const char *const *) ids->pdata, NULL);
}

static void
call_list_patients (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  GPtrArray *patients = rgm_store_list_patients (thread->store, error);
  guint n_first = GPOINTER_TO_UINT (call->input);
  Listing *listing;

  if (patients == NULL)
    return;
  /* Without a patient there is not even an array to hand to qsort(). */
  if (patients->len > 0)
    sort_patients (patients);
  listing = g_new0 (Listing, 1);
  listing->patients = patients;
  if (n_first > 0)
    listing->first = list_first_digests (thread, patients, n_first);
  call->output = listing;
  call->free_output = (GDestroyNotify) listing_free;
}

static void
call_list_digests (RgmStoreThread *thread, RgmStoreCall *call, GError **error)
{
  call->output = rgm_store_list_digests (thread->store, thread->areas, error);
  call->free_output = (GDestroyNotify) rgm_digests_unref;
}

/**
 * rgm_store_service_list_patients_async:
 * @self: a service
 * @n_first: of how many patients to tell the courses: the first ones that are not archived
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists all patients in order of their names, as the user's language has it. What the first rows
 * of a list tell comes with them, since the courses of everybody take much longer.
 */
void
rgm_store_service_list_patients_async (RgmStoreService *self, guint n_first,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  RgmStoreCall *call = rgm_store_service_prepare (self, RGM_STORE_CALL_READ, call_list_patients,
                                                  cancellable, callback, user_data);

  call->input = GUINT_TO_POINTER (n_first);
  rgm_store_service_push (self, call);
}

/**
 * rgm_store_service_list_patients_finish:
 * @self: a service
 * @result: what the callback was given
 * @first: (out) (transfer full) (optional) (nullable): the courses of the first patients, or %NULL
 *   where none were asked for or they cannot be read
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_list_patients_async().
 *
 * Returns: (transfer full) (element-type RgmPatientEntry): the patients, or %NULL on error
 */
GPtrArray *
rgm_store_service_list_patients_finish (RgmStoreService *self, GAsyncResult *result,
                                        RgmDigests **first, GError **error)
{
  g_autoptr (Listing) listing = rgm_store_service_finish (self, result, error);

  if (listing == NULL)
    return NULL;
  if (first != NULL)
    *first = g_steal_pointer (&listing->first);
  return g_steal_pointer (&listing->patients);
}

/**
 * rgm_store_service_list_digests_async:
 * @self: a service
 * @cancellable: (nullable): to abandon it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the digests of all courses.
 */
void
rgm_store_service_list_digests_async (RgmStoreService *self, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  rgm_store_service_push (self, rgm_store_service_prepare (self, RGM_STORE_CALL_READ,
                                                           call_list_digests, cancellable,
                                                           callback, user_data));
}

/**
 * rgm_store_service_list_digests_finish:
 * @self: a service
 * @result: what the callback was given
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Ends rgm_store_service_list_digests_async().
 *
 * Returns: (transfer full): the digests, or %NULL on error
 */
RgmDigests *
rgm_store_service_list_digests_finish (RgmStoreService *self, GAsyncResult *result, GError **error)
{
  return rgm_store_service_finish (self, result, error);
}

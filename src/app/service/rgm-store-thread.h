#pragma once

#include <gio/gio.h>

#include "rgm-library.h"
#include "rgm-store.h"

G_BEGIN_DECLS

typedef struct _RgmStoreThread RgmStoreThread;
typedef struct _RgmStoreCall RgmStoreCall;

/* Makes one call, in the store's thread: reads `input`, sets `output`. */
typedef void (*RgmStoreCallFunc) (RgmStoreThread *thread, RgmStoreCall *call, GError **error);
/* Takes a call that was made, or could not be, in the thread that asked. */
typedef void (*RgmStoreCallDone) (RgmStoreCall *call);

/**
 * RgmStoreCall:
 * @func: makes it
 * @done: takes it back, and owns it then
 * @task: who waits for it
 * @writes: whether it changes the database
 * @needs_store: whether it fails where no database is open
 * @input: what it is about: a record, an id or %NULL; owned
 * @free_input: frees @input
 * @value: a second input, or %NULL; owned
 * @output: what came of it; owned until it is handed to @task
 * @free_output: frees @output
 * @error: why it failed, or %NULL
 * @areas: the areas as they are after it, where it may have changed them, or %NULL
 * @change: the number of the change that it made, or 0
 * @knows_changes: whether @undo and @redo are what can be undone and done again after it, and @mode
 *   what the file is for
 * @undo: owned
 * @redo: owned
 * @mode: owned
 *
 * A call on its way through the store's thread and back. One thread at a time has it.
 */
struct _RgmStoreCall {
  RgmStoreCallFunc func;
  RgmStoreCallDone done;
  GTask *task;
  gboolean writes;
  gboolean needs_store;
  gpointer input;
  GDestroyNotify free_input;
  char *value;
  gpointer output;
  GDestroyNotify free_output;
  GError *error;
  RgmAreas *areas;
  gint64 change;
  gboolean knows_changes;
  RgmChange *undo;
  RgmChange *redo;
  char *mode;
};

/**
 * RgmStoreThread:
 * @store: the database, or %NULL while none is open
 * @unchecked: whether @store was opened without being looked over; that is done before a write
 * @damage: what was found wrong with the database, which is closed since, or %NULL
 * @library: what was read from files, or %NULL until the first call that opens
 * @areas: built-in areas and the user's
 * @data_version: the content that the caller was last told of
 * @calls: what is to be done
 * @context: where the answers go
 * @delay_ms: how long to wait before each call; of both threads
 * @ending: whether reads are to be cancelled; of both threads
 *
 * A thread with a database. All but @calls, @delay_ms and @ending is its own while it runs.
 */
struct _RgmStoreThread {
  RgmStore *store;
  gboolean unchecked;
  GError *damage;
  RgmLibrary *library;
  RgmAreas *areas;
  guint64 data_version;

  GThread *thread;
  GAsyncQueue *calls;
  GMainContext *context;
  int delay_ms;
  int ending;
};

RgmStoreThread *rgm_store_thread_new (void);
void rgm_store_thread_end (RgmStoreThread *self);
void rgm_store_thread_free (RgmStoreThread *self);
void rgm_store_thread_push (RgmStoreThread *self, RgmStoreCall *call);
gboolean rgm_store_thread_check (RgmStoreThread *self, GError **error);
void rgm_store_thread_look_at_changes (RgmStoreThread *self, RgmStoreCall *call);
void rgm_store_thread_reload_areas (RgmStoreThread *self, RgmStoreCall *call);
void rgm_store_call_free (RgmStoreCall *call);

G_END_DECLS

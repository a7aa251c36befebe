#pragma once

#include "rgm-recorder.h"
#include "rgm-store-archive.h"
#include "rgm-store.h"
#include "rgm-table.h"

G_BEGIN_DECLS

struct _RgmStore {
  char *path;
  RgmDatabase *database;
  gboolean created;
  /* the folders that were made for the file, the lowest first, or NULL */
  GStrv made_folders;
  /* which file it is that was opened, whatever is at its path now */
  guint64 device;
  guint64 inode;
  /* why nothing can be written, or NULL */
  GError *read_only;
  RgmStoreClock clock;
  gpointer clock_data;
  /* a batch of rgm_store_begin() is open */
  gboolean batch;
  /* what ended the batch before its time, or NULL */
  GError *batch_error;
  /* records the batch */
  RgmRecorder *recorder;
  /* the number of the change that was recorded last, 0 for none */
  gint64 last_change;
};

/**
 * RgmStoreWork:
 * @database: a database, in a transaction that writes
 * @now: the time in microseconds since 1970 UTC
 * @data: what was given with it
 * @error: return location for an error
 *
 * What is done in one transaction.
 *
 * Returns: whether it is to be made lasting
 */
typedef gboolean (*RgmStoreWork) (RgmDatabase *database, gint64 now, gpointer data,
                                  GError **error);

gboolean rgm_store_write (RgmStore *self, RgmStoreWork work, gpointer data, GError **error);
gboolean rgm_store_write_unrecorded (RgmStore *self, RgmStoreWork work, gpointer data,
                                     GError **error);
gboolean rgm_store_commit_with (RgmStore *self, RgmStoreWork work, gpointer data, GError **error);
gboolean rgm_store_save_sessions (RgmStore *self, const GPtrArray *before, GPtrArray *after,
                                  const RgmStoreTransfer *transfer, GError **error);
void rgm_store_note_place (RgmStore *self);
gboolean rgm_store_begin_reading (RgmStore *self, GError **error);
void rgm_store_end_reading (RgmStore *self);
RgmCourseContent *rgm_store_assemble_course (RgmDatabase *database, const char *id,
                                             GError **error);
RgmPatientContent *rgm_store_assemble_patient (RgmDatabase *database, const char *id,
                                               GError **error);

G_END_DECLS

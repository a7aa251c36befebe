#pragma once

#include "rgm-database.h"

G_BEGIN_DECLS

/* Records what a transaction changes, so that it can be undone. At most one records a database at
 * a time; it is what rgm_database_get_recorder() gives to those who know what is being done. */

RgmRecorder *rgm_recorder_new (RgmDatabase *database, const char *name, GError **error);
void rgm_recorder_free (RgmRecorder *self);
void rgm_recorder_name (RgmRecorder *self, const char *name);
void rgm_recorder_place (RgmRecorder *self, const char *patient_id, const char *course_id);
gboolean rgm_recorder_begin_setting (RgmRecorder *self, GError **error);
void rgm_recorder_end_setting (RgmRecorder *self);
gboolean rgm_recorder_finish (RgmRecorder *self, gint64 now, gint64 *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmRecorder, rgm_recorder_free)

G_END_DECLS

#pragma once

#include <gio/gio.h>

#include "rgm-store-service.h"

G_BEGIN_DECLS

#define RGM_TYPE_UNDO (rgm_undo_get_type ())
G_DECLARE_FINAL_TYPE (RgmUndo, rgm_undo, RGM, UNDO, GObject)

RgmUndo *rgm_undo_new_for_patient (RgmStoreService *service, const char *title,
                                   const RgmPatientContent *content);
RgmUndo *rgm_undo_new_for_course (RgmStoreService *service, const char *title,
                                  const RgmCourseContent *content);
RgmUndo *rgm_undo_new_for_session (RgmStoreService *service, const char *title,
                                   const RgmSessionRecord *session);
RgmUndo *rgm_undo_new_for_pause (RgmStoreService *service, const char *title,
                                 const RgmPauseRecord *pause);
RgmUndo *rgm_undo_new_for_patient_record (RgmStoreService *service, const char *title,
                                          const RgmPatient *patient);
const char *rgm_undo_get_title (RgmUndo *self);
const char *rgm_undo_get_restored_patient (RgmUndo *self);
void rgm_undo_run_async (RgmUndo *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean rgm_undo_run_finish (RgmUndo *self, GAsyncResult *result, GError **error);

G_END_DECLS

#pragma once

#include "rgm-store.h"

G_BEGIN_DECLS

/* Changes to what somebody has looked at, by somebody who does not mean to undo what others did
 * meanwhile. */

gboolean rgm_store_change_patient (RgmStore *self, const RgmPatient *before, RgmPatient *after,
                                   GError **error);
gboolean rgm_store_change_course (RgmStore *self, const RgmCourseRecord *before,
                                  RgmCourseRecord *after, GError **error);
gboolean rgm_store_change_session (RgmStore *self, const RgmCourseContent *seen,
                                   const RgmSessionRecord *before, RgmSessionRecord *after,
                                   GError **error);
gboolean rgm_store_change_pause (RgmStore *self, const RgmCourseContent *seen,
                                 const RgmPauseRecord *before, RgmPauseRecord *after,
                                 GError **error);
gboolean rgm_store_amend_patient (RgmStore *self, const RgmPatient *before, RgmPatient *after,
                                  GError **error);
gboolean rgm_store_amend_course (RgmStore *self, const RgmCourseRecord *before,
                                 RgmCourseRecord *after, GError **error);
gboolean rgm_store_amend_pause (RgmStore *self, const RgmPauseRecord *before,
                                RgmPauseRecord *after, GError **error);
gboolean rgm_store_remove_session (RgmStore *self, const RgmSessionRecord *before,
                                   GError **error);
gboolean rgm_store_remove_pause (RgmStore *self, const RgmPauseRecord *before, GError **error);

G_END_DECLS

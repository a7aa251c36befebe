#pragma once

#include "rgm-form-window.h"

G_BEGIN_DECLS

void rgm_course_saving_cb (GObject *model, GAsyncResult *result, gpointer form);

G_END_DECLS

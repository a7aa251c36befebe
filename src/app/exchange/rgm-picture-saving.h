#pragma once

#include <gtk/gtk.h>

#include "rgm-course-paper.h"

G_BEGIN_DECLS

void rgm_picture_save_async (GtkWindow *parent, RgmCoursePaper *paper, const char *path,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean rgm_picture_save_finish (GtkWindow *parent, GAsyncResult *result, GError **error);

G_END_DECLS

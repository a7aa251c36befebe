#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rgm_course_top_show (GtkScrolledWindow *page, const char *course_id);

G_END_DECLS

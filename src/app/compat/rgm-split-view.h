#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RGM_TYPE_SPLIT_VIEW (rgm_split_view_get_type ())
G_DECLARE_FINAL_TYPE (RgmSplitView, rgm_split_view, RGM, SPLIT_VIEW, GtkWidget)

GtkWidget *rgm_split_view_new (void);
gboolean rgm_split_view_get_collapsed (RgmSplitView *self);
gboolean rgm_split_view_get_narrow (RgmSplitView *self);
gboolean rgm_split_view_get_show_content (RgmSplitView *self);
void rgm_split_view_set_show_content (RgmSplitView *self, gboolean show_content);
gboolean rgm_split_view_get_show_sidebar (RgmSplitView *self);
void rgm_split_view_set_show_sidebar (RgmSplitView *self, gboolean show_sidebar);

G_END_DECLS

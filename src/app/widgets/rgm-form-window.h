#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_FORM_WINDOW (rgm_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (RgmFormWindow, rgm_form_window, RGM, FORM_WINDOW, AdwWindow)

/**
 * RgmFormWindowClass:
 * @parent_class: the class above
 * @save: begins to save what is entered, if it may be
 * @describe_failure: says that it could not be, and why
 * @renew: (nullable): looks whether what is edited was changed elsewhere, and takes that in
 *
 * What a kind of form does.
 */
struct _RgmFormWindowClass {
  AdwWindowClass parent_class;

  void (*save) (RgmFormWindow *self);
  char *(*describe_failure) (RgmFormWindow *self, const GError *error);
  void (*renew) (RgmFormWindow *self);
};

void rgm_form_window_set_words (RgmFormWindow *self, const char *title, const char *save);
void rgm_form_window_set_can_save (RgmFormWindow *self, gboolean can_save, const char *problem);
void rgm_form_window_set_clean (RgmFormWindow *self);
gboolean rgm_form_window_get_changed (RgmFormWindow *self);
void rgm_form_window_begin_saving (RgmFormWindow *self);
void rgm_form_window_end_saving (RgmFormWindow *self, const GError *error);
void rgm_form_window_renew (RgmFormWindow *self);
void rgm_form_window_tell (RgmFormWindow *self, const char *sentence);
void rgm_form_window_close_async (RgmFormWindow *self, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean rgm_form_window_close_finish (RgmFormWindow *self, GAsyncResult *result);
GtkWidget *rgm_form_window_get_save_button (RgmFormWindow *self);
const char *rgm_form_window_get_failure (RgmFormWindow *self);

G_END_DECLS

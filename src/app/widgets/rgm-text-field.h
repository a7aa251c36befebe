#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RGM_TYPE_TEXT_FIELD (rgm_text_field_get_type ())
G_DECLARE_FINAL_TYPE (RgmTextField, rgm_text_field, RGM, TEXT_FIELD, GtkWidget)

GtkWidget *rgm_text_field_new (const char *title);
const char *rgm_text_field_get_text (RgmTextField *self);
void rgm_text_field_set_text (RgmTextField *self, const char *text);
void rgm_text_field_set_error (RgmTextField *self, const char *error);
void rgm_text_field_set_problem (RgmTextField *self, const char *problem, gboolean is_unfinished);
void rgm_text_field_set_hint (RgmTextField *self, const char *hint);
void rgm_text_field_set_note (RgmTextField *self, const char *note);
void rgm_text_field_add_suffix (RgmTextField *self, GtkWidget *suffix);
GtkWidget *rgm_text_field_get_entry (RgmTextField *self);

G_END_DECLS

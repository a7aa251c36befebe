#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rgm_choice_value_show (AdwComboRow *row);
void rgm_choice_value_set_note (AdwComboRow *row, const char *note);

G_END_DECLS

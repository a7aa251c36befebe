#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

GArray *rgm_unknown_letters_new (void);
void rgm_unknown_letters_add (GArray *letters, PangoLayout *layout);
char *rgm_unknown_letters_describe (const GArray *letters);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"

G_BEGIN_DECLS

char *rgm_course_suitability_disagreement (const RgmProtocol *protocol, const char *subject,
                                           const RgmCatalogue *catalogue);
void rgm_course_suitability_fill (GtkBox *box, const RgmProtocol *protocol,
                                  const RgmCatalogue *catalogue);

G_END_DECLS

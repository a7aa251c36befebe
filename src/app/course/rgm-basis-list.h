#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"

G_BEGIN_DECLS

#define RGM_TYPE_BASIS_LIST (rgm_basis_list_get_type ())
G_DECLARE_FINAL_TYPE (RgmBasisList, rgm_basis_list, RGM, BASIS_LIST, GtkWidget)

GtkWidget *rgm_basis_list_new (void);
void rgm_basis_list_set_protocol (RgmBasisList *self, RgmProtocol *protocol, const char *basis,
                                  const RgmCatalogue *catalogue);
const char *rgm_basis_list_get_basis (RgmBasisList *self);

G_END_DECLS

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenu *rgm_menu_sections_join (GMenuModel *first, GMenuModel *second);

G_END_DECLS

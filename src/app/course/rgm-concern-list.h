#pragma once

#include <gtk/gtk.h>

#include "rgm-catalogue.h"

G_BEGIN_DECLS

GPtrArray *rgm_concern_list_new (const RgmCatalogue *catalogue);
GListModel *rgm_concern_list_get_names (GPtrArray *concerns, const RgmCatalogue *catalogue);
GListModel *rgm_concern_list_get_severities (const RgmProtocol *protocol);
const char *rgm_concern_list_get_severity (const RgmProtocol *protocol, guint position);
guint rgm_concern_list_find_severity (const RgmProtocol *protocol, const char *id);

G_END_DECLS

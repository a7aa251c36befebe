#pragma once

#include "rgm-protocol-group.h"

G_BEGIN_DECLS

#define KEYS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Reads a group into @element of its list in the protocol. */
typedef gboolean (*RgmProtocolRead) (const RgmProtocolGroup *group, const char *id,
                                     RgmProtocol *protocol, gpointer element, GError **error);

gboolean rgm_protocol_read_spacing (const RgmProtocolGroup *group, const char *id,
                                    RgmProtocol *protocol, gpointer element, GError **error);
gboolean rgm_protocol_read_window (const RgmProtocolGroup *group, const char *id,
                                   RgmProtocol *protocol, gpointer element, GError **error);
gboolean rgm_protocol_read_care (const RgmProtocolGroup *group, const char *id,
                                 RgmProtocol *protocol, gpointer element, GError **error);

G_END_DECLS

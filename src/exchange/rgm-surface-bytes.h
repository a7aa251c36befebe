#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

cairo_status_t rgm_surface_bytes_write (void *bytes, const unsigned char *data,
                                        unsigned int length);
gboolean rgm_surface_bytes_check (cairo_status_t status, GError **error);

G_END_DECLS

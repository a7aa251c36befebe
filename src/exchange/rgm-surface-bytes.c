#include "config.h"

#include "rgm-surface-bytes.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_surface_bytes_write:
 * @bytes: a `GByteArray`
 * @data: what cairo writes
 * @length: how much of it
 *
 * Keeps in memory what a surface writes, so that no file is begun before its content is whole.
 *
 * Returns: that all went well
 */
cairo_status_t
rgm_surface_bytes_write (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * rgm_surface_bytes_check:
 * @status: what cairo says
 * @error: return location for a `G_IO_ERROR_FAILED`
 *
 * Returns: whether all went well
 */
gboolean
rgm_surface_bytes_check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("It could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

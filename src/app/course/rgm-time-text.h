#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmTimeTextError:
 * @RGM_TIME_TEXT_ERROR_SYNTAX: it is no time
 * @RGM_TIME_TEXT_ERROR_RANGE: no day has that hour or minute
 *
 * What can be wrong with a typed time. The message is a sentence to show beside the field.
 */
typedef enum {
  RGM_TIME_TEXT_ERROR_SYNTAX,
  RGM_TIME_TEXT_ERROR_RANGE,
} RgmTimeTextError;

#define RGM_TIME_TEXT_ERROR (rgm_time_text_error_quark ())
GQuark rgm_time_text_error_quark (void);

gboolean rgm_time_text_parse (const char *text, gint32 *minute, GError **error);
gboolean rgm_time_text_is_unfinished (const char *text);
char *rgm_time_text_format (gint32 minute);

G_END_DECLS

#pragma once

#include "rgm-session-record.h"

G_BEGIN_DECLS

/* Home use above this draws a note, in 1/100 mm (how-long). */
#define RGM_DEPTH_HOME 100

/**
 * RgmDepthTextError:
 * @RGM_DEPTH_TEXT_ERROR_SYNTAX: it is no number
 * @RGM_DEPTH_TEXT_ERROR_RANGE: it is less than 0 or more than 3.50 mm
 * @RGM_DEPTH_TEXT_ERROR_PRECISION: it is finer than 1/100 mm
 *
 * What can be wrong with a typed depth. The message is a sentence to show beside the field.
 */
typedef enum {
  RGM_DEPTH_TEXT_ERROR_SYNTAX,
  RGM_DEPTH_TEXT_ERROR_RANGE,
  RGM_DEPTH_TEXT_ERROR_PRECISION,
} RgmDepthTextError;

#define RGM_DEPTH_TEXT_ERROR (rgm_depth_text_error_quark ())
GQuark rgm_depth_text_error_quark (void);

gboolean rgm_depth_text_parse (const char *text, int *hundredths, GError **error);
char *rgm_depth_text_format (int hundredths);

G_END_DECLS

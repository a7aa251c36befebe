#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmReasonTranslate:
 * @reason: why a file is refused, perhaps a format for printf()
 *
 * Returns: (transfer none): @reason in the language of the user, with the same conversions
 */
typedef const char *(*RgmReasonTranslate) (const char *reason);

void rgm_reason_set_translate (RgmReasonTranslate translate);
const char *rgm_reason_translate (const char *reason) G_GNUC_FORMAT (1);

G_END_DECLS

#include "config.h"

#include "rgm-reason.h"

/* This layer knows of no catalogue of translations: a program brings one. */
static RgmReasonTranslate own_translate;

/**
 * rgm_reason_set_translate:
 * @translate: (nullable) (scope forever): what translates, or %NULL to leave reasons as they are
 *
 * Makes the reasons for which a protocol is refused speak the language of the user. To be called
 * before the first protocol is read, while the program has one thread.
 */
void
rgm_reason_set_translate (RgmReasonTranslate translate)
{
  own_translate = translate;
}

/**
 * rgm_reason_translate:
 * @reason: a reason of this layer
 *
 * Returns: (transfer none): @reason, translated where the program can
 */
const char *
rgm_reason_translate (const char *reason)
{
  return own_translate != NULL ? own_translate (reason) : reason;
}

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmCardText:
 * @what: what it is, “Collagen after session 2”
 * @days: (nullable): from when to when, “20 Nov 2026 – 20 May 2027, peak about 4 Dec”
 * @count: (nullable): how far a day is in it, “4 Dec is day 14 of 181 after session 2.”
 * @note: (nullable): what else is to be known
 * @sources: (nullable): the sources by their titles
 * @also: (nullable): what else there is, in short
 *
 * What the card of something on a timeline or in a calendar says, line by line.
 */
typedef struct {
  char *what;
  char *days;
  char *count;
  char *note;
  char *sources;
  char *also;
} RgmCardText;

void rgm_card_text_clear (RgmCardText *self);
char *rgm_card_text_join (const RgmCardText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCardText, rgm_card_text_clear)

G_END_DECLS

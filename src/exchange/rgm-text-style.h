#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What text is laid out for where nothing says how wide the screen is. */
#define RGM_TEXT_WIDTH_DEFAULT 80
/* Narrower screens are laid out for as if they were this wide. */
#define RGM_TEXT_WIDTH_MIN 20
#define RGM_TEXT_WIDTH_MAX 400

/**
 * RgmTextTone:
 * @RGM_TEXT_TONE_PLAIN: as it is
 * @RGM_TEXT_TONE_STRONG: headings
 * @RGM_TEXT_TONE_GOOD: as it should be
 * @RGM_TEXT_TONE_CAUTION: possible, but not recommended
 * @RGM_TEXT_TONE_BAD: wrong
 * @RGM_TEXT_TONE_QUIET: of less weight
 *
 * What colour a text has on a terminal. It only repeats what the words say.
 */
typedef enum {
  RGM_TEXT_TONE_PLAIN,
  RGM_TEXT_TONE_STRONG,
  RGM_TEXT_TONE_GOOD,
  RGM_TEXT_TONE_CAUTION,
  RGM_TEXT_TONE_BAD,
  RGM_TEXT_TONE_QUIET,
} RgmTextTone;

/**
 * RgmTextStyle:
 * @width: columns of the screen, `RGM_TEXT_WIDTH_MIN` to `RGM_TEXT_WIDTH_MAX`
 * @colours: whether to write colours
 * @plain: whether to draw with ASCII characters alone
 *
 * What a text is written for.
 */
typedef struct {
  int width;
  gboolean colours;
  gboolean plain;
} RgmTextStyle;

int rgm_text_measure (const char *text);
void rgm_text_style_append (const RgmTextStyle *style, GString *out, RgmTextTone tone,
                            const char *text);

G_END_DECLS

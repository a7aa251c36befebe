#include "config.h"

#include "rgm-paper.h"

#include <langinfo.h>
#include <string.h>

#define LETTER_HEIGHT_MM 279

/* glibc hands numbers of the locale out in place of a pointer to a text. */
static int
get_locale_height_mm (void)
{
#ifdef __GLIBC__
  return (int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT);
#else
  return 0;
#endif
}

/**
 * rgm_paper_get_default:
 *
 * Returns: the paper that is usual where the user is, as the locale says
 */
RgmPaper
rgm_paper_get_default (void)
{
  return get_locale_height_mm () == LETTER_HEIGHT_MM ? RGM_PAPER_LETTER : RGM_PAPER_A4;
}

/**
 * rgm_paper_find:
 * @code: `a4` or `letter`
 * @paper: (out): the paper
 *
 * Returns: whether there is such a paper
 */
gboolean
rgm_paper_find (const char *code, RgmPaper *paper)
{
  if (g_ascii_strcasecmp (code, "a4") == 0)
    *paper = RGM_PAPER_A4;
  else if (g_ascii_strcasecmp (code, "letter") == 0)
    *paper = RGM_PAPER_LETTER;
  else
    return FALSE;

  return TRUE;
}

/**
 * rgm_paper_get_size:
 * @paper: a paper
 * @width_pt: (out): its width in points
 * @height_pt: (out): its height in points
 *
 * Tells how large it is, held upright.
 */
void
rgm_paper_get_size (RgmPaper paper, double *width_pt, double *height_pt)
{
  *width_pt = paper == RGM_PAPER_LETTER ? 612 : 595.276;
  *height_pt = paper == RGM_PAPER_LETTER ? 792 : 841.89;
}

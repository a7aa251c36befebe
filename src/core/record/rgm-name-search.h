#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmNameMatch:
 * @RGM_NAME_MATCH_NONE: nothing of the name is there
 * @RGM_NAME_MATCH_PART: a word of it is, which may mean somebody or something else
 * @RGM_NAME_MATCH_WHOLE: all of it is
 *
 * What a text has of a name. The greater, the more.
 */
typedef enum {
  RGM_NAME_MATCH_NONE,
  RGM_NAME_MATCH_PART,
  RGM_NAME_MATCH_WHOLE,
} RgmNameMatch;

/**
 * RgmNameSearch:
 *
 * Looks for a name in texts.
 */
typedef struct _RgmNameSearch RgmNameSearch;

RgmNameSearch *rgm_name_search_new (const char *name);
void rgm_name_search_free (RgmNameSearch *self);
RgmNameMatch rgm_name_search_match (const RgmNameSearch *self, const char *text,
                                    const char *owner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmNameSearch, rgm_name_search_free)

G_END_DECLS

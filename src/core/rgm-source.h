#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmSource:
 * @id: what protocols call it, `how-often`
 * @title: the title by which it is cited
 * @published: when it was published, as the source gives it, or %NULL
 * @note: a remark on it, or %NULL
 *
 * A text that figures were taken from.
 */
typedef struct {
  char *id;
  char *title;
  char *published;
  char *note;
} RgmSource;

void rgm_source_clear (RgmSource *source);

G_END_DECLS

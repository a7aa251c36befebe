#pragma once

#include "rgm-store-archive.h"

G_BEGIN_DECLS

/**
 * RgmCliProgress:
 * @what: what is being done
 * @begun: when it began
 * @percent: what was said last, -1 for nothing
 *
 * How far a long command has come, for whoever looks at a terminal. Nothing is said before a second
 * is over, and nothing stays of it.
 */
typedef struct {
  const char *what;
  gint64 begun;
  int percent;
} RgmCliProgress;

RgmStoreTransfer rgm_cli_progress_begin (RgmCliProgress *self, const char *what);
void rgm_cli_progress_end (RgmCliProgress *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmCliProgress, rgm_cli_progress_end)

G_END_DECLS

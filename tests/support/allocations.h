#pragma once

#include <glib.h>

/**
 * RgmAllocations:
 * @calls: calls that took memory: malloc, calloc, realloc and the like
 * @bytes: bytes they asked for
 *
 * Memory that the process took since it began, whatever became of it since.
 */
typedef struct {
  guint64 calls;
  guint64 bytes;
} RgmAllocations;

gboolean rgm_allocations_can_count (void);
RgmAllocations rgm_allocations_get (void);
RgmAllocations rgm_allocations_since (RgmAllocations before);

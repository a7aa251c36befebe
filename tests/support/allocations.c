#include "config.h"

#include "allocations.h"

#include <stdlib.h>

/* The program's own malloc() takes the place of the C library's, in GLib too, and counts before it
 * hands over. Sanitizers bring a malloc() of their own; beside them nothing is counted. GSlice
 * must be told to use malloc() (G_SLICE=always-malloc) before the program starts. */

static RgmAllocations taken;

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);
extern void *__libc_memalign (size_t alignment, size_t size);

static void
count (size_t bytes)
{
  taken.calls++;
  taken.bytes += bytes;
}

void *
malloc (size_t size)
{
  count (size);
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  count (n * size);
  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  count (size);
  return __libc_realloc (memory, size);
}

void *
aligned_alloc (size_t alignment, size_t size)
{
  count (size);
  return __libc_memalign (alignment, size);
}

gboolean
rgm_allocations_can_count (void)
{
  return TRUE;
}

#else

gboolean
rgm_allocations_can_count (void)
{
  return FALSE;
}

#endif

RgmAllocations
rgm_allocations_get (void)
{
  return taken;
}

RgmAllocations
rgm_allocations_since (RgmAllocations before)
{
  return (RgmAllocations) {
    .calls = taken.calls - before.calls,
    .bytes = taken.bytes - before.bytes,
  };
}

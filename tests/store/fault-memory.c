#include "config.h"

#include "fault-memory.h"

#include <sqlite3.h>

static struct {
  sqlite3_mem_methods real;
  guint n;
  guint fail_at;
  gboolean lasting;
} memory;

static gboolean
fails (void)
{
  memory.n++;
  return memory.fail_at != 0
         && (memory.n == memory.fail_at || (memory.n > memory.fail_at && memory.lasting));
}

static void *
allocate (int size)
{
  return fails () ? NULL : memory.real.xMalloc (size);
}

static void *
reallocate (void *old, int size)
{
  return fails () ? NULL : memory.real.xRealloc (old, size);
}

/* Before SQLite is used for the first time. */
void
fault_memory_install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
}

/* From now on allocation @number fails, and those after it, too, where it is @lasting. */
void
fault_memory_fail (guint number, gboolean lasting)
{
  memory.n = 0;
  memory.fail_at = number;
  memory.lasting = lasting;
}

/* There is memory again, and allocations are counted anew. */
void
fault_memory_mend (void)
{
  fault_memory_fail (0, FALSE);
}

guint
fault_memory_get_count (void)
{
  return memory.n;
}

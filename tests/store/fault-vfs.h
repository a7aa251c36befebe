#pragma once

#include <glib.h>

/* A disk that fails when it is told to, between SQLite and the real one. While it is installed,
 * new connections use it. Writes, syncs, truncations and deletions are counted from 1. */

typedef enum {
  FAULT_WRITE = 1 << 0,
  FAULT_SYNC = 1 << 1,
  FAULT_TRUNCATE = 1 << 2,
  FAULT_DELETE = 1 << 3,
  FAULT_ALL = FAULT_WRITE | FAULT_SYNC | FAULT_TRUNCATE | FAULT_DELETE,
} FaultOperations;

/* What becomes of writes that were not synced when the power goes. */
typedef enum {
  FAULT_KEEP_NONE,
  FAULT_KEEP_ALL,
  FAULT_KEEP_SOME,
} FaultKeep;

void fault_vfs_install (void);
void fault_vfs_uninstall (void);
void fault_vfs_reset (void);
void fault_vfs_reset_counts (void);
void fault_vfs_fail (FaultOperations operations, guint number, int result);
void fault_vfs_fail_lasting (FaultOperations operations, guint number, int result);
void fault_vfs_cut (guint number);
guint fault_vfs_get_count (FaultOperations operations);
gboolean fault_vfs_has_failed (void);
void fault_vfs_lose_power (FaultKeep keep, guint seed);

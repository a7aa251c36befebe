#pragma once

#include <glib.h>

/* A disk that fails when it is told to, between this program and the C library: so it holds for
 * SQLite's files and for all others, and for names as well as for what is in the files. A write is
 * safe once its file was synced, a name (made, moved, taken away) once its folder was.
 *
 * What changes anything under the folder is counted from 1, and so are reads, apart. Before the
 * call of a given number, of whatever kind, the program can be made to pause. */

typedef enum {
  FAULT_DISK_WRITE = 1 << 0,
  FAULT_DISK_SYNC = 1 << 1,
  FAULT_DISK_TRUNCATE = 1 << 2,
  FAULT_DISK_CREATE = 1 << 3,
  FAULT_DISK_RENAME = 1 << 4,
  FAULT_DISK_DELETE = 1 << 5,
  FAULT_DISK_READ = 1 << 6,
  FAULT_DISK_CHANGES = (1 << 6) - 1,
  /* what can find no room */
  FAULT_DISK_GROWTH = FAULT_DISK_WRITE | FAULT_DISK_SYNC | FAULT_DISK_CREATE,
} FaultDiskCalls;

/* What becomes of what was not synced when the power goes: nothing or all of it is there, the
 * names without the content, or some of it, in no order, and writes torn between two sectors. */
typedef enum {
  FAULT_DISK_KEEP_NONE,
  FAULT_DISK_KEEP_ALL,
  FAULT_DISK_KEEP_NAMES,
  FAULT_DISK_KEEP_SOME,
} FaultDiskKeep;

/* Instead of an errno: a write that says that it was made, and was not. */
#define FAULT_DISK_LIES (-1)

#define FAULT_DISK_N_KEEPS (FAULT_DISK_KEEP_SOME + 1)

void fault_disk_start (const char *folder);
void fault_disk_stop (void);
void fault_disk_cut (guint number);
void fault_disk_fail (FaultDiskCalls calls, guint number, int reason, gboolean lasting);
void fault_disk_pause (guint number, void (*pause) (void));
void fault_disk_mend (void);
void fault_disk_ignore_syncs (void);
guint fault_disk_get_count (FaultDiskCalls calls);
gboolean fault_disk_has_failed (void);
void fault_disk_lose_power (FaultDiskKeep keep, guint seed);

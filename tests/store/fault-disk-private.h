#pragma once

#include "fault-disk.h"

#include <sys/types.h>

/* What the calls of the C library tell of themselves. All are made while the disk is held. */

gboolean fault_disk_hold (void);
void fault_disk_release (void);
gboolean fault_disk_is_ours (const char *path);
gboolean fault_disk_knows (const char *path);
int fault_disk_count (FaultDiskCalls call);
gboolean fault_disk_is_file (int file);

void fault_disk_tell_open (int file, const char *path, gboolean emptied);
void fault_disk_tell_nameless (int file);
void fault_disk_tell_name (int file, const char *to);
void fault_disk_tell_close (int file);
void fault_disk_tell_write (int file, off_t position, const void *bytes, gsize length);
void fault_disk_tell_end (int file, off_t length);
void fault_disk_tell_sync (int file);
void fault_disk_tell_folder (const char *path);
void fault_disk_tell_rename (const char *from, const char *to);
/* @from is NULL where @to is deleted. */
void fault_disk_tell_link (const char *from, const char *to);

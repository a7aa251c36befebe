/* The calls themselves bear both names, that of files of any size and the older one. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE
#include "config.h"

#include "fault-disk-private.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* This program's own calls take the place of the C library's, in SQLite and GLib too. Each is
 * counted, fails if it is to, and else is made and told of. */

#define REAL(name) \
  ({ static __typeof__ (&name) real; \
     if (!real) \
       real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name); \
     real; })

int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);

static struct {
  guint left;
  void (*pause) (void);
} pausing;

/* Before call @number from now on, @pause is called, once. */
void
fault_disk_pause (guint number, void (*pause) (void))
{
  pausing.left = number;
  pausing.pause = pause;
}

static int
count (FaultDiskCalls call)
{
  if (pausing.left > 0 && --pausing.left == 0)
    pausing.pause ();
  return fault_disk_count (call);
}

/* Whether the call is to fail; errno is set then. Ends the hold on the disk in that case. */
static gboolean
fails (FaultDiskCalls call)
{
  int reason = count (call);

  if (reason == 0)
    return FALSE;
  fault_disk_release ();
  errno = reason;
  return TRUE;
}

/* Holds the disk if @path is on it. */
static gboolean
hold_path (const char *path)
{
  if (!fault_disk_hold ())
    return FALSE;
  if (fault_disk_is_ours (path))
    return TRUE;
  fault_disk_release ();
  return FALSE;
}

static gboolean
hold_file (int file)
{
  if (!fault_disk_hold ())
    return FALSE;
  if (fault_disk_is_file (file))
    return TRUE;
  fault_disk_release ();
  return FALSE;
}

static int
open_ours (const char *path, int flags, mode_t mode)
{
  gboolean nameless = (flags & O_TMPFILE) == O_TMPFILE;
  gboolean fresh = nameless || ((flags & O_CREAT) && !fault_disk_knows (path));
  int file;

  if (fails (fresh ? FAULT_DISK_CREATE : flags & O_TRUNC ? FAULT_DISK_TRUNCATE : FAULT_DISK_READ))
    return -1;
  file = REAL (open64) (path, flags, mode);
  if (file >= 0 && nameless)
    fault_disk_tell_nameless (file);
  else if (file >= 0)
    fault_disk_tell_open (file, path, (flags & O_TRUNC) != 0);
  fault_disk_release ();
  return file;
}

#define GET_MODE(flags, mode) \
  do { \
    va_list arguments; \
    va_start (arguments, flags); \
    mode = (flags) & (O_CREAT | O_TMPFILE) ? va_arg (arguments, mode_t) : 0; \
    va_end (arguments); \
  } while (0)

int
open (const char *path, int flags, ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return hold_path (path) ? open_ours (path, flags, mode) : REAL (open64) (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return hold_path (path) ? open_ours (path, flags, mode) : REAL (open64) (path, flags, mode);
}

int
__open_2 (const char *path, int flags)
{
  return open64 (path, flags);
}

int
__open64_2 (const char *path, int flags)
{
  return open64 (path, flags);
}

int
close (int file)
{
  if (hold_file (file))
    {
      fault_disk_tell_close (file);
      fault_disk_release ();
    }
  return REAL (close) (file);
}

/* A disk on which there is no more room takes the half of a write first. @result is what the call
 * returns if this does. */
static gboolean
fails_to_write (gsize *length, ssize_t *result)
{
  int reason = count (FAULT_DISK_WRITE);

  if (reason == ENOSPC && *length > 1 && fault_disk_get_count (FAULT_DISK_WRITE) % 2 == 0)
    {
      *length /= 2;
      return FALSE;
    }
  if (reason == 0)
    return FALSE;
  fault_disk_release ();
  errno = MAX (reason, 0);
  *result = reason == FAULT_DISK_LIES ? (ssize_t) *length : -1;
  return TRUE;
}

ssize_t
write (int file, const void *bytes, size_t length)
{
  off_t position;
  ssize_t written;

  if (!hold_file (file))
    return REAL (write) (file, bytes, length);
  if (fails_to_write (&length, &written))
    return written;
  written = REAL (write) (file, bytes, length);
  position = lseek (file, 0, SEEK_CUR);
  if (written > 0)
    fault_disk_tell_write (file, position - written, bytes, (gsize) written);
  fault_disk_release ();
  return written;
}

ssize_t
pwrite64 (int file, const void *bytes, size_t length, off64_t position)
{
  ssize_t written;

  if (!hold_file (file))
    return REAL (pwrite64) (file, bytes, length, position);
  if (fails_to_write (&length, &written))
    return written;
  written = REAL (pwrite64) (file, bytes, length, position);
  if (written > 0)
    fault_disk_tell_write (file, position, bytes, (gsize) written);
  fault_disk_release ();
  return written;
}

ssize_t
pwrite (int file, const void *bytes, size_t length, off_t position)
{
  return pwrite64 (file, bytes, length, position);
}

ssize_t
read (int file, void *buffer, size_t length)
{
  if (hold_file (file))
    {
      if (fails (FAULT_DISK_READ))
        return -1;
      fault_disk_release ();
    }
  return REAL (read) (file, buffer, length);
}

ssize_t
pread64 (int file, void *buffer, size_t length, off64_t position)
{
  if (hold_file (file))
    {
      if (fails (FAULT_DISK_READ))
        return -1;
      fault_disk_release ();
    }
  return REAL (pread64) (file, buffer, length, position);
}

ssize_t
pread (int file, void *buffer, size_t length, off_t position)
{
  return pread64 (file, buffer, length, position);
}

int
ftruncate64 (int file, off64_t length)
{
  int result;

  if (!hold_file (file))
    return REAL (ftruncate64) (file, length);
  if (fails (FAULT_DISK_TRUNCATE))
    return -1;
  result = REAL (ftruncate64) (file, length);
  if (result == 0)
    fault_disk_tell_end (file, length);
  fault_disk_release ();
  return result;
}

int
ftruncate (int file, off_t length)
{
  return ftruncate64 (file, length);
}

/* The disk is only played, and nothing has to wait for the real one. */
int
fsync (int file)
{
  if (!hold_file (file))
    return REAL (fsync) (file);
  if (fails (FAULT_DISK_SYNC))
    return -1;
  fault_disk_tell_sync (file);
  fault_disk_release ();
  return 0;
}

int
fdatasync (int file)
{
  return fsync (file);
}

/* Room is only promised, and a promise has no content that could be lost. */
int
fallocate64 (int file, int mode, off64_t position, off64_t length)
{
  if (!hold_file (file))
    return REAL (fallocate64) (file, mode, position, length);
  fault_disk_release ();
  errno = EOPNOTSUPP;
  return -1;
}

int
fallocate (int file, int mode, off_t position, off_t length)
{
  return fallocate64 (file, mode, position, length);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  int result;

  if (!hold_path (from))
    return REAL (renameat2) (from_folder, from, to_folder, to, flags);
  if (fails (FAULT_DISK_RENAME))
    return -1;
  result = REAL (renameat2) (from_folder, from, to_folder, to, flags);
  if (result == 0)
    fault_disk_tell_rename (from, to);
  fault_disk_release ();
  return result;
}

int
rename (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
link (const char *from, const char *to)
{
  int result;

  if (!hold_path (to))
    return REAL (link) (from, to);
  if (fails (FAULT_DISK_CREATE))
    return -1;
  result = REAL (link) (from, to);
  if (result == 0)
    fault_disk_tell_link (from, to);
  fault_disk_release ();
  return result;
}

/* Gives a file its name that had none: those are all that the program links so. */
int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  int result;

  if (!hold_path (to))
    return REAL (linkat) (from_folder, from, to_folder, to, flags);
  if (fails (FAULT_DISK_CREATE))
    return -1;
  result = REAL (linkat) (from_folder, from, to_folder, to, flags);
  if (result == 0)
    fault_disk_tell_name (atoi (strrchr (from, '/') + 1), to);
  fault_disk_release ();
  return result;
}

int
unlink (const char *path)
{
  int result;

  if (!hold_path (path))
    return REAL (unlink) (path);
  if (fails (FAULT_DISK_DELETE))
    return -1;
  result = REAL (unlink) (path);
  if (result == 0)
    fault_disk_tell_link (NULL, path);
  fault_disk_release ();
  return result;
}

int
rmdir (const char *path)
{
  int result;

  if (!hold_path (path))
    return REAL (rmdir) (path);
  if (fails (FAULT_DISK_DELETE))
    return -1;
  result = REAL (rmdir) (path);
  if (result == 0)
    fault_disk_tell_link (NULL, path);
  fault_disk_release ();
  return result;
}

int
mkdir (const char *path, mode_t mode)
{
  int result;

  if (!hold_path (path))
    return REAL (mkdir) (path, mode);
  if (fails (FAULT_DISK_CREATE))
    return -1;
  result = REAL (mkdir) (path, mode);
  if (result == 0)
    fault_disk_tell_folder (path);
  fault_disk_release ();
  return result;
}

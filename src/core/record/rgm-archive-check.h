#pragma once

#include "rgm-archive.h"
#include "rgm-value.h"

G_BEGIN_DECLS

/* More than this is refused, whoever says so. */
#define RGM_ARCHIVE_AREAS_MAX 64
#define RGM_ARCHIVE_PATIENTS_MAX 100000
/* Sessions of one course: as many as a calendar may have entries. */
#define RGM_ARCHIVE_SESSIONS_MAX 50000
/* Courses of one patient, pauses of one course, and the like. */
#define RGM_ARCHIVE_PARTS_MAX 10000
#define RGM_ARCHIVE_HISTORY_MAX 10000000

/**
 * RgmArchiveFault:
 * @RGM_ARCHIVE_FAULT_EMPTY: it must be told and is not
 * @RGM_ARCHIVE_FAULT_LONG: a text is longer than `RGM_TEXT_BYTES_MAX`
 * @RGM_ARCHIVE_FAULT_UTF8: a text is not UTF-8
 * @RGM_ARCHIVE_FAULT_KEY: it is no UUID in lower case
 * @RGM_ARCHIVE_FAULT_WORD: it is no id
 * @RGM_ARCHIVE_FAULT_LESS: it is less than the least
 * @RGM_ARCHIVE_FAULT_MORE: it is more than the most
 * @RGM_ARCHIVE_FAULT_TWICE: there is another of that key
 * @RGM_ARCHIVE_FAULT_OWNER: it says that it is a part of something else
 * @RGM_ARCHIVE_FAULT_MANY: there are too many
 * @RGM_ARCHIVE_FAULT_ORDER: a pause ends before it begins
 * @RGM_ARCHIVE_FAULT_PROTOCOL: the copy of the protocol cannot be read, or is another one
 * @RGM_ARCHIVE_FAULT_MODE: there is no such mode
 *
 * What can be wrong in an archive.
 */
typedef enum {
  RGM_ARCHIVE_FAULT_EMPTY,
  RGM_ARCHIVE_FAULT_LONG,
  RGM_ARCHIVE_FAULT_UTF8,
  RGM_ARCHIVE_FAULT_KEY,
  RGM_ARCHIVE_FAULT_WORD,
  RGM_ARCHIVE_FAULT_LESS,
  RGM_ARCHIVE_FAULT_MORE,
  RGM_ARCHIVE_FAULT_TWICE,
  RGM_ARCHIVE_FAULT_OWNER,
  RGM_ARCHIVE_FAULT_MANY,
  RGM_ARCHIVE_FAULT_ORDER,
  RGM_ARCHIVE_FAULT_PROTOCOL,
  RGM_ARCHIVE_FAULT_MODE,
} RgmArchiveFault;

/**
 * RgmArchiveProblem:
 * @path: where it is, `patients[3].courses[0].sessions[2].zones[0].depth`
 * @fault: what is wrong
 * @value: (nullable): what the value may be
 * @number: the number that it is, or how many there are
 * @limit: what it may not pass
 * @text: the text that it is, or why the protocol cannot be read; "" otherwise
 *
 * The first thing that is wrong in an archive.
 */
typedef struct {
  char *path;
  RgmArchiveFault fault;
  const RgmValue *value;
  gint64 number;
  gint64 limit;
  char *text;
} RgmArchiveProblem;

RgmArchiveProblem *rgm_archive_find_problem (const RgmArchive *archive);
void rgm_archive_problem_free (RgmArchiveProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmArchiveProblem, rgm_archive_problem_free)

G_END_DECLS

#pragma once

#include "rgm-archive-check.h"

G_BEGIN_DECLS

/**
 * RgmArchiveError:
 * @RGM_ARCHIVE_ERROR_SYNTAX: the text is not in the format that it is read as
 * @RGM_ARCHIVE_ERROR_LARGE: it is too long, or nested too deeply
 * @RGM_ARCHIVE_ERROR_FORMAT: it is something else, or of a newer Regimen
 * @RGM_ARCHIVE_ERROR_UNKNOWN: it has a member that means nothing here
 * @RGM_ARCHIVE_ERROR_TYPE: a value is of another kind than it must be
 * @RGM_ARCHIVE_ERROR_VALUE: a value is out of range, missing, or there twice
 *
 * Why a file cannot be brought in. The message is one sentence that begins with the place.
 */
typedef enum {
  RGM_ARCHIVE_ERROR_SYNTAX,
  RGM_ARCHIVE_ERROR_LARGE,
  RGM_ARCHIVE_ERROR_FORMAT,
  RGM_ARCHIVE_ERROR_UNKNOWN,
  RGM_ARCHIVE_ERROR_TYPE,
  RGM_ARCHIVE_ERROR_VALUE,
} RgmArchiveError;

#define RGM_ARCHIVE_ERROR (rgm_archive_error_quark ())
GQuark rgm_archive_error_quark (void);
char *rgm_archive_error_quote (const char *text);
char *rgm_archive_problem_to_sentence (const RgmArchiveProblem *problem);
gboolean rgm_archive_check (const RgmArchive *archive, GError **error);
gboolean rgm_archive_check_to_export (const RgmArchive *archive, GError **error);

G_END_DECLS

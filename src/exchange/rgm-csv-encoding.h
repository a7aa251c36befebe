#pragma once

#include "rgm-csv-error.h"

G_BEGIN_DECLS

/* The most bytes of a file that are read. */
#define RGM_CSV_BYTES_MAX (32 * 1024 * 1024)

/**
 * RgmCsvEncoding:
 * @RGM_CSV_ENCODING_AUTO: whichever it is by its first bytes and by what is valid
 * @RGM_CSV_ENCODING_UTF8: UTF-8, with a byte order mark or without
 * @RGM_CSV_ENCODING_LATIN1: Latin-1 as Windows writes it (code page 1252)
 * @RGM_CSV_ENCODING_UTF16LE: UTF-16, the low byte first
 * @RGM_CSV_ENCODING_UTF16BE: UTF-16, the high byte first
 *
 * How the characters of a file are encoded. The others are what they are called, are never guessed,
 * and can be told.
 */
typedef enum {
  RGM_CSV_ENCODING_AUTO,
  RGM_CSV_ENCODING_UTF8,
  RGM_CSV_ENCODING_LATIN1,
  RGM_CSV_ENCODING_UTF16LE,
  RGM_CSV_ENCODING_UTF16BE,
  RGM_CSV_ENCODING_WINDOWS_1250,
  RGM_CSV_ENCODING_WINDOWS_1251,
  RGM_CSV_ENCODING_WINDOWS_1253,
  RGM_CSV_ENCODING_WINDOWS_1254,
  RGM_CSV_ENCODING_ISO_8859_2,
  RGM_CSV_ENCODING_SHIFT_JIS,
  RGM_CSV_ENCODING_GB18030,
  RGM_CSV_ENCODING_MACINTOSH,
} RgmCsvEncoding;

#define RGM_CSV_N_ENCODINGS (RGM_CSV_ENCODING_MACINTOSH + 1)

const char *rgm_csv_encoding_get_code (RgmCsvEncoding encoding);
const char *rgm_csv_encoding_get_name (RgmCsvEncoding encoding);
gboolean rgm_csv_encoding_find (const char *code, RgmCsvEncoding *encoding);
RgmCsvEncoding rgm_csv_encoding_guess (const guint8 *bytes, gsize length, gboolean *is_certain);
char *rgm_csv_encoding_tell (RgmCsvEncoding encoding);
char *rgm_csv_decode (const guint8 *bytes, gsize length, RgmCsvEncoding encoding, GError **error);

G_END_DECLS

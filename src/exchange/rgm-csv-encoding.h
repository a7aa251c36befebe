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
 * How the characters of a file are encoded.
 */
typedef enum {
  RGM_CSV_ENCODING_AUTO,
  RGM_CSV_ENCODING_UTF8,
  RGM_CSV_ENCODING_LATIN1,
  RGM_CSV_ENCODING_UTF16LE,
  RGM_CSV_ENCODING_UTF16BE,
} RgmCsvEncoding;

#define RGM_CSV_N_ENCODINGS (RGM_CSV_ENCODING_UTF16BE + 1)

const char *rgm_csv_encoding_get_code (RgmCsvEncoding encoding);
RgmCsvEncoding rgm_csv_encoding_guess (const guint8 *bytes, gsize length);
char *rgm_csv_decode (const guint8 *bytes, gsize length, RgmCsvEncoding encoding, GError **error);

G_END_DECLS

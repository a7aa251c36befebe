#include "config.h"

#include "rgm-csv-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

G_DEFINE_QUARK (rgm-csv-error-quark, rgm_csv_error)

/* As iconv and the command line name them. */
static const char *const codes[RGM_CSV_N_ENCODINGS] = {
  [RGM_CSV_ENCODING_AUTO] = "auto",
  [RGM_CSV_ENCODING_UTF8] = "utf-8",
  [RGM_CSV_ENCODING_LATIN1] = "latin-1",
  [RGM_CSV_ENCODING_UTF16LE] = "utf-16le",
  [RGM_CSV_ENCODING_UTF16BE] = "utf-16be",
};

/**
 * rgm_csv_encoding_get_code:
 * @encoding: an encoding
 *
 * Returns: its stable name, `latin-1`
 */
const char *
rgm_csv_encoding_get_code (RgmCsvEncoding encoding)
{
  return codes[encoding];
}

/* In text that is mostly ASCII, every other byte of UTF-16 is zero. */
static RgmCsvEncoding
guess_by_zeros (const guint8 *bytes, gsize length)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < length; i++)
    zeros[i % 2] += bytes[i] == 0;
  if (zeros[0] + zeros[1] < length / 4 || zeros[0] == zeros[1])
    return RGM_CSV_ENCODING_AUTO;

  return zeros[1] > zeros[0] ? RGM_CSV_ENCODING_UTF16LE : RGM_CSV_ENCODING_UTF16BE;
}

/**
 * rgm_csv_encoding_guess:
 * @bytes: (array length=length): a file
 * @length: its length
 *
 * Returns: how it is encoded: by its byte order mark, else UTF-8 where it is valid, else Latin-1.
 *   Never `RGM_CSV_ENCODING_AUTO`
 */
RgmCsvEncoding
rgm_csv_encoding_guess (const guint8 *bytes, gsize length)
{
  RgmCsvEncoding by_zeros;

  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
    return RGM_CSV_ENCODING_UTF16LE;
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
    return RGM_CSV_ENCODING_UTF16BE;
  by_zeros = guess_by_zeros (bytes, MIN (length, 4096));
  if (by_zeros != RGM_CSV_ENCODING_AUTO)
    return by_zeros;
  if (g_utf8_validate_len ((const char *) bytes, length, NULL) || memchr (bytes, 0, length))
    return RGM_CSV_ENCODING_UTF8;

  return RGM_CSV_ENCODING_LATIN1;
}

static char *
convert (const guint8 *bytes, gsize length, RgmCsvEncoding encoding)
{
  const char *text = (const char *) bytes;
  char *converted;

  switch (encoding)
    {
    case RGM_CSV_ENCODING_LATIN1:
      converted = g_convert (text, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
      /* Five bytes are no characters there, but control characters of Latin-1. */
      return converted ? converted : g_convert (text, (gssize) length, "UTF-8", "ISO-8859-1", NULL,
                                                NULL, NULL);
    case RGM_CSV_ENCODING_UTF16LE:
      return g_convert (text, (gssize) length, "UTF-8", "UTF-16LE", NULL, NULL, NULL);
    case RGM_CSV_ENCODING_UTF16BE:
      return g_convert (text, (gssize) length, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
    case RGM_CSV_ENCODING_AUTO:
    case RGM_CSV_ENCODING_UTF8:
    default:
      return g_utf8_validate_len (text, length, NULL) ? g_strndup (text, length) : NULL;
    }
}

/* A zero in the text would end it unseen. */
static gboolean
has_zero (const guint8 *bytes, gsize length, RgmCsvEncoding encoding)
{
  if (encoding != RGM_CSV_ENCODING_UTF16LE && encoding != RGM_CSV_ENCODING_UTF16BE)
    return memchr (bytes, 0, length) != NULL;
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      if (bytes[i] == 0 && bytes[i + 1] == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_decode:
 * @bytes: (array length=length): a file
 * @length: its length
 * @encoding: how it is encoded
 * @error: return location for an error of `RGM_CSV_ERROR`
 *
 * Returns: (transfer full) (nullable): its text in UTF-8, without a byte order mark
 */
char *
rgm_csv_decode (const guint8 *bytes, gsize length, RgmCsvEncoding encoding, GError **error)
{
  g_autofree char *text = NULL;

  if (length > RGM_CSV_BYTES_MAX)
    {
      g_set_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_TOO_LARGE,
                   _("The file is larger than %d MB; divide it into several."),
                   RGM_CSV_BYTES_MAX / 1024 / 1024);
      return NULL;
    }
  if (encoding == RGM_CSV_ENCODING_AUTO)
    encoding = rgm_csv_encoding_guess (bytes, length);
  text = has_zero (bytes, length, encoding) ? NULL : convert (bytes, length, encoding);
  if (!text)
    {
      g_set_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_ENCODING,
                   _("The file is not a text in the encoding %s; it may be a spreadsheet that was "
                     "not saved as CSV."), codes[encoding]);
      return NULL;
    }
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    return g_strdup (text + strlen (BYTE_ORDER_MARK));

  return g_steal_pointer (&text);
}

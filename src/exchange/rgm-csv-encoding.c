#include "config.h"

#include "rgm-csv-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

G_DEFINE_QUARK (rgm-csv-error-quark, rgm_csv_error)

/* As the command line, iconv and people name them. */
static const struct {
  const char *code;
  const char *iconv;
  const char *name;
} encodings[RGM_CSV_N_ENCODINGS] = {
  [RGM_CSV_ENCODING_AUTO] = { "auto", NULL, "" },
  [RGM_CSV_ENCODING_UTF8] = { "utf-8", "UTF-8", N_("Unicode (UTF-8)") },
  [RGM_CSV_ENCODING_LATIN1] = { "latin-1", "WINDOWS-1252",
    N_("Western European (Windows-1252, Latin-1)") },
  [RGM_CSV_ENCODING_UTF16LE] = { "utf-16le", "UTF-16LE", N_("Unicode (UTF-16LE)") },
  [RGM_CSV_ENCODING_UTF16BE] = { "utf-16be", "UTF-16BE", N_("Unicode (UTF-16BE)") },
  [RGM_CSV_ENCODING_WINDOWS_1250] = { "windows-1250", "WINDOWS-1250",
    N_("Central European (Windows-1250)") },
  [RGM_CSV_ENCODING_WINDOWS_1251] = { "windows-1251", "WINDOWS-1251",
    N_("Cyrillic (Windows-1251)") },
  [RGM_CSV_ENCODING_WINDOWS_1253] = { "windows-1253", "WINDOWS-1253", N_("Greek (Windows-1253)") },
  [RGM_CSV_ENCODING_WINDOWS_1254] = { "windows-1254", "WINDOWS-1254",
    N_("Turkish (Windows-1254)") },
  [RGM_CSV_ENCODING_ISO_8859_2] = { "iso-8859-2", "ISO-8859-2",
    N_("Central European (ISO 8859-2)") },
  [RGM_CSV_ENCODING_SHIFT_JIS] = { "shift-jis", "CP932", N_("Japanese (Shift-JIS)") },
  [RGM_CSV_ENCODING_GB18030] = { "gb18030", "GB18030", N_("Chinese (GB 18030)") },
  [RGM_CSV_ENCODING_MACINTOSH] = { "macintosh", "MACINTOSH",
    N_("Western European (Macintosh)") },
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
  return encodings[encoding].code;
}

/**
 * rgm_csv_encoding_get_name:
 * @encoding: an encoding, not `RGM_CSV_ENCODING_AUTO`
 *
 * Returns: what it is called in the user’s language
 */
const char *
rgm_csv_encoding_get_name (RgmCsvEncoding encoding)
{
  return _(encodings[encoding].name);
}

/**
 * rgm_csv_encoding_find:
 * @code: a name, as rgm_csv_encoding_get_code() gives it, or windows-1252
 * @encoding: (out): the encoding
 *
 * Returns: whether there is one
 */
gboolean
rgm_csv_encoding_find (const char *code, RgmCsvEncoding *encoding)
{
  if (g_str_equal (code, "windows-1252"))
    code = encodings[RGM_CSV_ENCODING_LATIN1].code;
  for (guint i = 0; i < RGM_CSV_N_ENCODINGS; i++)
    {
      if (!g_str_equal (encodings[i].code, code))
        continue;
      *encoding = (RgmCsvEncoding) i;
      return TRUE;
    }

  return FALSE;
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
 * @is_certain: (out): whether there is a mark, or it is valid in a way that chance hardly brings
 *   about
 *
 * Returns: how it is encoded: by its byte order mark, else UTF-8 where it is valid, else Latin-1.
 *   Never `RGM_CSV_ENCODING_AUTO`
 */
RgmCsvEncoding
rgm_csv_encoding_guess (const guint8 *bytes, gsize length, gboolean *is_certain)
{
  RgmCsvEncoding by_zeros;

  *is_certain = TRUE;
  if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
    return RGM_CSV_ENCODING_UTF16LE;
  if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
    return RGM_CSV_ENCODING_UTF16BE;
  by_zeros = guess_by_zeros (bytes, MIN (length, 4096));
  *is_certain = FALSE;
  if (by_zeros != RGM_CSV_ENCODING_AUTO)
    return by_zeros;
  *is_certain = g_utf8_validate_len ((const char *) bytes, length, NULL);
  if (*is_certain || memchr (bytes, 0, length))
    return RGM_CSV_ENCODING_UTF8;

  return RGM_CSV_ENCODING_LATIN1;
}

/**
 * rgm_csv_encoding_tell:
 * @encoding: how a table is read, by a guess that is not certain
 *
 * Returns: (transfer full): that this is a guess which may be wrong
 */
char *
rgm_csv_encoding_tell (RgmCsvEncoding encoding)
{
  /* Translators: %s is an encoding, such as “Western European (Windows-1252, Latin-1)” */
  return g_strdup_printf (_("The table was read as %s. If names look wrong, choose another "
                            "encoding."), rgm_csv_encoding_get_name (encoding));
}

/* @end: (out): how many bytes could be read */
static char *
convert (const guint8 *bytes, gsize length, RgmCsvEncoding encoding, gsize *end)
{
  const char *text = (const char *) bytes;
  const char *invalid;
  char *converted;

  if (encoding == RGM_CSV_ENCODING_UTF8)
    {
      if (g_utf8_validate_len (text, length, &invalid))
        return g_strndup (text, length);
      *end = (gsize) (invalid - text);
      return NULL;
    }
  converted = g_convert (text, (gssize) length, "UTF-8", encodings[encoding].iconv, end, NULL,
                         NULL);
  /* Five bytes are no characters of Windows, but control characters of Latin-1. */
  if (!converted && encoding == RGM_CSV_ENCODING_LATIN1)
    return g_convert (text, (gssize) length, "UTF-8", "ISO-8859-1", end, NULL, NULL);
  /* Half a character at the end is no error to GLib. */
  if (converted && *end < length)
    g_clear_pointer (&converted, g_free);
  return converted;
}

/* The line in which the text cannot be read. */
static guint
count_lines (const guint8 *bytes, gsize end)
{
  guint line = 1;

  for (gsize i = 0; i < end; i++)
    line += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == end || bytes[i + 1] != '\n'));

  return line;
}

static void
refuse (const guint8 *bytes, RgmCsvEncoding encoding, gsize end, gboolean zero, GError **error)
{
  if (zero)
    g_set_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_ENCODING,
                 _("The file is not a text in the encoding %s; it may be a spreadsheet that was "
                   "not saved as CSV."), encodings[encoding].code);
  else
    g_set_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_ENCODING,
                 /* Translators: %1$u is the number of a line, %2$s an encoding such as utf-8 */
                 _("Line %1$u has bytes that are no characters in the encoding %2$s; choose "
                   "another encoding."), count_lines (bytes, end), encodings[encoding].code);
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
  gboolean zero, is_certain;
  gsize end = 0;

  if (length > RGM_CSV_BYTES_MAX)
    {
      g_set_error (error, RGM_CSV_ERROR, RGM_CSV_ERROR_TOO_LARGE,
                   _("The file is larger than %d MB; divide it into several."),
                   RGM_CSV_BYTES_MAX / 1024 / 1024);
      return NULL;
    }
  if (encoding == RGM_CSV_ENCODING_AUTO)
    encoding = rgm_csv_encoding_guess (bytes, length, &is_certain);
  zero = has_zero (bytes, length, encoding);
  text = zero ? NULL : convert (bytes, length, encoding, &end);
  if (!text)
    {
      refuse (bytes, encoding, end, zero, error);
      return NULL;
    }
  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    return g_strdup (text + strlen (BYTE_ORDER_MARK));

  return g_steal_pointer (&text);
}

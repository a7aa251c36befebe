#include "config.h"

#include <string.h>

#include "fuzz-reader.h"
#include "rgm-archive-json-reader.h"
#include "rgm-archive-json-writer.h"

/* The archive of everything. What is accepted is written as it was understood, and read again. */

void
fuzz_reader_begin (void)
{
}

static RgmArchive *
read_archive (const char *bytes, gsize length)
{
  g_autoptr(GError) error = NULL;
  RgmArchive *archive = rgm_archive_json_read (bytes, length, NULL, &error);

  g_assert_true ((archive == NULL) == (error != NULL));
  return archive;
}

void
fuzz_reader_run (const char *bytes, gsize length)
{
  g_autoptr(RgmArchive) archive = read_archive (bytes, length);
  g_autoptr(RgmArchive) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;

  if (!archive)
    return;
  text = rgm_archive_json_write (archive);
  again = read_archive (text, strlen (text));
  g_assert_nonnull (again);
  text_again = rgm_archive_json_write (again);
  g_assert_cmpstr (text, ==, text_again);
}

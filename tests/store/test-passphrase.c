#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-passphrase.h"
#include "rgm-store-error.h"
#include "temporary-folder.h"

/* A passphrase, typed or in a file. */

typedef struct {
  char *folder;
  char *path;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->folder = temporary_folder_new ();
  place->path = g_build_filename (place->folder, "passphrase", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_free (place->path);
  temporary_folder_remove (place->folder);
}

/* What is typed on two keyboards, composed or not, is one passphrase. In which form it is taken may
 * never change, or what was sealed before would not open; it takes no letter for another. */
static void
test_normal (void)
{
  g_autoptr(RgmPassphrase) composed = rgm_passphrase_new ("caf\xc3\xa9");
  g_autoptr(RgmPassphrase) parts = rgm_passphrase_new ("cafe\xcc\x81");
  g_autoptr(RgmPassphrase) ligature = rgm_passphrase_new ("\xef\xac\x81t");

  g_assert_nonnull (composed);
  g_assert_nonnull (parts);
  g_assert_nonnull (ligature);
  g_assert_cmpstr (rgm_passphrase_get_text (composed), ==, "caf\xc3\xa9");
  g_assert_cmpstr (rgm_passphrase_get_text (parts), ==, "caf\xc3\xa9");
  g_assert_cmpstr (rgm_passphrase_get_text (ligature), ==, "\xef\xac\x81t");
}

/* Nothing typed, no text, and more than the most are none. */
static void
test_limits (void)
{
  g_autofree char *most = g_strnfill (RGM_PASSPHRASE_MAX_SIZE, 'a');
  g_autofree char *more = g_strnfill (RGM_PASSPHRASE_MAX_SIZE + 1, 'a');
  g_autoptr(RgmPassphrase) longest = rgm_passphrase_new (most);

  g_assert_nonnull (longest);
  g_assert_cmpstr (rgm_passphrase_get_text (longest), ==, most);
  g_assert_null (rgm_passphrase_new (more));
  g_assert_null (rgm_passphrase_new (""));
  g_assert_null (rgm_passphrase_new ("caf\xe9"));
  rgm_passphrase_free (NULL);
}

static void
write_file (const Place *place, const char *text)
{
  g_assert_true (g_file_set_contents_full (place->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                           0600, NULL));
}

/* The passphrase is the first line, however it ends; a blank is a part of it. */
static void
test_file (Place *place, gconstpointer data)
{
  static const char *const texts[] = { "correct horse", "correct horse\n", "correct horse\r\n",
                                       "correct horse\nbattery\n",
                                       "\xef\xbb\xbf" "correct horse\n" };
  g_autoptr(RgmPassphrase) blank = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(RgmPassphrase) passphrase = NULL;
      g_autoptr(GError) error = NULL;

      write_file (place, texts[i]);
      passphrase = rgm_passphrase_new_from_file (place->path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rgm_passphrase_get_text (passphrase), ==, "correct horse");
    }
  write_file (place, " correct horse \n");
  blank = rgm_passphrase_new_from_file (place->path, NULL);
  g_assert_cmpstr (rgm_passphrase_get_text (blank), ==, " correct horse ");
}

/* The longest is read wholly; one byte more is refused rather than cut off. */
static void
test_file_limits (Place *place, gconstpointer data)
{
  g_autofree char *most = g_strnfill (RGM_PASSPHRASE_MAX_SIZE, 'a');
  g_autofree char *ended = g_strconcat (most, "\r\n", NULL);
  g_autofree char *more = g_strconcat (most, "a\n", NULL);
  g_autofree char *many = g_strnfill (100000, 'a');
  const char *const refused[] = { more, many, "", "\n", "\r\nsecond\n", "caf\xe9\n" };
  g_autoptr(RgmPassphrase) longest = NULL;

  write_file (place, ended);
  longest = rgm_passphrase_new_from_file (place->path, NULL);
  g_assert_nonnull (longest);
  g_assert_cmpstr (rgm_passphrase_get_text (longest), ==, most);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;

      write_file (place, refused[i]);
      g_assert_null (rgm_passphrase_new_from_file (place->path, &error));
      g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_PASSPHRASE);
      g_assert_nonnull (strstr (error->message, place->path));
    }
}

/* A line with a zero in it would be taken in part, and be guessed sooner than its owner thinks. */
static void
test_file_zero (Place *place, gconstpointer data)
{
  static const char zero[] = "cor\0rect horse\n";
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (place->path, zero, sizeof zero - 1, NULL));
  g_assert_null (rgm_passphrase_new_from_file (place->path, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_PASSPHRASE);
}

/* A file that cannot be read is told as that, not as a bad passphrase. */
static void
test_no_file (Place *place, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (rgm_passphrase_new_from_file (place->path, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NO_FILE);
  g_clear_error (&error);
  g_assert_null (rgm_passphrase_new_from_file (place->folder, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE);
}

#define PLACE_TEST(name, function) \
  g_test_add (name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/normal", test_normal);
  g_test_add_func ("/passphrase/limits", test_limits);
  PLACE_TEST ("/passphrase/file", test_file);
  PLACE_TEST ("/passphrase/file-limits", test_file_limits);
  PLACE_TEST ("/passphrase/file-zero", test_file_zero);
  PLACE_TEST ("/passphrase/no-file", test_no_file);
  return g_test_run ();
}

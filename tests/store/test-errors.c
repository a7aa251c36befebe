#include "config.h"

#include <string.h>

#include "rgm-store-error.h"

/* Each error has a sentence of its own on one line that names the file and says what to do. */

static void
test_sentences (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code <= RGM_STORE_ERROR_FAILED; code++)
    {
      g_autoptr(GError) error = NULL;

      rgm_store_error_set (&error, (RgmStoreError) code, "/home/a/regimen.db", "depth");
      g_test_message ("%s", error->message);
      g_assert_error (error, RGM_STORE_ERROR, code);
      g_assert_nonnull (strstr (error->message, "“/home/a/regimen.db”"));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strstr (error->message, "%"));
      g_assert_cmpuint (strlen (error->message), <, 250);
      g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
    }
}

/* What to do: each sentence has one of these words after the first full stop or semicolon. */
static void
test_advice (void)
{
  static const char *const advice[] = { "try again", "open it again", "Allow", "hoose", "Open",
                                        "put ", "Put ", "Update", "Load", "correct", "delete",
                                        "Check", "Give" };

  for (int code = 0; code <= RGM_STORE_ERROR_FAILED; code++)
    {
      g_autoptr(GError) error = NULL;
      const char *rest;
      guint n = 0;

      rgm_store_error_set (&error, (RgmStoreError) code, "x", NULL);
      rest = strpbrk (error->message, ".;:");
      g_assert_nonnull (rest);
      for (gsize i = 0; i < G_N_ELEMENTS (advice); i++)
        n += strstr (rest, advice[i]) != NULL;
      g_test_message ("%s", error->message);
      g_assert_cmpuint (n, >, 0);
    }
}

static void
test_names_on_one_line (void)
{
  g_autoptr(GError) error = NULL;

  rgm_store_error_set (&error, RGM_STORE_ERROR_IO, "/a\nb\xff%s", NULL);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "%s"));
}

static void
test_no_place_for_it (void)
{
  rgm_store_error_set (NULL, RGM_STORE_ERROR_IO, "/a", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/errors/sentences", test_sentences);
  g_test_add_func ("/errors/advice", test_advice);
  g_test_add_func ("/errors/names-on-one-line", test_names_on_one_line);
  g_test_add_func ("/errors/no-place-for-it", test_no_place_for_it);
  return g_test_run ();
}

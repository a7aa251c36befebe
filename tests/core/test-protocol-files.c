#include "config.h"

#include "rgm-catalogue.h"
#include "rgm-protocol-file.h"

#include <string.h>

#define REFUSED "# refused: "

/* How many places each good file is cut or changed at. */
#define N_DAMAGES 400

static const char *const codes[] = {
  "syntax", "format", "missing", "unknown", "value", "inherits", "duplicate",
};

static char *
get_dir (const char *which)
{
  return g_test_build_filename (G_TEST_DIST, "data", "protocols", which, NULL);
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static RgmCatalogue *
load_one (const char *path, const char *text, gsize length)
{
  RgmCatalogueBuilder *builder = rgm_catalogue_builder_new ();

  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_USER, path, text, (gssize) length);
  return rgm_catalogue_builder_end (builder);
}

/* What the first line of the file says: the code, and what the message must hold. */
static char **
read_expectation (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  char **parts;

  g_assert_true (g_str_has_prefix (line, REFUSED));
  parts = g_strsplit (line + strlen (REFUSED), " | ", -1);
  g_assert_cmpuint (g_strv_length (parts), >=, 2);
  return parts;
}

static void
assert_holds (const GError *problem, const char *part)
{
  if (strstr (problem->message, part) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", part, problem->message);
}

/* A bad file is left out, and its one problem names file, group, key and reason. */
static void
test_bad (gconstpointer path)
{
  gsize length;
  g_autofree char *text = read_file (path, &length);
  g_auto (GStrv) expected = read_expectation (text);
  g_autoptr (RgmCatalogue) catalogue = load_one (path, text, length);
  const GError *problem;

  g_assert_cmpuint (rgm_catalogue_get_size (catalogue), ==, 0);
  g_assert_cmpuint (rgm_catalogue_get_n_problems (catalogue), ==, 1);

  problem = rgm_catalogue_get_problem (catalogue, 0);
  g_assert_cmpuint (problem->domain, ==, RGM_PROTOCOL_ERROR);
  g_assert_cmpstr (codes[problem->code], ==, expected[0]);
  assert_holds (problem, path);
  for (char **part = expected + 1; *part != NULL; part++)
    assert_holds (problem, *part);
  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
}

/* A good file is read, and what a course would keep of it reads back as the same. */
static void
test_good (gconstpointer path)
{
  gsize length;
  g_autofree char *text = read_file (path, &length);
  g_autoptr (RgmCatalogue) catalogue = load_one (path, text, length);
  g_autoptr (RgmProtocol) copy = NULL;
  g_autoptr (GError) error = NULL;
  RgmProtocol *protocol;

  if (rgm_catalogue_get_n_problems (catalogue) > 0)
    g_assert_no_error (rgm_catalogue_get_problem (catalogue, 0));
  g_assert_cmpuint (rgm_catalogue_get_size (catalogue), ==, 1);

  protocol = rgm_catalogue_get_protocol (catalogue, 0);
  copy = rgm_protocol_new_from_text ("copy", protocol->text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->text, ==, protocol->text);
  g_assert_cmpstr (copy->id, ==, protocol->id);
  g_assert_cmpuint (copy->n_spacings, ==, protocol->n_spacings);
}

/* Either a protocol or one problem, whatever the bytes. */
static void
check_survives (const char *path, const char *text, gsize length)
{
  g_autoptr (RgmCatalogue) catalogue = load_one (path, text, length);
  gsize n_problems = rgm_catalogue_get_n_problems (catalogue);

  g_assert_cmpuint (rgm_catalogue_get_size (catalogue) + n_problems, ==, 1);
  if (n_problems > 0)
    assert_holds (rgm_catalogue_get_problem (catalogue, 0), path);
}

static void
test_damaged (gconstpointer path)
{
  gsize length;
  g_autofree char *text = read_file (path, &length);

  for (int i = 0; i < N_DAMAGES; i++)
    {
      g_autofree char *damaged = g_memdup2 (text, length);
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);

      check_survives (path, damaged, at);
      damaged[at] = (char) g_test_rand_int_range (0, 256);
      check_survives (path, damaged, length);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new ("[Protocol]\nFormat=1\nId=large\nRevision=1\n"
                                           "Name=Large\nSessions=1\n");
  g_autoptr (RgmCatalogue) fits = NULL;
  g_autoptr (RgmCatalogue) too_large = NULL;

  while (text->len < RGM_PROTOCOL_MAX_BYTES)
    g_string_append_c (text, '#');
  fits = load_one ("large", text->str, text->len);
  g_assert_cmpuint (rgm_catalogue_get_n_problems (fits), ==, 0);

  g_string_append_c (text, '#');
  too_large = load_one ("large", text->str, text->len);
  g_assert_cmpuint (rgm_catalogue_get_size (too_large), ==, 0);
  g_assert_error (rgm_catalogue_get_problem (too_large, 0), RGM_PROTOCOL_ERROR,
                  RGM_PROTOCOL_ERROR_SYNTAX);
}

/* The examples that the manual gives for copying, the second of which is to go into a file like
 * the first. */
static void
test_manual (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols",
                                                 "README.md", NULL);
  gsize length;
  g_autofree char *manual = read_file (path, &length);
  g_auto (GStrv) parts = g_strsplit (manual, "```\n", -1);
  g_autofree char *both = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) smallest = NULL;
  g_autoptr (RgmProtocol) larger = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  smallest = rgm_protocol_new_from_text (path, parts[1], -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (smallest->n_spacings, ==, 1);

  both = g_strconcat (parts[1], "\n", parts[3], NULL);
  larger = rgm_protocol_new_from_text (path, both, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (larger->n_spacings, ==, 4);
}

static guint
add_tests (const char *kind, const char *dir, GTestDataFunc function)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) listing = g_dir_open (dir, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (listing)) != NULL; n++)
    {
      g_autofree char *test = g_strconcat ("/protocol-files/", kind, "/", name, NULL);

      g_assert_true (g_str_has_suffix (name, ".protocol"));
      g_test_add_data_func_full (test, g_build_filename (dir, name, NULL), function, g_free);
    }

  return n;
}

int
main (int argc, char *argv[])
{
  g_autofree char *bad = NULL;
  g_autofree char *good = NULL;

  g_test_init (&argc, &argv, NULL);
  bad = get_dir ("bad");
  good = get_dir ("good");
  g_assert_cmpuint (add_tests ("bad", bad, test_bad), >, 40);
  g_assert_cmpuint (add_tests ("good", good, test_good), >, 10);
  add_tests ("damaged", good, test_damaged);
  g_test_add_func ("/protocol-files/too large", test_too_large);
  g_test_add_func ("/protocol-files/examples of the manual", test_manual);

  return g_test_run ();
}

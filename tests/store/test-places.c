#include "config.h"

#include "rgm-places.h"

#include "temporary-folder.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct {
  char *root;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->root = temporary_folder_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  temporary_folder_remove (fixture->root);
}

static char *
at (const Fixture *fixture, const char *path)
{
  return g_build_filename (fixture->root, path, NULL);
}

static void
make_dir (const Fixture *fixture, const char *path)
{
  g_autofree char *whole = at (fixture, path);

  g_assert_cmpint (g_mkdir_with_parents (whole, 0700), ==, 0);
}

static RgmPlaces *
places_of (const Fixture *fixture, const char *program)
{
  g_autofree char *whole = at (fixture, program);

  return rgm_places_new_for_program (whole);
}

static void
assert_at (const Fixture *fixture, const char *got, const char *expected)
{
  g_autofree char *whole = at (fixture, expected);

  g_assert_cmpstr (got, ==, whole);
}

static void
test_build_tree (Fixture *fixture, gconstpointer program)
{
  g_autoptr (RgmPlaces) places = NULL;

  make_dir (fixture, "data/protocols");
  places = places_of (fixture, program);

  g_assert_true (places->in_build_tree);
  assert_at (fixture, places->data_dir, "data");
  assert_at (fixture, places->protocols_dir, "data/protocols");
  assert_at (fixture, places->locale_dir, "po");
  assert_at (fixture, places->schema_dir, "data");
}

static void
test_prefix (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmPlaces) places = NULL;

  make_dir (fixture, "share/regimen/protocols");
  places = places_of (fixture, "bin/regimenctl");

  g_assert_false (places->in_build_tree);
  assert_at (fixture, places->data_dir, "share/regimen");
  assert_at (fixture, places->protocols_dir, "share/regimen/protocols");
  assert_at (fixture, places->locale_dir, "share/locale");
  assert_at (fixture, places->schema_dir, "share/glib-2.0/schemas");
}

/* A prefix below a folder that is called src is no build folder without the data. */
static void
test_prefix_in_src (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmPlaces) places = NULL;

  make_dir (fixture, "src/share/regimen/protocols");
  places = places_of (fixture, "src/bin/regimen");

  g_assert_false (places->in_build_tree);
  assert_at (fixture, places->data_dir, "src/share/regimen");
}

/* A program that was copied out of its prefix names the folder where its data would lie. */
static void
test_nothing_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmPlaces) places = places_of (fixture, "bin/regimen");

  g_assert_false (places->in_build_tree);
  g_assert_true (g_str_has_suffix (places->protocols_dir, "/share/regimen/protocols")
                 || g_file_test (places->protocols_dir, G_FILE_TEST_IS_DIR));
}

static void
test_program_not_known (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new_for_program (NULL);

  g_assert_nonnull (places->data_dir);
  g_assert_false (places->in_build_tree);
}

static void
test_this_program (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *data = g_test_build_filename (G_TEST_BUILT, "..", "data", NULL);
  g_autofree char *expected = g_canonicalize_filename (data, NULL);

  g_assert_true (places->in_build_tree);
  g_assert_cmpstr (places->data_dir, ==, expected);
}

static void
test_user_dir (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "regimen", NULL);
  g_autofree char *protocols = g_build_filename (user, "protocols", NULL);

  g_assert_cmpstr (places->user_dir, ==, user);
  g_assert_cmpstr (places->user_protocols_dir, ==, protocols);
}

static const struct {
  const char *name;
  const char *option;
  const char *variable;
  const char *expected;
} databases[] = {
  { "option before variable", "/a/option.db", "/a/variable.db", "/a/option.db" },
  { "option alone", "/a/option.db", NULL, "/a/option.db" },
  { "variable without option", NULL, "/a/variable.db", "/a/variable.db" },
  { "empty variable is none", NULL, "", NULL },
  { "neither: the user's folder", NULL, NULL, NULL },
};

static void
test_database (gconstpointer data)
{
  const char *name = data;
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *standard = g_build_filename (places->user_dir, "regimen.db", NULL);
  g_autofree char *got = NULL;
  gsize i = 0;

  while (strcmp (databases[i].name, name) != 0)
    i++;
  if (databases[i].variable != NULL)
    g_setenv ("REGIMEN_DATABASE", databases[i].variable, TRUE);
  else
    g_unsetenv ("REGIMEN_DATABASE");

  got = rgm_places_choose_database (places, databases[i].option);
  g_assert_cmpstr (got, ==, databases[i].expected != NULL ? databases[i].expected : standard);
  g_unsetenv ("REGIMEN_DATABASE");
}

static void
test_database_is_absolute (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *expected = g_build_filename (here, "log.db", NULL);
  g_autofree char *got = rgm_places_choose_database (places, "./log.db");

  g_assert_cmpstr (got, ==, expected);
}

/* A variable of a shell that is not set is no wish for the user's own data. */
static void
test_empty_option (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *got = rgm_places_choose_database (places, "");

  g_assert_cmpstr (got, ==, here);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/places/build tree, app", Fixture, "src/app/regimen", set_up, test_build_tree,
              tear_down);
  g_test_add ("/places/build tree, cli", Fixture, "src/cli/regimenctl", set_up, test_build_tree,
              tear_down);
  g_test_add ("/places/build tree, test", Fixture, "tests/store/test-places", set_up,
              test_build_tree, tear_down);
  g_test_add ("/places/build tree, test of a part", Fixture, "tests/app/course/test-page", set_up,
              test_build_tree, tear_down);
  g_test_add ("/places/prefix", Fixture, NULL, set_up, test_prefix, tear_down);
  g_test_add ("/places/prefix in src", Fixture, NULL, set_up, test_prefix_in_src, tear_down);
  g_test_add ("/places/nothing there", Fixture, NULL, set_up, test_nothing_there, tear_down);
  g_test_add_func ("/places/program not known", test_program_not_known);
  g_test_add_func ("/places/this program", test_this_program);
  g_test_add_func ("/places/user folder", test_user_dir);
  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++)
    {
      g_autofree char *path = g_strconcat ("/places/database/", databases[i].name, NULL);

      g_test_add_data_func (path, databases[i].name, test_database);
    }
  g_test_add_func ("/places/database/absolute", test_database_is_absolute);
  g_test_add_func ("/places/database/empty option", test_empty_option);

  return g_test_run ();
}

#include "config.h"

#include "rgm-library.h"

#include "rgm-protocol-file.h"
#include "temporary-folder.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The built-in files, and a folder for the user's in a temporary one. */
typedef struct {
  RgmPlaces *places;
  char *root;
} Fixture;

#define NOBODY ((uid_t) 65534)
#define GOOD(id, more) "[Protocol]\nFormat=1\nRevision=7\nName=Mine\nSessions=2\nId=" id "\n" more

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->root = temporary_folder_new ();
  fixture->places = rgm_places_new ();
  g_free (fixture->places->user_protocols_dir);
  fixture->places->user_protocols_dir = g_build_filename (fixture->root, "protocols", NULL);
  g_assert_cmpint (g_mkdir (fixture->places->user_protocols_dir, 0700), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  temporary_folder_remove (fixture->root);
  rgm_places_free (fixture->places);
}

static char *
user_path (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->places->user_protocols_dir, name, NULL);
}

static void
put (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = user_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static RgmProtocol *
find (const RgmLibrary *library, const char *id)
{
  return rgm_catalogue_find_protocol (library->catalogue, id);
}

static RgmOrigin
origin_of (const RgmLibrary *library, const char *id)
{
  for (gsize i = 0; i < rgm_catalogue_get_size (library->catalogue); i++)
    if (strcmp (rgm_catalogue_get_protocol (library->catalogue, i)->id, id) == 0)
      return rgm_catalogue_get_origin (library->catalogue, i);

  g_assert_not_reached ();
}

static void
assert_no_problems (const RgmLibrary *library)
{
  for (gsize i = 0; i < rgm_catalogue_get_n_problems (library->catalogue); i++)
    g_assert_no_error (rgm_catalogue_get_problem (library->catalogue, i));
}

/* Exactly one problem, of that code, that names the file. */
static void
assert_one_problem (const Fixture *fixture, const RgmLibrary *library, const char *name,
                    GQuark domain, int code)
{
  g_autofree char *path = user_path (fixture, name);
  const GError *problem;

  g_assert_cmpuint (rgm_catalogue_get_n_problems (library->catalogue), ==, 1);
  problem = rgm_catalogue_get_problem (library->catalogue, 0);
  g_assert_error (problem, domain, code);
  g_assert_nonnull (strstr (problem->message, path));
}

static gsize
count_built_in (const Fixture *fixture)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmLibrary) library = NULL;

  g_free (places->user_protocols_dir);
  places->user_protocols_dir = g_build_filename (fixture->root, "nowhere", NULL);
  library = rgm_library_load (places);
  assert_no_problems (library);
  return rgm_catalogue_get_size (library->catalogue);
}

static void
test_no_user_folder (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (count_built_in (fixture), ==, 9);
}

static void
test_add (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "mine.protocol", GOOD ("my-course", ""));
  put (fixture, "mine.txt", "not a protocol");
  put (fixture, ".hidden.protocol", "not a protocol");
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 10);
  g_assert_cmpint (origin_of (library, "my-course"), ==, RGM_ORIGIN_USER);
  g_assert_cmpint (origin_of (library, "acne-scars"), ==, RGM_ORIGIN_BUILTIN);
}

static void
test_replace (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "whatever.protocol", GOOD ("acne-scars", "Inherits=microneedling\n"));
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9);
  g_assert_cmpint (origin_of (library, "acne-scars"), ==, RGM_ORIGIN_USER);
  g_assert_cmpint (find (library, "acne-scars")->max_sessions, ==, 2);
  g_assert_cmpuint (find (library, "acne-scars")->n_windows, ==, 8);
}

/* One's own protocol may extend the built-in one whose place it takes. */
static void
test_replace_by_heir (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "pores.protocol",
       GOOD ("large-pores", "Inherits=large-pores\n[Spacing later]\nMinimum=5 weeks\n"));
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_cmpint (origin_of (library, "large-pores"), ==, RGM_ORIGIN_USER);
  g_assert_cmpuint (find (library, "large-pores")->n_spacings, ==, 3);
}

static void
test_replace_parent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "parent.protocol",
       GOOD ("microneedling", "Abstract=true\n[Spacing own]\nMinimum=5 weeks\n"));
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_cmpuint (find (library, "scars")->n_spacings, ==, 1);
  g_assert_cmpstr (find (library, "scars")->spacings[0].rule, ==, "scars/Spacing own");
}

static void
test_bad_leaves_built_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "scars.protocol", GOOD ("scars", "[Spacing own]\nMinimum=soon\n"));
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "scars.protocol", RGM_PROTOCOL_ERROR,
                      RGM_PROTOCOL_ERROR_VALUE);
  g_assert_cmpint (origin_of (library, "scars"), ==, RGM_ORIGIN_BUILTIN);
  g_assert_cmpint (find (library, "scars")->max_sessions, ==, 6);
}

static void
test_bad_parent_leaves_built_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "parent.protocol", GOOD ("microneedling", "[Spacing own]\nMinimum=soon\n"));
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "parent.protocol", RGM_PROTOCOL_ERROR,
                      RGM_PROTOCOL_ERROR_VALUE);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9);
  g_assert_cmpuint (find (library, "scars")->n_spacings, ==, 2);
}

static void
test_missing_parent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "orphan.protocol", GOOD ("orphan", "Inherits=nobody\n"));
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "orphan.protocol", RGM_PROTOCOL_ERROR,
                      RGM_PROTOCOL_ERROR_INHERITS);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9);
}

static void
test_cycle (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "a.protocol", GOOD ("a", "Inherits=b\n"));
  put (fixture, "b.protocol", GOOD ("b", "Inherits=c\n"));
  put (fixture, "c.protocol", GOOD ("c", "Inherits=a\n"));
  put (fixture, "d.protocol", GOOD ("d", ""));
  library = rgm_library_load (fixture->places);

  g_assert_cmpuint (rgm_catalogue_get_n_problems (library->catalogue), ==, 3);
  for (gsize i = 0; i < 3; i++)
    g_assert_error (rgm_catalogue_get_problem (library->catalogue, i), RGM_PROTOCOL_ERROR,
                    RGM_PROTOCOL_ERROR_INHERITS);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 10);
  g_assert_nonnull (find (library, "d"));
}

/* The circle leads through a built-in protocol, which must be none the worse for it, whichever of
 * the two is read first. */
static void
test_cycle_through_built_in (Fixture *fixture, gconstpointer heir)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *text = g_strdup_printf (GOOD ("microneedling", "Inherits=%s\n"),
                                           (const char *) heir);

  put (fixture, "circle.protocol", text);
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "circle.protocol", RGM_PROTOCOL_ERROR,
                      RGM_PROTOCOL_ERROR_INHERITS);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9);
  g_assert_cmpint (origin_of (library, "microneedling"), ==, RGM_ORIGIN_BUILTIN);
  g_assert_cmpuint (find (library, heir)->n_windows, ==, 8);
}

static void
test_same_id_twice (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "a.protocol", GOOD ("mine", "Description=the first\n"));
  put (fixture, "b.protocol", GOOD ("mine", "Description=the second\n"));
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "b.protocol", RGM_PROTOCOL_ERROR,
                      RGM_PROTOCOL_ERROR_DUPLICATE);
  g_assert_cmpstr (find (library, "mine")->description, ==, "the first");
}

static void
test_link (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *path = user_path (fixture, "link.protocol");

  put (fixture, "target.txt", GOOD ("mine", ""));
  g_assert_cmpint (symlink ("target.txt", path), ==, 0);
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_nonnull (find (library, "mine"));
}

/* A link is followed to nothing but a regular file. */
static void
test_link_elsewhere (Fixture *fixture, gconstpointer target)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *path = user_path (fixture, "link.protocol");

  g_assert_cmpint (symlink (target, path), ==, 0);
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "link.protocol", RGM_LIBRARY_ERROR,
                      RGM_LIBRARY_ERROR_NOT_A_FILE);
}

static void
test_link_to_nothing (Fixture *fixture, gconstpointer unused)
{
  test_link_elsewhere (fixture, "nowhere.protocol");
}

static void
test_link_to_itself (Fixture *fixture, gconstpointer unused)
{
  test_link_elsewhere (fixture, "link.protocol");
}

static void
test_link_to_device (Fixture *fixture, gconstpointer unused)
{
  test_link_elsewhere (fixture, "/dev/zero");
}

static void
test_link_to_folder (Fixture *fixture, gconstpointer unused)
{
  test_link_elsewhere (fixture, ".");
}

static void
test_folder_in_place_of_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *path = user_path (fixture, "folder.protocol");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "folder.protocol", RGM_LIBRARY_ERROR,
                      RGM_LIBRARY_ERROR_NOT_A_FILE);
}

/* Opening a pipe would wait for ever. */
static void
test_pipe (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *path = user_path (fixture, "pipe.protocol");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "pipe.protocol", RGM_LIBRARY_ERROR,
                      RGM_LIBRARY_ERROR_NOT_A_FILE);
}

static void
test_too_large (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) fits = NULL;
  g_autoptr (RgmLibrary) too_large = NULL;
  g_autoptr (GString) text = g_string_new (GOOD ("mine", ""));

  while (text->len < RGM_PROTOCOL_MAX_BYTES)
    g_string_append_c (text, '\n');
  put (fixture, "large.protocol", text->str);
  fits = rgm_library_load (fixture->places);
  assert_no_problems (fits);

  g_string_append_c (text, '\n');
  put (fixture, "large.protocol", text->str);
  too_large = rgm_library_load (fixture->places);
  assert_one_problem (fixture, too_large, "large.protocol", RGM_LIBRARY_ERROR,
                      RGM_LIBRARY_ERROR_TOO_LARGE);
}

static void
test_too_many (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  for (int i = 0; i <= RGM_LIBRARY_MAX_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%04d.protocol", i);
      g_autofree char *text = g_strdup_printf (GOOD ("mine-%d", ""), i);

      put (fixture, name, text);
    }
  library = rgm_library_load (fixture->places);

  assert_one_problem (fixture, library, "", RGM_LIBRARY_ERROR, RGM_LIBRARY_ERROR_TOO_MANY);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9 + RGM_LIBRARY_MAX_FILES);
}

/* Root may read everything, so the library is loaded as nobody where the test runs as root. */
static RgmLibrary *
load_as_nobody (const Fixture *fixture)
{
  uid_t before = geteuid ();
  RgmLibrary *library;

  if (before == 0)
    {
      g_assert_cmpint (chown (fixture->root, NOBODY, (gid_t) -1), ==, 0);
      g_assert_cmpint (seteuid (NOBODY), ==, 0);
    }
  library = rgm_library_load (fixture->places);
  g_assert_cmpint (seteuid (before), ==, 0);

  return library;
}

static void
assert_unreadable (const RgmLibrary *library, const char *path)
{
  for (gsize i = 0; i < rgm_catalogue_get_n_problems (library->catalogue); i++)
    {
      const GError *problem = rgm_catalogue_get_problem (library->catalogue, i);

      if (g_error_matches (problem, RGM_LIBRARY_ERROR, RGM_LIBRARY_ERROR_UNREADABLE)
          && g_str_has_prefix (problem->message, path))
        return;
    }

  g_test_fail_printf ("nothing says that %s cannot be read", path);
}

static void
test_unreadable (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;
  g_autofree char *path = user_path (fixture, "locked.protocol");
  g_autofree char *open = user_path (fixture, "open.protocol");

  put (fixture, "locked.protocol", GOOD ("mine", ""));
  put (fixture, "open.protocol", GOOD ("open", ""));
  g_assert_cmpint (g_chmod (open, 0644), ==, 0);
  g_assert_cmpint (g_chmod (fixture->places->user_protocols_dir, 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  library = load_as_nobody (fixture);

  assert_unreadable (library, path);
  g_assert_null (find (library, "mine"));
  g_assert_nonnull (find (library, "open"));
}

static void
test_unreadable_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  g_assert_cmpint (g_chmod (fixture->places->user_protocols_dir, 0), ==, 0);
  library = load_as_nobody (fixture);
  g_assert_cmpint (g_chmod (fixture->places->user_protocols_dir, 0700), ==, 0);

  assert_unreadable (library, fixture->places->user_protocols_dir);
}

static void
test_file_in_place_of_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  g_assert_cmpint (g_rmdir (fixture->places->user_protocols_dir), ==, 0);
  g_assert_true (g_file_set_contents (fixture->places->user_protocols_dir, "x", 1, NULL));
  library = rgm_library_load (fixture->places);

  g_assert_cmpuint (rgm_catalogue_get_n_problems (library->catalogue), >, 0);
  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, 9);
}

static void
test_user_sources (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  put (fixture, "sources.ini",
       "[Source my-book]\nTitle=My Book\n\n[Source how-many]\nTitle=Mine\n");
  library = rgm_library_load (fixture->places);

  assert_no_problems (library);
  g_assert_cmpuint (rgm_catalogue_get_n_sources (library->catalogue), ==, 4);
  g_assert_cmpstr (rgm_catalogue_find_source (library->catalogue, "my-book")->title, ==, "My Book");
  g_assert_cmpstr (rgm_catalogue_find_source (library->catalogue, "how-many")->title, ==, "Mine");
}

/* Nothing of the program's own is there: it says so, and there is still a library. */
static void
test_nothing_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (RgmLibrary) library = NULL;

  g_free (fixture->places->data_dir);
  g_free (fixture->places->protocols_dir);
  fixture->places->data_dir = g_build_filename (fixture->root, "gone", NULL);
  fixture->places->protocols_dir = g_build_filename (fixture->root, "gone", "protocols", NULL);
  put (fixture, "mine.protocol", GOOD ("mine", ""));
  library = rgm_library_load (fixture->places);

  g_assert_cmpuint (rgm_catalogue_get_n_problems (library->catalogue), ==, 3);
  for (gsize i = 0; i < 3; i++)
    g_assert_error (rgm_catalogue_get_problem (library->catalogue, i), RGM_LIBRARY_ERROR,
                    RGM_LIBRARY_ERROR_MISSING);
  g_assert_cmpuint (rgm_areas_get_size (library->areas), ==, 0);
  g_assert_nonnull (find (library, "mine"));
}

static const struct {
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "no user folder", test_no_user_folder },
  { "a user's protocol is added", test_add },
  { "a user's protocol replaces by id", test_replace },
  { "a user's protocol extends what it replaces", test_replace_by_heir },
  { "a user's parent is inherited", test_replace_parent },
  { "a bad file leaves the built-in one", test_bad_leaves_built_in },
  { "a bad parent leaves the built-in one", test_bad_parent_leaves_built_in },
  { "missing parent", test_missing_parent },
  { "inheritance in a circle", test_cycle },
  { "one id in two files", test_same_id_twice },
  { "link", test_link },
  { "link to nothing", test_link_to_nothing },
  { "link to itself", test_link_to_itself },
  { "link to a device", test_link_to_device },
  { "link to a folder", test_link_to_folder },
  { "folder in place of a file", test_folder_in_place_of_file },
  { "pipe", test_pipe },
  { "too large", test_too_large },
  { "too many", test_too_many },
  { "unreadable file", test_unreadable },
  { "unreadable folder", test_unreadable_folder },
  { "file in place of the folder", test_file_in_place_of_folder },
  { "a user's sources", test_user_sources },
  { "nothing there", test_nothing_there },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/library/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].function, tear_down);
    }

  g_test_add ("/library/a circle through the first built-in", Fixture, "acne-scars", set_up,
              test_cycle_through_built_in, tear_down);
  g_test_add ("/library/a circle through the last built-in", Fixture, "wrinkles", set_up,
              test_cycle_through_built_in, tear_down);

  return g_test_run ();
}

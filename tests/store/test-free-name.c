/* Names for what is made of a database, beside whatever is there. */
#include "config.h"

#include "rgm-free-name.h"
#include "temporary-folder.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* 2026-11-24 */
#define TODAY ((RgmDay) 739944)
#define LONG "a name that goes on and on "
/* The longest that a name may be, and what is made for it has it and more. */
#define MAX_BYTES (150 + sizeof "-salvaged-2026-11-24-100.regimen")

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = temporary_folder_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  temporary_folder_remove (self->folder);
}

static void
add_file (const Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static RgmFreeName
begin (const Fixture *self, const char *database, RgmFreeNameKind kind)
{
  return (RgmFreeName) { self->folder, database, kind, TODAY, 0 };
}

static void
assert_next (const Fixture *self, RgmFreeName *name, const char *wanted)
{
  g_autofree char *path = rgm_free_name_next (name);
  g_autofree char *wanted_path = g_build_filename (self->folder, wanted, NULL);

  g_assert_cmpstr (path, ==, wanted_path);
}

static void
assert_first (const Fixture *self, const char *database, RgmFreeNameKind kind, const char *wanted)
{
  RgmFreeName name = begin (self, database, kind);

  assert_next (self, &name, wanted);
}

/* Who asks again, because somebody else was faster, gets another one each time. */
static void
test_goes_on (Fixture *self, gconstpointer data)
{
  RgmFreeName copy = begin (self, "/home/a/practice.regimen", RGM_FREE_NAME_COPY);
  RgmFreeName salvaged = begin (self, "/home/a/practice.regimen", RGM_FREE_NAME_SALVAGED);

  assert_next (self, &copy, "practice.regimen");
  assert_next (self, &copy, "practice-copy-2026-11-24.regimen");
  assert_next (self, &copy, "practice-copy-2026-11-24-2.regimen");
  assert_next (self, &salvaged, "practice-salvaged-2026-11-24.regimen");
  assert_next (self, &salvaged, "practice-salvaged-2026-11-24-2.regimen");
  assert_next (self, &salvaged, "practice-salvaged-2026-11-24-3.regimen");
}

/* A link that leads nowhere takes a name as well, and so does a journal with something in it. */
static void
test_taken (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "a-salvaged-2026-11-24-2.db", NULL);

  add_file (self, "a-salvaged-2026-11-24.db", "");
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  add_file (self, "a-salvaged-2026-11-24-3.db-journal", "something");
  add_file (self, "a-salvaged-2026-11-24-4.db-journal", "");
  assert_first (self, "a.db", RGM_FREE_NAME_SALVAGED, "a-salvaged-2026-11-24-4.db");
  assert_first (self, "a.db", RGM_FREE_NAME_COPY, "a.db");
}

/* Only what ends a name as a type does is one. */
static void
test_ends (Fixture *self, gconstpointer data)
{
  assert_first (self, "/a/practice", RGM_FREE_NAME_SALVAGED, "practice-salvaged-2026-11-24");
  assert_first (self, "/a/.practice", RGM_FREE_NAME_SALVAGED, ".practice-salvaged-2026-11-24");
  assert_first (self, "/a/dr. a b c d e f g h i j k l m n", RGM_FREE_NAME_SALVAGED,
                "dr. a b c d e f g h i j k l m n-salvaged-2026-11-24");
  assert_first (self, "/a/a.b.db", RGM_FREE_NAME_SALVAGED, "a.b-salvaged-2026-11-24.db");
}

/* The name of what was kept aside would have the new file taken for kept aside too. */
static void
test_kept_aside (Fixture *self, gconstpointer data)
{
  assert_first (self, "/a/practice.regimen.damaged-20261120T140533Z", RGM_FREE_NAME_SALVAGED,
                "practice-salvaged-2026-11-24.regimen");
}

static void
test_long (Fixture *self, gconstpointer data)
{
  GString *database = g_string_new ("/a/");
  RgmFreeName name;
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;

  while (database->len < 240)
    g_string_append (database, LONG);
  g_string_append (database, ".regimen");
  name = begin (self, database->str, RGM_FREE_NAME_SALVAGED);
  path = rgm_free_name_next (&name);
  base = g_path_get_basename (path);
  g_assert_cmpuint (strlen (base), <=, MAX_BYTES);
  g_assert_true (g_str_has_prefix (base, LONG));
  g_assert_true (g_str_has_suffix (base, "-salvaged-2026-11-24.regimen"));
  g_string_free (database, TRUE);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/free-name/goes-on", test_goes_on);
  add ("/free-name/taken", test_taken);
  add ("/free-name/ends", test_ends);
  add ("/free-name/kept-aside", test_kept_aside);
  add ("/free-name/long", test_long);

  return g_test_run ();
}

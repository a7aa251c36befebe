#include "config.h"

#include "ladder-resources.h"
#include "rgm-schema.h"
#include "store-fixture.h"
#include "temporary-folder.h"

/* The ladder, with steps of its own: all or nothing, and a broken database is never the result. */

typedef struct {
  char *folder;
  RgmDatabase *database;
} Ladder;

static void
set_up (Ladder *ladder, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  ladder->folder = temporary_folder_new ();
  path = g_build_filename (ladder->folder, "ladder.db", NULL);
  fixture_run_sql (path, "PRAGMA user_version = 0; VACUUM");
  ladder->database = rgm_database_open (path, RGM_DATABASE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_database_configure (ladder->database, RGM_DATABASE_READ_WRITE, &error));
}

static void
tear_down (Ladder *ladder, gconstpointer data)
{
  rgm_database_close (ladder->database);
  temporary_folder_remove (ladder->folder);
}

static gboolean
climb (Ladder *ladder, const char *folder, int to, GError **error)
{
  return rgm_schema_climb_resource (ladder->database, ladder_get_resource (), folder, to, error);
}

static void
assert_value (Ladder *ladder, const char *sql, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *value = rgm_database_get_text (ladder->database, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, expected);
}

static void
test_step_by_step (Ladder *ladder, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  for (int step = 1; step <= 3; step++)
    {
      int version;

      g_assert_true (climb (ladder, "/ladder", step, &error));
      g_assert_no_error (error);
      g_assert_true (rgm_schema_get_version (ladder->database, &version, &error));
      g_assert_cmpint (version, ==, step);
    }
  assert_value (ladder, "SELECT title FROM thing", "one");
  assert_value (ladder, "PRAGMA foreign_keys", "1");
}

static void
test_all_at_once (Ladder *ladder, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (climb (ladder, "/ladder", 3, &error));
  assert_value (ladder, "SELECT title FROM thing", "one");
  /* There is nothing to climb any more, and a step back is none. */
  g_assert_true (climb (ladder, "/ladder", 3, &error));
  g_assert_true (climb (ladder, "/ladder", 2, &error));
  assert_value (ladder, "PRAGMA user_version", "3");
}

/* The third step works, the fourth leaves a reference to nothing: both are taken back. */
static void
test_broken_reference (Ladder *ladder, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (climb (ladder, "/ladder", 2, &error));
  g_assert_false (climb (ladder, "/ladder", 4, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_DAMAGED);
  assert_value (ladder, "PRAGMA user_version", "2");
  assert_value (ladder, "SELECT name FROM thing", "one");
  assert_value (ladder, "PRAGMA foreign_keys", "1");
}

static void
test_broken_step (Ladder *ladder, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (climb (ladder, "/broken", 3, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED);
  assert_value (ladder, "PRAGMA user_version", "0");
  assert_value (ladder, "SELECT count (*) FROM sqlite_schema", "0");
}

static void
test_missing_step (Ladder *ladder, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (climb (ladder, "/broken", 4, &error));
  g_clear_error (&error);
  g_assert_false (climb (ladder, "/nowhere", 1, &error));
  g_assert_error (error, RGM_STORE_ERROR, RGM_STORE_ERROR_FAILED);
  assert_value (ladder, "PRAGMA user_version", "0");
}

/* Every step that there is belongs to the ladder, and the store climbs to its top. */
static void
test_own_ladder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *version = fixture_ask (fixture, "PRAGMA user_version");
  g_autofree char *top = g_strdup_printf ("%d", RGM_SCHEMA_VERSION);
  g_autofree char *broken = fixture_ask (fixture, "SELECT count (*) FROM"
                                                  " pragma_foreign_key_check");

  g_assert_cmpstr (version, ==, top);
  g_assert_cmpstr (broken, ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/schema/step-by-step", Ladder, NULL, set_up, test_step_by_step, tear_down);
  g_test_add ("/schema/all-at-once", Ladder, NULL, set_up, test_all_at_once, tear_down);
  g_test_add ("/schema/broken-reference", Ladder, NULL, set_up, test_broken_reference,
              tear_down);
  g_test_add ("/schema/broken-step", Ladder, NULL, set_up, test_broken_step, tear_down);
  g_test_add ("/schema/missing-step", Ladder, NULL, set_up, test_missing_step, tear_down);
  FIXTURE_TEST ("/schema/own-ladder", test_own_ladder);
  return g_test_run ();
}

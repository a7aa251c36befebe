/* What is remembered of files on this computer, and a missing one that is told by that alone. */
/* strcasestr() */
#define _GNU_SOURCE
#include "config.h"

#include "rgm-known-files.h"
#include "rgm-places.h"
#include "rgm-salvaged-files.h"
#include "rgm-workspace.h"

#include "service-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define KNOWN_TEST(path, function)                                                              \
  g_test_add (path, ServiceFixture, NULL, service_fixture_set_up, function,                     \
              service_fixture_tear_down)

static RgmSettings *
make_settings (void)
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();

  return rgm_settings_new (places->schema_dir);
}

static RgmWorkspace *
open_workspace (ServiceFixture *self, RgmSettings *settings)
{
  RgmWorkspace *workspace = rgm_workspace_new (self->service, self->clock, FALSE);

  rgm_workspace_set_settings (workspace, settings);
  rgm_workspace_open (workspace);
  while (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING)
    g_main_context_iteration (NULL, TRUE);
  return workspace;
}

/* The newest are remembered, by whatever name, each once. */
static void
test_opened (void)
{
  g_autoptr (RgmSettings) settings = make_settings ();

  g_assert_false (rgm_known_files_has (settings, "/a/b"));
  rgm_known_files_note_opened (settings, "/a/b");
  rgm_known_files_note_opened (settings, "/a/\xff.regimen");
  g_assert_true (rgm_known_files_has (settings, "/a/b"));
  g_assert_true (rgm_known_files_has (settings, "/a/\xff.regimen"));
  g_assert_false (rgm_known_files_has (settings, "/a"));
  for (guint i = 0; i < RGM_KNOWN_FILES_MAX - 1; i++)
    {
      g_autofree char *path = g_strdup_printf ("/c/%u", i);

      rgm_known_files_note_opened (settings, path);
      rgm_known_files_note_opened (settings, path);
    }
  g_assert_true (rgm_known_files_has (settings, "/c/0"));
  g_assert_true (rgm_known_files_has (settings, "/a/\xff.regimen"));
  g_assert_false (rgm_known_files_has (settings, "/a/b"));
}

/* A file may be called after a patient: its path is kept nowhere, nor what former versions kept of
 * it once any file is opened. */
static void
test_names (void)
{
  static const char *const kept[] = { "file:///a/Zebedee%20Secretname.db", NULL };
  g_autoptr (RgmSettings) settings = make_settings ();
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  rgm_settings_keep_value (settings, "known-files", g_variant_new_strv (kept, -1));
  g_assert_true (rgm_known_files_has (settings, "/a/Zebedee Secretname.db"));
  rgm_known_files_note_opened (settings, "/a/Zebedee Secretname.db");
  rgm_known_files_note_opened (settings, "/a/secretname.db");
  value = rgm_settings_get_value (settings, "known-files");
  text = g_variant_print (value, FALSE);
  g_assert_cmpuint (g_variant_n_children (value), ==, 2);
  g_assert_null (strcasestr (text, "secretname"));
  g_assert_true (rgm_known_files_has (settings, "/a/Zebedee Secretname.db"));
  g_assert_true (rgm_known_files_has (settings, "/a/secretname.db"));
  g_assert_false (rgm_known_files_has (settings, "/a/other.db"));
}

/* Where nothing is kept nothing is known. */
static void
test_nowhere (void)
{
  rgm_known_files_note_opened (NULL, "/a/b");
  rgm_known_files_hand_over (NULL, "/a/b");
  g_assert_false (rgm_known_files_has (NULL, "/a/b"));
}

static void
keep_salvaged (RgmSettings *settings, const char *from, const char *to)
{
  g_autofree char *from_uri = g_filename_to_uri (from, NULL, NULL);
  g_autofree char *to_uri = g_filename_to_uri (to, NULL, NULL);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", from_uri, to_uri);
  g_variant_builder_add (&builder, "{ss}", "file:///x", to_uri);
  g_variant_builder_add (&builder, "{ss}", "nothing", "nowhere");
  rgm_settings_keep_value (settings, "salvaged-files", g_variant_builder_end (&builder));
}

static gboolean
is_kept (RgmSettings *settings)
{
  g_autoptr (GVariant) value = rgm_settings_get_value (settings, "salvaged-files");

  return g_variant_n_children (value) > 0;
}

static void
assert_found (const char *folder, const char *from, const char *to)
{
  g_autofree char *found = rgm_salvaged_files_find (folder, from);

  g_assert_cmpstr (found, ==, to);
}

/* What former versions kept is moved once, and stays where it is as long as that cannot be. */
static void
test_salvaged (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmSettings) settings = make_settings ();
  g_autofree char *folder = g_build_filename (self->folder, "a", "salvaged", NULL);
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *first = g_build_filename (self->folder, "first.db", NULL);
  g_autofree char *second = g_build_filename (self->folder, "second.db", NULL);

  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  g_assert_true (g_file_set_contents (second, "", 0, NULL));
  keep_salvaged (settings, self->path, first);
  g_assert_true (g_file_set_contents (above, "", 0, NULL));
  rgm_known_files_hand_over (settings, folder);
  g_assert_true (is_kept (settings));
  g_assert_cmpint (g_unlink (above), ==, 0);
  rgm_known_files_hand_over (settings, folder);
  g_assert_false (is_kept (settings));
  assert_found (folder, self->path, first);
  assert_found (folder, "/x", first);
  assert_found (folder, "/y", NULL);

  /* What was salvaged since is newer. */
  g_assert_true (rgm_salvaged_files_note (folder, self->path, second, NULL));
  keep_salvaged (settings, self->path, first);
  rgm_known_files_hand_over (settings, folder);
  assert_found (folder, self->path, second);
  g_assert_cmpint (g_unlink (second), ==, 0);
  keep_salvaged (settings, self->path, first);
  rgm_known_files_hand_over (settings, folder);
  assert_found (folder, self->path, NULL);
}

/* What it asked of the store may still be on its way, and holds it until it has come. */
static void
end (RgmWorkspace *workspace)
{
  gpointer left = workspace;

  g_object_add_weak_pointer (G_OBJECT (workspace), &left);
  g_object_unref (workspace);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* One that was opened here before is missed, though no backup tells of it. As soon as there is one,
 * what former versions kept of paths is moved. */
static void
test_missed (ServiceFixture *self, gconstpointer data)
{
  g_autoptr (RgmSettings) settings = make_settings ();
  RgmWorkspace *workspace = open_workspace (self, settings);

  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_FIRST_RUN);
  keep_salvaged (settings, self->path, self->path);
  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_PATIENTS);
  service_fixture_settle (self);
  g_assert_false (is_kept (settings));
  g_assert_true (rgm_known_files_has (settings, self->path));
  end (workspace);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  service_fixture_start_again (self);
  workspace = open_workspace (self, settings);
  g_assert_cmpint (rgm_workspace_get_state (workspace), ==, RGM_WORKSPACE_PROBLEM);
  g_assert_error (rgm_workspace_get_problem (workspace), RGM_STORE_ERROR, RGM_STORE_ERROR_MISSING);
  rgm_workspace_start_anew (workspace);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  rgm_workspace_choose_mode (workspace, RGM_WORKSPACE_PATIENTS);
  while (rgm_workspace_get_state (workspace) != RGM_WORKSPACE_READY)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (self);
  end (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-files/opened", test_opened);
  g_test_add_func ("/known-files/names", test_names);
  g_test_add_func ("/known-files/nowhere", test_nowhere);
  KNOWN_TEST ("/known-files/salvaged", test_salvaged);
  KNOWN_TEST ("/known-files/missed", test_missed);
  return g_test_run ();
}

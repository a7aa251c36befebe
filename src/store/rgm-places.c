#include "config.h"

#include "rgm-places.h"

#include <string.h>

#define DATABASE_VARIABLE "REGIMEN_DATABASE"
#define DATABASE_NAME "regimen.db"
#define PROTOCOLS "protocols"
#define FOLDER "regimen"
#define SALVAGED "salvaged"
#define MAX_FOLDERS_IN_PART 2

static gboolean
holds_protocols (const char *data_dir)
{
  g_autofree char *protocols = g_build_filename (data_dir, PROTOCOLS, NULL);

  return g_file_test (protocols, G_FILE_TEST_IS_DIR);
}

/* The folder around @part, if @part is one that holds programs which are not installed. */
static char *
get_build_root (const char *part)
{
  g_autofree char *name = g_path_get_basename (part);
  g_autofree char *root = g_path_get_dirname (part);
  g_autofree char *data_dir = g_build_filename (root, "data", NULL);

  if (strcmp (name, "src") != 0 && strcmp (name, "tests") != 0)
    return NULL;

  return holds_protocols (data_dir) ? g_steal_pointer (&root) : NULL;
}

/* Programs are built two folders below the root, in src, and tests two or three, in tests. */
static char *
find_build_root (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  for (int i = 0; i < MAX_FOLDERS_IN_PART; i++)
    {
      char *part = g_path_get_dirname (folder);
      char *root = get_build_root (part);

      if (root != NULL)
        {
          g_free (part);
          return root;
        }
      g_free (folder);
      folder = part;
    }

  return NULL;
}

static char *
find_share_dir (const char *program)
{
  g_autofree char *bin_dir = g_path_get_dirname (program);
  g_autofree char *prefix = g_path_get_dirname (bin_dir);
  g_autofree char *share_dir = g_build_filename (prefix, "share", NULL);
  g_autofree char *data_dir = g_build_filename (share_dir, FOLDER, NULL);

  if (holds_protocols (data_dir))
    return g_steal_pointer (&share_dir);

  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    {
      g_autofree char *candidate = g_build_filename (*dir, FOLDER, NULL);

      if (holds_protocols (candidate))
        return g_strdup (*dir);
    }

  return g_steal_pointer (&share_dir);
}

static void
set_build_dirs (RgmPlaces *self, const char *root)
{
  self->in_build_tree = TRUE;
  self->data_dir = g_build_filename (root, "data", NULL);
  self->locale_dir = g_build_filename (root, "po", NULL);
  self->schema_dir = g_strdup (self->data_dir);
}

static void
set_installed_dirs (RgmPlaces *self, const char *share_dir)
{
  self->data_dir = g_build_filename (share_dir, FOLDER, NULL);
  self->locale_dir = g_build_filename (share_dir, "locale", NULL);
  self->schema_dir = g_build_filename (share_dir, "glib-2.0", "schemas", NULL);
}

/**
 * rgm_places_new:
 *
 * Returns: (transfer full): the places of the running program
 */
RgmPlaces *
rgm_places_new (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return rgm_places_new_for_program (program);
}

/**
 * rgm_places_new_for_program:
 * @program: (nullable): absolute path of a program, or %NULL if it is not known
 *
 * Where nothing is found beside @program, the data folders of the system are searched.
 *
 * Returns: (transfer full): the places that @program uses
 */
RgmPlaces *
rgm_places_new_for_program (const char *program)
{
  RgmPlaces *self = g_new0 (RgmPlaces, 1);
  const char *known = program != NULL ? program : "/usr/bin/regimen";
  g_autofree char *root = find_build_root (known);

  if (root != NULL)
    set_build_dirs (self, root);
  else
    {
      g_autofree char *share_dir = find_share_dir (known);

      set_installed_dirs (self, share_dir);
    }

  self->protocols_dir = g_build_filename (self->data_dir, PROTOCOLS, NULL);
  self->user_dir = g_build_filename (g_get_user_data_dir (), FOLDER, NULL);
  self->user_protocols_dir = g_build_filename (self->user_dir, PROTOCOLS, NULL);
  self->salvaged_dir = g_build_filename (self->user_dir, SALVAGED, NULL);

  return self;
}

/**
 * rgm_places_free:
 * @self: (transfer full): places
 *
 * Frees @self.
 */
void
rgm_places_free (RgmPlaces *self)
{
  g_free (self->data_dir);
  g_free (self->protocols_dir);
  g_free (self->locale_dir);
  g_free (self->schema_dir);
  g_free (self->user_dir);
  g_free (self->user_protocols_dir);
  g_free (self->salvaged_dir);
  g_free (self);
}

static char *
make_absolute (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}

/**
 * rgm_places_choose_database:
 * @self: places
 * @option: (nullable): what the user gave as `--database`, or %NULL
 *
 * Both programs take the database from their option, else from `REGIMEN_DATABASE`, else from the
 * user's data folder. An empty variable is none; an empty option is to be refused before, and means
 * the folder that the program runs in, which is no database, rather than the user's own.
 *
 * Returns: (transfer full) (type filename): absolute path of the database
 */
char *
rgm_places_choose_database (const RgmPlaces *self, const char *option)
{
  const char *variable = g_getenv (DATABASE_VARIABLE);

  if (option != NULL)
    return make_absolute (option);
  if (variable != NULL && *variable != '\0')
    return make_absolute (variable);

  return g_build_filename (self->user_dir, DATABASE_NAME, NULL);
}

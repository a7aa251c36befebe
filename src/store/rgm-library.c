#include "config.h"

#include "rgm-library.h"

#include "rgm-protocol-file.h"
#include "rgm-reason.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK (rgm-library-error-quark, rgm_library_error)

#define PROTOCOL_SUFFIX ".protocol"

/* Messages name the file by its whole path: a user's file bears the name of the built-in one that
 * it replaces. */
static gboolean
fail (const char *path, RgmLibraryError code, const char *why, GError **error)
{
  g_set_error (error, RGM_LIBRARY_ERROR, code, "%s: %s", path, why);
  return FALSE;
}

static gboolean
fail_with_errno (const char *path, int saved_errno, GError **error)
{
  if (saved_errno == ELOOP)
    return fail (path, RGM_LIBRARY_ERROR_NOT_A_FILE, _("this link leads nowhere"), error);

  return fail (path,
               saved_errno == ENOENT ? RGM_LIBRARY_ERROR_MISSING : RGM_LIBRARY_ERROR_UNREADABLE,
               g_strerror (saved_errno), error);
}

static gboolean
check_file (const char *path, int fd, GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    return fail_with_errno (path, errno, error);
  if (!S_ISREG (status.st_mode))
    return fail (path, RGM_LIBRARY_ERROR_NOT_A_FILE, _("this is not a file"), error);
  if (status.st_size > RGM_PROTOCOL_MAX_BYTES)
    return fail (path, RGM_LIBRARY_ERROR_TOO_LARGE, _("the file is larger than 256 KiB"), error);

  return TRUE;
}

/* Reads to the end even if the file has grown since its size was seen, but never past the limit. */
static GString *
read_to_end (const char *path, int fd, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[16384];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_with_errno (path, errno, error), NULL;
      g_string_append_len (text, buffer, n);
      if (text->len > RGM_PROTOCOL_MAX_BYTES)
        {
          fail (path, RGM_LIBRARY_ERROR_TOO_LARGE, _("the file is larger than 256 KiB"), error);
          return NULL;
        }
    }

  return g_steal_pointer (&text);
}

static gboolean
is_link (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 && S_ISLNK (status.st_mode);
}

/* Links are followed: many keep what they write in a folder of their own and link it from here, and
 * what is at the end is only read, if it is a regular file. O_NONBLOCK, because opening a pipe
 * would wait for somebody to write to it. */
static GString *
read_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  int number = errno;
  GString *text;

  if (fd < 0)
    return fail_with_errno (path, number == ENOENT && is_link (path) ? ELOOP : number, error), NULL;

  text = check_file (path, fd, error) ? read_to_end (path, fd, error) : NULL;
  close (fd);

  return text;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The protocol files of a folder in the order of their names, so that problems do not come in the
 * order of the disk. */
static GPtrArray *
list_protocol_files (const char *dir, gboolean must_exist, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) trouble = NULL;
  GDir *listing = g_dir_open (dir, 0, &trouble);
  const char *name;

  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return must_exist ? (fail_with_errno (dir, ENOENT, error), NULL) : g_steal_pointer (&paths);
  if (listing == NULL)
    return fail (dir, RGM_LIBRARY_ERROR_UNREADABLE, trouble->message, error), NULL;

  while ((name = g_dir_read_name (listing)) != NULL)
    if (g_str_has_suffix (name, PROTOCOL_SUFFIX) && *name != '.')
      g_ptr_array_add (paths, g_build_filename (dir, name, NULL));
  g_dir_close (listing);

  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

static void
add_problem (RgmCatalogueBuilder *builder, GError *problem)
{
  rgm_catalogue_builder_add_problem (builder, problem);
  g_error_free (problem);
}

static void
add_protocol (RgmCatalogueBuilder *builder, RgmOrigin origin, const char *path)
{
  GError *error = NULL;
  GString *text = read_file (path, &error);

  if (text == NULL)
    {
      add_problem (builder, error);
      return;
    }

  rgm_catalogue_builder_add_protocol (builder, origin, path, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
}

static void
add_folder (RgmCatalogueBuilder *builder, RgmOrigin origin, const char *dir)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) paths = list_protocol_files (dir, origin == RGM_ORIGIN_BUILTIN, &error);

  if (paths == NULL)
    {
      add_problem (builder, error);
      return;
    }

  if (paths->len > RGM_LIBRARY_MAX_FILES)
    {
      fail (dir, RGM_LIBRARY_ERROR_TOO_MANY, _("the folder has more than 1000 protocols"), &error);
      add_problem (builder, error);
    }

  for (guint i = 0; i < MIN (paths->len, RGM_LIBRARY_MAX_FILES); i++)
    add_protocol (builder, origin, g_ptr_array_index (paths, i));
}

static void
add_sources (RgmCatalogueBuilder *builder, const char *dir, gboolean must_exist)
{
  GError *error = NULL;
  g_autofree char *path = g_build_filename (dir, "sources.ini", NULL);
  GString *text = read_file (path, &error);

  if (text != NULL)
    {
      rgm_catalogue_builder_add_sources (builder, path, text->str, (gssize) text->len);
      g_string_free (text, TRUE);
    }
  else if (!must_exist && g_error_matches (error, RGM_LIBRARY_ERROR, RGM_LIBRARY_ERROR_MISSING))
    g_error_free (error);
  else
    add_problem (builder, error);
}

static RgmAreas *
read_areas (RgmCatalogueBuilder *builder, const char *data_dir)
{
  GError *error = NULL;
  g_autofree char *path = g_build_filename (data_dir, "areas.ini", NULL);
  GString *text = read_file (path, &error);
  RgmAreas *areas = NULL;

  if (text != NULL)
    {
      areas = rgm_areas_new_from_text (path, text->str, (gssize) text->len, &error);
      g_string_free (text, TRUE);
    }

  if (areas != NULL)
    return areas;

  add_problem (builder, error);
  return rgm_areas_new_from_text (path, "", 0, NULL);
}

static const char *
translate_reason (const char *reason)
{
  return g_dgettext (GETTEXT_PACKAGE, reason);
}

/**
 * rgm_library_load:
 * @places: where the files lie
 *
 * Reads the built-in protocols, those of the user, the sources and the areas. Never fails: a bad
 * file is left out and is a problem of the catalogue. The user's folder may hold a `sources.ini`
 * of its own.
 *
 * Returns: (transfer full): what was read
 */
RgmLibrary *
rgm_library_load (const RgmPlaces *places)
{
  RgmLibrary *self = g_new0 (RgmLibrary, 1);
  g_autoptr (RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();

  rgm_reason_set_translate (translate_reason);
  self->areas = read_areas (builder, places->data_dir);
  add_sources (builder, places->protocols_dir, TRUE);
  add_sources (builder, places->user_protocols_dir, FALSE);
  add_folder (builder, RGM_ORIGIN_BUILTIN, places->protocols_dir);
  add_folder (builder, RGM_ORIGIN_USER, places->user_protocols_dir);
  self->catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));

  return self;
}

/**
 * rgm_library_free:
 * @self: (transfer full): a library
 *
 * Frees @self.
 */
void
rgm_library_free (RgmLibrary *self)
{
  rgm_catalogue_unref (self->catalogue);
  rgm_areas_unref (self->areas);
  g_free (self);
}

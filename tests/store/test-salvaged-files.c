/* Where damaged files were salvaged into, as it is remembered for whoever opens one later. */
#include "config.h"

#include "rgm-salvaged-files.h"
#include "temporary-folder.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_WRITERS 4
#define N_ROUNDS 20
/* How many are kept. */
#define N_KEPT 128

typedef struct {
  char *folder;
  char *known;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = temporary_folder_new ();
  self->known = g_build_filename (self->folder, "share", "regimen", "salvaged", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->known);
  temporary_folder_remove (self->folder);
}

static char *
make_file (const Fixture *self, const char *name)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return path;
}

static void
note (const Fixture *self, const char *from, const char *to)
{
  g_autoptr(GError) error = NULL;

  rgm_salvaged_files_note (self->known, from, to, &error);
  g_assert_no_error (error);
}

static void
assert_found (const Fixture *self, const char *from, const char *to)
{
  g_autofree char *found = rgm_salvaged_files_find (self->known, from);

  g_assert_cmpstr (found, ==, to);
}

/* The last of them counts, as long as it is there; others stay. */
static void
test_last (Fixture *self, gconstpointer data)
{
  g_autofree char *damaged = g_build_filename (self->folder, "damaged-\xff.db", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autofree char *first = make_file (self, "first\nline.db");
  g_autofree char *second = make_file (self, "second-\xff%00.db");

  assert_found (self, damaged, NULL);
  g_assert_false (rgm_salvaged_files_know (self->known, damaged));
  note (self, other, first);
  note (self, damaged, first);
  assert_found (self, damaged, first);
  note (self, damaged, second);
  assert_found (self, damaged, second);
  assert_found (self, other, first);
  g_assert_cmpint (g_unlink (second), ==, 0);
  assert_found (self, damaged, NULL);
  g_assert_true (rgm_salvaged_files_know (self->known, damaged));
}

/* Whoever goes to it by a link above it finds the same. */
static void
test_link (Fixture *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char *damaged = g_build_filename (self->folder, "damaged.db", NULL);
  g_autofree char *by_link = g_build_filename (link, "damaged.db", NULL);
  g_autofree char *to = make_file (self, "to.db");

  g_assert_cmpint (symlink (self->folder, link), ==, 0);
  note (self, by_link, to);
  assert_found (self, damaged, to);
}

static char *
find_entry (const Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->known, 0, NULL);

  return g_build_filename (self->known, g_dir_read_name (dir), NULL);
}

/* For the owner alone; and what somebody else put there is no answer. */
static void
test_spoiled (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "", "\xff", "[Salvaged]\nFrom=file:///x\nTo=file:///\n", "[Salvaged]\nTo=file:///\n",
  };
  g_autofree char *to = make_file (self, "to.db");
  g_autofree char *entry = NULL;
  GStatBuf status;

  note (self, "/damaged.db", to);
  entry = find_entry (self);
  g_assert_cmpint (g_stat (entry, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (self->known, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (entry, texts[i], -1, NULL));
      assert_found (self, "/damaged.db", NULL);
    }
  note (self, "/damaged.db", to);
  assert_found (self, "/damaged.db", to);
}

static guint
count_entries (const Fixture *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->known, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
set_age (const char *path, int seconds)
{
  const struct timespec times[2] = { { 1000000 - seconds, 0 }, { 1000000 - seconds, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

/* There is a limit, beyond which the oldest is forgotten, and never the one that is noted. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autofree char *to = make_file (self, "to.db");
  g_autofree char *oldest = NULL;

  note (self, "/oldest.db", to);
  oldest = find_entry (self);
  for (guint i = 1; i < N_KEPT; i++)
    {
      g_autofree char *from = g_strdup_printf ("/%u.db", i);

      note (self, from, to);
    }
  g_assert_cmpuint (count_entries (self), ==, N_KEPT);
  set_age (oldest, 10);
  note (self, "/last.db", to);
  g_assert_cmpuint (count_entries (self), ==, N_KEPT);
  g_assert_false (rgm_salvaged_files_know (self->known, "/oldest.db"));
  assert_found (self, "/1.db", to);
  assert_found (self, "/last.db", to);
}

static guint
forget (const Fixture *self, const char *name)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, (gpointer) "Nobody of That Name");
  g_ptr_array_add (names, (gpointer) name);
  rgm_salvaged_files_forget (self->known, names, left);
  g_assert_cmpuint (left->len, ==, 0);
  return count_entries (self);
}

/* A path that tells of somebody goes, however it is written; those of others stay. */
static void
test_forget (Fixture *self, gconstpointer data)
{
  static const char *const told[] = {
    "/Zebedee Secretname.db", "/secretname_zebedee-2.db", "/ZebedeeSecretname/log.db",
    "/ZEBEDEE.SECRETNAME",
  };
  g_autofree char *to = make_file (self, "to.db");
  g_autofree char *named = make_file (self, "zebedee-secretname.db");

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    note (self, told[i], to);
  note (self, "/a.db", named);
  note (self, "/zebedee.db", to);
  note (self, "/J\303\266rg-Mu\314\210ller.db", to);
  note (self, "/Jorg.Muller.db", to);
  note (self, "/any\xff.db", to);
  g_assert_cmpuint (forget (self, "Zebedee Secretname"), ==, 4);
  assert_found (self, "/a.db", NULL);
  assert_found (self, "/zebedee.db", to);
  g_assert_cmpuint (forget (self, "J\303\266rg M\303\274ller"), ==, 2);
  g_assert_cmpuint (forget (self, "???"), ==, 2);
  assert_found (self, "/any\xff.db", to);
}

typedef struct {
  const Fixture *fixture;
  const char *to;
  guint number;
} Writer;

static gpointer
write_all (gpointer data)
{
  const Writer *self = data;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *own = g_strdup_printf ("/%u-%u.db", self->number, i);
      g_autofree char *shared = g_strdup_printf ("/shared-%u.db", i);

      note (self->fixture, own, self->to);
      note (self->fixture, shared, self->to);
    }
  return NULL;
}

/* As the window and the command line do: none takes away what another one noted. */
static void
test_together (Fixture *self, gconstpointer data)
{
  g_autofree char *to = make_file (self, "to.db");
  Writer writers[N_WRITERS];
  GThread *threads[N_WRITERS];

  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i] = (Writer) { self, to, i };
      threads[i] = g_thread_new (NULL, write_all, &writers[i]);
    }
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_WRITERS * N_ROUNDS; i++)
    {
      g_autofree char *own = g_strdup_printf ("/%u-%u.db", i / N_ROUNDS, i % N_ROUNDS);

      assert_found (self, own, to);
    }
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *shared = g_strdup_printf ("/shared-%u.db", i);

      assert_found (self, shared, to);
    }
}

#define SALVAGED_TEST(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SALVAGED_TEST ("/salvaged-files/last", test_last);
  SALVAGED_TEST ("/salvaged-files/link", test_link);
  SALVAGED_TEST ("/salvaged-files/spoiled", test_spoiled);
  SALVAGED_TEST ("/salvaged-files/many", test_many);
  SALVAGED_TEST ("/salvaged-files/forget", test_forget);
  SALVAGED_TEST ("/salvaged-files/together", test_together);
  return g_test_run ();
}

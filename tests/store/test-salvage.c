#include "config.h"

#include "rgm-salvage.h"

#include "damage.h"
#include "rgm-database-file.h"
#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* What one damaged spot costs: the row or the page that it is in, and nothing else. The pages are
 * damaged by hand; tests/cli/test-salvage.py does it at random, and all over. */

#define N_PATIENTS 5
/* Of a page of a table: its kind, its rows, and where each of them begins. */
#define KIND_INDEX_LEAF 0x0a
#define KIND_TABLE_LEAF 0x0d
#define N_CELLS 3
#define CELLS 8
/* Of the header of a file. */
#define PAGE_SIZE 16
#define FIRST_FREE 32

typedef struct {
  Fixture base;
  Damage damage;
  char *to;
  RgmSalvageReport *report;
} Salvage;

static void
set_up (Salvage *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  self->to = g_build_filename (self->base.folder, "salvaged.db", NULL);
  for (int i = 0; i < N_PATIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sample Patient %d", i + 1);

      rgm_patient_free (fixture_add_patient (&self->base, name));
    }
}

static void
tear_down (Salvage *self, gconstpointer data)
{
  g_clear_pointer (&self->report, rgm_salvage_report_free);
  damage_clear (&self->damage);
  g_free (self->to);
  fixture_tear_down (&self->base, data);
}

static void
take (Salvage *self)
{
  g_clear_pointer (&self->base.store, rgm_store_close);
  damage_load (&self->damage, self->base.path);
}

static RgmSalvageReport *
try_salvage (Salvage *self, GError **error)
{
  const RgmSalvageOptions options = { .areas = self->base.areas, .now = 1000000 };

  g_unlink (self->to);
  return rgm_salvage_run (self->base.path, self->to, &options, NULL, error);
}

/* Writes what was damaged, and salvages it into a database that is sound. */
static void
salvage (Salvage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = NULL;

  damage_write (&self->damage, self->base.path);
  g_clear_pointer (&self->report, rgm_salvage_report_free);
  self->report = try_salvage (self, &error);
  g_assert_no_error (error);
  store = rgm_store_open (self->to, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_store_check (store, &error));
  g_assert_no_error (error);
}

/* Returns: the first value that @sql gives in the database that came back */
static char *
ask (Salvage *self, const char *sql)
{
  Fixture salvaged = { .path = self->to };

  return fixture_ask (&salvaged, sql);
}

static void
assert_answer (Salvage *self, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (self, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static const RgmSalvageCount *
get_count (Salvage *self, RgmSalvageKind kind)
{
  return &self->report->counts[kind];
}

/* Where the rows of the patients are, all of which are on one page. */
static guint8 *
get_patients (Salvage *self)
{
  guint8 *page = damage_get_page (&self->damage,
                                  damage_find_root (self->base.path, "patient"));

  g_assert_cmpuint (page[0], ==, KIND_TABLE_LEAF);
  g_assert_cmpuint (page[N_CELLS + 1], ==, N_PATIENTS);
  return page;
}

/* The index tells the name of whoever's row cannot be read. */
static void
assert_one_in_part (Salvage *self)
{
  assert_answer (self, "SELECT count (*) FROM patient", "5");
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS - 1);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->part, ==, 1);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->lost, ==, 0);
  g_assert_cmpuint (self->report->n_spoilt_pages, ==, 1);
  assert_answer (self, "SELECT count (*) FROM patient WHERE notes LIKE 'Salvaged from%'", "1");
}

/* All of the patients are in an index, so that none is lost. */
static void
assert_counted_once (Salvage *self)
{
  const RgmSalvageCount *count = get_count (self, RGM_SALVAGE_PATIENT);

  g_assert_cmpuint (count->whole + count->part + count->lost, ==, N_PATIENTS);
}

/* A row that begins where no row can is lost, and the others of its page are not. */
static void
test_bad_pointer (Salvage *self, gconstpointer data)
{
  static const guint pointers[] = { 0, CELLS, DAMAGE_PAGE_SIZE, 0xffff };

  take (self);
  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      damage_set_2_bytes (get_patients (self) + CELLS + 2, pointers[i]);
      salvage (self);
      assert_one_in_part (self);
    }
}

/* The same of a row that says nothing of its size, or that it is larger than the file. */
static void
test_bad_size (Salvage *self, gconstpointer data)
{
  static const guint8 sizes[][9] = {
    { 0 },
    { 0x90, 0x80, 0x80, 0 },
    { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
  };

  take (self);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint8 *page = get_patients (self);
      guint at = (guint) page[CELLS + 2] << 8 | page[CELLS + 3];

      memcpy (page + at, sizes[i], sizeof sizes[i]);
      salvage (self);
      assert_one_in_part (self);
    }
}

/* A row at the end of its page whose size, or whose number, goes on behind the page. */
static void
test_cut_number (Salvage *self, gconstpointer data)
{
  take (self);
  for (guint n = 1; n <= 2; n++)
    {
      guint8 *page = get_patients (self);

      damage_set_2_bytes (page + CELLS + 2, DAMAGE_PAGE_SIZE - n);
      page[DAMAGE_PAGE_SIZE - 2] = 20;
      page[DAMAGE_PAGE_SIZE - 1] = 0x80;
      salvage (self);
      /* What is at the end of the page is the end of the row that was written first. */
      g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->part, >=, 1);
      g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, >=, N_PATIENTS - 2);
      assert_counted_once (self);
      assert_answer (self, "SELECT count (*) FROM patient", "5");
    }
}

/* A page that says that it has more rows than fit in has those that are there. */
static void
test_too_many_rows (Salvage *self, gconstpointer data)
{
  take (self);
  damage_set_2_bytes (get_patients (self) + N_CELLS, 0xffff);
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->lost, >, 0);
}

/* Rows of a page of which no other tells what it is about are counted as what came back of them. */
static void
test_unknown_page (Salvage *self, gconstpointer data)
{
  guint8 *page;

  take (self);
  page = get_patients (self);
  for (guint i = 0; i < N_PATIENTS; i++)
    damage_set_2_bytes (page + CELLS + 2 * i, 0);
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_UNKNOWN)->lost, ==, 0);
  g_assert_cmpuint (self->report->n_spoilt_pages, ==, 1);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->part, ==, N_PATIENTS);
  g_assert_false (rgm_salvage_report_is_complete (self->report));
}

/* What the new database does not take, since it could never have been saved, is lost alone. */
static void
test_refused (Salvage *self, gconstpointer data)
{
  g_clear_pointer (&self->base.store, rgm_store_close);
  fixture_run_sql (self->base.path, "PRAGMA ignore_check_constraints = ON;"
                   " UPDATE patient SET archived = 7 WHERE name = 'Sample Patient 2';"
                   " DROP INDEX patient_list");
  take (self);
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS - 1);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->lost, ==, 1);
  assert_answer (self, "SELECT group_concat (substr (name, 16), '') FROM"
                 " (SELECT name FROM patient ORDER BY name)", "1345");
}

#define NOTES_LENGTH 30000

static RgmPatient *
add_notes (Salvage *self)
{
  g_autoptr(GError) error = NULL;
  RgmPatient *patient = rgm_patient_new ("Sample Patient 9");

  g_free (patient->notes);
  patient->notes = g_strnfill (NOTES_LENGTH, 'm');
  memcpy (patient->notes, "first", 5);
  g_assert_true (rgm_store_save_patient (self->base.store, patient, &error));
  /* What could be undone has the text once more. */
  g_assert_true (rgm_store_forget_changes (self->base.store, &error));
  g_assert_no_error (error);
  return patient;
}

/* Returns: where the row of the long text says on which page it goes on */
static guint8 *
find_next (Salvage *self)
{
  guint8 *at = damage_find (&self->damage, "firstm");

  while (g_ascii_isalpha (*at))
    at++;
  return at;
}

/* A row that goes on where it cannot, or where somebody else's is, has no end, and comes back as
 * far as an index tells of it. */
static void
test_torn_row (Salvage *self, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = add_notes (self);
  guint n_pages, good, branch;

  take (self);
  n_pages = (guint) (self->damage.length / DAMAGE_PAGE_SIZE);
  good = damage_get_4_bytes (find_next (self));
  branch = damage_find_root (self->base.path, "history");
  g_assert_cmpuint (good, >, 1);
  g_assert_cmpuint (good, <=, n_pages);
  {
    const guint wrong[] = { 0, 1, branch, n_pages + 1, 0xffffffff };

    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        damage_set_4_bytes (find_next (self), wrong[i]);
        salvage (self);
        g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->part, ==, 1);
        g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->lost, ==, 0);
        g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
        assert_answer (self, "SELECT notes LIKE 'Salvaged from%' FROM patient"
                       " WHERE name = 'Sample Patient 9'", "1");
      }
  }
  damage_set_4_bytes (find_next (self), good);
  salvage (self);
  g_assert_true (rgm_salvage_report_is_complete (self->report));
  assert_answer (self, "SELECT length (notes) FROM patient WHERE name = 'Sample Patient 9'",
                 "30000");
  damage_wipe (&self->damage, damage_get_4_bytes (damage_get_page (&self->damage, good)));
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->part, ==, 1);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->lost, ==, 0);
}

/* Many are deleted, so that the list of free pages has a page of its own. */
static void
delete_many (Salvage *self)
{
  g_autoptr(RgmPatient) patient = add_notes (self);
  g_autoptr(GError) error = NULL;
  g_autofree char *n_free = NULL;

  g_assert_true (rgm_store_delete_patient (self->base.store, patient->id, NULL, &error));
  g_assert_true (rgm_store_forget_changes (self->base.store, &error));
  g_assert_no_error (error);
  n_free = fixture_ask (&self->base, "SELECT freelist_count > 5 FROM pragma_freelist_count");
  g_assert_cmpstr (n_free, ==, "1");
}

/* Pages that are not in use are no loss, and what was deleted does not come back. */
static void
test_free_pages (Salvage *self, gconstpointer data)
{
  delete_many (self);
  take (self);
  salvage (self);
  g_assert_true (rgm_salvage_report_is_complete (self->report));
  g_assert_cmpuint (self->report->n_bad_pages, ==, 0);
  assert_answer (self, "SELECT count (*) FROM patient", "5");
}

/* A list of free pages that leads in a circle, out of the file, or to pages in use: it ends there,
 * and what is in use comes back. */
static void
test_bad_free_list (Salvage *self, gconstpointer data)
{
  guint first, n_pages, root;
  guint8 *trunk;

  delete_many (self);
  take (self);
  n_pages = (guint) (self->damage.length / DAMAGE_PAGE_SIZE);
  root = damage_find_root (self->base.path, "patient");
  first = damage_get_4_bytes (self->damage.bytes + FIRST_FREE);
  g_assert_cmpuint (first, >, 1);
  {
    const guint nexts[] = { first, n_pages + 1, root, 1 };

    for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
      {
        trunk = damage_get_page (&self->damage, first);
        damage_set_4_bytes (trunk, nexts[i]);
        salvage (self);
        g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
        g_assert_cmpuint (self->report->n_bad_pages, ==, 0);
      }
  }
  trunk = damage_get_page (&self->damage, first);
  damage_set_4_bytes (trunk + 4, 0xffffffff);
  damage_set_4_bytes (trunk + 8, root);
  damage_set_4_bytes (trunk + 12, n_pages + 7);
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
  /* Two that the list tells of no more cannot be made out. */
  g_assert_cmpuint (self->report->n_bad_pages, ==, 2);
}

/* A file whose header does not say how large pages are, or says what cannot be since the file would
 * be of another length, has those that all of ours have. */
static void
test_page_size (Salvage *self, gconstpointer data)
{
  static const guint sizes[] = { 0, 1, 3, 100, 512, 1024, 4097, 8192, 32768 };

  take (self);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      damage_set_2_bytes (self->damage.bytes + PAGE_SIZE, sizes[i]);
      salvage (self);
      g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
      g_assert_cmpuint (self->report->n_bad_pages, ==, 0);
    }
}

/* One with the largest pages, which other programs may have made of it. */
static void
test_largest_pages (Salvage *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->base.store, rgm_store_close);
  fixture_run_sql (self->base.path, "PRAGMA page_size = 65536; VACUUM");
  self->report = try_salvage (self, &error);
  g_assert_no_error (error);
  g_assert_true (rgm_salvage_report_is_complete (self->report));
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PATIENT)->whole, ==, N_PATIENTS);
}

/* An area of the user's whose row is lost is called by its id, where something was done in it. */
static void
test_lost_area (Salvage *self, gconstpointer data)
{
  g_autoptr(RgmAreaRecord) area = rgm_area_record_new ("ear-lobe", "Ear lobe", "face");
  g_autoptr(RgmAreaRecord) other = rgm_area_record_new ("nape", "Nape", "face");
  g_autoptr(RgmPatient) patient = fixture_add_patient (&self->base, "Sample Patient 6");
  g_autoptr(RgmCourseRecord) course = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (rgm_store_save_area (self->base.store, area, &error));
  g_assert_true (rgm_store_save_area (self->base.store, other, &error));
  course = fixture_add_course (&self->base, patient, area->id);
  take (self);
  salvage (self);
  assert_answer (self, "SELECT count (*) FROM area", "2");
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_AREA)->made, ==, 0);
  damage_wipe (&self->damage, damage_find_root (self->base.path, "area"));
  salvage (self);
  assert_answer (self, "SELECT count (*) FROM area", "1");
  assert_answer (self, "SELECT name FROM area", area->id);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_AREA)->made, ==, 1);
}

/* A course whose protocol is lost, and not at hand, gives no dates: it is stopped and says why. */
static void
test_lost_protocol (Salvage *self, gconstpointer data)
{
  g_autoptr(RgmPatient) patient = fixture_add_patient (&self->base, "Sample Patient 6");
  g_autoptr(RgmCourseRecord) course = fixture_add_course (&self->base, patient, "face");
  g_autoptr(RgmSessionRecord) session = fixture_add_session (&self->base, course, 1000,
                                                             RGM_SESSION_DONE);

  take (self);
  damage_wipe (&self->damage, damage_find_root (self->base.path, "protocol_copy"));
  salvage (self);
  g_assert_cmpuint (get_count (self, RGM_SALVAGE_PROTOCOL)->made, ==, 1);
  assert_answer (self, "SELECT stopped_day > 0 AND stop_reason <> '' FROM course", "1");
  assert_answer (self, "SELECT protocol_id FROM protocol_copy", "salvaged");
  assert_answer (self, "SELECT count (*) FROM session JOIN course ON course.id = course_id", "1");
}

static void
assert_refused (Salvage *self, RgmStoreError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (try_salvage (self, &error));
  g_assert_error (error, RGM_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "regimen.db"));
  g_assert_false (g_file_test (self->to, G_FILE_TEST_EXISTS));
}

/* What is no file, or none that could be a database of Regimen, is said, and makes none. */
static void
test_no_database (Salvage *self, gconstpointer data)
{
  int file;

  g_clear_pointer (&self->base.store, rgm_store_close);
  g_assert_cmpint (truncate (self->base.path, 0), ==, 0);
  assert_refused (self, RGM_STORE_ERROR_EMPTY);
  g_assert_cmpint (g_unlink (self->base.path), ==, 0);
  assert_refused (self, RGM_STORE_ERROR_NO_FILE);
  g_assert_cmpint (g_mkdir (self->base.path, 0700), ==, 0);
  assert_refused (self, RGM_STORE_ERROR_NOT_A_FILE);
  g_assert_cmpint (g_rmdir (self->base.path), ==, 0);
  /* One hole of more than two gigabytes. */
  file = g_open (self->base.path, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (file, ((off_t) 2 << 30) + 1), ==, 0);
  close (file);
  assert_refused (self, RGM_STORE_ERROR_FOREIGN);
}

#define SALVAGE_TEST(name, function) \
  g_test_add (name, Salvage, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SALVAGE_TEST ("/salvage/bad-pointer", test_bad_pointer);
  SALVAGE_TEST ("/salvage/bad-size", test_bad_size);
  SALVAGE_TEST ("/salvage/cut-number", test_cut_number);
  SALVAGE_TEST ("/salvage/too-many-rows", test_too_many_rows);
  SALVAGE_TEST ("/salvage/unknown-page", test_unknown_page);
  SALVAGE_TEST ("/salvage/refused", test_refused);
  SALVAGE_TEST ("/salvage/torn-row", test_torn_row);
  SALVAGE_TEST ("/salvage/free-pages", test_free_pages);
  SALVAGE_TEST ("/salvage/bad-free-list", test_bad_free_list);
  SALVAGE_TEST ("/salvage/page-size", test_page_size);
  SALVAGE_TEST ("/salvage/largest-pages", test_largest_pages);
  SALVAGE_TEST ("/salvage/lost-area", test_lost_area);
  SALVAGE_TEST ("/salvage/lost-protocol", test_lost_protocol);
  SALVAGE_TEST ("/salvage/no-database", test_no_database);
  return g_test_run ();
}

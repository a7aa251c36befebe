#include "config.h"

#include "proof.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rgm-backup.h"
#include "rgm-store-private.h"
#include "temporary-folder.h"

static gint64
read_constant_clock (gpointer data)
{
  return PROOF_NOW;
}

static void
remember_files (Proof *self, const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          remember_files (self, path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_hash_table_insert (self->files, g_strdup (path), g_bytes_new (content, length));
    }
}

/* Everything as it was before the operation; nothing is open. */
void
proof_start_over (Proof *self)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_clear_pointer (&self->fixture.store, rgm_store_close);
  temporary_folder_clear (self->fixture.folder);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes),
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* The store, opened where it is not open yet. */
RgmStore *
proof_get_store (Proof *self, GError **error)
{
  Fixture *fixture = &self->fixture;

  if (fixture->store)
    return fixture->store;
  fixture->store = rgm_store_open (fixture->path, RGM_STORE_DEFAULT, error);
  if (!fixture->store)
    return NULL;
  rgm_store_set_clock (fixture->store, read_constant_clock, NULL);
  if (self->pragma)
    g_assert_true (rgm_database_run (fixture->store->database, self->pragma, NULL));
  return fixture->store;
}

/* Does the steps from @from on until one is not acknowledged; how many are now. */
guint
proof_run (Proof *self, guint from, GError **error)
{
  guint step = from;

  while (step < self->operation->n_steps && self->operation->run (self, step, error))
    step++;
  return step;
}

static void
state_clear (ProofState *state)
{
  g_clear_pointer (&state->records, g_free);
}

/* Whether every file with the name of a backup is one; counts them. */
static char *
look_at_backups (Proof *self, ProofState *state)
{
  g_autofree char *folder = rgm_backup_get_folder (self->fixture.path);
  g_autoptr(GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while (listing && (name = g_dir_read_name (listing)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(RgmBackupEntry) entry = NULL;

      if (!g_str_has_suffix (name, RGM_BACKUP_SUFFIX))
        continue;
      entry = rgm_backup_verify (path, NULL);
      if (!entry)
        return g_strdup_printf ("the backup %s is not whole", name);
      state->n_backups++;
    }
  return NULL;
}

/* What is in the folder. Returns what is wrong with it, or NULL. */
static char *
look (Proof *self, ProofState *state)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmStore) store = rgm_store_open (self->fixture.path, RGM_STORE_DEFAULT, &error);

  if (store)
    state->records = rgm_store_dup_content_hash (store, &error);
  if (error)
    state->records = g_strdup_printf ("%s %d", g_quark_to_string (error->domain), error->code);
  if (store && !rgm_store_check (store, NULL))
    return g_strdup ("the database is damaged");
  if (!store && !self->operation->broken)
    return g_strdup_printf ("the database does not open: %s", error->message);
  return look_at_backups (self, state);
}

/* Backups that were there are as they were. */
static char *
look_for_old_backups (Proof *self)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autofree char *content = NULL;
      gsize length;

      if (!g_str_has_suffix (path, RGM_BACKUP_SUFFIX))
        continue;
      if (!g_file_get_contents (path, &content, &length, NULL)
          || length != g_bytes_get_size (bytes)
          || memcmp (content, g_bytes_get_data (bytes, NULL), length) != 0)
        return g_strdup_printf ("the backup %s is gone or changed", (char *) path);
    }
  return NULL;
}

/* What is wrong where @acknowledged steps were and those up to @at_most may be done, or NULL. */
char *
proof_judge (Proof *self, guint acknowledged, guint at_most)
{
  ProofState state = { 0 };
  char *trouble = look (self, &state);
  gboolean found = FALSE;

  for (guint i = acknowledged; i <= MIN (at_most, self->operation->n_steps); i++)
    found = found || g_strcmp0 (state.records, self->states[i].records) == 0;
  if (!trouble && !found)
    trouble = g_strdup_printf ("after %u acknowledged steps the records are other ones (%s)",
                               acknowledged, state.records);
  if (!trouble && !self->operation->changes_backups
      && state.n_backups < self->states[acknowledged].n_backups)
    trouble = g_strdup_printf ("%u backups are there, and %u were acknowledged", state.n_backups,
                               self->states[acknowledged].n_backups);
  if (!trouble && !self->operation->changes_backups)
    trouble = look_for_old_backups (self);
  if (!trouble && self->operation->check)
    trouble = self->operation->check (self, acknowledged);
  state_clear (&state);
  return trouble;
}

/* Does everything once on a sound disk, and remembers each state between. */
static void
rehearse (Proof *self)
{
  for (guint step = 0; step <= self->operation->n_steps; step++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *trouble = NULL;

      trouble = look (self, &self->states[step]);
      g_assert_cmpstr (trouble, ==, NULL);
      if (step == self->operation->n_steps)
        break;
      g_assert_true (self->operation->run (self, step, &error));
      g_assert_no_error (error);
      g_clear_pointer (&self->fixture.store, rgm_store_close);
    }
}

static void
add_records (Proof *self)
{
  self->patient = fixture_add_patient (&self->fixture, "Sample Patient 1");
  self->course = fixture_add_course (&self->fixture, self->patient, "face");
  for (int i = 0; i < PROOF_STEPS_MAX; i++)
    {
      RgmSessionRecord *session = rgm_session_record_new (self->course->id, 1000 + 30 * i,
                                                          RGM_SESSION_DONE);

      rgm_session_record_add_zone (session, "face", 100, i + 1);
      g_free (session->notes);
      session->notes = g_strnfill (3000, 'n');
      self->sessions[i] = session;
    }
}

Proof *
proof_new (const ProofOperation *operation)
{
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .now = PROOF_NOW - G_TIME_SPAN_DAY };
  Proof *self = g_new0 (Proof, 1);
  g_autoptr(RgmBackupEntry) entry = NULL;
  g_autoptr(GError) error = NULL;

  self->operation = operation;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  fixture_set_up (&self->fixture, NULL);
  rgm_store_set_clock (self->fixture.store, read_constant_clock, NULL);
  add_records (self);
  entry = rgm_backup_make (self->fixture.path, &options, &error);
  g_assert_no_error (error);
  self->backup = g_strdup (entry->path);
  if (operation->prepare)
    operation->prepare (self);
  g_clear_pointer (&self->fixture.store, rgm_store_close);
  remember_files (self, self->fixture.folder);
  rehearse (self);
  return self;
}

void
proof_free (Proof *self)
{
  for (int i = 0; i < PROOF_STEPS_MAX; i++)
    g_clear_pointer (&self->sessions[i], rgm_session_record_free);
  for (int i = 0; i <= PROOF_STEPS_MAX; i++)
    state_clear (&self->states[i]);
  g_clear_pointer (&self->archive, rgm_archive_free);
  g_clear_pointer (&self->patient, rgm_patient_free);
  g_clear_pointer (&self->course, rgm_course_record_free);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self->backup);
  fixture_tear_down (&self->fixture, NULL);
  g_free (self);
}

#include "config.h"

#include <string.h>

#include "rgm-record.h"
#include "store-fixture.h"

/* Random operations on a store and on a model in memory: after each few, both hold the same. With
 * --full, many more of them. */

#define N_ROUNDS 6
/* A control goes on until it has seen harm, up to so many. */
#define N_ROUNDS_CONTROL 60
#define N_OPERATIONS 150
#define COMPARE_EVERY 25

static guint n_rounds = N_ROUNDS;

/* id → record, for each kind */
typedef struct {
  GHashTable *patients;
  GHashTable *courses;
  GHashTable *sessions;
  GHashTable *pauses;
} Model;

typedef struct {
  Fixture *fixture;
  GRand *random;
  Model model;
  /* the model as it was when the batch began, or empty */
  Model before;
  gboolean batch;
} Game;

static GHashTable *
make_table (GDestroyNotify free_record)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_record);
}

static Model
model_new (void)
{
  Model model;

  model.patients = make_table ((GDestroyNotify) rgm_patient_free);
  model.courses = make_table ((GDestroyNotify) rgm_course_record_free);
  model.sessions = make_table ((GDestroyNotify) rgm_session_record_free);
  model.pauses = make_table ((GDestroyNotify) rgm_pause_record_free);
  return model;
}

static void
model_clear (Model *model)
{
  g_clear_pointer (&model->patients, g_hash_table_unref);
  g_clear_pointer (&model->courses, g_hash_table_unref);
  g_clear_pointer (&model->sessions, g_hash_table_unref);
  g_clear_pointer (&model->pauses, g_hash_table_unref);
}

static void
copy_table (GHashTable *to, GHashTable *from, const RgmRecordClass *klass)
{
  GHashTableIter iter;
  gpointer id, record;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &record))
    g_hash_table_insert (to, g_strdup (id), rgm_record_copy (klass, record));
}

static Model
model_copy (const Model *model)
{
  Model copy = model_new ();

  copy_table (copy.patients, model->patients, &rgm_patient_class);
  copy_table (copy.courses, model->courses, &rgm_course_record_class);
  copy_table (copy.sessions, model->sessions, &rgm_session_record_class);
  copy_table (copy.pauses, model->pauses, &rgm_pause_record_class);
  return copy;
}

/* One of the records, or NULL. Sorted, because the order of a hash table is anything. */
static gpointer
pick (Game *game, GHashTable *table)
{
  g_autoptr(GList) ids = g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
  guint n = g_hash_table_size (table);

  if (n == 0)
    return NULL;
  return g_hash_table_lookup (table, g_list_nth_data (ids, (guint) g_rand_int_range (
                                                               game->random, 0, (gint32) n)));
}

static void
put (GHashTable *table, const char *id, gpointer record)
{
  g_hash_table_replace (table, g_strdup (id), record);
}

static void
save_patient (Game *game)
{
  RgmPatient *known = g_rand_boolean (game->random) ? pick (game, game->model.patients) : NULL;
  RgmPatient *patient = known ? rgm_patient_copy (known) : rgm_patient_new ("A");
  g_autofree char *name = g_strdup_printf ("Patient %d", g_rand_int_range (game->random, 0, 5));

  rgm_record_set_text (&patient->name, name);
  patient->archived = g_rand_boolean (game->random);
  g_assert_true (rgm_store_save_patient (game->fixture->store, patient, NULL));
  put (game->model.patients, patient->id, patient);
}

static void
save_course (Game *game)
{
  RgmPatient *patient = pick (game, game->model.patients);
  RgmCourseRecord *known = g_rand_boolean (game->random) ? pick (game, game->model.courses) : NULL;
  RgmCourseRecord *course;

  if (!patient)
    return;
  course = known ? rgm_course_record_copy (known)
                 : rgm_course_record_new (patient->id, game->fixture->protocol);
  course->revision = g_rand_int_range (game->random, 1, 4);
  course->stopped_day = g_rand_int_range (game->random, 0, 3);
  g_assert_true (rgm_store_save_course (game->fixture->store, course, NULL));
  put (game->model.courses, course->id, course);
}

static void
save_session (Game *game)
{
  RgmCourseRecord *course = pick (game, game->model.courses);
  gboolean again = g_rand_boolean (game->random);
  RgmSessionRecord *known = again ? pick (game, game->model.sessions) : NULL;
  RgmSessionRecord *session;

  if (!course)
    return;
  session = known ? rgm_session_record_copy (known)
                  : rgm_session_record_new (course->id, 1, RGM_SESSION_DONE);
  session->day = g_rand_int_range (game->random, 1, 50);
  session->minute = g_rand_int_range (game->random, -1, 3);
  rgm_session_record_clear_zones (session);
  for (gint32 i = g_rand_int_range (game->random, 0, 3); i > 0; i--)
    rgm_session_record_add_zone (session, i == 1 ? "face" : "abdomen", 10 * i, i);
  g_assert_true (rgm_store_save_session (game->fixture->store, session, NULL));
  put (game->model.sessions, session->id, session);
}

static void
save_pause (Game *game)
{
  RgmCourseRecord *course = pick (game, game->model.courses);
  RgmPauseRecord *pause;

  if (!course)
    return;
  pause = rgm_pause_record_new (course->id, g_rand_int_range (game->random, 1, 9), 0, "Holiday");
  g_assert_true (rgm_store_save_pause (game->fixture->store, pause, NULL));
  put (game->model.pauses, pause->id, pause);
}

static gboolean
is_session_of (gpointer id, gpointer record, gpointer course_id)
{
  return g_str_equal (((RgmSessionRecord *) record)->course_id, course_id);
}

static gboolean
is_pause_of (gpointer id, gpointer record, gpointer course_id)
{
  return g_str_equal (((RgmPauseRecord *) record)->course_id, course_id);
}

static void
forget_course (Model *model, const char *id)
{
  g_hash_table_foreach_remove (model->sessions, is_session_of, (gpointer) id);
  g_hash_table_foreach_remove (model->pauses, is_pause_of, (gpointer) id);
  g_hash_table_remove (model->courses, id);
}

static void
forget_patient (Model *model, const char *id)
{
  g_autoptr(GList) courses = g_hash_table_get_values (model->courses);

  for (GList *link = courses; link; link = link->next)
    {
      RgmCourseRecord *course = link->data;
      g_autofree char *course_id = g_strdup (course->id);

      if (g_str_equal (course->patient_id, id))
        forget_course (model, course_id);
    }
  g_hash_table_remove (model->patients, id);
}

/* Half of what is deleted is put back at once, and then it is as if nothing had been. */
static void
delete_course (Game *game)
{
  RgmCourseRecord *course = pick (game, game->model.courses);
  g_autoptr(RgmCourseContent) deleted = NULL;
  g_autofree char *id = NULL;

  if (!course)
    return;
  id = g_strdup (course->id);
  g_assert_true (rgm_store_delete_course (game->fixture->store, id, &deleted, NULL));
  if (g_rand_boolean (game->random))
    g_assert_true (rgm_store_restore_course (game->fixture->store, deleted, NULL));
  else
    forget_course (&game->model, id);
}

static void
delete_patient (Game *game)
{
  RgmPatient *patient = pick (game, game->model.patients);
  g_autoptr(RgmPatientContent) deleted = NULL;
  g_autofree char *id = NULL;

  if (!patient)
    return;
  id = g_strdup (patient->id);
  g_assert_true (rgm_store_delete_patient (game->fixture->store, id, &deleted, NULL));
  if (g_rand_boolean (game->random))
    g_assert_true (rgm_store_restore_patient (game->fixture->store, deleted, NULL));
  else
    forget_patient (&game->model, id);
}

static void
delete_session (Game *game)
{
  RgmSessionRecord *session = pick (game, game->model.sessions);
  g_autofree char *id = NULL;

  if (!session)
    return;
  id = g_strdup (session->id);
  g_assert_true (rgm_store_delete_session (game->fixture->store, id, NULL, NULL));
  g_hash_table_remove (game->model.sessions, id);
}

/* A record that is refused, which changes nothing. */
static void
save_nonsense (Game *game)
{
  RgmCourseRecord *course = pick (game, game->model.courses);
  g_autoptr(RgmSessionRecord) session = NULL;

  session = rgm_session_record_new (course ? course->id : "", 1, RGM_SESSION_DONE);
  rgm_session_record_add_zone (session, "face", RGM_DEPTH_MAX + 1, 1);
  g_assert_false (rgm_store_save_session (game->fixture->store, session, NULL));
}

static void
toggle_batch (Game *game)
{
  if (!game->batch)
    {
      g_assert_true (rgm_store_begin (game->fixture->store, NULL, NULL));
      game->before = model_copy (&game->model);
    }
  else if (g_rand_boolean (game->random))
    {
      g_assert_true (rgm_store_commit (game->fixture->store, NULL));
      model_clear (&game->before);
    }
  else
    {
      rgm_store_rollback (game->fixture->store);
      model_clear (&game->model);
      game->model = game->before;
    }
  game->batch = !game->batch;
}

static void
play (Game *game)
{
  static void (*const moves[]) (Game *) = {
    save_patient, save_course, save_course, save_session, save_session, save_session, save_session,
    save_session, save_pause, delete_course, delete_patient, delete_session, save_nonsense,
    toggle_batch,
  };

  moves[g_rand_int_range (game->random, 0, G_N_ELEMENTS (moves))] (game);
}

static gboolean
has_same_sessions (Game *game, GPtrArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const RgmSessionRecord *session = sessions->pdata[i];
      RgmSessionRecord *known = g_hash_table_lookup (game->model.sessions, session->id);

      if (!known || !rgm_session_record_equal (session, known))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_pauses (Game *game, GPtrArray *pauses)
{
  for (guint i = 0; i < pauses->len; i++)
    {
      const RgmPauseRecord *pause = pauses->pdata[i];
      RgmPauseRecord *known = g_hash_table_lookup (game->model.pauses, pause->id);

      if (!known || !rgm_pause_record_equal (pause, known))
        return FALSE;
    }
  return TRUE;
}

/* Returns: what is wrong, or NULL */
static const char *
compare_courses (Game *game)
{
  guint n_sessions = 0;
  guint n_pauses = 0;
  GHashTableIter iter;
  gpointer id, course;

  g_hash_table_iter_init (&iter, game->model.courses);
  while (g_hash_table_iter_next (&iter, &id, &course))
    {
      g_autoptr(RgmCourseContent) content = rgm_store_load_course (game->fixture->store, id, NULL);

      if (!content || !rgm_course_record_equal (content->record, course))
        return "a course is lost or another";
      if (!has_same_sessions (game, content->sessions))
        return "a session is another";
      if (!has_same_pauses (game, content->pauses))
        return "a pause is another";
      n_sessions += content->sessions->len;
      n_pauses += content->pauses->len;
    }
  if (n_sessions != g_hash_table_size (game->model.sessions))
    return "a session is lost";
  return n_pauses == g_hash_table_size (game->model.pauses) ? NULL : "a pause is lost";
}

/* Returns: what is wrong, or NULL */
static const char *
compare (Game *game)
{
  g_autoptr(GPtrArray) entries = rgm_store_list_patients (game->fixture->store, NULL);
  g_autoptr(RgmDigests) digests = NULL;

  if (entries->len != g_hash_table_size (game->model.patients))
    return "a patient is lost or too many";
  for (guint i = 0; i < entries->len; i++)
    {
      const RgmPatientEntry *entry = entries->pdata[i];
      const RgmPatient *patient = g_hash_table_lookup (game->model.patients, entry->id);

      if (!patient || !g_str_equal (entry->name, patient->name)
          || entry->archived != patient->archived)
        return "a patient is another";
    }
  digests = rgm_store_list_digests (game->fixture->store, game->fixture->areas, NULL);
  if (rgm_digests_get_size (digests) != g_hash_table_size (game->model.courses))
    return "a course is lost or too many";
  return compare_courses (game);
}

/* Returns: what is wrong, or NULL */
static const char *
play_often (Game *game)
{
  const char *trouble = NULL;

  for (int i = 0; i < N_OPERATIONS && !trouble; i++)
    {
      play (game);
      if (i % COMPARE_EVERY == 0)
        trouble = compare (game);
    }
  if (game->batch)
    toggle_batch (game);
  return trouble;
}

/* Plays until something is wrong. What @sql does to the file before the last look, behind the back
 * of the model, is to be found. Returns: what is wrong, or NULL */
static const char *
play_rounds (Fixture *fixture, guint n, const char *sql)
{
  const char *trouble = NULL;
  guint round;

  for (round = 0; round < n && !trouble; round++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (round);
      Game game = { .fixture = fixture, .random = random, .model = model_new () };

      fixture_tear_down (fixture, NULL);
      fixture_set_up (fixture, NULL);
      trouble = play_often (&game);
      if (sql)
        fixture_run_sql (fixture->path, sql);
      fixture_reopen (fixture);
      if (!trouble)
        trouble = compare (&game);
      if (!trouble && !rgm_store_check (fixture->store, NULL))
        trouble = "the file is not sound";
      model_clear (&game.model);
    }
  g_test_message ("%u rounds of %d operations: %s", round, N_OPERATIONS,
                  trouble ? trouble : "all the same");
  return trouble;
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (play_rounds (fixture, n_rounds, NULL), ==, NULL);
}

typedef struct {
  const char *name;
  const char *sql;
  const char *trouble;
} Control;

static const Control controls[] = {
  { "patient-changed", "UPDATE patient SET name = 'Planted'", "a patient is another" },
  { "patient-added", "INSERT INTO patient SELECT '00000000' || substr (id, 9), name, birth_day,"
                     " notes, archived, created, changed FROM patient LIMIT 1",
    "a patient is lost or too many" },
  { "course-changed", "UPDATE course SET notes = notes || 'planted'",
    "a course is lost or another" },
  { "session-changed", "UPDATE session SET day = day + 1", "a session is another" },
  { "zone-lost", "DELETE FROM session_zone", "a session is another" },
  { "session-lost", "DELETE FROM session", "a session is lost" },
  { "pause-changed", "UPDATE pause SET reason = 'planted'", "a pause is another" },
  { "pause-lost", "DELETE FROM pause", "a pause is lost" },
};

/* In one of some rounds the fault has something to damage, and is found there. */
static void
test_control (Fixture *fixture, gconstpointer data)
{
  const Control *control = data;

  g_assert_cmpstr (play_rounds (fixture, N_ROUNDS_CONTROL, control->sql), ==, control->trouble);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1 && g_str_equal (argv[1], "--full"))
    n_rounds = 1000;
  FIXTURE_TEST ("/random/operations", test_random);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *name = g_strconcat ("/random/control/", controls[i].name, NULL);

      g_test_add (name, Fixture, &controls[i], fixture_set_up, test_control, fixture_tear_down);
    }
  return g_test_run ();
}

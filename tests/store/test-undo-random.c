#include "config.h"

#include "rgm-record.h"
#include "store-fixture.h"

/* A game at random, undone to its start and done again to its end; with --full, a long one. */

#define N_OPERATIONS 600
#define N_OPERATIONS_FULL 10000

static gboolean full_run;

/* What the user may do. */
typedef struct {
  Fixture *fixture;
  GRand *random;
  GPtrArray *patients;
  GPtrArray *courses;
  GPtrArray *sessions;
} Game;

static gpointer
pick (Game *game, GPtrArray *records)
{
  if (records->len == 0)
    return NULL;
  return records->pdata[g_rand_int_range (game->random, 0, (gint32) records->len)];
}

static gboolean
add_or_change_patient (Game *game)
{
  RgmPatient *patient = g_rand_int_range (game->random, 0, 4) ? pick (game, game->patients) : NULL;
  g_autofree char *notes = g_strdup_printf ("%u", g_rand_int (game->random));

  if (!patient)
    {
      patient = rgm_patient_new ("Sample Patient");
      g_ptr_array_add (game->patients, patient);
    }
  rgm_record_set_text (&patient->notes, notes);
  return rgm_store_save_patient (game->fixture->store, patient, NULL);
}

static gboolean
add_course (Game *game)
{
  RgmPatient *patient = pick (game, game->patients);
  RgmCourseRecord *course;

  if (!patient)
    return FALSE;
  course = rgm_course_record_new (patient->id, game->fixture->protocol);
  course->revision = g_rand_int_range (game->random, 1, 4);
  g_ptr_array_add (game->courses, course);
  return rgm_store_save_course (game->fixture->store, course, NULL);
}

static gboolean
save_any_session (Game *game)
{
  RgmCourseRecord *course = pick (game, game->courses);
  RgmSessionRecord *session = g_rand_boolean (game->random) ? pick (game, game->sessions) : NULL;

  if (!course)
    return FALSE;
  if (!session)
    {
      session = rgm_session_record_new (course->id, 1, RGM_SESSION_DONE);
      g_ptr_array_add (game->sessions, session);
    }
  session->day = g_rand_int_range (game->random, 1, 5000);
  session->state = (RgmSessionState) g_rand_int_range (game->random, 0, 4);
  rgm_session_record_clear_zones (session);
  for (gint32 i = g_rand_int_range (game->random, 0, 3); i > 0; i--)
    rgm_session_record_add_zone (session, i == 1 ? "face" : "abdomen", 10 * i, i);
  return rgm_store_save_session (game->fixture->store, session, NULL);
}

static gboolean
delete_any_session (Game *game)
{
  RgmSessionRecord *session = pick (game, game->sessions);

  return session && rgm_store_delete_session (game->fixture->store, session->id, NULL, NULL);
}

static gboolean
delete_any_course (Game *game)
{
  RgmCourseRecord *course = pick (game, game->courses);

  return course && rgm_store_delete_course (game->fixture->store, course->id, NULL, NULL);
}

static gboolean
delete_any_patient (Game *game)
{
  RgmPatient *patient = pick (game, game->patients);

  return patient && rgm_store_delete_patient (game->fixture->store, patient->id, NULL, NULL);
}

static gboolean
save_mode (Fixture *fixture, const char *mode)
{
  return rgm_store_save_setting (fixture->store, RGM_STORE_SETTING_MODE, mode, NULL);
}

/* Which is no change where it is that already. */
static gboolean
switch_mode (Game *game)
{
  return save_mode (game->fixture, g_rand_boolean (game->random) ? RGM_STORE_MODE_LOG
                                                                 : RGM_STORE_MODE_PATIENTS);
}

/* Several moves as one, of which some may be refused. */
static gboolean
play_batch (Game *game)
{
  if (!rgm_store_begin (game->fixture->store, RGM_CHANGE_IMPORT, NULL))
    return FALSE;
  for (int i = 0; i < 4; i++)
    save_any_session (game);
  delete_any_session (game);
  switch_mode (game);
  return rgm_store_commit (game->fixture->store, NULL);
}

static gboolean
play (Game *game)
{
  static gboolean (*const moves[]) (Game *) = {
    add_or_change_patient, add_course, add_course, save_any_session, save_any_session,
    save_any_session, save_any_session, save_any_session, delete_any_session, delete_any_session,
    delete_any_course, delete_any_patient, switch_mode, play_batch,
  };
  gint32 move = g_rand_int_range (game->random, 0, G_N_ELEMENTS (moves));

  /* Rarely, or there would soon be nobody left. */
  if (moves[move] == delete_any_patient && g_rand_int_range (game->random, 0, 4) > 0)
    return FALSE;
  return moves[move] (game);
}

static void
play_often (Fixture *fixture, guint n_operations)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  Game game = { fixture, random, NULL, NULL, NULL };
  g_autofree char *count = NULL;
  guint n_played = 0;

  game.patients = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_patient_free);
  game.courses = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_course_record_free);
  game.sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_session_record_free);
  while (n_played < n_operations)
    n_played += play (&game) ? 1 : 0;
  count = fixture_ask (fixture, "SELECT count (*) FROM undo WHERE undone = 0");
  g_test_message ("seed %u: %u operations, %s changes to undo", seed, n_played, count);
  g_assert_cmpint (g_ascii_strtoll (count, NULL, 10), >, n_played / 2);
  g_ptr_array_unref (game.patients);
  g_ptr_array_unref (game.courses);
  g_ptr_array_unref (game.sessions);
}

/* What is planted in the file: nothing, or by a control something that must be found. */
typedef struct {
  const char *name;
  const char *before_undo;
  const char *before_redo;
} Fault;

/* One that was made amid others. What the file is for is set to what it was, whatever it is: where
 * such a change is missing the next one before it makes up for that, and all is as it should be. */
#define OF_RECORDS "FROM undo WHERE name NOT LIKE 'switched-%'"
#define FORGET_ONE \
  "DELETE FROM undo WHERE id = (SELECT id " OF_RECORDS " ORDER BY id LIMIT 1 OFFSET" \
  " (SELECT count (*) / 2 " OF_RECORDS "))"

static const Fault none = { "none", NULL, NULL };
static const Fault controls[] = {
  { "not-recorded", FORGET_ONE, NULL },
  { "not-recorded-last", "DELETE FROM undo WHERE id = (SELECT max (id) FROM undo)", NULL },
  { "lost-when-undone", NULL, FORGET_ONE },
  { "lost-when-undone-last", NULL, "DELETE FROM undo WHERE id = (SELECT max (id) FROM undo)" },
};

/* All that can be undone: the records, and what the file is for. */
static char *
get_state (Fixture *fixture)
{
  g_autofree char *hash = rgm_store_dup_content_hash (fixture->store, NULL);
  g_autofree char *mode = fixture_ask_own (fixture->store, "SELECT value || changed FROM setting"
                                           " WHERE key = 'mode'");

  g_assert_true (hash && mode);
  return g_strconcat (hash, mode, NULL);
}

typedef gboolean (*Step) (RgmStore *store, gint64 expected, RgmChange **change, GError **error);

/* Takes one step after the other until there is none. Returns what is wrong then, or NULL. */
static char *
go_as_far_as_possible (Fixture *fixture, Step step, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = NULL;

  while (step (fixture->store, 0, NULL, &error))
    ;
  if (!g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_NOTHING_TO_UNDO))
    return g_strdup (error->message);
  state = get_state (fixture);
  return g_str_equal (state, expected) ? NULL : g_strdup ("the records are others");
}

/* Returns what is wrong, or NULL. */
static char *
undo_and_redo (Fixture *fixture, const char *start, const Fault *fault)
{
  g_autofree char *end = get_state (fixture);
  char *trouble;

  if (fault->before_undo)
    fixture_run_sql (fixture->path, fault->before_undo);
  trouble = go_as_far_as_possible (fixture, rgm_store_undo, start);
  if (trouble)
    return trouble;
  fixture_reopen (fixture);
  if (fault->before_redo)
    fixture_run_sql (fixture->path, fault->before_redo);
  trouble = go_as_far_as_possible (fixture, rgm_store_redo, end);
  if (!trouble && !rgm_store_check (fixture->store, NULL))
    trouble = g_strdup ("the file is not sound");
  return trouble;
}

static char *
play_and_go_back (Fixture *fixture, guint n_operations, const Fault *fault)
{
  g_autofree char *start = NULL;

  g_assert_true (save_mode (fixture, RGM_STORE_MODE_PATIENTS));
  start = get_state (fixture);
  play_often (fixture, n_operations);
  return undo_and_redo (fixture, start, fault);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  guint n = full_run ? N_OPERATIONS_FULL : N_OPERATIONS;
  g_autofree char *trouble = play_and_go_back (fixture, n, &none);

  g_assert_cmpstr (trouble, ==, NULL);
}

/* One change that is missing among all of them is found. */
static void
test_control (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *trouble = play_and_go_back (fixture, N_OPERATIONS, fault);

  g_assert_nonnull (trouble);
  g_test_message ("%s: %s", fault->name, trouble);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  FIXTURE_TEST ("/undo/random", test_random);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++)
    {
      g_autofree char *name = g_strconcat ("/undo/random-control/", controls[i].name, NULL);

      g_test_add (name, Fixture, &controls[i], fixture_set_up, test_control, fixture_tear_down);
    }
  return g_test_run ();
}

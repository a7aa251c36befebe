#include "config.h"

#include "rgm-change-words.h"

#include <string.h>

static RgmChange *
make (const char *name)
{
  return rgm_change_new (1, name, NULL, NULL);
}

/* Every change that the store names has words of its own. */
static void
test_all_names (void)
{
  static const char *const names[] = {
    "session-recorded", "session-booked", "session-moved", "session-cancelled", "session-missed",
    "session-changed", "session-deleted", "course-added", "course-changed", "course-stopped",
    "course-continued", "course-deleted", "patient-added", "patient-changed", "patient-archived",
    "patient-unarchived", "patient-deleted", "contact-added", "contact-changed", "contact-deleted",
    "attempt-added", "attempt-changed", "attempt-deleted", "pause-added", "pause-changed",
    "course-resumed", "session-confirmed", "area-added", "area-changed", "area-deleted",
    RGM_CHANGE_IMPORT, RGM_CHANGE_RESTORE, RGM_CHANGE_PLAN_THE_REST, RGM_CHANGE_TO_LOG,
    RGM_CHANGE_TO_PATIENTS,
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RgmChange) change = make (names[i]);
      const char *words = rgm_change_words_get (change);

      g_test_message ("%s: %s", names[i], words);
      g_assert_cmpstr (words, !=, "Change");
      g_assert_true (g_hash_table_add (seen, (gpointer) words));
    }
}

/* One of a program to come can be undone too. */
static void
test_unknown_name (void)
{
  g_autoptr (RgmChange) change = make ("moon-moved");
  g_autofree char *undo = rgm_change_words_undo (change);

  g_assert_cmpstr (undo, ==, "_Undo Change");
}

static void
test_sentences (void)
{
  g_autoptr (RgmChange) change = make ("session-moved");
  g_autofree char *undo = rgm_change_words_undo (change), *redo = rgm_change_words_redo (change);
  g_autofree char *undone = rgm_change_words_undone (change);
  g_autofree char *redone = rgm_change_words_redone (change);

  g_assert_cmpstr (undo, ==, "_Undo Move Session");
  g_assert_cmpstr (redo, ==, "_Redo Move Session");
  g_assert_cmpstr (undone, ==, "Undone: Move Session");
  g_assert_cmpstr (redone, ==, "Redone: Move Session");
}

static void
test_nothing (void)
{
  g_autofree char *undo = rgm_change_words_undo (NULL), *redo = rgm_change_words_redo (NULL);

  g_assert_cmpstr (undo, ==, "_Undo");
  g_assert_cmpstr (redo, ==, "_Redo");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-words/all-names", test_all_names);
  g_test_add_func ("/change-words/unknown-name", test_unknown_name);
  g_test_add_func ("/change-words/sentences", test_sentences);
  g_test_add_func ("/change-words/nothing", test_nothing);
  return g_test_run ();
}

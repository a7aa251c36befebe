/* What a change to a session changes. Sessions are written as sample-plan.c reads them, each with a
 * letter that tells which it is in both plans. */
#include "config.h"

#include "rgm-sentence-change.h"
#include "sample-plan.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-24"

static const char acne[] =
  "[Protocol]\nFormat=1\nId=acne\nRevision=1\nName=Acne scars\nSessions=6\n"
  "[Spacing standard]\nMinimum=14 days\nRecommendedFrom=4 weeks\nRecommendedTo=6 weeks\n"
  "[Window final-results]\nName=Final results\nKind=final-results\nAfter=last\nFrom=3 months\n"
  "Sources=two\n";

/* @changed: the letter of the session that is changed. */
static const struct {
  const char *title;
  const char *before;
  const char *after;
  const char *changed;
  const char *expected;
} cases[] = {
  { "nothing changed",
    "a:2026-10-16 b:2026-11-20", "a:2026-10-16 b:2026-11-20", "b", "" },
  { "the last session was some days later",
    "a:2026-10-16 b:2026-11-17", "a:2026-10-16 b:2026-11-20", "b",
    "Next session: 15–29 Dec → 18 Dec – 1 Jan\n"
    "Finish: 9 Mar – 4 May 2027 → 12 Mar – 7 May 2027\n"
    "Final results: 9 Jun 2027 → 12 Jun 2027" },
  { "an earlier session moved: only what judges the next by it",
    "a:2026-10-16 b:2026-11-20", "a:2026-11-10 b:2026-11-20", "a",
    "!Fri 20 Nov: 35 days · on time → 10 days · 4 days too early" },
  { "a session is deleted",
    "a:2026-10-16 b:2026-11-20", "a:2026-10-16", "b",
    "Next session: 18 Dec – 1 Jan → 13–27 Nov\n"
    "Finish: 12 Mar – 7 May 2027 → 5 Mar – 14 May 2027\n"
    "Final results: 12 Jun 2027 → 5 Jun 2027" },
  { "a session is added, and a booking becomes too early",
    "a:2026-10-16 c:b2026-12-02", "a:2026-10-16 b:2026-11-20 c:b2026-12-02", "b",
    "!Wed 2 Dec: 47 days · 5 days late → 12 days · 2 days too early\n"
    "Next session: 13–27 Nov → 18 Dec – 1 Jan\n"
    "Finish: 24 Mar – 19 May 2027 → 12 Mar – 7 May 2027\n"
    "Final results: 24 Jun 2027 → 12 Jun 2027" },
  { "a booking moves: the next session is forecast from those done",
    "a:2026-10-16 b:2026-11-20 c:b2026-12-18", "a:2026-10-16 b:2026-11-20 c:b2026-12-30", "c",
    "Finish: 12 Mar – 23 Apr 2027 → 24 Mar – 5 May 2027\n"
    "Final results: 12 Jun 2027 → 24 Jun 2027" },
  { "a booking is cancelled, and the one after it is judged by another",
    "a:2026-11-20 b:b2026-12-18 c:b2027-01-15", "a:2026-11-20 c:b2027-01-15", "b",
    "Fri 15 Jan: 28 days · on time → 56 days · 14 days late\n"
    "Finish: 9 Apr – 21 May 2027 → 7 May – 2 Jul 2027\n"
    "Final results: 9 Jul 2027 → 7 Aug 2027" },
  { "a booking is too early no longer: better, not worse",
    "a:2026-10-16 b:2026-11-20 c:b2026-12-02", "a:2026-10-16 c:b2026-12-02", "b",
    "Wed 2 Dec: 12 days · 2 days too early → 47 days · 5 days late\n"
    "Next session: 18 Dec – 1 Jan → 13–27 Nov\n"
    "Finish: 12 Mar – 7 May 2027 → 24 Mar – 19 May 2027\n"
    "Final results: 12 Jun 2027 → 24 Jun 2027" },
  { "fewer of the others count",
    "a:2026-10-16 b:2026-11-20", "a:2026-10-16 b:2026-11-20=no", "a",
    "Fri 20 Nov: 35 days · on time → 35 days · on time · does not count\n"
    "Sessions that count: 2 of 6 → 1 of 6\n"
    "Finish: 12 Mar – 7 May 2027 → 9 Apr – 18 Jun 2027\n"
    "Final results: 12 Jun 2027 → 9 Jul 2027" },
  { "the first session: the course begins",
    "", "a:2026-11-20", "a",
    "Next session: any day → 18 Dec – 1 Jan\n"
    "Finish: any day → 9 Apr – 18 Jun 2027\n"
    "Final results: none → 9 Jul 2027" },
};

typedef struct {
  RgmPlan *plan;
  GPtrArray *ids;
} Side;

static void
read_side (Side *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) sessions = g_string_new (NULL);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_ptr_array_add (self->ids, g_strndup (words[i], 1));
      g_string_append_printf (sessions, "%s%s", i > 0 ? " " : "", words[i] + strlen ("a:"));
    }
  self->plan = sample_plan_new (acne, sessions->str, TODAY);
}

static void
side_clear (Side *self)
{
  rgm_plan_unref (self->plan);
  g_ptr_array_unref (self->ids);
}

static RgmPlanSide
borrow (const Side *side)
{
  return (RgmPlanSide) { side->plan, (const char *const *) side->ids->pdata };
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GArray) changes = NULL;
  Side before, after;
  RgmPlanSide old, new;

  read_side (&before, cases[i].before);
  read_side (&after, cases[i].after);
  old = borrow (&before);
  new = borrow (&after);
  changes = rgm_plan_diff_new (&old, &new, cases[i].changed);
  for (guint c = 0; c < changes->len; c++)
    {
      const RgmPlanChange *change = &g_array_index (changes, RgmPlanChange, c);
      g_autofree char *sentence = rgm_sentence_change (before.plan, after.plan, change);
      g_autofree char *end = rgm_sentence_change_new (before.plan, after.plan, change);

      /* A window prints the new value bold, and finds it at the end. */
      g_assert_true (g_str_has_suffix (sentence, end));
      g_string_append_printf (got, "%s%s%s", c > 0 ? "\n" : "", change->is_worse ? "!" : "",
                              sentence);
    }
  g_assert_cmpstr (got->str, ==, cases[i].expected);
  side_clear (&before);
  side_clear (&after);
}

static void
test_spoken (void)
{
  g_autofree char *spoken = NULL;
  g_autoptr (GArray) changes = NULL;
  Side before, after;
  RgmPlanSide old, new;

  read_side (&before, "a:2026-10-16 b:2026-11-17");
  read_side (&after, "a:2026-10-16 b:2026-11-20");
  old = borrow (&before);
  new = borrow (&after);
  changes = rgm_plan_diff_new (&old, &new, "b");
  spoken = rgm_sentence_change_spoken (before.plan, after.plan,
                                       &g_array_index (changes, RgmPlanChange, 0));
  g_assert_cmpstr (spoken, ==, "Next session: 18 Dec – 1 Jan instead of 15–29 Dec");
  side_clear (&before);
  side_clear (&after);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-diff/%s", cases[i].title);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/plan-diff/in words to be heard", test_spoken);
  return g_test_run ();
}

/* Time that has gone by: how it is told, when healing is over, and what is told of windows that
 * last. Sessions are written as sample-plan.c reads them. */
#include "config.h"

#include "rgm-elapsed-text.h"
#include "rgm-healing.h"
#include "rgm-sentence.h"
#include "sample-plan.h"

#include <locale.h>

#define TODAY "2026-11-24"
#define HEAD "[Protocol]\nFormat=1\nId=one\nRevision=1\nName=One\nSessions=3\n"
#define RESULTS "[Window results]\nName=Visible results\nKind=results\nFrom=4 weeks\n"
#define REDNESS "[Window redness]\nName=Redness\nKind=healing\nFrom=0 days\nTo=48 hours\n"
#define PEELING "[Window peel]\nName=Peel\nKind=healing\nFrom=2 days\nTo=5 days\n"
#define LONG "[Window long]\nName=Long\nKind=healing\nFrom=0 days\nTo=6 months\n"
#define AFTER "[Window after]\nName=After\nKind=healing\nAfter=last\nFrom=0 days\nTo=9 days\n"
#define ICE "[Care ice]\nText=Cool the skin.\nFrom=0 hours\nTo=0 hours\n"
#define CARE "[Care sun]\nText=Keep out of the sun.\nFrom=0 hours\nTo=72 hours\n"

static void
test_units (void)
{
  static const struct { gint32 n_days; const char *text; } rows[] = {
    { 0, "0 days" },
    { 1, "1 day" },
    { 90, "90 days" },
    { 91, "about 3 months" },
    { 106, "about 3 months" },
    { 107, "about 4 months" },
    { 365, "about 12 months" },
    { 715, "about 23 months" },
    { 716, "about 2 years" },
    { 913, "about 2 years" },
    { 914, "about 3 years" },
    { 3653, "about 10 years" },
    { 46302, "about 127 years" },
    { G_MAXINT32, "about 5879611 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = rgm_elapsed_text (rows[i].n_days);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Healing ends with the last of its windows and of the care that have an end. */
static void
test_healing (void)
{
  static const struct { const char *protocol, *session, *sentence; } rows[] = {
    { HEAD REDNESS, "2026-11-22", "Healing: day 2" },
    { HEAD REDNESS, "2026-11-21", "Healing: ended on 23 Nov" },
    { HEAD REDNESS CARE, "2026-11-21", "Healing: day 3" },
    { HEAD REDNESS CARE, "2026-11-20", "Healing: ended on 23 Nov" },
    { HEAD REDNESS RESULTS, "2026-11-20", "Healing: ended on 22 Nov" },
    /* Where the rules do not tell, the days are counted as long as one counts days. */
    { HEAD, "2026-08-26", "Healing: day 90" },
    { HEAD, "2026-08-25", "Last session: 25 Aug" },
    { HEAD RESULTS, "2016-11-20", "Last session: 20 Nov 2016" },
    /* Care that is over on the day itself is no end of what follows. */
    { HEAD ICE, "2026-11-22", "Healing: day 2" },
    /* Nor is what follows a session that is yet to come, or the course as a whole. */
    { HEAD REDNESS, "2026-11-20 b2026-11-30", "Healing: ended on 22 Nov" },
    { HEAD REDNESS AFTER, "2026-09-20 2026-10-20 2026-11-20", "Healing: ended on 22 Nov" },
    { HEAD REDNESS, "b2026-11-20", NULL },
    { HEAD REDNESS, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (rows[i].protocol, rows[i].session, TODAY);
      g_autoptr (RgmSkin) skin = rgm_skin_new (plan, NULL, NULL, NULL);
      g_autofree char *sentence =
        skin != NULL ? rgm_sentence_healing_day (&skin->healing, plan->today) : NULL;

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

static RgmDay
parse_day (const char *text)
{
  RgmDay day;

  g_assert_true (rgm_day_parse (text, &day, NULL));
  return day;
}

/* Results that begin when healing is over are told of for a time. */
static void
test_tells (void)
{
  static const struct { const char *day; gboolean tells; } rows[] = {
    { "2026-12-17", FALSE },
    { "2026-12-18", TRUE },
    { "2027-03-18", TRUE },
    { "2027-03-19", FALSE },
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (HEAD REDNESS RESULTS, "2026-11-20", TODAY);
  RgmHealing healing;

  g_assert_true (rgm_healing_find (plan, &healing));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (rgm_healing_tells (&healing, parse_day ("2026-12-18"), RGM_DAY_NONE,
                                        parse_day (rows[i].day)), ==, rows[i].tells);
}

/* What has an end is told of up to its last day, and what lasts for as long as there is healing. */
static void
test_tells_until (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (HEAD LONG RESULTS, "2026-11-20", TODAY);
  RgmDay from = parse_day ("2026-12-18");
  RgmDay to = parse_day ("2027-01-18");
  RgmDay healed = parse_day ("2027-05-20");
  RgmHealing healing;

  g_assert_true (rgm_healing_find (plan, &healing));
  g_assert_true (rgm_healing_tells (&healing, from, to, to));
  g_assert_false (rgm_healing_tells (&healing, from, to, to + 1));
  g_assert_true (rgm_healing_tells (&healing, from, RGM_DAY_NONE, healed));
  g_assert_false (rgm_healing_tells (&healing, from, RGM_DAY_NONE, healed + 1));
}

/* A day of a window: what has an end is counted up to it, what lasts as time is told. The day of
 * the session is day 0, whenever the window begins. */
static void
test_windows (void)
{
  static const struct { const char *protocol, *day, *text; } rows[] = {
    { HEAD LONG, "2026-05-20", "day 181 of 181" },
    { HEAD PEELING, "2025-11-23", "day 3 of 5" },
    { HEAD RESULTS, "2026-02-18", "day 90" },
    { HEAD RESULTS, "2026-02-19", "about 3 months on" },
    { HEAD RESULTS, "2036-11-20", "about 11 years on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (rows[i].protocol, "2025-11-20", TODAY);
      g_autofree char *text = rgm_sentence_day_of_window (plan, &plan->windows[0],
                                                          parse_day (rows[i].day));

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/elapsed/units", test_units);
  g_test_add_func ("/elapsed/healing", test_healing);
  g_test_add_func ("/elapsed/tells", test_tells);
  g_test_add_func ("/elapsed/tells-until", test_tells_until);
  g_test_add_func ("/elapsed/windows", test_windows);

  return g_test_run ();
}

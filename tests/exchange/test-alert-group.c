/* All that is to be known of a course, each kind in one sentence. Sessions are written as
 * sample-plan.c reads them: `b` before a booking. */
#include "config.h"

#include "rgm-alert-group.h"
#include "sample-plan.h"

#include <locale.h>

#define TODAY "2026-11-24"
#define ALL "2026-03-01 2026-04-01 2026-05-01 2026-06-01"
#define KINDS_MAX 4

static const struct {
  const char *sessions;
  const char *sentences[KINDS_MAX];
  const char *advice[KINDS_MAX];
} rows[] = {
  { "2026-11-20 b2026-12-18", { NULL }, { NULL } },
  /* One of a kind is said in full. */
  { ALL " 2026-09-01",
    { "The session of 1 Sep is extra: no more than 4 sessions are needed." },
    { "It does not count: the course already has all its sessions." } },
  { ALL " 2026-09-01 2026-10-01",
    { "2 sessions are extra: the course needs no more than 4." },
    { "First on 1 Sep, last on 1 Oct." } },
  /* What is still to come stands before what is past. */
  { ALL " 2026-09-01 2026-10-01 b2026-12-01 b2027-01-01",
    { "2 bookings are extra: the course needs no more than 4.",
      "2 sessions are extra: the course needs no more than 4." },
    { "First on 1 Dec, last on 1 Jan.", "First on 1 Sep, last on 1 Oct." } },
  { "2026-09-01 2026-09-03 2026-09-05",
    { "Session 4 is overdue by 38 days: the last day on time was 17 Oct, and nothing is booked.",
      "2 sessions were too early." },
    { NULL, "First on 3 Sep, last on 5 Sep." } },
  { "2026-09-01 b2026-10-01 b2026-10-02 b2026-10-03",
    { "2 sessions are booked too early.",
      "3 bookings have passed, and nobody has said whether they took place.",
      "Session 2 is overdue by 42 days: the last day on time was 13 Oct, and nothing is booked." },
    { "First on 2 Oct, last on 3 Oct.",
      "First on 1 Oct, last on 3 Oct. Record each as done, missed or cancelled." } },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autoptr (GPtrArray) groups = rgm_alert_groups_new (plan);

      for (guint kind = 0; kind < groups->len; kind++)
        {
          g_autofree char *sentence = rgm_alert_group_describe (groups->pdata[kind]);
          g_autofree char *advice = rgm_alert_group_advise (groups->pdata[kind]);

          g_assert_cmpstr (sentence, ==, rows[i].sentences[kind]);
          g_assert_cmpstr (advice, ==, rows[i].advice[kind]);
        }
      g_assert_null (rows[i].sentences[groups->len]);
    }
}

/* Each alert is in one group, and nothing else is. */
static void
test_all (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autoptr (GPtrArray) groups = rgm_alert_groups_new (plan);
      gsize n_alerts = 0;

      for (guint kind = 0; kind < groups->len; kind++)
        {
          g_autoptr (RgmAlertGroup) copy = rgm_alert_group_copy (groups->pdata[kind]);

          n_alerts += copy->alerts->len;
        }
      g_assert_cmpuint (n_alerts, ==, plan->n_alerts);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alert-group/sentences", test_sentences);
  g_test_add_func ("/alert-group/all", test_all);
  return g_test_run ();
}

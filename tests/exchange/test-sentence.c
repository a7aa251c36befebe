/* What is said of sessions, courses, dates, windows and alerts, word by word. Sessions are written
 * as sample-plan.c reads them: `b` before a booking, `=yes` and `=no` for what the user decided. */
#include "config.h"

#include "rgm-protocol-file.h"
#include "rgm-sentence.h"
#include "sample-plan.h"

#include <locale.h>

#define TODAY "2026-11-24"

static const struct {
  const char *sessions;
  gsize index;
  const char *sentence;
  const char *brief;
  const char *check;
} verdicts[] = {
  { "2026-10-16", 0, "Session 1 on 16 Oct is the first: nothing comes before it.",
    "First session", "First session" },
  { "2026-10-16 2026-11-20 b2020-01-15", 2,
    "The session of 15 Jan 2020 is the first: nothing comes before it.",
    "First session · to confirm", "First session" },
  { "2026-10-16 2026-11-20", 1, "Session 2 was on time: 20 Nov is 35 days after session 1.",
    "35 days · on time", "35 days after session 1 · on time" },
  { "2026-10-16 2026-11-20 b2026-12-02", 2,
    "Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.",
    "12 days · 2 days too early",
    "12 days after session 2 · 2 days too early · earliest Fri 4 Dec" },
  { "2026-10-16 2026-11-20 b2026-12-03", 2,
    "Session 3 is booked 1 day too early: 3 Dec is 13 days after session 2.",
    "13 days · 1 day too early",
    "13 days after session 2 · 1 day too early · earliest Fri 4 Dec" },
  { "2026-10-16 2026-11-20 b2026-12-04", 2,
    "Session 3 is booked 14 days before the recommended days: 4 Dec is 14 days after session 2.",
    "14 days · early", "14 days after session 2 · early · recommended from Fri 18 Dec" },
  { "2026-10-16 2026-11-20 b2026-12-18", 2,
    "Session 3 is booked on time: 18 Dec is 28 days after session 2.",
    "28 days · on time", "28 days after session 2 · on time" },
  { "2026-10-16 2026-11-20 b2027-01-02", 2,
    "Session 3 is booked 1 day late: 2 Jan is 43 days after session 2.",
    "43 days · 1 day late", "43 days after session 2 · 1 day late" },
  { "2026-10-16 2026-10-25", 1,
    "Session 2 was 1 day too early: 25 Oct is 9 days after session 1.",
    "9 days · 1 day too early", "9 days after session 1 · 1 day too early · earliest Fri 30 Oct" },
  { "2026-10-16 2026-10-26", 1,
    "Session 2 was 4 days before the minimum, within the grace for what is already done: 26 Oct "
    "is 10 days after session 1.", "10 days · within the grace",
    "10 days after session 1 · within the grace" },
  { "2026-10-16 2026-10-30", 1,
    "Session 2 was 14 days before the recommended days: 30 Oct is 14 days after session 1.",
    "14 days · early", "14 days after session 1 · early · recommended from Fri 13 Nov" },
  { "2026-08-16 2026-10-16", 1,
    "Session 2 was 19 days late: 16 Oct is 61 days after session 1.",
    "61 days · 19 days late", "61 days after session 1 · 19 days late" },
  { "2026-10-16 2026-10-16", 1,
    "Session 2 was 10 days too early: 16 Oct is on the same day as session 1.",
    "0 days · 10 days too early",
    "on the same day as session 1 · 10 days too early · earliest Fri 30 Oct" },
  { "2026-10-16=no 2026-11-20", 1,
    "Session 1 was on time: 20 Nov is 35 days after the session of 16 Oct.",
    "35 days · on time", "35 days after the session of 16 Oct · on time" },
  { "2026-10-16 2026-11-20=no", 1,
    "The session of 20 Nov was on time: 20 Nov is 35 days after session 1.",
    "35 days · on time · does not count", "35 days after session 1 · on time" },
  { "2026-10-16 b2026-11-20", 1,
    "Session 2 is booked on time: 20 Nov is 35 days after session 1.",
    "35 days · on time · to confirm", "35 days after session 1 · on time" },
  { "2026-01-01 2026-02-01 2026-03-05 2026-04-06 2026-11-01", 4,
    "The session of 1 Nov is extra: no more than 4 sessions are needed.",
    "about 7 months · extra",
    "The session of 1 Nov is extra: no more than 4 sessions are needed." },
  { "2025-01-01 2025-02-01", 1,
    "Session 2 was on time: 1 Feb 2025 is 31 days after session 1.",
    "31 days · on time", "31 days after session 1 · on time" },
};

/* While a booking is moved: where it is, and from when on it would be better. */
static void
test_moves (void)
{
  static const char *const moves[][2] = {
    { "2026-12-02", "12 days · 2 days too early · earliest 4 Dec" },
    { "2026-12-04", "14 days · early · recommended from 18 Dec" },
    { "2026-12-18", "28 days · on time" },
    { "2027-01-02", "43 days · 1 day late" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *sessions = g_strdup_printf ("2026-11-20 b%s", moves[i][0]);
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, sessions, TODAY);
      g_autofree char *move = rgm_sentence_move (plan, 1);

      g_assert_cmpstr (move, ==, moves[i][1]);
    }
}

static void
test_verdicts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, verdicts[i].sessions, TODAY);
      g_autofree char *sentence = rgm_sentence_verdict (plan, verdicts[i].index);
      g_autofree char *brief = rgm_sentence_verdict_short (plan, verdicts[i].index);
      g_autofree char *check = rgm_sentence_check (plan, verdicts[i].index);

      g_assert_cmpstr (sentence, ==, verdicts[i].sentence);
      g_assert_cmpstr (brief, ==, verdicts[i].brief);
      g_assert_cmpstr (check, ==, verdicts[i].check);
    }
}

/* A rule that counts from another session than the one before says so. */
static void
test_other_reference (void)
{
  static const char protocol[] =
    "[Protocol]\nFormat=1\nId=sample\nRevision=1\nName=Sample concern\nSessions=3\n"
    "[Spacing second]\nSession=2\nMinimum=4 weeks\n"
    "[Spacing third]\nSession=3\nMinimum=8 weeks\n"
    "[Spacing third-from-first]\nSession=3\nFrom=1\nMinimum=16 weeks\n";
  g_autoptr (RgmPlan) plan = sample_plan_new (protocol, "2026-08-01 2026-08-31 b2026-11-15",
                                              "2026-09-01");
  g_autofree char *sentence = rgm_sentence_verdict (plan, 2);

  g_assert_cmpstr (sentence, ==, "Session 3 is booked 6 days too early: 15 Nov is 106 days after "
                   "session 1.");
}

static void
test_counts (void)
{
  static const struct {
    const char *sessions;
    gsize index;
    const char *expected;
  } rows[] = {
    { "2026-10-16 2026-11-20", 1, NULL },
    { "2026-10-16 2026-10-20", 1, "It counts all the same." },
    { "2026-10-16 2026-10-20=no", 1, "It does not count because the user decided so." },
    { "2026-10-16 2026-11-20=yes", 1, "It counts because the user decided so." },
    { "2026-01-01 2026-02-01 2026-03-05 2026-04-06 2026-11-01", 4,
      "It does not count: the course already has all its sessions." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autofree char *text = rgm_sentence_counts (plan, rows[i].index);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_courses (void)
{
  static const struct {
    const char *sessions;
    const char *status;
    const char *detail;
    const char *next;
    const char *range;
    const char *next_detail;
  } rows[] = {
    { "", "0 of 3–4 sessions done", "3–4 remaining", "Session 1 may be on any day.", "any day",
      NULL },
    { "2026-11-20", "1 of 3–4 sessions done",
      "2–3 remaining · finishes with session 3: 15 Jan – 12 Feb 2027, with session 4: 12 Feb – 26 "
      "Mar 2027 · final results from 15 Apr 2027",
      "Session 2: earliest 4 Dec, recommended 18 Dec – 1 Jan, overdue from 2 Jan.",
      "18 Dec – 1 Jan", "earliest 4 Dec · overdue from 2 Jan" },
    { "2026-10-01", "1 of 3–4 sessions done",
      "2–3 remaining · finishes with session 3: 26 Nov – 24 Dec 2026, with session 4: 24 Dec "
      "2026 – 4 Feb 2027 · final results from 26 Feb 2027",
      "Session 2: earliest 15 Oct, recommended 29 Oct – 12 Nov, overdue from 13 Nov.",
      "29 Oct – 12 Nov", "earliest 15 Oct · overdue since 13 Nov" },
    { "2026-09-01 2026-10-06 2026-11-10", "3 of 3–4 sessions done",
      "as many as needed, more are allowed · 0–1 remaining · up to session 4: 8–22 Dec 2026 · "
      "final results from 10 Feb 2027",
      "Session 4: earliest 24 Nov, recommended 8–22 Dec, overdue from 23 Dec.",
      "8–22 Dec", "earliest 24 Nov · overdue from 23 Dec" },
    { "2026-08-01 2026-09-01 2026-10-06 2026-11-10", "4 of 3–4 sessions done",
      "complete · final results from 10 Feb 2027", "The course is complete: no session remains.",
      NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autofree char *status = rgm_sentence_status (plan);
      g_autofree char *detail = rgm_sentence_status_detail (plan);
      g_autofree char *next = rgm_sentence_next (plan);
      g_autofree char *range = rgm_sentence_next_range (plan);
      g_autofree char *next_detail = rgm_sentence_next_detail (plan);

      g_assert_cmpstr (status, ==, rows[i].status);
      g_assert_cmpstr (detail, ==, rows[i].detail);
      g_assert_cmpstr (next, ==, rows[i].next);
      g_assert_cmpstr (range, ==, rows[i].range);
      g_assert_cmpstr (next_detail, ==, rows[i].next_detail);
    }
}

/* The card of a course tells of the booking that stands for the next session. */
static void
test_next_booked (void)
{
  static const struct { const char *sessions, *booked; } rows[] = {
    { "2026-11-20", NULL },
    { "2026-11-20 b2026-12-18", "Booked for Fri 18 Dec" },
    { "2026-11-20 b2026-12-03", NULL },
    { "b2026-12-18", "Booked for Fri 18 Dec" },
    { "2026-08-01 2026-09-01 2026-10-06 2026-11-10 b2026-12-18", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autofree char *booked = rgm_sentence_next_booked (plan);

      g_assert_cmpstr (booked, ==, rows[i].booked);
    }
}

static void
test_alerts (void)
{
  static const struct {
    const char *sessions;
    const char *sentence;
    const char *advice;
  } rows[] = {
    { "2026-10-16 2026-11-20 b2026-12-02",
      "Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2.",
      "Earliest 4 Dec (Collagen: peak about then). Recommended 18 Dec – 1 Jan." },
    { "2026-10-16 2026-10-20", "Session 2 was 6 days too early: 20 Oct is 4 days after session 1.",
      "It counts all the same." },
    { "2026-10-16 b2026-11-20",
      "The booking of 20 Nov has passed, 4 days ago, and nobody has said whether it took place.",
      "Record it as done, missed or cancelled." },
    { "2026-10-11",
      "Session 2 is overdue by 2 days: the last day on time was 22 Nov, and nothing is booked.",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, rows[i].sessions, TODAY);
      g_autofree char *sentence = NULL;
      g_autofree char *advice = NULL;

      g_assert_cmpuint (plan->n_alerts, ==, 1);
      sentence = rgm_sentence_alert (plan, &plan->alerts[0]);
      advice = rgm_sentence_alert_advice (plan, &plan->alerts[0]);
      g_assert_cmpstr (sentence, ==, rows[i].sentence);
      g_assert_cmpstr (advice, ==, rows[i].advice);
    }
}

/* A minimum may lie after what another rule recommends: nobody is told to come too early. */
static void
test_advice_by_two_rules (void)
{
  static const char protocol[] =
    "[Protocol]\nFormat=1\nId=two\nRevision=1\nName=Two\nSessions=3\n"
    "[Spacing all]\nMinimum=2 weeks\nRecommendedFrom=4 weeks\nRecommendedTo=6 weeks\n"
    "[Spacing third]\nSession=3\nFrom=1\nMinimum=1 year\n";
  g_autoptr (RgmPlan) plan = sample_plan_new (protocol, "2026-10-16 2026-11-20 b2026-12-18",
                                              TODAY);
  g_autofree char *advice = rgm_sentence_alert_advice (plan, &plan->alerts[0]);
  RgmLimit days[RGM_N_LIMITS];

  g_assert_cmpstr (advice, ==, "Earliest 16 Oct 2027. Recommended 16 Oct 2027.");
  rgm_evaluation_get_days (&plan->sessions[1], days);
  for (int kind = 0; kind < RGM_N_LIMITS; kind++)
    g_assert_cmpint (days[kind].day, ==, plan->sessions[1].limits[kind].day);
}

/* Without recommended days, the earliest is where they begin, and none is the last. */
static void
test_advice_without_recommendation (void)
{
  static const char protocol[] =
    "[Protocol]\nFormat=1\nId=least\nRevision=1\nName=Least\nSessions=3\n"
    "[Spacing all]\nMinimum=2 weeks\n";
  g_autoptr (RgmPlan) plan = sample_plan_new (protocol, "2026-11-20 b2026-12-03", TODAY);
  g_autofree char *advice = rgm_sentence_alert_advice (plan, &plan->alerts[0]);

  g_assert_cmpstr (advice, ==, "Earliest 4 Dec. Recommended from 4 Dec.");
}

static void
test_claim_without_sources (void)
{
  char *none[] = { NULL };
  const RgmClaim claim = { .text = (char *) "One session", .sources = none };
  g_autofree char *text = rgm_sentence_claim (&claim, NULL);

  g_assert_cmpstr (text, ==, "No source given: One session");
}

static void
test_windows (void)
{
  static const char *const expected[] = {
    "Collagen after session 1: 16 Oct 2026 – 16 Apr 2027, peak about 30 Oct",
    "Visible results after session 1: from 13 Nov 2026",
    "Collagen after session 2: 20 Nov 2026 – 20 May 2027, peak about 4 Dec",
    "Visible results after session 2: from 18 Dec 2026",
    "Collagen after session 3, if it takes place as booked: 2 Dec 2026 – 2 Jun 2027, peak about 16 "
    "Dec",
    "Visible results after session 3, if it takes place as booked: from 30 Dec 2026",
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, "2026-10-16 2026-11-20 b2026-12-02",
                                              TODAY);

  g_assert_cmpuint (plan->n_windows, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < plan->n_windows; i++)
    {
      g_autofree char *sentence = rgm_sentence_window (plan, &plan->windows[i]);

      g_assert_cmpstr (sentence, ==, expected[i]);
    }
}

/* The numbers of the picture of a booking: with the booking kept, all later dates move with it. */
static void
test_consequence (void)
{
  static const char six[] =
    "[Protocol]\nFormat=1\nId=sample\nRevision=1\nName=Sample concern\nSessions=6\n"
    "[Spacing standard]\nMinimum=14 days\nRecommendedFrom=4 weeks\nRecommendedTo=6 weeks\n";
  g_autoptr (RgmPlan) kept = sample_plan_new (six, "2026-10-16 2026-11-20 b2026-12-02=yes", TODAY);
  g_autoptr (RgmPlan) early = sample_plan_new (six, "2026-10-16 2026-11-20 b2026-12-02", TODAY);
  g_autofree char *after_kept = rgm_sentence_consequence (kept, 2);
  g_autofree char *after_early = rgm_sentence_consequence (early, 2);

  g_assert_cmpstr (after_kept, ==,
                   "After this booking: next 30 Dec – 13 Jan · finish 24 Feb – 7 Apr 2027");
  g_assert_cmpstr (after_early, ==, NULL);
}

static void
test_reasons (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, "2026-10-16 2026-11-20", TODAY);
  RgmReason reasons[RGM_N_LIMITS];
  g_autofree char *sum = NULL;
  g_autofree char *line = NULL;

  g_assert_cmpuint (rgm_explain_forecast (&plan->next, reasons), ==, 3);
  sum = rgm_sentence_reason_sum (&reasons[0]);
  line = rgm_sentence_reason_line (plan, &reasons[1]);
  g_assert_cmpstr (sum, ==, "20 Nov 2026 + 14 days = 4 Dec 2026");
  g_assert_cmpstr (line, ==,
                   "Recommended from: 20 Nov 2026 + 4 weeks = 18 Dec 2026, from session 2");
}

/* A session without a number is one of the same course that does not count, or of another course:
 * only the plan tells which. */
static void
test_references (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, "2026-10-16 2026-11-20", TODAY);
  RgmReason reasons[RGM_N_LIMITS];
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  g_assert_cmpuint (rgm_explain_forecast (&plan->next, reasons), ==, 3);
  reasons[0].reference_number = 0;
  own = rgm_sentence_reason_reference (plan, &reasons[0]);
  reasons[0].reference -= 1;
  other = rgm_sentence_reason_reference (plan, &reasons[0]);
  g_assert_cmpstr (own, ==, "Counted from the session of 20 Nov 2026, which has no number in this "
                   "course.");
  g_assert_cmpstr (other, ==, "Counted from the session of 19 Nov 2026, which belongs to another "
                   "course on the same area.");
}

/* Titles come from the catalogue; an id that it does not know stands for itself. */
static void
test_sources (void)
{
  static const char text[] = "[Source one]\nTitle=A First Text\n";
  static const char *const both[] = { "one", "two", NULL };
  static const char *const first[] = { "one", NULL };
  g_autoptr (RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();
  g_autoptr (RgmCatalogue) catalogue = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *title = NULL;
  g_autofree char *none = rgm_sentence_sources (NULL, NULL);

  rgm_catalogue_builder_add_sources (builder, "sources.ini", text, -1);
  catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));
  titles = rgm_sentence_sources (both, catalogue);
  title = rgm_sentence_sources (first, catalogue);
  g_assert_cmpstr (titles, ==, "Sources: “A First Text”, “two”");
  g_assert_cmpstr (title, ==, "Source: “A First Text”");
  g_assert_cmpstr (none, ==, "No source given");
}

static void
test_care (void)
{
  static const struct {
    const char *from;
    const char *to;
    const char *expected;
  } rows[] = {
    { "-24 hours", "0 hours", "From 24 hours before the session" },
    { "-24 hours", "-2 hours", "From 24 hours before the session" },
    { "-7 days", "-1 day", "From 7 days to 1 day before the session" },
    { "-1 day", "2 days", "From 1 day before to 2 days after the session" },
    { "0 days", "0 days", "On the day of the session" },
    { "0 hours", "72 hours", "Until 72 hours after the session" },
    { "24 hours", "72 hours", "From 24 hours to 72 hours after the session" },
    { "72 hours + 1 day", NULL, "From 4 days after the session on" },
    { "0 days", NULL, "From the session on" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmCare care = { .has_to = rows[i].to != NULL };
      g_autofree char *span = NULL;

      g_assert_true (rgm_period_parse (rows[i].from, RGM_PERIOD_UNITS_HOURS, &care.from, NULL));
      if (rows[i].to != NULL)
        g_assert_true (rgm_period_parse (rows[i].to, RGM_PERIOD_UNITS_HOURS, &care.to, NULL));
      span = rgm_sentence_care_span (&care);
      g_assert_cmpstr (span, ==, rows[i].expected);
    }
}

static void
test_summaries (void)
{
  static const RgmSummary base = {
    .status = RGM_STATUS_IN_PROGRESS, .min_needed = 3, .max_needed = 6, .counted = 2,
    .next_number = 3,
  };
  RgmSummary summary = base;
  RgmDay today = rgm_day_new (2026, 11, 24);
  g_autofree char *counts = rgm_sentence_summary (&summary);
  g_autofree char *early = NULL;
  g_autofree char *overdue = NULL;
  g_autofree char *booked = NULL;
  g_autofree char *next = NULL;
  g_autofree char *paused = NULL;

  summary.earliest = rgm_day_new (2026, 12, 4);
  summary.recommended_from = rgm_day_new (2026, 12, 18);
  summary.recommended_to = rgm_day_new (2027, 1, 1);
  next = rgm_sentence_summary_state (&summary, today);
  summary.next_booked = rgm_day_new (2026, 12, 2);
  booked = rgm_sentence_summary_state (&summary, today);
  summary.most_days_too_early = 2;
  early = rgm_sentence_summary_state (&summary, today);
  summary = base;
  summary.overdue = TRUE;
  summary.recommended_to = rgm_day_new (2026, 11, 22);
  overdue = rgm_sentence_summary_state (&summary, today);
  summary = base;
  summary.status = RGM_STATUS_PAUSED;
  summary.next_number = 0;
  paused = rgm_sentence_summary_state (&summary, today);

  g_assert_cmpstr (counts, ==, "2 of 3–6");
  g_assert_cmpstr (next, ==, "Next session: 18 Dec – 1 Jan");
  g_assert_cmpstr (booked, ==, "Booked for Wed 2 Dec");
  g_assert_cmpstr (early, ==, "Booked 2 days too early");
  g_assert_cmpstr (overdue, ==, "Overdue since 23 Nov");
  g_assert_cmpstr (paused, ==, "Paused");
}

static void
test_zones (void)
{
  RgmDay today = rgm_day_new (2026, 11, 24);
  const RgmBookingZone zones[] = {
    { RGM_VERDICT_EARLY, rgm_day_new (2026, 12, 4), rgm_day_new (2026, 12, 17), RGM_DAY_NONE,
      { { .day = RGM_DAY_NONE } } },
    { RGM_VERDICT_LATE, rgm_day_new (2027, 1, 2), RGM_DAY_NONE, RGM_DAY_NONE,
      { { .day = RGM_DAY_NONE } } },
    { RGM_VERDICT_FIRST, today, RGM_DAY_NONE, RGM_DAY_NONE, { { .day = RGM_DAY_NONE } } },
    { RGM_VERDICT_TOO_EARLY, rgm_day_new (2026, 12, 2), rgm_day_new (2026, 12, 15),
      rgm_day_new (2026, 12, 2), { { .day = RGM_DAY_NONE } } },
  };
  g_autofree char *possible = rgm_sentence_zone (&zones[0], today);
  g_autofree char *overdue = rgm_sentence_zone (&zones[1], today);
  g_autofree char *any = rgm_sentence_zone (&zones[2], today);
  g_autofree char *after_other = rgm_sentence_zone (&zones[3], today);

  g_assert_cmpstr (after_other, ==,
                   "Next session, too early: 2–15 Dec · after the booking of 2 Dec in another "
                   "course");
  g_assert_cmpstr (any, ==, "Next session, any day: from 24 Nov");
  g_assert_cmpstr (possible, ==, "Next session, possible: 4–17 Dec");
  g_assert_cmpstr (overdue, ==, "Next session, overdue: from 2 Jan");
}

/* What has a number has a word: nothing is left to colour. */
static void
test_names (void)
{
  for (RgmVerdict verdict = RGM_VERDICT_FIRST; verdict <= RGM_VERDICT_TOO_EARLY; verdict++)
    {
      g_assert_cmpstr (rgm_sentence_verdict_name (verdict), !=, "");
      g_assert_cmpstr (rgm_sentence_zone_name (verdict), !=, "");
    }
  for (RgmStatus status = RGM_STATUS_NOT_STARTED; status <= RGM_STATUS_STOPPED; status++)
    g_assert_cmpstr (rgm_sentence_status_name (status), !=, "");
  for (RgmSessionState state = RGM_SESSION_DONE; state <= RGM_SESSION_MISSED; state++)
    g_assert_cmpstr (rgm_sentence_state_name (state), !=, "");
  for (RgmLimitKind kind = RGM_LIMIT_ABSOLUTE; kind <= RGM_LIMIT_RECOMMENDED_TO; kind++)
    g_assert_cmpstr (rgm_sentence_limit_name (kind), !=, "");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentence/moves", test_moves);
  g_test_add_func ("/sentence/verdicts", test_verdicts);
  g_test_add_func ("/sentence/other-reference", test_other_reference);
  g_test_add_func ("/sentence/counts", test_counts);
  g_test_add_func ("/sentence/courses", test_courses);
  g_test_add_func ("/sentence/next-booked", test_next_booked);
  g_test_add_func ("/sentence/alerts", test_alerts);
  g_test_add_func ("/sentence/advice-by-two-rules", test_advice_by_two_rules);
  g_test_add_func ("/sentence/advice-without-recommendation", test_advice_without_recommendation);
  g_test_add_func ("/sentence/claim-without-sources", test_claim_without_sources);
  g_test_add_func ("/sentence/windows", test_windows);
  g_test_add_func ("/sentence/consequence", test_consequence);
  g_test_add_func ("/sentence/reasons", test_reasons);
  g_test_add_func ("/sentence/references", test_references);
  g_test_add_func ("/sentence/sources", test_sources);
  g_test_add_func ("/sentence/care", test_care);
  g_test_add_func ("/sentence/summaries", test_summaries);
  g_test_add_func ("/sentence/zones", test_zones);
  g_test_add_func ("/sentence/names", test_names);

  return g_test_run ();
}

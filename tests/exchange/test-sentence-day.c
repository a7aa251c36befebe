/* What is said of a day, as a practitioner reads it: the day and the lane, and what the timeline,
 * the calendar and a screen reader say. Sessions are written as sample-plan.c reads them. */
#include "config.h"

#include "rgm-sentence-day.h"
#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"
#include "sample-plan.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-24"
#define COURSE "2026-10-16 2026-11-20 b2026-12-02T14:30"

static const char acne[] =
  "[Protocol]\nFormat=1\nId=acne\nRevision=1\nName=Acne scars\nSessions=6\n"
  "[Spacing standard]\nMinimum=14 days\nRecommendedFrom=4 weeks\nRecommendedTo=6 weeks\n"
  "[Window inflammation]\nName=Redness and swelling\nKind=healing\nFrom=0 hours\nTo=48 hours\n"
  "Sources=one\n"
  "[Window recovery]\nName=Recovery\nKind=healing\nFrom=1 day\nTo=3 days\nReading=true\n"
  "Sources=one\n"
  "[Window collagen]\nName=Collagen\nKind=collagen\nFrom=0 days\nPeak=14 days\nTo=6 months\n"
  "Sources=one\n"
  "[Window results]\nName=Visible results\nKind=results\nFrom=4 weeks\n";

static RgmDay
parse_day (const char *text)
{
  RgmDay day = RGM_DAY_NONE;

  g_assert_true (rgm_day_parse (text, &day, NULL));
  return day;
}

static RgmSegmentLayout *
make_layout (const char *sessions)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (acne, sessions, TODAY);

  return rgm_segment_layout_new (plan);
}

/* Two sessions done, one booked two days too early: one lane of a day. */
static const struct {
  const char *day;
  RgmLane lane;
  const char *sentence;
} lanes[] = {
  { "2026-10-15", RGM_LANE_SESSIONS, "Thu 15 Oct. Sessions: nothing." },
  { "2026-10-16", RGM_LANE_SESSIONS,
    "Fri 16 Oct. Sessions: Session 1 on 16 Oct is the first: nothing comes before it." },
  { "2026-11-20", RGM_LANE_SESSIONS,
    "Fri 20 Nov. Sessions: Session 2 was on time: 20 Nov is 35 days after session 1." },
  { "2026-12-02", RGM_LANE_SESSIONS,
    "Wed 2 Dec. Sessions: Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2. "
    "Booked 14:30." },
  { "2026-12-18", RGM_LANE_SESSIONS,
    "Fri 18 Dec. Sessions: Session 3: earliest 4 Dec, recommended 18 Dec – 1 Jan, overdue from 2 "
    "Jan." },
  { "2026-11-20", RGM_LANE_HEALING,
    "Fri 20 Nov. Healing: Redness and swelling after session 2: 20–22 Nov 2026 · day 0 of 2." },
  { "2026-11-22", RGM_LANE_HEALING,
    "Sun 22 Nov. Healing: Redness and swelling after session 2: 20–22 Nov 2026 · day 2 of 2. "
    "Recovery after session 2: 21–23 Nov 2026 · day 2 of 3. A reading: the source puts it less "
    "definitely." },
  { "2026-11-24", RGM_LANE_HEALING, "Tue 24 Nov, today. Healing: nothing." },
  { "2026-12-02", RGM_LANE_HEALING,
    "Wed 2 Dec. Healing: Redness and swelling after session 3, if it takes place as booked: 2–4 "
    "Dec 2026 · day 0 of 2." },
  { "2026-11-19", RGM_LANE_COLLAGEN,
    "Thu 19 Nov. Collagen: Collagen after session 1: 16 Oct 2026 – 16 Apr 2027, peak about 30 Oct "
    "· day 34 of 182." },
  { "2026-12-01", RGM_LANE_COLLAGEN,
    "Tue 1 Dec. Collagen: Collagen after session 1: 16 Oct 2026 – 16 Apr 2027, peak about 30 Oct · "
    "day 46 of 182. Collagen after session 2: 20 Nov 2026 – 20 May 2027, peak about 4 Dec · day 11 "
    "of 181." },
  { "2026-11-24", RGM_LANE_RESULTS,
    "Tue 24 Nov, today. Results: Visible results after session 1: from 13 Nov 2026 · day 39. No "
    "source given." },
  { "2026-11-19", RGM_LANE_BOOK_NEXT, "Thu 19 Nov. Book next: nothing." },
  { "2026-11-20", RGM_LANE_BOOK_NEXT,
    "Fri 20 Nov. Book next: Next session, too early: 20 Nov – 3 Dec · 14 days too early." },
  { "2026-12-03", RGM_LANE_BOOK_NEXT,
    "Thu 3 Dec. Book next: Next session, too early: 20 Nov – 3 Dec · 1 day too early." },
  { "2026-12-04", RGM_LANE_BOOK_NEXT,
    "Fri 4 Dec. Book next: Next session, possible: 4–17 Dec · 14 days before the recommended "
    "days." },
  { "2026-12-17", RGM_LANE_BOOK_NEXT,
    "Thu 17 Dec. Book next: Next session, possible: 4–17 Dec · 1 day before the recommended "
    "days." },
  { "2026-12-18", RGM_LANE_BOOK_NEXT,
    "Fri 18 Dec. Book next: Next session, recommended: 18 Dec – 1 Jan." },
  { "2027-01-01", RGM_LANE_BOOK_NEXT,
    "Fri 1 Jan. Book next: Next session, recommended: 18 Dec – 1 Jan." },
  { "2027-01-02", RGM_LANE_BOOK_NEXT,
    "Sat 2 Jan. Book next: Next session, overdue: from 2 Jan · 1 day late." },
  /* After the end of the timeline it is as overdue, and the year is told. */
  { "2028-01-02", RGM_LANE_BOOK_NEXT,
    "Sun 2 Jan 2028. Book next: Next session, overdue: from 2 Jan · about 12 months late." },
};

static void
test_lanes (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout (COURSE);

  for (gsize i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autofree char *sentence = rgm_sentence_day_in_lane (layout, lanes[i].lane,
                                                            parse_day (lanes[i].day));

      g_assert_cmpstr (sentence, ==, lanes[i].sentence);
    }
}

/* A whole day: sessions and the days to book on first, then the windows in few words. */
static const struct {
  const char *sessions;
  const char *day;
  const char *sentence;
} days[] = {
  { COURSE, "2026-10-15", "Thu 15 Oct. Nothing." },
  { COURSE, "2026-10-16",
    "Fri 16 Oct. Session 1 on 16 Oct is the first: nothing comes before it. Redness and swelling "
    "after session 1, day 0 of 2. Collagen after session 1, day 0 of 182." },
  { COURSE, "2026-11-24",
    "Tue 24 Nov, today. Next session, too early: 20 Nov – 3 Dec · 10 days too early. Collagen "
    "after session 1, day 39 of 182. Collagen after session 2, day 4 of 181. Visible results after "
    "session 1, day 39." },
  { COURSE, "2026-12-02",
    "Wed 2 Dec. Session 3 is booked 2 days too early: 2 Dec is 12 days after session 2. Booked "
    "14:30. Next session, too early: 20 Nov – 3 Dec · 2 days too early. Redness and swelling after "
    "session 3, if it takes place as booked, day 0 of 2. Collagen after session 1, day 47 of 182. "
    "Collagen after session 2, day 12 of 181. Collagen after session 3, if it takes place as "
    "booked, day 0 of 182. Visible results after session 1, day 47." },
  { "", "2026-11-23", "Mon 23 Nov. Nothing." },
  { "", "2026-11-24", "Tue 24 Nov, today. Next session, any day: from 24 Nov." },
  { "2026-10-16 b2026-11-20", "2026-11-20",
    "Fri 20 Nov. Session 2 is booked on time: 20 Nov is 35 days after session 1. The booking of 20 "
    "Nov has passed, 4 days ago, and nobody has said whether it took place. Next session, "
    "recommended: 13–27 Nov. Redness and swelling after session 2, if it takes place as booked, "
    "day 0 of 2. Collagen after session 1, day 35 of 182. Collagen after session 2, if it takes "
    "place as booked, day 0 of 181. Visible results after session 1, day 35." },
  { "2026-10-16 2026-10-20=no", "2026-10-20",
    "Tue 20 Oct. The session of 20 Oct was 10 days too early: 20 Oct is 4 days after session 1. It "
    "does not count because the user decided so. Next session, too early: 20 Oct – 2 Nov · 14 days "
    "too early. Redness and swelling after the session of 20 Oct, day 0 of 2. Collagen after "
    "session 1, day 4 of 182. Collagen after the session of 20 Oct, day 0 of 182." },
};

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (RgmSegmentLayout) layout = make_layout (days[i].sessions);
      g_autofree char *sentence = rgm_sentence_day (layout, parse_day (days[i].day));

      g_assert_cmpstr (sentence, ==, days[i].sentence);
    }
}

/* Once nothing is to be booked any more, the lane says why. */
static void
test_complete (void)
{
  g_autoptr (RgmSegmentLayout) layout =
    make_layout ("2026-01-01 2026-02-01 2026-03-05 2026-04-06 2026-05-08 2026-06-10");
  g_autofree char *sentence = rgm_sentence_day_in_lane (layout, RGM_LANE_BOOK_NEXT,
                                                        parse_day ("2026-12-01"));

  g_assert_cmpstr (sentence, ==,
                   "Tue 1 Dec. Book next: The course is complete: no session remains.");
}

/* Whatever is said of a segment anywhere else stands in what is said of its days. */
static void
test_same_words (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout (COURSE);

  for (gsize i = 0; i < layout->n_segments; i++)
    {
      const RgmSegment *segment = &layout->segments[i];
      g_autofree char *known = rgm_timeline_caption_sentence (layout->plan, segment);
      g_autofree char *first = rgm_sentence_day_in_lane (layout, segment->lane, segment->first);
      g_autofree char *last = rgm_sentence_day_in_lane (layout, segment->lane,
                                                        segment->drawn_last);
      g_autofree char *alone = rgm_sentence_day_segment (layout->plan, segment, segment->first);

      g_assert_nonnull (strstr (first, known));
      g_assert_nonnull (strstr (last, known));
      g_assert_nonnull (strstr (first, alone));
    }
}

/* Each verdict of the days to book on is that of a session booked on that day. */
static void
test_zones_agree (void)
{
  g_autoptr (RgmSegmentLayout) layout = make_layout ("2026-10-16 2026-11-20");
  RgmDay last = parse_day ("2027-02-01");

  for (RgmDay day = parse_day ("2026-11-25"); day <= last; day++)
    {
      char date[RGM_DAY_FORMAT_SIZE];
      g_autofree char *sessions = g_strconcat ("2026-10-16 2026-11-20 b",
                                               rgm_day_format (day, date), NULL);
      g_autoptr (RgmPlan) booked = sample_plan_new (acne, sessions, TODAY);
      g_autofree char *brief = rgm_sentence_verdict_short (booked, 2);
      g_autofree char *sentence = rgm_sentence_day_in_lane (layout, RGM_LANE_BOOK_NEXT, day);
      gsize zone = rgm_segment_layout_find (layout, RGM_LANE_BOOK_NEXT, day, 0);
      const char *distance;

      g_assert_cmpint (layout->segments[zone].zone, ==, booked->sessions[2].verdict);
      distance = strstr (brief, " too early") != NULL || strstr (brief, " late") != NULL
        ? strstr (brief, "·") : NULL;
      if (distance != NULL)
        g_assert_nonnull (strstr (sentence, distance));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_TIME, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/sentence-day/lanes", test_lanes);
  g_test_add_func ("/exchange/sentence-day/days", test_days);
  g_test_add_func ("/exchange/sentence-day/complete", test_complete);
  g_test_add_func ("/exchange/sentence-day/same-words", test_same_words);
  g_test_add_func ("/exchange/sentence-day/zones-agree", test_zones_agree);

  return g_test_run ();
}

/* A session that does not count is told from one that does, in every place in the same words: it
 * has no number, for the one after it is judged for the same; its day is its name. Sessions are
 * written as sample-plan.c reads them. */
#include "config.h"

#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-card.h"
#include "rgm-timeline-text.h"
#include "sample-plan.h"

#include <locale.h>
#include <string.h>

#define TODAY "2026-11-24"
#define THREE "2026-07-05=no 2026-08-10=no 2026-09-13=no"
#define DECIDED "It does not count because the user decided so."

static const char repeating[] =
  "[Protocol]\nFormat=1\nId=sample\nRevision=1\nName=Sample concern\nSessions=3\n"
  "EarlySessions=repeat\n"
  "[Spacing standard]\nMinimum=14 days\nRecommendedFrom=4 weeks\nRecommendedTo=6 weeks\n";

/* The mark, the title, the name of its bar, and what the note beside the mark says. */
static const struct {
  const char *protocol;
  const char *sessions;
  gsize index;
  const char *mark;
  const char *title;
  const char *sentence;
  const char *note;
} names[] = {
  { sample_protocol, THREE, 0, "–", "Session that does not count",
    "The session of 5 Jul is the first: nothing comes before it. " DECIDED, "does not count" },
  { sample_protocol, THREE, 1, "–", "Session that does not count",
    "The session of 10 Aug was on time: 10 Aug is 36 days after the session of 5 Jul. " DECIDED,
    "does not count" },
  { sample_protocol, "2026-07-05=no 2026-08-10", 1, "1", "Session 1",
    "Session 1 was on time: 10 Aug is 36 days after the session of 5 Jul.", NULL },
  { sample_protocol, "2026-07-05 2026-07-10=no", 1, "–", "Session that does not count",
    "The session of 10 Jul was 5 days too early: 10 Jul is 5 days after session 1. " DECIDED,
    "does not count" },
  { sample_protocol, "2026-07-05 2026-07-10", 1, "2", "Session 2",
    "Session 2 was 5 days too early: 10 Jul is 5 days after session 1. It counts all the same.",
    NULL },
  { repeating, "2026-07-05 2026-07-10", 1, "–", "Session that does not count",
    "The session of 10 Jul was 9 days too early: 10 Jul is 5 days after session 1. It does not "
    "count and is to be repeated.", "does not count" },
  { repeating, "2026-11-20 b2026-12-02", 1, "–", "Session that does not count",
    "The session of 2 Dec is booked 2 days too early: 2 Dec is 12 days after session 1. It does "
    "not count and is to be repeated.", "2 Dec" },
  { sample_protocol, "2026-01-01 2026-02-01 2026-03-05 2026-04-06 2026-11-01", 4, "+",
    "Extra session",
    "The session of 1 Nov is extra: no more than 4 sessions are needed. It does not count: the "
    "course already has all its sessions.", "extra" },
};

static const RgmSegment *
find_session (const RgmSegmentLayout *layout, gsize session)
{
  for (gsize i = 0; i < layout->n_segments; i++)
    if (layout->segments[i].kind == RGM_SEGMENT_SESSION
        && layout->segments[i].session == (gint32) session)
      return &layout->segments[i];

  g_assert_not_reached ();
}

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RgmPlan) plan = sample_plan_new (names[i].protocol, names[i].sessions, TODAY);
      g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
      const RgmSegment *segment = find_session (layout, names[i].index);
      g_autofree char *mark = rgm_timeline_caption_mark (plan, segment);
      g_autofree char *title = rgm_sentence_session_title (plan, names[i].index);
      g_autofree char *sentence = rgm_timeline_caption_sentence (plan, segment);
      g_autofree char *note = rgm_timeline_caption_note (plan, segment, RGM_NOTE_WHOLE);

      g_assert_cmpstr (mark, ==, names[i].mark);
      g_assert_cmpstr (title, ==, names[i].title);
      g_assert_cmpstr (sentence, ==, names[i].sentence);
      g_assert_cmpstr (note, ==, names[i].note);
    }
}

/* Its card says it too, with the reason. */
static void
test_card (void)
{
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, THREE, TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  g_auto (RgmCardText) card = { 0 };
  g_autofree char *text = NULL;

  rgm_timeline_card_init (&card, plan, find_session (layout, 1), RGM_DAY_NONE, NULL);
  text = rgm_card_text_join (&card);
  g_assert_cmpstr (text, ==,
                   "Session that does not count · Done\nMon 10 Aug 2026\n"
                   "36 days after the session of 5 Jul · on time\n" DECIDED "\nSource: “one”");
}

/* Each window is told from those of the others, on its bar, its card and its day. */
static void
test_windows (void)
{
  static const char *const titles[] = {
    "Collagen after the session of 5 Jul", "Collagen after the session of 10 Aug",
    "Collagen after the session of 13 Sep",
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, THREE, TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  g_autofree char *day = rgm_sentence_day (layout, rgm_day_new (2026, 9, 15));

  for (gsize i = 0; i < plan->n_windows; i++)
    if (strcmp (plan->windows[i].rule->kind, "collagen") == 0)
      {
        RgmCardText card;
        g_autofree char *title = rgm_sentence_window_title (plan, &plan->windows[i]);

        g_assert_cmpstr (title, ==, titles[plan->windows[i].session]);
        rgm_sentence_card_window (plan, &plan->windows[i], plan->windows[i].from, NULL, &card);
        g_assert_nonnull (strstr (card.count, strstr (title, "after")));
        rgm_card_text_clear (&card);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_nonnull (strstr (day, titles[i]));
  g_assert_null (strstr (day, "session 1"));
}

/* The timeline in characters: a shape of its own, no number, and what the shape means. */
static void
test_characters (void)
{
  static const struct {
    gboolean plain;
    const char *counted;
    const char *not_counted;
    const char *key;
  } styles[] = {
    { FALSE, "●1", "⊘", "⊘ does not count" },
    { TRUE, "*1", "/", "/ does not count" },
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (sample_protocol, "2026-09-13=no 2026-10-20", TODAY);
  g_autoptr (RgmPlan) usual = sample_plan_new (sample_protocol, "2026-09-13 2026-10-20", TODAY);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      RgmTextStyle style = { .width = 80, .plain = styles[i].plain };
      g_autofree char *text = rgm_plan_to_timeline (plan, &style);
      g_autofree char *usual_text = rgm_plan_to_timeline (usual, &style);
      const char *lane = strstr (text, "Sessions");
      g_autofree char *sessions = g_strndup (lane, strcspn (lane, "\n"));
      const char *counted = strstr (sessions, styles[i].counted);
      const char *not_counted = strstr (sessions, styles[i].not_counted);

      g_assert_nonnull (counted);
      g_assert_nonnull (not_counted);
      g_assert_true (not_counted < counted);
      g_assert_null (strstr (counted + strlen (styles[i].counted), "1"));
      g_assert_nonnull (strstr (text, styles[i].key));
      g_assert_null (strstr (usual_text, "does not count"));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/not-counted/names", test_names);
  g_test_add_func ("/not-counted/card", test_card);
  g_test_add_func ("/not-counted/windows", test_windows);
  g_test_add_func ("/not-counted/characters", test_characters);

  return g_test_run ();
}

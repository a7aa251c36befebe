#include "config.h"

#include "rgm-timeline-card.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

/* The words of the cards of the timeline. */

/* What a card says of each kind of thing. */
static void
test_texts (void)
{
  static const struct {
    RgmSegmentKind kind;
    RgmVerdict zone;
    const char *day;
    const char *text;
  } texts[] = {
    { RGM_SEGMENT_FORECAST, RGM_VERDICT_FIRST, "2026-12-18",
      "Session 3 · To come\nrecommended 18 Dec – 1 Jan\nearliest 4 Dec · overdue from 2 Jan\n"
      "Sources: “how-many”, “how-long”" },
    { RGM_SEGMENT_ZONE, RGM_VERDICT_TOO_EARLY, "2026-12-02",
      "Next session, too early\n20 Nov – 3 Dec\n2 Dec is day 12 of 13 after session 2.\n"
      "Earliest: 20 Nov 2026 + 14 days = 4 Dec 2026, from session 2\n"
      "Sources: “how-many”, “how-long”" },
    { RGM_SEGMENT_ZONE, RGM_VERDICT_LATE, "2027-01-02",
      "Next session, overdue\nfrom 2 Jan\n2 Jan is day 43 after session 2.\n"
      "Last day on time: 20 Nov 2026 + 6 weeks = 1 Jan 2027, from session 2\n"
      "Sources: “how-many”, “how-long”" },
    { RGM_SEGMENT_FINAL_RESULTS, RGM_VERDICT_FIRST, "2026-12-18",
      "Final results\nfrom 12 Jun 2027\nFinal results show from 12 Jun 2027 if the sessions to "
      "come are on the first recommended days.\nSource: “how-many”" },
  };
  g_autoptr (RgmPlan) plan = sample_plan_new (COURSE_PAGE, TODAY);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < layout->n_segments; j++)
      if (layout->segments[j].kind == texts[i].kind && layout->segments[j].zone == texts[i].zone)
        {
          g_auto (RgmCardText) card = { 0 };
          g_autofree char *text = NULL;

          rgm_timeline_card_init (&card, plan, &layout->segments[j], sample_day (texts[i].day),
                                  NULL);
          text = rgm_card_text_join (&card);
          g_assert_cmpstr (text, ==, texts[i].text);
          break;
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* GLib asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");

  g_test_add_func ("/app/timeline-card-text/kinds", test_texts);

  return g_test_run ();
}

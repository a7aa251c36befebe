#include "config.h"

#include "sample-plan.h"

#include "rgm-protocol-file.h"

#include <string.h>

/* The one area that all is about. */
#define AREA ((RgmAreaSet) 1)

/* Four days of grace, so that every verdict can come up. */
const char sample_protocol[] =
  "[Protocol]\nFormat=1\nId=sample\nRevision=1\nName=Sample concern\nSessions=3-4\n"
  "[Spacing standard]\nFrom=previous\nAbsoluteMinimum=10 days\nMinimum=14 days\n"
  "RecommendedFrom=4 weeks\nRecommendedTo=6 weeks\nSources=one\n"
  "[Window collagen]\nName=Collagen\nKind=collagen\nFrom=0 days\nPeak=14 days\nTo=6 months\n"
  "Sources=one\n"
  "[Window results]\nName=Visible results\nKind=results\nFrom=4 weeks\nSources=one;two\n"
  "[Window final-results]\nName=Final results\nKind=final-results\nAfter=last\nFrom=3 months\n"
  "Sources=two\n";

static void
parse_counts (const char *mark, RgmSession *session)
{
  if (strstr (mark, "yes") != NULL)
    session->counts = RGM_COUNTS_YES;
  else if (strstr (mark, "no") != NULL)
    session->counts = RGM_COUNTS_NO;
}

/* A word such as `2026-12-02`, `b2026-12-02T14:30` for a booking, `2026-12-02=no`; with an `o`
 * before it, a session of another course on the same skin. */
static RgmSession
parse_session (const char *word)
{
  RgmSession session = { .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE };
  g_autofree char *date = NULL;
  const char *rest;

  if (*word == 'b')
    {
      session.state = RGM_SESSION_BOOKED;
      word++;
    }
  date = g_strndup (word, 10);
  g_assert_true (rgm_day_parse (date, &session.day, NULL));
  rest = word + 10;
  if (*rest == 'T')
    session.minute = (rest[1] - '0') * 600 + (rest[2] - '0') * 60 + (rest[4] - '0') * 10
      + (rest[5] - '0');
  parse_counts (rest, &session);

  return session;
}

RgmPlan *
sample_plan_new (const char *protocol_text, const char *sessions_text, const char *today_text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("sample.protocol", protocol_text,
                                                                 -1, &error);
  g_autoptr (RgmRules) rules = NULL;
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (RgmSession));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (RgmSession));
  g_auto (GStrv) words = g_strsplit (sessions_text, " ", -1);
  RgmCourse course = { 0 };
  RgmPlan *plan;
  RgmDay today;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        gboolean is_other = words[i][0] == 'o';
        RgmSession session = parse_session (words[i] + is_other);

        session.areas = is_other ? AREA : 0;
        g_array_append_val (is_other ? others : sessions, session);
      }

  g_assert_true (rgm_day_parse (today_text, &today, NULL));
  course.rules = rules;
  course.sessions = (const RgmSession *) (gpointer) sessions->data;
  course.n_sessions = sessions->len;
  course.areas = AREA;
  course.others = (const RgmSession *) (gpointer) others->data;
  course.n_others = others->len;
  plan = rgm_plan_new (&course, today, &error);
  g_assert_no_error (error);

  return plan;
}

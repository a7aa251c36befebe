#include "config.h"

#include "sample-plans.h"

#include "rgm-protocol-file.h"

static const char protocol_text[] =
  "[Protocol]\nFormat=1\nId=acne-scars\nRevision=1\nName=Acne scars\nSessions=6\n"
  "Sources=how-many\n"
  "[Spacing standard]\nFrom=previous\nAbsoluteMinimum=14 days\nMinimum=14 days\n"
  "RecommendedFrom=4 weeks\nRecommendedTo=6 weeks\nSources=how-many;how-long\n"
  "[Window inflammation]\nName=Redness and swelling\nKind=healing\nFrom=0 hours\nTo=48 hours\n"
  "Sources=how-often\n"
  "[Window aftercare]\nName=Aftercare\nKind=healing\nFrom=0 hours\nTo=72 hours\n"
  "Sources=how-many\n"
  "[Window recovery]\nName=Recovery\nKind=healing\nFrom=1 day\nTo=3 days\nSources=how-many\n"
  "[Window first-glow]\nName=First glow\nKind=results\nFrom=1 day\nTo=3 days\n"
  "Sources=how-many\n"
  "[Window collagen]\nName=Collagen\nKind=collagen\nFrom=0 days\nPeak=14 days\nTo=6 months\n"
  "Sources=how-often;how-many\n"
  "[Window visible-results]\nName=Visible results\nKind=results\nFrom=4 weeks\n"
  "Sources=how-long\n"
  "[Window final-results]\nName=Final results\nKind=final-results\nFrom=3 months\nAfter=last\n"
  "Sources=how-many\n"
  "[Window lasting]\nName=Maintenance due\nKind=maintenance\nFrom=3 months\nTo=6 months\n"
  "After=last\nReading=true\nSources=how-many\n";

/* A day as ISO 8601 writes it. */
RgmDay
sample_day (const char *text)
{
  RgmDay day = RGM_DAY_NONE;
  g_autoptr (GError) error = NULL;

  rgm_day_parse (text, &day, &error);
  g_assert_no_error (error);
  return day;
}

static RgmPlan *
make_plan_beside (const GArray *sessions, const GArray *others, RgmDay today, gboolean stopped)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("sample", protocol_text, -1,
                                                                 &error);
  g_autoptr (RgmRules) rules = NULL;
  RgmCourse course = {
    .stopped = stopped,
    .sessions = (const RgmSession *) (gpointer) sessions->data,
    .n_sessions = sessions->len,
    .areas = 1,
    .others = (const RgmSession *) (gpointer) others->data,
    .n_others = others->len,
  };
  RgmPlan *plan;

  g_assert_no_error (error);
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  course.rules = rules;
  plan = rgm_plan_new (&course, today, &error);
  g_assert_no_error (error);

  return plan;
}

static RgmPlan *
make_plan (const GArray *sessions, RgmDay today, gboolean stopped)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RgmSession));

  return make_plan_beside (sessions, none, today, stopped);
}

static GArray *
read_sessions (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *sessions = g_array_new (FALSE, TRUE, sizeof (RgmSession));

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean booked = words[i][0] == '+';
      gboolean uncounted = words[i][0] == '-';
      RgmSession session = {
        .minute = RGM_MINUTE_NONE,
        .state = booked ? RGM_SESSION_BOOKED : RGM_SESSION_DONE,
        .counts = uncounted ? RGM_COUNTS_NO : RGM_COUNTS_AUTO,
      };

      if (words[i][0] == '\0')
        continue;
      session.day = sample_day (words[i] + (booked || uncounted));
      g_array_append_val (sessions, session);
    }

  return sessions;
}

/* A course of acne scars. @sessions are days with a blank between; a booking begins with a plus, a
 * session that does not count with a minus. */
RgmPlan *
sample_plan_new (const char *sessions, const char *today)
{
  g_autoptr (GArray) read = read_sessions (sessions);

  return make_plan (read, sample_day (today), FALSE);
}

RgmPlan *
sample_plan_new_stopped (const char *sessions, const char *today)
{
  g_autoptr (GArray) read = read_sessions (sessions);

  return make_plan (read, sample_day (today), TRUE);
}

/* Beside another course on the same skin, with sessions written likewise. */
RgmPlan *
sample_plan_new_beside (const char *sessions, const char *others, const char *today)
{
  g_autoptr (GArray) own = read_sessions (sessions);
  g_autoptr (GArray) beside = read_sessions (others);

  for (guint i = 0; i < beside->len; i++)
    g_array_index (beside, RgmSession, i).areas = 1;

  return make_plan_beside (own, beside, sample_day (today), FALSE);
}

/* Sessions done at one distance from 2016-01-01 on; today is the last of them. */
RgmPlan *
sample_plan_new_long (guint n_sessions, int days_apart)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, TRUE, sizeof (RgmSession));
  RgmDay day = sample_day ("2016-01-01");

  for (guint i = 0; i < n_sessions; i++)
    {
      RgmSession session = { .day = day + (RgmDay) i * days_apart, .minute = RGM_MINUTE_NONE };

      g_array_append_val (sessions, session);
    }

  return make_plan (sessions, day + (RgmDay) (n_sessions - 1) * days_apart, FALSE);
}

/* Up to eleven sessions around 2026-11-24; some of those in the past are bookings still. */
char *
sample_sessions_new_random (void)
{
  GString *text = g_string_new (NULL);
  RgmDay today = sample_day ("2026-11-24");

  for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
    {
      int days = g_test_rand_int_range (-300, 200);
      gboolean booked = days > 0 || g_test_rand_int_range (0, 5) == 0;
      char buffer[RGM_DAY_FORMAT_SIZE];

      g_string_append_printf (text, " %s%s", booked ? "+" : "",
                              rgm_day_format (today + days, buffer));
    }

  return g_string_free (text, FALSE);
}

#include "config.h"

#include "random-course.h"

#include "rgm-catalogue.h"

/* Days between sessions on which a built-in protocol changes its mind, or nearly. */
static const RgmDay gaps_of_interest[] = { 0, 1, 13, 14, 15, 27, 28, 42, 43, 90 };

static void
add_file (RgmCatalogueBuilder *builder, const char *id)
{
  g_autofree char *name = g_strconcat (id, ".protocol", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "protocols", name,
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, path, text, -1);
}

/**
 * rgm_random_course_load_rules:
 * @protocol_id: a protocol that comes with the program and inherits from `microneedling`
 *
 * Returns: (transfer full): its rules for the usual severity and basis
 */
RgmRules *
rgm_random_course_load_rules (const char *protocol_id)
{
  g_autoptr (RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();
  g_autoptr (RgmCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  RgmRules *rules;

  add_file (builder, "microneedling");
  add_file (builder, protocol_id);
  catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));
  rules = rgm_rules_new (rgm_catalogue_find_protocol (catalogue, protocol_id), NULL, NULL, &error);
  g_assert_no_error (error);
  return rules;
}

static gboolean
chance (GRand *rand, int percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

static RgmDay
next_day (RgmDay day, GRand *rand)
{
  gint32 choice = g_rand_int_range (rand, 0, G_N_ELEMENTS (gaps_of_interest) + 5);

  if (choice < (gint32) G_N_ELEMENTS (gaps_of_interest))
    return day + gaps_of_interest[choice];
  return day + g_rand_int_range (rand, 0, 100);
}

static RgmSession
make_session (RgmRandomCourse *self, RgmDay day, gsize number, GRand *rand)
{
  static const RgmCounts counts[] = { RGM_COUNTS_AUTO, RGM_COUNTS_AUTO, RGM_COUNTS_AUTO,
                                      RGM_COUNTS_YES, RGM_COUNTS_NO };
  gboolean is_over = chance (rand, 85);

  g_snprintf (self->ids[number], sizeof self->ids[number], "%02x%02zu",
              (guint) g_rand_int_range (rand, 0, 256), number);
  return (RgmSession) {
    .id = self->ids[number],
    .day = day,
    .minute = chance (rand, 30) ? g_rand_int_range (rand, 0, RGM_MINUTES_IN_A_DAY)
                                : RGM_MINUTE_NONE,
    .state = chance (rand, 10)     ? RGM_SESSION_CANCELLED
             : day > self->today   ? RGM_SESSION_BOOKED
             : is_over             ? RGM_SESSION_DONE
                                   : RGM_SESSION_BOOKED,
    .counts = counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))],
    .areas = chance (rand, 20) ? (RgmAreaSet) g_rand_int_range (rand, 1, 8) : 0,
  };
}

/**
 * rgm_random_course_fill:
 * @self: is written over
 * @rules: (transfer none): the rules to follow; must outlive @self
 * @rand: where chance comes from
 *
 * Makes up a course around 2026, done up to some day in its middle and booked from there.
 */
void
rgm_random_course_fill (RgmRandomCourse *self, RgmRules *rules, GRand *rand)
{
  gsize n_sessions = (gsize) g_rand_int_range (rand, 0, RGM_RANDOM_SESSIONS_MAX + 1);
  gsize n_others = chance (rand, 30) ? (gsize) g_rand_int_range (rand, 1, 4) : 0;
  RgmDay first = rgm_day_new (2026, 1, 1) + g_rand_int_range (rand, 0, 500);
  RgmDay day = first;

  *self = (RgmRandomCourse) { .today = first + g_rand_int_range (rand, 0, 300) };
  self->course.rules = rules;
  self->course.areas = (RgmAreaSet) g_rand_int_range (rand, 0, 8);
  self->course.stopped = chance (rand, 2);
  self->course.sessions = self->sessions;
  self->course.n_sessions = n_sessions;
  self->course.others = self->others;
  self->course.n_others = n_others;
  self->course.pauses = &self->pause;
  self->course.n_pauses = chance (rand, 10) ? 1 : 0;
  self->pause.first = self->today - g_rand_int_range (rand, -5, 30);
  self->pause.last = chance (rand, 50) ? self->pause.first + g_rand_int_range (rand, 0, 40)
                                       : RGM_DAY_NONE;
  for (gsize i = 0; i < n_sessions; i++, day = next_day (day, rand))
    self->sessions[i] = make_session (self, day, i, rand);
  for (gsize i = 0; i < n_others; i++)
    {
      self->others[i] = make_session (self, next_day (first, rand),
                                      RGM_RANDOM_SESSIONS_MAX + 1 + i, rand);
      self->others[i].areas = (RgmAreaSet) g_rand_int_range (rand, 1, 8);
    }
  rgm_random_course_shuffle (self, rand);
}

/**
 * rgm_random_course_add_done:
 * @self: a course that has not been added to before
 * @rand: where chance comes from
 *
 * Adds one session done, on any day up to today, that the protocol decides about.
 */
void
rgm_random_course_add_done (RgmRandomCourse *self, GRand *rand)
{
  gsize last = self->course.n_sessions++;
  RgmSession *session = &self->sessions[last];

  g_assert (last <= RGM_RANDOM_SESSIONS_MAX);
  *session = make_session (self, self->today - g_rand_int_range (rand, 0, 200), last, rand);
  session->state = RGM_SESSION_DONE;
  session->counts = RGM_COUNTS_AUTO;
}

static void
shuffle (RgmSession *sessions, gsize n_sessions, GRand *rand)
{
  for (gsize i = n_sessions; i > 1; i--)
    {
      gsize other = (gsize) g_rand_int_range (rand, 0, (gint32) i);
      RgmSession saved = sessions[i - 1];

      sessions[i - 1] = sessions[other];
      sessions[other] = saved;
    }
}

/**
 * rgm_random_course_shuffle:
 * @self: a course
 * @rand: where chance comes from
 *
 * Puts its sessions, and those of the other courses, into another order.
 */
void
rgm_random_course_shuffle (RgmRandomCourse *self, GRand *rand)
{
  shuffle (self->sessions, self->course.n_sessions, rand);
  shuffle (self->others, self->course.n_others, rand);
}

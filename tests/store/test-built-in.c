#include "config.h"

#include "rgm-library.h"

#include <string.h>

/* The built-in protocols against the table of what the sources say. */

static RgmLibrary *library;

static const struct {
  const char *id;
  int min, max;
  int severe_min, severe_max;
  const char *recommended_from, *recommended_to;
  gboolean reading;
} concerns[] = {
  { "collagen-induction", 3, 3, 0, 0, "4 weeks", "6 weeks", FALSE },
  { "acne-scars", 6, 6, 5, 8, "4 weeks", "6 weeks", FALSE },
  { "scars", 3, 6, 5, 8, "4 weeks", "6 weeks", FALSE },
  { "hyperpigmentation", 3, 3, 0, 0, "4 weeks", "6 weeks", FALSE },
  { "wrinkles", 4, 6, 5, 8, "4 weeks", "6 weeks", TRUE },
  { "stretch-marks", 3, 6, 5, 8, "4 weeks", "6 weeks", FALSE },
  { "large-pores", 3, 6, 0, 0, "3 weeks", "4 weeks", FALSE },
  { "tone-texture", 4, 6, 0, 0, "4 weeks", "6 weeks", FALSE },
};

static const struct {
  const char *id;
  const char *kind;
  const char *from, *peak, *to;
  gboolean after_last;
  const char *sources;
} windows[] = {
  { "inflammation", "healing", "0 days", NULL, "48 hours", FALSE, "how-often;how-long" },
  { "aftercare", "healing", "0 days", NULL, "72 hours", FALSE, "how-many" },
  { "recovery", "healing", "1 day", NULL, "3 days", FALSE, "how-many" },
  { "first-glow", "results", "1 day", NULL, "3 days", FALSE, "how-many;how-long" },
  { "collagen", "collagen", "0 days", "14 days", "6 months", FALSE, "how-often;how-many" },
  { "visible-results", "results", "4 weeks", NULL, NULL, FALSE, "how-long" },
  { "final-results", "final-results", "3 months", NULL, NULL, TRUE, "how-many" },
  { "lasting", "maintenance", "3 months", NULL, "6 months", TRUE, "how-many;how-long" },
};

static RgmProtocol *
get (const char *id)
{
  RgmProtocol *protocol = rgm_catalogue_find_protocol (library->catalogue, id);

  g_assert_nonnull (protocol);
  return protocol;
}

static void
assert_period (gboolean has, const RgmPeriod *period, const char *expected)
{
  g_autofree char *text = has ? rgm_period_to_string (period) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_sources (char **sources, const char *expected)
{
  g_autofree char *text = g_strjoinv (";", sources);

  g_assert_cmpstr (text, ==, expected);
}

static const RgmSpacing *
find_spacing (const RgmProtocol *protocol, const char *basis)
{
  const RgmSpacing *found = NULL;

  for (gsize i = 0; i < protocol->n_spacings; i++)
    if (g_strcmp0 (protocol->spacings[i].basis, basis) == 0)
      {
        g_assert_null (found);
        found = &protocol->spacings[i];
      }

  g_assert_nonnull (found);
  return found;
}

static void
assert_limits (const RgmSpacing *spacing, const char *from, const char *to)
{
  assert_period (spacing->has[RGM_LIMIT_ABSOLUTE], &spacing->period[RGM_LIMIT_ABSOLUTE], "14 days");
  assert_period (spacing->has[RGM_LIMIT_MINIMUM], &spacing->period[RGM_LIMIT_MINIMUM], "14 days");
  assert_period (spacing->has[RGM_LIMIT_RECOMMENDED_FROM],
                 &spacing->period[RGM_LIMIT_RECOMMENDED_FROM], from);
  assert_period (spacing->has[RGM_LIMIT_RECOMMENDED_TO], &spacing->period[RGM_LIMIT_RECOMMENDED_TO],
                 to);
  assert_sources (spacing->sources[RGM_LIMIT_ABSOLUTE], "how-often");
  assert_sources (spacing->sources[RGM_LIMIT_MINIMUM], "how-often");
}

static void
test_sessions (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const RgmProtocol *protocol = get (concerns[i].id);

  g_assert_false (protocol->abstract);
  g_assert_cmpint (protocol->min_sessions, ==, concerns[i].min);
  g_assert_cmpint (protocol->max_sessions, ==, concerns[i].max);
  g_assert_cmpint (protocol->reading, ==, concerns[i].reading);
  g_assert_cmpint (protocol->session_minutes, ==, 30);
  g_assert_cmpint (protocol->early_policy, ==, RGM_EARLY_POLICY_COUNT);
  g_assert_cmpuint (protocol->n_severities, ==, concerns[i].severe_min > 0 ? 1 : 0);
  if (concerns[i].severe_min > 0)
    {
      const RgmSeverity *severe = rgm_protocol_find_severity (protocol, "severe");

      g_assert_cmpint (severe->min_sessions, ==, concerns[i].severe_min);
      g_assert_cmpint (severe->max_sessions, ==, concerns[i].severe_max);
      assert_sources (severe->sources, "how-many");
    }
}

static void
test_spacing (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const RgmProtocol *protocol = get (concerns[i].id);
  const RgmSpacing *standard = find_spacing (protocol, "standard");
  const RgmSpacing *shortest = find_spacing (protocol, "shortest");
  gboolean pores = strcmp (protocol->id, "large-pores") == 0;

  g_assert_cmpuint (protocol->n_spacings, ==, 2);
  assert_limits (standard, concerns[i].recommended_from, concerns[i].recommended_to);
  assert_limits (shortest, "14 days", "30 days");
  assert_sources (standard->sources[RGM_LIMIT_RECOMMENDED_FROM],
                  pores ? "how-many" : "how-many;how-long");
  assert_sources (standard->sources[RGM_LIMIT_RECOMMENDED_TO],
                  pores ? "how-many" : "how-many;how-long");
  assert_sources (shortest->sources[RGM_LIMIT_RECOMMENDED_TO], "how-often");
  g_assert_nonnull (rgm_protocol_find_basis (protocol, "standard"));
  g_assert_nonnull (rgm_protocol_find_basis (protocol, "shortest")->note);
}

static void
test_windows (gconstpointer data)
{
  const RgmProtocol *protocol = get (concerns[GPOINTER_TO_SIZE (data)].id);

  g_assert_cmpuint (protocol->n_windows, ==, G_N_ELEMENTS (windows));
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      const RgmWindowRule *window = &protocol->windows[i];

      g_assert_cmpstr (window->id, ==, windows[i].id);
      g_assert_cmpstr (window->kind, ==, windows[i].kind);
      assert_period (TRUE, &window->from, windows[i].from);
      assert_period (window->has_peak, &window->peak, windows[i].peak);
      assert_period (window->has_to, &window->to, windows[i].to);
      g_assert_cmpint (window->after_last, ==, windows[i].after_last);
      g_assert_cmpint (window->reading, ==, strcmp (window->id, "lasting") == 0);
      assert_sources (window->sources, windows[i].sources);
    }
}

/* At least one source, and all of them known by title. */
static void
assert_known (const RgmProtocol *protocol, const char *of, char **sources)
{
  if (sources == NULL || sources[0] == NULL)
    g_test_fail_printf ("%s: %s has no source", protocol->id, of);

  for (char **id = sources; id != NULL && *id != NULL; id++)
    if (rgm_catalogue_find_source (library->catalogue, *id) == NULL)
      g_test_fail_printf ("%s: %s has the unknown source “%s”", protocol->id, of, *id);
}

static void
check_claims (const RgmProtocol *protocol, const RgmDisagreement *disagreement)
{
  gboolean followed = FALSE;

  g_assert_nonnull (disagreement->resolution);
  g_assert_cmpuint (disagreement->n_claims, >=, 2);
  for (gsize i = 0; i < disagreement->n_claims; i++)
    {
      assert_known (protocol, disagreement->id, disagreement->claims[i].sources);
      followed = followed || disagreement->claims[i].followed;
    }

  g_assert_true (followed);
}

static void
check_spacing_sources (const RgmProtocol *protocol, const RgmSpacing *spacing)
{
  for (int i = 0; i < RGM_N_LIMITS; i++)
    if (spacing->has[i])
      assert_known (protocol, spacing->id, spacing->sources[i]);
}

/* Every number, and every sentence, has its source. */
static void
test_sources (void)
{
  for (gsize i = 0; i < rgm_catalogue_get_size (library->catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (library->catalogue, i);

      assert_known (protocol, "Sessions", protocol->session_sources);
      for (gsize j = 0; j < protocol->n_severities; j++)
        assert_known (protocol, protocol->severities[j].id, protocol->severities[j].sources);
      for (gsize j = 0; j < protocol->n_bases; j++)
        assert_known (protocol, protocol->bases[j].id, protocol->bases[j].sources);
      for (gsize j = 0; j < protocol->n_spacings; j++)
        check_spacing_sources (protocol, &protocol->spacings[j]);
      for (gsize j = 0; j < protocol->n_windows; j++)
        assert_known (protocol, protocol->windows[j].id, protocol->windows[j].sources);
      for (gsize j = 0; j < protocol->n_care; j++)
        assert_known (protocol, protocol->care[j].id, protocol->care[j].sources);
      for (gsize j = 0; j < protocol->n_suitabilities; j++)
        assert_known (protocol, protocol->suitabilities[j].id, protocol->suitabilities[j].sources);
      for (gsize j = 0; j < protocol->n_disagreements; j++)
        check_claims (protocol, &protocol->disagreements[j]);
    }
}

static const RgmDisagreement *
find_disagreement (const RgmProtocol *protocol, const char *subject)
{
  for (gsize i = 0; i < protocol->n_disagreements; i++)
    if (strcmp (protocol->disagreements[i].subject, subject) == 0)
      return &protocol->disagreements[i];

  return NULL;
}

/* Both bases are sides of the disagreement on spacing, and the cautious side on suitability is
 * followed. */
static void
test_disagreements (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (concerns); i++)
    {
      const RgmDisagreement *spacing = find_disagreement (get (concerns[i].id), "spacing");
      const RgmDisagreement *suitability = find_disagreement (get (concerns[i].id), "suitability");

      g_assert_cmpstr (spacing->claims[0].basis, ==, "standard");
      g_assert_true (spacing->claims[0].followed);
      g_assert_cmpstr (spacing->claims[1].basis, ==, "shortest");
      g_assert_false (spacing->claims[1].followed);
      g_assert_cmpstr (suitability->claims[0].sources[0], ==, "how-often");
      g_assert_false (suitability->claims[0].followed);
      g_assert_true (suitability->claims[1].followed);
    }
}

/* Before: 24 hours; after: 72 hours; and no day has both that and what may be done again. */
static void
test_care (void)
{
  const RgmProtocol *protocol = get ("acne-scars");
  RgmDay session = rgm_day_new (2026, 11, 20);
  int n_before = 0, n_after = 0, n_later = 0;

  for (gsize i = 0; i < protocol->n_care; i++)
    {
      const RgmCare *care = &protocol->care[i];
      RgmDay from, to = RGM_DAY_NONE;

      g_assert_true (rgm_period_add (&care->from, session, &from));
      g_assert_true (!care->has_to || rgm_period_add (&care->to, session, &to));
      n_before += from == session - 1 && to == session;
      n_after += from == session && to == session + 3;
      n_later += from == session + 4 && to == RGM_DAY_NONE && care->reading;
    }

  g_assert_cmpint (n_before, ==, 3);
  g_assert_cmpint (n_after, ==, 4);
  g_assert_cmpint (n_later, ==, 2);
}

static void
test_catalogue (void)
{
  for (gsize i = 0; i < rgm_catalogue_get_n_problems (library->catalogue); i++)
    g_assert_no_error (rgm_catalogue_get_problem (library->catalogue, i));

  g_assert_cmpuint (rgm_catalogue_get_size (library->catalogue), ==, G_N_ELEMENTS (concerns) + 1);
  g_assert_true (get ("microneedling")->abstract);
  g_assert_cmpuint (rgm_catalogue_get_n_sources (library->catalogue), ==, 3);
  g_assert_cmpstr (rgm_catalogue_find_source (library->catalogue, "how-often")->title, ==,
                   "How Often Should You Do Micro-Needling?");
}

static void
test_areas (void)
{
  const RgmArea *face = rgm_areas_find (library->areas, "face");
  const RgmArea *forehead = rgm_areas_find (library->areas, "face-forehead");
  const RgmArea *cheeks = rgm_areas_find (library->areas, "face-cheeks");
  const RgmArea *neck = rgm_areas_find (library->areas, "neck");

  g_assert_cmpuint (rgm_areas_get_size (library->areas), <=, 40);
  g_assert_true (face->set & forehead->set);
  g_assert_false (forehead->set & cheeks->set);
  g_assert_false (face->set & neck->set);
}

static void
add_each (const char *what, GTestDataFunc function)
{
  for (gsize i = 0; i < G_N_ELEMENTS (concerns); i++)
    {
      g_autofree char *path = g_strdup_printf ("/built-in/%s/%s", what, concerns[i].id);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), function);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_free (places->user_protocols_dir);
  places->user_protocols_dir = g_strdup ("/nonexistent");
  library = rgm_library_load (places);

  add_each ("sessions", test_sessions);
  add_each ("spacing", test_spacing);
  add_each ("windows", test_windows);
  g_test_add_func ("/built-in/catalogue", test_catalogue);
  g_test_add_func ("/built-in/sources", test_sources);
  g_test_add_func ("/built-in/disagreements", test_disagreements);
  g_test_add_func ("/built-in/care", test_care);
  g_test_add_func ("/built-in/areas", test_areas);

  result = g_test_run ();
  rgm_library_free (library);
  return result;
}

#include "config.h"

#include "fuzz-reader.h"
#include "random-course.h"
#include "rgm-area.h"
#include "rgm-catalogue.h"
#include "rgm-plan.h"
#include "rgm-protocol-file.h"

/* The readers of key files: protocols, areas, sources. A protocol that is accepted is planned with:
 * none may be accepted that the plan cannot bear. */

#define N_COURSES 4

void
fuzz_reader_begin (void)
{
}

static void
plan (RgmRules *rules)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);

  for (int i = 0; i < N_COURSES; i++)
    {
      RgmRandomCourse course;
      g_autoptr(RgmPlan) made = NULL;
      g_autoptr(GError) error = NULL;

      rgm_random_course_fill (&course, rules, random);
      made = rgm_plan_new (&course.course, course.today, &error);
      g_assert_true ((made == NULL) == (error != NULL));
    }
}

static void
read_protocol (const char *bytes, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmProtocol) protocol = NULL;
  g_autoptr(RgmRules) rules = NULL;

  protocol = rgm_protocol_new_from_text ("fuzz.protocol", bytes, (gssize) length, &error);
  g_assert_true ((protocol == NULL) == (error != NULL));
  if (!protocol || protocol->abstract)
    return;
  rules = rgm_rules_new (protocol, NULL, NULL, NULL);
  if (rules)
    plan (rules);
}

static void
read_catalogue (const char *bytes, gsize length)
{
  g_autoptr(RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();
  g_autoptr(RgmCatalogue) catalogue = NULL;
  g_autoptr(RgmProtocol) resolved = NULL;

  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, "fuzz.protocol", bytes,
                                      (gssize) length);
  rgm_catalogue_builder_add_sources (builder, "sources.ini", bytes, (gssize) length);
  catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));
  resolved = rgm_catalogue_resolve_text (catalogue, "own.protocol", bytes, (gssize) length, NULL);
}

static void
read_areas (const char *bytes, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RgmAreas) areas = NULL;

  areas = rgm_areas_new_from_text ("areas.ini", bytes, (gssize) length, &error);
  g_assert_true ((areas == NULL) == (error != NULL));
}

void
fuzz_reader_run (const char *bytes, gsize length)
{
  read_protocol (bytes, length);
  read_catalogue (bytes, length);
  read_areas (bytes, length);
}

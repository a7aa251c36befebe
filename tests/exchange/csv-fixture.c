#include "config.h"

#include "csv-fixture.h"

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static RgmCatalogue *
load_catalogue (void)
{
  static const char *const files[] = { "microneedling.protocol", "acne-scars.protocol" };
  RgmCatalogueBuilder *builder = rgm_catalogue_builder_new ();
  g_autofree char *sources = read_file ("protocols", "sources.ini");

  rgm_catalogue_builder_add_sources (builder, "sources.ini", sources, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = read_file ("protocols", files[i]);

      rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, files[i], text, -1);
    }

  return rgm_catalogue_builder_end (builder);
}

RgmPatientContent *
csv_fixture_add_patient (CsvFixture *fixture, const char *name)
{
  g_autoptr (RgmPatient) record = rgm_patient_new (name);
  RgmPatientContent *patient = rgm_patient_content_new (record);

  g_ptr_array_add (fixture->known->patients, patient);
  return patient;
}

RgmCourseContent *
csv_fixture_add_course (CsvFixture *fixture, RgmPatientContent *patient, const char *areas)
{
  const RgmProtocol *protocol = rgm_catalogue_find_protocol (fixture->catalogue, "acne-scars");
  g_autoptr (RgmCourseRecord) record = rgm_course_record_new (patient->record->id, protocol);
  RgmCourseContent *course;

  g_strfreev (record->areas);
  record->areas = g_strsplit (areas, " ", -1);
  course = rgm_course_content_new (record);
  g_ptr_array_add (patient->courses, course);
  return course;
}

void
csv_fixture_set_up (CsvFixture *fixture, gconstpointer data)
{
  g_autofree char *areas = read_file (".", "areas.ini");
  RgmCourseContent *course;

  fixture->catalogue = load_catalogue ();
  fixture->areas = rgm_areas_new_from_text ("areas.ini", areas, -1, NULL);
  fixture->words = rgm_csv_words_new (NULL, NULL);
  fixture->known = rgm_archive_new ();
  course = csv_fixture_add_course (fixture, csv_fixture_add_patient (fixture, "Sample Patient 1"),
                                   "face-cheeks");
  rgm_record_set_text (&course->record->id, CSV_COURSE);
  fixture->context = (RgmCsvContext) { .known = fixture->known, .areas = fixture->areas,
                                       .catalogue = fixture->catalogue, .words = fixture->words,
                                       .course_id = CSV_COURSE, .today = CSV_TODAY };
}

void
csv_fixture_tear_down (CsvFixture *fixture, gconstpointer data)
{
  rgm_csv_words_free (fixture->words);
  rgm_areas_unref (fixture->areas);
  rgm_catalogue_unref (fixture->catalogue);
  rgm_archive_free (fixture->known);
}

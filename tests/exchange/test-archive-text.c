#include "config.h"

#include "rgm-archive-text.h"
#include "rgm-protocol-file.h"
#include "sample-plan.h"

#define BASES "[Basis standard]\nName=Every month\n[Basis short]\nName=Every two weeks\n" \
  "[Severity deep]\nName=Deep scars\nSessions=4\n"

/* What is different of a course is named as people know it, not by the ids of its file. */
static void
test_course (void)
{
  static const struct {
    const char *basis, *severity, *told;
  } cases[] = {
    { "standard", "", "" },
    { "short", "", "Basis of the spacing: Every two weeks" },
    { "standard", "deep", "Severity: Deep scars" },
    { "gone", "", "Basis of the spacing: gone" },
  };
  g_autofree char *text = g_strconcat (sample_protocol, BASES, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol =
    rgm_protocol_new_from_text ("sample.protocol", text, -1, &error);
  g_autoptr (RgmCourseRecord) before = NULL;

  g_assert_no_error (error);
  before = rgm_course_record_new ("patient", protocol);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RgmCourseRecord) now = rgm_course_record_copy (before);
      g_autofree char *told = NULL;

      rgm_record_set_text (&now->basis, cases[i].basis);
      rgm_record_set_text (&now->severity, cases[i].severity);
      told = rgm_archive_text_difference (&rgm_course_record_class, before, now, NULL);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-text/course", test_course);
  return g_test_run ();
}

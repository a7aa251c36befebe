#include "config.h"

#include "rgm-area.h"

#include <string.h>

static const char text[] =
  "[Area face]\nName=Face\n"
  "[Area face-forehead]\nName=Forehead\nParent=face\n"
  "[Area face-cheeks]\nName=Cheeks\nParent=face\n"
  "[Area face-cheeks-left]\nName=Left cheek\nParent=face-cheeks\n"
  "[Area neck]\nName=Neck\n";

/* Two areas overlap where one lies within the other. */
static void
test_overlap (void)
{
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text ("areas", text, -1, NULL);
  static const struct { const char *a, *b; gboolean overlap; } rows[] = {
    { "face", "face", TRUE },
    { "face", "face-forehead", TRUE },
    { "face-forehead", "face-cheeks", FALSE },
    { "face-cheeks-left", "face", TRUE },
    { "face-cheeks-left", "face-cheeks", TRUE },
    { "face-cheeks-left", "face-forehead", FALSE },
    { "face", "neck", FALSE },
  };

  g_assert_cmpuint (rgm_areas_get_size (areas), ==, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RgmAreaSet a = rgm_areas_make_set (areas, (const char *const[]) { rows[i].a, NULL });
      RgmAreaSet b = rgm_areas_make_set (areas, (const char *const[]) { rows[i].b, NULL });

      g_test_message ("%s, %s", rows[i].a, rows[i].b);
      g_assert_cmpint ((a & b) != 0, ==, rows[i].overlap);
    }
}

/* No area, or one that is not known, overlaps with nothing. */
static void
test_unknown (void)
{
  g_autoptr (RgmAreas) areas = rgm_areas_new_from_text ("areas", text, -1, NULL);

  g_assert_true (rgm_areas_make_set (areas, NULL) == 0);
  g_assert_true (rgm_areas_make_set (areas, (const char *const[]) { "knee", NULL }) == 0);
  g_assert_null (rgm_areas_find (areas, "knee"));
}

static void
test_bad (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  struct { const char *text; int code; const char *part; } rows[] = {
    { "[Area face]\n", RGM_AREA_ERROR_VALUE, "[Area face] Name" },
    { "[Zone face]\nName=Face\n", RGM_AREA_ERROR_VALUE, "[Zone face]" },
    { "[Area a]\nName=A\nParent=b\n", RGM_AREA_ERROR_VALUE, "[Area a] Parent" },
    { "[Area a]\nName=A\nParent=a\n", RGM_AREA_ERROR_VALUE, "within itself" },
    { "[Area a]\nName=A\nParent=b\n[Area b]\nName=B\nParent=a\n", RGM_AREA_ERROR_VALUE,
      "within itself" },
    { "Name=Face\n", RGM_AREA_ERROR_SYNTAX, "file" },
    { NULL, RGM_AREA_ERROR_TOO_MANY, "64 areas, not 65" },
  };

  for (int i = 0; i < 65; i++)
    g_string_append_printf (many, "[Area a%d]\nName=A\n", i);
  rows[G_N_ELEMENTS (rows) - 1].text = many->str;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rgm_areas_new_from_text ("file", rows[i].text, -1, &error));
      g_assert_error (error, RGM_AREA_ERROR, rows[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].part));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area/overlap", test_overlap);
  g_test_add_func ("/area/unknown", test_unknown);
  g_test_add_func ("/area/bad", test_bad);
  return g_test_run ();
}

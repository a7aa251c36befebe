#include "config.h"

#include "rgm-catalogue.h"
#include "rgm-protocol-file.h"

#include <string.h>

#define HEAD(id, inherits) \
  "[Protocol]\nFormat=1\nId=" id "\nRevision=1\nName=" id "\nSessions=3\n" inherits

static const char parent[] =
  HEAD ("parent", "")
  "[Spacing standard]\nMinimum=14 days\nRecommendedTo=6 weeks\n"
  "[Window collagen]\nFrom=0 days\nTo=6 months\n";
static const char child[] =
  HEAD ("child", "Inherits=parent\n")
  "[Spacing standard]\nMinimum=21 days\n";

static RgmCatalogue *
make (RgmOrigin second_origin, const char *first, const char *second)
{
  RgmCatalogueBuilder *builder = rgm_catalogue_builder_new ();

  rgm_catalogue_builder_add_protocol (builder, second_origin, "second", second, -1);
  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, "first", first, -1);
  return rgm_catalogue_builder_end (builder);
}

/* A group of the same name replaces the inherited one whole; the others are taken over. */
static void
test_inherits (void)
{
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_BUILTIN, parent, child);
  RgmProtocol *protocol = rgm_catalogue_find_protocol (catalogue, "child");

  g_assert_cmpuint (rgm_catalogue_get_n_problems (catalogue), ==, 0);
  g_assert_cmpuint (protocol->n_spacings, ==, 1);
  g_assert_cmpint (protocol->spacings[0].period[RGM_LIMIT_MINIMUM].days, ==, 21);
  g_assert_false (protocol->spacings[0].has[RGM_LIMIT_RECOMMENDED_TO]);
  g_assert_cmpstr (protocol->spacings[0].rule, ==, "child/Spacing standard");
  g_assert_cmpuint (protocol->n_windows, ==, 1);
}

/* The copy that a course keeps needs no other file, and reads as the same protocol. */
static void
test_copy (void)
{
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_BUILTIN, parent, child);
  RgmProtocol *protocol = rgm_catalogue_find_protocol (catalogue, "child");
  g_autoptr (RgmProtocol) copy = rgm_protocol_new_from_text ("copy", protocol->text, -1, NULL);

  g_assert_cmpstr (copy->text, ==, protocol->text);
  g_assert_cmpuint (copy->n_windows, ==, 1);
  g_assert_cmpint (copy->spacings[0].period[RGM_LIMIT_MINIMUM].days, ==, 21);
}

/* The user's protocol takes the place of the built-in one, and children inherit it. */
static void
test_user_override (void)
{
  static const char users[] = HEAD ("parent", "") "[Spacing standard]\nMinimum=30 days\n";
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_USER, parent, users);

  g_assert_cmpuint (rgm_catalogue_get_size (catalogue), ==, 1);
  g_assert_cmpint (rgm_catalogue_get_origin (catalogue, 0), ==, RGM_ORIGIN_USER);
  g_assert_cmpint (
    rgm_catalogue_get_protocol (catalogue, 0)->spacings[0].period[RGM_LIMIT_MINIMUM].days, ==, 30);
}

/* The user may inherit the very protocol that the file replaces. */
static void
test_user_extends (void)
{
  static const char users[] = HEAD ("parent", "Inherits=parent\n")
    "[Spacing late]\nSession=3\nMinimum=30 days\n";
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_USER, parent, users);

  g_assert_cmpuint (rgm_catalogue_get_n_problems (catalogue), ==, 0);
  g_assert_cmpuint (rgm_catalogue_get_size (catalogue), ==, 1);
  g_assert_cmpuint (rgm_catalogue_get_protocol (catalogue, 0)->n_spacings, ==, 2);
}

/* A bad file of the user's is reported, and the built-in one stays in use. */
static void
test_bad_user_file (void)
{
  static const char users[] = HEAD ("parent", "") "[Spacing standard]\nMinimum=soon\n";
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_USER, parent, users);

  g_assert_cmpuint (rgm_catalogue_get_n_problems (catalogue), ==, 1);
  g_assert_true (g_str_has_prefix (rgm_catalogue_get_problem (catalogue, 0)->message,
                                   "second: [Spacing standard] Minimum: "));
  g_assert_cmpint (rgm_catalogue_get_origin (catalogue, 0), ==, RGM_ORIGIN_BUILTIN);
}

/* What cannot be inherited leaves the heir out, and says so. */
static void
test_bad_inheritance (void)
{
  static const struct { const char *first, *second; gsize left; const char *part; } rows[] = {
    { parent, HEAD ("child", "Inherits=nobody\n"), 1, "nobody" },
    { parent, HEAD ("child", "Inherits=child\n"), 1, "itself" },
    { HEAD ("a", "Inherits=b\n"), HEAD ("b", "Inherits=a\n"), 0, "itself" },
    { parent, HEAD ("parent", ""), 1, "already" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_BUILTIN, rows[i].first, rows[i].second);
      gboolean told = FALSE;

      g_assert_cmpuint (rgm_catalogue_get_size (catalogue), ==, rows[i].left);
      for (gsize p = 0; p < rgm_catalogue_get_n_problems (catalogue); p++)
        {
          g_test_message ("%s", rgm_catalogue_get_problem (catalogue, p)->message);
          told = told || strstr (rgm_catalogue_get_problem (catalogue, p)->message, rows[i].part);
        }
      g_assert_true (told);
    }
}

/* A protocol that is not in the catalogue may inherit from one that is. */
static void
test_resolve (void)
{
  g_autoptr (RgmCatalogue) catalogue = make (RGM_ORIGIN_BUILTIN, parent, child);
  g_autoptr (RgmProtocol) protocol =
    rgm_catalogue_resolve_text (catalogue, "own", HEAD ("own", "Inherits=child\n"), -1, NULL);

  g_assert_cmpstr (protocol->id, ==, "own");
  g_assert_cmpint (protocol->spacings[0].period[RGM_LIMIT_MINIMUM].days, ==, 21);
  g_assert_cmpuint (protocol->n_windows, ==, 1);
}

/* The user's source of the same id takes the place of the built-in one; a wrong one is told. */
static void
test_sources (void)
{
  RgmCatalogueBuilder *builder = rgm_catalogue_builder_new ();
  g_autoptr (RgmCatalogue) catalogue = NULL;

  rgm_catalogue_builder_add_sources (builder, "a", "[Source x]\nTitle=One\n[Source y]\n", -1);
  rgm_catalogue_builder_add_sources (builder, "b", "[Source x]\nTitle=Two\n", -1);
  catalogue = rgm_catalogue_builder_end (builder);

  g_assert_cmpuint (rgm_catalogue_get_n_sources (catalogue), ==, 1);
  g_assert_cmpstr (rgm_catalogue_find_source (catalogue, "x")->title, ==, "Two");
  g_assert_null (rgm_catalogue_find_source (catalogue, "y"));
  g_assert_cmpuint (rgm_catalogue_get_n_problems (catalogue), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/inherits", test_inherits);
  g_test_add_func ("/catalogue/copy", test_copy);
  g_test_add_func ("/catalogue/user-override", test_user_override);
  g_test_add_func ("/catalogue/user-extends", test_user_extends);
  g_test_add_func ("/catalogue/bad-user-file", test_bad_user_file);
  g_test_add_func ("/catalogue/bad-inheritance", test_bad_inheritance);
  g_test_add_func ("/catalogue/resolve", test_resolve);
  g_test_add_func ("/catalogue/sources", test_sources);
  return g_test_run ();
}

#include "config.h"

#include "rgm-name-search.h"

/* What a text has of a name: what is surely meant, what may be, and what is no more than a word. */

#define NONE RGM_NAME_MATCH_NONE
#define PART RGM_NAME_MATCH_PART
#define WHOLE RGM_NAME_MATCH_WHOLE

static const struct {
  const char *name, *text, *owner;
  RgmNameMatch match;
} cases[] = {
  { "Quittenbäumchen Özgül", "sister of Quittenbäumchen Özgül", "Anna Sample", WHOLE },
  { "Quittenbäumchen Özgül", "friend of QUITTENBÄUMCHEN", "Anna Sample", PART },
  { "Quittenbäumchen Özgül", "came with her sister", "Anna Sample", NONE },
  { "Quittenbäumchen Özgül", "", "", NONE },
  /* in any order, with any signs between, and in any capitals */
  { "Özgül Quittenbäumchen", "(quittenbäumchen, özgül)", "", WHOLE },
  { "Özgül Quittenbäumchen", "ÖZGÜL\nQUITTENBÄUMCHEN", "", WHOLE },
  { "Anna Müller-Lüdenscheidt", "see Müller-Lüdenscheidt Anna.", "", WHOLE },
  { "Rosa Strauß", "ROSA STRAUSS", "", WHOLE },
  /* all of it, and each word as often as the name has it */
  { "Anna Anna Sample", "Anna Sample", "", PART },
  { "Anna Sample", "Anna came, and so did Sample", "", PART },
  { "Anna Sample", "Joanna Samples", "", PART },
  { "Anna Sample", "Joanna Sampler", "", NONE },
  /* not across two texts that are looked through as one */
  { "Anna Sample", "Anna\037Sample", "", PART },
  /* composed or not */
  { "Jose\xcc\x81 Sample", "Jos\xc3\xa9 Sample", "", WHOLE },
  { "Jos\xc3\xa9 Sample", "to Jose\xcc\x81.", "", PART },
  /* whose something is */
  { "Özgül Quittenbäumchen", "Özgül Quittenbäumchens Schwester", "", WHOLE },
  { "Özgül Quittenbäumchen", "Quittenbäumchen’s", "", PART },
  /* plain words: short ones with small letters, and those that belong to no name alone */
  { "Will Sample", "will come", "", NONE },
  { "Will Sample", "Will comes", "", PART },
  { "Will Sample", "with sample", "", PART },
  { "Anna von Sample", "von hier, Von dort", "", NONE },
  { "anna von hier", "Anna kam", "", PART },
  { "Li Wu", "Wu and Li, Li", "", NONE },
  { "Li Wu", "for Wu Li", "", WHOLE },
  /* a family has one name */
  { "Anna Sample", "Mrs Sample is tired", "Ben Sample", NONE },
  { "Anna Sample", "Mrs Sample is tired", "Ben Example", PART },
  { "Anna Sample", "came with Anna", "Ben Sample", PART },
  { "Sample Patient 1", "Sample Patient 10", "Sample Patient 2", NONE },
  { "Sample Patient 1", "as Sample Patient 1", "Sample Patient 2", WHOLE },
  /* without spaces between words */
  { "王小明", "王小明的妹妹", "", WHOLE },
  { "王小明", "小明", "", NONE },
  { "山田 太郎", "山田太郎の妹", "", WHOLE },
  /* a name may be nothing but signs */
  { "***", "***", "", NONE },
};

static void
test_match (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(RgmNameSearch) search = rgm_name_search_new (cases[i].name);

  g_assert_cmpint (rgm_name_search_match (search, cases[i].text, cases[i].owner), ==,
                   cases[i].match);
}

/* A name of more words than are looked for is found by those. */
static void
test_long (void)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autoptr(RgmNameSearch) search = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (name, "Word%d ", i);
  search = rgm_name_search_new (name->str);
  g_assert_cmpint (rgm_name_search_match (search, name->str, ""), ==, WHOLE);
  g_assert_cmpint (rgm_name_search_match (search, "Word1 Word2", ""), ==, PART);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/name-search/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_match);
    }
  g_test_add_func ("/name-search/long", test_long);
  return g_test_run ();
}

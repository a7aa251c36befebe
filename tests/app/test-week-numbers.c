#include "config.h"

#include "rgm-week-numbers.h"

/* Where weeks bear numbers: the place uses them, and counts as ISO 8601 does. */
static void
test_expected (void)
{
  const struct {
    const char *locale;
    int first_weekday;
    int days_in_first_week;
    gboolean expected;
  } rows[] = {
    { "de_DE.UTF-8", 1, 4, TRUE },   { "sv_SE", 1, 4, TRUE },       { "nb_NO.utf8", 1, 4, TRUE },
    { "da_DK@euro", 1, 4, TRUE },    { "nl_NL.UTF-8", 1, 4, TRUE }, { "fi_FI", 1, 4, TRUE },
    { "en_DK.UTF-8", 1, 4, TRUE },   { "en_US.UTF-8", 7, 1, FALSE }, { "en_GB", 1, 4, FALSE },
    { "de_DE.UTF-8", 7, 4, FALSE },  { "de_DE.UTF-8", 1, 1, FALSE }, { "ar_EG", 6, 1, FALSE },
    { "C", 1, 4, FALSE },            { "de", 1, 4, FALSE },          { "de_DEX", 1, 4, FALSE },
    { NULL, 1, 4, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].locale);
      g_assert_cmpint (rgm_week_numbers_are_expected (rows[i].locale, rows[i].first_weekday,
                                                      rows[i].days_in_first_week),
                       ==, rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week-numbers/expected", test_expected);
  return g_test_run ();
}

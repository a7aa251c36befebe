#include "config.h"

#include "rgm-reaction-text.h"
#include "rgm-session-details.h"

/* What is told by degrees is found again, and all other words stay as they are. */
static void
test_parse (void)
{
  const struct {
    const char *text;
    RgmReactionDegree degrees[RGM_N_REACTIONS];
    const char *words;
  } cases[] = {
    { "", { 0, 0, 0 }, "" },
    { "Redness for a day", { 0, 0, 0 }, "Redness for a day" },
    { "Redness: slight", { RGM_REACTION_SLIGHT, 0, 0 }, "" },
    { "Redness: strong · Swelling: none · itches",
      { RGM_REACTION_STRONG, RGM_REACTION_NONE, 0 }, "itches" },
    { "dry · Pinpoint bleeding: moderate · sore",
      { 0, 0, RGM_REACTION_MODERATE }, "dry · sore" },
    { "Redness: awful", { 0, 0, 0 }, "Redness: awful" },
    { "Redness: not told", { 0, 0, 0 }, "Redness: not told" },
    { "Redness: slight · Redness: strong", { RGM_REACTION_SLIGHT, 0, 0 }, "Redness: strong" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RgmReaction) reaction = { 0 };

      rgm_reaction_text_parse (cases[i].text, &reaction);
      for (int k = 0; k < RGM_N_REACTIONS; k++)
        g_assert_cmpint (reaction.degrees[k], ==, cases[i].degrees[k]);
      g_assert_cmpstr (reaction.words, ==, cases[i].words);
    }
}

/* Every reaction that can be chosen is read as the same again. */
static void
test_round_trip (void)
{
  for (int i = 0; i < RGM_N_REACTION_DEGREES * RGM_N_REACTION_DEGREES; i++)
    {
      const RgmReaction reaction = {
        { (RgmReactionDegree) (i % RGM_N_REACTION_DEGREES), RGM_REACTION_NOT_TOLD,
          (RgmReactionDegree) (i / RGM_N_REACTION_DEGREES) },
        (char *) (i % 2 == 0 ? "" : "itches"),
      };
      g_autofree char *text = rgm_reaction_text_format (&reaction);
      g_auto (RgmReaction) read = { 0 };
      g_autofree char *again = NULL;

      rgm_reaction_text_parse (text, &read);
      again = rgm_reaction_text_format (&read);
      g_assert_cmpstr (again, ==, text);
      for (int k = 0; k < RGM_N_REACTIONS; k++)
        g_assert_cmpint (read.degrees[k], ==, reaction.degrees[k]);
    }
}

/* What a list tells of a booking that somebody kept says why. */
static void
test_kept (void)
{
  g_autoptr (RgmSessionRecord) record =
    rgm_session_record_new ("course", rgm_day_new (2026, 12, 2), RGM_SESSION_BOOKED);
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;

  without = rgm_session_details_text (record);
  g_free (record->override_reason);
  record->override_reason = g_strdup ("Wedding, agreed");
  with = rgm_session_details_text (record);
  g_assert_cmpstr (without, ==, "Booked");
  g_assert_cmpstr (with, ==, "Booked · Kept all the same: Wedding, agreed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reaction-text/parse", test_parse);
  g_test_add_func ("/reaction-text/round-trip", test_round_trip);
  g_test_add_func ("/session-details/kept", test_kept);
  return g_test_run ();
}

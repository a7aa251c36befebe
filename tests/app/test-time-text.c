#include "config.h"

#include "rgm-time-text.h"

#include "rgm-session.h"

static const struct {
  const char *text;
  gint32 minute;
} good[] = {
  { "", RGM_MINUTE_NONE }, { " ", RGM_MINUTE_NONE }, { "14:30", 870 },  { "14.30", 870 },
  { "1430", 870 },         { "930", 570 },           { "9", 540 },      { "09:05", 545 },
  { "0:00", 0 },           { "23:59", 1439 },        { "2:30 pm", 870 }, { "2pm", 840 },
  { "12 am", 0 },          { "12:15 PM", 735 },      { " 14:30 ", 870 },
};

static const struct {
  const char *text;
  RgmTimeTextError code;
} refused[] = {
  { "noon", RGM_TIME_TEXT_ERROR_SYNTAX },   { "14:3", RGM_TIME_TEXT_ERROR_SYNTAX },
  { "14:300", RGM_TIME_TEXT_ERROR_SYNTAX }, { "14:30:00", RGM_TIME_TEXT_ERROR_SYNTAX },
  { ":30", RGM_TIME_TEXT_ERROR_SYNTAX },    { "12345", RGM_TIME_TEXT_ERROR_SYNTAX },
  { "\xff", RGM_TIME_TEXT_ERROR_SYNTAX },   { "24:00", RGM_TIME_TEXT_ERROR_RANGE },
  { "14:60", RGM_TIME_TEXT_ERROR_RANGE },   { "2400", RGM_TIME_TEXT_ERROR_RANGE },
  { "13 pm", RGM_TIME_TEXT_ERROR_RANGE },   { "0 am", RGM_TIME_TEXT_ERROR_RANGE },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gint32 minute = -17;

      g_assert_true (rgm_time_text_parse (good[i].text, &minute, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minute, ==, good[i].minute);
    }
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint32 minute = -17;

      g_assert_false (rgm_time_text_parse (refused[i].text, &minute, &error));
      g_assert_error (error, RGM_TIME_TEXT_ERROR, (int) refused[i].code);
      g_assert_cmpint (minute, ==, -17);
    }
}

static void
test_round_trip (void)
{
  for (gint32 minute = RGM_MINUTE_NONE; minute < RGM_MINUTES_IN_A_DAY; minute++)
    {
      g_autofree char *text = rgm_time_text_format (minute);
      gint32 read = -17;

      g_assert_true (rgm_time_text_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, minute);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-text/good", test_good);
  g_test_add_func ("/time-text/refused", test_refused);
  g_test_add_func ("/time-text/round-trip", test_round_trip);
  return g_test_run ();
}

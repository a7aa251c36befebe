#include "config.h"

#include "rgm-session.h"

#define DAY 1000

/* The order of sessions, from the first to the last: each comes before all that stand below it. */
static const RgmSession in_order[] = {
  { .id = "z", .day = DAY - 1, .minute = 1439, .state = RGM_SESSION_DONE },
  { .id = "z", .day = DAY - 1, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_BOOKED },

  /* Done, nobody noted when: whatever else has to do with the day comes after it. */
  { .id = NULL, .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
  { .id = "a", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
  { .id = "z", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },

  /* With a time, whatever became of it. */
  { .id = "y", .day = DAY, .minute = 0, .state = RGM_SESSION_DONE },
  { .id = "x", .day = DAY, .minute = 0, .state = RGM_SESSION_BOOKED },
  { .id = "w", .day = DAY, .minute = 540, .state = RGM_SESSION_BOOKED },
  { .id = "v", .day = DAY, .minute = 541, .state = RGM_SESSION_DONE },
  { .id = "u", .day = DAY, .minute = 541, .state = RGM_SESSION_CANCELLED },
  { .id = "t", .day = DAY, .minute = 541, .state = RGM_SESSION_MISSED },
  { .id = "s", .day = DAY, .minute = 1439, .state = RGM_SESSION_DONE },

  /* Not done, at any time. One that was called off stays among the bookings that it was one of. */
  { .id = "r", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_BOOKED },
  { .id = "s", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_BOOKED },
  { .id = "q", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_CANCELLED },
  { .id = "p", .day = DAY, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_MISSED },

  { .id = "a", .day = DAY + 1, .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE },
  { .id = "a", .day = DAY + 1, .minute = 0, .state = RGM_SESSION_DONE },
};

static int
get_sign (int number)
{
  return (number > 0) - (number < 0);
}

/* Each beside each: what holds of all pairs of a list holds round no corner. */
static void
test_order (void)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (in_order); i++)
    for (int k = 0; k < (int) G_N_ELEMENTS (in_order); k++)
      {
        g_test_message ("%d and %d", i, k);
        g_assert_cmpint (get_sign (rgm_session_compare (&in_order[i], &in_order[k])), ==,
                         get_sign (i - k));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/order", test_order);

  return g_test_run ();
}

/* Where a bubble stands beside what it is about. */
#include "config.h"

#include "rgm-bubble-box.h"

static const RgmBox room = { 0, 0, 1000, 200 };
/* The words of a ruler, and those of a pill below. */
static const RgmBox words[] = { { 0, 0, 1000, 16 }, { 400, 20, 50, 16 } };

typedef struct {
  RgmBox target;
  double x;
  double y;
} Example;

static void
check (const Example *examples, gsize n, const RgmBox *around, gsize n_words)
{
  for (gsize i = 0; i < n; i++)
    {
      RgmBox bubble = { .width = 200, .height = 30 };

      rgm_bubble_box_place (&bubble, &examples[i].target, around, words, n_words);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpfloat (bubble.x, ==, examples[i].x);
      g_assert_cmpfloat (bubble.y, ==, examples[i].y);
    }
}

/* A bubble stands above what it is about, or below where there is no room, and is not cut off. */
static void
test_place (void)
{
  static const Example examples[] = {
    { { 490, 50, 20, 20 }, 400, 14 },
    { { 2, 50, 20, 20 }, 0, 14 },
    { { 990, 50, 20, 20 }, 800, 14 },
    { { 490, 20, 20, 20 }, 400, 46 },
    { { 490, 20, 20, 170 }, 400, 170 },
  };

  check (examples, G_N_ELEMENTS (examples), &room, 0);
}

/* Where a page is scrolled, it stays in what is seen of it. */
static void
test_room (void)
{
  static const RgmBox seen = { 0, 100, 1000, 60 };
  static const Example examples[] = {
    { { 490, 130, 20, 20 }, 400, 130 },
    { { 490, 136, 20, 20 }, 400, 100 },
    { { 490, 110, 20, 10 }, 400, 126 },
    { { 490, 20, 20, 20 }, 400, 100 },
    { { 490, 190, 20, 20 }, 400, 130 },
  };

  check (examples, G_N_ELEMENTS (examples), &seen, 0);
}

/* It moves aside rather than cover words, as far as it is still above what it is about; else it
 * stands below that. Where it cannot, it covers them. */
static void
test_words (void)
{
  static const Example examples[] = {
    { { 690, 60, 20, 20 }, 600, 24 },
    { { 490, 60, 20, 20 }, 454, 24 },
    { { 360, 60, 20, 20 }, 196, 24 },
    { { 415, 60, 20, 20 }, 325, 86 },
    { { 690, 50, 20, 20 }, 600, 76 },
    { { 690, 50, 20, 120 }, 600, 14 },
  };

  check (examples, G_N_ELEMENTS (examples), &room, G_N_ELEMENTS (words));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bubble-box/place", test_place);
  g_test_add_func ("/bubble-box/room", test_room);
  g_test_add_func ("/bubble-box/words", test_words);
  return g_test_run ();
}

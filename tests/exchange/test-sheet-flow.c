#include "config.h"

#include "rgm-sheet-flow.h"

#define PAGE 100.0

/* Rule: an item is “height”, with g before it and its gap, k behind it where it keeps with what
 * follows, p where it begins a page, h where it is the head of the table that the r behind others
 * belong to. The answer is each place as page:item@y, with an R where it stands again. */
static GArray *
parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RgmFlowItem));
  gint32 head = -1;

  for (int i = 0; words[i] != NULL; i++)
    {
      RgmFlowItem item = { .head_first = -1 };
      char *rest;

      item.height = g_ascii_strtod (words[i], &rest);
      for (; *rest != '\0'; rest++)
        if (*rest == 'k')
          item.keeps_next = TRUE;
        else if (*rest == 'p')
          item.begins_page = TRUE;
        else if (*rest == 'h')
          head = i;
        else if (*rest == 'r')
          item.head_first = item.head_last = head;
        else if (*rest == 'g')
          item.gap = g_ascii_strtod (rest + 1, NULL);
      g_array_append_val (items, item);
    }

  return items;
}

static char *
flow (const char *text)
{
  g_autoptr (GArray) items = parse (text);
  guint n_pages;
  g_autoptr (GArray) places = rgm_sheet_flow ((const RgmFlowItem *) (gpointer) items->data,
                                              items->len, PAGE, &n_pages);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const RgmFlowPlace *place = &g_array_index (places, RgmFlowPlace, i);

      g_string_append_printf (out, "%s%u:%u@%g%s", i > 0 ? " " : "", place->page, place->item,
                              place->y, place->repeated ? "R" : "");
      g_assert_cmpuint (place->page, <, n_pages);
    }

  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *said = flow (row[1]);

  g_assert_cmpstr (said, ==, row[2]);
}

static const char *const cases[][3] = {
  { "a full page", "50 50 10", "0:0@0 0:1@50 1:2@0" },
  { "no gap at the head of a page", "50g9 41g9 10g9", "0:0@0 0:1@59 1:2@0" },
  { "a gap is room too", "50 50g1", "0:0@0 1:1@0" },
  { "no heading alone at the foot", "80 10k 20", "0:0@0 1:1@0 1:2@10" },
  { "nor two headings", "70 10k 10k 20", "0:0@0 1:1@0 1:2@10 1:3@20" },
  { "what cannot be kept together is divided where the page ends", "60k 60k 60",
    "0:0@0 1:1@0 2:2@0" },
  { "a section begins a page", "10 10p 10", "0:0@0 1:1@0 1:2@10" },
  { "even after what keeps with it", "10k 10p", "0:0@0 1:1@0" },
  { "a table tells its head again", "10hk 50r 50r 30r",
    "0:0@0 0:1@10 1:0@0R 1:2@10 1:3@60" },
  { "on each page", "10hk 80r 80r 80r", "0:0@0 0:1@10 1:0@0R 1:2@10 2:0@0R 2:3@10" },
  { "but not where the table begins", "95 10hk 20r", "0:0@0 1:1@0 1:2@10" },
  { "nor after it", "10hk 90r 20", "0:0@0 0:1@10 1:2@0" },
  { "a row has its gap below a head told again", "10hk 80r 20rg5", "0:0@0 0:1@10 1:0@0R 1:2@15" },
  { "what is higher than a page has one", "10 150 10", "0:0@0 1:1@0 2:2@0" },
  { "also as a row", "10hk 50r 150r 10r",
    "0:0@0 0:1@10 1:0@0R 1:2@10 2:0@0R 2:3@10" },
};

static void
test_nothing (void)
{
  guint n_pages = 7;
  g_autoptr (GArray) places = rgm_sheet_flow (NULL, 0, PAGE, &n_pages);

  g_assert_cmpuint (n_pages, ==, 0);
  g_assert_cmpuint (places->len, ==, 0);
}

/* Every item stands once, in its order, and nothing runs over the foot of a page. */
static void
test_random (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (RgmFlowItem));
      g_autoptr (GArray) places = NULL;
      guint n_pages, expected = 0;

      for (int i = g_test_rand_int_range (1, 80); i > 0; i--)
        {
          RgmFlowItem item = { .height = g_test_rand_int_range (1, 60), .head_first = -1,
                               .gap = g_test_rand_int_range (0, 9),
                               .keeps_next = g_test_rand_int_range (0, 3) == 0,
                               .begins_page = g_test_rand_int_range (0, 20) == 0 };

          g_array_append_val (items, item);
        }
      places = rgm_sheet_flow ((const RgmFlowItem *) (gpointer) items->data, items->len, PAGE,
                               &n_pages);
      for (guint i = 0; i < places->len; i++)
        {
          const RgmFlowPlace *place = &g_array_index (places, RgmFlowPlace, i);

          g_assert_cmpuint (place->item, ==, expected++);
          g_assert_cmpfloat (place->y + g_array_index (items, RgmFlowItem, place->item).height,
                             <=, PAGE);
        }
      g_assert_cmpuint (expected, ==, items->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheet-flow/%s", cases[i][0]);

      g_test_add_data_func (path, cases[i], test_case);
    }
  g_test_add_func ("/sheet-flow/nothing has no page", test_nothing);
  g_test_add_func ("/sheet-flow/random items", test_random);

  return g_test_run ();
}

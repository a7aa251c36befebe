/* Where nothing tells how a table is encoded, the guess stands open. */
#include "config.h"

#include "display-fixture.h"
#include "table-fixture.h"

#include <string.h>

#define LATIN "When,Client\n2026-01-05,Ana\n2026-02-09,J\xfcrgen\n"
#define UTF8 "When,Client\n2026-01-05,Ana\n2026-02-09,Jürgen\n"

static gboolean
is_seen (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0
         && gtk_widget_get_child_visible (widget);
}

/* A guess at the encoding can be seen and changed without anything being opened, beside what hangs
 * on it. */
static void
test_encoding_is_guessed (TableFixture *self, gconstpointer data)
{
  GtkWidget *letters = table_part (self, "letters");

  g_assert_nonnull (strstr (table_sum (self), "was read as Western European"));
  g_assert_true (display_wait_for (is_seen, table_part (self, "encoding")));
  g_assert_true (is_seen (letters));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (letters)), ==, "Line 3: Jürgen");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (letters), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What depends on the encoding: Line 3: Jürgen");
  adw_combo_row_set_selected (table_part (self, "encoding"),
                              RGM_CSV_ENCODING_MACINTOSH - RGM_CSV_ENCODING_UTF8);
  g_assert_null (strstr (table_sum (self), "was read as"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (letters)), ==, "Line 3: J¸rgen");
  g_assert_true (is_seen (table_part (self, "encoding")));
  display_assert_all_named (GTK_WIDGET (self->dialog));
}

/* One that is certain is out of the way, and nothing hangs on it. */
static void
test_encoding_is_certain (TableFixture *self, gconstpointer data)
{
  g_assert_true (display_wait_for (is_seen, table_part (self, "target")));
  g_assert_false (is_seen (table_part (self, "encoding")));
  g_assert_false (gtk_widget_get_visible (table_part (self, "letters")));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  TABLE_TEST ("/table-encoding/guessed", LATIN, test_encoding_is_guessed);
  TABLE_TEST ("/table-encoding/certain", UTF8, test_encoding_is_certain);

  return g_test_run ();
}

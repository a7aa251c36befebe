/* Escape in the window that explains, with real keys. */
#include "config.h"

#include "move-fixture.h"
#include "rgm-why-window.h"

static RgmWhyWindow *why;

static gboolean
is_closed (MoveFixture *self)
{
  return why == NULL;
}

/* However often it has just said that it copied, the first one closes it. */
static void
test_copied (MoveFixture *self, gconstpointer data)
{
  const RgmTopic of_next = { RGM_TOPIC_NEXT, 0 };

  why = rgm_why_window_open (self->page, self->course->model, self->plan, &of_next);
  g_object_add_weak_pointer (G_OBJECT (why), (gpointer *) &why);
  move_fixture_settle (self);
  for (int i = 0; i < 4; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (why), "why.copy", NULL);
      move_fixture_settle (self);
    }
  move_fixture_do_with_xdotool (self, "key Escape");
  g_assert_true (move_fixture_wait_for (self, is_closed));
}

int
main (int argc, char *argv[])
{
  if (!move_fixture_begin (&argc, &argv))
    return 0;
  MOVE_TEST ("/why-escape/copied", test_copied);
  return g_test_run ();
}

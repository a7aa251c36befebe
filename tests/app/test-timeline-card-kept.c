/* The card of the timeline, when another plan comes while it is open, with a real pointer. */
#include "config.h"

#include "rgm-card.h"
#include "sample-plans.h"
#include "timeline-fixture.h"

#include <locale.h>

#define WIDTH_PX 900

static GtkWidget *
find_card (TimelineFixture *fixture)
{
  g_autoptr (GPtrArray) cards = timeline_fixture_find_all (fixture, RGM_TYPE_CARD);

  g_assert_cmpuint (cards->len, ==, 1);
  return cards->pdata[0];
}

static gboolean
is_shown (TimelineFixture *fixture)
{
  return gtk_widget_get_visible (find_card (fixture));
}

static void
run (const char *commands)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", commands);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

static gsize
find_session (TimelineFixture *fixture, gint32 session)
{
  for (gsize i = 0; i < fixture->layout->n_segments; i++)
    if (fixture->layout->segments[i].kind == RGM_SEGMENT_SESSION
        && fixture->layout->segments[i].session == session)
      return i;
  g_assert_not_reached ();
}

static void
point_at_session (TimelineFixture *fixture, gint32 session)
{
  GtkWidget *bar = timeline_fixture_find_bar (fixture, find_session (fixture, session));
  g_autofree char *commands = NULL;
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (bar, fixture->window, &bounds));
  commands = g_strdup_printf ("mousemove %d %d",
                              (int) (bounds.origin.x + bounds.size.width / 2),
                              (int) (bounds.origin.y + bounds.size.height / 2));
  run (commands);
  while (!is_shown (fixture))
    g_main_context_iteration (NULL, TRUE);
  timeline_fixture_settle (fixture);
}

/* A plan in which the thing is the same leaves its card as it is; one in which it is not takes it
 * away. */
static void
test_other_plan (void)
{
  TimelineFixture fixture;
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }
  timeline_fixture_set_up (&fixture, sample_plan_new (COURSE_PAGE, TODAY), WIDTH_PX);
  run ("search --onlyvisible --class . windowfocus mousemove 3 3");
  /* From here on the days stay where they are, whatever plan comes. */
  gtk_widget_activate_action (fixture.view, "timeline.today", NULL);
  timeline_fixture_settle (&fixture);

  point_at_session (&fixture, 1);
  timeline_fixture_show (&fixture, sample_plan_new ("2026-10-16 2026-11-20 +2026-12-03", TODAY));
  g_assert_true (is_shown (&fixture));
  timeline_fixture_show (&fixture, sample_plan_new ("2026-10-17 2026-11-20 +2026-12-03", TODAY));
  g_assert_false (is_shown (&fixture));
  timeline_fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/app/timeline-card/other-plan", test_other_plan);

  return g_test_run ();
}

#include "config.h"

#include "timeline-fixture.h"

#include "rgm-timeline-bar.h"
#include "rgm-timeline-view.h"

static void
on_activated_cb (RgmTimelineView *view, guint session, TimelineFixture *fixture)
{
  fixture->activated = (int) session;
}

static void
on_reasons_asked_cb (RgmTimelineView *view, guint kind, guint index, TimelineFixture *fixture)
{
  fixture->topic = (int) kind;
  fixture->topic_index = (int) index;
}

static void
on_booking_asked_cb (RgmTimelineView *view, int day, TimelineFixture *fixture)
{
  fixture->booked = day;
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_a_moment (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (60, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets what the window was sent arrive, and what follows from it be drawn. */
void
timeline_fixture_settle (TimelineFixture *fixture)
{
  wait_a_moment ();
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (fixture->window);
      gtk_test_widget_wait_for_draw (fixture->window);
    }
}

void
timeline_fixture_show (TimelineFixture *fixture, RgmPlan *plan)
{
  g_clear_pointer (&fixture->layout, rgm_segment_layout_unref);
  fixture->layout = rgm_segment_layout_new (plan);
  rgm_course_view_set_plan (RGM_COURSE_VIEW (fixture->view), plan);
  rgm_plan_unref (plan);
  timeline_fixture_settle (fixture);
}

void
timeline_fixture_set_up (TimelineFixture *fixture, RgmPlan *plan, int width)
{
  /* As on the course page, where it may be taller than the window. */
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  *fixture = (TimelineFixture) { .activated = -1, .topic = -1, .topic_index = -1 };
  fixture->window = gtk_window_new ();
  fixture->view = rgm_timeline_view_new ();
  g_signal_connect (fixture->view, "session-activated", G_CALLBACK (on_activated_cb), fixture);
  g_signal_connect (fixture->view, "reasons-asked", G_CALLBACK (on_reasons_asked_cb), fixture);
  g_signal_connect (fixture->view, "booking-asked", G_CALLBACK (on_booking_asked_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  timeline_fixture_show (fixture, plan);
}

void
timeline_fixture_tear_down (TimelineFixture *fixture)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_a_moment ();
  /* Nothing holds it any longer: it is freed, and all its bars with it. */
  g_assert_null (fixture->view);
  g_clear_pointer (&fixture->layout, rgm_segment_layout_unref);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
timeline_fixture_find_all (TimelineFixture *fixture, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (fixture->view, type, found);
  return found;
}

GtkWidget *
timeline_fixture_find_bar (TimelineFixture *fixture, gsize segment)
{
  g_autoptr (GPtrArray) bars = timeline_fixture_find_all (fixture, RGM_TYPE_TIMELINE_BAR);

  for (guint i = 0; i < bars->len; i++)
    if (rgm_timeline_bar_get_segment (bars->pdata[i]) == segment)
      return bars->pdata[i];

  return NULL;
}

double
timeline_fixture_get_center (TimelineFixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->view, &bounds));
  return bounds.origin.x + bounds.size.width / 2;
}

double
timeline_fixture_get_x (TimelineFixture *fixture, gsize segment)
{
  return timeline_fixture_get_center (fixture, timeline_fixture_find_bar (fixture, segment));
}

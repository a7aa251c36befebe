#include "config.h"

#include "course-fixture.h"
#include "rgm-course-page.h"
#include "rgm-session-menu.h"

#include <locale.h>
#include <stdlib.h>

/* Shows the course page in a state, to be looked at and photographed:
 *
 *   course-demo PROTOCOL SEVERITY SESSIONS TODAY WIDTH HEIGHT [ACTION [SESSION]]
 *
 * with - for no protocol or severity. ACTION is one of the page, such as course.book, done once
 * the page is there; SESSION is the position of the session that it is about. */

static const char *
or_null (const char *text)
{
  return g_strcmp0 (text, "-") == 0 ? NULL : text;
}

static void
on_closed_cb (GtkWindow *window, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static void
add_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/regimen/Regimen/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
do_action (CourseFixture *fixture, GtkWidget *page, const char *action, const char *position)
{
  g_autoptr (RgmSessionRecord) record = NULL;

  course_fixture_settle ();
  if (position == NULL)
    {
      gtk_widget_activate_action (page, action, NULL);
      return;
    }
  record = course_fixture_dup_session (fixture, (guint) atoi (position));
  gtk_widget_activate_action (page, action, "s", record->id);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  CourseFixture *fixture;
  GtkWidget *window, *page;

  if (argc < 7)
    return EXIT_FAILURE;
  setlocale (LC_ALL, "");
  adw_init ();
  add_style ();
  fixture = course_fixture_new (or_null (argv[1]), or_null (argv[2]), argv[3], argv[4]);
  page = rgm_course_page_new ();
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), fixture->model);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[5]), atoi (argv[6]));
  adw_window_set_content (ADW_WINDOW (window), page);
  g_signal_connect (window, "close-request", G_CALLBACK (on_closed_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  if (argc > 7)
    do_action (fixture, page, argv[7], argc > 8 ? argv[8] : NULL);
  g_main_loop_run (loop);
  course_fixture_free (fixture);
  return EXIT_SUCCESS;
}

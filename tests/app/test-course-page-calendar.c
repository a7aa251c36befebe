/* A calendar comes in from the course page: what takes long is told of and can be cancelled. */
#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "rgm-calendar-import-dialog.h"
#include "rgm-course-page-calendar.h"

#include <adwaita.h>

#define TODAY "2026-11-24"
#define BOOKED "booked 2026-12-24T14:30"
/* Longer than a slow machine takes until progress is shown. */
#define LONG_MS 120000
#define CALENDAR \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n" \
  "DTSTART:20270110T143000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->course = course_fixture_new ("acne-scars", NULL, BOOKED, TODAY);
  self->path = g_build_filename (self->course->folder, "calendar.ics", NULL);
  g_assert_true (g_file_set_contents (self->path, CALENDAR, -1, NULL));
  self->page = rgm_course_page_new ();
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (self->page), self->course->model);
  course_fixture_settle ();
  display_show (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  course_fixture_settle ();
  course_fixture_free (self->course);
  g_free (self->path);
}

static gboolean
has_dialog (gpointer data)
{
  return course_tree_find_window (RGM_TYPE_CALENDAR_IMPORT_DIALOG) != NULL;
}

/* libadwaita makes the type when it says something for the first time. */
static guint
count_toasts (Fixture *self)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 ? display_count (self->page, type) : 0;
}

static gboolean
has_toast (gpointer data)
{
  return count_toasts (data) == 1;
}

/* Whoever cancels knows why nothing comes of it; afterwards it is read as ever. */
static void
test_read_cancelled (Fixture *self, gconstpointer data)
{
  rgm_store_service_set_delay (self->course->service, LONG_MS);
  rgm_course_page_read_calendar (RGM_COURSE_PAGE (self->page), self->path);
  display_cancel_progress ();
  rgm_store_service_set_delay (self->course->service, 0);
  course_fixture_settle ();
  g_assert_false (has_dialog (NULL));
  g_assert_cmpuint (count_toasts (self), ==, 0);

  rgm_course_page_read_calendar (RGM_COURSE_PAGE (self->page), self->path);
  g_assert_true (display_wait_for (has_dialog, NULL));
  g_assert_null (display_find_progress_bar ());
  gtk_window_destroy (course_tree_find_window (RGM_TYPE_CALENDAR_IMPORT_DIALOG));
}

/* What is no calendar is said of, and no progress stays. */
static void
test_read_fails (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "name;day\r\n", -1, NULL));
  rgm_course_page_read_calendar (RGM_COURSE_PAGE (self->page), self->path);
  g_assert_true (display_wait_for (has_toast, self));
  g_assert_null (display_find_progress_bar ());
  g_assert_false (has_dialog (NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/course-page-calendar/read-cancelled", Fixture, NULL, set_up, test_read_cancelled,
              tear_down);
  g_test_add ("/course-page-calendar/read-fails", Fixture, NULL, set_up, test_read_fails,
              tear_down);

  return g_test_run ();
}

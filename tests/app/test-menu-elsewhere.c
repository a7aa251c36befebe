#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "display-fixture.h"
#include "rgm-course-page.h"

#include <adwaita.h>
#include <string.h>

/* What a menu does with something that somebody else has just changed: nothing. It says in one
 * sentence what they changed, and without the path of the file; what is chosen then is done. */

#define TODAY "2026-11-24"
#define SESSIONS "done 2026-10-16;done 2026-11-20"
#define BOOKED SESSIONS ";booked 2026-12-18"
#define DUE SESSIONS ";booked 2026-11-24"
#define BOOKING 2
#define GO_ON "1"

typedef struct {
  CourseFixture *course;
  RgmStore *other;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static RgmStore *
open_other (CourseFixture *course)
{
  g_autofree char *path = g_build_filename (course->folder, "regimen.db", NULL);
  g_autoptr (GError) error = NULL;
  RgmStore *store = rgm_store_open (path, RGM_STORE_DEFAULT, &error);

  g_assert_no_error (error);
  return store;
}

static Fixture
make (const char *sessions)
{
  Fixture self;

  self.course = course_fixture_new ("acne-scars", NULL, sessions, TODAY);
  self.other = open_other (self.course);
  self.page = rgm_course_page_new ();
  self.window = gtk_window_new ();
  rgm_course_page_set_model (RGM_COURSE_PAGE (self.page), self.course->model);
  gtk_window_set_child (GTK_WINDOW (self.window), self.page);
  display_show (self.window);
  course_fixture_settle ();
  return self;
}

static void
clear (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  rgm_store_close (self->other);
  course_fixture_settle ();
  course_fixture_free (self->course);
}

static const RgmCourseContent *
get_course (Fixture *self)
{
  return rgm_course_model_get_saved_content (self->course->model);
}

static RgmCourseContent *
load (Fixture *self)
{
  RgmCourseContent *content =
    rgm_store_load_course (self->other, get_course (self)->record->id, NULL);

  g_assert_nonnull (content);
  return content;
}

/* The database is read by the thread of the service in the order in which it is asked. */
static void
settle (Fixture *self)
{
  rgm_store_service_look (self->course->service);
  course_fixture_settle ();
}

static gpointer
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

/* As its button does. */
static void
answer (const char *response)
{
  gpointer dialog = find_dialog ();

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (dialog);
}

static const char *
get_detail (void)
{
  GtkWidget *words = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (find_dialog ()));

  return gtk_label_get_label (GTK_LABEL (course_tree_find_class (words, "body", 0)));
}

/* One sentence. */
static void
assert_told (const char *what)
{
  const char *body;
  const char *stop;

  g_assert_true (display_wait_for (has_dialog, NULL));
  body = get_detail ();
  g_test_message ("%s", body);
  stop = strstr (body, ".");
  g_assert_nonnull (strstr (body, what));
  g_assert_null (strstr (body, "regimen.db"));
  g_assert_nonnull (stop);
  g_assert_cmpstr (stop, ==, ".");
  answer ("0");
}

static void
act (Fixture *self, const char *action, const char *session_id)
{
  gboolean found = session_id != NULL
                     ? gtk_widget_activate_action (self->page, action, "s", session_id)
                     : gtk_widget_activate_action (self->page, action, NULL);

  g_assert_true (found);
}

static void
write_session (Fixture *self, RgmSessionRecord *theirs)
{
  g_assert_true (rgm_store_save_session (self->other, theirs, NULL));
}

static gboolean
is_one_less (gpointer data)
{
  return get_course (data)->sessions->len == 2;
}

/* They move it and write a note. */
static void
test_delete (void)
{
  Fixture self = make (BOOKED);
  g_autoptr (RgmSessionRecord) theirs = course_fixture_dup_session (self.course, BOOKING);
  g_autoptr (RgmSessionRecord) now = NULL;

  theirs->day += 3;
  rgm_record_set_text (&theirs->notes, "Bring the form");
  write_session (&self, theirs);
  act (&self, "course.delete-session", theirs->id);
  assert_told ("Day: 21 Dec 2026 · Notes: Bring the form");
  now = rgm_store_load_session (self.other, theirs->id, NULL);
  g_assert_true (rgm_session_record_equal (now, theirs));
  act (&self, "course.delete-session", theirs->id);
  g_assert_true (display_wait_for (is_one_less, &self));
  clear (&self);
}

/* What was asked about is what is deleted, also where the page has heard of the change since. */
static void
test_asked (void)
{
  Fixture self = make (BOOKED);
  g_autoptr (RgmSessionRecord) theirs = course_fixture_dup_session (self.course, 1);
  g_autoptr (RgmSessionRecord) now = NULL;

  act (&self, "course.delete-session", theirs->id);
  g_assert_true (display_wait_for (has_dialog, NULL));
  theirs->pain = 7;
  write_session (&self, theirs);
  settle (&self);
  answer (GO_ON);
  assert_told ("Pain, 0 to 10: 7");
  now = rgm_store_load_session (self.other, theirs->id, NULL);
  g_assert_true (rgm_session_record_equal (now, theirs));
  clear (&self);
}

static void
test_areas (void)
{
  Fixture self = make (BOOKED);
  g_autoptr (RgmSessionRecord) theirs = course_fixture_dup_session (self.course, BOOKING);

  rgm_session_record_add_zone (theirs, "face-cheeks", 100, 3);
  write_session (&self, theirs);
  act (&self, "course.delete-session", theirs->id);
  assert_told ("Areas or products");
  g_assert_cmpuint (get_course (&self)->sessions->len, ==, 3);
  clear (&self);
}

/* What they have deleted is gone, and that is told. */
static void
test_deleted (void)
{
  Fixture self = make (BOOKED);
  g_autoptr (RgmSessionRecord) theirs = course_fixture_dup_session (self.course, BOOKING);

  g_assert_true (rgm_store_delete_session (self.other, theirs->id, NULL, NULL));
  act (&self, "course.delete-session", theirs->id);
  assert_told ("deleted elsewhere");
  g_assert_true (display_wait_for (is_one_less, &self));
  clear (&self);
}

/* A booking that they have moved is not confirmed where it was. */
static void
test_confirm (void)
{
  Fixture self = make (DUE);
  g_autoptr (RgmSessionRecord) theirs = course_fixture_dup_session (self.course, BOOKING);
  g_autoptr (RgmSessionRecord) now = NULL;

  theirs->day += 24;
  write_session (&self, theirs);
  act (&self, "course.confirm-session", theirs->id);
  assert_told ("Day: 18 Dec 2026");
  now = rgm_store_load_session (self.other, theirs->id, NULL);
  g_assert_true (rgm_session_record_equal (now, theirs));
  clear (&self);
}

static gboolean
is_paused (gpointer data)
{
  const RgmCourseContent *content = get_course (data);

  return content->pauses->len == 1;
}

static gboolean
is_going_on (gpointer data)
{
  return !is_paused (data);
}

static RgmPauseRecord *
pause_course (Fixture *self, int days_ago)
{
  RgmPauseRecord *pause =
    rgm_pause_record_new (get_course (self)->record->id, course_fixture_day (TODAY) - days_ago,
                          RGM_DAY_NONE, "");

  g_assert_true (rgm_store_save_pause (self->other, pause, NULL));
  settle (self);
  g_assert_true (display_wait_for (is_paused, self));
  return pause;
}

/* They say how long it takes. */
static void
test_resume (gconstpointer days_ago)
{
  Fixture self = make (SESSIONS);
  g_autoptr (RgmPauseRecord) theirs = pause_course (&self, GPOINTER_TO_INT (days_ago));
  g_autoptr (RgmCourseContent) now = NULL;

  theirs->last = course_fixture_day (TODAY) + 10;
  g_assert_true (rgm_store_save_pause (self.other, theirs, NULL));
  act (&self, "course.resume", NULL);
  assert_told ("Last day: 4 Dec 2026");
  now = load (&self);
  g_assert_cmpuint (now->pauses->len, ==, 1);
  g_assert_true (rgm_pause_record_equal (now->pauses->pdata[0], theirs));
  clear (&self);
}

static void
test_resume_then (void)
{
  Fixture self = make (SESSIONS);
  g_autoptr (RgmPauseRecord) theirs = pause_course (&self, 0);

  rgm_record_set_text (&theirs->reason, "Holiday");
  g_assert_true (rgm_store_save_pause (self.other, theirs, NULL));
  act (&self, "course.resume", NULL);
  assert_told ("Reason: Holiday");
  act (&self, "course.resume", NULL);
  g_assert_true (display_wait_for (is_going_on, &self));
  clear (&self);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/menu-elsewhere/delete", test_delete);
  g_test_add_func ("/menu-elsewhere/asked", test_asked);
  g_test_add_func ("/menu-elsewhere/areas", test_areas);
  g_test_add_func ("/menu-elsewhere/deleted", test_deleted);
  g_test_add_func ("/menu-elsewhere/confirm", test_confirm);
  g_test_add_data_func ("/menu-elsewhere/resume/today", GINT_TO_POINTER (0), test_resume);
  g_test_add_data_func ("/menu-elsewhere/resume/before", GINT_TO_POINTER (5), test_resume);
  g_test_add_func ("/menu-elsewhere/resume/then", test_resume_then);
  return g_test_run ();
}

/* Bookings moved on the timeline of a course page, with a real pointer and real keys. */
#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-course-page.h"
#include "rgm-keep-question.h"
#include "rgm-move-bubble.h"
#include "rgm-store.h"
#include "rgm-timeline-bar.h"
#include "rgm-timeline-view.h"

#include <locale.h>
#include <string.h>

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"
#define BOOKING 2

typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
  char *hash;
  gint64 change;
  RgmPlan *plan;
} Fixture;

#define MOVE_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
#define MOVE_TEST_RTL(path, function)                                                           \
  g_test_add (path, Fixture, GINT_TO_POINTER (GTK_TEXT_DIR_RTL), set_up, function, tear_down)

static char *
dup_hash (Fixture *self)
{
  g_autoptr (RgmStore) store = rgm_store_open (rgm_store_service_get_path (self->course->service),
                                               RGM_STORE_READ_ONLY, NULL);

  return rgm_store_dup_content_hash (store, NULL);
}

static gboolean
is_untouched (Fixture *self)
{
  g_autofree char *now = dup_hash (self);

  return g_str_equal (now, self->hash);
}

static gboolean
on_timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets what the window was sent arrive, and what follows from it be drawn. */
static void
settle (Fixture *self)
{
  gboolean is_over = FALSE;

  g_timeout_add (120, on_timeout_cb, &is_over);
  while (!is_over || rgm_course_model_get_loading (self->course->model)
         || rgm_store_service_get_n_pending_writes (self->course->service) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (self->window);
      gtk_test_widget_wait_for_draw (self->window);
    }
}

static void
do_with_xdotool (Fixture *self, const char *commands)
{
  g_autofree char *command = g_strconcat ("xdotool ", commands, NULL);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  settle (self);
}

static void
on_undoable_cb (RgmCourseModel *model, const char *title, gint64 change, Fixture *self)
{
  self->change = change;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  gtk_widget_set_default_direction (data != NULL ? GPOINTER_TO_INT (data) : GTK_TEXT_DIR_LTR);
  self->course = course_fixture_new ("acne-scars", NULL, SESSIONS, TODAY);
  g_signal_connect_data (self->course->model, "undoable", G_CALLBACK (on_undoable_cb), self, NULL,
                         0);
  self->page = rgm_course_page_new ();
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 860);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (self->page), self->course->model);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (self);
  do_with_xdotool (self, "search --onlyvisible --class . windowfocus");
  self->hash = dup_hash (self);
  self->plan = rgm_plan_ref (rgm_course_model_get_plan (self->course->model));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  course_fixture_settle ();
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_pointer (&self->hash, g_free);
  course_fixture_free (self->course);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

typedef struct {
  RgmSegmentLayout *layout;
  gint32 session;
  GtkWidget *bar;
} Search;

static void
match_bar (GtkWidget *widget, gpointer data)
{
  Search *search = data;
  const RgmSegment *segment;

  if (!RGM_IS_TIMELINE_BAR (widget))
    return;
  segment = &search->layout->segments[rgm_timeline_bar_get_segment (RGM_TIMELINE_BAR (widget))];
  if (segment->kind == RGM_SEGMENT_SESSION && segment->session == search->session)
    search->bar = widget;
}

static GtkWidget *
find_bar (Fixture *self, gint32 session)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->course->model);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  Search search = { layout, session, NULL };

  course_tree_walk (self->page, match_bar, &search);
  g_assert_nonnull (search.bar);
  return search.bar;
}

/* Where the mark of a session is on the screen. */
static void
find_mark (Fixture *self, gint32 session, double *x, double *y)
{
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (find_bar (self, session), self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  *x = left + bounds.origin.x + bounds.size.width / 2;
  *y = top + bounds.origin.y + bounds.size.height / 2;
}

/* How far apart days are on the screen, negative from right to left. */
static double
get_day_px (Fixture *self)
{
  double first, second, y;

  find_mark (self, 0, &first, &y);
  find_mark (self, 1, &second, &y);
  return (second - first) / 35;
}

/* Presses on a session and drags it by so many days, a little at a time. */
static void
drag (Fixture *self, gint32 session, int days)
{
  double day_px = get_day_px (self);
  g_autoptr (GString) commands = g_string_new (NULL);
  double x, y;

  find_mark (self, session, &x, &y);
  g_string_append_printf (commands, "mousemove %.0f %.0f mousedown 1", x, y);
  for (int i = 1; i <= 4; i++)
    g_string_append_printf (commands, " mousemove %.0f %.0f sleep 0.02",
                            x + days * day_px * i / 4, y + i);
  do_with_xdotool (self, commands->str);
}

static void
release (Fixture *self)
{
  do_with_xdotool (self, "mouseup 1");
}

static RgmDay
get_day (Fixture *self)
{
  return rgm_course_model_get_plan (self->course->model)->sessions[BOOKING].day;
}

static RgmDay
get_saved_day (Fixture *self)
{
  return rgm_course_model_get_saved_plan (self->course->model)->sessions[BOOKING].day;
}

static gboolean
is_trying (Fixture *self)
{
  return rgm_course_model_get_trying (self->course->model);
}

static const char *
get_bubble (Fixture *self)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  GtkWidget *label = course_tree_find (bubble, GTK_TYPE_LABEL, 0);

  return gtk_label_get_text (GTK_LABEL (label));
}

static gboolean
is_asked (Fixture *self)
{
  GtkWidget *question = course_tree_find (self->page, RGM_TYPE_KEEP_QUESTION, 0);

  return question != NULL && gtk_widget_get_mapped (question);
}

static void
undo (Fixture *self)
{
  g_assert_cmpint (self->change, !=, 0);
  rgm_store_service_undo_async (self->course->service, self->change, NULL, NULL, NULL);
  settle (self);
}

static void
assert_put_back (Fixture *self)
{
  g_assert_false (is_trying (self));
  g_assert_true (rgm_course_model_get_plan (self->course->model) == self->plan);
  g_assert_true (is_untouched (self));
}

/* On the way everything follows and nothing is written; where it is on time, it is kept at once,
 * and one undo brings all back. */
static void
test_drag_on_time (Fixture *self, gconstpointer data)
{
  RgmDay original = get_day (self);
  double first, first_after, y;

  find_mark (self, 0, &first, &y);
  drag (self, BOOKING, 16);
  g_assert_cmpint (get_day (self), ==, original + 16);
  g_assert_cmpint (get_saved_day (self), ==, original);
  g_assert_cmpstr (get_bubble (self), ==, "Fri 18 Dec · 28 days · on time");
  g_assert_true (is_untouched (self));
  /* The view has not moved below it. */
  find_mark (self, 0, &first_after, &y);
  g_assert_cmpfloat (first_after, ==, first);
  release (self);
  g_assert_false (is_asked (self));
  g_assert_false (is_trying (self));
  g_assert_cmpint (get_saved_day (self), ==, original + 16);
  g_assert_false (is_untouched (self));
  undo (self);
  g_assert_cmpint (get_day (self), ==, original);
  g_assert_true (is_untouched (self));
}

/* Where it is too early, the user is asked; Enter keeps it, with the reason. */
static void
test_drag_too_early (Fixture *self, gconstpointer data)
{
  RgmDay original = get_day (self);
  const RgmSessionRecord *saved;

  drag (self, BOOKING, -2);
  release (self);
  g_assert_true (is_asked (self));
  g_assert_true (is_untouched (self));
  do_with_xdotool (self, "type leaves");
  do_with_xdotool (self, "key Return");
  g_assert_false (is_asked (self));
  g_assert_false (is_trying (self));
  g_assert_cmpint (get_saved_day (self), ==, original - 2);
  saved = rgm_course_model_get_content (self->course->model)->sessions->pdata[BOOKING];
  g_assert_cmpstr (saved->override_reason, ==, "leaves");
  g_assert_cmpint (saved->said_days_too_early, ==, 4);
  undo (self);
  g_assert_true (is_untouched (self));
}

/* Escape in answer to the question puts it back. */
static void
test_question_escape (Fixture *self, gconstpointer data)
{
  drag (self, BOOKING, -2);
  release (self);
  do_with_xdotool (self, "key Escape");
  g_assert_false (is_asked (self));
  assert_put_back (self);
}

/* Escape while the pointer still holds it; what the pointer does then means nothing. */
static void
test_drag_escape (Fixture *self, gconstpointer data)
{
  double x, y;
  g_autofree char *away = NULL;

  drag (self, BOOKING, 16);
  do_with_xdotool (self, "key Escape");
  assert_put_back (self);
  find_mark (self, BOOKING, &x, &y);
  away = g_strdup_printf ("mousemove %.0f %.0f", x + 200, y);
  do_with_xdotool (self, away);
  release (self);
  assert_put_back (self);
}

/* At the edge the view goes on, and the booking with it. */
static void
test_edge (Fixture *self, gconstpointer data)
{
  RgmDay original = get_day (self);
  RgmDay day;

  drag (self, BOOKING, 104);
  day = get_day (self);
  g_assert_cmpint (day, >, original + 90);
  settle (self);
  settle (self);
  g_assert_cmpint (get_day (self), >, day + 10);
  do_with_xdotool (self, "key Escape");
  release (self);
  assert_put_back (self);
}

/* From right to left, left is later. */
static void
test_rtl (Fixture *self, gconstpointer data)
{
  RgmDay original = get_day (self);

  g_assert_cmpfloat (get_day_px (self), <, 0);
  drag (self, BOOKING, 16);
  release (self);
  g_assert_cmpint (get_saved_day (self), ==, original + 16);
}

typedef struct {
  const char *part;
  gboolean is_found;
} Words;

static void
match_words (GtkWidget *widget, gpointer data)
{
  Words *words = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    words->is_found |= strstr (gtk_label_get_text (GTK_LABEL (widget)), words->part) != NULL;
}

static gboolean
is_said (Fixture *self, const char *part)
{
  Words words = { part, FALSE };

  course_tree_walk (self->page, match_words, &words);
  return words.is_found;
}

/* What took place stays, and the page says so. */
static void
test_done (Fixture *self, gconstpointer data)
{
  double first, first_after, y;

  find_mark (self, 0, &first, &y);
  drag (self, 1, 5);
  find_mark (self, 0, &first_after, &y);
  release (self);
  g_assert_cmpfloat (first_after, ==, first);
  assert_put_back (self);
  g_assert_true (is_said (self, "took place"));
}

/* A press that does not move opens the session, as ever. */
static void
test_click (Fixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_windows = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) dialog = NULL;

  drag (self, BOOKING, 0);
  assert_put_back (self);
  release (self);
  assert_put_back (self);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, n_windows + 1);
  dialog = g_list_model_get_item (windows, n_windows);
  gtk_window_destroy (dialog);
}

int
main (int argc, char *argv[])
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();
  if (program == NULL)
    {
      g_print ("1..0 # SKIP there is no xdotool\n");
      return 0;
    }

  MOVE_TEST ("/timeline-move/drag/on-time", test_drag_on_time);
  MOVE_TEST ("/timeline-move/drag/too-early", test_drag_too_early);
  MOVE_TEST ("/timeline-move/drag/question-escape", test_question_escape);
  MOVE_TEST ("/timeline-move/drag/escape", test_drag_escape);
  MOVE_TEST ("/timeline-move/drag/edge", test_edge);
  MOVE_TEST_RTL ("/timeline-move/drag/rtl", test_rtl);
  MOVE_TEST ("/timeline-move/drag/done", test_done);
  MOVE_TEST ("/timeline-move/click", test_click);
  return g_test_run ();
}

#include "config.h"

#include "move-fixture.h"

#include "rgm-course-page.h"
#include "rgm-keep-question.h"
#include "rgm-move-bubble.h"
#include "rgm-popovers-in-sight.h"
#include "rgm-store.h"
#include "rgm-timeline-bar.h"

#include <locale.h>
#include <string.h>

/* What a busy machine may take for what comes at once on others. */
#define PATIENCE_MS 60000
/* What the window was sent comes before the first of these, and what follows from it before the
 * last. */
#define FRAMES 3

/* Begins the tests of a program; FALSE where there is nothing to move the pointer and press keys
 * with, which it says. */
gboolean
move_fixture_begin (int *argc, char ***argv)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  gtk_test_init (argc, argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();
  rgm_popovers_in_sight_keep ();
  if (program == NULL)
    g_print ("1..0 # SKIP there is no xdotool\n");
  return program != NULL;
}

static char *
dup_hash (MoveFixture *self)
{
  g_autoptr (RgmStore) store = rgm_store_open (rgm_store_service_get_path (self->course->service),
                                               RGM_STORE_READ_ONLY, NULL);

  return rgm_store_dup_content_hash (store, NULL);
}

gboolean
move_fixture_is_untouched (MoveFixture *self)
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

/* What the display was asked before is done with, however busy the machine is. A view that moves by
 * itself is never done with drawing, where that takes longer than there is from frame to frame. */
static void
drain (MoveFixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gint64 last = gdk_frame_clock_get_frame_counter (clock) + FRAMES;

  gdk_display_sync (gtk_widget_get_display (self->window));
  while (g_main_context_iteration (NULL, FALSE)
         && gdk_frame_clock_get_frame_counter (clock) <= last)
    ;
}

/* Lets what the window was sent arrive, and what follows from it be drawn. */
void
move_fixture_settle (MoveFixture *self)
{
  gboolean is_over = FALSE;

  drain (self);
  g_timeout_add (120, on_timeout_cb, &is_over);
  while (!is_over || rgm_course_model_get_loading (self->course->model)
         || rgm_store_service_get_n_pending_writes (self->course->service) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (self->window);
      gtk_test_widget_wait_for_draw (self->window);
      drain (self);
    }
}

void
move_fixture_do_with_xdotool (MoveFixture *self, const char *commands)
{
  g_autofree char *command = g_strconcat ("xdotool ", commands, NULL);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  move_fixture_settle (self);
}

static void
on_undoable_cb (RgmCourseModel *model, const char *title, gint64 change, MoveFixture *self)
{
  self->change = change;
}

void
move_fixture_set_up (MoveFixture *self, gconstpointer data)
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
  move_fixture_settle (self);
  move_fixture_do_with_xdotool (self, "search --onlyvisible --class . windowfocus");
  self->hash = dup_hash (self);
  self->plan = rgm_plan_ref (rgm_course_model_get_plan (self->course->model));
}

void
move_fixture_tear_down (MoveFixture *self, gconstpointer data)
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
find_bar (MoveFixture *self, gint32 session)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->course->model);
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  Search search = { layout, session, NULL };

  course_tree_walk (self->page, match_bar, &search);
  g_assert_nonnull (search.bar);
  return search.bar;
}

/* Where the mark of a session is on the screen. */
void
move_fixture_find_mark (MoveFixture *self, gint32 session, double *x, double *y)
{
  graphene_rect_t bounds;
  double left, top;

  g_assert_true (gtk_widget_compute_bounds (find_bar (self, session), self->window, &bounds));
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &left, &top);
  *x = left + bounds.origin.x + bounds.size.width / 2;
  *y = top + bounds.origin.y + bounds.size.height / 2;
}

/* How far apart days are on the screen, negative from right to left. */
double
move_fixture_get_day_px (MoveFixture *self)
{
  double first, second, y;

  move_fixture_find_mark (self, 0, &first, &y);
  move_fixture_find_mark (self, 1, &second, &y);
  return (second - first) / 35;
}

/* Presses on a session and drags it by so many days, a little at a time. */
void
move_fixture_drag (MoveFixture *self, gint32 session, int days)
{
  double day_px = move_fixture_get_day_px (self);
  g_autoptr (GString) commands = g_string_new (NULL);
  double x, y;

  move_fixture_find_mark (self, session, &x, &y);
  g_string_append_printf (commands, "mousemove %.0f %.0f mousedown 1", x, y);
  for (int i = 1; i <= 4; i++)
    g_string_append_printf (commands, " mousemove %.0f %.0f sleep 0.02",
                            x + days * day_px * i / 4, y + i);
  move_fixture_do_with_xdotool (self, commands->str);
}

void
move_fixture_release (MoveFixture *self)
{
  move_fixture_do_with_xdotool (self, "mouseup 1");
}

RgmDay
move_fixture_get_day (MoveFixture *self)
{
  return rgm_course_model_get_plan (self->course->model)->sessions[BOOKING].day;
}

RgmDay
move_fixture_get_saved_day (MoveFixture *self)
{
  return rgm_course_model_get_saved_plan (self->course->model)->sessions[BOOKING].day;
}

gboolean
move_fixture_is_trying (MoveFixture *self)
{
  return rgm_course_model_get_trying (self->course->model);
}

const char *
move_fixture_get_bubble (MoveFixture *self)
{
  GtkWidget *bubble = course_tree_find (self->page, RGM_TYPE_MOVE_BUBBLE, 0);
  GtkWidget *label = course_tree_find (bubble, GTK_TYPE_LABEL, 0);

  return gtk_label_get_text (GTK_LABEL (label));
}

gboolean
move_fixture_is_asked (MoveFixture *self)
{
  GtkWidget *question = course_tree_find (self->page, RGM_TYPE_KEEP_QUESTION, 0);

  return question != NULL && gtk_widget_get_mapped (question);
}

/* Returns: whether it came true, on a machine however busy */
gboolean
move_fixture_wait_for (MoveFixture *self, gboolean (*condition) (MoveFixture *self))
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (!condition (self) && g_get_monotonic_time () < end)
    move_fixture_settle (self);
  return condition (self);
}

void
move_fixture_undo (MoveFixture *self)
{
  g_assert_cmpint (self->change, !=, 0);
  rgm_store_service_undo_async (self->course->service, self->change, NULL, NULL, NULL);
  move_fixture_settle (self);
}

void
move_fixture_assert_put_back (MoveFixture *self)
{
  g_assert_false (move_fixture_is_trying (self));
  g_assert_true (rgm_course_model_get_plan (self->course->model) == self->plan);
  g_assert_true (move_fixture_is_untouched (self));
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

/* Whether it is said by now. */
gboolean
move_fixture_says (MoveFixture *self, const char *part)
{
  Words words = { part, FALSE };

  course_tree_walk (self->page, match_words, &words);
  return words.is_found;
}

/* Whether it is said, or will be soon. */
gboolean
move_fixture_is_said (MoveFixture *self, const char *part)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (!move_fixture_says (self, part))
    {
      if (g_get_monotonic_time () >= end)
        return FALSE;
      move_fixture_settle (self);
    }
  return TRUE;
}

typedef struct {
  gboolean is_for_pointer;
  guint n_held;
} Gestures;

/* What resizes a window by its edges is GTK's own. It never hears that a finger was lifted that
 * something else has taken. */
static gboolean
is_edge_of_window (GtkWidget *widget, GtkGesture *gesture)
{
  return GTK_IS_WINDOW (widget) && gtk_gesture_get_last_updated_sequence (gesture) != NULL;
}

static void
match_gestures (GtkWidget *widget, gpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  Gestures *gestures = data;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE (controller))
        continue;
      if (GTK_IS_GESTURE_LONG_PRESS (controller) && gestures->is_for_pointer)
        gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (controller), FALSE);
      if (gtk_gesture_get_device (GTK_GESTURE (controller)) == NULL
          || is_edge_of_window (widget, GTK_GESTURE (controller)))
        continue;
      g_test_message ("a %s of a %s holds on to a press", G_OBJECT_TYPE_NAME (controller),
                      G_OBJECT_TYPE_NAME (widget));
      gestures->n_held++;
    }
}

/* Lets the pointer do what fingers do: one that rests takes things up. */
void
move_fixture_point_with_finger (MoveFixture *self)
{
  course_tree_walk (self->window, match_gestures, &(Gestures) { .is_for_pointer = TRUE });
}

/* Every gesture has heard that nothing is pressed any more. One that has not counts what was lifted
 * as a finger that is still there, and does not know the next. */
void
move_fixture_assert_let_go (MoveFixture *self)
{
  Gestures gestures = { 0 };

  course_tree_walk (self->window, match_gestures, &gestures);
  g_assert_cmpuint (gestures.n_held, ==, 0);
}

/* What a finger may be meant for, on a view or around it, is asked as early as what takes up its
 * bookings, or it does not hear that the finger was lifted which that has taken. A pointer that
 * moves on undoes this, a finger does not. */
void
move_fixture_assert_hears_all (MoveFixture *self, GtkWidget *view)
{
  for (GtkWidget *widget = view; widget != self->page; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (!GTK_IS_GESTURE (controller)
              || (GTK_IS_GESTURE_SINGLE (controller)
                  && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller))
                       == GDK_BUTTON_SECONDARY))
            continue;
          g_test_message ("a %s of a %s", G_OBJECT_TYPE_NAME (controller),
                          G_OBJECT_TYPE_NAME (widget));
          g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), !=,
                           GTK_PHASE_BUBBLE);
        }
    }
}

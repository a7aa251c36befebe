/* Regimen itself, which answers questions besides: each line of its input is one, and each answer
 * ends with a line "done".
 *
 *   settle             all that was asked for is written, read and drawn
 *   targets WINDOW     what can be aimed at in the window of this number, and where
 *   state              how many menus are open, whether a plan is only tried, which course of which
 *                      file is shown
 *   show PATIENT ID    shows a course of a patient
 *   plan               the plan that is shown, as JSON
 *   range              the first and the last day of the course on the timeline
 *   place DAY LANE     brings the cursor of the timeline and the calendar there; lanes count from 0
 *   try                shows the last session a day before it is (for a control)
 *   heard              how many keys have come to a window
 *   deafen             no key comes to a window any more (for a control)
 *   warn, fail, crash  what ought never to happen (for controls)
 */
#include "config.h"

#include "complaints.h"
#include "hearing.h"
#include "rgm-application.h"
#include "rgm-course-skin.h"
#include "rgm-main-window-private.h"
#include "rgm-plan-json.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-view.h"
#include "window-targets.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define AGAIN_MS 5
#define LATE_MS 2000
/* A window that nobody sees draws nothing. */
#define FRAME_MS 200
#define N_FRAMES 2

typedef struct {
  GApplication *application;
  GDataInputStream *input;
  guint n_frames;
  guint frame_id;
  guint limit_id;
  guint idle_id;
  guint late_id;
} Answering;

static void read_next (Answering *self);

static void
end_answer (Answering *self)
{
  g_print ("done\n");
  fflush (stdout);
  read_next (self);
}

static RgmMainWindow *
find_window (Answering *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self->application)); at != NULL;
       at = at->next)
    if (RGM_IS_MAIN_WINDOW (at->data))
      return at->data;
  return NULL;
}

static RgmCourseModel *
find_model (Answering *self)
{
  RgmMainWindow *window = find_window (self);

  return window != NULL
           ? rgm_workspace_get_course_model (rgm_main_window_get_workspace (window)) : NULL;
}

static gboolean
is_busy (Answering *self)
{
  RgmMainWindow *window = find_window (self);
  RgmWorkspace *workspace = window != NULL ? rgm_main_window_get_workspace (window) : NULL;

  return workspace != NULL
         && (rgm_workspace_get_state (workspace) == RGM_WORKSPACE_OPENING
             || rgm_store_service_get_n_pending_writes (rgm_workspace_get_service (workspace)) > 0
             || rgm_course_model_get_loading (rgm_workspace_get_course_model (workspace)));
}

static gboolean settle_soon_cb (gpointer data);

static void
settle_now (Answering *self)
{
  self->idle_id = self->late_id = 0;
  if (is_busy (self))
    g_timeout_add (AGAIN_MS, settle_soon_cb, self);
  else
    end_answer (self);
}

static gboolean
on_idle_cb (gpointer data)
{
  Answering *self = data;

  g_source_remove (self->late_id);
  settle_now (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_late_cb (gpointer data)
{
  Answering *self = data;

  g_source_remove (self->idle_id);
  settle_now (self);
  return G_SOURCE_REMOVE;
}

/* While something is held at an edge the view goes on with each frame; where all of them are late,
 * nothing else has a turn. */
static gboolean
settle_soon_cb (gpointer data)
{
  Answering *self = data;

  self->idle_id = g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, self, NULL);
  self->late_id = g_timeout_add (LATE_MS, on_late_cb, self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_limit_cb (gpointer data)
{
  Answering *self = data;
  RgmMainWindow *window = find_window (self);

  if (self->frame_id != 0 && window != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (window), self->frame_id);
  self->frame_id = 0;
  self->limit_id = 0;
  settle_soon_cb (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Answering *self = data;

  if (++self->n_frames < N_FRAMES)
    return G_SOURCE_CONTINUE;
  self->frame_id = 0;
  g_clear_handle_id (&self->limit_id, g_source_remove);
  settle_soon_cb (self);
  return G_SOURCE_REMOVE;
}

/* Some frames let motions arrive and what follows from them be drawn; then all else comes first. */
static void
settle (Answering *self)
{
  RgmMainWindow *window = find_window (self);

  self->n_frames = 0;
  if (window != NULL)
    self->frame_id = gtk_widget_add_tick_callback (GTK_WIDGET (window), on_frame_cb, self, NULL);
  self->limit_id = g_timeout_add (FRAME_MS, on_limit_cb, self);
}

static void
list_targets (Answering *self, const char *number)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  window_targets_list (strtoul (number, NULL, 10), answer);
  g_print ("%s", answer->str);
}

static void
tell_state (Answering *self)
{
  RgmCourseModel *model = find_model (self);
  RgmCourseItem *course = model != NULL ? rgm_course_model_get_course (model) : NULL;

  g_print ("popovers %u\n", window_targets_count_popovers ());
  g_print ("trying %d\n", model != NULL && rgm_course_model_get_trying (model));
  if (course != NULL)
    g_print ("course %s\nfile %s\n", rgm_course_item_get_id (course),
             rgm_main_window_get_path (find_window (self)));
}

static void
show_course (Answering *self, const char *patient, const char *course)
{
  if (find_window (self) == NULL)
    return;
  rgm_main_window_show_patient (find_window (self), patient, TRUE);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  rgm_course_model_select_course (find_model (self), course);
}

static void
tell_plan (Answering *self)
{
  RgmCourseModel *model = find_model (self);
  RgmPlan *plan = model != NULL ? rgm_course_model_get_plan (model) : NULL;
  g_autoptr (RgmSkin) skin = plan != NULL ? rgm_course_skin_new (model, plan) : NULL;
  g_autofree char *json = plan != NULL ? rgm_plan_to_json (plan, skin) : NULL;

  if (json != NULL)
    g_print ("%s\n", json);
}

static void
tell_range (Answering *self)
{
  RgmPlan *plan = rgm_course_model_get_plan (find_model (self));
  g_autoptr (RgmSegmentLayout) layout = rgm_segment_layout_new (plan);
  char first_text[RGM_DAY_FORMAT_SIZE], last_text[RGM_DAY_FORMAT_SIZE];
  RgmDay first, last;

  rgm_segment_layout_get_course (layout, &first, &last);
  g_print ("%s\n%s\n", rgm_day_format (first, first_text), rgm_day_format (last, last_text));
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* On the timeline, where it is shown, the cursor then has the keyboard. */
static void
place_cursor (Answering *self, const char *day_text, const char *lane)
{
  GtkWidget *window = GTK_WIDGET (find_window (self));
  GtkWidget *timeline = find_widget (window, RGM_TYPE_TIMELINE_VIEW);
  GtkWidget *cursor = find_widget (window, RGM_TYPE_TIMELINE_CURSOR);
  RgmDay day;

  if (!rgm_day_parse (day_text, &day, NULL))
    return;
  rgm_day_cursor_set_place (rgm_timeline_view_get_cursor (RGM_TIMELINE_VIEW (timeline)), day,
                            (RgmLane) strtoul (lane, NULL, 10));
  if (gtk_widget_get_mapped (cursor))
    gtk_widget_grab_focus (cursor);
}

/* The page then shows a plan that is not the one in the file. */
static void
try_another_plan (Answering *self)
{
  RgmCourseModel *model = find_model (self);
  GListModel *sessions = rgm_course_model_get_sessions (model);
  g_autoptr (RgmSessionItem) last = g_list_model_get_item (sessions,
                                                           g_list_model_get_n_items (sessions) - 1);
  g_autoptr (GPtrArray) tried = g_ptr_array_new ();
  g_autoptr (RgmSessionRecord) record =
    rgm_session_record_copy (rgm_session_item_get_record (last));

  record->day--;
  g_ptr_array_add (tried, record);
  if (!rgm_course_model_try (model, tried, NULL))
    g_print ("refused\n");
}

static void
misbehave (const char *how)
{
  if (g_str_equal (how, "warn"))
    g_warning ("planted");
  else if (g_str_equal (how, "fail"))
    gtk_widget_get_name (NULL);
  else if (g_str_equal (how, "crash"))
    raise (SIGSEGV);
}

static void
answer (Answering *self, const char *question)
{
  g_auto (GStrv) words = g_strsplit (question, " ", 3);

  if (g_str_equal (words[0], "settle"))
    {
      settle (self);
      return;
    }
  if (g_str_equal (words[0], "targets") && words[1] != NULL)
    list_targets (self, words[1]);
  else if (g_str_equal (words[0], "state"))
    tell_state (self);
  else if (g_str_equal (words[0], "show") && words[1] != NULL && words[2] != NULL)
    show_course (self, words[1], words[2]);
  else if (g_str_equal (words[0], "plan"))
    tell_plan (self);
  else if (g_str_equal (words[0], "range"))
    tell_range (self);
  else if (g_str_equal (words[0], "place") && words[1] != NULL && words[2] != NULL)
    place_cursor (self, words[1], words[2]);
  else if (g_str_equal (words[0], "heard"))
    g_print ("%u\n", hearing_count_keys ());
  else if (g_str_equal (words[0], "deafen"))
    hearing_deafen (GTK_WIDGET (find_window (self)));
  else if (g_str_equal (words[0], "try"))
    try_another_plan (self);
  else
    misbehave (words[0]);
  end_answer (self);
}

static void
on_line_cb (GObject *input, GAsyncResult *result, gpointer data)
{
  Answering *self = data;
  g_autofree char *line =
    g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (input), result, NULL, NULL);

  if (line != NULL)
    answer (self, line);
  else
    g_application_quit (self->application);
}

static void
read_next (Answering *self)
{
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT_IDLE, NULL, on_line_cb,
                                       self);
}

/* The menu of a title bar is the window manager's. There is none here, and that which GTK 4.8 has
 * instead loses count of what is pressed. */
static void
on_started_cb (GApplication *application, gpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-titlebar-right-click", "none", NULL);
  read_next (data);
}

int
main (int argc, char *argv[])
{
  g_autoptr (RgmPlaces) places = rgm_places_new ();
  g_autoptr (RgmApplication) application = NULL;
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  Answering answering = { 0 };

  complaints_tell ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, places->locale_dir);
  textdomain (GETTEXT_PACKAGE);
  application = rgm_application_new ();
  answering.application = G_APPLICATION (application);
  answering.input = g_data_input_stream_new (input);
  hearing_begin (GTK_APPLICATION (application));
  g_signal_connect (application, "startup", G_CALLBACK (on_started_cb), &answering);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

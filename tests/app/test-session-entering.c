#include "config.h"

#include "course-tree.h"
#include "display-fixture.h"
#include "entering.h"
#include "rgm-reaction-text.h"

/* More than there are places in the form. */
#define MANY_KEYS 60
/* Longer than a list takes to close, which gives the keyboard back and may scroll. */
#define LIST_MS 1000
/* More than a second of them. */
#define RESTLESS_FRAMES 90
#define SESSIONS "done 2026-10-16;done 2026-11-20"

/* How the skin reacted is told by degrees and in words, and kept as a text that all understand. */
static void
test_reaction (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  g_autoptr (RgmSessionRecord) saved = NULL;

  g_assert_true (entering_is_shown (dialog->redness));
  adw_combo_row_set_selected (dialog->redness, RGM_REACTION_STRONG);
  adw_combo_row_set_selected (dialog->bleeding, RGM_REACTION_NONE);
  gtk_editable_set_text (dialog->reaction, " itches ");
  gtk_test_accessible_assert_property (dialog->redness, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Strong");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  entering_wait_for_sessions (fixture, 3);
  saved = course_fixture_dup_session (fixture, 2);
  g_assert_cmpstr (saved->reaction, ==, "Redness: strong · Pinpoint bleeding: none · itches");

  dialog = rgm_session_dialog_new_edit (fixture->model, saved->id);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->redness), ==, RGM_REACTION_STRONG);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->swelling), ==, RGM_REACTION_NOT_TOLD);
  g_assert_cmpstr (gtk_editable_get_text (dialog->reaction), ==, "itches");
  g_assert_false (rgm_form_window_get_changed (RGM_FORM_WINDOW (dialog)));
  entering_close (dialog, fixture);
}

static gboolean
is_in_sight (gpointer row)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, page, &bounds)
         && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (page);
}

static gboolean
is_list_open (gpointer list)
{
  return gtk_widget_get_mapped (list);
}

static gboolean
has_scrolled_to_end (gpointer page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (page);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return gtk_adjustment_get_value (adjustment) > 0;
}

/* A session that does not count asks why at the end of the form, where it is seen at once; what has
 * the keyboard keeps it. */
static void
test_why_it_does_not_count (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (dialog->counts), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus, *list;

  gtk_window_set_default_size (GTK_WINDOW (dialog), 400, 440);
  display_show (GTK_WIDGET (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->counts));
  g_assert_true (display_wait_for (has_scrolled_to_end, page));
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  list = display_find (GTK_WIDGET (dialog->counts), GTK_TYPE_POPOVER, 0);
  g_assert_true (display_wait_for (is_in_sight, dialog->counts));
  gtk_widget_activate (GTK_WIDGET (dialog->counts));
  g_assert_true (display_wait_for (is_list_open, list));
  adw_combo_row_set_selected (dialog->counts, RGM_COUNTS_NO);
  gtk_popover_popdown (GTK_POPOVER (list));
  display_wait_ms (LIST_MS);
  g_assert_true (is_in_sight (dialog->counts_reason));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == focus);
  entering_close (dialog, fixture);
}

/* As GTK does for as long as it is busy with a list that closes, on a machine however slow. */
static gboolean
on_frame_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  int *n_frames = data;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)), 0);
  return --*n_frames > 0;
}

static gboolean
is_over (gpointer n_frames)
{
  return *(int *) n_frames == 0;
}

/* The reason stays in sight until the page has come to rest, however long that takes. */
static void
test_until_the_page_rests (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (dialog->counts), GTK_TYPE_SCROLLED_WINDOW);
  int n_frames = RESTLESS_FRAMES;

  gtk_window_set_default_size (GTK_WINDOW (dialog), 400, 440);
  display_show (GTK_WIDGET (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->counts));
  g_assert_true (display_wait_for (has_scrolled_to_end, page));
  adw_combo_row_set_selected (dialog->counts, RGM_COUNTS_NO);
  gtk_widget_add_tick_callback (page, on_frame_cb, &n_frames, NULL);
  g_assert_true (display_wait_for (is_over, &n_frames));
  g_assert_true (display_wait_for (is_in_sight, dialog->counts_reason));
  entering_close (dialog, fixture);
}

/* A date told from today is read, and the field says which day that is. */
static void
test_day_from_today (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);
  GtkAccessible *entry = GTK_ACCESSIBLE (rgm_text_field_get_entry (dialog->date));

  entering_type (dialog->date, "+10d");
  g_assert_true (entering_may_save (dialog));
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Fri 4 Dec 2026");
  g_assert_true (g_str_has_prefix (gtk_label_get_label (dialog->check_label),
                                   "14 days after session 2"));
  g_signal_emit_by_name (dialog->date, "left");
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 4 Dec 2026");
  g_assert_false (gtk_test_accessible_has_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  entering_close (dialog, fixture);
}

/* While a date is typed the better days stay offered, and what is missing is said in sight. */
static void
test_while_typing (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);
  GtkWidget *problem = GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (dialog), RGM_TYPE_FORM_WINDOW, "problem_label"));

  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (problem)));
  entering_type (dialog->date, "2 D");
  g_assert_false (entering_may_save (dialog));
  g_assert_true (entering_is_shown (dialog->recommended_button));
  g_assert_true (entering_is_shown (dialog->earliest_button));
  g_assert_false (entering_is_shown (dialog->check));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (problem)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (problem)), ==, entering_get_save_hint (dialog));
  g_assert_true (g_str_has_prefix (entering_get_save_hint (dialog), "A date is needed, like "));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "session.take-earliest", NULL);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 4 Dec 2026");
  g_assert_true (entering_may_save (dialog));
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (problem)));
  entering_close (dialog, fixture);
}

/* Whatever is not as last time is marked where it stands, and told. */
static void
test_differences (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkWidget *depth = course_tree_find (GTK_WIDGET (dialog->zones), GTK_TYPE_ENTRY, 2);

  g_assert_true (entering_is_shown (dialog->last_time));
  g_assert_false (gtk_widget_has_css_class (depth, "differs"));
  gtk_editable_set_text (GTK_EDITABLE (depth), "1,75");
  g_assert_true (gtk_widget_has_css_class (depth, "differs"));
  gtk_test_accessible_assert_property (depth, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "was 1.50 mm");
  gtk_editable_set_text (GTK_EDITABLE (depth), "1.5 mm");
  g_assert_false (gtk_widget_has_css_class (depth, "differs"));

  adw_combo_row_set_selected (dialog->setting, RGM_SESSION_SETTING_HOME);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (dialog->setting)), ==,
                   "was Clinic");
  gtk_editable_set_text (dialog->device_name, "Other");
  g_assert_true (entering_is_shown (dialog->device_name_last));
  g_assert_cmpstr (gtk_label_get_label (dialog->device_name_last), ==, "was SkinPen");
  gtk_test_accessible_assert_property (gtk_editable_get_delegate (dialog->device_name),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "was SkinPen");
  gtk_editable_set_text (dialog->device_name, "SkinPen");
  g_assert_false (entering_is_shown (dialog->device_name_last));
  entering_close (dialog, fixture);
}

static void
choose_areas (RgmSessionDialog *dialog, const char *const *areas)
{
  rgm_area_picker_set_selected (dialog->areas, areas);
  g_signal_emit_by_name (dialog->areas, "changed");
}

/* So are other areas. */
static void
test_other_areas (void)
{
  static const char *const same[] = { "face-cheeks", "face-forehead", NULL };
  static const char *const others[] = { "face-forehead", "face-chin", NULL };
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);

  g_assert_false (entering_is_shown (dialog->areas_last));
  choose_areas (dialog, others);
  g_assert_true (entering_is_shown (dialog->areas_last));
  g_assert_cmpstr (gtk_label_get_label (dialog->areas_last), ==, "was Forehead, Cheeks");
  choose_areas (dialog, same);
  g_assert_false (entering_is_shown (dialog->areas_last));
  entering_close (dialog, fixture);
}

/* The list of areas has room beside its bar: nothing of it slides away from the keyboard. */
static void
test_width_of_areas (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  GtkWidget *list = display_find (GTK_WIDGET (dialog->areas), GTK_TYPE_SCROLLED_WINDOW, 0);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (dialog->areas));
  GtkAdjustment *across;

  gtk_window_set_default_size (GTK_WINDOW (dialog), 360, 700);
  display_show (GTK_WIDGET (dialog));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (display_wait_for (is_list_open, gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER)));
  display_wait_ms (LIST_MS);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (list));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (across), >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=,
                     gtk_adjustment_get_page_size (across));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  entering_close (dialog, fixture);
}

/* Waits until what is shown lies where it belongs. */
static void
wait_for_layout (RgmSessionDialog *dialog)
{
  GdkFrameClock *clock;
  gint64 frame;

  while (!gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (dialog));
  frame = gdk_frame_clock_get_frame_counter (clock) + 2;
  while (gdk_frame_clock_get_frame_counter (clock) < frame)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_goes_round (RgmSessionDialog *dialog, GtkDirectionType direction)
{
  GtkWidget *focus;
  guint n_keys = 0;

  gtk_widget_grab_focus (GTK_WIDGET (dialog->counts));
  do
    {
      gtk_widget_child_focus (GTK_WIDGET (dialog), direction);
      focus = gtk_window_get_focus (GTK_WINDOW (dialog));
    }
  while (!gtk_widget_is_ancestor (focus, GTK_WIDGET (dialog->date)) && ++n_keys < MANY_KEYS);
  g_assert_cmpuint (n_keys, <, MANY_KEYS);
}

/* Tab goes round the form and back, past all that is said below it, as that comes and goes. */
static void
test_tab_goes_round (void)
{
  static const struct {
    const char *date, *time;
  } typed[] = {
    { "2026-11-23", "" },
    { "2026-11-23", "25:00" },
    { "yesterdy", "25:00" },
    { "2026-02-31", "25:00" },
    { "2026-12-24", "9:15" },
    { "2026-11-20", "9:15" },
    { "2026-12-24", "9:15" },
  };
  static const int heights[] = { 760, 300 };
  CourseFixture *fixture = entering_make ("");
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);

  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (dialog), -1, heights[i]);
      gtk_window_present (GTK_WINDOW (dialog));
      for (gsize j = 0; j < G_N_ELEMENTS (typed); j++)
        {
          entering_type (dialog->date, typed[j].date);
          entering_type (dialog->time, typed[j].time);
          wait_for_layout (dialog);
          assert_goes_round (dialog, GTK_DIR_TAB_FORWARD);
          assert_goes_round (dialog, GTK_DIR_TAB_BACKWARD);
        }
    }
  entering_close (dialog, fixture);
}

/* The button that saves is on the way, past what a booking brings. */
static void
test_tab_to_save (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_booking (fixture->model, RGM_DAY_NONE);
  GtkWidget *save = rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog));
  guint n_keys = 0;

  entering_type (dialog->date, "+10d");
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_layout (dialog);
  gtk_widget_grab_focus (GTK_WIDGET (dialog->counts));
  while (gtk_window_get_focus (GTK_WINDOW (dialog)) != save && n_keys++ < MANY_KEYS)
    gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (n_keys, <, MANY_KEYS);
  entering_close (dialog, fixture);
}

/* The keyboard stops at each of these, in this order and back, also past what is said between
 * them. */
static void
test_tab_past_differences (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  RgmSessionDialog *dialog = rgm_session_dialog_new_past (fixture->model);
  gpointer stops[] = {
    dialog->setting, dialog->device, dialog->device_name, dialog->pain, dialog->redness,
    dialog->swelling, dialog->bleeding, dialog->reaction,
  };
  const int n_stops = G_N_ELEMENTS (stops);

  entering_type (dialog->length, "45");
  adw_combo_row_set_selected (dialog->setting, RGM_SESSION_SETTING_HOME);
  adw_combo_row_set_selected (dialog->device, RGM_DEVICE_OTHER);
  gtk_editable_set_text (dialog->device_name, "Other");
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_layout (dialog);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog->device_name_last)));
  gtk_widget_grab_focus (stops[0]);
  for (int i = 1; i < 2 * n_stops - 1; i++)
    {
      gboolean is_back = i >= n_stops;
      GtkWidget *stop = stops[is_back ? 2 * n_stops - 2 - i : i];
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (dialog),
                              is_back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (dialog));
      g_test_message ("key %d", i);
      g_assert_true (focus == stop || gtk_widget_is_ancestor (focus, stop));
    }
  entering_close (dialog, fixture);
}

static void
wait_for_text (CourseFixture *fixture, gsize offset, const char *text)
{
  gboolean is_there = FALSE;

  while (!is_there)
    {
      g_autoptr (RgmSessionRecord) session = course_fixture_dup_session (fixture, 1);

      is_there = g_strcmp0 (G_STRUCT_MEMBER (char *, session, offset), text) == 0;
      if (!is_there)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A reason that was told once stays where the form does not show it, because nothing is early. */
static void
test_reason_that_is_not_shown (void)
{
  CourseFixture *fixture = entering_make (SESSIONS);
  g_autoptr (RgmSessionRecord) before = course_fixture_dup_session (fixture, 1);
  g_autoptr (RgmSessionRecord) session = course_fixture_dup_session (fixture, 1);
  g_autoptr (RgmSessionRecord) saved = NULL;
  RgmSessionDialog *dialog;

  g_free (session->override_reason);
  session->override_reason = g_strdup ("Travels");
  rgm_course_model_save_session_async (fixture->model, before, session, NULL, NULL, NULL);
  wait_for_text (fixture, G_STRUCT_OFFSET (RgmSessionRecord, override_reason), "Travels");
  course_fixture_settle ();
  dialog = rgm_session_dialog_new_edit (fixture->model, session->id);
  g_assert_false (entering_is_shown (dialog->override_reason));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (dialog->notes), "Calm", -1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.save", NULL);
  wait_for_text (fixture, G_STRUCT_OFFSET (RgmSessionRecord, notes), "Calm");
  course_fixture_settle ();
  saved = course_fixture_dup_session (fixture, 1);
  g_assert_cmpstr (saved->override_reason, ==, "Travels");
  course_fixture_free (fixture);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/session-entering/reaction", test_reaction);
  g_test_add_func ("/session-entering/why-it-does-not-count", test_why_it_does_not_count);
  g_test_add_func ("/session-entering/until-the-page-rests", test_until_the_page_rests);
  g_test_add_func ("/session-entering/day-from-today", test_day_from_today);
  g_test_add_func ("/session-entering/while-typing", test_while_typing);
  g_test_add_func ("/session-entering/differences", test_differences);
  g_test_add_func ("/session-entering/other-areas", test_other_areas);
  g_test_add_func ("/session-entering/width-of-areas", test_width_of_areas);
  g_test_add_func ("/session-entering/tab-goes-round", test_tab_goes_round);
  g_test_add_func ("/session-entering/tab-to-save", test_tab_to_save);
  g_test_add_func ("/session-entering/tab-past-differences", test_tab_past_differences);
  g_test_add_func ("/session-entering/reason-that-is-not-shown", test_reason_that_is_not_shown);
  return g_test_run ();
}

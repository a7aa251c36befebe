/* Somebody else writes while the page is looked at: it loads again, and what says the same as
 * before stays the same widget, with the keyboard on it. */
#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-alert-strip.h"
#include "rgm-care-card.h"
#include "rgm-course-page.h"
#include "rgm-session-circles.h"
#include "rgm-session-row.h"
#include "rgm-store-service-change.h"

#define SESSIONS "done 2026-10-16;done 2026-11-20;booked 2026-12-02T14:30"
#define TODAY "2026-11-24"
/* From the fourth on they are extra. */
#define EXTRA                                                                                     \
  "done 2023-01-10;done 2023-02-14;done 2023-03-21;done 2023-07-21;done 2023-11-21;"              \
  "done 2024-03-21;done 2024-07-21"

typedef struct {
  CourseFixture *course;
  GtkWidget *window;
  GtkWidget *page;
  guint n_loads;
} Fixture;

static void
on_loading_cb (RgmCourseModel *model, GParamSpec *pspec, gpointer data)
{
  Fixture *self = data;

  self->n_loads += !rgm_course_model_get_loading (model);
}

static Fixture *
make (const char *protocol, const char *severity, const char *sessions)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->course = course_fixture_new (protocol, severity, sessions, TODAY);
  self->page = rgm_course_page_new ();
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (self->page), self->course->model);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 1400);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->page))
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_signal_connect_data (self->course->model, "notify::loading", G_CALLBACK (on_loading_cb), self,
                         NULL, 0);
  return self;
}

static void
clear (Fixture *self)
{
  g_signal_handlers_disconnect_by_data (self->course->model, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  course_fixture_settle ();
  course_fixture_free (self->course);
  g_free (self);
}

static void
wait_for_load (Fixture *self)
{
  guint n_before = self->n_loads;

  while (self->n_loads == n_before)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
}

static void
write_of_somebody (Fixture *self)
{
  g_autoptr (RgmPatient) patient = rgm_patient_new ("Sample Patient 2");

  rgm_store_service_save_patient_async (self->course->service, patient, NULL, NULL, NULL);
  wait_for_load (self);
}

static void
write_note (Fixture *self, guint position)
{
  g_autoptr (RgmSessionRecord) session = course_fixture_dup_session (self->course, position);

  g_free (session->notes);
  session->notes = g_strdup ("written elsewhere");
  rgm_store_service_save_session_async (self->course->service, session, NULL, NULL, NULL);
  wait_for_load (self);
}

static void
move_session (Fixture *self, guint position, const char *day)
{
  g_autoptr (RgmSessionRecord) session = course_fixture_dup_session (self->course, position);

  session->day = course_fixture_day (day);
  rgm_store_service_save_session_async (self->course->service, session, NULL, NULL, NULL);
  wait_for_load (self);
}

static void
add_booking (Fixture *self, const char *day)
{
  g_autoptr (RgmSessionRecord) session = rgm_session_record_new (
    rgm_course_model_get_content (self->course->model)->record->id, course_fixture_day (day),
    RGM_SESSION_BOOKED);

  rgm_store_service_save_session_async (self->course->service, session, NULL, NULL, NULL);
  wait_for_load (self);
}

static GtkWidget *
find (Fixture *self, GType type, const char *css_class, guint position)
{
  return course_tree_find_class (course_tree_find (self->page, type, 0), css_class, position);
}

static void
focus (Fixture *self, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_grab_focus (widget));
}

static void
assert_focus (Fixture *self, GtkWidget *widget)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == widget);
}

static void
on_counted_cb (guint *n)
{
  (*n)++;
}

/* What stands there while there is no plan is made anew each time, which can be counted. */
static void
test_once (void)
{
  Fixture *self = make ("acne-scars", "<endless>", SESSIONS);
  GtkWidget *problem = GTK_WIDGET (
    gtk_widget_get_template_child (self->page, RGM_TYPE_COURSE_PAGE, "problem"));
  GtkWidget *place =
    gtk_widget_get_first_child (adw_status_page_get_child (ADW_STATUS_PAGE (problem)));
  guint n = 0;

  g_signal_connect_data (place, "notify::child", G_CALLBACK (on_counted_cb), &n, NULL,
                         G_CONNECT_SWAPPED);
  move_session (self, 2, "2026-12-03");
  g_assert_cmpuint (n, ==, 1);
  write_of_somebody (self);
  g_assert_cmpuint (n, ==, 1);
  clear (self);
}

/* The keyboard on a button of an alert stays there, whoever writes what does not change it. */
static void
test_alert (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  GtkWidget *strip = find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 0);
  GtkWidget *why = find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 1);

  focus (self, why);
  write_of_somebody (self);
  assert_focus (self, why);
  write_note (self, 1);
  assert_focus (self, why);
  add_booking (self, "2027-03-03");
  assert_focus (self, why);
  g_assert_true (find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 0) == strip);
  clear (self);
}

/* What an alert says may change; it is about the same still. */
static void
test_alert_changes (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  GtkWidget *strip = find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 0);
  GtkWidget *move = find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 0);
  const char *sentence =
    "Session 3 is booked 1 day too early: 3 Dec is 13 days after session 2.";

  focus (self, move);
  move_session (self, 2, "2026-12-03");
  assert_focus (self, move);
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_LABEL, sentence);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (
                     find (self, RGM_TYPE_ALERT_STRIP, "alert-title", 0))), ==, sentence);
  gtk_test_accessible_assert_property (move, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence);
  clear (self);
}

/* An alert that comes stands before one that was there, which stays. */
static void
test_alert_comes (void)
{
  Fixture *self = make ("acne-scars", NULL, "done 2026-10-16;done 2026-10-20");
  GtkWidget *strip = find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 0);
  GtkWidget *why = find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 1);

  focus (self, why);
  add_booking (self, "2026-11-30");
  add_booking (self, "2026-12-02");
  assert_focus (self, why);
  g_assert_cmpuint (course_tree_count_class (self->page, "alert-strip"), ==, 2);
  g_assert_true (find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 1) == strip);
  clear (self);
}

/* Of a sum that is unfolded, the lines of those that are still there stay. */
static void
test_sum (void)
{
  Fixture *self = make ("hyperpigmentation", NULL, EXTRA);
  g_autoptr (RgmSessionRecord) first = course_fixture_dup_session (self->course, 3);
  GtkWidget *edit;

  g_signal_emit_by_name (find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 0), "clicked");
  course_fixture_settle ();
  /* Show Fewer, Edit and Why of the first, Edit of the second. */
  edit = find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 3);
  focus (self, edit);
  rgm_store_service_remove_session_async (self->course->service, first, NULL, NULL, NULL);
  wait_for_load (self);
  assert_focus (self, edit);
  g_assert_true (find (self, RGM_TYPE_ALERT_STRIP, "alert-button", 1) == edit);
  gtk_test_accessible_assert_property (
    find (self, RGM_TYPE_ALERT_STRIP, "alert-strip", 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "3 sessions are extra: the course needs no more than 3.");
  clear (self);
}

/* A circle is that of its number, whatever becomes of the others and of itself. */
static void
test_circles (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  GtkWidget *second = find (self, RGM_TYPE_SESSION_CIRCLES, "session-circle", 1);
  GtkWidget *third = find (self, RGM_TYPE_SESSION_CIRCLES, "session-circle", 2);

  focus (self, second);
  write_of_somebody (self);
  move_session (self, 2, "2026-12-20");
  assert_focus (self, second);
  g_assert_true (find (self, RGM_TYPE_SESSION_CIRCLES, "session-circle", 2) == third);
  g_assert_false (gtk_widget_has_css_class (third, "too-early"));
  g_assert_true (gtk_widget_has_css_class (third, "booked"));
  gtk_test_accessible_assert_property (
    third, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Why? Session 3 is booked on time: 20 Dec is 30 days after session 2.");
  clear (self);
}

/* A row is that of its session, also where its words change or another comes before it. */
static void
test_rows (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  GtkWidget *second = course_tree_find (self->page, RGM_TYPE_SESSION_ROW, 1);
  GtkWidget *third = course_tree_find (self->page, RGM_TYPE_SESSION_ROW, 2);

  focus (self, second);
  write_note (self, 1);
  assert_focus (self, second);
  focus (self, third);
  move_session (self, 2, "2026-12-03");
  assert_focus (self, third);
  add_booking (self, "2026-11-29");
  assert_focus (self, third);
  g_assert_true (course_tree_find (self->page, RGM_TYPE_SESSION_ROW, 3) == third);
  clear (self);
}

/* The days of a window explain themselves on a button, which stays. */
static void
test_windows (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  GtkWidget *window = find (self, RGM_TYPE_CARE_CARD, "window-button", 0);

  focus (self, window);
  write_of_somebody (self);
  assert_focus (self, window);
  move_session (self, 1, "2026-11-19");
  assert_focus (self, window);
  clear (self);
}

static const char *
get_care (Fixture *self)
{
  GtkWidget *card = course_tree_find (self->page, RGM_TYPE_CARE_CARD, 0);
  GObject *care = gtk_widget_get_template_child (card, RGM_TYPE_CARE_CARD, "care");

  return gtk_label_get_label (GTK_LABEL (course_tree_find (GTK_WIDGET (care), GTK_TYPE_LABEL, 0)));
}

static RgmCourseRecord *
dup_other_course (Fixture *self, const char *shown_id)
{
  GListModel *courses = rgm_course_model_get_courses (self->course->model);

  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      if (!g_str_equal (rgm_course_item_get_id (item), shown_id))
        return rgm_course_record_copy (rgm_course_item_get_content (item)->record);
    }
  g_assert_not_reached ();
}

/* Another course was on the skin last: its care stands here, and changes with its protocol alone,
 * which changes nothing else of this course. */
static void
test_care_of_other (void)
{
  Fixture *self = make ("acne-scars", NULL, SESSIONS);
  RgmCourseModel *model = self->course->model;
  g_autofree char *id = g_strdup (rgm_course_model_get_content (model)->record->id);
  g_autoptr (RgmCourseRecord) other = NULL;
  g_autoptr (RgmSessionRecord) session = NULL;
  g_autoptr (GString) text = NULL;
  RgmPlan *plan;

  course_fixture_add_course (self->course, "wrinkles", "face");
  rgm_course_model_select_course (model, id);
  other = dup_other_course (self, id);
  session = rgm_session_record_new (other->id, course_fixture_day ("2026-11-23"),
                                    RGM_SESSION_DONE);
  rgm_store_service_save_session_async (self->course->service, session, NULL, NULL, NULL);
  wait_for_load (self);
  plan = rgm_course_model_get_plan (model);
  text = g_string_new (other->protocol_text);
  g_assert_cmpuint (g_string_replace (text, get_care (self), "Care of elsewhere.", 0), >, 0);
  g_free (other->protocol_text);
  other->protocol_text = g_strdup (text->str);
  rgm_store_service_save_course_async (self->course->service, other, NULL, NULL, NULL);
  wait_for_load (self);
  g_assert_true (rgm_course_model_get_plan (model) == plan);
  g_assert_cmpstr (get_care (self), ==, "Care of elsewhere.");
  clear (self);
}

int
main (int argc, char *argv[])
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/course-reload/once", test_once);
  g_test_add_func ("/course-reload/alert", test_alert);
  g_test_add_func ("/course-reload/alert-changes", test_alert_changes);
  g_test_add_func ("/course-reload/alert-comes", test_alert_comes);
  g_test_add_func ("/course-reload/sum", test_sum);
  g_test_add_func ("/course-reload/circles", test_circles);
  g_test_add_func ("/course-reload/rows", test_rows);
  g_test_add_func ("/course-reload/windows", test_windows);
  g_test_add_func ("/course-reload/care-of-other", test_care_of_other);
  return g_test_run ();
}

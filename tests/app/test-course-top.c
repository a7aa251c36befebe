#include "config.h"

#include "course-fixture.h"
#include "rgm-course-page.h"

#define SCROLLED_PX 300

static GtkAdjustment *
get_adjustment (GtkWidget *page)
{
  GObject *scroller = gtk_widget_get_template_child (page, RGM_TYPE_COURSE_PAGE, "scroller");

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
scroll (GtkWidget *page)
{
  gtk_adjustment_configure (get_adjustment (page), SCROLLED_PX, 0, 1000, 10, 100, 500);
}

static void
select_course (CourseFixture *course, guint number)
{
  GListModel *courses = rgm_course_model_get_courses (course->model);
  g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, number);

  rgm_course_model_select_course (course->model, rgm_course_item_get_id (item));
  course_fixture_settle ();
}

/* Who was down at the sessions of one course begins with the warnings of the other; what is changed
 * of a course leaves its page where it is. */
static void
test_top (void)
{
  CourseFixture *course = course_fixture_new ("acne-scars", NULL, "done 2026-10-16", "2026-11-24");
  GtkWidget *page = rgm_course_page_new ();
  GtkWidget *window = gtk_window_new ();

  course_fixture_add_course (course, "acne-scars", "back");
  gtk_window_set_child (GTK_WINDOW (window), page);
  rgm_course_page_set_model (RGM_COURSE_PAGE (page), course->model);
  course_fixture_settle ();
  select_course (course, 0);

  scroll (page);
  course_fixture_add_course (course, "scars", "neck");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page)), ==, SCROLLED_PX);
  select_course (course, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page)), ==, 0);
  scroll (page);
  select_course (course, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page)), ==, SCROLLED_PX);

  gtk_window_destroy (GTK_WINDOW (window));
  course_fixture_settle ();
  course_fixture_free (course);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/course-top/top", test_top);
  return g_test_run ();
}

#include "config.h"

#include "rgm-session-circles.h"

#include "rgm-protocol-file.h"

#include <gtk/gtk.h>

#define MONTH_DAYS 30
#define FIRST_DAY "2016-01-01"

/* So many sessions are done, of a course that needs so many. */
static RgmPlan *
make_plan (guint n_done, guint n_needed)
{
  g_autofree char *text = g_strdup_printf (
    "[Protocol]\nFormat=1\nId=sample\nRevision=1\nName=Sample\nSessions=%u\nSources=how-many\n"
    "[Spacing standard]\nFrom=previous\nAbsoluteMinimum=14 days\nMinimum=14 days\n"
    "RecommendedFrom=4 weeks\nRecommendedTo=6 weeks\nSources=how-many\n", n_needed);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmProtocol) protocol = rgm_protocol_new_from_text ("sample", text, -1, &error);
  g_autoptr (RgmRules) rules = NULL;
  g_autofree RgmSession *sessions = g_new0 (RgmSession, n_done);
  RgmCourse course = { .sessions = sessions, .n_sessions = n_done };
  RgmPlan *plan;
  RgmDay day;

  g_assert_no_error (error);
  g_assert_true (rgm_day_parse (FIRST_DAY, &day, NULL));
  for (guint i = 0; i < n_done; i++)
    sessions[i] = (RgmSession) { .day = day + (RgmDay) i * MONTH_DAYS, .minute = RGM_MINUTE_NONE };
  rules = rgm_rules_new (protocol, NULL, NULL, &error);
  g_assert_no_error (error);
  course.rules = rules;
  plan = rgm_plan_new (&course, day + (RgmDay) n_done * MONTH_DAYS, &error);
  g_assert_no_error (error);
  return plan;
}

static GtkWidget *
show_course (guint n_done, guint n_needed)
{
  g_autoptr (RgmPlan) plan = make_plan (n_done, n_needed);
  GtkWidget *circles = g_object_ref_sink (rgm_session_circles_new ());

  rgm_session_circles_set_plan (RGM_SESSION_CIRCLES (circles), plan);
  return circles;
}

/* What is read in each circle, a check mark as a v. */
static char *
read_circles (GtkWidget *circles)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *circle = gtk_widget_get_first_child (circles); circle != NULL;
       circle = gtk_widget_get_next_sibling (circle))
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      for (GtkWidget *part = gtk_widget_get_first_child (circle); part != NULL;
           part = gtk_widget_get_next_sibling (part))
        g_string_append (text, GTK_IS_LABEL (part) ? gtk_label_get_label (GTK_LABEL (part)) : "v");
    }
  return g_string_free (text, FALSE);
}

/* Of a long course it is the next session that matters, with those around it. */
static void
test_long_course (void)
{
  static const struct {
    guint n_done, n_needed;
    const char *circles;
  } rows[] = {
    { 2, 6, "v v 3 4 5 6" },
    { 0, 24, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24" },
    /* One more is no reason to leave it out. */
    { 0, 25, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25" },
    { 0, 40, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25–40" },
    { 20, 60, "v1–4 v v v v v v v v v v v v v v v v 21 22 23 24 25 26 27 28 29–60" },
    { 60, 64, "v1–40 v v v v v v v v v v v v v v v v v v v v 61 62 63 64" },
    { 64, 64, "v1–40 v v v v v v v v v v v v v v v v v v v v v v v v" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *circles = show_course (rows[i].n_done, rows[i].n_needed);
      g_autofree char *text = read_circles (circles);

      g_assert_cmpstr (text, ==, rows[i].circles);
      g_object_unref (circles);
    }
}

static void
test_names (void)
{
  GtkWidget *circles = show_course (20, 60);

  gtk_test_accessible_assert_role (circles, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (circles), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (circles),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Sessions 1 to 4: done");
  gtk_test_accessible_assert_property (gtk_widget_get_last_child (circles),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sessions 29 to 60: still to come");
  g_object_unref (circles);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-circles/long-course", test_long_course);
  g_test_add_func ("/session-circles/names", test_names);
  return g_test_run ();
}

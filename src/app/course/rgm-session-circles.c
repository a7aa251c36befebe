#include "config.h"

#include "rgm-session-circles.h"

#include "rgm-course-circle.h"
#include "rgm-explanation.h"
#include "rgm-kept-children.h"
#include "rgm-sentence.h"
#include "rgm-session-menu.h"
#include "rgm-why-window.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmSessionCircles:
 *
 * How far a course has come: a circle for each session. What a circle tells is in its shape and
 * its sign, in its label for screen readers and its tooltip, and only then in its colour. Each that
 * has a date explains it. For the keyboard they are one stop, where the arrow keys go on.
 */
struct _RgmSessionCircles {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmSessionCircles, rgm_session_circles, GTK_TYPE_WIDGET)

/* A course of hundreds of sessions is told by its text; a line of circles would tell nothing. There
 * it is the sessions around the next one, so many of them before it. */
#define MAX_CIRCLES 24
#define MAX_BEFORE 16
#define SEVERAL_SPACING_PX 5
#define CIRCLE_SPACING_PX 14
/* Which session a circle is of; several in one have none. */
#define NUMBER_KEY "rgm-circle-number"

static const char *const css_classes[] = {
  [RGM_COURSE_CIRCLE_DONE] = "done",
  [RGM_COURSE_CIRCLE_BOOKED] = "booked",
  [RGM_COURSE_CIRCLE_TOO_EARLY] = "too-early",
  [RGM_COURSE_CIRCLE_UNCONFIRMED] = "unconfirmed",
  [RGM_COURSE_CIRCLE_OPEN] = "open",
  [RGM_COURSE_CIRCLE_OPTIONAL] = "optional",
};

static char *
make_sentence (const RgmPlan *plan, const RgmCourseCircle *circle)
{

  if (circle->session >= 0)
    return rgm_sentence_session (plan, (gsize) circle->session);
  if (circle->row >= 0)
    return rgm_sentence_forecast (plan, &plan->schedule[circle->row]);
  /* Translators: a session still to come of a course for which no dates are forecast, because it
   * is paused, stopped or complete. %d is its number. */
  return g_strdup_printf (_("Session %d has no date."), circle->number);
}

/* What stands in the circle: a sign where something was done or is amiss, otherwise the number. */
static GtkWidget *
make_content (const RgmCourseCircle *circle)
{
  g_autofree char *number = NULL;

  if (circle->kind == RGM_COURSE_CIRCLE_DONE)
    return gtk_image_new_from_icon_name ("object-select-symbolic");
  if (circle->kind == RGM_COURSE_CIRCLE_UNCONFIRMED)
    return gtk_label_new ("?");
  /* Translators: the number of a session in a small circle. */
  number = g_strdup_printf (_("%d"), circle->number);
  return gtk_label_new (number);
}

static gboolean
has_date (const RgmCourseCircle *circle)
{
  return circle->session >= 0 || circle->row >= 0;
}

/* A session that has a date tells why it is that. */
static void
show_reason (GtkWidget *button, const RgmCourseCircle *circle, const char *sentence)
{
  RgmTopicKind kind = circle->session >= 0 ? RGM_TOPIC_SESSION : RGM_TOPIC_FORECAST;
  guint index = (guint) (circle->session >= 0 ? circle->session : circle->row);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", (guint) kind, index);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RGM_ACTION_EXPLAIN);
  rgm_why_window_name_button (button, sentence);
}

static void
show_content (GtkWidget *widget, const RgmCourseCircle *circle)
{
  GtkWidget *content = make_content (circle);

  gtk_widget_set_hexpand (content, TRUE);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  if (GTK_IS_BUTTON (widget))
    {
      gtk_button_set_child (GTK_BUTTON (widget), content);
      return;
    }
  rgm_kept_children_clear (widget);
  gtk_box_append (GTK_BOX (widget), content);
}

static void
set_kind (GtkWidget *widget, RgmCourseCircleKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (css_classes); i++)
    gtk_widget_remove_css_class (widget, css_classes[i]);
  gtk_widget_add_css_class (widget, css_classes[kind]);
}

static void
show_circle (GtkWidget *widget, const RgmPlan *plan, const RgmCourseCircle *circle)
{
  g_autofree char *sentence = make_sentence (plan, circle);

  set_kind (widget, circle->kind);
  gtk_widget_set_tooltip_text (widget, sentence);
  show_content (widget, circle);
  if (has_date (circle))
    show_reason (widget, circle, sentence);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sentence, -1);
}

/* What can be pressed is another widget from what cannot. */
static GtkWidget *
make_circle (const RgmCourseCircle *circle)
{
  GtkWidget *widget = has_date (circle)
                        ? gtk_button_new ()
                        : g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                        NULL);

  gtk_widget_add_css_class (widget, "session-circle");
  g_object_set_data (G_OBJECT (widget), NUMBER_KEY, GINT_TO_POINTER (circle->number));
  return widget;
}

static gboolean
is_circle_of (GtkWidget *widget, const RgmCourseCircle *circle)
{
  return GTK_IS_BUTTON (widget) == has_date (circle)
         && g_object_get_data (G_OBJECT (widget), NUMBER_KEY) == GINT_TO_POINTER (circle->number);
}

/* Those from @first on, as many as @count, in one: done, or still to come. */
static GtkWidget *
make_several (const GArray *circles, guint first, guint count, gboolean is_done)
{
  int from = g_array_index (circles, RgmCourseCircle, first).number;
  int to = g_array_index (circles, RgmCourseCircle, first + count - 1).number;
  /* Translators: sessions of a course in one; the numbers are those of the first and the last */
  g_autofree char *sentence = g_strdup_printf (is_done ? _("Sessions %d to %d: done")
                                                       : _("Sessions %d to %d: still to come"),
                                               from, to);
  g_autofree char *numbers = g_strdup_printf ("%d–%d", from, to);
  GtkWidget *widget = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                    "spacing", SEVERAL_SPACING_PX, NULL);

  gtk_widget_add_css_class (widget, "session-circle");
  gtk_widget_add_css_class (widget, "several");
  gtk_widget_set_tooltip_text (widget, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  if (is_done)
    gtk_box_append (GTK_BOX (widget), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (widget), gtk_label_new (numbers));
  return widget;
}

/* Which circle of a long course is the first to be shown. */
static guint
find_first (const GArray *circles)
{
  guint next = 0;

  if (circles->len <= MAX_CIRCLES)
    return 0;
  while (next < circles->len
         && g_array_index (circles, RgmCourseCircle, next).kind == RGM_COURSE_CIRCLE_DONE)
    next++;
  return MIN (next - MIN (next, MAX_BEFORE), circles->len - MAX_CIRCLES);
}

/* What is shown of a course: the circles from @first to before @end, and where there are others
 * before or after those, these in one. */
typedef struct {
  const RgmPlan *plan;
  GArray *circles;
  guint first;
  guint end;
} Shown;

static void
shown_init (Shown *shown, const RgmPlan *plan)
{
  guint n;

  shown->plan = plan;
  shown->circles = rgm_course_circle_list (plan);
  n = shown->circles->len;
  shown->first = find_first (shown->circles);
  shown->end = MIN (shown->first + MAX_CIRCLES, n);
  /* One alone takes no more room as itself. */
  if (shown->first == 1)
    shown->first = 0;
  if (n - shown->end == 1)
    shown->end++;
}

static guint
count_parts (const Shown *shown)
{
  return (shown->first > 0) + (shown->end - shown->first) + (shown->end < shown->circles->len);
}

/* Returns: (nullable): the one circle that is shown at a place */
static const RgmCourseCircle *
get_circle (const Shown *shown, guint index)
{
  guint circle = index + shown->first - (shown->first > 0);

  if ((index == 0 && shown->first > 0) || circle >= shown->end)
    return NULL;
  return &g_array_index (shown->circles, RgmCourseCircle, circle);
}

static gboolean
update_part (GtkWidget *child, guint index, gpointer data)
{
  const Shown *shown = data;
  const RgmCourseCircle *circle = get_circle (shown, index);

  if (circle == NULL || !is_circle_of (child, circle))
    return FALSE;
  show_circle (child, shown->plan, circle);
  return TRUE;
}

static GtkWidget *
make_part (guint index, gpointer data)
{
  const Shown *shown = data;
  const RgmCourseCircle *circle = get_circle (shown, index);
  GtkWidget *widget;

  if (circle == NULL && index == 0)
    return make_several (shown->circles, 0, shown->first, TRUE);
  if (circle == NULL)
    return make_several (shown->circles, shown->end, shown->circles->len - shown->end, FALSE);
  widget = make_circle (circle);
  show_circle (widget, shown->plan, circle);
  return widget;
}

static gboolean
is_focus_within (RgmSessionCircles *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Where Tab comes in: at the first that is not done, or else at the last. */
static GtkWidget *
find_entry (RgmSessionCircles *self)
{
  GtkWidget *entry = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child))
        entry = child;
      if (GTK_IS_BUTTON (child) && !gtk_widget_has_css_class (child, "done"))
        return entry;
    }
  return entry;
}

/* Arrow keys go from circle to circle; Tab comes in at one, and goes on from any. */
static gboolean
rgm_session_circles_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RgmSessionCircles *self = RGM_SESSION_CIRCLES (widget);
  GtkWidget *entry;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (rgm_session_circles_parent_class)->focus (widget, direction);
  entry = find_entry (self);
  return !is_focus_within (self) && entry != NULL && gtk_widget_grab_focus (entry);
}

static void
rgm_session_circles_dispose (GObject *object)
{
  rgm_kept_children_clear (GTK_WIDGET (object));
  G_OBJECT_CLASS (rgm_session_circles_parent_class)->dispose (object);
}

static void
rgm_session_circles_class_init (RgmSessionCirclesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_session_circles_dispose;
  widget_class->focus = rgm_session_circles_focus;
  gtk_widget_class_set_css_name (widget_class, "sessioncircles");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rgm_session_circles_init (RgmSessionCircles *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), rgm_wrap_layout_new (CIRCLE_SPACING_PX));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sessions of the course"), -1);
}

/**
 * rgm_session_circles_new:
 *
 * Makes a row without circles.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_session_circles_new (void)
{
  return g_object_new (RGM_TYPE_SESSION_CIRCLES, NULL);
}

/**
 * rgm_session_circles_set_plan:
 * @self: the widget
 * @plan: (nullable): the plan to show
 *
 * Shows the sessions of a plan: 24 around the next one, and those before and after in one each. The
 * circle of a session stays the same.
 */
void
rgm_session_circles_set_plan (RgmSessionCircles *self, RgmPlan *plan)
{
  static const RgmKeptChildrenSource source = { update_part, make_part };
  gboolean had_focus;
  Shown shown;

  g_return_if_fail (RGM_IS_SESSION_CIRCLES (self));

  had_focus = is_focus_within (self);
  if (plan == NULL)
    {
      rgm_kept_children_clear (GTK_WIDGET (self));
      return;
    }
  shown_init (&shown, plan);
  rgm_kept_children_show (GTK_WIDGET (self), count_parts (&shown), &source, &shown);
  g_array_unref (shown.circles);
  if (had_focus && !is_focus_within (self) && find_entry (self) != NULL)
    gtk_widget_grab_focus (find_entry (self));
}

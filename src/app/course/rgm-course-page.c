#include "config.h"

#include "rgm-course-page.h"

#include "rgm-alert-strip.h"
#include "rgm-button-name.h"
#include "rgm-button-words.h"
#include "rgm-care-card.h"
#include "rgm-choice-rows.h"
#include "rgm-columns-layout.h"
#include "rgm-course-choice.h"
#include "rgm-course-page-actions.h"
#include "rgm-course-page-timeline.h"
#include "rgm-course-page-what-if.h"
#include "rgm-course-problem.h"
#include "rgm-course-skin.h"
#include "rgm-course-top.h"
#include "rgm-course-views.h"
#include "rgm-heard-toast.h"
#include "rgm-menu-focus.h"
#include "rgm-menu-sections.h"
#include "rgm-page-title.h"
#include "rgm-recent-sessions.h"
#include "rgm-rest.h"
#include "rgm-status-card.h"

#include <glib/gi18n-lib.h>

/**
 * RgmCoursePage:
 *
 * A course: what is amiss, where it stands, its timeline, its sessions and the care of the day.
 * It shows what its [class@CourseModel] holds and changes nothing but through it.
 *
 * Signals: `back`, when the user wants to leave the page.
 */
struct _RgmCoursePage {
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  GtkWidget *title;
  GtkWidget *back_button;
  GtkWidget *book_button;
  GtkWidget *add_course_button;
  GtkMenuButton *menu_button;
  GMenu *page_menu;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem;
  RgmRecentSessions *problem_sessions;
  GtkScrolledWindow *scroller;
  GtkDropDown *courses;
  RgmAlertStrip *alerts;
  RgmStatusCard *status;
  RgmCourseViews *views;
  RgmCourseRange *range;
  RgmRecentSessions *sessions;
  GtkWidget *no_sessions;
  GtkWidget *plan_rest_button;
  GtkWidget *add_past_button;
  RgmCareCard *care;

  RgmCourseModel *model;
  GSignalGroup *model_signals;
  gboolean is_showing;
  gboolean takes_focus;
};

G_DEFINE_FINAL_TYPE (RgmCoursePage, rgm_course_page, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_MODEL,
  N_PROPS
};

enum {
  SIGNAL_BACK,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Patient above, concern and areas below. */
static void
show_title (RgmCoursePage *self, RgmCourseItem *course)
{
  const RgmPatient *patient = rgm_course_model_get_patient (self->model);
  g_autofree char *subtitle = rgm_course_choice_describe (self->model, course);

  rgm_page_title_set_words (self->title, patient != NULL ? patient->name : "", subtitle);
}

static const char *
choose_view (RgmCoursePage *self, RgmCourseItem *course)
{
  if (course == NULL)
    return rgm_course_model_get_loading (self->model) ? "loading" : "empty";
  return rgm_course_item_get_plan (course) != NULL ? "course" : "problem";
}

/* What there is to do next has the keyboard, as soon as it is known, unless the user was
 * quicker. */
static void
take_focus (RgmCoursePage *self)
{
  gboolean is_empty = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty");
  GtkWidget *wanted = is_empty ? self->add_course_button : self->book_button;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!self->takes_focus || !gtk_widget_get_mapped (wanted))
    return;
  self->takes_focus = FALSE;
  if (gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (wanted);
}

static void
rgm_course_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rgm_course_page_parent_class)->map (widget);
  rgm_button_name_apply (widget);
  take_focus (RGM_COURSE_PAGE (widget));
}

/* Whether the page waits, and what may be done on it. */
static void
show_state (RgmCoursePage *self)
{
  RgmCourseItem *course = rgm_course_model_get_course (self->model);

  gtk_stack_set_visible_child_name (self->stack, choose_view (self, course));
  gtk_spinner_set_spinning (self->spinner, course == NULL);
  rgm_course_page_actions_update (self);
  take_focus (self);
}

/* Who it is, and what courses there are. */
static void
show_patient (RgmCoursePage *self)
{
  show_title (self, rgm_course_model_get_course (self->model));
  self->is_showing = TRUE;
  rgm_course_choice_show (self->courses, self->model);
  self->is_showing = FALSE;
}

/* Care may be that of another course, which changes without this one. */
static void
show_care (RgmCoursePage *self)
{
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  g_autoptr (RgmSkin) skin = rgm_course_skin_new (self->model, plan);

  rgm_care_card_set_plan (self->care, plan, skin, rgm_course_model_get_catalogue (self->model));
}

static void
show_course (RgmCoursePage *self)
{
  RgmCourseItem *course = rgm_course_model_get_course (self->model);
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);
  RgmPlan *plan = rgm_course_model_get_plan (self->model);

  rgm_course_top_show (self->scroller, course != NULL ? rgm_course_item_get_id (course) : NULL);
  show_patient (self);
  rgm_course_problem_show (self->problem, self->problem_sessions, self->model);
  rgm_alert_strip_set_plan (self->alerts, plan, content);
  rgm_status_card_set_plan (self->status, plan);
  rgm_course_page_timeline_show (self, self->views, self->range);
  show_care (self);
  gtk_widget_set_visible (self->book_button, content != NULL);
  gtk_widget_set_visible (self->no_sessions, content != NULL && content->sessions->len == 0);
  gtk_widget_set_visible (self->plan_rest_button,
                          plan != NULL && rgm_rest_get_first_number (plan) > 0);
  show_state (self);
}

static void
on_course_cb (RgmCoursePage *self)
{
  show_course (self);
}

static void
on_patient_cb (RgmCoursePage *self)
{
  show_patient (self);
  show_care (self);
}

static void
on_state_cb (RgmCoursePage *self)
{
  show_state (self);
}

static void
on_course_selected_cb (RgmCoursePage *self)
{
  g_autoptr (RgmCourseItem) course = NULL;

  if (self->is_showing || self->model == NULL)
    return;
  course = g_list_model_get_item (rgm_course_model_get_courses (self->model),
                                  gtk_drop_down_get_selected (self->courses));
  if (course != NULL)
    rgm_course_model_select_course (self->model, rgm_course_item_get_id (course));
}

static void
on_back_clicked_cb (RgmCoursePage *self)
{
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
rgm_course_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmCoursePage *self = RGM_COURSE_PAGE (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmCoursePage *self = RGM_COURSE_PAGE (object);

  switch (id)
    {
    case PROP_MODEL:
      rgm_course_page_set_model (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_course_page_dispose (GObject *object)
{
  RgmCoursePage *self = RGM_COURSE_PAGE (object);

  g_clear_object (&self->model_signals);
  g_clear_object (&self->range);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rgm_course_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RGM_TYPE_ALERT_STRIP);
  g_type_ensure (RGM_TYPE_STATUS_CARD);
  g_type_ensure (RGM_TYPE_CARE_CARD);
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_COURSE_VIEWS);
  g_type_ensure (RGM_TYPE_RECENT_SESSIONS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-course-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, book_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, add_course_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, stack);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, problem);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, problem_sessions);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, courses);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, alerts);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, status);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, views);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, sessions);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, no_sessions);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, plan_rest_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, add_past_button);
  gtk_widget_class_bind_template_child (widget_class, RgmCoursePage, care);
}

static void
rgm_course_page_class_init (RgmCoursePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rgm_course_page_get_property;
  object_class->set_property = rgm_course_page_set_property;
  object_class->dispose = rgm_course_page_dispose;
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, RGM_TYPE_COURSE_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_BACK] = g_signal_new ("back", RGM_TYPE_COURSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->map = rgm_course_page_map;
  bind_template (GTK_WIDGET_CLASS (klass));
  rgm_course_page_actions_install (GTK_WIDGET_CLASS (klass));
}

static void
connect_model (RgmCoursePage *self)
{
  static const struct {
    const char *notification;
    void (*show) (RgmCoursePage *self);
  } parts[] = {
    { "notify::patient", on_patient_cb },
    { "notify::course", on_course_cb },
    { "notify::loading", on_state_cb },
    { "notify::read-only", on_state_cb },
  };

  self->model_signals = g_signal_group_new (RGM_TYPE_COURSE_MODEL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_signal_group_connect_swapped (self->model_signals, parts[i].notification,
                                    G_CALLBACK (parts[i].show), self);
}

static void
wrap_buttons (RgmCoursePage *self)
{
  rgm_button_words_wrap (self->add_course_button);
  rgm_button_words_wrap (self->plan_rest_button);
  rgm_button_words_wrap (self->add_past_button);
}

static void
rgm_course_page_init (RgmCoursePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = rgm_page_title_show (self->header_bar);
  wrap_buttons (self);
  rgm_choice_rows_name (GTK_WIDGET (self->courses));
  rgm_choice_rows_wrap (self->courses);
  rgm_choice_rows_set_label (GTK_WIDGET (self->courses), _("Course"));
  rgm_button_name_apply_to_toasts (GTK_WIDGET (self->toasts));
  rgm_menu_focus_keep (self->menu_button);
  connect_model (self);
  g_signal_connect_object (self->courses, "notify::selected", G_CALLBACK (on_course_selected_cb),
                           self, G_CONNECT_SWAPPED);
  rgm_course_page_timeline_connect_views (self, self->views);
  self->range = rgm_course_range_new (
    rgm_timeline_view_get_viewport (rgm_course_views_get_timeline (self->views)));
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (on_back_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rgm_course_page_new:
 *
 * Makes a page without a course.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_course_page_new (void)
{
  return g_object_new (RGM_TYPE_COURSE_PAGE, NULL);
}

/**
 * rgm_course_page_get_model:
 * @self: the page
 *
 * Gets what the page shows.
 *
 * Returns: (transfer none) (nullable): the model
 */
RgmCourseModel *
rgm_course_page_get_model (RgmCoursePage *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_PAGE (self), NULL);

  return self->model;
}

/**
 * rgm_course_page_set_model:
 * @self: the page
 * @model: (nullable): what to show
 *
 * Shows the course of a model, and follows it.
 */
void
rgm_course_page_set_model (RgmCoursePage *self, RgmCourseModel *model)
{
  g_return_if_fail (RGM_IS_COURSE_PAGE (self));
  g_return_if_fail (model == NULL || RGM_IS_COURSE_MODEL (model));

  if (!g_set_object (&self->model, model))
    return;
  g_signal_group_set_target (self->model_signals, model);
  rgm_course_page_set_what_if (self, model, RGM_COURSE_VIEW (self->views), self->alerts);
  rgm_recent_sessions_set_model (self->sessions,
                                 model != NULL ? rgm_course_model_get_sessions (model) : NULL);
  if (model != NULL)
    show_course (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/* The timeline and the calendar. */
GtkWidget *
rgm_course_page_get_views (RgmCoursePage *self)
{
  return GTK_WIDGET (self->views);
}

/**
 * rgm_course_page_say:
 * @self: the page
 * @sentence: what went wrong, or what was done
 *
 * Shows a sentence for a while at the foot of the page.
 */
void
rgm_course_page_say (RgmCoursePage *self, const char *sentence)
{
  g_return_if_fail (RGM_IS_COURSE_PAGE (self) && sentence != NULL);

  rgm_heard_toast_say (self->toasts, sentence);
}

/**
 * rgm_course_page_set_room:
 * @self: the page
 * @is_narrow: whether there is room for one page only, and little for that
 * @show_back: whether there is something to go back to
 *
 * Says what room the window has for the page: where the list of patients has none beside, a button
 * goes back, and where the page has little itself, its header bar has fewer words.
 */
void
rgm_course_page_set_room (RgmCoursePage *self, gboolean is_narrow, gboolean show_back)
{
  g_return_if_fail (RGM_IS_COURSE_PAGE (self));

  gtk_widget_set_visible (self->back_button, show_back);
  /* The name of the patient needs the room more. */
  gtk_button_set_label (GTK_BUTTON (self->book_button),
                        is_narrow ? _("_Book") : _("_Book Session"));
  rgm_button_name_apply (self->book_button);
}

/**
 * rgm_course_page_get_header_bar:
 * @self: the page
 *
 * Gets the header bar, for the window to decide which of its buttons of the window it shows.
 *
 * Returns: (transfer none): the header bar
 */
AdwHeaderBar *
rgm_course_page_get_header_bar (RgmCoursePage *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_PAGE (self), NULL);

  return self->header_bar;
}

/**
 * rgm_course_page_set_window_menu:
 * @self: the page
 * @sections: sections of the window
 *
 * Appends to the menu of the page what belongs to the window, in place of what did before. A
 * personal log has no other menu.
 */
void
rgm_course_page_set_window_menu (RgmCoursePage *self, GMenuModel *sections)
{
  g_autoptr (GMenu) menu = NULL;

  g_return_if_fail (RGM_IS_COURSE_PAGE (self) && G_IS_MENU_MODEL (sections));

  menu = rgm_menu_sections_join (G_MENU_MODEL (self->page_menu), sections);
  rgm_menu_focus_set_menu (self->menu_button, G_MENU_MODEL (menu));
}

/**
 * rgm_course_page_take_focus:
 * @self: the page
 *
 * Gives the keyboard to what there is to do next, as soon as the page knows that.
 */
void
rgm_course_page_take_focus (RgmCoursePage *self)
{
  g_return_if_fail (RGM_IS_COURSE_PAGE (self));

  self->takes_focus = TRUE;
  take_focus (self);
}

/**
 * rgm_course_page_get_range:
 * @self: the page
 *
 * Returns: (transfer none): what remembers which days of a course are looked at
 */
RgmCourseRange *
rgm_course_page_get_range (RgmCoursePage *self)
{
  g_return_val_if_fail (RGM_IS_COURSE_PAGE (self), NULL);

  return self->range;
}

/**
 * rgm_course_page_set_menu_is_main:
 * @self: the page
 * @is_main: whether the window has no menu but that of the page
 *
 * Lets F10 open the menu of the page.
 */
void
rgm_course_page_set_menu_is_main (RgmCoursePage *self, gboolean is_main)
{
  g_return_if_fail (RGM_IS_COURSE_PAGE (self));

  gtk_menu_button_set_primary (self->menu_button, is_main);
}

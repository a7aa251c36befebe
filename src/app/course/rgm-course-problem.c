#include "config.h"

#include "rgm-course-problem.h"

#include "rgm-button-name.h"
#include "rgm-button-words.h"
#include "rgm-sentence.h"
#include "rgm-session-menu.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define BUTTON_SPACING_PX 12

/**
 * rgm_course_problem_is_choice:
 * @course: (nullable): a course
 *
 * Returns: whether it has no plan because its protocol lacks what was chosen, so that another
 *   choice helps
 */
gboolean
rgm_course_problem_is_choice (RgmCourseItem *course)
{
  const GError *problem = course != NULL ? rgm_course_item_get_problem (course) : NULL;

  return g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_BASIS)
         || g_error_matches (problem, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action, const char *session_id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  if (session_id != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", session_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  rgm_button_words_wrap (button);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static gboolean
is_after_today (RgmCourseItem *course)
{
  return g_error_matches (rgm_course_item_get_problem (course), RGM_COURSE_ERROR,
                          RGM_COURSE_ERROR_DONE_AFTER_TODAY);
}

/* The ways out: another choice, or another day for the session that is to blame. */
static GtkWidget *
make_buttons (RgmCourseItem *course)
{
  gint32 blamed = rgm_course_error_get_session (rgm_course_item_get_problem (course));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = NULL;

  gtk_widget_set_layout_manager (box, rgm_wrap_layout_new (BUTTON_SPACING_PX));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  if (rgm_course_problem_is_choice (course))
    first = add_button (box, _("_Edit Course…"), RGM_ACTION_EDIT, NULL);
  if (blamed >= 0)
    {
      const RgmCourseContent *content = rgm_course_item_get_content (course);
      const RgmSessionRecord *session = g_ptr_array_index (content->sessions, blamed);

      first = add_button (box, _("_Edit Session…"), RGM_ACTION_EDIT_SESSION, session->id);
      /* A clock that is wrong is no reason to delete what is right. */
      if (!is_after_today (course))
        add_button (box, _("_Delete Session"), RGM_ACTION_DELETE_SESSION, session->id);
    }
  if (first != NULL)
    gtk_widget_add_css_class (first, "suggested-action");
  return box;
}

/* The child of the page has a place for the buttons above the list. */
static void
show_buttons (AdwStatusPage *page, GtkWidget *buttons)
{
  GtkWidget *place = gtk_widget_get_first_child (adw_status_page_get_child (page));

  gtk_widget_set_visible (place, gtk_widget_get_first_child (buttons) != NULL);
  adw_bin_set_child (ADW_BIN (place), buttons);
  rgm_button_name_apply (place);
}

static void
show_sessions (RgmRecentSessions *list, GListModel *sessions)
{
  rgm_recent_sessions_set_model (list, sessions);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (list)),
                          sessions != NULL && g_list_model_get_n_items (sessions) > 0);
}

/**
 * rgm_course_problem_show:
 * @page: the page of a course that has no plan
 * @list: where its sessions are shown, in a card
 * @model: the course
 *
 * Says why there is none, and offers the way out where there is one. What was recorded is listed,
 * but while there is a plan, for then another list has it.
 */
void
rgm_course_problem_show (AdwStatusPage *page, RgmRecentSessions *list, RgmCourseModel *model)
{
  RgmCourseItem *course = rgm_course_model_get_course (model);
  const GError *problem = course != NULL ? rgm_course_item_get_problem (course) : NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  show_sessions (list, problem != NULL ? rgm_course_model_get_sessions (model) : NULL);
  if (problem == NULL)
    return;
  reason = rgm_sentence_unplanned_reason (problem);
  /* The description takes markup, and the reason may quote a file. */
  text = g_markup_escape_text (reason, -1);
  adw_status_page_set_description (page, text);
  show_buttons (page, make_buttons (course));
}

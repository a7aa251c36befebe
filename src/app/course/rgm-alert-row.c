#include "config.h"

#include "rgm-alert-row.h"

#include "rgm-button-words.h"
#include "rgm-columns-layout.h"
#include "rgm-sentence.h"
#include "rgm-session-menu.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* One alert with what to do about it, and what such a strip is made of. */

#define COLUMNS_THRESHOLD_PX 560
#define COLUMNS_SPACING_PX 12
#define BUTTON_SPACING_PX 8
#define TEXT_SPACING_PX 2
/* What a row is about, as long as which its buttons do the same. */
#define ABOUT_KEY "rgm-alert-about"

static const struct {
  const char *css_class;
  const char *icon_name;
} looks[] = {
  [RGM_ALERT_TOO_EARLY] = { "alert-error", "dialog-warning-symbolic" },
  [RGM_ALERT_EXTRA] = { "alert-note", "dialog-information-symbolic" },
  [RGM_ALERT_UNCONFIRMED] = { "alert-warning", "dialog-question-symbolic" },
  [RGM_ALERT_OVERDUE] = { "alert-warning", "alarm-symbolic" },
  [RGM_ALERT_PAUSED] = { "alert-note", "media-playback-pause-symbolic" },
};

/**
 * rgm_alert_row_set_look:
 * @row: what shows an alert
 * @code: what it is about
 *
 * Gives it the colour of its kind.
 */
void
rgm_alert_row_set_look (GtkWidget *row, RgmAlertCode code)
{
  gtk_widget_add_css_class (row, "alert-strip");
  gtk_widget_add_css_class (row, looks[code].css_class);
}

/**
 * rgm_alert_row_get_icon_name:
 * @code: what an alert is about
 *
 * Returns: the name of its icon
 */
const char *
rgm_alert_row_get_icon_name (RgmAlertCode code)
{
  return looks[code].icon_name;
}

/**
 * rgm_alert_row_add_button:
 * @box: the buttons of an alert, from rgm_alert_row_new_buttons()
 * @label: the words of the button
 * @sentence: what makes two buttons of one name tell apart for those who hear them
 *
 * Returns: (transfer none): a button, added behind the others
 */
GtkWidget *
rgm_alert_row_add_button (GtkWidget *box, const char *label, const char *sentence)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  rgm_button_words_wrap (button);
  gtk_widget_add_css_class (button, "alert-button");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* Adds a button; @session_id is what its action is about, or %NULL for the course. */
static void
add_button (GtkWidget *box, const char *label, const char *action, const char *session_id,
            const char *sentence)
{
  GtkWidget *button = rgm_alert_row_add_button (box, label, sentence);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (session_id != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", session_id);
}

static void
add_remedies (GtkWidget *box, const RgmAlert *alert, const RgmEvaluation *session, const char *id,
              const char *sentence)
{
  switch (alert->code)
    {
    case RGM_ALERT_TOO_EARLY:
      if (session->state == RGM_SESSION_BOOKED)
        add_button (box, _("_Move…"), RGM_ACTION_MOVE_SESSION, id, sentence);
      else
        add_button (box, _("_Edit…"), RGM_ACTION_EDIT_SESSION, id, sentence);
      break;
    case RGM_ALERT_EXTRA:
      add_button (box, _("_Edit…"), RGM_ACTION_EDIT_SESSION, id, sentence);
      break;
    case RGM_ALERT_UNCONFIRMED:
      add_button (box, _("It _Took Place"), RGM_ACTION_CONFIRM_SESSION, id, sentence);
      add_button (box, _("_Missed"), RGM_ACTION_MISS_SESSION, id, sentence);
      add_button (box, _("_Cancelled"), RGM_ACTION_CANCEL_SESSION, id, sentence);
      break;
    case RGM_ALERT_OVERDUE:
      add_button (box, _("_Book…"), RGM_ACTION_BOOK, NULL, sentence);
      break;
    case RGM_ALERT_PAUSED:
      add_button (box, _("_Resume"), RGM_ACTION_RESUME, NULL, sentence);
      break;
    default:
      break;
    }
}

/* What is said of a session rests on its dates, what is said of the course on those to come. */
static void
add_why (GtkWidget *box, const char *id, const char *sentence)
{
  add_button (box, _("Why?"), id != NULL ? RGM_ACTION_WHY_SESSION : RGM_ACTION_WHY, id, sentence);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Says it in the labels of a text. */
static void
set_text (GtkWidget *text, const char *sentence, const char *advice)
{
  GtkWidget *lines = gtk_widget_get_last_child (text);
  GtkWidget *advice_label = gtk_widget_get_last_child (lines);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), sentence);
  gtk_label_set_label (GTK_LABEL (advice_label), advice != NULL ? advice : "");
  gtk_widget_set_visible (advice_label, advice != NULL && *advice != '\0');
}

/**
 * rgm_alert_row_new_text:
 * @icon_name: (nullable): the name of an icon that says the same
 * @sentence: what is the matter
 * @advice: (nullable): what may be done about it
 *
 * Returns: (transfer floating): the words of a strip
 */
GtkWidget *
rgm_alert_row_new_text (const char *icon_name, const char *sentence, const char *advice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMNS_SPACING_PX);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, TEXT_SPACING_PX);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "alert-icon");
  gtk_box_append (GTK_BOX (lines), make_label ("alert-title"));
  gtk_box_append (GTK_BOX (lines), make_label ("alert-advice"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  set_text (box, sentence, advice);
  return box;
}

/**
 * rgm_alert_row_set_words:
 * @line: the text and the buttons of an alert, from rgm_alert_row_new_line()
 * @sentence: what is the matter
 * @advice: (nullable): what may be done about it
 *
 * Says something else of what the alert is about.
 */
void
rgm_alert_row_set_words (GtkWidget *line, const char *sentence, const char *advice)
{
  GtkWidget *buttons = gtk_widget_get_last_child (line);

  set_text (gtk_widget_get_first_child (line), sentence, advice);
  for (GtkWidget *button = gtk_widget_get_first_child (buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    sentence, -1);
}

/**
 * rgm_alert_row_new_buttons:
 *
 * Returns: (transfer floating): room for buttons, which takes several lines where it has to
 */
GtkWidget *
rgm_alert_row_new_buttons (void)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (buttons, rgm_wrap_layout_new (BUTTON_SPACING_PX));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  return buttons;
}

/**
 * rgm_alert_row_new_line:
 * @role: what it is for those who hear it
 * @text: (transfer floating): its words
 * @buttons: (transfer floating): its buttons
 *
 * Returns: (transfer floating): both side by side where there is room
 */
GtkWidget *
rgm_alert_row_new_line (GtkAccessibleRole role, GtkWidget *text, GtkWidget *buttons)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", role, NULL);

  gtk_widget_set_layout_manager (line, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX,
                                                               COLUMNS_SPACING_PX, 0));
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), buttons);
  return line;
}

static const RgmEvaluation *
get_session (const RgmPlan *plan, const RgmAlert *alert)
{
  return alert->session >= 0 ? &plan->sessions[alert->session] : NULL;
}

static char *
describe (const RgmPlan *plan, const RgmAlert *alert, const char *session_id)
{
  const RgmEvaluation *session = get_session (plan, alert);

  return g_strdup_printf ("%d %d %s", (int) alert->code,
                          session != NULL ? (int) session->state : -1,
                          session_id != NULL ? session_id : "");
}

/**
 * rgm_alert_row_new:
 * @role: what it is for those who hear it
 * @plan: a plan
 * @alert: one of its alerts
 * @session_id: (nullable): the session that @alert is about, or %NULL for the course
 *
 * Returns: (transfer floating): the alert, with what to do about it and its reason
 */
GtkWidget *
rgm_alert_row_new (GtkAccessibleRole role, const RgmPlan *plan, const RgmAlert *alert,
                   const char *session_id)
{
  g_autofree char *sentence = rgm_sentence_alert (plan, alert);
  g_autofree char *advice = rgm_sentence_alert_advice (plan, alert);
  GtkWidget *buttons = rgm_alert_row_new_buttons ();
  GtkWidget *row;

  add_remedies (buttons, alert, get_session (plan, alert), session_id, sentence);
  add_why (buttons, session_id, sentence);
  row = rgm_alert_row_new_line (
    role, rgm_alert_row_new_text (looks[alert->code].icon_name, sentence, advice), buttons);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), ABOUT_KEY, describe (plan, alert, session_id), g_free);
  return row;
}

/**
 * rgm_alert_row_update:
 * @row: any widget
 * @plan: a plan
 * @alert: one of its alerts
 * @session_id: (nullable): the session that @alert is about, or %NULL for the course
 *
 * Shows the alert in a row that is about the same already.
 *
 * Returns: whether @row is; if not, it stays as it is
 */
gboolean
rgm_alert_row_update (GtkWidget *row, const RgmPlan *plan, const RgmAlert *alert,
                      const char *session_id)
{
  g_autofree char *about = describe (plan, alert, session_id);
  g_autofree char *sentence = NULL;
  g_autofree char *advice = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (row), ABOUT_KEY), about) != 0)
    return FALSE;
  sentence = rgm_sentence_alert (plan, alert);
  advice = rgm_sentence_alert_advice (plan, alert);
  rgm_alert_row_set_words (row, sentence, advice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return TRUE;
}

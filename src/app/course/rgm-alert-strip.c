#include "config.h"

#include "rgm-alert-strip.h"

#include "rgm-columns-layout.h"
#include "rgm-sentence.h"
#include "rgm-session-menu.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmAlertStrip:
 *
 * What the user should know about a course, above all else: one strip for each alert of the plan,
 * with what to do about it.
 */
struct _RgmAlertStrip {
  GtkWidget parent_instance;

  gboolean is_held;
  gsize max_alerts;
};

G_DEFINE_FINAL_TYPE (RgmAlertStrip, rgm_alert_strip, GTK_TYPE_WIDGET)

#define COLUMNS_THRESHOLD_PX 560
#define COLUMNS_SPACING_PX 12
#define BUTTON_SPACING_PX 8
#define TEXT_SPACING_PX 2

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

/* Adds a button; @session_id is what its action is about, or %NULL for the course. @sentence makes
 * two buttons of one name tell apart for those who hear them. */
static void
add_button (GtkWidget *box, const char *label, const char *action, const char *session_id,
            const char *sentence)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (session_id != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", session_id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  gtk_widget_add_css_class (button, "alert-button");
  gtk_box_append (GTK_BOX (box), button);
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
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_text (const char *icon_name, const char *sentence, const char *advice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, COLUMNS_SPACING_PX);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, TEXT_SPACING_PX);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "alert-icon");
  gtk_box_append (GTK_BOX (lines), make_label (sentence, "alert-title"));
  if (advice != NULL && *advice != '\0')
    gtk_box_append (GTK_BOX (lines), make_label (advice, "alert-advice"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  return box;
}

static GtkWidget *
make_strip (RgmPlan *plan, const RgmCourseContent *content, const RgmAlert *alert)
{
  const RgmEvaluation *session = alert->session >= 0 ? &plan->sessions[alert->session] : NULL;
  const RgmSessionRecord *record =
    session != NULL ? g_ptr_array_index (content->sessions, session->index) : NULL;
  g_autofree char *sentence = rgm_sentence_alert (plan, alert);
  g_autofree char *advice = rgm_sentence_alert_advice (plan, alert);
  GtkWidget *strip = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                   NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (strip, rgm_columns_layout_new (COLUMNS_THRESHOLD_PX,
                                                                COLUMNS_SPACING_PX, 0));
  gtk_widget_set_layout_manager (buttons, rgm_wrap_layout_new (BUTTON_SPACING_PX));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (strip, "alert-strip");
  gtk_widget_add_css_class (strip, looks[alert->code].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  add_remedies (buttons, alert, session, record != NULL ? record->id : NULL, sentence);
  add_why (buttons, record != NULL ? record->id : NULL, sentence);
  gtk_box_append (GTK_BOX (strip), make_text (looks[alert->code].icon_name, sentence, advice));
  gtk_box_append (GTK_BOX (strip), buttons);
  return strip;
}

/* Fills the room of the alerts that there would not be. */
static GtkWidget *
make_calm_strip (void)
{
  GtkWidget *strip = make_text ("object-select-symbolic", _("No warning on this day"),
                                _("Nothing is saved until it is kept."));

  /* At the start of that room, as the alerts are. */
  gtk_widget_set_valign (gtk_widget_get_last_child (strip), GTK_ALIGN_START);
  gtk_widget_set_vexpand (strip, TRUE);
  gtk_widget_add_css_class (strip, "alert-strip");
  gtk_widget_add_css_class (strip, "alert-note");
  return strip;
}

static void
rgm_alert_strip_clear (RgmAlertStrip *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rgm_alert_strip_dispose (GObject *object)
{
  rgm_alert_strip_clear (RGM_ALERT_STRIP (object));
  G_OBJECT_CLASS (rgm_alert_strip_parent_class)->dispose (object);
}

static void
rgm_alert_strip_class_init (RgmAlertStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_alert_strip_dispose;
  gtk_widget_class_set_css_name (widget_class, "alertstrip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
rgm_alert_strip_init (RgmAlertStrip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), BUTTON_SPACING_PX);
}

/**
 * rgm_alert_strip_new:
 *
 * Makes a strip without alerts.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_alert_strip_new (void)
{
  return g_object_new (RGM_TYPE_ALERT_STRIP, NULL);
}

/**
 * rgm_alert_strip_set_plan:
 * @self: the widget
 * @plan: (nullable): the plan whose alerts to show
 * @content: (nullable): the course that @plan was computed from
 *
 * Shows the alerts of a plan, and nothing where there are none.
 */
void
rgm_alert_strip_set_plan (RgmAlertStrip *self, RgmPlan *plan, const RgmCourseContent *content)
{
  gsize n_alerts = 0;

  g_return_if_fail (RGM_IS_ALERT_STRIP (self));
  g_return_if_fail (plan == NULL || content != NULL);

  if (plan != NULL)
    n_alerts = self->is_held ? MIN (plan->n_alerts, self->max_alerts) : plan->n_alerts;
  rgm_alert_strip_clear (self);
  for (gsize i = 0; i < n_alerts; i++)
    gtk_widget_set_parent (make_strip (plan, content, &plan->alerts[i]), GTK_WIDGET (self));
  if (n_alerts == 0 && self->is_held && self->max_alerts > 0)
    gtk_widget_set_parent (make_calm_strip (), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self),
                          n_alerts > 0 || (self->is_held && self->max_alerts > 0));
}

static gsize
count_strips (RgmAlertStrip *self)
{
  gsize n_strips = 0;

  for (GtkWidget *strip = gtk_widget_get_first_child (GTK_WIDGET (self)); strip != NULL;
       strip = gtk_widget_get_next_sibling (strip))
    n_strips++;
  return n_strips;
}

/**
 * rgm_alert_strip_set_held:
 * @self: the widget
 * @is_held: whether it is to keep its height
 *
 * Keeps what is below the strip where it is: the strip shows no more alerts than it does now, and
 * leaves their room free where there are fewer. The next plan is shown so.
 */
void
rgm_alert_strip_set_held (RgmAlertStrip *self, gboolean is_held)
{
  int height;

  g_return_if_fail (RGM_IS_ALERT_STRIP (self));

  if (self->is_held == is_held)
    return;
  height = gtk_widget_get_height (GTK_WIDGET (self));
  self->is_held = is_held;
  self->max_alerts = count_strips (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               is_held && self->max_alerts > 0 ? height : -1);
}

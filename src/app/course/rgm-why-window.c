#include "config.h"

#include "rgm-why-window.h"

#include "rgm-button-words.h"
#include "rgm-course-skin.h"
#include "rgm-dialog-present.h"
#include "rgm-dialog-title.h"
#include "rgm-heard-toast.h"
#include "rgm-kept-reason.h"
#include "rgm-plan-text.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/**
 * RgmWhyWindow:
 *
 * Why dates are what they are: each as a sum, with its rule, the session it counts from, its
 * sources by title, where these disagree, and who chose the basis and when. It is the one answer to
 * every “Why?” of the program. As text, it is the whole plan, as `regimenctl plan` prints it.
 *
 * Signals: `change-basis`, when the user wants another basis for the course.
 */
struct _RgmWhyWindow {
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  AdwToastOverlay *toasts;
  GtkLabel *side;
  GtkLabel *summary;
  GtkWidget *copy_button;
  GtkBox *reasons;
  GtkBox *later;
  GtkBox *before;
  GtkLabel *summary_before;
  GtkBox *basis;
  GtkBox *disagreements;
  GtkLabel *limits;

  RgmPlan *plan;
  RgmCourseContent *course;
  RgmSkin *skin;
  RgmTopic topic;
  RgmCatalogue *catalogue;
};

G_DEFINE_FINAL_TYPE (RgmWhyWindow, rgm_why_window, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CHANGE_BASIS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define LINE_SPACING_PX 4

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
add_card (GtkBox *box, const char *label)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  LINE_SPACING_PX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "reason-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, card);
  return card;
}

static void
add_fact (GtkBox *box, const RgmFact *fact)
{
  g_autofree char *text = rgm_fact_text (fact);
  GtkWidget *card = add_card (box, text);

  add_line (card, fact->name, "caption-heading");
  add_line (card, fact->sum, "sum");
  if (fact->reference != NULL)
    add_line (card, fact->reference, NULL);
  if (fact->rule != NULL)
    add_line (card, fact->rule, "secondary");
  add_line (card, fact->sources, "secondary");
  if (fact->reading)
    add_line (card, rgm_sentence_reading (), "reading");
}

static void
add_facts (RgmWhyWindow *self, GtkBox *box, const RgmPlan *plan, const RgmTopic *topic)
{
  g_autoptr (GPtrArray) facts = rgm_explanation_facts (plan, topic, self->catalogue);

  for (guint i = 0; i < facts->len; i++)
    add_fact (box, g_ptr_array_index (facts, i));
}

/* The sessions after the next one, and the day of the final results. */
static void
show_later (RgmWhyWindow *self)
{
  const RgmTopic final_results = { RGM_TOPIC_FINAL_RESULTS, 0 };
  GtkWidget *card = NULL;

  for (gsize i = 0; i < self->plan->n_schedule; i++)
    {
      g_autofree char *sentence = NULL;

      if (self->plan->schedule[i].number == self->plan->next.number)
        continue;
      if (card == NULL)
        {
          card = add_card (self->later, _("The sessions after that"));
          add_line (card, _("The sessions after that"), "caption-heading");
          add_line (card, _("Each is counted from the same date of the one before it."),
                    "secondary");
        }
      sentence = rgm_sentence_forecast (self->plan, &self->plan->schedule[i]);
      add_line (card, sentence, NULL);
    }
  if (rgm_topic_is_of (&final_results, self->plan))
    add_facts (self, self->later, self->plan, &final_results);
}

/* By which of the bases that the sources give, and whose choice that was. */
static void
show_basis (RgmWhyWindow *self)
{
  g_autofree char *basis = rgm_sentence_basis (self->plan);
  g_autofree char *choice =
    self->course != NULL ? rgm_sentence_basis_choice (self->course->record) : NULL;
  g_autofree char *label = choice != NULL ? g_strdup_printf ("%s %s", basis, choice)
                                          : g_strdup (basis);
  GtkWidget *card = add_card (self->basis, label);

  add_line (card, basis, NULL);
  if (choice != NULL)
    add_line (card, choice, "secondary");
}

static void
on_change_basis_cb (GtkWidget *button, RgmWhyWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGE_BASIS], 0);
  /* Not while its button is pressed and a message may be on its way in. */
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_claim (RgmWhyWindow *self, GtkWidget *card, const RgmClaim *claim)
{
  gboolean in_use = rgm_explanation_is_in_use (self->plan, claim);
  g_autofree char *text = rgm_sentence_claim (claim, self->catalogue);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 16, "valign",
                                  GTK_ALIGN_START, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (in_use)
    gtk_image_set_from_icon_name (GTK_IMAGE (mark), "object-select-symbolic");
  gtk_box_append (GTK_BOX (line), mark);
  gtk_widget_set_hexpand (words, TRUE);
  add_line (words, text, in_use ? "claim-in-use" : NULL);
  if (in_use)
    add_line (words, _("In use for this course"), "caption");
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (card), line);
}

static void
add_disagreement (RgmWhyWindow *self, const RgmDisagreement *disagreement)
{
  const char *basis = rgm_rules_get_basis (self->plan->rules);
  g_autofree char *label = rgm_sentence_disagreement (disagreement, basis, self->catalogue);
  g_autofree char *title = NULL;
  GtkWidget *card = add_card (self->disagreements, label);

  /* Translators: %s is what sources disagree about, “How long to wait between two sessions”. */
  title = g_strdup_printf (_("The sources disagree: %s"),
                           g_dgettext (GETTEXT_PACKAGE, disagreement->about));
  add_line (card, title, "heading");
  for (gsize i = 0; i < disagreement->n_claims; i++)
    add_claim (self, card, &disagreement->claims[i]);
  if (disagreement->resolution != NULL)
    add_line (card, g_dgettext (GETTEXT_PACKAGE, disagreement->resolution), "secondary");
}

static void
show_disagreements (RgmWhyWindow *self)
{
  const RgmProtocol *protocol = rgm_rules_get_protocol (self->plan->rules);

  for (gsize i = 0; i < protocol->n_disagreements; i++)
    if (rgm_explanation_concerns_dates (&protocol->disagreements[i]))
      add_disagreement (self, &protocol->disagreements[i]);
}

/* What is explained; of a session that somebody kept all the same, with the reason. */
static char *
summarize (RgmWhyWindow *self, const RgmPlan *plan, const RgmTopic *topic)
{
  g_autofree char *summary = rgm_explanation_summary (plan, topic);
  g_autofree char *kept =
    topic->kind == RGM_TOPIC_SESSION ? rgm_kept_reason_of (plan, topic->index, self->course) : NULL;

  return kept != NULL ? g_strconcat (summary, "\n", kept, NULL) : g_steal_pointer (&summary);
}

static void
show_plan (RgmWhyWindow *self)
{
  g_autofree char *title = rgm_explanation_title (self->plan, &self->topic);
  g_autofree char *summary = summarize (self, self->plan, &self->topic);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->limits, rgm_sentence_advice_limits ());
  add_facts (self, self->reasons, self->plan, &self->topic);
  if (self->topic.kind == RGM_TOPIC_NEXT || self->topic.kind == RGM_TOPIC_FINISH)
    show_later (self);
  show_basis (self);
  show_disagreements (self);
}

/* The words of regimenctl, for a letter or a record, in lines of its usual width. */
static char *
make_text (RgmWhyWindow *self)
{
  const RgmTextStyle style = { .width = RGM_TEXT_WIDTH_DEFAULT };

  return rgm_plan_to_text (self->plan, self->course, self->skin, self->catalogue, &style);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RgmWhyWindow *self = RGM_WHY_WINDOW (widget);
  g_autofree char *text = make_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  rgm_heard_toast_say (self->toasts, _("Copied to the clipboard"));
}

static void
rgm_why_window_dispose (GObject *object)
{
  RgmWhyWindow *self = RGM_WHY_WINDOW (object);

  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_pointer (&self->course, rgm_course_content_free);
  g_clear_pointer (&self->skin, rgm_skin_unref);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  G_OBJECT_CLASS (rgm_why_window_parent_class)->dispose (object);
}

static void
rgm_why_window_class_init (RgmWhyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_why_window_dispose;
  signals[SIGNAL_CHANGE_BASIS] = g_signal_new ("change-basis", RGM_TYPE_WHY_WINDOW,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-why-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, header);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, side);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, reasons);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, later);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, before);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, summary_before);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, basis);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, disagreements);
  gtk_widget_class_bind_template_child (widget_class, RgmWhyWindow, limits);
  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Within the place of messages, which take it for themselves, as libadwaita has it; but after the
 * button that copies, so that what it has begun is done. */
static void
add_escape (RgmWhyWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (adw_toast_overlay_get_child (self->toasts), keys);
}

static void
rgm_why_window_init (RgmWhyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_dialog_title_show (self->header, GTK_WINDOW (self));
  rgm_button_words_set_icon (self->copy_button, "edit-copy-symbolic");
  add_escape (self);
}

/**
 * rgm_why_window_new:
 * @plan: a plan
 * @course: (nullable): the course that it is of
 * @skin: (nullable): what the skin of the course heals from
 * @topic: what of it to explain
 * @catalogue: (nullable): knows the titles of the sources
 *
 * Makes a window that explains dates of a plan.
 *
 * Returns: (transfer none): the window; GTK keeps it until it is closed
 */
RgmWhyWindow *
rgm_why_window_new (RgmPlan *plan, const RgmCourseContent *course, RgmSkin *skin,
                    const RgmTopic *topic, RgmCatalogue *catalogue)
{
  RgmWhyWindow *self;

  g_return_val_if_fail (plan != NULL && topic != NULL && rgm_topic_is_of (topic, plan), NULL);

  self = g_object_new (RGM_TYPE_WHY_WINDOW, NULL);
  self->plan = rgm_plan_ref (plan);
  self->course = course != NULL ? rgm_course_content_copy (course) : NULL;
  self->skin = skin != NULL ? rgm_skin_ref (skin) : NULL;
  self->topic = *topic;
  self->catalogue = catalogue != NULL ? rgm_catalogue_ref (catalogue) : NULL;
  show_plan (self);
  return self;
}

/**
 * rgm_why_window_open:
 * @asked: what it was asked in
 * @model: the course
 * @plan: a plan of it, saved or tried
 * @topic: what of it to explain
 *
 * Shows a window that explains dates of a course, before the window of @asked.
 *
 * Returns: (transfer none): the window
 */
RgmWhyWindow *
rgm_why_window_open (GtkWidget *asked, RgmCourseModel *model, RgmPlan *plan, const RgmTopic *topic)
{
  const RgmCourseContent *content = rgm_course_model_get_content (model);
  g_autoptr (RgmSkin) skin = rgm_course_skin_new (model, plan);
  GtkRoot *root = gtk_widget_get_root (asked);
  RgmWhyWindow *self = rgm_why_window_new (plan, content, skin, topic,
                                           rgm_course_model_get_catalogue (model));

  rgm_dialog_present (GTK_WINDOW (self), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  return self;
}

static void
show_side (RgmWhyWindow *self, const char *heading)
{
  gtk_label_set_label (self->side, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->side), TRUE);
}

static void
show_before (RgmWhyWindow *self, const RgmPlan *plan, const RgmTopic *topic)
{
  g_autofree char *summary = summarize (self, plan, topic);

  gtk_label_set_label (self->summary_before, summary);
  add_facts (self, self->before, plan, topic);
  gtk_widget_set_visible (GTK_WIDGET (self->before), TRUE);
}

/**
 * rgm_why_window_open_change:
 * @asked: what it was asked in
 * @model: the course
 * @changes: what would change
 * @change: one of @changes that brings dates or takes some away
 *
 * Shows a window that explains the dates that would be and, below them, those that are, before the
 * window of @asked.
 *
 * Returns: (transfer none): the window
 */
RgmWhyWindow *
rgm_why_window_open_change (GtkWidget *asked, RgmCourseModel *model, const RgmPlanChanges *changes,
                            const RgmPlanChange *change)
{
  RgmTopic before, after;
  gboolean was = rgm_topic_init_before (&before, changes->before, change);
  RgmWhyWindow *self;

  if (!rgm_topic_init_change (&after, changes->after, change))
    {
      self = rgm_why_window_open (asked, model, changes->before, &before);
      show_side (self, _("Before this change"));
      return self;
    }
  self = rgm_why_window_open (asked, model, changes->after, &after);
  show_side (self, _("After this change"));
  if (was)
    show_before (self, changes->before, &before);
  return self;
}

/**
 * rgm_why_window_name_button:
 * @button: a button that opens such a window
 * @sentence: what it explains
 *
 * Names a button for those who hear it, and may hear of many that ask “Why?”.
 */
void
rgm_why_window_name_button (GtkWidget *button, const char *sentence)
{
  /* Translators: a button that explains what is said of a session; %s is that sentence. */
  g_autofree char *label = g_strdup_printf (_("Why? %s"), sentence);

  /* Later GTK lets the text in a button label it, and would hear nothing of another name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * rgm_why_window_set_can_change_basis:
 * @self: the window
 * @can_change_basis: whether the course can get another basis from here
 *
 * Offers to change the basis of the course where the protocol has more than one.
 */
void
rgm_why_window_set_can_change_basis (RgmWhyWindow *self, gboolean can_change_basis)
{
  GtkWidget *button;

  g_return_if_fail (RGM_IS_WHY_WINDOW (self));

  if (!can_change_basis || rgm_rules_get_protocol (self->plan->rules)->n_bases < 2)
    return;
  button = gtk_button_new_with_mnemonic (_("Change _Basis…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_change_basis_cb), self, 0);
  gtk_box_append (self->basis, button);
}

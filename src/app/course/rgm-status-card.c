#include "config.h"

#include "rgm-status-card.h"

#include "rgm-button-name.h"
#include "rgm-button-words.h"
#include "rgm-columns-layout.h"
#include "rgm-explanation.h"
#include "rgm-sentence.h"
#include "rgm-session-circles.h"
#include "rgm-session-menu.h"

#include <glib/gi18n-lib.h>

/**
 * RgmStatusCard:
 *
 * Where a course stands: how many sessions are done and remain, and when the next one is due.
 */
struct _RgmStatusCard {
  GtkWidget parent_instance;

  GtkLabel *status;
  GtkLabel *detail;
  RgmSessionCircles *circles;
  GtkWidget *next;
  GtkLabel *next_caption;
  GtkLabel *next_range;
  GtkLabel *next_booked;
  GtkLabel *next_detail;
  GtkWidget *why_button;
  GtkButton *why_finish_button;
};

G_DEFINE_FINAL_TYPE (RgmStatusCard, rgm_status_card, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  g_free (text);
}

/* A date that nothing limits has nothing to explain. */
static gboolean
has_reasons (const RgmForecast *next)
{
  for (int i = 0; i < RGM_N_LIMITS; i++)
    if (next->limits[i].spacing != NULL)
      return TRUE;
  return FALSE;
}

static void
show_next (RgmStatusCard *self, RgmPlan *plan)
{
  g_autofree char *caption = NULL;

  gtk_widget_set_visible (self->next, plan->next.number > 0);
  if (plan->next.number <= 0)
    return;
  /* Translators: above the dates for the next session; %d is its number. */
  caption = g_strdup_printf (_("Next: session %d"), plan->next.number);
  gtk_label_set_label (self->next_caption, caption);
  show_text (self->next_range, rgm_sentence_next_range (plan));
  show_text (self->next_booked, rgm_sentence_next_booked (plan));
  show_text (self->next_detail, rgm_sentence_next_detail (plan));
  gtk_widget_set_visible (self->why_button, has_reasons (&plan->next));
}

/* The end of the course and its final results are dates as well, also where no session is to
 * come. */
static void
show_finish (RgmStatusCard *self, RgmPlan *plan)
{
  gboolean ends = plan->finish_max >= 0;
  RgmTopicKind kind = ends ? RGM_TOPIC_FINISH : RGM_TOPIC_FINAL_RESULTS;

  gtk_widget_set_visible (GTK_WIDGET (self->why_finish_button),
                          ends || plan->final_results != RGM_DAY_NONE);
  gtk_button_set_label (self->why_finish_button,
                        ends ? _("Why This _Finish?") : _("Why These _Final Results?"));
  rgm_button_words_wrap (GTK_WIDGET (self->why_finish_button));
  rgm_button_name_apply (GTK_WIDGET (self->why_finish_button));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->why_finish_button), "(uu)",
                                    (guint) kind, 0u);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->why_finish_button), RGM_ACTION_EXPLAIN);
}

static void
rgm_status_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rgm_status_card_parent_class)->dispose (object);
}

static void
rgm_status_card_class_init (RgmStatusCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_status_card_dispose;
  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_SESSION_CIRCLES);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-status-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, status);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, detail);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, circles);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, next);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, next_caption);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, next_range);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, next_booked);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, next_detail);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, why_button);
  gtk_widget_class_bind_template_child (widget_class, RgmStatusCard, why_finish_button);
}

static void
rgm_status_card_init (RgmStatusCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_button_words_wrap (self->why_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where the course stands"), -1);
}

/**
 * rgm_status_card_new:
 *
 * Makes an empty card.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_status_card_new (void)
{
  return g_object_new (RGM_TYPE_STATUS_CARD, NULL);
}

/**
 * rgm_status_card_set_plan:
 * @self: the card
 * @plan: (nullable): the plan to show
 *
 * Shows where a course stands.
 */
void
rgm_status_card_set_plan (RgmStatusCard *self, RgmPlan *plan)
{
  g_return_if_fail (RGM_IS_STATUS_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL);
  rgm_session_circles_set_plan (self->circles, plan);
  if (plan == NULL)
    return;
  show_text (self->status, rgm_sentence_status (plan));
  show_text (self->detail, rgm_sentence_status_detail (plan));
  show_next (self, plan);
  show_finish (self, plan);
}

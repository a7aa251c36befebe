#include "config.h"

#include "rgm-care-card.h"

#include "rgm-care-list.h"
#include "rgm-day-text.h"
#include "rgm-explanation.h"
#include "rgm-sentence.h"
#include "rgm-session-menu.h"

#include <glib/gi18n-lib.h>

/**
 * RgmCareCard:
 *
 * What the skin is doing today and what care belongs to it: the windows that hold, those to come,
 * the care of the day and the care before the next booking.
 */
struct _RgmCareCard {
  GtkBox parent_instance;

  GtkLabel *title;
  GtkWidget *windows;
  GtkWidget *care_title;
  GtkWidget *care;
  GtkLabel *before_title;
  GtkWidget *before;
  GtkLabel *sources;
};

G_DEFINE_FINAL_TYPE (RgmCareCard, rgm_care_card, GTK_TYPE_BOX)

#define BULLET_SPACING_PX 10

/* The ids of the sources that the card rests on, each once. */
typedef GPtrArray SourceIds;

static void
note_sources (SourceIds *ids, char **sources)
{
  for (gsize i = 0; sources != NULL && sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, sources[i], g_str_equal, NULL))
      g_ptr_array_add (ids, sources[i]);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* A line with a mark, coloured by what it is about. The words say it all. */
static GtkWidget *
make_line (const char *text, const char *kind)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, BULLET_SPACING_PX);
  GtkWidget *bullet = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *css_class = g_strconcat ("kind-", kind, NULL);

  gtk_widget_add_css_class (bullet, "care-bullet");
  gtk_widget_add_css_class (bullet, css_class);
  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

/* The days of a window explain themselves when they are pressed. */
static GtkWidget *
make_window_line (RgmPlan *plan, const RgmWindow *window)
{
  g_autofree char *text = rgm_sentence_window (plan, window);
  /* Translators: a button that explains what is said of a window; %s is that sentence. */
  g_autofree char *label = g_strdup_printf (_("Why? %s"), text);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_line (text, window->rule->kind));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "window-button");
  gtk_widget_set_tooltip_text (button, _("Why?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", (guint) RGM_TOPIC_WINDOW,
                                    (guint) (window - plan->windows));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RGM_ACTION_EXPLAIN);
  return button;
}

static void
show_windows (RgmCareCard *self, RgmPlan *plan, GPtrArray *windows, SourceIds *ids)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const RgmWindow *window = g_ptr_array_index (windows, i);

      gtk_box_append (GTK_BOX (self->windows), make_window_line (plan, window));
      note_sources (ids, window->rule->sources);
    }
}

static void
show_care (GtkWidget *box, GArray *items, SourceIds *ids)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RgmCare *care = g_array_index (items, RgmCareItem, i).care;

      gtk_box_append (GTK_BOX (box), make_line (g_dgettext (GETTEXT_PACKAGE, care->text), "care"));
      note_sources (ids, care->sources);
    }
}

static void
show_before (RgmCareCard *self, RgmPlan *plan, SourceIds *ids)
{
  gssize next = rgm_care_list_find_next_booked (plan);
  g_autoptr (GArray) items = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->before_title), FALSE);
  if (next < 0)
    return;
  items = rgm_care_list_before (plan, (gsize) next);
  if (items->len == 0)
    return;
  day = rgm_day_text_near (plan->sessions[next].day, plan->today, RGM_DAY_TEXT_WEEKDAY);
  /* Translators: heading of the care before a session; %s is its day, “Wed 2 Dec”. */
  title = g_strdup_printf (_("Before the session on %s"), day);
  gtk_label_set_label (self->before_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->before_title), TRUE);
  show_care (self->before, items, ids);
}

static void
show_sources (RgmCareCard *self, SourceIds *ids, RgmCatalogue *catalogue)
{
  g_autofree char *titles = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->sources), ids->len > 0);
  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  titles = rgm_sentence_sources ((const char *const *) ids->pdata, catalogue);
  gtk_label_set_label (self->sources, titles);
}

static void
rgm_care_card_class_init (RgmCareCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/regimen/Regimen/ui/rgm-care-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, title);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, windows);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, care_title);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, care);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, before_title);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, before);
  gtk_widget_class_bind_template_child (widget_class, RgmCareCard, sources);
}

static void
rgm_care_card_init (RgmCareCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Healing and care today"), -1);
}

/**
 * rgm_care_card_new:
 *
 * Makes an empty card.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_care_card_new (void)
{
  return g_object_new (RGM_TYPE_CARE_CARD, NULL);
}

/**
 * rgm_care_card_set_plan:
 * @self: the card
 * @plan: (nullable): the plan to show
 * @catalogue: (nullable): where the titles of sources are
 *
 * Shows what belongs to the day of the plan. Where nothing does, the card is hidden.
 */
void
rgm_care_card_set_plan (RgmCareCard *self, RgmPlan *plan, RgmCatalogue *catalogue)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) windows = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GArray) care = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (RGM_IS_CARE_CARD (self));

  clear (self->windows);
  clear (self->care);
  clear (self->before);
  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL);
  if (plan == NULL)
    return;
  title = rgm_sentence_healing_day (plan);
  gtk_label_set_label (self->title, title != NULL ? title : _("Healing and care"));
  windows = rgm_care_list_windows_on (plan, plan->today);
  later = rgm_care_list_windows_after (plan, plan->today);
  show_windows (self, plan, windows, ids);
  show_windows (self, plan, later, ids);
  gtk_widget_set_visible (GTK_WIDGET (self->windows), windows->len > 0 || later->len > 0);
  care = rgm_care_list_on (plan, plan->today);
  gtk_widget_set_visible (self->care_title, care->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->care), care->len > 0);
  show_care (self->care, care, ids);
  show_before (self, plan, ids);
  show_sources (self, ids, catalogue);
  /* Before the first session is booked there is nothing to tell. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          windows->len > 0 || later->len > 0 || care->len > 0
                            || gtk_widget_get_visible (GTK_WIDGET (self->before_title)));
}

#include "config.h"

#include "rgm-care-card.h"

#include "rgm-care-list.h"
#include "rgm-day-text.h"
#include "rgm-explanation.h"
#include "rgm-kept-children.h"
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
  GtkLabel *care_title;
  GtkWidget *care;
  GtkLabel *before_title;
  GtkWidget *before;
  GtkLabel *sources;
};

G_DEFINE_FINAL_TYPE (RgmCareCard, rgm_care_card, GTK_TYPE_BOX)

#define BULLET_SPACING_PX 10
#define ABOUT_KEY "rgm-care-about"

/* The ids of the sources that the card rests on, each once. */
typedef GPtrArray SourceIds;

static void
note_sources (SourceIds *ids, char **sources)
{
  for (gsize i = 0; sources != NULL && sources[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ids, sources[i], g_str_equal, NULL))
      g_ptr_array_add (ids, sources[i]);
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

/* What a button or a line is about. */
static void
set_about (GtkWidget *widget, char *about)
{
  g_object_set_data_full (G_OBJECT (widget), ABOUT_KEY, about, g_free);
}

static gboolean
is_about (GtkWidget *widget, const char *about)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (widget), ABOUT_KEY), about) == 0;
}

/* The windows that are shown, of a plan. */
typedef struct {
  RgmPlan *plan;
  GPtrArray *windows;
} ShownWindows;

static char *
describe_window (const RgmWindow *window)
{
  return g_strdup_printf ("%s %u", window->rule->id, (guint) window->session);
}

static void
show_window (GtkWidget *button, RgmPlan *plan, const RgmWindow *window)
{
  g_autofree char *text = rgm_sentence_window (plan, window);
  /* Translators: a button that explains what is said of a window; %s is that sentence. */
  g_autofree char *label = g_strdup_printf (_("Why? %s"), text);

  gtk_button_set_child (GTK_BUTTON (button), make_line (text, window->rule->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", (guint) RGM_TOPIC_WINDOW,
                                    (guint) (window - plan->windows));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), RGM_ACTION_EXPLAIN);
}

/* The days of a window explain themselves when they are pressed. */
static GtkWidget *
make_window (guint index, gpointer data)
{
  const ShownWindows *shown = data;
  const RgmWindow *window = g_ptr_array_index (shown->windows, index);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "window-button");
  gtk_widget_set_tooltip_text (button, _("Why?"));
  set_about (button, describe_window (window));
  show_window (button, shown->plan, window);
  return button;
}

static gboolean
update_window (GtkWidget *button, guint index, gpointer data)
{
  const ShownWindows *shown = data;
  const RgmWindow *window = g_ptr_array_index (shown->windows, index);
  g_autofree char *about = describe_window (window);

  if (!is_about (button, about))
    return FALSE;
  show_window (button, shown->plan, window);
  return TRUE;
}

static void
show_windows (RgmCareCard *self, RgmPlan *plan, GPtrArray *windows, SourceIds *ids)
{
  static const RgmKeptChildrenSource source = { update_window, make_window };
  ShownWindows shown = { plan, windows };

  rgm_kept_children_show (self->windows, windows->len, &source, &shown);
  gtk_widget_set_visible (self->windows, windows->len > 0);
  for (guint i = 0; i < windows->len; i++)
    note_sources (ids, ((const RgmWindow *) g_ptr_array_index (windows, i))->rule->sources);
}

static const char *
get_care_text (gpointer items, guint index)
{
  const RgmCare *care = g_array_index ((GArray *) items, RgmCareItem, index).care;

  return g_dgettext (GETTEXT_PACKAGE, care->text);
}

static GtkWidget *
make_care (guint index, gpointer items)
{
  GtkWidget *line = make_line (get_care_text (items, index), "care");

  set_about (line, g_strdup (get_care_text (items, index)));
  return line;
}

static gboolean
update_care (GtkWidget *line, guint index, gpointer items)
{
  return is_about (line, get_care_text (items, index));
}

static void
show_care (GtkWidget *box, GArray *items, SourceIds *ids)
{
  static const RgmKeptChildrenSource source = { update_care, make_care };

  rgm_kept_children_show (box, items->len, &source, items);
  for (guint i = 0; i < items->len; i++)
    note_sources (ids, g_array_index (items, RgmCareItem, i).care->sources);
}

static GArray *
list_before (RgmPlan *plan, gssize next)
{
  return next >= 0 ? rgm_care_list_before (plan, (gsize) next)
                   : g_array_new (FALSE, FALSE, sizeof (RgmCareItem));
}

static void
show_before (RgmCareCard *self, RgmPlan *plan, SourceIds *ids)
{
  gssize next = rgm_care_list_find_next_booked (plan);
  g_autoptr (GArray) items = list_before (plan, next);
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  show_care (self->before, items, ids);
  gtk_widget_set_visible (GTK_WIDGET (self->before_title), items->len > 0);
  if (items->len == 0)
    return;
  day = rgm_day_text_near (plan->sessions[next].day, plan->today, RGM_DAY_TEXT_WEEKDAY);
  /* Translators: heading of the care before a session; %s is its day, “Wed 2 Dec”. */
  title = g_strdup_printf (_("Before the session on %s"), day);
  gtk_label_set_label (self->before_title, title);
}

/* Care belongs to the skin, whichever course of the patient was there last. */
static void
show_healing (RgmCareCard *self, const RgmSkin *skin, RgmDay today, SourceIds *ids)
{
  g_autofree char *title = skin != NULL ? rgm_sentence_healing_day (&skin->healing, today)
                                        : g_strdup (_("Healing and care"));
  g_autofree char *care_title = skin != NULL ? rgm_sentence_care_today (skin, today) : NULL;
  g_autoptr (GArray) care = skin != NULL ? rgm_care_list_on (&skin->healing, today)
                                         : g_array_new (FALSE, FALSE, sizeof (RgmCareItem));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->care_title, care_title != NULL ? care_title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->care_title), care->len > 0);
  gtk_widget_set_visible (self->care, care->len > 0);
  show_care (self->care, care, ids);
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
 * @skin: (nullable): what the skin of the course heals from
 * @catalogue: (nullable): where the titles of sources are
 *
 * Shows what belongs to the day of the plan. Where nothing does, the card is hidden.
 */
void
rgm_care_card_set_plan (RgmCareCard *self, RgmPlan *plan, const RgmSkin *skin,
                        RgmCatalogue *catalogue)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) windows = NULL;
  g_autoptr (GPtrArray) later = NULL;

  g_return_if_fail (RGM_IS_CARE_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL);
  if (plan == NULL)
    return;
  windows = rgm_care_list_windows_on (plan, plan->today);
  later = rgm_care_list_windows_after (plan, plan->today);
  g_ptr_array_extend (windows, later, NULL, NULL);
  show_windows (self, plan, windows, ids);
  show_healing (self, skin, plan->today, ids);
  show_before (self, plan, ids);
  show_sources (self, ids, catalogue);
  /* Before the first session is booked there is nothing to tell. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          windows->len > 0 || gtk_widget_get_visible (self->care)
                            || gtk_widget_get_visible (GTK_WIDGET (self->before_title)));
}

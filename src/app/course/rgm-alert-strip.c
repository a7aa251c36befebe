#include "config.h"

#include "rgm-alert-strip.h"

#include "rgm-alert-group.h"
#include "rgm-alert-row.h"
#include "rgm-alert-sum.h"
#include "rgm-button-name.h"
#include "rgm-kept-children.h"

#include <glib/gi18n-lib.h>

/**
 * RgmAlertStrip:
 *
 * What the user should know about a course, above all else: one strip for each kind of alert of
 * the plan, with what to do about it. What asks for something to be done comes first. There are
 * few at a time, so that they do not hide where the course stands; a button shows the others.
 */
struct _RgmAlertStrip {
  GtkWidget parent_instance;

  /* What is shown: the plan, its groups, and the sessions that they are about. */
  RgmPlan *plan;
  GPtrArray *groups;
  GPtrArray *session_ids;
  /* Whose they are, and what of it is to be seen. */
  char *course_id;
  guint expanded_kinds;
  gboolean shows_all;

  gboolean is_held;
  guint max_strips;
};

G_DEFINE_FINAL_TYPE (RgmAlertStrip, rgm_alert_strip, GTK_TYPE_WIDGET)

static void show_parts (RgmAlertStrip *self);

#define SPACING_PX 8
/* So many are shown at once. */
#define STRIPS_MAX 3
/* The calm strip and the button have no alert. */
#define PART_KEY "rgm-alert-part"
#define PART_CALM "calm"
#define PART_MORE "more"

/* The sessions that the alerts of a group are about; a group on the course has none. */
static GStrv
list_sessions (const RgmAlertGroup *group, const RgmCourseContent *content)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < group->alerts->len; i++)
    {
      const RgmAlert *alert = g_ptr_array_index (group->alerts, i);
      const RgmSessionRecord *record;

      if (alert->session < 0)
        continue;
      record = g_ptr_array_index (content->sessions, group->plan->sessions[alert->session].index);
      g_strv_builder_add (ids, record->id);
    }
  return g_strv_builder_end (ids);
}

/* Shows a group in a strip that is about it already. */
static gboolean
update_strip (RgmAlertStrip *self, GtkWidget *strip, guint index)
{
  const RgmAlertGroup *group = g_ptr_array_index (self->groups, index);
  GStrv ids = g_ptr_array_index (self->session_ids, index);

  if (group->alerts->len == 1)
    return rgm_alert_row_update (strip, group->plan, g_ptr_array_index (group->alerts, 0), ids[0]);
  if (!RGM_IS_ALERT_SUM (strip) || rgm_alert_sum_get_kind (RGM_ALERT_SUM (strip)) != group->kind)
    return FALSE;
  rgm_alert_sum_update (RGM_ALERT_SUM (strip), self->plan, group, g_strdupv (ids));
  return TRUE;
}

static GtkWidget *
make_strip (RgmAlertStrip *self, guint index)
{
  const RgmAlertGroup *group = g_ptr_array_index (self->groups, index);
  const RgmAlert *first = g_ptr_array_index (group->alerts, 0);
  GStrv ids = g_ptr_array_index (self->session_ids, index);
  GtkWidget *strip;

  if (group->alerts->len == 1)
    {
      strip = rgm_alert_row_new (GTK_ACCESSIBLE_ROLE_ALERT, group->plan, first, ids[0]);
      rgm_alert_row_set_look (strip, first->code);
      return strip;
    }
  strip = rgm_alert_sum_new (self->plan, group, g_strdupv (ids));
  rgm_alert_sum_set_expanded (RGM_ALERT_SUM (strip),
                              (self->expanded_kinds & (1u << group->kind)) != 0);
  return strip;
}

/* Fills the room of the alerts that there would not be. */
static GtkWidget *
make_calm_strip (void)
{
  GtkWidget *strip = rgm_alert_row_new_text ("object-select-symbolic",
                                             _("No warning on this day"),
                                             _("Nothing is saved until it is kept."));

  /* At the start of that room, as the alerts are. */
  gtk_widget_set_valign (gtk_widget_get_last_child (strip), GTK_ALIGN_START);
  gtk_widget_set_vexpand (strip, TRUE);
  gtk_widget_add_css_class (strip, "alert-strip");
  gtk_widget_add_css_class (strip, "alert-note");
  g_object_set_data (G_OBJECT (strip), PART_KEY, PART_CALM);
  return strip;
}

/* Remembers which sums are unfolded. */
static void
note_expanded (RgmAlertStrip *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (RGM_IS_ALERT_SUM (child))
      {
        guint bit = 1u << rgm_alert_sum_get_kind (RGM_ALERT_SUM (child));

        self->expanded_kinds &= ~bit;
        if (rgm_alert_sum_get_expanded (RGM_ALERT_SUM (child)))
          self->expanded_kinds |= bit;
      }
}

/* The others come where the button was, and the keyboard goes on with the first of them. */
static void
on_more_clicked_cb (RgmAlertStrip *self)
{
  GtkWidget *button = gtk_widget_get_last_child (GTK_WIDGET (self));
  GtkWidget *last = gtk_widget_get_prev_sibling (button);

  self->shows_all = TRUE;
  show_parts (self);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (last), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_more_button (RgmAlertStrip *self)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_css_classes (button, (const char *[]) { "flat", "link-button", NULL });
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_more_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (button), PART_KEY, PART_MORE);
  return button;
}

static guint
count_shown (RgmAlertStrip *self)
{
  guint n_groups = self->groups->len;

  if (self->is_held)
    return MIN (n_groups, self->max_strips);
  return self->shows_all ? n_groups : MIN (n_groups, STRIPS_MAX);
}

static gboolean
keeps_room (RgmAlertStrip *self)
{
  return self->is_held && self->max_strips > 0;
}

/* What stands below the strips of alerts, if anything does. */
static const char *
get_last_part (RgmAlertStrip *self)
{
  if (count_shown (self) == 0 && keeps_room (self))
    return PART_CALM;
  return self->groups->len > count_shown (self) && !self->is_held ? PART_MORE : NULL;
}

static void
show_more (RgmAlertStrip *self, GtkWidget *button)
{
  guint n_more = self->groups->len - count_shown (self);
  /* Translators: %u is how many other remarks on a course there are. */
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More Remark",
                                                      "Show %u More Remarks", n_more), n_more);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

static gboolean
update_part (GtkWidget *child, guint index, gpointer data)
{
  RgmAlertStrip *self = data;
  const char *part = index < count_shown (self) ? NULL : get_last_part (self);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (child), PART_KEY), part) != 0)
    return FALSE;
  if (part == NULL)
    return update_strip (self, child, index);
  if (g_str_equal (part, PART_MORE))
    show_more (self, child);
  return TRUE;
}

static GtkWidget *
make_part (guint index, gpointer data)
{
  RgmAlertStrip *self = data;
  GtkWidget *button;

  if (index < count_shown (self))
    return make_strip (self, index);
  if (g_str_equal (get_last_part (self), PART_CALM))
    return make_calm_strip ();
  button = make_more_button (self);
  show_more (self, button);
  return button;
}

static void
show_parts (RgmAlertStrip *self)
{
  static const RgmKeptChildrenSource source = { update_part, make_part };
  guint n = count_shown (self) + (get_last_part (self) != NULL);

  rgm_kept_children_show (GTK_WIDGET (self), n, &source, self);
  rgm_button_name_apply (GTK_WIDGET (self));
}

static void
rgm_alert_strip_dispose (GObject *object)
{
  rgm_kept_children_clear (GTK_WIDGET (object));
  G_OBJECT_CLASS (rgm_alert_strip_parent_class)->dispose (object);
}

static void
rgm_alert_strip_finalize (GObject *object)
{
  RgmAlertStrip *self = RGM_ALERT_STRIP (object);

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->session_ids);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_free (self->course_id);
  G_OBJECT_CLASS (rgm_alert_strip_parent_class)->finalize (object);
}

static void
rgm_alert_strip_class_init (RgmAlertStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_alert_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_alert_strip_finalize;
  gtk_widget_class_set_css_name (widget_class, "alertstrip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
rgm_alert_strip_init (RgmAlertStrip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->groups = g_ptr_array_new ();
  self->session_ids = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING_PX);
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

/* Of another course, nothing stays and nothing is unfolded. */
static void
set_course (RgmAlertStrip *self, const RgmCourseContent *content)
{
  const char *course_id = content != NULL ? content->record->id : NULL;

  note_expanded (self);
  if (g_strcmp0 (course_id, self->course_id) == 0)
    return;
  g_free (self->course_id);
  self->course_id = g_strdup (course_id);
  self->expanded_kinds = 0;
  self->shows_all = FALSE;
  rgm_kept_children_clear (GTK_WIDGET (self));
}

static void
set_groups (RgmAlertStrip *self, RgmPlan *plan, const RgmCourseContent *content)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->session_ids);
  g_clear_pointer (&self->plan, rgm_plan_unref);
  self->plan = plan != NULL ? rgm_plan_ref (plan) : NULL;
  self->groups = plan != NULL ? rgm_alert_groups_new (plan) : g_ptr_array_new ();
  self->session_ids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (self->session_ids,
                     list_sessions (g_ptr_array_index (self->groups, i), content));
}

/**
 * rgm_alert_strip_set_plan:
 * @self: the widget
 * @plan: (nullable): the plan whose alerts to show
 * @content: (nullable): the course that @plan was computed from
 *
 * Shows the alerts of a plan, and nothing where there are none. What was shown already stays the
 * same widget.
 */
void
rgm_alert_strip_set_plan (RgmAlertStrip *self, RgmPlan *plan, const RgmCourseContent *content)
{
  g_return_if_fail (RGM_IS_ALERT_STRIP (self));
  g_return_if_fail (plan == NULL || content != NULL);

  set_course (self, content);
  set_groups (self, plan, content);
  show_parts (self);
  gtk_widget_set_visible (GTK_WIDGET (self), count_shown (self) > 0 || keeps_room (self));
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
  self->max_strips = count_shown (self);
  self->is_held = is_held;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               is_held && self->max_strips > 0 ? height : -1);
}

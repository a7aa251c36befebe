#include "config.h"

#include "rgm-timeline-view.h"

#include "rgm-button-words.h"
#include "rgm-columns-layout.h"
#include "rgm-timeline-caption.h"
#include "rgm-timeline-chart.h"
#include "rgm-timeline-viewport.h"
#include "rgm-wrap-layout.h"

/* A plan as a timeline, with the buttons that move it and the words that explain it. */
struct _RgmTimelineView {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *range;
  GtkWidget *fit_button;
  GtkWidget *not_counted_key;
  GtkWidget *collagen_note;
  GtkWidget *chart;

  RgmTimelineViewport *viewport;
  gboolean is_moving;
};

static void course_view_init (RgmCourseViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmTimelineView, rgm_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RGM_TYPE_COURSE_VIEW, course_view_init))

enum {
  PROP_0,
  PROP_PLAN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_header (RgmTimelineView *self)
{
  const RgmTimeScale *scale = rgm_timeline_viewport_get_scale (self->viewport);
  gboolean has_plan = rgm_timeline_viewport_get_layout (self->viewport) != NULL;
  g_autofree char *range = has_plan ? rgm_timeline_caption_range (scale) : g_strdup ("");
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_text (self->range, range);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-in", rgm_time_scale_can_zoom_in (scale));
  gtk_widget_action_set_enabled (widget, "timeline.zoom-out", rgm_time_scale_can_zoom_out (scale));
  gtk_widget_action_set_enabled (widget, "timeline.fit", rgm_time_scale_can_zoom_out (scale));
  gtk_widget_action_set_enabled (widget, "timeline.earlier", rgm_time_scale_has_earlier (scale));
  gtk_widget_action_set_enabled (widget, "timeline.later", rgm_time_scale_has_later (scale));
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RgmTimelineView *self = RGM_TIMELINE_VIEW (widget);

  update_header (self);

  return G_SOURCE_REMOVE;
}

/* The view also moves while room is given out, and then it is too late for another text. While it
 * goes on moving the text waits: another one in each frame would lay out the whole window anew. */
static void
on_moved_cb (RgmTimelineViewport *viewport, RgmTimelineView *self)
{
  if (!self->is_moving)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  self->is_moving = TRUE;
}

static void
on_settled_cb (RgmTimelineViewport *viewport, RgmTimelineView *self)
{
  self->is_moving = FALSE;
  update_header (self);
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_zoom_around (RGM_TIMELINE_VIEW (widget)->viewport, 1);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_zoom_around (RGM_TIMELINE_VIEW (widget)->viewport, -1);
}

static void
go_earlier (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_turn (RGM_TIMELINE_VIEW (widget)->viewport, -1);
}

static void
go_later (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_turn (RGM_TIMELINE_VIEW (widget)->viewport, 1);
}

static void
go_to_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_go_to_today (RGM_TIMELINE_VIEW (widget)->viewport);
}

static void
fit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rgm_timeline_viewport_fit (RGM_TIMELINE_VIEW (widget)->viewport);
}

static void
set_catalogue (RgmCourseView *view, RgmCatalogue *catalogue)
{
  rgm_timeline_viewport_set_catalogue (RGM_TIMELINE_VIEW (view)->viewport, catalogue);
}

/* A timeline has a cursor of its own from the start. */
static void
set_cursor (RgmCourseView *view, RgmDayCursor *cursor)
{
  rgm_timeline_viewport_set_cursor (RGM_TIMELINE_VIEW (view)->viewport, cursor);
}

static void
set_plan (RgmCourseView *view, RgmPlan *plan)
{
  RgmTimelineView *self = RGM_TIMELINE_VIEW (view);
  RgmSegmentLayout *layout;

  if (plan == rgm_timeline_view_get_plan (self))
    return;

  rgm_timeline_viewport_set_plan (self->viewport, plan);
  layout = rgm_timeline_viewport_get_layout (self->viewport);
  gtk_widget_set_visible (self->not_counted_key, plan != NULL && rgm_plan_has_not_counted (plan));
  gtk_widget_set_visible (self->collagen_note,
                          layout != NULL && layout->n_rows[RGM_LANE_COLLAGEN] > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAN]);
}

static void
set_what_if (RgmCourseView *view, RgmWhatIf *what_if)
{
  rgm_timeline_chart_set_what_if (RGM_TIMELINE_CHART (RGM_TIMELINE_VIEW (view)->chart), what_if);
}

static void
course_view_init (RgmCourseViewInterface *iface)
{
  iface->set_catalogue = set_catalogue;
  iface->set_cursor = set_cursor;
  iface->set_plan = set_plan;
  iface->set_what_if = set_what_if;
}

static void
rgm_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmTimelineView *self = RGM_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_PLAN:
      g_value_set_boxed (value, rgm_timeline_view_get_plan (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_timeline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmTimelineView *self = RGM_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_PLAN:
      rgm_course_view_set_plan (RGM_COURSE_VIEW (self), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_timeline_view_dispose (GObject *object)
{
  RgmTimelineView *self = RGM_TIMELINE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (rgm_timeline_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "timeline.earlier", NULL, go_earlier);
  gtk_widget_class_install_action (widget_class, "timeline.later", NULL, go_later);
  gtk_widget_class_install_action (widget_class, "timeline.today", NULL, go_to_today);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit);
  rgm_course_view_install_actions (widget_class);
}

/* Wherever in the view the keyboard is. */
static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },
    { GDK_KEY_equal, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, 0, bindings[i].action,
                                         NULL);
}

static void
rgm_timeline_view_class_init (RgmTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rgm_timeline_view_dispose;
  object_class->get_property = rgm_timeline_view_get_property;
  object_class->set_property = rgm_timeline_view_set_property;

  /**
   * RgmTimelineView:plan:
   *
   * The plan that is shown, or %NULL.
   */
  properties[PROP_PLAN] =
    g_param_spec_boxed ("plan", NULL, NULL, RGM_TYPE_PLAN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RGM_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (RGM_TYPE_WRAP_LAYOUT);
  install_actions (widget_class);
  add_bindings (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmTimelineView, box);
  gtk_widget_class_bind_template_child (widget_class, RgmTimelineView, not_counted_key);
  gtk_widget_class_bind_template_child (widget_class, RgmTimelineView, collagen_note);
  gtk_widget_class_bind_template_child (widget_class, RgmTimelineView, range);
  gtk_widget_class_bind_template_child (widget_class, RgmTimelineView, fit_button);
}

static void
rgm_timeline_view_init (RgmTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rgm_button_words_wrap (self->fit_button);

  self->viewport = rgm_timeline_viewport_new ();
  self->chart = rgm_timeline_chart_new (self->viewport);
  gtk_box_insert_child_after (GTK_BOX (self->box), self->chart,
                              gtk_widget_get_first_child (self->box));
  g_signal_connect_object (self->viewport, "moved", G_CALLBACK (on_moved_cb), self, 0);
  g_signal_connect_object (self->viewport, "settled", G_CALLBACK (on_settled_cb), self, 0);
  update_header (self);
}

/**
 * rgm_timeline_view_new:
 *
 * Returns: (transfer floating): a timeline without a plan
 */
GtkWidget *
rgm_timeline_view_new (void)
{
  return g_object_new (RGM_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * rgm_timeline_view_get_plan:
 * @self: a timeline
 *
 * Returns: (nullable) (transfer none): the plan that is shown
 */
RgmPlan *
rgm_timeline_view_get_plan (RgmTimelineView *self)
{
  RgmSegmentLayout *layout;

  g_return_val_if_fail (RGM_IS_TIMELINE_VIEW (self), NULL);

  layout = rgm_timeline_viewport_get_layout (self->viewport);
  return layout != NULL ? layout->plan : NULL;
}

/**
 * rgm_timeline_view_get_viewport:
 * @self: a timeline
 *
 * Returns: (transfer none): what is shown, and from when to when
 */
RgmTimelineViewport *
rgm_timeline_view_get_viewport (RgmTimelineView *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEW (self), NULL);

  return self->viewport;
}

/**
 * rgm_timeline_view_get_cursor:
 * @self: a timeline
 *
 * Returns: (transfer none): the day and the lane that the user looks at
 */
RgmDayCursor *
rgm_timeline_view_get_cursor (RgmTimelineView *self)
{
  g_return_val_if_fail (RGM_IS_TIMELINE_VIEW (self), NULL);

  return rgm_timeline_viewport_get_cursor (self->viewport);
}

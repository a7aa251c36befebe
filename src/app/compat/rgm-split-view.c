#include "config.h"

#include "rgm-split-view.h"

/* Below this width there is room for one side only. */
#define COLLAPSE_PX 700
#define SIDEBAR_MIN_PX 250
#define SIDEBAR_MAX_PX 300
/* Beside a sidebar the content has at least this; with less, it is narrow. */
#define CONTENT_MIN_PX 360
/* As much as content that has room may insist on, which will need less without: less than the
 * narrowest screens have, by the frame of a window. */
#define LEAST_PX 320
/* The sidebar never takes more than this share of the width. */
#define SIDEBAR_SHARE (3.0 / 8)
/* What all of these are for. */
#define NORMAL_DPI (96 * PANGO_SCALE)

/**
 * RgmSplitView:
 *
 * A sidebar beside its content, or, where that is too narrow, one of the two. It has the shape of
 * AdwNavigationSplitView, which is newer than our platform; AdwLeaflet, which our platform has, is
 * on its way out.
 *
 * While collapsed, [property@SplitView:show-content] says which side is seen. A sidebar that is not
 * shown at all leaves the content alone at any width.
 */
struct _RgmSplitView {
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *content;
  GtkWidget *separator;

  gboolean collapsed;
  gboolean narrow;
  gboolean show_content;
  gboolean show_sidebar;
  guint notify_source;
};

static void rgm_split_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RgmSplitView, rgm_split_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      rgm_split_view_buildable_init))

enum {
  PROP_SIDEBAR = 1,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_NARROW,
  PROP_SHOW_CONTENT,
  PROP_SHOW_SIDEBAR,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable_iface;

static void
update_children (RgmSplitView *self)
{
  gboolean both = self->show_sidebar && !self->collapsed;
  gboolean content = both || !self->show_sidebar || self->show_content;

  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, both || !content);
  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, content);
  gtk_widget_set_child_visible (self->separator, both);
}

static gboolean
on_notify_room_cb (gpointer data)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (data);

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What listens changes other widgets, which must wait until the allocation is through. */
static void
set_room (RgmSplitView *self, gboolean collapsed, gboolean narrow)
{
  if (self->collapsed == collapsed && self->narrow == narrow)
    return;
  self->collapsed = collapsed;
  self->narrow = narrow;
  if (self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_notify_room_cb, self, NULL);
}

/* How many times as large as usual the user has text. */
static double
get_text_scale (RgmSplitView *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? MAX (dpi / (double) NORMAL_DPI, 1) : 1;
}

static int
choose_sidebar_width (RgmSplitView *self, int width)
{
  double scale = get_text_scale (self);
  double wanted = CLAMP (width / 4.0, SIDEBAR_MIN_PX * scale, SIDEBAR_MAX_PX * scale);

  return (int) MIN (wanted, width * SIDEBAR_SHARE);
}

static void
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

/* A window that insists on what its content needs while that has room cannot become so narrow that
 * it needs less; nor before the content has heard of it. */
static int
get_least_content (RgmSplitView *self, int content_min)
{
  return self->narrow && self->notify_source == 0 ? content_min : MIN (content_min, LEAST_PX);
}

static void
measure_width (RgmSplitView *self, int *minimum, int *natural)
{
  int sidebar_min, sidebar_nat, content_min, content_nat;

  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_min, &sidebar_nat);
  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_min, &content_nat);
  *natural = self->show_sidebar ? SIDEBAR_MAX_PX + content_nat : content_nat;
  *minimum = get_least_content (self, content_min);
  if (self->show_sidebar)
    *minimum = MAX (sidebar_min, *minimum);
  *natural = MAX (*natural, *minimum);
}

static void
rgm_split_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (widget);
  int sidebar_min, sidebar_nat, content_min, content_nat;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  measure_child (self->sidebar, orientation, -1, &sidebar_min, &sidebar_nat);
  measure_child (self->content, orientation, -1, &content_min, &content_nat);
  *minimum = MAX (sidebar_min, content_min);
  *natural = MAX (sidebar_nat, content_nat);
}

static void
allocate_at (GtkWidget *child, int x, int width, int height)
{
  GtkAllocation allocation = { x, 0, width, height };

  if (child != NULL && gtk_widget_get_child_visible (child))
    gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_both (RgmSplitView *self, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int sidebar = choose_sidebar_width (self, width), rule = 1;
  int content = width - sidebar - rule;

  allocate_at (self->sidebar, mirrored ? content + rule : 0, sidebar, height);
  allocate_at (self->separator, mirrored ? content : sidebar, rule, height);
  allocate_at (self->content, mirrored ? 0 : sidebar + rule, content, height);
}

static gboolean
fits_both (RgmSplitView *self, int width)
{
  int sidebar = choose_sidebar_width (self, width);
  int room = (int) ((width - sidebar) / get_text_scale (self));
  int content_min, content_nat, sidebar_min, sidebar_nat;

  measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &sidebar_min, &sidebar_nat);
  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_min, &content_nat);
  return width >= COLLAPSE_PX && sidebar >= sidebar_min && width - sidebar - 1 >= content_min
         && room >= CONTENT_MIN_PX;
}

/* Until it is narrow, content that is alone may stick out. */
static void
allocate_content (RgmSplitView *self, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int content_min, content_nat;

  measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_min, &content_nat);
  content_min = MAX (content_min, width);
  allocate_at (self->content, mirrored ? width - content_min : 0, content_min, height);
}

/* Whether content that is alone has less room than it would have beside a sidebar. */
static gboolean
is_content_narrow (RgmSplitView *self, int width)
{
  return width < CONTENT_MIN_PX * get_text_scale (self);
}

static void
rgm_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (widget);
  gboolean both = self->show_sidebar && fits_both (self, width);

  if (self->show_sidebar)
    set_room (self, !both, !both);
  else
    set_room (self, FALSE, is_content_narrow (self, width));
  update_children (self);
  if (self->show_sidebar && !self->collapsed)
    {
      allocate_both (self, width, height);
      return;
    }
  allocate_at (self->sidebar, 0, width, height);
  allocate_content (self, width, height);
}

static void
set_child (RgmSplitView *self, GtkWidget **place, GtkWidget *child)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  update_children (self);
}

static void
rgm_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_CONTENT:
      g_value_set_boolean (value, self->show_content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_SIDEBAR:
      set_child (self, &self->sidebar, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      set_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_SHOW_CONTENT:
      rgm_split_view_set_show_content (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_SIDEBAR:
      rgm_split_view_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_split_view_dispose (GObject *object)
{
  RgmSplitView *self = RGM_SPLIT_VIEW (object);

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->separator, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (rgm_split_view_parent_class)->dispose (object);
}

static void
rgm_split_view_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                          const char *type)
{
  if (g_strcmp0 (type, "sidebar") == 0)
    g_object_set (buildable, "sidebar", child, NULL);
  else if (g_strcmp0 (type, "content") == 0)
    g_object_set (buildable, "content", child, NULL);
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
rgm_split_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = rgm_split_view_add_child;
}

static void
rgm_split_view_class_init (RgmSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rgm_split_view_get_property;
  object_class->set_property = rgm_split_view_set_property;
  object_class->dispose = rgm_split_view_dispose;
  widget_class->measure = rgm_split_view_measure;
  widget_class->size_allocate = rgm_split_view_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean ("show-content", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_css_name (widget_class, "split-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rgm_split_view_init (RgmSplitView *self)
{
  self->show_sidebar = TRUE;
  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));
}

/**
 * rgm_split_view_new:
 *
 * Makes a split view without children.
 *
 * Returns: (transfer floating): the split view
 */
GtkWidget *
rgm_split_view_new (void)
{
  return g_object_new (RGM_TYPE_SPLIT_VIEW, NULL);
}

/**
 * rgm_split_view_get_collapsed:
 * @self: a split view
 *
 * Returns: whether there is room for one side only
 */
gboolean
rgm_split_view_get_collapsed (RgmSplitView *self)
{
  g_return_val_if_fail (RGM_IS_SPLIT_VIEW (self), FALSE);

  return self->collapsed;
}

/**
 * rgm_split_view_get_narrow:
 * @self: a split view
 *
 * Returns: whether what is seen has little room: while collapsed, or without a sidebar where the
 * content has less than it would have beside one
 */
gboolean
rgm_split_view_get_narrow (RgmSplitView *self)
{
  g_return_val_if_fail (RGM_IS_SPLIT_VIEW (self), FALSE);

  return self->narrow;
}

/**
 * rgm_split_view_get_show_content:
 * @self: a split view
 *
 * Returns: whether it is the content that is seen while collapsed
 */
gboolean
rgm_split_view_get_show_content (RgmSplitView *self)
{
  g_return_val_if_fail (RGM_IS_SPLIT_VIEW (self), FALSE);

  return self->show_content;
}

/**
 * rgm_split_view_set_show_content:
 * @self: a split view
 * @show_content: whether it is the content that is seen while collapsed
 *
 * Chooses the side that is seen while collapsed.
 */
void
rgm_split_view_set_show_content (RgmSplitView *self, gboolean show_content)
{
  g_return_if_fail (RGM_IS_SPLIT_VIEW (self));

  if (self->show_content == show_content)
    return;
  self->show_content = show_content;
  update_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_CONTENT]);
}

/**
 * rgm_split_view_get_show_sidebar:
 * @self: a split view
 *
 * Returns: whether there is a sidebar at all
 */
gboolean
rgm_split_view_get_show_sidebar (RgmSplitView *self)
{
  g_return_val_if_fail (RGM_IS_SPLIT_VIEW (self), FALSE);

  return self->show_sidebar;
}

/**
 * rgm_split_view_set_show_sidebar:
 * @self: a split view
 * @show_sidebar: whether there is a sidebar at all
 *
 * Takes the sidebar away, or brings it back.
 */
void
rgm_split_view_set_show_sidebar (RgmSplitView *self, gboolean show_sidebar)
{
  g_return_if_fail (RGM_IS_SPLIT_VIEW (self));

  if (self->show_sidebar == show_sidebar)
    return;
  self->show_sidebar = show_sidebar;
  update_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

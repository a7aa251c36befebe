#include "config.h"

#include "rgm-foot-layout.h"

/* What stands below a form leaves the form the most of a low window. */
#define HEIGHT_MAX_PX 240

/**
 * RgmFootLayout:
 *
 * Gives one child, a scrolled window, the height that its content needs in the width that there
 * is, up to a limit; the rest is scrolled to. (A scrolled window asks for the height of content as
 * wide as that would like to be, where text takes fewer lines.) One that gives way has no limit but
 * the room that there is.
 */
struct _RgmFootLayout {
  GtkLayoutManager parent_instance;

  gboolean gives_way;
};

G_DEFINE_FINAL_TYPE (RgmFootLayout, rgm_foot_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_0,
  PROP_GIVES_WAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is scrolled. */
static GtkWidget *
get_content (GtkWidget *scroller)
{
  GtkWidget *content = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return GTK_IS_VIEWPORT (content) ? gtk_viewport_get_child (GTK_VIEWPORT (content)) : content;
}

static GtkSizeRequestMode
rgm_foot_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_foot_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean gives_way = RGM_FOOT_LAYOUT (manager)->gives_way;
  GtkWidget *scroller = gtk_widget_get_first_child (widget);
  GtkWidget *content = get_content (scroller);
  int least, wanted;

  gtk_widget_measure (scroller, orientation, for_size, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Without a width, the least height is that of the content as wide as it would like to be:
       * only if that is the natural width does the one belong to the other. */
      gtk_widget_measure (content, orientation, -1, NULL, &wanted, NULL, NULL);
      *minimum = least;
      *natural = MAX (least, wanted);
      return;
    }
  gtk_widget_measure (content, orientation, for_size, &wanted, NULL, NULL, NULL);
  *natural = MAX (least, gives_way ? wanted : MIN (wanted, HEIGHT_MAX_PX));
  *minimum = gives_way ? least : *natural;
}

static void
rgm_foot_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
rgm_foot_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GIVES_WAY)
    g_value_set_boolean (value, RGM_FOOT_LAYOUT (object)->gives_way);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rgm_foot_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GIVES_WAY)
    RGM_FOOT_LAYOUT (object)->gives_way = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rgm_foot_layout_class_init (RgmFootLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = rgm_foot_layout_get_property;
  object_class->set_property = rgm_foot_layout_set_property;
  layout_class->get_request_mode = rgm_foot_layout_get_request_mode;
  layout_class->measure = rgm_foot_layout_measure;
  layout_class->allocate = rgm_foot_layout_allocate;
  properties[PROP_GIVES_WAY] =
    g_param_spec_boolean ("gives-way", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_foot_layout_init (RgmFootLayout *self)
{
}

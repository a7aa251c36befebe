#include "config.h"

#include "rgm-wrap-layout.h"

/**
 * RgmWrapLayout:
 *
 * Children in lines, like words. (GtkFlowBox makes each child a stop for the Tab key and a column
 * as wide as the widest.) Where they are even, all are as wide as each other and fill their lines;
 * where they are centered, each line stands in the middle.
 */
struct _RgmWrapLayout {
  GtkLayoutManager parent_instance;

  int spacing;
  gboolean is_even;
  gboolean is_centered;
};

G_DEFINE_FINAL_TYPE (RgmWrapLayout, rgm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* @even: the width of all children, or 0 where each has its own */
static int
get_child_width (GtkWidget *child, int width, int even)
{
  int min, nat;

  if (even > 0)
    return even;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
  return MAX (min, MIN (nat, width));
}

static int
get_child_height (GtkWidget *child, int width)
{
  int nat;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &nat, NULL, NULL);
  return nat;
}

/* As many in a line as have room, and all of the line. */
static int
get_even_width (RgmWrapLayout *self, GtkWidget *widget, int width)
{
  int widest = 1, n;

  if (!self->is_even)
    return 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    widest = MAX (widest, get_child_width (child, width, 0));
  n = MAX (1, (width + self->spacing) / (widest + self->spacing));
  return MAX (1, (width - (n - 1) * self->spacing) / n);
}

/* Finds the line that begins with @first: its size, and the child after it. */
static GtkWidget *
measure_line (RgmWrapLayout *self, GtkWidget *first, int width, int even, GtkAllocation *box)
{
  GtkWidget *child = first;
  int used = 0;

  box->width = box->height = 0;
  while (child != NULL)
    {
      int child_width = get_child_width (child, width, even);

      if (child != first && used + self->spacing + child_width > width)
        return child;
      used += child_width + (child != first ? self->spacing : 0);
      box->width = used;
      box->height = MAX (box->height, get_child_height (child, child_width));
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return NULL;
}

static GtkSizeRequestMode
rgm_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (RgmWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));

  for (GtkWidget *child = first; child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int min, nat;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural += nat + (child != first ? self->spacing : 0);
    }
}

static void
rgm_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  RgmWrapLayout *self = RGM_WRAP_LAYOUT (manager);
  int width = for_size < 0 ? G_MAXINT / 2 : for_size;
  int even = get_even_width (self, widget, width);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  for (GtkWidget *line = skip_hidden (gtk_widget_get_first_child (widget)); line != NULL;)
    {
      GtkAllocation box;

      line = measure_line (self, line, width, even, &box);
      *natural += box.height + (line != NULL ? self->spacing : 0);
    }
  *minimum = *natural;
}

static void
allocate_line (RgmWrapLayout *self, GtkWidget *first, GtkWidget *end, int width, int even,
               GtkAllocation *box, gboolean rtl)
{
  int x = self->is_centered ? MAX (0, (width - box->width) / 2) : 0;

  for (GtkWidget *child = first; child != end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      box->width = get_child_width (child, width, even);
      box->x = rtl ? width - x - box->width : x;
      gtk_widget_size_allocate (child, box, -1);
      x += box->width + self->spacing;
    }
}

static void
rgm_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  RgmWrapLayout *self = RGM_WRAP_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *line = skip_hidden (gtk_widget_get_first_child (widget));
  int even = get_even_width (self, widget, width);
  GtkAllocation box = { 0 };

  while (line != NULL)
    {
      GtkWidget *end = measure_line (self, line, width, even, &box);

      allocate_line (self, line, end, width, even, &box, rtl);
      box.y += box.height + self->spacing;
      line = end;
    }
}

static void
rgm_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, RGM_WRAP_LAYOUT (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rgm_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  RGM_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
}

static void
rgm_wrap_layout_class_init (RgmWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = rgm_wrap_layout_get_property;
  object_class->set_property = rgm_wrap_layout_set_property;
  layout_class->get_request_mode = rgm_wrap_layout_get_request_mode;
  layout_class->measure = rgm_wrap_layout_measure;
  layout_class->allocate = rgm_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_wrap_layout_init (RgmWrapLayout *self)
{
}

/**
 * rgm_wrap_layout_new:
 * @spacing: room between children and between lines, in px
 *
 * Makes the layout.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
rgm_wrap_layout_new (int spacing)
{
  return g_object_new (RGM_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}

/**
 * rgm_wrap_layout_new_even:
 * @spacing: room between children and between lines, in px
 *
 * Makes a layout whose children are all as wide, and fill their lines.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
rgm_wrap_layout_new_even (int spacing)
{
  GtkLayoutManager *self = rgm_wrap_layout_new (spacing);

  RGM_WRAP_LAYOUT (self)->is_even = TRUE;
  return self;
}

/**
 * rgm_wrap_layout_new_centered:
 * @spacing: room between children and between lines, in px
 *
 * Makes a layout whose lines stand in the middle.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
rgm_wrap_layout_new_centered (int spacing)
{
  GtkLayoutManager *self = rgm_wrap_layout_new (spacing);

  RGM_WRAP_LAYOUT (self)->is_centered = TRUE;
  return self;
}

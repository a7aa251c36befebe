#include "config.h"

#include "rgm-columns-layout.h"

/**
 * RgmColumnsLayout:
 *
 * Two children side by side where there is room, one above the other where there is not. (The
 * breakpoints of later libadwaita do not exist yet.)
 */
struct _RgmColumnsLayout {
  GtkLayoutManager parent_instance;

  int threshold;
  int spacing;
  int share;
};

G_DEFINE_FINAL_TYPE (RgmColumnsLayout, rgm_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum {
  PROP_0,
  PROP_THRESHOLD,
  PROP_SPACING,
  PROP_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where the two children go: each is %NULL if it is not shown. */
typedef struct {
  GtkWidget *child[2];
  gboolean columns;
  int width[2];
} Arrangement;

#define DPI_OF_NORMAL_TEXT (96 * 1024)

/* The threshold for the size of text that the user has chosen. */
static int
get_threshold (RgmColumnsLayout *self, GtkWidget *widget)
{
  int dpi = DPI_OF_NORMAL_TEXT;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (int) ((gint64) self->threshold * dpi / DPI_OF_NORMAL_TEXT) : self->threshold;
}

static int
get_width (GtkWidget *child, gboolean natural)
{
  int min, nat;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &min, &nat, NULL, NULL);
  return natural ? nat : min;
}

static void
find_children (GtkWidget *widget, Arrangement *arrangement)
{
  int n = 0;

  *arrangement = (Arrangement) { 0 };
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < 2;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      arrangement->child[n++] = child;
}

/* Gives each child its width of @width; the first takes its share, or what the second leaves. */
static void
arrange (RgmColumnsLayout *self, GtkWidget *widget, int width, Arrangement *arrangement)
{
  int min[2], second;

  find_children (widget, arrangement);
  arrangement->width[0] = arrangement->width[1] = width;
  if (arrangement->child[1] == NULL || width < get_threshold (self, widget))
    return;
  min[0] = get_width (arrangement->child[0], FALSE);
  min[1] = get_width (arrangement->child[1], FALSE);
  if (width < min[0] + self->spacing + min[1])
    return;

  second = self->share > 0 ? (width - self->spacing) * (100 - self->share) / 100
                           : get_width (arrangement->child[1], TRUE);
  second = CLAMP (second, min[1], width - self->spacing - min[0]);
  arrangement->columns = TRUE;
  arrangement->width[0] = width - self->spacing - second;
  arrangement->width[1] = second;
}

static GtkSizeRequestMode
rgm_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* At its natural width the children stand side by side: were they still one above the other, the
 * least height would be more than the height with more room, which later GTK finds at fault. */
static void
measure_width (RgmColumnsLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  Arrangement arrangement;

  find_children (widget, &arrangement);
  for (int i = 0; i < 2 && arrangement.child[i] != NULL; i++)
    {
      *minimum = MAX (*minimum, get_width (arrangement.child[i], FALSE));
      *natural += get_width (arrangement.child[i], TRUE) + (i > 0 ? self->spacing : 0);
    }
  if (arrangement.child[1] != NULL)
    *natural = MAX (*natural, get_threshold (self, widget));
}

static void
measure_height (RgmColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  Arrangement arrangement;
  int ignored = 0;

  if (width < 0)
    {
      width = 0;
      measure_width (self, widget, &ignored, &width);
    }
  arrange (self, widget, width, &arrangement);
  for (int i = 0; i < 2 && arrangement.child[i] != NULL; i++)
    {
      int min, nat;

      gtk_widget_measure (arrangement.child[i], GTK_ORIENTATION_VERTICAL, arrangement.width[i],
                          &min, &nat, NULL, NULL);
      if (arrangement.columns)
        {
          *minimum = MAX (*minimum, min);
          *natural = MAX (*natural, nat);
          continue;
        }
      *minimum += min + (i > 0 ? self->spacing : 0);
      *natural += nat + (i > 0 ? self->spacing : 0);
    }
}

static void
rgm_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                            GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  RgmColumnsLayout *self = RGM_COLUMNS_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

static void
rgm_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                             int baseline)
{
  RgmColumnsLayout *self = RGM_COLUMNS_LAYOUT (manager);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation box = { 0, 0, width, height };
  Arrangement arrangement;

  arrange (self, widget, width, &arrangement);
  for (int i = 0; i < 2 && arrangement.child[i] != NULL; i++)
    {
      box.width = arrangement.width[i];
      if (arrangement.columns)
        box.x = (i == 0) != rtl ? 0 : width - box.width;
      else if (arrangement.child[1] != NULL)
        gtk_widget_measure (arrangement.child[i], GTK_ORIENTATION_VERTICAL, width, NULL,
                            &box.height, NULL, NULL);
      gtk_widget_size_allocate (arrangement.child[i], &box, -1);
      if (!arrangement.columns)
        box.y += box.height + self->spacing;
    }
}

static void
rgm_columns_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmColumnsLayout *self = RGM_COLUMNS_LAYOUT (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_SHARE:
      g_value_set_int (value, self->share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_columns_layout_set_property (GObject *object, guint id, const GValue *value,
                                 GParamSpec *pspec)
{
  RgmColumnsLayout *self = RGM_COLUMNS_LAYOUT (object);

  switch (id)
    {
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_SHARE:
      self->share = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
rgm_columns_layout_class_init (RgmColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rgm_columns_layout_get_property;
  object_class->set_property = rgm_columns_layout_set_property;
  layout_class->get_request_mode = rgm_columns_layout_get_request_mode;
  layout_class->measure = rgm_columns_layout_measure;
  layout_class->allocate = rgm_columns_layout_allocate;

  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);
  properties[PROP_SHARE] = g_param_spec_int ("share", NULL, NULL, 0, 100, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rgm_columns_layout_init (RgmColumnsLayout *self)
{
}

/**
 * rgm_columns_layout_new:
 * @threshold: the least width for columns, in px at normal text size
 * @spacing: room between the children, in px
 * @share: the share of the first child of the width in per cent, or 0 for what the natural width
 *   of the second leaves
 *
 * Makes the layout.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
rgm_columns_layout_new (int threshold, int spacing, int share)
{
  return g_object_new (RGM_TYPE_COLUMNS_LAYOUT, "threshold", threshold, "spacing", spacing,
                       "share", share, NULL);
}

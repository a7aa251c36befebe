#include "config.h"

#include "rgm-day-sentence.h"

#include "rgm-live-label.h"

#define MAX_CHARS 32

/**
 * RgmDaySentence:
 *
 * What is said of one day of a month: as high as the longest that is said of any, in as many lines
 * as that takes, so that nothing moves from day to day.
 */
struct _RgmDaySentence {
  GtkWidget parent_instance;

  GtkLabel *label;
  /* of char*: what is said of all of them */
  GPtrArray *texts;
};

G_DEFINE_FINAL_TYPE (RgmDaySentence, rgm_day_sentence, GTK_TYPE_WIDGET)

static int
get_text_height (RgmDaySentence *self, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  int highest = 0;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  for (guint i = 0; i < self->texts->len; i++)
    {
      int height;

      pango_layout_set_text (layout, self->texts->pdata[i], -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      highest = MAX (highest, height);
    }
  return highest;
}

static GtkSizeRequestMode
rgm_day_sentence_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rgm_day_sentence_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RgmDaySentence *self = RGM_DAY_SENTENCE (widget);
  GtkWidget *label = GTK_WIDGET (self->label);
  int width = for_size;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = MAX (*minimum, get_text_height (self, width));
  *natural = MAX (*natural, *minimum);
}

static void
rgm_day_sentence_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (GTK_WIDGET (RGM_DAY_SENTENCE (widget)->label),
                            &(GtkAllocation) { 0, 0, width, height }, -1);
}

static void
rgm_day_sentence_dispose (GObject *object)
{
  RgmDaySentence *self = RGM_DAY_SENTENCE (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  G_OBJECT_CLASS (rgm_day_sentence_parent_class)->dispose (object);
}

static void
rgm_day_sentence_class_init (RgmDaySentenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_day_sentence_dispose;
  widget_class->get_request_mode = rgm_day_sentence_get_request_mode;
  widget_class->measure = rgm_day_sentence_measure;
  widget_class->size_allocate = rgm_day_sentence_allocate;
  gtk_widget_class_set_css_name (widget_class, "day-sentence");
}

static void
rgm_day_sentence_init (RgmDaySentence *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "wrap", TRUE, "max-width-chars", MAX_CHARS, "xalign", 0.5,
                              "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/**
 * rgm_day_sentence_new:
 *
 * Returns: (transfer floating): the widget, which says nothing yet
 */
GtkWidget *
rgm_day_sentence_new (void)
{
  return g_object_new (RGM_TYPE_DAY_SENTENCE, NULL);
}

/**
 * rgm_day_sentence_set_text:
 * @self: the widget
 * @text: what is said of a day
 *
 * Says it.
 */
void
rgm_day_sentence_set_text (RgmDaySentence *self, const char *text)
{
  g_return_if_fail (RGM_IS_DAY_SENTENCE (self) && text != NULL);

  rgm_live_label_set_text (self->label, text);
}

/**
 * rgm_day_sentence_make_room:
 * @self: the widget
 * @texts: (transfer full) (element-type utf8): what is said of the days of a month
 *
 * Keeps as much room as the longest of them takes, whichever is said.
 */
void
rgm_day_sentence_make_room (RgmDaySentence *self, GPtrArray *texts)
{
  g_return_if_fail (RGM_IS_DAY_SENTENCE (self) && texts != NULL);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = texts;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

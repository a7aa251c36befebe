#include "config.h"

#include "rgm-day-legend.h"

#include "rgm-sentence.h"
#include "rgm-wrap-layout.h"

/**
 * RgmDayLegend:
 *
 * The marks that days of a calendar bear, and what they mean: in one line, or in two where that has
 * no room.
 */
struct _RgmDayLegend {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RgmDayLegend, rgm_day_legend, GTK_TYPE_WIDGET)

#define ITEM_SPACING_PX 12
#define MARK_SPACING_PX 3

/* The verdicts that have a mark, in the order of the days they stand on. */
static const RgmVerdict marked[] = {
  RGM_VERDICT_TOO_EARLY, RGM_VERDICT_EARLY, RGM_VERDICT_ON_TIME, RGM_VERDICT_LATE,
};

static void
rgm_day_legend_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rgm_day_legend_parent_class)->dispose (object);
}

static void
rgm_day_legend_class_init (RgmDayLegendClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_day_legend_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rgm_day_legend_init (RgmDayLegend *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_layout_manager (widget, rgm_wrap_layout_new_centered (ITEM_SPACING_PX));
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARK_SPACING_PX);
      GtkWidget *label = gtk_label_new (rgm_sentence_zone_legend (marked[i]));

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (item), rgm_day_legend_make_mark ());
      gtk_box_append (GTK_BOX (item), label);
      rgm_day_legend_apply (item, rgm_day_legend_get_mark (marked[i]));
      gtk_widget_set_parent (item, widget);
    }
}

/**
 * rgm_day_legend_get_mark:
 * @verdict: a verdict
 *
 * Returns: the style class of its mark
 */
const char *
rgm_day_legend_get_mark (RgmVerdict verdict)
{
  return rgm_verdict_get_code (verdict == RGM_VERDICT_GRACE ? RGM_VERDICT_EARLY : verdict);
}

/**
 * rgm_day_legend_make_mark:
 *
 * Makes the shape that tells a verdict; the colours and forms are in the style sheet.
 *
 * Returns: (transfer floating): the shape
 */
GtkWidget *
rgm_day_legend_make_mark (void)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (mark, "day-mark");
  return mark;
}

/**
 * rgm_day_legend_apply:
 * @day: what has a shape in it
 * @mark: (nullable): the style class of a mark, or %NULL for none
 *
 * Gives the shape the form and the colour of a mark.
 */
void
rgm_day_legend_apply (GtkWidget *day, const char *mark)
{
  g_return_if_fail (GTK_IS_WIDGET (day));

  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    gtk_widget_remove_css_class (day, rgm_day_legend_get_mark (marked[i]));
  if (mark != NULL)
    gtk_widget_add_css_class (day, mark);
}

/**
 * rgm_day_legend_new:
 *
 * Returns: (transfer floating): a legend of all marks
 */
GtkWidget *
rgm_day_legend_new (void)
{
  return g_object_new (RGM_TYPE_DAY_LEGEND, NULL);
}

/**
 * rgm_day_legend_explain:
 * @self: a legend
 * @days: (array length=n_days): days, each with a mark or without
 * @n_days: how many
 *
 * Explains the marks of those days that are to be seen.
 */
void
rgm_day_legend_explain (RgmDayLegend *self, GtkWidget *const *days, gsize n_days)
{
  GtkWidget *item;

  g_return_if_fail (RGM_IS_DAY_LEGEND (self));

  item = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++, item = gtk_widget_get_next_sibling (item))
    {
      gboolean seen = FALSE;

      for (gsize day = 0; day < n_days && !seen; day++)
        seen = gtk_widget_get_visible (days[day])
               && gtk_widget_has_css_class (days[day], rgm_day_legend_get_mark (marked[i]));
      gtk_widget_set_visible (item, seen);
    }
}

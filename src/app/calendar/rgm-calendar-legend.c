#include "config.h"

#include "rgm-calendar-legend.h"

#include "rgm-sentence.h"
#include "rgm-timeline-caption.h"
#include "rgm-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define ITEM_SPACING_PX 7
#define SPACING_PX 16

/* The swatches look as the bars of a day do. */
static GtkWidget *
make_item (const char *day_class, const char *bar_class, const char *name)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ITEM_SPACING_PX);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                                    GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (item, day_class);
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, bar_class);
  gtk_box_append (GTK_BOX (item), swatch);
  gtk_box_append (GTK_BOX (item), gtk_label_new (name));
  return item;
}

/**
 * rgm_calendar_legend_new:
 *
 * Returns: (transfer floating): what the bars of the calendar mean
 */
GtkWidget *
rgm_calendar_legend_new (void)
{
  static const RgmVerdict zones[] = {
    RGM_VERDICT_TOO_EARLY, RGM_VERDICT_EARLY, RGM_VERDICT_ON_TIME, RGM_VERDICT_LATE,
  };
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (legend, rgm_wrap_layout_new (SPACING_PX));
  gtk_widget_add_css_class (legend, "calendar-legend");
  gtk_widget_add_css_class (legend, "caption");
  gtk_box_append (GTK_BOX (legend),
                  make_item ("has-collagen", "collagen",
                             rgm_timeline_caption_lane (RGM_LANE_COLLAGEN)));
  gtk_box_append (GTK_BOX (legend),
                  make_item ("has-healing", "healing",
                             rgm_timeline_caption_lane (RGM_LANE_HEALING)));
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autofree char *day_class = g_strconcat ("zone-", rgm_verdict_get_code (zones[i]), NULL);

      gtk_box_append (GTK_BOX (legend),
                      make_item (day_class, "zone", rgm_sentence_zone_legend (zones[i])));
    }
  gtk_box_append (GTK_BOX (legend),
                  make_item ("session-not-counted", "not-counted",
                             C_("legend", "Does not count")));
  return legend;
}

/**
 * rgm_calendar_legend_set_collagen:
 * @legend: the legend
 * @is_shown: whether days show collagen
 *
 * Leaves collagen out where there is none to be seen.
 */
void
rgm_calendar_legend_set_collagen (GtkWidget *legend, gboolean is_shown)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (legend), is_shown);
}

/**
 * rgm_calendar_legend_set_not_counted:
 * @legend: the legend
 * @is_shown: whether there is a session that does not count
 *
 * Tells what the outline of a session that does not count means, where there is one.
 */
void
rgm_calendar_legend_set_not_counted (GtkWidget *legend, gboolean is_shown)
{
  gtk_widget_set_visible (gtk_widget_get_last_child (legend), is_shown);
}

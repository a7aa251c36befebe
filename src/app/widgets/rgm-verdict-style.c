#include "config.h"

#include "rgm-verdict-style.h"

static const struct {
  const char *css_class;
  const char *icon_name;
} styles[] = {
  [RGM_VERDICT_FIRST] = { "verdict-first", NULL },
  [RGM_VERDICT_ON_TIME] = { "verdict-on-time", "object-select-symbolic" },
  [RGM_VERDICT_EARLY] = { "verdict-early", "dialog-information-symbolic" },
  [RGM_VERDICT_LATE] = { "verdict-late", "dialog-information-symbolic" },
  [RGM_VERDICT_GRACE] = { "verdict-early", "dialog-information-symbolic" },
  [RGM_VERDICT_EXTRA] = { "verdict-late", "list-add-symbolic" },
  [RGM_VERDICT_TOO_EARLY] = { "verdict-too-early", "dialog-warning-symbolic" },
};

/**
 * rgm_verdict_style_get_icon_name:
 * @verdict: a verdict
 *
 * Gets the sign that stands with a verdict, so that colour is not all that tells it.
 *
 * Returns: (nullable): the name of an icon
 */
const char *
rgm_verdict_style_get_icon_name (RgmVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (styles), NULL);

  return styles[verdict].icon_name;
}

/**
 * rgm_verdict_style_apply:
 * @widget: a widget
 * @verdict: a verdict
 *
 * Gives a widget the colour of a verdict in the place of that of another.
 */
void
rgm_verdict_style_apply (GtkWidget *widget, RgmVerdict verdict)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && verdict < G_N_ELEMENTS (styles));

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (widget, styles[i].css_class);
  gtk_widget_add_css_class (widget, styles[verdict].css_class);
}

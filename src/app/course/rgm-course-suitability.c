#include "config.h"

#include "rgm-course-suitability.h"

#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUBJECT_SUITABILITY "suitability"

/**
 * rgm_course_suitability_disagreement:
 * @protocol: a protocol
 * @subject: what its sources may disagree about
 * @catalogue: where the sources are named
 *
 * Returns: (transfer full) (nullable): the disagreement as text, or %NULL where there is none
 */
char *
rgm_course_suitability_disagreement (const RgmProtocol *protocol, const char *subject,
                                     const RgmCatalogue *catalogue)
{
  g_return_val_if_fail (protocol != NULL && subject != NULL, NULL);

  for (gsize i = 0; i < protocol->n_disagreements; i++)
    {
      const RgmDisagreement *disagreement = &protocol->disagreements[i];

      if (strcmp (disagreement->subject, subject) == 0)
        return rgm_sentence_disagreement (disagreement, NULL, catalogue);
    }
  return NULL;
}

static void
add_paragraph (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

/**
 * rgm_course_suitability_fill:
 * @box: an upright box; what it held is taken out
 * @protocol: a protocol
 * @catalogue: where the sources are named
 *
 * Tells for whom the protocol is suitable, and who says so.
 */
void
rgm_course_suitability_fill (GtkBox *box, const RgmProtocol *protocol,
                             const RgmCatalogue *catalogue)
{
  g_autofree char *disagreement =
    rgm_course_suitability_disagreement (protocol, SUBJECT_SUITABILITY, catalogue);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (gsize i = 0; i < protocol->n_suitabilities; i++)
    {
      const RgmSuitability *item = &protocol->suitabilities[i];
      g_autofree char *sources =
        rgm_sentence_sources ((const char *const *) item->sources, catalogue);

      add_paragraph (box, g_dgettext (GETTEXT_PACKAGE, item->text), NULL);
      add_paragraph (box, sources, "caption");
    }
  if (disagreement != NULL)
    add_paragraph (box, disagreement, "caption");
  add_paragraph (box, rgm_sentence_advice_limits (), "caption");
}

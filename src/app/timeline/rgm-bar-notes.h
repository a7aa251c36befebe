#pragma once

#include <gtk/gtk.h>

#include "rgm-note-place.h"

G_BEGIN_DECLS

/**
 * RgmBarNotes:
 * @labels: what may be said, or %NULL
 * @is_filled: whether there are labels for all that may be said
 *
 * The words on a bar of the timeline, or beside it, of which one at most is shown. They are made
 * once there is room for any.
 */
typedef struct {
  GtkWidget *labels[RGM_N_NOTES];
  gboolean is_filled;
} RgmBarNotes;

void rgm_bar_notes_prepare (RgmBarNotes *self, GtkWidget *bar, const RgmSegmentLayout *layout,
                            const RgmTimeScale *scale, gsize segment, const RgmBox *box);
void rgm_bar_notes_allocate (RgmBarNotes *self, const RgmSegmentLayout *layout,
                             const RgmTimeScale *scale, gsize segment, const RgmBox *box);
void rgm_bar_notes_clear (RgmBarNotes *self);
GtkWidget *rgm_bar_notes_add_label (GtkWidget *bar, const char *text, const char *css_class);

G_END_DECLS

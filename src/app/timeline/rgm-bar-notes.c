#include "config.h"

#include "rgm-bar-notes.h"

#include "rgm-timeline-caption.h"

/* No words are as narrow as this. */
#define MIN_NOTE_PX 20.0

/**
 * rgm_bar_notes_add_label:
 * @bar: a bar
 * @text: what it says
 * @css_class: what it is
 *
 * Returns: (transfer none): a label that is a child of @bar, and no target of the pointer
 */
GtkWidget *
rgm_bar_notes_add_label (GtkWidget *bar, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_parent (label, bar);

  return label;
}

static void
fill (RgmBarNotes *self, GtkWidget *bar, const RgmPlan *plan, const RgmSegment *segment)
{
  self->is_filled = TRUE;
  for (RgmNoteForm form = 0; form < RGM_N_NOTES; form++)
    {
      g_autofree char *text = rgm_timeline_caption_note (plan, segment, form);

      if (text == NULL)
        continue;
      self->labels[form] = rgm_bar_notes_add_label (bar, text, "note");
      if (form >= RGM_NOTE_NARROW)
        gtk_widget_add_css_class (self->labels[form], "narrow");
      gtk_label_set_justify (GTK_LABEL (self->labels[form]), GTK_JUSTIFY_LEFT);
    }
}

/**
 * rgm_bar_notes_prepare:
 * @self: the words
 * @bar: whose they are
 * @layout: a layout
 * @scale: where days lie
 * @segment: index of the segment that @bar shows
 * @box: where @bar will lie
 *
 * Makes the labels as soon as one may have room. To be called before room is given out.
 */
void
rgm_bar_notes_prepare (RgmBarNotes *self, GtkWidget *bar, const RgmSegmentLayout *layout,
                       const RgmTimeScale *scale, gsize segment, const RgmBox *box)
{
  if (!self->is_filled && rgm_note_place_get_room (layout, scale, segment, box) >= MIN_NOTE_PX)
    fill (self, bar, layout->plan, &layout->segments[segment]);
}

static RgmNoteSize
measure (GtkWidget *label)
{
  int width, height;

  if (label == NULL)
    return (RgmNoteSize) { 0 };

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return (RgmNoteSize) { width, height };
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean has_it)
{
  if (has_it == gtk_widget_has_css_class (widget, css_class))
    return;
  if (has_it)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* @top: how far below the top of the bar */
static void
allocate (GtkWidget *label, const RgmNotePlace *place, const RgmNoteSize *size, const RgmBox *box,
          double top, gboolean rtl)
{
  GtkAllocation allocation = {
    .x = (int) rgm_time_scale_mirror (box->width, rtl, place->offset, size->width),
    .y = (int) top,
    .width = (int) size->width,
    .height = (int) size->height,
  };

  set_css_class (label, "beside", place->offset >= box->width);
  set_css_class (label, "over-today", place->over_today);
  gtk_widget_size_allocate (label, &allocation, -1);
}

/**
 * rgm_bar_notes_allocate:
 * @self: the words
 * @layout: a layout
 * @scale: where days lie
 * @segment: index of the segment that their bar shows
 * @box: where the bar lies
 *
 * Shows the words that have room, in their place.
 */
void
rgm_bar_notes_allocate (RgmBarNotes *self, const RgmSegmentLayout *layout,
                        const RgmTimeScale *scale, gsize segment, const RgmBox *box)
{
  RgmNoteSize sizes[RGM_N_NOTES];
  RgmNotePlace place;
  gboolean is_told;

  if (!self->is_filled)
    return;

  for (int i = 0; i < RGM_N_NOTES; i++)
    sizes[i] = measure (self->labels[i]);
  is_told = rgm_note_place_find (&place, layout, scale, segment, box, sizes);
  for (int i = 0; i < RGM_N_NOTES; i++)
    if (self->labels[i] != NULL)
      gtk_widget_set_child_visible (self->labels[i], is_told && i == (int) place.form);
  if (is_told)
    allocate (self->labels[place.form], &place, &sizes[place.form], box,
              rgm_note_place_get_top (layout, segment, box, sizes[place.form].height), scale->rtl);
}

/**
 * rgm_bar_notes_clear:
 * @self: the words
 *
 * Takes the labels from their bar.
 */
void
rgm_bar_notes_clear (RgmBarNotes *self)
{
  for (int i = 0; i < RGM_N_NOTES; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);
  self->is_filled = FALSE;
}

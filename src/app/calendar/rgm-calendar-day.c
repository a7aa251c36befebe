#include "config.h"

#include "rgm-calendar-day.h"

#include "rgm-month-caption.h"
#include "rgm-month-cell.h"
#include "rgm-sentence.h"

#include <math.h>

#define GAP_PX 3.0
#define BAR_PX 8.0
#define MARK_PX 8.0
#define SIDE_PX 3.0
#define SMALL_RATIO 1.28

enum {
  LABEL_NUMBER,
  LABEL_SHORT_NUMBER,
  LABEL_PILL,
  LABEL_SHORT_PILL,
  LABEL_NOTE,
  LABEL_WORD,
  N_LABELS,
};

enum {
  BAR_HEALING,
  BAR_COLLAGEN,
  BAR_ZONE,
  BAR_MARK,
  N_BARS,
};

/* A day of the calendar, and what is on it. Of each text there is a short form; which one is shown
 * hangs on the room. A small day, as those of a year, has its number only, and says the rest by the
 * look of it: that is done by its style classes. What it means is its accessible label. */
struct _RgmCalendarDay {
  GtkWidget parent_instance;

  GtkWidget *bars[N_BARS];
  GtkWidget *labels[N_LABELS];

  RgmSegmentLayout *layout;
  RgmDay day;
  gboolean is_small;
};

G_DEFINE_FINAL_TYPE (RgmCalendarDay, rgm_calendar_day, GTK_TYPE_WIDGET)

static gboolean
is_empty (GtkWidget *label)
{
  return label == NULL || *gtk_label_get_text (GTK_LABEL (label)) == '\0';
}

static double
measure_child (GtkWidget *child, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static double
measure_width (GtkWidget *label)
{
  return is_empty (label) ? 0 : measure_child (label, GTK_ORIENTATION_HORIZONTAL);
}

static void
measure_sizes (RgmCalendarDay *self, RgmMonthCellSizes *sizes)
{
  GtkWidget **labels = self->labels;

  *sizes = (RgmMonthCellSizes) {
    .number_px = measure_width (labels[LABEL_NUMBER]),
    .short_number_px = measure_width (labels[LABEL_SHORT_NUMBER]),
    .pill_px = measure_width (labels[LABEL_PILL]),
    .short_pill_px = measure_width (labels[LABEL_SHORT_PILL]),
    .note_px = measure_width (labels[LABEL_NOTE]),
    .word_px = measure_width (labels[LABEL_WORD]),
    .mark_px = MARK_PX,
    .bar_px = BAR_PX,
    .gap_px = GAP_PX,
    .side_px = SIDE_PX,
    /* The pill has the most around its text. */
    .line_px = measure_child (labels[LABEL_PILL], GTK_ORIENTATION_VERTICAL),
    .note_line_px = measure_child (labels[LABEL_NOTE], GTK_ORIENTATION_VERTICAL),
    .word_line_px = measure_child (labels[LABEL_WORD], GTK_ORIENTATION_VERTICAL),
  };
}

/* Where there is room, it is somewhat wider than high. */
static void
measure_small (RgmCalendarDay *self, GtkOrientation orientation, int *minimum, int *natural)
{
  GtkWidget *number = self->labels[LABEL_SHORT_NUMBER];

  gtk_widget_measure (number, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural,
                    (int) ceil (measure_child (number, GTK_ORIENTATION_VERTICAL) * SMALL_RATIO));
}

static void
rgm_calendar_day_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  RgmCalendarDay *self = RGM_CALENDAR_DAY (widget);
  RgmMonthCellSizes sizes;

  if (self->is_small)
    {
      measure_small (self, orientation, minimum, natural);
      return;
    }
  measure_sizes (self, &sizes);
  *minimum = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL
                           ? rgm_month_cell_get_min_width (&sizes)
                           : rgm_month_cell_get_height (&sizes));
  *natural = *minimum;
}

static void
allocate (GtkWidget *child, const RgmBox *box, gboolean is_shown)
{
  GtkAllocation allocation = {
    (int) round (box->x), (int) round (box->y), MAX ((int) ceil (box->width), 1),
    MAX ((int) ceil (box->height), 1),
  };
  int minimum;

  gtk_widget_set_child_visible (child, is_shown);
  if (!is_shown)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, minimum);
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
allocate_texts (RgmCalendarDay *self, const RgmMonthCell *cell)
{
  GtkWidget **labels = self->labels;
  gboolean has_pill = !is_empty (labels[LABEL_PILL]);
  double mark_y = cell->note.y + (cell->note.height - MARK_PX) / 2;

  allocate (labels[LABEL_NUMBER], &cell->number, !cell->is_number_short);
  allocate (labels[LABEL_SHORT_NUMBER], &cell->number, cell->is_number_short);
  allocate (labels[LABEL_PILL], &cell->pill, has_pill && !cell->is_pill_short);
  allocate (labels[LABEL_SHORT_PILL], &cell->pill, has_pill && cell->is_pill_short);
  allocate (labels[LABEL_NOTE], &cell->note, cell->has_note && !cell->is_note_mark);
  allocate (labels[LABEL_WORD], &cell->zone, cell->has_word);
  allocate (self->bars[BAR_MARK],
            &(RgmBox) { cell->note.x, mark_y, MARK_PX, MARK_PX },
            cell->has_note && cell->is_note_mark);
}

static void
rgm_calendar_day_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RgmCalendarDay *self = RGM_CALENDAR_DAY (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  RgmMonthCellSizes sizes;
  RgmMonthCell cell;

  if (self->is_small)
    {
      allocate (self->labels[LABEL_SHORT_NUMBER], &(RgmBox) { 0, 0, width, height }, TRUE);
      return;
    }
  measure_sizes (self, &sizes);
  rgm_month_cell_init (&cell, &sizes, width, height, rtl);
  allocate (self->bars[BAR_HEALING], &cell.healing, TRUE);
  allocate (self->bars[BAR_COLLAGEN], &cell.collagen, TRUE);
  allocate (self->bars[BAR_ZONE], &cell.zone, TRUE);
  allocate_texts (self, &cell);
}

static void
rgm_calendar_day_dispose (GObject *object)
{
  RgmCalendarDay *self = RGM_CALENDAR_DAY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  G_OBJECT_CLASS (rgm_calendar_day_parent_class)->dispose (object);
}

static void
rgm_calendar_day_class_init (RgmCalendarDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_day_dispose;
  widget_class->measure = rgm_calendar_day_measure;
  widget_class->size_allocate = rgm_calendar_day_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "calendar-day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
rgm_calendar_day_init (RgmCalendarDay *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  /* The menu of the view. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

static GtkWidget *
add_child (RgmCalendarDay *self, GType type, const char *css_class)
{
  GtkWidget *child = g_object_new (type, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "can-target", FALSE, NULL);

  gtk_widget_add_css_class (child, css_class);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static void
add_children (RgmCalendarDay *self)
{
  static const char *const bars[N_BARS] = { "healing", "collagen", "zone", "note-mark" };
  static const char *const labels[N_LABELS] = { "number", "number", "pill", "pill", "note",
                                                "word" };

  for (int i = 0; i < N_BARS; i++)
    self->bars[i] = add_child (self, GTK_TYPE_BOX, bars[i]);
  for (int i = 0; i < N_LABELS; i++)
    self->labels[i] = add_child (self, GTK_TYPE_LABEL, labels[i]);
  gtk_label_set_xalign (GTK_LABEL (self->labels[LABEL_WORD]), 0);
}

/**
 * rgm_calendar_day_new:
 * @is_small: whether it is but a number, as in a year
 *
 * Returns: (transfer floating): a day without anything on it
 */
GtkWidget *
rgm_calendar_day_new (gboolean is_small)
{
  RgmCalendarDay *self = g_object_new (RGM_TYPE_CALENDAR_DAY, NULL);

  self->is_small = is_small;
  gtk_widget_add_css_class (GTK_WIDGET (self), is_small ? "small" : "large");
  if (is_small)
    self->labels[LABEL_SHORT_NUMBER] = add_child (self, GTK_TYPE_LABEL, "number");
  else
    add_children (self);
  return GTK_WIDGET (self);
}

static void
set_label (RgmCalendarDay *self, int label, const char *text)
{
  if (self->labels[label] != NULL)
    gtk_label_set_text (GTK_LABEL (self->labels[label]), text != NULL ? text : "");
}

static void
write_session (RgmCalendarDay *self, RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  g_autofree char *session = rgm_month_caption_session (layout, day);
  g_autofree char *short_session = rgm_month_caption_short_session (layout, day);

  set_label (self, LABEL_PILL, session);
  set_label (self, LABEL_SHORT_PILL, short_session);
}

static void
write_texts (RgmCalendarDay *self, const RgmMonthDay *day)
{
  g_autofree char *number = rgm_month_caption_number (day->day);
  g_autofree char *with_month = rgm_day_text (day->day, RGM_DAY_TEXT_PLAIN);
  g_autofree char *note = rgm_month_caption_note (self->layout, day);

  set_label (self, LABEL_NUMBER, day->names_month ? with_month : number);
  set_label (self, LABEL_SHORT_NUMBER, number);
  write_session (self, self->layout, day);
  set_label (self, LABEL_NOTE, note);
  set_label (self, LABEL_WORD, rgm_month_caption_zone (self->layout, day));
}

static void
append_run (GString *classes, const char *kind, const RgmSegmentLayout *layout,
            const RgmMonthRun *run)
{
  static const char *const states[] = { "past", "booked", "projected" };

  if (run->segment >= 0)
    g_string_append_printf (classes, " has-%s %s-%s", kind, kind,
                            states[layout->segments[run->segment].state]);
}

static void
append_session (GString *classes, const RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  static const char *const states[] = { "done", "booked", "to-come" };
  const RgmSegment *segment;

  if (day->session < 0)
    return;
  segment = &layout->segments[day->session];
  g_string_append_printf (classes, " session-%s", states[segment->state]);
  if (segment->kind == RGM_SEGMENT_SESSION && segment->zone == RGM_VERDICT_TOO_EARLY)
    g_string_append (classes, " session-too-early");
  if (segment->kind == RGM_SEGMENT_SESSION && !segment->counts)
    g_string_append (classes, " session-not-counted");
}

/* All that a day looks like is told by classes; the style sheet says how. */
static void
set_classes (RgmCalendarDay *self, const RgmMonthDay *day)
{
  static const char *const notes[] = { "", " note-peak", " note-results", " note-results" };
  g_autoptr (GString) classes = g_string_new (self->is_small ? "small" : "large");
  g_auto (GStrv) list = NULL;

  if (day->is_outside)
    g_string_append (classes, " outside");
  if (day->is_today)
    g_string_append (classes, " today");
  append_session (classes, self->layout, day);
  append_run (classes, "healing", self->layout, &day->healing);
  append_run (classes, "collagen", self->layout, &day->collagen);
  if (day->collagen_level > 0)
    g_string_append_printf (classes, " level-%u", day->collagen_level);
  if (day->zone.segment >= 0)
    g_string_append_printf (classes, " zone-%s",
                            rgm_verdict_get_code (self->layout->segments[day->zone.segment].zone));
  g_string_append (classes, notes[day->note]);
  list = g_strsplit (classes->str, " ", -1);
  gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) list);
}

/**
 * rgm_calendar_day_show:
 * @self: a day
 * @layout: the layout of a plan
 * @day: what it shows of it
 *
 * Shows a day of a plan.
 */
void
rgm_calendar_day_show (RgmCalendarDay *self, RgmSegmentLayout *layout, const RgmMonthDay *day)
{
  gboolean is_blank = day->day == RGM_DAY_NONE || (self->is_small && day->is_outside);
  g_autofree char *sentence = NULL;

  g_return_if_fail (RGM_IS_CALENDAR_DAY (self));

  rgm_segment_layout_ref (layout);
  g_clear_pointer (&self->layout, rgm_segment_layout_unref);
  self->layout = layout;
  self->day = is_blank ? RGM_DAY_NONE : day->day;
  gtk_widget_set_child_visible (GTK_WIDGET (self), !is_blank);
  /* Or else a reader comes upon what it said before. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, is_blank, -1);
  if (is_blank)
    return;
  write_texts (self, day);
  set_classes (self, day);
  sentence = rgm_sentence_day (layout, day->day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/**
 * rgm_calendar_day_show_ghost:
 * @self: a day
 * @layout: the layout of a plan as it was
 * @day: what the day showed of it
 *
 * Shows where a booking was that is being moved: what is said of it, unless something else is on
 * that day, and by a look of its own. The next rgm_calendar_day_show() takes it away.
 */
void
rgm_calendar_day_show_ghost (RgmCalendarDay *self, RgmSegmentLayout *layout,
                             const RgmMonthDay *day)
{
  g_return_if_fail (RGM_IS_CALENDAR_DAY (self) && layout != NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "ghost");
  if (self->is_small || !is_empty (self->labels[LABEL_PILL]))
    return;
  gtk_widget_add_css_class (GTK_WIDGET (self), "ghost-alone");
  write_session (self, layout, day);
}

/**
 * rgm_calendar_day_get_day:
 * @self: a day
 *
 * Returns: which day it is, or `RGM_DAY_NONE` where it is blank
 */
RgmDay
rgm_calendar_day_get_day (RgmCalendarDay *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_DAY (self), RGM_DAY_NONE);

  return self->day;
}

/* How far from a bar it is still meant: half of the gap to the next. */
static gboolean
is_at (RgmCalendarDay *self, int bar, double y)
{
  graphene_rect_t bounds;

  return self->bars[bar] != NULL && gtk_widget_get_mapped (self->bars[bar])
         && gtk_widget_compute_bounds (self->bars[bar], GTK_WIDGET (self), &bounds)
         && y >= bounds.origin.y - GAP_PX / 2
         && y < bounds.origin.y + bounds.size.height + GAP_PX / 2;
}

/**
 * rgm_calendar_day_get_lane_at:
 * @self: a day
 * @y: a place in it, from its top, in pixels
 *
 * Returns: the lane of which there is something at that place: where nothing is drawn, sessions
 */
RgmLane
rgm_calendar_day_get_lane_at (RgmCalendarDay *self, double y)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_DAY (self), RGM_LANE_SESSIONS);

  if (is_at (self, BAR_HEALING, y))
    return RGM_LANE_HEALING;
  if (is_at (self, BAR_COLLAGEN, y))
    return RGM_LANE_COLLAGEN;
  if (is_at (self, BAR_ZONE, y))
    return RGM_LANE_BOOK_NEXT;
  return RGM_LANE_SESSIONS;
}

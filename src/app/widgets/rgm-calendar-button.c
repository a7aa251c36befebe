#include "config.h"

#include "rgm-calendar-button.h"

#include <glib/gi18n-lib.h>

/**
 * RgmCalendarButton:
 *
 * A button that opens a calendar to choose a day from. Days can be marked in it.
 *
 * Signals: `chosen` with the day, when the user has chosen one.
 */
struct _RgmCalendarButton {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkLabel *legend;
  RgmDay first_marked;
  RgmDay last_marked;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (RgmCalendarButton, rgm_calendar_button, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define LEGEND_SPACING_PX 6
#define LEGEND_CHARS 28

static RgmDay
get_calendar_day (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  return rgm_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                      g_date_time_get_day_of_month (date));
}

static gboolean
is_marked (RgmCalendarButton *self, RgmDay day)
{
  return self->first_marked != RGM_DAY_NONE && day >= self->first_marked &&
         (self->last_marked == RGM_DAY_NONE || day <= self->last_marked);
}

/* Marks the days of the month below @widget, which stand in their order; @day is the next one.
 * (The marks of GtkCalendar itself do not show in GTK 4.8.) */
static void
mark_days (RgmCalendarButton *self, GtkWidget *widget, RgmDay *day)
{
  if (gtk_widget_has_css_class (widget, "day-number"))
    {
      gboolean of_month = !gtk_widget_has_css_class (widget, "other-month");

      if (of_month && is_marked (self, *day))
        gtk_widget_add_css_class (widget, "recommended");
      else
        gtk_widget_remove_css_class (widget, "recommended");
      *day += of_month ? 1 : 0;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark_days (self, child, day);
}

static void
mark_month (RgmCalendarButton *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  RgmDay first = rgm_day_new (g_date_time_get_year (date), g_date_time_get_month (date), 1);

  mark_days (self, GTK_WIDGET (self->calendar), &first);
}

static void
on_day_selected_cb (RgmCalendarButton *self)
{
  RgmDay day = get_calendar_day (self->calendar);

  mark_month (self);
  if (self->is_setting || day == RGM_DAY_NONE)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
}

static void
on_month_cb (RgmCalendarButton *self)
{
  mark_month (self);
}

static GtkWidget *
make_popover (RgmCalendarButton *self)
{
  static const char *const turns[] = { "next-month", "prev-month", "next-year", "prev-year" };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, LEGEND_SPACING_PX);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (turns); i++)
    g_signal_connect_object (self->calendar, turns[i], G_CALLBACK (on_month_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Calendar"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));

  self->legend = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->legend, TRUE);
  gtk_label_set_max_width_chars (self->legend, LEGEND_CHARS);
  gtk_label_set_xalign (self->legend, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
rgm_calendar_button_dispose (GObject *object)
{
  RgmCalendarButton *self = RGM_CALENDAR_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  G_OBJECT_CLASS (rgm_calendar_button_parent_class)->dispose (object);
}

static void
rgm_calendar_button_class_init (RgmCalendarButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_calendar_button_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", RGM_TYPE_CALENDAR_BUTTON, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rgm_calendar_button_init (RgmCalendarButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose From a Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose From a Calendar"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * rgm_calendar_button_new:
 *
 * Makes a button with a calendar.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
rgm_calendar_button_new (void)
{
  return g_object_new (RGM_TYPE_CALENDAR_BUTTON, NULL);
}

/**
 * rgm_calendar_button_set_day:
 * @self: the button
 * @day: a day; nothing happens for %RGM_DAY_NONE
 *
 * Selects a day, without the signal that the user chose it.
 */
void
rgm_calendar_button_set_day (RgmCalendarButton *self, RgmDay day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  g_return_if_fail (RGM_IS_CALENDAR_BUTTON (self));

  if (day == RGM_DAY_NONE || day == get_calendar_day (self->calendar))
    return;
  rgm_day_get_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_utc (year, month, day_of_month, 12, 0, 0);
  self->is_setting = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->is_setting = FALSE;
  mark_month (self);
}

/**
 * rgm_calendar_button_set_marked:
 * @self: the button
 * @first: the first day to mark, or %RGM_DAY_NONE for none
 * @last: the last one, or %RGM_DAY_NONE for no end
 * @legend: (nullable): what the mark means
 *
 * Marks days in the calendar.
 */
void
rgm_calendar_button_set_marked (RgmCalendarButton *self, RgmDay first, RgmDay last,
                                const char *legend)
{
  g_return_if_fail (RGM_IS_CALENDAR_BUTTON (self));

  self->first_marked = first;
  self->last_marked = last;
  gtk_label_set_label (self->legend, legend != NULL ? legend : "");
  gtk_widget_set_visible (GTK_WIDGET (self->legend), legend != NULL);
  mark_month (self);
}

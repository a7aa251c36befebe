#include "config.h"

#include "rgm-calendar-button.h"

#include "rgm-snug-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RgmCalendarButton:
 *
 * A button that opens a calendar to choose a day from.
 *
 * Signals: `chosen` with the day, when the user has chosen one.
 */
struct _RgmCalendarButton {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  RgmDayPicker *picker;
};

G_DEFINE_FINAL_TYPE (RgmCalendarButton, rgm_calendar_button, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Closes first: what follows may open something else. */
static void
on_chosen_cb (RgmCalendarButton *self, int day)
{
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
}

static GtkWidget *
make_popover (RgmCalendarButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->picker = RGM_DAY_PICKER (rgm_day_picker_new ());
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (on_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover),
                         rgm_snug_layout_wrap (GTK_WIDGET (self->picker)));
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
  g_return_if_fail (RGM_IS_CALENDAR_BUTTON (self));

  if (day != RGM_DAY_NONE)
    rgm_day_picker_set_day (self->picker, day);
}

/**
 * rgm_calendar_button_get_picker:
 * @self: the button
 *
 * Returns: (transfer none): its calendar
 */
RgmDayPicker *
rgm_calendar_button_get_picker (RgmCalendarButton *self)
{
  g_return_val_if_fail (RGM_IS_CALENDAR_BUTTON (self), NULL);

  return self->picker;
}

#include "config.h"

#include "rgm-calendar-keys.h"

#include "rgm-day-cursor.h"

#define MONTHS_IN_A_YEAR 12

static void
move (GtkWidget *widget, RgmDayStep step, int later)
{
  gtk_widget_activate_action (widget, "calendar.move", "(ii)", (int) step, later);
}

static gboolean
on_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int step, rightwards;

  g_variant_get (arguments, "(ii)", &step, &rightwards);
  move (widget, (RgmDayStep) step, rtl ? -rightwards : rightwards);
  return TRUE;
}

static gboolean
on_turn_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int step, later;

  g_variant_get (arguments, "(ii)", &step, &later);
  move (widget, (RgmDayStep) step, later);
  return TRUE;
}

/* Alt with the arrows is free: it is for moving what is on the day. */
static void
add_moves (GtkWidgetClass *widget_class)
{
  static const struct {
    guint keys[2];
    GdkModifierType modifiers;
    GtkShortcutFunc callback;
    RgmDayStep step;
    int count;
  } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, on_sideways_cb, RGM_DAY_STEP_DAY, -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, on_sideways_cb, RGM_DAY_STEP_DAY, 1 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, on_turn_cb, RGM_DAY_STEP_WEEK, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, on_turn_cb, RGM_DAY_STEP_WEEK, 1 },
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_MONTH,
      -1 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_MONTH,
      1 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, GDK_CONTROL_MASK, on_turn_cb, RGM_DAY_STEP_MONTH, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, GDK_CONTROL_MASK, on_turn_cb, RGM_DAY_STEP_MONTH, 1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0, on_turn_cb, RGM_DAY_STEP_MONTH, -1 },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0, on_turn_cb, RGM_DAY_STEP_MONTH, 1 },
    { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GDK_SHIFT_MASK, on_turn_cb, RGM_DAY_STEP_MONTH,
      -MONTHS_IN_A_YEAR },
    { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GDK_SHIFT_MASK, on_turn_cb,
      RGM_DAY_STEP_MONTH, MONTHS_IN_A_YEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    for (gsize key = 0; key < G_N_ELEMENTS (moves[i].keys); key++)
      gtk_widget_class_add_binding (widget_class, moves[i].keys[key], moves[i].modifiers,
                                    moves[i].callback, "(ii)", (int) moves[i].step,
                                    moves[i].count);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    const char *action;
  } actions[] = {
    { GDK_KEY_Return, "calendar.open" },    { GDK_KEY_KP_Enter, "calendar.open" },
    { GDK_KEY_ISO_Enter, "calendar.open" }, { GDK_KEY_space, "calendar.open" },
    { GDK_KEY_KP_Space, "calendar.open" },  { GDK_KEY_b, "calendar.book" },
    { GDK_KEY_w, "calendar.why" },          { GDK_KEY_t, "calendar.today" },
  };
  static const struct {
    guint key;
    int end;
  } ends[] = {
    { GDK_KEY_Home, -1 }, { GDK_KEY_KP_Home, -1 }, { GDK_KEY_End, 1 }, { GDK_KEY_KP_End, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_add_binding_action (widget_class, actions[i].key, 0, actions[i].action,
                                         NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_add_binding_action (widget_class, ends[i].key, 0, "calendar.end", "i",
                                         ends[i].end);
}

/**
 * rgm_calendar_keys_install:
 * @widget_class: the class of what holds the days of a calendar
 *
 * Adds the keys of the calendar: they activate the actions of the calendar around it. Home and End
 * go where they go on the timeline, to the first and the last day of the course.
 */
void
rgm_calendar_keys_install (GtkWidgetClass *widget_class)
{
  add_moves (widget_class);
  add_actions (widget_class);
}

#include "config.h"

#include "rgm-day-keys.h"

#define MONTHS_IN_A_YEAR 12

/* The keys of whatever shows the days of a course, so that they are the same everywhere. */

typedef struct {
  guint keys[2];
  GdkModifierType modifiers;
  RgmDayStep step;
  /* How many steps later; what goes sideways does so from left to right. */
  int count;
  gboolean is_sideways;
  gboolean is_in_weeks;
} Move;

static const Move moves[] = {
  { { GDK_KEY_Left, GDK_KEY_KP_Left }, 0, RGM_DAY_STEP_DAY, -1, TRUE, FALSE },
  { { GDK_KEY_Right, GDK_KEY_KP_Right }, 0, RGM_DAY_STEP_DAY, 1, TRUE, FALSE },
  { { GDK_KEY_Left, GDK_KEY_KP_Left }, GDK_CONTROL_MASK, RGM_DAY_STEP_WEEK, -1, TRUE, FALSE },
  { { GDK_KEY_Right, GDK_KEY_KP_Right }, GDK_CONTROL_MASK, RGM_DAY_STEP_WEEK, 1, TRUE, FALSE },
  { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, 0, RGM_DAY_STEP_MONTH, -1, FALSE, FALSE },
  { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, 0, RGM_DAY_STEP_MONTH, 1, FALSE, FALSE },
  { { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up }, GDK_SHIFT_MASK, RGM_DAY_STEP_MONTH,
    -MONTHS_IN_A_YEAR, FALSE, FALSE },
  { { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down }, GDK_SHIFT_MASK, RGM_DAY_STEP_MONTH,
    MONTHS_IN_A_YEAR, FALSE, FALSE },
  { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, RGM_DAY_STEP_WEEK, -1, FALSE, TRUE },
  { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, RGM_DAY_STEP_WEEK, 1, FALSE, TRUE },
  { { GDK_KEY_Up, GDK_KEY_KP_Up }, GDK_CONTROL_MASK, RGM_DAY_STEP_MONTH, -1, FALSE, TRUE },
  { { GDK_KEY_Down, GDK_KEY_KP_Down }, GDK_CONTROL_MASK, RGM_DAY_STEP_MONTH, 1, FALSE, TRUE },
};

static gboolean
is_among (const Move *move, RgmDayKeys keys)
{
  return !move->is_in_weeks || keys == RGM_DAY_KEYS_IN_WEEKS;
}

static int
get_later (GtkWidget *widget, const Move *move)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return move->is_sideways && rtl ? -move->count : move->count;
}

static gboolean
on_move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const char *action;
  guint index;

  g_variant_get (arguments, "(&su)", &action, &index);
  gtk_widget_activate_action (widget, action, "(ii)", (int) moves[index].step,
                              get_later (widget, &moves[index]));
  return TRUE;
}

/* Alt is free: with it, the same keys move what is on the day. */
static void
add_moves (GtkWidgetClass *widget_class, RgmDayKeys keys, const char *prefix)
{
  g_autofree char *action = g_strconcat (prefix, ".move", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    for (gsize key = 0; key < G_N_ELEMENTS (moves[i].keys); key++)
      if (is_among (&moves[i], keys))
        gtk_widget_class_add_binding (widget_class, moves[i].keys[key], moves[i].modifiers,
                                      on_move_cb, "(su)", action, i);
}

static void
add_ends (GtkWidgetClass *widget_class, const char *prefix)
{
  static const struct {
    guint key;
    int end;
  } ends[] = {
    { GDK_KEY_Home, -1 }, { GDK_KEY_KP_Home, -1 }, { GDK_KEY_End, 1 }, { GDK_KEY_KP_End, 1 },
  };
  g_autofree char *action = g_strconcat (prefix, ".end", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    gtk_widget_class_add_binding_action (widget_class, ends[i].key, 0, action, "i", ends[i].end);
}

static void
add_others (GtkWidgetClass *widget_class, const char *prefix)
{
  static const struct {
    guint key;
    const char *name;
  } others[] = {
    { GDK_KEY_Return, ".open" }, { GDK_KEY_KP_Enter, ".open" }, { GDK_KEY_ISO_Enter, ".open" },
    { GDK_KEY_space, ".open" },  { GDK_KEY_KP_Space, ".open" }, { GDK_KEY_b, ".book" },
    { GDK_KEY_t, ".today" },     { GDK_KEY_w, ".why" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *action = g_strconcat (prefix, others[i].name, NULL);

      gtk_widget_class_add_binding_action (widget_class, others[i].key, 0, action, NULL);
    }
}

/**
 * rgm_day_keys_install:
 * @widget_class: the class of what has the keyboard, or holds it
 * @keys: how it shows days
 * @prefix: of the names of the actions
 *
 * Adds the keys to a class. They activate, by names that begin with @prefix: `move`, with a
 * [enum@DayStep] and how many of them later; `end`, with -1 for the first day of the course or 1
 * for its last; `open`, `book`, `today` and `why`.
 */
void
rgm_day_keys_install (GtkWidgetClass *widget_class, RgmDayKeys keys, const char *prefix)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class) && prefix != NULL);

  add_moves (widget_class, keys, prefix);
  add_ends (widget_class, prefix);
  add_others (widget_class, prefix);
}

/**
 * rgm_day_keys_find:
 * @widget: what shows the days
 * @keys: how it shows them
 * @key: the value of a key
 * @modifiers: what is held with it
 * @step: (out): how long a step is
 * @later: (out): how many steps, positive towards later days
 *
 * Finds how far a key goes.
 *
 * Returns: whether it goes anywhere
 */
gboolean
rgm_day_keys_find (GtkWidget *widget, RgmDayKeys keys, guint key, GdkModifierType modifiers,
                   RgmDayStep *step, int *later)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (is_among (&moves[i], keys) && moves[i].modifiers == modifiers
        && (moves[i].keys[0] == key || moves[i].keys[1] == key))
      {
        *step = moves[i].step;
        *later = get_later (widget, &moves[i]);
        return TRUE;
      }

  return FALSE;
}

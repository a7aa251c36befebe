#include "config.h"

#include "rgm-timeline-cursor-keys.h"

#include "rgm-timeline-caption.h"
#include "rgm-timeline-cursor.h"

static RgmTimelineViewport *
get_viewport (GtkWidget *widget)
{
  return rgm_timeline_cursor_get_viewport (RGM_TIMELINE_CURSOR (widget));
}

static RgmDayCursor *
get_cursor (GtkWidget *widget)
{
  return rgm_timeline_viewport_get_cursor (get_viewport (widget));
}

static RgmSegmentLayout *
get_layout (GtkWidget *widget)
{
  return rgm_timeline_viewport_get_layout (get_viewport (widget));
}

static const RgmTimeScale *
get_scale (GtkWidget *widget)
{
  return rgm_timeline_viewport_get_scale (get_viewport (widget));
}

static gboolean
has_place (GtkWidget *widget)
{
  return get_layout (widget) != NULL
         && rgm_day_cursor_get_day (get_cursor (widget)) != RGM_DAY_NONE;
}

static void
move (GtkWidget *widget, RgmDayStep step, int later)
{
  RgmSegmentLayout *layout = get_layout (widget);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (widget));

  if (!has_place (widget))
    return;
  /* The calendar may have gone further than the timeline. */
  rgm_day_cursor_move (get_cursor (widget), step, later, MIN (layout->first, day),
                       MAX (layout->last, day));
}

static gboolean
on_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int step, rightwards;

  g_variant_get (arguments, "(ii)", &step, &rightwards);
  move (widget, (RgmDayStep) step, rgm_time_scale_get_later (get_scale (widget), rightwards));
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

static gboolean
on_lane_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rgm_day_cursor_move_lane (get_cursor (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static gboolean
on_end_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RgmDay first, last;

  if (!has_place (widget))
    return TRUE;
  rgm_segment_layout_get_course (get_layout (widget), &first, &last);
  rgm_day_cursor_set_day (get_cursor (widget), g_variant_get_int32 (arguments) < 0 ? first : last);
  return TRUE;
}

/* Zooms at the cursor, so that it is still seen. */
static gboolean
on_zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  const RgmTimeScale *scale = get_scale (widget);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (widget));
  double x = rgm_time_scale_get_x (scale, day + 0.5);

  if (!has_place (widget) || x < 0 || x > scale->width_px)
    x = scale->width_px / 2;
  rgm_timeline_viewport_zoom (get_viewport (widget), g_variant_get_int32 (arguments), x);
  return TRUE;
}

static void
book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (has_place (widget))
    gtk_widget_activate_action (widget, "view.book", "i",
                                rgm_day_cursor_get_day (get_cursor (widget)));
}

/* What the cursor is on; where nothing is, the bell rings. */
static const RgmSegment *
find_segment (GtkWidget *widget)
{
  RgmDayCursor *cursor = get_cursor (widget);
  gsize index;

  if (has_place (widget)
      && rgm_segment_layout_pick (get_layout (widget), rgm_day_cursor_get_lane (cursor),
                                  rgm_day_cursor_get_day (cursor), &index))
    return &get_layout (widget)->segments[index];
  gtk_widget_error_bell (widget);
  return NULL;
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RgmSegment *segment = find_segment (widget);
  RgmTopic topic;

  if (segment == NULL)
    return;
  topic = rgm_timeline_caption_topic (segment);
  gtk_widget_activate_action (widget, "view.explain", "(uu)", (guint) topic.kind, topic.index);
}

/* A session opens; everything else tells why it is where it is. */
static void
open_segment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RgmSegment *segment = find_segment (widget);

  if (segment == NULL)
    return;
  if (segment->kind == RGM_SEGMENT_SESSION)
    gtk_widget_activate_action (widget, "view.activate-session", "u",
                                (guint) segment->session);
  else
    explain (widget, action, parameter);
}

/* Alt with the arrows is free: it is for moving what is under the cursor. */
static void
add_moves (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc callback;
    RgmDayStep step;
    int count;
  } moves[] = {
    { GDK_KEY_Left, 0, on_sideways_cb, RGM_DAY_STEP_DAY, -1 },
    { GDK_KEY_KP_Left, 0, on_sideways_cb, RGM_DAY_STEP_DAY, -1 },
    { GDK_KEY_Right, 0, on_sideways_cb, RGM_DAY_STEP_DAY, 1 },
    { GDK_KEY_KP_Right, 0, on_sideways_cb, RGM_DAY_STEP_DAY, 1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_WEEK, -1 },
    { GDK_KEY_KP_Left, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_WEEK, -1 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_WEEK, 1 },
    { GDK_KEY_KP_Right, GDK_CONTROL_MASK, on_sideways_cb, RGM_DAY_STEP_WEEK, 1 },
    { GDK_KEY_Page_Up, 0, on_turn_cb, RGM_DAY_STEP_MONTH, -1 },
    { GDK_KEY_KP_Page_Up, 0, on_turn_cb, RGM_DAY_STEP_MONTH, -1 },
    { GDK_KEY_Page_Down, 0, on_turn_cb, RGM_DAY_STEP_MONTH, 1 },
    { GDK_KEY_KP_Page_Down, 0, on_turn_cb, RGM_DAY_STEP_MONTH, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers,
                                  moves[i].callback, "(ii)", (int) moves[i].step,
                                  moves[i].count);
}

static void
add_others (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GtkShortcutFunc callback;
    int argument;
  } others[] = {
    { GDK_KEY_Up, on_lane_cb, -1 },
    { GDK_KEY_KP_Up, on_lane_cb, -1 },
    { GDK_KEY_Down, on_lane_cb, 1 },
    { GDK_KEY_KP_Down, on_lane_cb, 1 },
    { GDK_KEY_Home, on_end_cb, -1 },
    { GDK_KEY_KP_Home, on_end_cb, -1 },
    { GDK_KEY_End, on_end_cb, 1 },
    { GDK_KEY_KP_End, on_end_cb, 1 },
    { GDK_KEY_plus, on_zoom_cb, 1 },
    { GDK_KEY_KP_Add, on_zoom_cb, 1 },
    { GDK_KEY_equal, on_zoom_cb, 1 },
    { GDK_KEY_minus, on_zoom_cb, -1 },
    { GDK_KEY_KP_Subtract, on_zoom_cb, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_class_add_binding (widget_class, others[i].key, 0, others[i].callback, "i",
                                  others[i].argument);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                GDK_KEY_space, GDK_KEY_KP_Space };

  gtk_widget_class_install_action (widget_class, "timeline-cursor.open", NULL, open_segment);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.book", NULL, book);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.explain", NULL, explain);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "timeline-cursor.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "timeline-cursor.book", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "timeline-cursor.explain",
                                       NULL);
}

/**
 * rgm_timeline_cursor_keys_install:
 * @widget_class: the class of the cursor of the timeline
 *
 * Adds the keys of the cursor to its class.
 */
void
rgm_timeline_cursor_keys_install (GtkWidgetClass *widget_class)
{
  add_moves (widget_class);
  add_others (widget_class);
  add_actions (widget_class);
}

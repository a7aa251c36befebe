#include "config.h"

#include "rgm-timeline-cursor-keys.h"

#include "rgm-course-view.h"
#include "rgm-day-keys.h"
#include "rgm-timeline-cursor.h"
#include "rgm-timeline-viewport-private.h"

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
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmSegmentLayout *layout = get_layout (widget);
  RgmDay day = rgm_day_cursor_get_day (get_cursor (widget));
  int step, later;

  if (!has_place (widget))
    return;
  g_variant_get (parameter, "(ii)", &step, &later);
  /* The calendar may have gone further than the timeline. */
  rgm_day_cursor_move (get_cursor (widget), (RgmDayStep) step, later,
                       MIN (layout->first, day), MAX (layout->last, day));
}

static gboolean
on_lane_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  rgm_day_cursor_move_lane (get_cursor (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static void
go_to_end (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RgmDay first, last;

  if (!has_place (widget))
    return;
  rgm_segment_layout_get_course (get_layout (widget), &first, &last);
  rgm_day_cursor_set_day (get_cursor (widget), g_variant_get_int32 (parameter) < 0 ? first : last);
}

static void
go_to_today (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (has_place (widget))
    rgm_day_cursor_set_day (get_cursor (widget), get_layout (widget)->plan->today);
}

/* Zooms at the cursor, so that it is still seen. */
static gboolean
on_zoom_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  RgmTimelineViewport *viewport = get_viewport (widget);
  double x = rgm_timeline_viewport_find_focus (viewport, get_scale (widget));

  rgm_timeline_viewport_zoom (viewport, g_variant_get_int32 (arguments), x);
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

  if (segment != NULL)
    rgm_course_view_explain_segment (widget, segment);
}

static void
open_segment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RgmSegment *segment = find_segment (widget);

  if (segment != NULL)
    rgm_course_view_open_segment (widget, segment);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline-cursor.move", "(ii)", move);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.end", "i", go_to_end);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.today", NULL, go_to_today);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.open", NULL, open_segment);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.book", NULL, book);
  gtk_widget_class_install_action (widget_class, "timeline-cursor.why", NULL, explain);
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
  install_actions (widget_class);
  rgm_day_keys_install (widget_class, RGM_DAY_KEYS_IN_A_LINE, "timeline-cursor");
  add_others (widget_class);
}

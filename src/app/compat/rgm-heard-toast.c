#include "config.h"

#include "rgm-heard-toast.h"

#include "rgm-live-label.h"

/* Since 4.14 there is a way to have something read aloud; before, the role alone does it. */
#if GTK_CHECK_VERSION (4, 14, 0)
static void
on_map_cb (GtkWidget *label)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (label), gtk_label_get_text (GTK_LABEL (label)),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}
#else
static void
on_map_cb (GtkWidget *label)
{
}
#endif

/* libadwaita takes 500 at most. */
#define COMING_US (600 * G_TIME_SPAN_MILLISECOND)
#define COMING_KEY "rgm-coming"
#define LEAVING_KEY "rgm-leaving"
#define SAID_KEY "rgm-said"

/* Not by the clock alone: without frames, on a slow machine, nothing comes. */
static gboolean
on_coming_cb (GtkWidget *label, GdkFrameClock *clock, gpointer data)
{
  const gint64 *since = g_object_get_data (G_OBJECT (label), COMING_KEY);

  if (since != NULL && gdk_frame_clock_get_frame_time (clock) < *since + COMING_US)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (label), COMING_KEY, NULL);
  return G_SOURCE_REMOVE;
}

static void
note_coming (GtkWidget *label)
{
  gint64 *since = g_new (gint64, 1);

  *since = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (label));
  g_object_set_data_full (G_OBJECT (label), COMING_KEY, since, g_free);
  gtk_widget_add_tick_callback (label, on_coming_cb, NULL, NULL);
}

static gboolean
is_coming (GtkWidget *label)
{
  return gtk_widget_get_mapped (label)
         && g_object_get_data (G_OBJECT (label), COMING_KEY) != NULL;
}

/* The toast itself takes no second adw_toast_dismiss(), whatever became of the first. */
static gboolean
on_tick_cb (GtkWidget *label, GdkFrameClock *clock, gpointer toast)
{
  if (is_coming (label))
    return G_SOURCE_CONTINUE;
  g_signal_emit_by_name (toast, "dismissed");
  return G_SOURCE_REMOVE;
}

/* libadwaita before 1.3 frees a toast that goes although it has not yet come, and then goes on
 * using it. So a toast that is sent away while it comes first comes, and then goes. */
static void
on_dismissed_cb (AdwToast *toast, GtkWidget *label)
{
  g_object_set_data (G_OBJECT (toast), LEAVING_KEY, toast);
  if (!is_coming (label))
    return;
  g_signal_stop_emission_by_name (toast, "dismissed");
  gtk_widget_add_tick_callback (label, on_tick_cb, g_object_ref (toast), g_object_unref);
}

/**
 * rgm_heard_toast_new:
 * @title: what it says, without markup
 *
 * Makes a toast that screen readers tell of: its words are a status, which the title that
 * libadwaita makes is not. Sent away while it comes, it goes when it has come.
 *
 * Returns: (transfer full): the toast, for an overlay to take
 */
AdwToast *
rgm_heard_toast_new (const char *title)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                   "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "heading");
  rgm_live_label_set_text (GTK_LABEL (label), title);
  g_signal_connect_object (label, "map", G_CALLBACK (on_map_cb), label, 0);
  g_signal_connect_object (label, "map", G_CALLBACK (note_coming), label, 0);
  adw_toast_set_custom_title (toast, label);
  /* Before the overlay hears of it. */
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed_cb), label, 0);
  return toast;
}

/**
 * rgm_heard_toast_set_title:
 * @toast: a toast of rgm_heard_toast_new()
 * @title: what it says from now on
 *
 * Lets a toast that may be shown say something else.
 */
void
rgm_heard_toast_set_title (AdwToast *toast, const char *title)
{
  GtkWidget *label = adw_toast_get_custom_title (toast);

  rgm_live_label_set_text (GTK_LABEL (label), title);
  if (gtk_widget_get_mapped (label))
    on_map_cb (label);
}

/**
 * rgm_heard_toast_is_leaving:
 * @toast: a toast of rgm_heard_toast_new()
 *
 * Returns: whether the toast was sent away, and goes now or as soon as it has come
 */
gboolean
rgm_heard_toast_is_leaving (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), LEAVING_KEY) != NULL;
}

static gboolean
says (AdwToast *toast, const char *sentence)
{
  GtkWidget *label = adw_toast_get_custom_title (toast);

  return !rgm_heard_toast_is_leaving (toast)
         && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), sentence);
}

/**
 * rgm_heard_toast_say:
 * @overlay: where to say it
 * @sentence: what to say, without markup
 *
 * Says something for a moment. What is being said, or soon will be, stays for longer, instead of
 * being said once more after that.
 *
 * Returns: (transfer none): what says it
 */
AdwToast *
rgm_heard_toast_say (AdwToastOverlay *overlay, const char *sentence)
{
  AdwToast *said = g_object_get_data (G_OBJECT (overlay), SAID_KEY);

  if (said == NULL || !says (said, sentence))
    {
      said = rgm_heard_toast_new (sentence);
      g_object_set_data_full (G_OBJECT (overlay), SAID_KEY, said, g_object_unref);
    }
  else
    rgm_heard_toast_set_title (said, sentence);
  adw_toast_overlay_add_toast (overlay, g_object_ref (said));
  return said;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/**
 * rgm_heard_toast_set_button_label:
 * @toast: a toast of rgm_heard_toast_new()
 * @label: what its button says from now on
 *
 * Gives a toast that may be shown another button. Later GTK does not tell screen readers of the new
 * words of a button, unless they are its label as well.
 */
void
rgm_heard_toast_set_button_label (AdwToast *toast, const char *label)
{
  GtkWidget *widget = gtk_widget_get_parent (adw_toast_get_custom_title (toast));
  GtkWidget *button = NULL;

  adw_toast_set_button_label (toast, label);
  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "toast") != 0)
    widget = gtk_widget_get_parent (widget);
  if (widget != NULL)
    button = find_button (widget, label);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "rgm-timeline-view.h"
#include "sample-plans.h"

/* Shows a timeline in a window: timeline-demo [SESSIONS [TODAY [WIDTH]]], with sessions as
 * sample_plan_new() reads them. */

static char **arguments;

static RgmPlan *
make_plan (void)
{
  if (g_strcmp0 (arguments[1], "long") == 0)
    return sample_plan_new_long (60, 61);

  return sample_plan_new (arguments[1] != NULL ? arguments[1] : "2026-10-16 2026-11-20 +2026-12-02",
                          arguments[1] != NULL && arguments[2] != NULL ? arguments[2]
                                                                       : "2026-11-24");
}

static void
on_session_activated_cb (RgmTimelineView *view, guint session, gpointer data)
{
  g_print ("session %u\n", session);
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
}

static void
on_activate_cb (GApplication *application, gpointer data)
{
  g_autoptr (RgmPlan) plan = make_plan ();
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *card = adw_bin_new ();
  GtkWidget *view = rgm_timeline_view_new ();
  guint n_arguments = g_strv_length (arguments);
  int width = n_arguments > 3 ? atoi (arguments[3]) : 860;

  rgm_timeline_view_set_plan (RGM_TIMELINE_VIEW (view), plan);
  g_signal_connect (view, "session-activated", G_CALLBACK (on_session_activated_cb), NULL);
  set_margins (view, 18);
  adw_bin_set_child (ADW_BIN (card), view);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  set_margins (card, 12);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), card);
  gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  arguments = argv;
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id", "io.github.regimen.TimelineDemo",
                              "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/io/github/regimen/Regimen",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}

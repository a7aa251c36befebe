/* Toasts that are sent away as soon as they come. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-heard-toast.h"

typedef struct {
  GtkWidget *window;
  AdwToastOverlay *overlay;
  guint n_gone;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->window = gtk_window_new ();
  self->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->overlay, gtk_label_new ("Below"));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->overlay));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 500, 300);
  display_show (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
on_dismissed_cb (AdwToast *toast, Fixture *self)
{
  self->n_gone++;
}

static AdwToast *
make (Fixture *self, const char *title)
{
  AdwToast *toast = g_object_ref (rgm_heard_toast_new (title));

  adw_toast_set_timeout (toast, 0);
  g_object_set_data (G_OBJECT (toast), "fixture", self);
  g_signal_connect (toast, "dismissed", G_CALLBACK (on_dismissed_cb), self);
  return toast;
}

/* In the very frame in which it comes, however slow the machine is. */
static void
on_map_cb (AdwToast *toast, GtkWidget *words)
{
  Fixture *self = g_object_get_data (G_OBJECT (toast), "fixture");
  guint n_gone = self->n_gone;

  g_signal_handlers_disconnect_by_func (words, on_map_cb, toast);
  adw_toast_dismiss (toast);
  adw_toast_dismiss (toast);
  g_assert_cmpuint (self->n_gone, ==, n_gone);
  g_assert_true (rgm_heard_toast_is_leaving (toast));
}

static AdwToast *
add_sent_away (Fixture *self, const char *title)
{
  AdwToast *toast = make (self, title);

  g_signal_connect_object (adw_toast_get_custom_title (toast), "map", G_CALLBACK (on_map_cb),
                           toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
  return toast;
}

static gboolean
has_gone (gpointer data)
{
  return ((Fixture *) data)->n_gone == 2;
}

/* The second comes while the first goes, and is sent away at once: libadwaita alone would use what
 * it has freed. */
static void
test_sent_away (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (AdwToast) first = NULL;
      g_autoptr (AdwToast) second = NULL;

      self->n_gone = 0;
      first = add_sent_away (self, "First");
      second = add_sent_away (self, "Second");
      g_assert_true (display_wait_for (has_gone, self));
    }
}

/* One that has come goes at once. */
static void
test_has_come (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwToast) toast = make (self, "First");

  adw_toast_overlay_add_toast (self->overlay, toast);
  display_wait_ms (1200);
  adw_toast_dismiss (toast);
  g_assert_cmpuint (self->n_gone, ==, 1);
}

static guint
count_toasts (GtkWidget *widget)
{
  guint n = g_str_equal (gtk_widget_get_css_name (widget), "toast");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_toasts (child);
  return n;
}

static void
close_toast (Fixture *self)
{
  GtkWidget *toast = gtk_widget_get_last_child (GTK_WIDGET (self->overlay));

  g_signal_emit_by_name (display_find (toast, GTK_TYPE_BUTTON, 1), "clicked");
}

static gboolean
has_one (gpointer data)
{
  return count_toasts (GTK_WIDGET (((Fixture *) data)->overlay)) == 1;
}

static gboolean
has_none (gpointer data)
{
  return count_toasts (GTK_WIDGET (((Fixture *) data)->overlay)) == 0;
}

/* Time passes without a frame, as where the machine is slow: what has not been drawn has not come.
 * libadwaita alone would end first what was to go, and then what was to come. */
static void
test_no_frames (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwToast) toast = make (self, "First");

  adw_toast_overlay_add_toast (self->overlay, toast);
  g_usleep (700 * G_TIME_SPAN_MILLISECOND);
  adw_toast_dismiss (toast);
  g_assert_cmpuint (self->n_gone, ==, 0);
  g_usleep (400 * G_TIME_SPAN_MILLISECOND);
  g_assert_true (display_wait_for (has_none, self));
}

/* The same sentence again does not wait for the first to go; another does. */
static void
test_said_once (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    rgm_heard_toast_say (self->overlay, "Copied");
  display_wait_ms (1200);
  g_assert_true (has_one (self));
  close_toast (self);
  g_assert_true (display_wait_for (has_none, self));
  rgm_heard_toast_say (self->overlay, "Copied");
  rgm_heard_toast_say (self->overlay, "Printed");
  g_assert_true (display_wait_for (has_one, self));
  close_toast (self);
  display_wait_ms (1500);
  g_assert_true (display_wait_for (has_one, self));
}

/* So it is where the first has not been drawn yet, or waits for another to go. */
static void
test_said_soon (Fixture *self, gconstpointer data)
{
  AdwToast *first = rgm_heard_toast_say (self->overlay, "Printed");
  AdwToast *second;

  g_assert_true (rgm_heard_toast_say (self->overlay, "Printed") == first);
  second = rgm_heard_toast_say (self->overlay, "Copied");
  g_assert_true (rgm_heard_toast_say (self->overlay, "Copied") == second);
  display_wait_ms (1200);
  close_toast (self);
  display_wait_ms (1500);
  g_assert_true (display_wait_for (has_one, self));
  close_toast (self);
  g_assert_true (display_wait_for (has_none, self));
}

#define TOAST_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  TOAST_TEST ("/app/heard-toast/sent-away", test_sent_away);
  TOAST_TEST ("/app/heard-toast/has-come", test_has_come);
  TOAST_TEST ("/app/heard-toast/no-frames", test_no_frames);
  TOAST_TEST ("/app/heard-toast/said-once", test_said_once);
  TOAST_TEST ("/app/heard-toast/said-soon", test_said_soon);
  return g_test_run ();
}

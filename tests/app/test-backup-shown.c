#include "config.h"

#include "display-fixture.h"
#include "rgm-backup-group.h"
#include "rgm-backup-service-private.h"
#include "rgm-banner.h"
#include "rgm-preferences-window.h"
#include "window-fixture.h"

#include <adwaita.h>
#include <string.h>

/* What the window shows of backups: that one takes long, and one that is asked for. */

/* What takes longer is told of. */
#define LONG_US G_USEC_PER_SEC

static RgmBackupService *
get_backups (WindowFixture *self)
{
  return rgm_workspace_get_backups (self->workspace);
}

/* @data: the fixture */
static gboolean
is_calm (gpointer data)
{
  return !rgm_backup_service_get_busy (get_backups (data));
}

/* The start has its backup; waits until that is made. */
static void
open_calm_practice (WindowFixture *self)
{
  window_fixture_open_practice (self);
  service_fixture_settle (&self->store);
  g_assert_true (display_wait_for (is_calm, self));
}

static RgmBanner *
find_line (WindowFixture *self)
{
  GtkWidget *line;

  for (guint i = 0; (line = display_find (GTK_WIDGET (self->window), RGM_TYPE_BANNER, i)); i++)
    {
      const char *title = rgm_banner_get_title (RGM_BANNER (line));

      if (title != NULL && g_str_equal (title, "Working on a backup…"))
        return RGM_BANNER (line);
    }
  g_assert_not_reached ();
}

/* @data: a banner */
static gboolean
is_revealed (gpointer data)
{
  return rgm_banner_get_revealed (data);
}

/* A line tells of a backup while it takes long, and goes with it; there is none of a short one. */
static void
test_long (WindowFixture *self, gconstpointer data)
{
  RgmBackupService *backups;
  RgmBanner *line;
  gint64 begin;

  open_calm_practice (self);
  backups = get_backups (self);
  line = find_line (self);
  begin = g_get_monotonic_time ();
  rgm_backup_service_count_running (backups, 1);
  g_assert_false (rgm_banner_get_revealed (line));
  g_assert_true (display_wait_for (is_revealed, line));
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, LONG_US);
  rgm_backup_service_count_running (backups, -1);
  g_assert_false (rgm_banner_get_revealed (line));

  rgm_backup_service_count_running (backups, 1);
  rgm_backup_service_count_running (backups, -1);
  display_wait_ms (LONG_US / 1000 + 200);
  g_assert_false (rgm_banner_get_revealed (line));
}

static GtkButton *
find_button (GtkWindow *preferences, const char *label)
{
  GtkWidget *group = display_find (GTK_WIDGET (preferences), RGM_TYPE_BACKUP_GROUP, 0);
  GtkWidget *button;

  for (guint i = 0; (button = display_find (group, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return GTK_BUTTON (button);
    }
  g_assert_not_reached ();
}

static guint
count_asked (WindowFixture *self)
{
  g_autoptr (GPtrArray) backups = rgm_backup_list (self->store.path, NULL);
  guint n = 0;

  g_assert_nonnull (backups);
  for (guint i = 0; i < backups->len; i++)
    n += ((RgmBackupEntry *) backups->pdata[i])->reason == RGM_BACKUP_ASKED;
  return n;
}

/* The button makes a backup at once, whether one is due or not, is not pressed again while that is
 * being made, and its row shows which file it is. */
static void
test_now (WindowFixture *self, gconstpointer data)
{
  const RgmBackupEntry *last;
  GtkWindow *preferences;
  GtkButton *button;
  AdwActionRow *row;

  open_calm_practice (self);
  preferences = rgm_preferences_window_new (self->workspace);
  display_show (GTK_WIDGET (preferences));
  button = find_button (preferences, "Back Up Now");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (rgm_backup_service_get_busy (get_backups (self)));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_true (display_wait_for (is_calm, self));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_assert_cmpuint (count_asked (self), ==, 1);
  last = rgm_backup_service_get_last (get_backups (self));
  g_assert_cmpint (last->reason, ==, RGM_BACKUP_ASKED);
  row = ADW_ACTION_ROW (gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), last->path));
  gtk_window_destroy (preferences);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  WINDOW_TEST ("/backup-shown/long", test_long);
  WINDOW_TEST ("/backup-shown/now", test_now);
  return g_test_run ();
}

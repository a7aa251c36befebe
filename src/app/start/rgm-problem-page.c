#include "config.h"

#include "rgm-problem-page.h"

#include "rgm-backup-text.h"
#include "rgm-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RgmProblemPage:
 *
 * What is seen where a database cannot be opened: what is wrong, with which file, and what can be
 * done. Its buttons are actions of the window, those that may help with what is wrong; the one that
 * most likely does is suggested, and first.
 */
struct _RgmProblemPage {
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkLabel *path;
  GtkLabel *salvaged;
  GtkLabel *backups;
  GtkBox *buttons;
  GtkWidget *salvaged_button;
  GtkWidget *retry_button;
  GtkWidget *restore_button;
  GtkWidget *salvage_button;
  GtkWidget *read_only_button;
  GtkWidget *folder_button;
  GtkWidget *open_button;
  GtkWidget *anew_button;

  /* One of them. */
  GtkWidget *suggested;
};

G_DEFINE_FINAL_TYPE (RgmProblemPage, rgm_problem_page, ADW_TYPE_BIN)

/* What is told of otherwise than by the usual words. */
static const char *const titles[] = {
  [RGM_STORE_ERROR_DAMAGED] = N_("The File Is Damaged"),
  [RGM_STORE_ERROR_EMPTY] = N_("The File Is Empty"),
  [RGM_STORE_ERROR_MISSING] = N_("The File Is Missing"),
  [RGM_STORE_ERROR_STRAY_JOURNAL] = N_("The File Is Not in Its Place"),
  [RGM_STORE_ERROR_MOVED] = N_("The File Is Not in Its Place"),
  [RGM_STORE_ERROR_FOREIGN] = N_("Not a Regimen File"),
  [RGM_STORE_ERROR_NEWER] = N_("Made by a Newer Regimen"),
  [RGM_STORE_ERROR_LOCKED] = N_("Another Program Is Writing"),
  [RGM_STORE_ERROR_LOCKED_OUT] = N_("Another Program Keeps the File"),
  [RGM_STORE_ERROR_SYMLINK] = N_("A Link, Not a File"),
  [RGM_STORE_ERROR_NOT_A_FILE] = N_("A Folder, Not a File"),
  [RGM_STORE_ERROR_NOT_A_FOLDER] = N_("A File, Not a Folder"),
  [RGM_STORE_ERROR_READ_ONLY] = N_("The File Can Only Be Read"),
  [RGM_STORE_ERROR_READ_ONLY_FOLDER] = N_("The File Can Only Be Read"),
  [RGM_STORE_ERROR_IO] = N_("The Disk Reports an Error"),
  [RGM_STORE_ERROR_CUT_OFF] = N_("A Save Was Cut Off"),
  [RGM_STORE_ERROR_PERMISSION] = N_("The File May Not Be Opened"),
  [RGM_STORE_ERROR_FULL] = N_("The Disk Is Full"),
  [RGM_STORE_ERROR_PATH_TOO_LONG] = N_("The Path Is Too Long"),
};

static const char *
get_store_title (RgmStoreError code)
{
  const char *title = code < G_N_ELEMENTS (titles) ? titles[code] : NULL;

  return title != NULL ? _(title) : _("The Data Could Not Be Opened");
}

static const char *
get_title (const GError *problem)
{
  return get_store_title (problem->domain == RGM_STORE_ERROR ? (RgmStoreError) problem->code
                                                             : RGM_STORE_ERROR_FAILED);
}

/* Ways out that depend on what is wrong. */
typedef enum {
  WAY_RESTORE = 1 << 0,
  WAY_SALVAGE = 1 << 1,
  WAY_READ_ONLY = 1 << 2,
  WAY_ANEW = 1 << 3,
} Ways;

/* A file that does not begin as ours does may be ours with its beginning lost. */
static Ways
get_ways (const GError *problem)
{
  if (problem->domain != RGM_STORE_ERROR)
    return 0;
  switch (problem->code)
    {
    case RGM_STORE_ERROR_DAMAGED:
    case RGM_STORE_ERROR_FOREIGN:
      return WAY_RESTORE | WAY_SALVAGE;
    case RGM_STORE_ERROR_MISSING:
      return WAY_RESTORE | WAY_ANEW;
    case RGM_STORE_ERROR_EMPTY:
    case RGM_STORE_ERROR_STRAY_JOURNAL:
      return WAY_RESTORE;
    case RGM_STORE_ERROR_IO:
      return WAY_SALVAGE | WAY_READ_ONLY;
    case RGM_STORE_ERROR_FULL:
    case RGM_STORE_ERROR_LOCKED:
    case RGM_STORE_ERROR_READ_ONLY:
    case RGM_STORE_ERROR_READ_ONLY_FOLDER:
      return WAY_READ_ONLY;
    default:
      return 0;
    }
}

/* To try again helps where something outside may have changed since; a file that is damaged, empty
 * or none of ours stays so. */
static GtkWidget *
choose_suggestion (RgmProblemPage *self, const GError *problem)
{
  if (problem->domain != RGM_STORE_ERROR)
    return self->retry_button;
  switch (problem->code)
    {
    case RGM_STORE_ERROR_DAMAGED:
    case RGM_STORE_ERROR_EMPTY:
    case RGM_STORE_ERROR_MISSING:
      return self->restore_button;
    case RGM_STORE_ERROR_FOREIGN:
    case RGM_STORE_ERROR_SYMLINK:
    case RGM_STORE_ERROR_NOT_A_FILE:
    case RGM_STORE_ERROR_NOT_A_FOLDER:
    case RGM_STORE_ERROR_PATH_TOO_LONG:
      return self->open_button;
    case RGM_STORE_ERROR_READ_ONLY:
    case RGM_STORE_ERROR_READ_ONLY_FOLDER:
      return self->read_only_button;
    default:
      return self->retry_button;
    }
}

/* Puts one button first, and the others after it in an order that is always the same. */
static void
suggest (RgmProblemPage *self, GtkWidget *suggested)
{
  GtkWidget *const order[] = {
    self->salvaged_button, self->restore_button, self->salvage_button, self->read_only_button,
    self->retry_button,    self->folder_button,  self->open_button,    self->anew_button,
  };
  GtkWidget *before = suggested;

  gtk_box_reorder_child_after (self->buttons, suggested, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gtk_widget_remove_css_class (order[i], "suggested-action");
      if (order[i] == suggested)
        continue;
      gtk_box_reorder_child_after (self->buttons, order[i], before);
      before = order[i];
    }
  gtk_widget_add_css_class (suggested, "suggested-action");
  self->suggested = suggested;
}

/* Without a backup: what is damaged can be salvaged, what is missing may be elsewhere. */
static void
suggest_instead (RgmProblemPage *self)
{
  GtkWidget *instead = gtk_widget_get_visible (self->salvage_button) ? self->salvage_button
                                                                     : self->open_button;
  gboolean focused = gtk_widget_has_focus (self->restore_button);

  suggest (self, instead);
  if (focused)
    gtk_widget_grab_focus (instead);
}

static gboolean
rgm_problem_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RGM_PROBLEM_PAGE (widget)->suggested);
}

/* Of itself, what hands the focus on would take it again whenever Tab leaves backwards. */
static gboolean
rgm_problem_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
rgm_problem_page_class_init (RgmProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = rgm_problem_page_grab_focus;
  widget_class->focus = rgm_problem_page_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/regimen/Regimen/ui/rgm-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, status);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, path);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, salvaged);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, backups);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, salvaged_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, read_only_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, RgmProblemPage, anew_button);
}

static void
rgm_problem_page_init (RgmProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  suggest (self, self->retry_button);
}

/**
 * rgm_problem_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rgm_problem_page_new (void)
{
  return g_object_new (RGM_TYPE_PROBLEM_PAGE, NULL);
}

/**
 * rgm_problem_page_set_problem:
 * @self: the page
 * @problem: why the database cannot be opened
 * @path: where it lies
 *
 * Says what is wrong, and where.
 */
void
rgm_problem_page_set_problem (RgmProblemPage *self, const GError *problem, const char *path)
{
  Ways ways = 0;
  g_autofree char *description = NULL;
  g_autofree char *shown_path = NULL;

  g_return_if_fail (RGM_IS_PROBLEM_PAGE (self));
  g_return_if_fail (problem != NULL);

  ways = get_ways (problem);
  gtk_widget_set_visible (self->restore_button, (ways & WAY_RESTORE) != 0);
  gtk_widget_set_visible (self->salvage_button, (ways & WAY_SALVAGE) != 0);
  gtk_widget_set_visible (self->read_only_button, (ways & WAY_READ_ONLY) != 0);
  gtk_widget_set_visible (self->anew_button, (ways & WAY_ANEW) != 0);
  suggest (self, choose_suggestion (self, problem));
  /* A status page takes markup, and a file may be called anything. */
  description = g_markup_escape_text (problem->message, -1);
  shown_path = g_filename_display_name (path);
  adw_status_page_set_title (self->status, get_title (problem));
  adw_status_page_set_description (self->status, description);
  gtk_label_set_label (self->path, shown_path);
  /* All of a path that is too long would push the ways out off the page. */
  gtk_widget_set_visible (GTK_WIDGET (self->path),
                          strstr (problem->message, shown_path) == NULL
                          && !g_error_matches (problem, RGM_STORE_ERROR,
                                               RGM_STORE_ERROR_PATH_TOO_LONG));
}

/* Those that can be restored, of a database that was @flawed or of one that was not. */
static guint
count_backups (const GPtrArray *backups, gboolean flawed, const RgmBackupEntry **newest)
{
  guint n_backups = 0;

  *newest = NULL;
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (entry->flawed != flawed)
        continue;
      n_backups += entry->state != RGM_BACKUP_DAMAGED;
      if (*newest == NULL && entry->state == RGM_BACKUP_VERIFIED)
        *newest = entry;
    }
  return *newest != NULL ? n_backups : 0;
}

/* “12 patients, 240 sessions, made of a damaged file” */
static char *
describe_content (const RgmBackupEntry *backup)
{
  g_autofree char *content = rgm_backup_text_content (backup);

  return g_strjoin (", ", content, rgm_backup_text_flaw (backup), NULL);
}

static char *
describe_backups (const RgmBackupEntry *newest, guint n_backups)
{
  g_autofree char *time = NULL;
  g_autofree char *content = NULL;

  if (newest == NULL)
    return g_strdup (_("No backup that can be restored lies beside it."));
  time = rgm_backup_text_time (newest);
  content = describe_content (newest);
  /* Translators: %u is how many backups there are, the first %s a date with a time, the second what
   * the backup holds: “12 patients, 240 sessions”. */
  return g_strdup_printf (ngettext ("There is %u backup, of %s: %s.",
                                    "There are %u backups, the newest of %s: %s.", n_backups),
                          n_backups, time, content);
}

static void
show_note (GtkLabel *label, const char *text, GtkWidget *button)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), TRUE);
  /* Whoever hears the button hears what it is about. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
}

/* A dialog in which nothing can be chosen would lead nowhere. */
static gboolean
may_be_restored (const GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      const RgmBackupEntry *entry = backups->pdata[i];

      if (entry->state != RGM_BACKUP_DAMAGED)
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_problem_page_set_backups:
 * @self: the page
 * @backups: (element-type RgmBackupEntry): backups that lie beside the database, the newest first
 *
 * Says what could be restored, where restoring is a way out. Where nothing could be, that is no way
 * out any more, and another one is suggested.
 */
void
rgm_problem_page_set_backups (RgmProblemPage *self, const GPtrArray *backups)
{
  const RgmBackupEntry *newest;
  g_autofree char *text = NULL;
  guint n_backups;

  g_return_if_fail (RGM_IS_PROBLEM_PAGE (self));

  if (!gtk_widget_get_visible (self->restore_button))
    return;
  n_backups = count_backups (backups, FALSE, &newest);
  if (n_backups == 0)
    n_backups = count_backups (backups, TRUE, &newest);
  text = describe_backups (newest, n_backups);
  show_note (self->backups, text, self->restore_button);
  if (may_be_restored (backups))
    return;
  if (self->suggested == self->restore_button)
    suggest_instead (self);
  gtk_widget_set_visible (self->restore_button, FALSE);
}

/**
 * rgm_problem_page_set_salvaged:
 * @self: the page
 * @path: the file that what could be read of the database went into
 *
 * Says where that is, and offers to open it.
 */
void
rgm_problem_page_set_salvaged (RgmProblemPage *self, const char *path)
{
  g_autofree char *shown_path = g_filename_display_name (path);
  g_autofree char *text = NULL;

  g_return_if_fail (RGM_IS_PROBLEM_PAGE (self));

  /* Translators: %s is the path of a file. */
  text = g_strdup_printf (_("What could be read of it was salvaged into “%s”."), shown_path);
  show_note (self->salvaged, text, self->salvaged_button);
  gtk_widget_set_visible (self->salvaged_button, TRUE);
  suggest (self, self->salvaged_button);
}

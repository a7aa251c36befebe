#include "config.h"

#include "rgm-cli.h"

#include "rgm-backup-list.h"
#include "rgm-backup-text.h"
#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"

#include <glib/gi18n-lib.h>

/* What was asked for, word by word. */
typedef struct {
  char *database;
  char *to;
  char *passphrase_file;
  gboolean list;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->database);
  g_free (self->to);
  g_free (self->passphrase_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* Of what is damaged the content says so. */
static const char *
describe_state (const RgmBackupEntry *entry)
{
  return entry->flawed ? rgm_backup_text_flaw (entry) : _("verified");
}

/* One line for each, with the file at its end. */
static void
add_line (GString *text, const RgmBackupEntry *entry)
{
  g_autofree char *time = rgm_backup_text_time (entry);
  g_autofree char *content = rgm_backup_text_content (entry);
  g_autofree char *size = g_format_size ((guint64) entry->size);
  g_autofree char *path = g_filename_display_name (entry->path);

  g_string_append_printf (text, "%s  %s  %s  %s  ", time, rgm_backup_text_reason (entry->reason),
                          content, size);
  if (rgm_backup_entry_can_be_told (entry))
    g_string_append_printf (text, "%s  ", describe_state (entry));
  if (entry->sealed)
    g_string_append_printf (text, "%s  ", _("sealed"));
  g_string_append_printf (text, "%s\n", path);
}

/* What is damaged or gone may have had backups, and is not of another kind. */
static gboolean
may_be_database (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmStore) store = rgm_store_open (path, RGM_STORE_READ_ONLY | RGM_STORE_SKIP_CHECK,
                                               &reason);

  if (!g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FOREIGN)
      && !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FILE)
      && !g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_SYMLINK))
    return TRUE;
  return rgm_cli_refuse (error, "--database", "%s", reason->message);
}

/* A name that was mistyped is not answered as though it were that of a database. */
static gboolean
tell_none (const char *path, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *said = NULL;

  if (!may_be_database (path, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return rgm_cli_refuse (error, "--database", _("There is no file “%s”, nor a backup of it."),
                           display);
  /* Translators: %s is a file. */
  said = g_strdup_printf (_("There is no backup of “%s” yet.\n"), display);
  return rgm_cli_output_text (said, error);
}

/* A script that looks whether there is something to restore hears it where there is not. */
static gboolean
is_any_sound (const GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    if (rgm_backup_entry_is_sound (backups->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
list_backups (RgmCli *cli, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) backups = rgm_backup_list (path, &reason);
  g_autoptr (GString) text = g_string_new (NULL);

  if (backups == NULL)
    return rgm_cli_refuse (error, "--database", "%s", reason->message);
  if (backups->len == 0)
    return tell_none (path, error);
  rgm_backup_list_verify (backups, TRUE, NULL);
  for (guint i = 0; i < backups->len; i++)
    add_line (text, backups->pdata[i]);
  if (!is_any_sound (backups))
    cli->status = RGM_CLI_STATUS_DAMAGED;

  return rgm_cli_output_text (text->str, error);
}

/* A seal of its own, where a passphrase is given. */
static gboolean
make_seal (const Request *request, RgmBackupSeal **seal, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmPassphrase) passphrase = NULL;

  if (request->passphrase_file == NULL)
    return TRUE;
  passphrase = rgm_passphrase_new_from_file (request->passphrase_file, &reason);
  if (passphrase != NULL
      && g_utf8_strlen (rgm_passphrase_get_text (passphrase), -1) < RGM_PASSPHRASE_MIN_CHARACTERS)
    return rgm_cli_refuse (error, "--passphrase-file", "%s",
                           _("Give a passphrase of at least 8 characters."));
  if (passphrase != NULL)
    *seal = rgm_backup_seal_new (passphrase, RGM_BACKUP_STRENGTH_USUAL, &reason);

  return *seal != NULL || rgm_cli_refuse (error, "--passphrase-file", "%s", reason->message);
}

static const char *
find_option (const Request *request, const char *path, const GError *reason)
{
  return request->to == NULL || rgm_cli_is_about (reason, path, request->to) ? "--database"
                                                                              : "--to";
}

/* A script hears by the exit status what the sentences tell people. */
static char *
describe_made (RgmCli *cli, const RgmBackupEntry *made)
{
  g_autofree char *content = rgm_backup_text_content (made);
  g_autofree char *display = g_filename_display_name (made->path);
  g_autofree char *advice = NULL;

  /* Translators: the first %s is a file, the second what it holds: “12 patients, 240 sessions”. */
  if (!made->flawed)
    return g_strdup_printf (_("Backed up and verified: %s (%s)\n"), display, content);
  cli->status = RGM_CLI_STATUS_DAMAGED;
  advice = rgm_backup_text_advice (made);
  /* Translators: as above; the third %s is sentences on what is wrong. */
  return g_strdup_printf (_("Backed up, but the database is damaged: %s (%s)\n%s\n"), display,
                          content, advice);
}

static gboolean
back_up (RgmCli *cli, const Request *request, const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmBackupSeal) seal = NULL;
  g_autoptr (RgmBackupEntry) made = NULL;
  g_autofree char *said = NULL;
  RgmBackupOptions options = { .reason = RGM_BACKUP_ASKED, .to = request->to };

  if ((request->to != NULL && !rgm_cli_check_folder (request->to, error))
      || !make_seal (request, &seal, error))
    return FALSE;
  options.seal = seal;
  made = rgm_backup_make (path, &options, &reason);
  if (made == NULL)
    return rgm_cli_refuse (error, find_option (request, path, reason), "%s", reason->message);
  if (request->to == NULL && !rgm_backup_prune (path, 0, NULL, &reason))
    return rgm_cli_refuse (error, "--database", "%s", reason->message);

  said = describe_made (cli, made);
  return rgm_cli_output_text (said, error);
}

/**
 * rgm_cli_backup:
 * @cli: what commands are given
 * @argc: number of arguments
 * @argv: the arguments from the name of the command on
 * @error: return location for an error
 *
 * Makes a backup, or lists those there are.
 *
 * Returns: whether it succeeded
 */
gboolean
rgm_cli_backup (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  g_auto (GStrv) rest = NULL;
  g_autofree char *path = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &request.database, N_("The database to back up"),
      N_("FILE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &request.to,
      N_("The file to write, instead of one in the folder of backups; it must not exist"),
      N_("FILE") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &request.list,
      N_("Verify and list the backups there are, and make none"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &request.passphrase_file,
      N_("Seal the backup with the passphrase that is the first line of FILE"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Backs the database up, or lists its backups. "
                                              "Exit status: 3 if the database is damaged, or "
                                              "none of the backups that are listed is whole."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: the command takes options alone"),
                                 rest[0]);
  if (request.list && (request.to != NULL || request.passphrase_file != NULL))
    return rgm_cli_refuse_usage (error, _("--list makes no backup; give it without --to and "
                                          "--passphrase-file"));

  path = rgm_places_choose_database (cli->places, request.database);
  return request.list ? list_backups (cli, path, error) : back_up (cli, &request, path, error);
}

#include "config.h"

#include "rgm-cli.h"

#include "rgm-backup-restore.h"
#include "rgm-cli-arguments.h"
#include "rgm-cli-error.h"
#include "rgm-cli-file.h"
#include "rgm-cli-output.h"
#include "rgm-cli-progress.h"
#include "rgm-erased-text.h"

#include <glib/gi18n-lib.h>

/* Of no use is any advice but where others are. */
static gboolean
refuse_empty (const char *backup, GError **error)
{
  g_autofree char *display = g_filename_display_name (backup);

  return rgm_cli_refuse (error, "FILE", _("The backup “%s” is empty, so that nothing can be "
                                          "restored from it. Nothing was changed; choose another "
                                          "backup: “regimenctl backup --list” lists them."),
                         display);
}

/* It cannot be opened to be looked at by this program, nor is it to be changed. */
static gboolean
refuse_newer (const char *backup, GError **error)
{
  g_autofree char *display = g_filename_display_name (backup);

  return rgm_cli_refuse (error, "FILE", _("“%s” was written by a newer Regimen, so that this one "
                                          "cannot restore it. Nothing was changed; update Regimen "
                                          "first."), display);
}

/* What to change, by what went wrong. */
static gboolean
refuse (const char *backup, const GError *reason, GError **error)
{
  const char *option = "FILE";

  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EMPTY_BACKUP))
    return refuse_empty (backup, error);
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NEWER))
    return refuse_newer (backup, error);
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_SEALED)
      || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_WRONG_PASSPHRASE))
    option = "--passphrase-file";
  /* A backup is only read, and not by a lock. */
  else if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED)
           || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED_OUT)
           || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY)
           || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_READ_ONLY_FOLDER)
           || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_FULL)
           || g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_A_FOLDER))
    option = "--database";

  return rgm_cli_refuse (error, option, "%s", reason->message);
}

/* What was done, and that somebody did not come back, which the exit status tells as well. */
static gboolean
say (RgmCli *cli, const char *done, const RgmRestoreReport *report, GError **error)
{
  g_autofree char *erased = rgm_erased_text (report->n_erased, report->erasures_known);
  g_autofree char *said = NULL;

  if (erased == NULL)
    return rgm_cli_output_text (done, error);
  if (report->n_erased > 0)
    cli->status = RGM_CLI_STATUS_WARNINGS;
  said = g_strconcat (done, erased, "\n", NULL);
  return rgm_cli_output_text (said, error);
}

/* Where the database opens: as a change to it. */
static gboolean
restore_into (RgmCli *cli, RgmStore *store, const char *backup, const RgmPassphrase *passphrase,
              GError **error)
{
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Restoring…"));
  g_autoptr (RgmRestoreReport) report = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *display = NULL;
  g_autofree char *done = NULL;

  if (!rgm_backup_restore (store, backup, passphrase, &transfer, &report, &reason))
    return refuse (backup, reason, error);
  rgm_cli_progress_end (&progress);
  if (report->change == 0)
    return say (cli, _("Nothing was changed: the backup held what is there already.\n"), report,
                error);
  display = g_filename_display_name (report->before->path);
  /* Translators: %s is a file. */
  done = g_strdup_printf (_("Restored. What was there before is in %s and can be brought back by "
                            "Undo.\n"), display);

  return say (cli, done, report, error);
}

/* Where it does not, because it is damaged or missing: in its place. */
static gboolean
restore_in_place (RgmCli *cli, const char *database, const char *backup,
                  const RgmPassphrase *passphrase, GError **error)
{
  g_auto (RgmCliProgress) progress = { 0 };
  const RgmStoreTransfer transfer = rgm_cli_progress_begin (&progress, _("Restoring…"));
  g_autoptr (RgmRestoreReport) report = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *display = NULL;
  g_autofree char *done = NULL;

  if (!rgm_backup_restore_in_place (database, backup, passphrase, g_get_real_time (), &transfer,
                                    &report, &reason))
    return refuse (backup, reason, error);
  rgm_cli_progress_end (&progress);
  if (report->aside == NULL)
    return say (cli, _("Restored. There was no database in its place.\n"), report, error);
  display = g_filename_display_name (report->aside);
  /* Translators: %s is a file. */
  done = g_strdup_printf (_("Restored. The damaged file is kept as %s.\n"), display);

  return say (cli, done, report, error);
}

static gboolean
restore (RgmCli *cli, const char *database, const char *backup, const char *passphrase_file,
         GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmPassphrase) passphrase = NULL;
  g_autoptr (RgmStore) store = NULL;
  const GError *why = NULL;

  if (passphrase_file != NULL)
    {
      passphrase = rgm_passphrase_new_from_file (passphrase_file, &reason);
      if (passphrase == NULL)
        return rgm_cli_refuse (error, "--passphrase-file", "%s", reason->message);
    }
  store = rgm_store_open (database, RGM_STORE_DEFAULT, &reason);
  if (store != NULL && rgm_store_get_read_only (store, &why))
    return rgm_cli_refuse (error, "--database", "%s", why->message);
  if (store != NULL)
    return restore_into (cli, store, backup, passphrase, error);
  if (rgm_backup_can_restore_in_place (database, reason))
    return restore_in_place (cli, database, backup, passphrase, error);

  return rgm_cli_refuse (error, "--database", "%s", reason->message);
}

/**
 * rgm_cli_restore:
 * @cli: what commands are given
 * @argc: number of arguments
 * @argv: the arguments from the name of the command on
 * @error: return location for an error
 *
 * Restores a backup.
 *
 * Returns: whether it succeeded
 */
gboolean
rgm_cli_restore (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *database = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &database, N_("The database to restore into"),
      N_("FILE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
      N_("Open the backup with the passphrase that is the first line of FILE"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Makes all records what they were in a backup. How "
                                              "they are now is backed up first; a damaged database "
                                              "is kept beside. Exit status: 4 if patients who were "
                                              "erased were left out."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest == NULL)
    return rgm_cli_refuse_usage (error, _("No backup was given; “regimenctl backup --list” lists "
                                          "them"));
  if (rest[1] != NULL)
    return rgm_cli_refuse_usage (error, _("“%s” is too much: give one backup"), rest[1]);
  if (!rgm_cli_check_named (rest[0], error))
    return FALSE;

  path = rgm_places_choose_database (cli->places, database);
  return restore (cli, path, rest[0], passphrase_file, error);
}

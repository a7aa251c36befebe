#include "config.h"

#include "rgm-cli.h"

#include "rgm-cli-arguments.h"
#include "rgm-cli-database.h"
#include "rgm-cli-error.h"
#include "rgm-cli-output.h"
#include "rgm-erase-sealed.h"
#include "rgm-erase.h"
#include "rgm-mention-text.h"
#include "rgm-store-mentions.h"

#include <glib/gi18n-lib.h>

static void
say_files (GString *text, const char *heading, char **paths)
{
  if (*paths == NULL)
    return;
  g_string_append_printf (text, "%s\n", heading);
  for (; *paths != NULL; paths++)
    {
      g_autofree char *name = g_filename_display_name (*paths);

      g_string_append_printf (text, "  %s\n", name);
    }
}

/* What was asked for, word by word. */
typedef struct {
  char *database;
  char *passphrase_file;
  char **forgotten;
  gboolean yes;
  gboolean delete_left;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->database);
  g_free (self->passphrase_file);
  g_strfreev (self->forgotten);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static const char *const *
get_forgotten (const Request *request)
{
  static const char *const none[] = { NULL };

  return request->forgotten != NULL ? (const char *const *) request->forgotten : none;
}

/* What is forgotten is not told of any more. */
static GStrv
list_unreached (const RgmErasure *erasure, const Request *request)
{
  g_autoptr (GStrvBuilder) unreached = g_strv_builder_new ();

  for (char **folder = erasure->unreached; *folder != NULL; folder++)
    if (!g_strv_contains (get_forgotten (request), *folder))
      g_strv_builder_add (unreached, *folder);

  return g_strv_builder_end (unreached);
}

/* A script hears by the exit status that somebody has to look. */
static gboolean
is_all_erased (const RgmErasure *erasure, const Request *request, char **unreached)
{
  return (*erasure->left == NULL || request->delete_left) && *erasure->unread == NULL
         && *unreached == NULL;
}

static gboolean
say (RgmCli *cli, const RgmErasure *erasure, const Request *request, const char *mentions,
     GError **error)
{
  g_auto (GStrv) unreached = list_unreached (erasure, request);
  g_autoptr (GString) text = g_string_new (NULL);

  if (!is_all_erased (erasure, request, unreached))
    cli->status = RGM_CLI_STATUS_WARNINGS;
  g_string_append_printf (text, "%s\n", _("The patient is erased."));
  say_files (text, _("These backups were written anew, without the patient:"),
             erasure->rewritten);
  say_files (text, request->delete_left ? _("These files were deleted:")
                           : _("These files could not be opened or changed and may hold the "
                               "patient still; the same with --delete-left deletes them:"),
             erasure->left);
  say_files (text, _("These files could not be looked into or changed just now, may hold the "
                     "patient still and are not deleted; give the same again when what is in the "
                     "way is gone:"),
             erasure->unread);
  say_files (text, _("The database was in these folders before it was salvaged, and they are not "
                     "there or may not be read. Backups in them may hold the patient still; "
                     "connect the disk and give the same again, or delete the backups by hand, "
                     "or have a folder that was deleted forgotten with --forget:"),
             unreached);
  say_files (text, _("These folders are forgotten; no backups are looked for in them any more:"),
             (char **) get_forgotten (request));
  if (mentions != NULL)
    g_string_append (text, mentions);
  g_string_append_printf (text, "%s\n", _("Files that you exported or copied stay as they are."));

  return rgm_cli_output_text (text->str, error);
}

static gboolean
read_passphrase (const char *path, RgmPassphrase **passphrase, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (path == NULL)
    return TRUE;
  *passphrase = rgm_passphrase_new_from_file (path, &reason);

  return *passphrase != NULL
         || rgm_cli_refuse (error, "--passphrase-file", "%s", reason->message);
}

/* Each as it is told of when somebody is erased. */
static void
complete_paths (char **folders)
{
  for (; folders != NULL && *folders != NULL; folders++)
    {
      char *path = g_canonicalize_filename (*folders, NULL);

      g_free (*folders);
      *folders = path;
    }
}

static gboolean
refuse_to_forget (const GError *reason, GError **error)
{
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_EXISTS))
    return rgm_cli_refuse (error, "--forget", _("a folder that is there, or that may not be looked "
                                                "at, is not forgotten; give one that was deleted "
                                                "for good"));
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    return rgm_cli_refuse (error, "--forget", _("the database was not in this folder before it was "
                                                "salvaged; give one that erasing tells of"));

  return rgm_cli_refuse (error, "--forget", "%s", reason->message);
}

static gboolean
refuse (const char *given, const Request *request, RgmStore *store, const GError *reason,
        GError **error)
{
  if (g_error_matches (reason, RGM_STORE_ERROR, RGM_STORE_ERROR_NOT_FOUND))
    return rgm_cli_refuse (error, given, _("there is no such patient in %s; give the UUID of one "
                                           "that is there"), rgm_store_get_path (store));

  return rgm_cli_refuse (error, rgm_cli_database_find_option (request->database), "%s",
                         reason->message);
}

/* A slip in it would have all that is sealed among what cannot be opened, and is deleted. */
static gboolean
try_passphrase (RgmStore *store, const RgmPassphrase *passphrase, GError **error)
{
  g_autoptr (GError) reason = NULL;

  return passphrase == NULL
         || rgm_erase_check_passphrase (rgm_store_get_path (store), passphrase, &reason)
         || rgm_cli_refuse (error, "--passphrase-file", "%s", reason->message);
}

/* Finds where the name of the patient stands in texts of others; one who is deleted has none. */
static gboolean
find_mentions (RgmStore *store, const char *id, char **text, GError **error)
{
  g_autoptr (GPtrArray) patients = rgm_store_list_patients (store, error);
  g_autoptr (GPtrArray) mentions = NULL;
  const RgmPatientEntry *patient = NULL;

  for (guint i = 0; patients != NULL && i < patients->len && patient == NULL; i++)
    {
      const RgmPatientEntry *entry = patients->pdata[i];

      patient = g_str_equal (entry->id, id) ? entry : NULL;
    }
  if (patient == NULL)
    return patients != NULL;
  mentions = rgm_store_list_mentions (store, patient->name, id, error);
  if (mentions != NULL)
    *text = rgm_mention_text (mentions, 0);

  return mentions != NULL;
}

/* While it is not confirmed, the texts of others can be corrected yet. */
static gboolean
ask (RgmCli *cli, const char *given, const Request *request, GError **error)
{
  g_autofree char *id = g_ascii_strdown (given, -1);
  g_autofree char *mentions = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmStore) store = rgm_cli_database_open (cli, request->database,
                                                      RGM_STORE_READ_ONLY, error);

  if (store == NULL)
    return FALSE;
  if (!find_mentions (store, id, &mentions, &reason))
    return refuse (given, request, store, reason, error);
  if (mentions != NULL && !rgm_cli_output_text (mentions, error))
    return FALSE;

  return rgm_cli_refuse (error, "--yes", _("erasing cannot be undone; give --yes to do it"));
}

static gboolean
erase (RgmCli *cli, const char *given, const Request *request, GError **error)
{
  g_autofree char *id = g_ascii_strdown (given, -1);
  g_autofree char *mentions = NULL;
  g_autoptr (RgmPassphrase) passphrase = NULL;
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (RgmErasure) erasure = NULL;
  RgmEraseOptions options = { 0 };
  g_autoptr (GError) reason = NULL;

  if (!read_passphrase (request->passphrase_file, &passphrase, error))
    return FALSE;
  store = rgm_cli_database_open (cli, request->database, RGM_STORE_DEFAULT, error);
  if (store == NULL)
    return FALSE;
  /* Before anything is done. */
  if (!rgm_erase_check_gone (store, get_forgotten (request), &reason))
    return refuse_to_forget (reason, error);
  if (!try_passphrase (store, passphrase, error))
    return FALSE;
  options.passphrase = passphrase;
  options.salvaged_dir = cli->places->salvaged_dir;
  if (find_mentions (store, id, &mentions, &reason))
    erasure = rgm_erase_patient (store, id, &options, &reason);
  if (erasure == NULL || (request->delete_left && !rgm_erase_left (store, erasure, &reason)))
    return refuse (given, request, store, reason, error);
  if (request->forgotten != NULL && !rgm_erase_forget (store, get_forgotten (request), &reason))
    return refuse_to_forget (reason, error);

  return say (cli, erasure, request, mentions, error);
}

gboolean
rgm_cli_erase (RgmCli *cli, int argc, char **argv, GError **error)
{
  g_auto (Request) request = { 0 };
  g_auto (GStrv) rest = NULL;
  gboolean helped;
  const GOptionEntry entries[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &request.yes,
      N_("Confirm it: what is erased cannot be brought back"), NULL },
    { "delete-left", 0, 0, G_OPTION_ARG_NONE, &request.delete_left,
      N_("Delete backups that cannot be opened, too"), NULL },
    { "forget", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request.forgotten,
      N_("Forget a folder that was deleted, in which the database was before it was salvaged"),
      N_("FOLDER") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &request.passphrase_file,
      N_("Open sealed backups with the passphrase that is the first line of FILE"), N_("FILE") },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &request.database, N_("The database"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!rgm_cli_parse_arguments (argc, argv, _("Erases a patient for good, from the database and "
                                              "from the backups. Nothing done before can be undone "
                                              "any more then. Exit status: 4 if a file may hold "
                                              "the patient still."),
                                entries, &rest, &helped, error))
    return FALSE;
  if (helped)
    return TRUE;
  if (rest == NULL || rest[1] != NULL)
    return rgm_cli_refuse_usage (error, _("Give one patient, by UUID"));
  if (!g_uuid_string_is_valid (rest[0]))
    return rgm_cli_refuse (error, rest[0], _("this is not a UUID; give the one that the patient "
                                             "has in an export"));
  if (!request.yes)
    return ask (cli, rest[0], &request, error);

  complete_paths (request.forgotten);
  return erase (cli, rest[0], &request, error);
}

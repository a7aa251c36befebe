#include "config.h"

#include "rgm-store-error.h"

#include <glib/gi18n-lib.h>

/* Of a path that is too long, so much is told of its beginning and of its end. */
#define CHARACTERS_OF_PATH 60

G_DEFINE_QUARK (rgm-store-error-quark, rgm_store_error)

/* The sentence of each code. Each names the file as %1$s; those that need more have it as %2$s. */
static const char *const sentences[] = {
  [RGM_STORE_ERROR_IO]
    /* Translators: %1$s is the name of a database file, here and in the sentences below. */
    = N_("“%1$s” cannot be read or written: the disk reported an error. Nothing was "
         "changed; check the disk, or copy the file to another one, then try again."),
  [RGM_STORE_ERROR_FULL]
    = N_("There is no space left to save to “%1$s”. Nothing was changed; free some space, "
         "then try again."),
  [RGM_STORE_ERROR_LOCKED]
    = N_("Another program is writing to “%1$s”. Nothing was changed; try again in a "
         "moment."),
  [RGM_STORE_ERROR_READ_ONLY]
    = N_("“%1$s” or its folder can only be read. Nothing was changed; allow writing to "
         "both, then open it again."),
  [RGM_STORE_ERROR_PERMISSION]
    = N_("You are not allowed to open “%1$s”. Allow it for the file and its folder, or "
         "choose another file."),
  [RGM_STORE_ERROR_NO_FILE]
    = N_("There is no file “%1$s”. Choose another file."),
  [RGM_STORE_ERROR_MISSING]
    = N_("“%1$s” is missing: it was moved, renamed or deleted, or its disk is not there. Put it "
         "back, restore a backup, or choose another file."),
  [RGM_STORE_ERROR_EXISTS]
    = N_("“%1$s” is there already and was left as it is. Choose a name that is free."),
  [RGM_STORE_ERROR_SYMLINK]
    = N_("“%1$s” is a symbolic link, which is not followed. Open the file that it points "
         "to."),
  [RGM_STORE_ERROR_NOT_A_FILE]
    = N_("“%1$s” is a folder or a device. Choose a file."),
  [RGM_STORE_ERROR_EMPTY]
    = N_("“%1$s” is an empty file, which a database never is: what it held is lost. "
         "Nothing was written; put a copy in its place, or delete it to begin anew."),
  [RGM_STORE_ERROR_STRAY_JOURNAL]
    = N_("“%1$s” is missing, but its journal is there: it was moved while in use. Put it "
         "back, or move the journal away to begin anew."),
  [RGM_STORE_ERROR_FOREIGN]
    = N_("“%1$s” is not a Regimen database. Nothing was changed; choose another file."),
  [RGM_STORE_ERROR_NEWER]
    = N_("“%1$s” was written by a newer Regimen and can only be read. Update Regimen to "
         "change it."),
  [RGM_STORE_ERROR_DAMAGED]
    = N_("“%1$s” is damaged. Nothing was changed; keep it, and put a good copy in its "
         "place."),
  [RGM_STORE_ERROR_NOT_FOUND]
    = N_("What you look for is not in “%1$s”; perhaps it was deleted. Load the list "
         "again."),
  [RGM_STORE_ERROR_INVALID]
    /* Translators: %2$s names a value of a form, such as “depth”. */
    = N_("“%1$s” cannot keep this value: %2$s. Nothing was changed; correct it, then save "
         "again."),
  [RGM_STORE_ERROR_IN_USE]
    = N_("Something else in “%1$s” needs this. Nothing was changed; delete that first."),
  [RGM_STORE_ERROR_OUTCOME_UNKNOWN]
    = N_("The disk reported an error while “%1$s” was being saved: the change may be there "
         "or not. Check the disk, look, and save again if it is not there."),
  [RGM_STORE_ERROR_NOTHING_TO_UNDO]
    = N_("Something else was changed in “%1$s” meanwhile, or there is nothing to undo. "
         "Nothing was changed. Load the list again to see it as it is now."),
  [RGM_STORE_ERROR_CONFLICT]
    = N_("The records in “%1$s” were changed by another program since, so this cannot be "
         "undone or done again. Nothing was changed; correct them by hand."),
  [RGM_STORE_ERROR_CHANGED]
    = N_("Something in “%1$s” was changed since you looked. Nothing was changed by this. Load it "
         "again to see it as it is now."),
  [RGM_STORE_ERROR_DELETED]
    = N_("What you meant to change was deleted from “%1$s” since you looked. Nothing was changed "
         "by this. Load it again to see it as it is now."),
  [RGM_STORE_ERROR_ALTERED]
    = N_("The backup “%1$s” is not as it was written: some of it was changed or is missing. "
         "Nothing was changed; choose another backup."),
  [RGM_STORE_ERROR_SEALED]
    = N_("The backup “%1$s” is sealed. Give the passphrase that it was sealed with."),
  [RGM_STORE_ERROR_WRONG_PASSPHRASE]
    = N_("This is not the passphrase that the backup “%1$s” was sealed with. Nothing was "
         "changed; try again."),
  [RGM_STORE_ERROR_MOVED]
    = N_("“%1$s” was moved, replaced or deleted while it was open. Nothing was saved since; put "
         "the file back, or save a copy of the data elsewhere."),
  [RGM_STORE_ERROR_NOTHING_LEFT]
    = N_("Nothing in “%1$s” could be read as a record of Regimen. No file was made; choose a "
         "backup instead."),
  [RGM_STORE_ERROR_NOT_A_FOLDER]
    = N_("“%1$s” is not a folder, and has to be one. Nothing was changed; move it away, or choose "
         "another place, then try again."),
  [RGM_STORE_ERROR_ERASED]
    = N_("This patient was erased from “%1$s” for good and does not come back. Nothing was "
         "changed; put what is still needed with a new patient."),
  [RGM_STORE_ERROR_KEPT]
    = N_("“%1$s” holds data of Regimen or is a backup, and was left as it is. Choose another "
         "name."),
  [RGM_STORE_ERROR_CUT_OFF]
    = N_("A save to “%1$s” was cut off, so that it opens only where it can be written. Allow "
         "writing to the file, its journal and its folder, or copy file and journal to another "
         "folder and open the copy."),
  [RGM_STORE_ERROR_NO_PASSPHRASE]
    /* Translators: %2$s is a number. */
    = N_("The first line of “%1$s” is no passphrase: it is empty, longer than %2$s bytes, or no "
         "text. Correct it, then try again."),
  [RGM_STORE_ERROR_PATH_TOO_LONG]
    /* Translators: %1$s is the beginning and the end of a path. */
    = N_("The path “%1$s” is too long. Nothing was changed; choose a shorter name, or a folder "
         "that has fewer folders above it."),
  [RGM_STORE_ERROR_LOCKED_OUT]
    = N_("Another program keeps “%1$s” to itself, so that it cannot be opened read-only either. "
         "Nothing was changed; let that program finish, or close it, then try again."),
  [RGM_STORE_ERROR_TOO_MANY]
    /* Translators: %2$s is a number of records, such as “50000 sessions of one course”. */
    = N_("“%1$s” can keep %2$s, and would have more. Nothing was changed; delete some of them, or "
         "bring in less."),
  [RGM_STORE_ERROR_READ_ONLY_FOLDER]
    /* Translators: %1$s is a folder. */
    = N_("The folder “%1$s” can only be read, so that nothing in it can be changed. Allow writing "
         "to it, then open the file again."),
  [RGM_STORE_ERROR_EMPTY_BACKUP]
    = N_("The backup “%1$s” is empty, so that nothing can be restored from it. Nothing was "
         "changed; choose another backup."),
  [RGM_STORE_ERROR_NO_FOLDER]
    /* Translators: %1$s is a folder. */
    = N_("There is no folder “%1$s”: it was moved, renamed or deleted, or its disk is not there. "
         "Choose another folder."),
  [RGM_STORE_ERROR_CLOSED_FOLDER]
    /* Translators: %1$s is a folder. */
    = N_("The folder “%1$s” can only be read, so that no file can be made in it. Choose another "
         "folder, or allow writing to this one."),
  [RGM_STORE_ERROR_FAILED]
    /* Translators: %2$s is what the database library says, in English. */
    = N_("“%1$s” cannot be used: %2$s. Nothing was changed; close Regimen and try again."),
};

static const char *
get_sentence (RgmStoreError code)
{
  return g_dgettext (GETTEXT_PACKAGE, sentences[code]);
}

/* A file may be called anything, but a sentence stays on one line. */
static char *
make_printable (const char *text)
{
  char *printable = g_filename_display_name (text);

  return g_strdelimit (printable, "\n\r\t\v\f", ' ');
}

/* Where the path itself is the trouble, a sentence with all of it would be none. */
static char *
make_name (RgmStoreError code, const char *path)
{
  g_autofree char *name = make_printable (path);
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *start = NULL;

  if (code != RGM_STORE_ERROR_PATH_TOO_LONG || length <= 2 * CHARACTERS_OF_PATH)
    return g_steal_pointer (&name);
  start = g_utf8_substring (name, 0, CHARACTERS_OF_PATH);
  return g_strconcat (start, "…", g_utf8_offset_to_pointer (name, length - CHARACTERS_OF_PATH),
                      NULL);
}

/**
 * rgm_store_error_set:
 * @error: (nullable): where to put the error
 * @code: what went wrong
 * @path: the database file
 * @detail: (nullable): the value of `RGM_STORE_ERROR_INVALID`, how many of what for
 *   `RGM_STORE_ERROR_TOO_MANY`, the words of `RGM_STORE_ERROR_FAILED`
 *
 * Makes the error of @code with its sentence.
 */
void
rgm_store_error_set (GError **error, RgmStoreError code, const char *path, const char *detail)
{
  g_autofree char *name = make_name (code, path);
  g_autofree char *words = make_printable (detail ? detail : "?");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, RGM_STORE_ERROR, code, get_sentence (code), name, words);
#pragma GCC diagnostic pop
}

/**
 * rgm_store_error_is_locked:
 * @error: (nullable): an error
 *
 * Returns: whether it says that another program is in the way, and so nothing of the file
 */
gboolean
rgm_store_error_is_locked (const GError *error)
{
  return g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED)
         || g_error_matches (error, RGM_STORE_ERROR, RGM_STORE_ERROR_LOCKED_OUT);
}

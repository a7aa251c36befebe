#include "config.h"

#include "rgm-cli-unfinished.h"

#include "rgm-database-file.h"

#include <signal.h>
#include <unistd.h>

/* What goes again if the command is interrupted; for the handler, which may do very little. */
static char *made;
static char *journal;
static char **folders;

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void
set_blocked (gboolean blocked)
{
  sigset_t set;

  sigemptyset (&set);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaddset (&set, signals[i]);
  sigprocmask (blocked ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

/* What is ignored already stays so: nohup means it. */
static void
set_handlers (void (*handler) (int))
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      struct sigaction now;

      if (sigaction (signals[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        signal (signals[i], handler);
    }
}

static void
on_signal (int number)
{
  rgm_database_file_abandon_new ();
  if (made != NULL)
    unlink (made);
  if (journal != NULL)
    unlink (journal);
  for (char **folder = folders; folder != NULL && *folder != NULL; folder++)
    rmdir (*folder);
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * rgm_cli_unfinished_heed:
 *
 * From now on to be interrupted takes away what is being made beside where it is to be, such as a
 * backup or a sample; to be called once.
 */
void
rgm_cli_unfinished_heed (void)
{
  set_handlers (on_signal);
}

/**
 * rgm_cli_unfinished_begin:
 *
 * Puts interruptions off until rgm_cli_unfinished_watch() knows what is to be taken back.
 */
void
rgm_cli_unfinished_begin (void)
{
  set_blocked (TRUE);
}

/**
 * rgm_cli_unfinished_watch:
 * @store: (nullable): a store that has just been opened, if it could be
 *
 * From now on to be interrupted takes the database away again if @store has just made it: nothing
 * in it was acknowledged.
 */
void
rgm_cli_unfinished_watch (RgmStore *store)
{
  if (store != NULL && rgm_store_get_created (store))
    {
      made = g_strdup (rgm_store_get_path (store));
      journal = g_strconcat (made, "-journal", NULL);
      folders = g_strdupv ((char **) rgm_store_get_made_folders (store));
    }
  set_blocked (FALSE);
}

static void
forget (void)
{
  g_clear_pointer (&made, g_free);
  g_clear_pointer (&journal, g_free);
  g_clear_pointer (&folders, g_strfreev);
}

/**
 * rgm_cli_unfinished_done:
 *
 * What was watched is finished, and stays. To be interrupted comes too late from now on: the
 * command has yet to say what it did, or nobody would know that it did.
 */
void
rgm_cli_unfinished_done (void)
{
  /* For the whole process; to block them would spare this thread alone. */
  set_handlers (SIG_IGN);
  forget ();
}

/**
 * rgm_cli_unfinished_end:
 *
 * What was watched is finished, or gone already.
 */
void
rgm_cli_unfinished_end (void)
{
  forget ();
}

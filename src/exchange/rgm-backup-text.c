#include "config.h"

#include "rgm-backup-text.h"

#include "rgm-day-text.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_HOUR 60
#define MINUTE_US (60 * (gint64) G_USEC_PER_SEC)

static char *
tell_time (const RgmBackupEntry *backup, gboolean with_seconds)
{
  g_autoptr (GDateTime) time =
    g_date_time_new_from_unix_local (backup->at / (gint64) G_USEC_PER_SEC);
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  if (time == NULL)
    return g_strdup (_("at an unknown time"));
  day = rgm_day_text (rgm_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                   g_date_time_get_day_of_month (time)), RGM_DAY_TEXT_YEAR);
  minute = rgm_day_text_minute (g_date_time_get_hour (time) * MINUTES_PER_HOUR
                                + g_date_time_get_minute (time));
  if (with_seconds)
    /* Translators: when a backup was made, with seconds, such as “24 Nov 2026, 14:05:07”. */
    return g_strdup_printf (_("%s, %s:%02d"), day, minute, g_date_time_get_second (time));
  /* Translators: when a backup was made, such as “24 Nov 2026, 14:05”. */
  return g_strdup_printf (_("%s, %s"), day, minute);
}

/**
 * rgm_backup_text_time:
 * @backup: a backup
 *
 * Returns: (transfer full): when it was made, by the clock on the wall: “24 Nov 2026, 14:05”
 */
char *
rgm_backup_text_time (const RgmBackupEntry *backup)
{
  return tell_time (backup, FALSE);
}

/**
 * rgm_backup_text_time_among:
 * @backup: a backup
 * @all: (element-type RgmBackupEntry): those that it is to be told from, which it may be one of
 *
 * Returns: (transfer full): when it was made, as by rgm_backup_text_time(), with its seconds where
 *   another was made in the same minute: “24 Nov 2026, 14:05:07”
 */
char *
rgm_backup_text_time_among (const RgmBackupEntry *backup, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const RgmBackupEntry *other = all->pdata[i];

      if (other != backup && other->at / MINUTE_US == backup->at / MINUTE_US)
        return tell_time (backup, TRUE);
    }
  return tell_time (backup, FALSE);
}

/**
 * rgm_backup_text_reason:
 * @reason: why a backup was made
 *
 * Returns: that in words
 */
const char *
rgm_backup_text_reason (RgmBackupReason reason)
{
  switch (reason)
    {
    case RGM_BACKUP_START:
      /* Translators: why a backup was made, here and in the texts below. */
      return _("at the start");
    case RGM_BACKUP_EDITS:
      return _("after edits");
    case RGM_BACKUP_ASKED:
      return _("on request");
    case RGM_BACKUP_BEFORE_IMPORT:
      return _("before an import");
    case RGM_BACKUP_BEFORE_MIGRATION:
      return _("before an update of the file");
    case RGM_BACKUP_BEFORE_RESTORE:
      return _("before a restore");
    case RGM_BACKUP_BEFORE_ERASE:
      return _("before an erasure");
    case RGM_BACKUP_COPY:
    default:
      return _("copied by hand");
    }
}

/**
 * rgm_backup_text_content:
 * @backup: a backup
 *
 * Returns: (transfer full): what it holds: “12 patients, 240 sessions”
 */
char *
rgm_backup_text_content (const RgmBackupEntry *backup)
{
  g_autofree char *patients = NULL;
  g_autofree char *sessions = NULL;

  if (backup->state == RGM_BACKUP_DAMAGED)
    return g_strdup (_("damaged"));
  /* Translators: said of a backup, in a list. */
  if (backup->state == RGM_BACKUP_UNREADABLE)
    return g_strdup (_("cannot be read: check the disk, and who may open it"));
  /* Translators: what a backup holds. */
  patients = g_strdup_printf (ngettext ("%d patient", "%d patients", (gulong) backup->n_patients),
                              (int) backup->n_patients);
  /* Translators: what a backup holds. */
  sessions = g_strdup_printf (ngettext ("%d session", "%d sessions", (gulong) backup->n_sessions),
                              (int) backup->n_sessions);
  /* Translators: the two above, such as “12 patients, 240 sessions”. */
  return g_strdup_printf (C_("content of a backup", "%s, %s"), patients, sessions);
}

/**
 * rgm_backup_text_flaw:
 * @backup: a backup
 *
 * Returns: (nullable): that it was made of a damaged file, in words, if it was
 */
const char *
rgm_backup_text_flaw (const RgmBackupEntry *backup)
{
  /* Translators: said of a backup that is whole, in a list. */
  return backup->flawed ? _("made of a damaged file") : NULL;
}

/**
 * rgm_backup_text_advice:
 * @backup: a backup that was made of a damaged file
 *
 * Returns: (transfer full): what that means, in sentences
 */
char *
rgm_backup_text_advice (const RgmBackupEntry *backup)
{
  g_autofree char *path = g_filename_display_name (backup->path);

  /* Translators: %s is the backup, a file. */
  return g_strdup_printf (_("“%s” holds all there was, but texts or protocols of the database are "
                            "not as Regimen wrote them. “regimenctl check” says more; if they were "
                            "right before, restore an earlier backup."), path);
}

/**
 * rgm_backup_text_made_from:
 * @backup: a backup
 *
 * Returns: (transfer full) (nullable): under which name it was made: “made from “old.regimen””;
 *   %NULL where that is the one that the file has
 */
char *
rgm_backup_text_made_from (const RgmBackupEntry *backup)
{
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;

  if (backup->made_from == NULL)
    return NULL;
  shown = g_filename_display_name (backup->made_from);
  name = rgm_line_new (shown);
  /* Translators: what a backup was made of, where that file had another name; %s is that name. */
  return g_strdup_printf (_("made from “%s”"), name);
}

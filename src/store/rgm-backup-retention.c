#include "config.h"

#include "rgm-backup-retention.h"

#define SECONDS_PER_HOUR 3600
#define HOURS_PER_DAY 24
#define DAYS_PER_WEEK 7
#define MONTHS_PER_YEAR 12
/* The first of January 1970 was a Thursday, so many days after a Monday. */
#define EPOCH_WEEKDAY 3

/* Rounds down, before 1970 as well. */
static gint64
divide (gint64 number, gint64 by)
{
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

static gint64
get_hour (gint64 at)
{
  return divide (at, (gint64) SECONDS_PER_HOUR * G_USEC_PER_SEC);
}

static gint64
get_day (gint64 at)
{
  return divide (get_hour (at), HOURS_PER_DAY);
}

static gint64
get_week (gint64 at)
{
  return divide (get_day (at) + EPOCH_WEEKDAY, DAYS_PER_WEEK);
}

static gint64
get_month (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (divide (at, G_USEC_PER_SEC));

  return time ? (gint64) g_date_time_get_year (time) * MONTHS_PER_YEAR
                + g_date_time_get_month (time)
              : G_MAXINT64;
}

static const struct {
  gint64 (*get_period) (gint64 at);
  guint n_kept;
} rules[] = {
  { get_hour, RGM_BACKUP_KEPT_HOURLY },
  { get_day, RGM_BACKUP_KEPT_DAILY },
  { get_week, RGM_BACKUP_KEPT_WEEKLY },
  { get_month, RGM_BACKUP_KEPT_MONTHLY },
};

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  const RgmBackupMoment *moments = data;
  gint64 first = moments[*(const gsize *) a].at;
  gint64 second = moments[*(const gsize *) b].at;

  return first == second ? 0 : first > second ? -1 : 1;
}

static gsize *
sort_newest_first (const RgmBackupMoment *moments, gsize n_moments)
{
  gsize *order = g_new (gsize, n_moments);

  for (gsize i = 0; i < n_moments; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_moments, sizeof *order, compare_newest_first,
                     (gpointer) moments);
  return order;
}

/* Of which backups a rule speaks: those of the past, or those of what is to come. Else what is made
 * after the clock was set back would be older than all there is, and go at once. And whether of
 * those that are damaged as well. */
typedef struct {
  const RgmBackupMoment *moments;
  const gsize *order;
  gsize n_moments;
  gint64 now;
  gboolean to_come;
  gboolean damaged;
} Choice;

static gboolean
is_spoken_of (const Choice *choice, const RgmBackupMoment *moment)
{
  return (moment->at > choice->now) == choice->to_come
         && moment->state != RGM_BACKUP_UNREADABLE
         && (moment->state == RGM_BACKUP_DAMAGED) <= choice->damaged;
}

/* The newest of each of the newest periods in which there is one. */
static void
keep_by_period (const Choice *choice, gsize rule, gboolean *keep)
{
  guint n_kept = 0;
  gint64 last = 0;

  for (gsize i = 0; i < choice->n_moments && n_kept < rules[rule].n_kept; i++)
    {
      const RgmBackupMoment *moment = &choice->moments[choice->order[i]];
      gint64 period = rules[rule].get_period (moment->at);

      if (!is_spoken_of (choice, moment) || (n_kept > 0 && period == last))
        continue;
      keep[choice->order[i]] = TRUE;
      last = period;
      n_kept++;
    }
}

static gboolean
is_purposed (RgmBackupReason reason)
{
  return reason != RGM_BACKUP_START && reason != RGM_BACKUP_EDITS;
}

static gboolean
is_of_former_form (RgmBackupReason reason)
{
  return reason == RGM_BACKUP_BEFORE_MIGRATION;
}

/* Those made for one of some reasons are each the way back from one thing that was done: none takes
 * the place of another that happens to be of the same hour. */
static const struct {
  gboolean (*is_meant) (RgmBackupReason reason);
  gint64 days;
  guint n_kept;
} purposes[] = {
  { is_purposed, 1, RGM_BACKUP_KEPT_PURPOSED },
  { is_of_former_form, 366, RGM_BACKUP_KEPT_FORMER_FORMS },
};

static void
keep_by_purpose (const Choice *choice, gsize purpose, gboolean *keep)
{
  const gint64 since = choice->now - purposes[purpose].days * HOURS_PER_DAY * SECONDS_PER_HOUR
                                     * G_USEC_PER_SEC;
  guint n_kept = 0;

  for (gsize i = 0; i < choice->n_moments && n_kept < purposes[purpose].n_kept; i++)
    {
      const RgmBackupMoment *moment = &choice->moments[choice->order[i]];

      if (!is_spoken_of (choice, moment) || !purposes[purpose].is_meant (moment->reason)
          || moment->at <= since)
        continue;
      keep[choice->order[i]] = TRUE;
      n_kept++;
    }
}

static void
keep_newest_verified (const RgmBackupMoment *moments, const gsize *order, gsize n_moments,
                      gboolean *keep)
{
  for (gsize i = 0; i < n_moments; i++)
    {
      if (moments[order[i]].state == RGM_BACKUP_VERIFIED)
        {
          keep[order[i]] = TRUE;
          return;
        }
    }
}

/**
 * rgm_backup_retention_choose:
 * @moments: (array length=n_moments): backups, in any order
 * @n_moments: how many
 * @now: the time, in microseconds since 1970 UTC
 * @keep: (array length=n_moments) (out caller-allocates): whether each is to be kept
 *
 * Chooses the newest backup of each of the newest 24 hours, 14 days, 8 weeks and 12 months that
 * have one, by UTC; weeks begin on Monday. Those that were asked for, or made before something, are
 * kept for a day each, up to 24, and those made before an update of the file for a year, up to 12.
 * Backups later than @now, which a clock that was set back leaves, are chosen from by themselves
 * and take the place of none. A damaged one takes the place of no other, and is itself kept for as
 * long as it would be if it were sound. One that the disk could not read takes the place of no
 * other either, and stays until it can be read. The newest that is verified is always kept.
 */
void
rgm_backup_retention_choose (const RgmBackupMoment *moments, gsize n_moments, gint64 now,
                             gboolean *keep)
{
  g_autofree gsize *order = sort_newest_first (moments, n_moments);

  for (gsize i = 0; i < n_moments; i++)
    keep[i] = moments[i].state == RGM_BACKUP_UNREADABLE;
  for (guint group = 0; group < 4; group++)
    {
      const Choice choice = { moments, order, n_moments, now, group & 1, group >> 1 };

      for (gsize rule = 0; rule < G_N_ELEMENTS (rules); rule++)
        keep_by_period (&choice, rule, keep);
      for (gsize purpose = 0; purpose < G_N_ELEMENTS (purposes); purpose++)
        keep_by_purpose (&choice, purpose, keep);
    }
  keep_newest_verified (moments, order, n_moments, keep);
}

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

/* The newest of each of the newest periods in which there is one. */
static void
keep_by_rule (const RgmBackupMoment *moments, const gsize *order, gsize n_moments, gsize rule,
              gboolean damaged, gboolean *keep)
{
  guint n_kept = 0;
  gint64 last = 0;

  for (gsize i = 0; i < n_moments && n_kept < rules[rule].n_kept; i++)
    {
      const RgmBackupMoment *moment = &moments[order[i]];
      gint64 period = rules[rule].get_period (moment->at);

      if ((moment->state == RGM_BACKUP_DAMAGED && !damaged) || (n_kept > 0 && period == last))
        continue;
      keep[order[i]] = TRUE;
      last = period;
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
 * @keep: (array length=n_moments) (out caller-allocates): whether each is to be kept
 *
 * Chooses the newest backup of each of the newest 24 hours, 14 days, 8 weeks and 12 months that
 * have one, by UTC; weeks begin on Monday. A damaged one takes the place of no other, and is itself
 * kept for as long as it would be if it were sound. The newest that is verified is always kept.
 */
void
rgm_backup_retention_choose (const RgmBackupMoment *moments, gsize n_moments, gboolean *keep)
{
  g_autofree gsize *order = sort_newest_first (moments, n_moments);

  for (gsize i = 0; i < n_moments; i++)
    keep[i] = FALSE;
  for (gsize rule = 0; rule < G_N_ELEMENTS (rules); rule++)
    {
      keep_by_rule (moments, order, n_moments, rule, FALSE, keep);
      keep_by_rule (moments, order, n_moments, rule, TRUE, keep);
    }
  keep_newest_verified (moments, order, n_moments, keep);
}

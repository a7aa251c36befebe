#include "config.h"

#include "rgm-sentence-care.h"

#include "rgm-day-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence-unplanned.h"

#include <glib/gi18n-lib.h>

static int
get_sign (const RgmPeriod *period)
{
  static const RgmPeriod zero = { 0 };

  return rgm_period_is_longer (period, &zero) - rgm_period_is_longer (&zero, period);
}

/* A period without its direction, 24 hours before being −24 hours. Hours beside other units become
 * the days that they count as. */
static char *
describe_length (const RgmPeriod *period)
{
  RgmPeriod length = *period;

  if (get_sign (period) < 0)
    length = (RgmPeriod) { -period->years, -period->months, -period->weeks, -period->days,
                           -period->hours };
  if (length.hours > 0 && (length.years | length.months | length.weeks | length.days) != 0)
    {
      length.days += (length.hours + 23) / 24;
      length.hours = 0;
    }

  return rgm_period_text (&length);
}

static char *
describe_care_before (const RgmCare *care, const char *from)
{
  g_autofree char *to = NULL;

  if (!care->has_to || get_sign (&care->to) == 0)
    /* Translators: how long care goes on; %s is a period such as “24 hours” */
    return g_strdup_printf (_("From %s before the session"), from);

  to = describe_length (&care->to);
  if (get_sign (&care->to) < 0)
    /* Translators: both %s are periods */
    return g_strdup_printf (_("From %s to %s before the session"), from, to);

  /* Translators: both %s are periods */
  return g_strdup_printf (_("From %s before to %s after the session"), from, to);
}

/**
 * rgm_sentence_care_span:
 * @care: care before or after a session
 *
 * Returns: (transfer full): when it holds, “Until 72 hours after the session”
 */
char *
rgm_sentence_care_span (const RgmCare *care)
{
  g_autofree char *from = describe_length (&care->from);
  g_autofree char *to = describe_length (&care->to);
  int sign = get_sign (&care->from);

  if (sign < 0)
    return describe_care_before (care, from);
  if (!care->has_to)
    return sign == 0 ? g_strdup (_("From the session on"))
                     : g_strdup_printf (_("From %s after the session on"), from);
  if (sign > 0)
    /* Translators: both %s are periods */
    return g_strdup_printf (_("From %s to %s after the session"), from, to);
  if (get_sign (&care->to) == 0)
    return g_strdup (_("On the day of the session"));

  /* Translators: %s is a period */
  return g_strdup_printf (_("Until %s after the session"), to);
}

/**
 * rgm_sentence_care:
 * @care: care before or after a session
 *
 * Returns: (transfer full): when it holds and what to do or leave
 */
char *
rgm_sentence_care (const RgmCare *care)
{
  g_autofree char *span = rgm_sentence_care_span (care);

  /* Translators: when care holds, and what to do or leave then */
  return g_strdup_printf (C_("care", "%s: %s"), span, g_dgettext (GETTEXT_PACKAGE, care->text));
}

/* The rules may tell of no end. Then nothing is known but when the session was. */
static char *
describe_healed (const RgmHealing *healing, RgmDay today)
{
  gboolean has_end = healing->last != RGM_DAY_NONE;
  g_autofree char *day = rgm_day_text_near (has_end ? healing->last : healing->start, today,
                                            RGM_DAY_TEXT_PLAIN);

  /* Translators: %s is a day that has passed */
  return g_strdup_printf (has_end ? _("Healing: ended on %s") : _("Last session: %s"), day);
}

/**
 * rgm_sentence_healing_day:
 * @healing: what the skin heals from
 * @today: the day from which it is looked at
 *
 * Returns: (transfer full): how far healing is, counted from its session (whose day is day 0):
 *   “Healing: day 4”, or when it ended
 */
char *
rgm_sentence_healing_day (const RgmHealing *healing, RgmDay today)
{
  if (rgm_healing_is_over (healing, today))
    return describe_healed (healing, today);

  /* Translators: %d is a number of days; the day of the session is day 0 */
  return g_strdup_printf (_("Healing: day %d"), today - healing->start);
}

/**
 * rgm_sentence_care_today:
 * @skin: what the skin heals from
 * @today: the day
 *
 * Care belongs to the skin: it is that after the session which was there last, and where another
 * course did that, it is told which.
 *
 * Returns: (transfer full): the heading of the care that holds today
 */
char *
rgm_sentence_care_today (const RgmSkin *skin, RgmDay today)
{
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  if (skin->other == NULL)
    return g_strdup (_("Care today"));

  day = rgm_day_text_near (skin->healing.start, today, RGM_DAY_TEXT_PLAIN);
  name = rgm_sentence_concern (skin->other);
  /* Translators: heading of the care for today; a day, and the name of another course that had
   * a session on it */
  return g_strdup_printf (_("Care today, after the session of %s (%s)"), day, name);
}

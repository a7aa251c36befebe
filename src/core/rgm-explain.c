#include "config.h"

#include "rgm-explain.h"

/**
 * rgm_explain_limit:
 * @limit: a limit of a plan
 * @kind: which limit it is
 * @reason: (out): why it is what it is
 *
 * Returns: whether there is a reason: %FALSE where nothing limits, and where the date is that of
 *   another session and not computed by a rule
 */
gboolean
rgm_explain_limit (const RgmLimit *limit, RgmLimitKind kind, RgmReason *reason)
{
  if (limit->day == RGM_DAY_NONE || limit->spacing == NULL)
    return FALSE;

  *reason = (RgmReason) {
    .limit = kind,
    .rule = limit->spacing->rule,
    .spacing = limit->spacing,
    .reference = limit->reference,
    .reference_number = limit->reference_number,
    .period = &limit->spacing->period[limit->period],
    .date = limit->day,
    .sources = (const char *const *) limit->spacing->sources[limit->period],
  };
  return TRUE;
}

static gsize
explain_all (const RgmLimit *limits, const RgmLimitKind *kinds, gsize n_kinds, RgmReason *reasons)
{
  gsize n = 0;

  for (gsize i = 0; i < n_kinds; i++)
    if (rgm_explain_limit (&limits[kinds[i]], kinds[i], &reasons[n]))
      n++;

  return n;
}

/**
 * rgm_explain_evaluation:
 * @evaluation: an evaluation of a plan
 * @reasons: (out caller-allocates): room for the reasons
 *
 * Tells what decided the verdict: the limit that the session lies short of, or those between
 * which it lies.
 *
 * Returns: the number of reasons, 0 to 2
 */
gsize
rgm_explain_evaluation (const RgmEvaluation *evaluation, RgmReason reasons[RGM_N_LIMITS])
{
  static const RgmLimitKind hard[] = { RGM_LIMIT_ABSOLUTE };
  static const RgmLimitKind minimum[] = { RGM_LIMIT_MINIMUM };
  static const RgmLimitKind recommended[] = {
    RGM_LIMIT_RECOMMENDED_FROM, RGM_LIMIT_RECOMMENDED_TO,
  };

  switch (evaluation->verdict)
    {
    case RGM_VERDICT_TOO_EARLY:
      return explain_all (evaluation->limits,
                          evaluation->state == RGM_SESSION_DONE ? hard : minimum, 1, reasons);
    case RGM_VERDICT_GRACE:
      return explain_all (evaluation->limits, minimum, 1, reasons);
    case RGM_VERDICT_EARLY:
      return explain_all (evaluation->limits, recommended, 1, reasons);
    case RGM_VERDICT_ON_TIME:
      return explain_all (evaluation->limits, recommended, 2, reasons);
    case RGM_VERDICT_LATE:
      return explain_all (evaluation->limits, recommended + 1, 1, reasons);
    case RGM_VERDICT_FIRST:
    case RGM_VERDICT_EXTRA:
    default:
      return 0;
    }
}

/**
 * rgm_explain_forecast:
 * @forecast: the next session of a plan, or a row of its schedule
 * @reasons: (out caller-allocates): room for the reasons
 *
 * Tells why the three dates are what they are. A row in which a booking stands has no reasons.
 *
 * Returns: the number of reasons, 0 to 3
 */
gsize
rgm_explain_forecast (const RgmForecast *forecast, RgmReason reasons[RGM_N_LIMITS])
{
  static const RgmLimitKind kinds[] = {
    RGM_LIMIT_MINIMUM, RGM_LIMIT_RECOMMENDED_FROM, RGM_LIMIT_RECOMMENDED_TO,
  };

  return explain_all (forecast->limits, kinds, G_N_ELEMENTS (kinds), reasons);
}

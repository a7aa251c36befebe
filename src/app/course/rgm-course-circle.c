#include "config.h"

#include "rgm-course-circle.h"

/* The session that number @number is shown by: the one that counts as it, or its booking. */
static gint32
find_session (const RgmPlan *plan, gint32 number)
{
  for (gsize i = 0; i < plan->n_sessions; i++)
    if (plan->sessions[i].number == number &&
        (plan->sessions[i].counts || plan->sessions[i].state == RGM_SESSION_BOOKED))
      return (gint32) i;
  return -1;
}

static gint32
find_row (const RgmPlan *plan, gint32 number)
{
  for (gsize i = 0; i < plan->n_schedule; i++)
    if (plan->schedule[i].number == number)
      return (gint32) i;
  return -1;
}

static RgmCourseCircleKind
get_kind (const RgmPlan *plan, gint32 number, gint32 session)
{
  const RgmEvaluation *evaluation;

  if (session < 0)
    return number <= plan->min_needed ? RGM_COURSE_CIRCLE_OPEN : RGM_COURSE_CIRCLE_OPTIONAL;
  evaluation = &plan->sessions[session];
  if (evaluation->state == RGM_SESSION_DONE)
    return RGM_COURSE_CIRCLE_DONE;
  if (evaluation->unconfirmed)
    return RGM_COURSE_CIRCLE_UNCONFIRMED;
  return evaluation->verdict == RGM_VERDICT_TOO_EARLY ? RGM_COURSE_CIRCLE_TOO_EARLY
                                                      : RGM_COURSE_CIRCLE_BOOKED;
}

/**
 * rgm_course_circle_list:
 * @plan: a plan
 *
 * Lists the sessions from number 1 to the most that the course allows, each with what it shows.
 *
 * Returns: (transfer full) (element-type RgmCourseCircle): the circles
 */
GArray *
rgm_course_circle_list (const RgmPlan *plan)
{
  GArray *circles = g_array_new (FALSE, FALSE, sizeof (RgmCourseCircle));

  g_return_val_if_fail (plan != NULL, circles);

  for (gint32 number = 1; number <= plan->max_needed; number++)
    {
      RgmCourseCircle circle = { .number = number };

      circle.session = find_session (plan, number);
      circle.row = find_row (plan, number);
      circle.kind = get_kind (plan, number, circle.session);
      g_array_append_val (circles, circle);
    }
  return circles;
}

#include "config.h"

#include "rgm-pause-end.h"

static const RgmPauseRecord *
find_open (const RgmCourseContent *content, RgmDay today)
{
  for (guint i = 0; i < content->pauses->len; i++)
    {
      const RgmPauseRecord *pause = g_ptr_array_index (content->pauses, i);

      if (pause->first <= today && (pause->last == RGM_DAY_NONE || today <= pause->last))
        return pause;
    }
  return NULL;
}

/**
 * rgm_pause_end:
 * @content: a course
 * @today: the first day on which it is to go on
 * @ended: (out) (optional): the pause that is open, as it will be; free with
 *   rgm_pause_record_free()
 *
 * Finds the pause that is open and ends it with the day before @today: a pause is open on its last
 * day.
 *
 * Returns: what to do with @ended, which is set unless this is %RGM_PAUSE_END_NONE
 */
RgmPauseEnd
rgm_pause_end (const RgmCourseContent *content, RgmDay today, RgmPauseRecord **ended)
{
  const RgmPauseRecord *open;
  RgmPauseRecord *pause;

  g_return_val_if_fail (content != NULL, RGM_PAUSE_END_NONE);

  open = find_open (content, today);
  if (open == NULL)
    return RGM_PAUSE_END_NONE;
  pause = rgm_pause_record_copy (open);
  if (pause->first < today)
    pause->last = today - 1;
  if (ended != NULL)
    *ended = pause;
  else
    rgm_pause_record_free (pause);
  return open->first < today ? RGM_PAUSE_END_SAVE : RGM_PAUSE_END_DELETE;
}

#pragma once

#include "rgm-course-content.h"

G_BEGIN_DECLS

/**
 * RgmPauseEnd:
 * @RGM_PAUSE_END_NONE: no pause is open
 * @RGM_PAUSE_END_SAVE: the pause ends with the day before
 * @RGM_PAUSE_END_DELETE: the pause began on that day, so that nothing of it remains
 *
 * What becomes of a pause when the course goes on.
 */
typedef enum {
  RGM_PAUSE_END_NONE,
  RGM_PAUSE_END_SAVE,
  RGM_PAUSE_END_DELETE,
} RgmPauseEnd;

RgmPauseEnd rgm_pause_end (const RgmCourseContent *content, RgmDay today, RgmPauseRecord **ended);

G_END_DECLS

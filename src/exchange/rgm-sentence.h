#pragma once

/* Everything that is said about a plan, in one include: window, tooltip, accessible label, print
 * and command line take their sentences from here, so that they say the same. All texts are plain,
 * in the user's language; separators are neutral, so that they stand right in either direction. */

#include "rgm-day-text.h"
#include "rgm-period-text.h"
#include "rgm-sentence-basis.h"
#include "rgm-sentence-card.h"
#include "rgm-sentence-care.h"
#include "rgm-sentence-change.h"
#include "rgm-sentence-course.h"
#include "rgm-sentence-day.h"
#include "rgm-sentence-next.h"
#include "rgm-sentence-notice.h"
#include "rgm-sentence-reason.h"
#include "rgm-sentence-series.h"
#include "rgm-sentence-session-name.h"
#include "rgm-sentence-session.h"
#include "rgm-sentence-unplanned.h"

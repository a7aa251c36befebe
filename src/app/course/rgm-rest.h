#pragma once

#include "rgm-course-model.h"
#include "rgm-series.h"

G_BEGIN_DECLS

/**
 * RgmRestRow:
 * @series: the day, and whether it is the one that was asked for
 * @record: the session as it would be booked
 * @is_left_out: whether it is not to be booked
 *
 * A session that is proposed.
 */
typedef struct {
  RgmSeriesDay series;
  RgmSessionRecord *record;
  gboolean is_left_out;
} RgmRestRow;

/**
 * RgmRest:
 * @model: the course
 * @rule: how the rest is to be booked; its `avoided` is that of @avoided
 * @avoided: (element-type RgmDaySpan): days not to take
 * @rows: (element-type RgmRestRow): what is proposed
 * @first_number: the number of the session of the first row
 *
 * The rest of a course while it is being planned: a rule, and what the user has changed in what it
 * proposes. The model tries it, so that everything shows it.
 */
typedef struct {
  RgmCourseModel *model;
  RgmSeriesRule rule;
  GArray *avoided;
  GArray *rows;
  gint32 first_number;
} RgmRest;

RgmRest *rgm_rest_new (RgmCourseModel *model);
void rgm_rest_free (RgmRest *self);
gboolean rgm_rest_update (RgmRest *self, GError **error);
void rgm_rest_skip (RgmRest *self, gint32 first_number);
void rgm_rest_take_avoided (RgmRest *self, GArray *avoided);
void rgm_rest_set_day (RgmRest *self, guint row, RgmDay day);
void rgm_rest_set_left_out (RgmRest *self, guint row, gboolean left_out);
guint rgm_rest_count (const RgmRest *self);
const RgmRestRow *rgm_rest_get_row (const RgmRest *self, guint row);
char *rgm_rest_dup_made_early (const RgmRest *self);
const RgmEvaluation *rgm_rest_find_evaluation (const RgmRest *self, guint row, gsize *position);

gboolean rgm_rest_judge (RgmRest *self, guint row, RgmDay day, RgmVerdict *verdict,
                         char **sentence);
gint32 rgm_rest_get_first_number (const RgmPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmRest, rgm_rest_free)

G_END_DECLS

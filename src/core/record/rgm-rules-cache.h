#pragma once

#include "rgm-course.h"
#include "rgm-course-record.h"

G_BEGIN_DECLS

/**
 * RgmRulesCache:
 *
 * The rules of many courses, made once for those that share them.
 */
typedef struct _RgmRulesCache RgmRulesCache;

RgmRulesCache *rgm_rules_cache_new (void);
void rgm_rules_cache_free (RgmRulesCache *self);
RgmRules *rgm_rules_cache_find (RgmRulesCache *self, const RgmCourseRecord *course,
                                const GError **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmRulesCache, rgm_rules_cache_free)

G_END_DECLS

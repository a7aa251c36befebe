#include "config.h"

#include "rgm-rules-cache.h"

struct _RgmRulesCache {
  /* by what they are made from */
  GHashTable *rulings;
};

/* Rules, or why there are none. */
typedef struct {
  RgmRules *rules;
  GError *problem;
} Ruling;

static void
ruling_free (gpointer data)
{
  Ruling *ruling = data;

  g_clear_pointer (&ruling->rules, rgm_rules_unref);
  g_clear_error (&ruling->problem);
  g_free (ruling);
}

/**
 * rgm_rules_cache_new:
 *
 * Returns: (transfer full): a cache without rules
 */
RgmRulesCache *
rgm_rules_cache_new (void)
{
  RgmRulesCache *self = g_new0 (RgmRulesCache, 1);

  self->rulings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ruling_free);
  return self;
}

/**
 * rgm_rules_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees @self.
 */
void
rgm_rules_cache_free (RgmRulesCache *self)
{
  g_hash_table_unref (self->rulings);
  g_free (self);
}

/**
 * rgm_rules_cache_find:
 * @self: a cache
 * @course: a course
 * @problem: (out) (transfer none) (nullable): why there are none, an error of `RGM_PROTOCOL_ERROR`
 *   or `RGM_COURSE_ERROR`
 *
 * Does the same as rgm_course_record_get_rules(), without reading the same protocol again.
 *
 * Returns: (transfer none) (nullable): the rules of @course, which live as long as @self
 */
RgmRules *
rgm_rules_cache_find (RgmRulesCache *self, const RgmCourseRecord *course, const GError **problem)
{
  g_autofree char *key = g_strjoin ("\n", course->protocol_id, course->severity, course->basis,
                                    course->protocol_text, NULL);
  Ruling *ruling = g_hash_table_lookup (self->rulings, key);

  if (!ruling)
    {
      ruling = g_new0 (Ruling, 1);
      ruling->rules = rgm_course_record_get_rules (course, &ruling->problem);
      g_hash_table_insert (self->rulings, g_steal_pointer (&key), ruling);
    }
  *problem = ruling->problem;
  return ruling->rules;
}

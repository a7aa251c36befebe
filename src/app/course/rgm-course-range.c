#include "config.h"

#include "rgm-course-range.h"

/* Of so many courses, those looked at last, the days are kept. */
#define MAX_KEPT 100
#define KEY "course-ranges"
#define TYPE "a(sii)"

/**
 * RgmCourseRange:
 *
 * Remembers for each course from when to when its timeline was looked at: while the program runs,
 * and then among the settings of this computer, by nothing but the id of the course. Not in the
 * file: that is not changed by looking at it, no backup is due after that, and nobody else who has
 * it open looks again.
 */
struct _RgmCourseRange {
  GObject parent_instance;

  RgmTimelineViewport *viewport;
  RgmSettings *settings;
  char *course_id;
  /* From the id of a course to its days; where the first is none, those that it opens with. */
  GHashTable *ranges;
  gboolean is_kept;
};

G_DEFINE_FINAL_TYPE (RgmCourseRange, rgm_course_range, G_TYPE_OBJECT)

static const RgmSpan nothing = { RGM_DAY_NONE, RGM_DAY_NONE };

static GVariant *
get_kept (RgmCourseRange *self)
{
  GVariant *kept = self->settings != NULL ? rgm_settings_get_value (self->settings, KEY) : NULL;

  return kept != NULL ? kept : g_variant_ref_sink (g_variant_new (TYPE, NULL));
}

/* Whoever edits settings by hand may have written anything. */
static RgmSpan
find_kept (RgmCourseRange *self)
{
  g_autoptr (GVariant) kept = get_kept (self);
  GVariantIter iter;
  const char *id;
  RgmSpan range;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_loop (&iter, "(&sii)", &id, &range.first, &range.last))
    if (g_str_equal (id, self->course_id) && rgm_day_is_valid (range.first)
        && rgm_day_is_valid (range.last) && range.first <= range.last)
      return range;
  return nothing;
}

static RgmSpan
find (RgmCourseRange *self)
{
  const RgmSpan *range = g_hash_table_lookup (self->ranges, self->course_id);

  return range != NULL ? *range : find_kept (self);
}

/* The course first, then the others that were looked at last. */
static GVariant *
build (RgmCourseRange *self)
{
  g_autoptr (GVariant) kept = get_kept (self);
  RgmSpan range = find (self);
  GVariantBuilder builder;
  GVariantIter iter;
  RgmSpan other;
  const char *id;
  int n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TYPE));
  if (range.first != RGM_DAY_NONE && ++n > 0)
    g_variant_builder_add (&builder, "(sii)", self->course_id, range.first, range.last);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_loop (&iter, "(&sii)", &id, &other.first, &other.last))
    if (!g_str_equal (id, self->course_id) && n++ < MAX_KEPT)
      g_variant_builder_add (&builder, "(sii)", id, other.first, other.last);
  return g_variant_builder_end (&builder);
}

/* Keeps what is not kept yet. */
static void
keep (RgmCourseRange *self)
{
  if (self->is_kept || self->course_id == NULL)
    return;
  self->is_kept = TRUE;
  if (self->settings != NULL)
    rgm_settings_keep_value (self->settings, KEY, build (self));
}

static void
note_range (RgmCourseRange *self)
{
  RgmSpan range, before;

  if (self->course_id == NULL || rgm_timeline_viewport_get_layout (self->viewport) == NULL)
    return;

  if (!rgm_timeline_viewport_get_range (self->viewport, &range))
    range = nothing;
  before = find (self);
  if (range.first == before.first && range.last == before.last)
    return;

  g_hash_table_insert (self->ranges, g_strdup (self->course_id),
                       g_memdup2 (&range, sizeof range));
  self->is_kept = FALSE;
}

static void
rgm_course_range_dispose (GObject *object)
{
  RgmCourseRange *self = RGM_COURSE_RANGE (object);

  keep (self);
  g_clear_object (&self->viewport);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rgm_course_range_parent_class)->dispose (object);
}

static void
rgm_course_range_finalize (GObject *object)
{
  RgmCourseRange *self = RGM_COURSE_RANGE (object);

  g_free (self->course_id);
  g_hash_table_unref (self->ranges);

  G_OBJECT_CLASS (rgm_course_range_parent_class)->finalize (object);
}

static void
rgm_course_range_class_init (RgmCourseRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rgm_course_range_dispose;
  G_OBJECT_CLASS (klass)->finalize = rgm_course_range_finalize;
}

static void
rgm_course_range_init (RgmCourseRange *self)
{
  self->ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->is_kept = TRUE;
}

/**
 * rgm_course_range_new:
 * @viewport: what is shown, and from when to when
 *
 * Returns: (transfer full): what remembers that, once it knows the course
 */
RgmCourseRange *
rgm_course_range_new (RgmTimelineViewport *viewport)
{
  RgmCourseRange *self = g_object_new (RGM_TYPE_COURSE_RANGE, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "settled", G_CALLBACK (note_range), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * rgm_course_range_set_settings:
 * @self: what remembers
 * @settings: where it is kept
 *
 * Without settings, ranges are remembered while the program runs.
 */
void
rgm_course_range_set_settings (RgmCourseRange *self, RgmSettings *settings)
{
  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  g_set_object (&self->settings, settings);
}

/**
 * rgm_course_range_set_course:
 * @self: what remembers
 * @course_id: (nullable): id of the course that is shown
 *
 * Goes to the days of another course, and keeps those of the one before.
 */
void
rgm_course_range_set_course (RgmCourseRange *self, const char *course_id)
{
  RgmSpan range;

  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  if (g_strcmp0 (course_id, self->course_id) == 0)
    return;

  keep (self);
  g_free (self->course_id);
  self->course_id = g_strdup (course_id);
  if (course_id == NULL)
    return;

  range = find (self);
  rgm_timeline_viewport_keep_range (self->viewport, range.first != RGM_DAY_NONE ? &range : NULL);
}

/**
 * rgm_course_range_leave:
 * @self: what remembers
 * @next_id: (nullable): id of the course that is shown next
 *
 * Notes the days of a course that is about to be left, without waiting until the view has rested.
 * To be called while that is shown still, before rgm_course_range_set_course().
 */
void
rgm_course_range_leave (RgmCourseRange *self, const char *next_id)
{
  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  if (g_strcmp0 (next_id, self->course_id) != 0)
    note_range (self);
}

/**
 * rgm_course_range_keep:
 * @self: what remembers
 *
 * Keeps the days that are shown now, without waiting until the view has rested.
 */
void
rgm_course_range_keep (RgmCourseRange *self)
{
  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  note_range (self);
  keep (self);
}

#include "config.h"

#include "rgm-course-range.h"

/* The file is not written at each move: only when a view has rested for so long, or is left. */
#define SAVE_MS 1500

/**
 * RgmCourseRange:
 *
 * Remembers for each course from when to when its timeline was looked at: while the program runs,
 * and in the file, as a setting that bears nothing but the id of the course. It is no change that
 * could be undone, and goes with the course.
 */
struct _RgmCourseRange {
  GObject parent_instance;

  RgmTimelineViewport *viewport;
  RgmStoreService *service;
  char *course_id;
  /* From the id of a course to its days, or to nothing. */
  GHashTable *ranges;
  gboolean is_loading;
  guint save_id;
};

G_DEFINE_FINAL_TYPE (RgmCourseRange, rgm_course_range, G_TYPE_OBJECT)

/* Who asked, for which course. */
typedef struct {
  RgmCourseRange *self;
  char *course_id;
} Asked;

static char *
write_range (const RgmSpan *range)
{
  char first[RGM_DAY_FORMAT_SIZE];
  char last[RGM_DAY_FORMAT_SIZE];

  return g_strdup_printf ("%s %s", rgm_day_format (range->first, first),
                          rgm_day_format (range->last, last));
}

/* Other programs may have written anything. */
static gboolean
read_range (const char *text, RgmSpan *range)
{
  g_auto (GStrv) days = g_strsplit (text, " ", 2);

  return g_strv_length (days) == 2 && rgm_day_parse (days[0], &range->first, NULL)
         && rgm_day_parse (days[1], &range->last, NULL) && range->first <= range->last;
}

static void
show_range (RgmCourseRange *self, const char *text)
{
  RgmSpan range;

  rgm_timeline_viewport_keep_range (self->viewport, read_range (text, &range) ? &range : NULL);
}

static char *
dup_key (const char *course_id)
{
  return g_strconcat (RGM_STORE_SETTING_VIEW, course_id, NULL);
}

static void
write_setting (RgmCourseRange *self)
{
  g_autofree char *key = dup_key (self->course_id);

  if (!rgm_store_service_get_read_only (self->service))
    rgm_store_service_save_setting_async (self->service, key,
                                          g_hash_table_lookup (self->ranges, self->course_id),
                                          NULL, NULL, NULL);
}

static gboolean
on_save_cb (gpointer data)
{
  RgmCourseRange *self = data;

  self->save_id = 0;
  write_setting (self);
  return G_SOURCE_REMOVE;
}

static void
note_range (RgmCourseRange *self)
{
  g_autofree char *text = NULL;
  RgmSpan range;

  if (self->course_id == NULL || self->is_loading
      || rgm_timeline_viewport_get_layout (self->viewport) == NULL)
    return;

  text = rgm_timeline_viewport_get_range (self->viewport, &range) ? write_range (&range)
                                                                  : g_strdup ("");
  if (g_strcmp0 (g_hash_table_lookup (self->ranges, self->course_id), text) == 0)
    return;

  g_hash_table_insert (self->ranges, g_strdup (self->course_id), g_steal_pointer (&text));
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_MS, on_save_cb, self);
}

/* What cannot be read is not missed. */
static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  RgmCourseRange *self = asked->self;
  g_autofree char *text = NULL;

  rgm_store_service_load_setting_finish (RGM_STORE_SERVICE (source), result, &text, NULL);
  if (g_strcmp0 (self->course_id, asked->course_id) == 0)
    {
      self->is_loading = FALSE;
      g_hash_table_insert (self->ranges, g_strdup (self->course_id),
                           g_strdup (text != NULL ? text : ""));
      if (text != NULL)
        show_range (self, text);
    }
  g_free (asked->course_id);
  g_object_unref (asked->self);
  g_free (asked);
}

static void
load (RgmCourseRange *self)
{
  g_autofree char *key = dup_key (self->course_id);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), g_strdup (self->course_id) };
  self->is_loading = TRUE;
  rgm_store_service_load_setting_async (self->service, key, NULL, on_loaded_cb, asked);
}

/* Writes what is not written yet. */
static void
save (RgmCourseRange *self)
{
  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  write_setting (self);
}

static void
rgm_course_range_dispose (GObject *object)
{
  RgmCourseRange *self = RGM_COURSE_RANGE (object);

  save (self);
  g_clear_object (&self->viewport);
  g_clear_object (&self->service);

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
 * rgm_course_range_set_course:
 * @self: what remembers
 * @service: where it is kept
 * @course_id: (nullable): id of the course that is shown
 *
 * Goes to the days of another course, and remembers those of the one before.
 */
void
rgm_course_range_set_course (RgmCourseRange *self, RgmStoreService *service,
                             const char *course_id)
{
  const char *text;

  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  if (g_strcmp0 (course_id, self->course_id) == 0)
    return;

  save (self);
  g_set_object (&self->service, service);
  g_free (self->course_id);
  self->course_id = g_strdup (course_id);
  self->is_loading = FALSE;
  if (course_id == NULL)
    return;

  text = g_hash_table_lookup (self->ranges, course_id);
  show_range (self, text != NULL ? text : "");
  if (text == NULL)
    load (self);
}

/**
 * rgm_course_range_keep:
 * @self: what remembers
 *
 * Writes the days that are shown now, without waiting until the view has rested.
 */
void
rgm_course_range_keep (RgmCourseRange *self)
{
  g_return_if_fail (RGM_IS_COURSE_RANGE (self));

  note_range (self);
  save (self);
}

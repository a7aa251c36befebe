#include "config.h"

#include "rgm-csv-far.h"

#include "rgm-csv-course.h"
#include "rgm-other-sessions.h"

#include <glib/gi18n-lib.h>

/* What is looked at: whether there are plans where some sessions are as they were before. */
typedef struct {
  const RgmCsvPlanner *planner;
  const RgmCsvCourse *course;
  /* whether the sessions of other courses are left out of the plan of this one */
  gboolean by_itself;
  /* the sessions that the rows bring to it, the farthest first */
  GPtrArray *far;
  /* how many of the other courses have no plan, however few of these there are */
  guint n_unplanned;
} Trial;

static void
trial_clear (Trial *self)
{
  g_clear_pointer (&self->far, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* The session of that id as the database has it, or NULL. */
static const RgmSessionRecord *
find_known (const RgmCsvCourse *course, const char *id)
{
  const RgmPatientContent *known = course->patient->known;

  for (guint i = 0; known && i < known->courses->len; i++)
    {
      const RgmCourseContent *content = known->courses->pdata[i];

      if (g_str_equal (content->record->id, course->content->record->id))
        return rgm_course_content_find_session (content, id);
    }
  return NULL;
}

static GHashTable *
make_set (const GPtrArray *far, guint n_far)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_far; i++)
    g_hash_table_add (set, far->pdata[i]);
  return set;
}

/* The sessions of a course of the patient, with the first @n_far as they were before. */
static GPtrArray *
list_sessions (const Trial *self, const RgmCourseContent *content, guint n_far)
{
  g_autoptr (GHashTable) left_out = make_set (self->far, n_far);
  GPtrArray *sessions = g_ptr_array_new ();

  for (guint i = 0; i < content->sessions->len; i++)
    {
      const RgmSessionRecord *session = content->sessions->pdata[i];

      if (g_hash_table_contains (left_out, session))
        session = find_known (self->course, session->id);
      if (session)
        g_ptr_array_add (sessions, (gpointer) session);
    }
  return sessions;
}

static gboolean
get_plan (const Trial *self, RgmCourseContent content, GPtrArray *others, guint n_far,
          GError **error)
{
  g_autoptr (GPtrArray) sessions = list_sessions (self, &content, n_far);
  g_autoptr (RgmPlan) plan = NULL;

  content.sessions = sessions;
  content.others = others;
  plan = rgm_csv_planner_make_plan (self->planner, &content, error);
  return plan != NULL;
}

static GPtrArray *
list_others (const Trial *self, const RgmCourseContent *content, guint n_far)
{
  const GPtrArray *courses = self->course->patient->content->courses;
  GPtrArray *others =
    g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_other_session_free);

  for (guint i = 0; i < courses->len; i++)
    {
      g_autoptr (GPtrArray) sessions = NULL;

      if (courses->pdata[i] == content)
        continue;
      sessions = list_sessions (self, courses->pdata[i], n_far);
      rgm_other_sessions_add (others, courses->pdata[i], sessions);
    }
  return others;
}

/* Whether the course has a plan, with the first @n_far as they were before. */
static gboolean
has_plan (const Trial *self, guint n_far, GError **error)
{
  g_autoptr (GPtrArray) others = self->by_itself
    ? g_ptr_array_new () : list_others (self, self->course->content, n_far);

  return get_plan (self, *self->course->content, others, n_far, error);
}

static gboolean
is_out_of_range (const Trial *self, const RgmCourseContent *content, guint n_far)
{
  g_autoptr (GPtrArray) others = list_others (self, content, n_far);
  g_autoptr (GError) reason = NULL;

  get_plan (self, *content, others, n_far, &reason);
  return g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE);
}

/* How many other courses of the patient have a date outside of what can be planned. */
static guint
count_unplanned (const Trial *self, guint n_far)
{
  const GPtrArray *courses = self->course->patient->content->courses;
  GHashTable *near = self->planner->near;
  guint n_unplanned = 0;

  for (guint i = 0; i < courses->len; i++)
    {
      RgmCourseContent *content = courses->pdata[i];

      if (content == self->course->content
          || (n_far == 0 && g_hash_table_contains (near, content)))
        continue;
      if (is_out_of_range (self, content, n_far))
        n_unplanned++;
      else if (n_far == 0)
        g_hash_table_add (near, content);
    }
  return n_unplanned;
}

/* The farthest first. */
static int
compare_distance (gconstpointer a, gconstpointer b, gpointer today)
{
  const RgmSessionRecord *first = *(const RgmSessionRecord *const *) a;
  const RgmSessionRecord *second = *(const RgmSessionRecord *const *) b;

  return ABS (second->day - GPOINTER_TO_INT (today))
         - ABS (first->day - GPOINTER_TO_INT (today));
}

static Trial
trial_begin (const RgmCsvPlanner *planner, const RgmCsvCourse *course, gboolean by_itself)
{
  Trial self = { planner, course, by_itself, g_ptr_array_copy (course->written, NULL, NULL), 0 };

  g_ptr_array_sort_with_data (self.far, compare_distance,
                              GINT_TO_POINTER (planner->context->today));
  return self;
}

static gboolean
is_planned (const Trial *self, guint n_far)
{
  return has_plan (self, n_far, NULL);
}

/* The least that there can be. */
static gboolean
is_harmless (const Trial *self, guint n_far)
{
  return count_unplanned (self, n_far) == self->n_unplanned;
}

/* How many of the farthest have to be left out, as few as possible; none where that is of no
 * use. */
static guint
count_far (const Trial *self, gboolean (*is_good) (const Trial *self, guint n_far))
{
  guint least = 0, most = self->far->len;

  if (!is_good (self, most))
    return 0;
  while (least < most)
    {
      guint n_far = (least + most) / 2;

      if (is_good (self, n_far))
        most = n_far;
      else
        least = n_far + 1;
    }
  return most;
}

/* The course has the session as it was, or not at all. */
static void
take_back (RgmCsvCourse *course, RgmSessionRecord *session)
{
  const RgmSessionRecord *known = find_known (course, session->id);
  RgmSessionRecord *copy = known ? rgm_session_record_copy (known) : NULL;

  g_ptr_array_remove (course->written, session);
  rgm_csv_course_replace (course, session, copy);
}

static void
refuse (const Trial *self, RgmCsvCourse *course, guint n_far, GHashTable *rows_by_id,
        const char *sentence)
{
  if (n_far > 0)
    g_hash_table_remove_all (self->planner->near);
  for (guint i = 0; i < n_far; i++)
    {
      RgmSessionRecord *session = self->far->pdata[i];
      RgmCsvRow *row = g_hash_table_lookup (rows_by_id, session->id);

      g_hash_table_remove (rows_by_id, session->id);
      take_back (course, session);
      row->outcome = RGM_CSV_REFUSED;
      row->session = NULL;
      row->reason = g_strdup (sentence);
    }
}

/**
 * rgm_csv_far_refuse:
 * @planner: makes the plans of the import
 * @course: a course as it will be
 * @by_itself: whether what is on the same skin in other courses is left out of its plan
 * @rows_by_id: (element-type utf8 RgmCsvRow): the rows, by the ids of their sessions, which loses
 *   those that are refused
 *
 * Refuses the rows that are so far away that the course could not be planned with them: a date of
 * its plan would lie outside of what can be planned. Of the rows, those that are farthest from
 * today are refused, as few as possible.
 */
void
rgm_csv_far_refuse (const RgmCsvPlanner *planner, RgmCsvCourse *course, gboolean by_itself,
                    GHashTable *rows_by_id)
{
  g_auto (Trial) trial = trial_begin (planner, course, by_itself);
  g_autoptr (GError) reason = NULL;

  if (has_plan (&trial, 0, &reason)
      || !g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    return;
  refuse (&trial, course, count_far (&trial, is_planned), rows_by_id,
          _("It is so far away that a date of the plan would lie outside the years 1 to 9999. "
            "Correct the date in the table."));
}

/**
 * rgm_csv_far_refuse_for_others:
 * @planner: makes the plans of the import
 * @course: a course as it will be, planned by itself
 * @rows_by_id: (element-type utf8 RgmCsvRow): the rows, by the ids of their sessions, which loses
 *   those that are refused
 *
 * Refuses the rows that are so far away that another course of the patient could not be planned
 * any more, whose sessions are on the same skin: likewise.
 *
 * Returns: whether any were
 */
gboolean
rgm_csv_far_refuse_for_others (const RgmCsvPlanner *planner, RgmCsvCourse *course,
                               GHashTable *rows_by_id)
{
  g_auto (Trial) trial = trial_begin (planner, course, FALSE);
  guint n_far;

  if (trial.far->len == 0 || course->patient->content->courses->len < 2
      || count_unplanned (&trial, 0) == 0)
    return FALSE;
  trial.n_unplanned = count_unplanned (&trial, trial.far->len);
  n_far = count_far (&trial, is_harmless);
  refuse (&trial, course, n_far, rows_by_id,
          _("It is so far away that a date in the plan of another course of this patient would lie "
            "outside the years 1 to 9999. Correct the date in the table."));
  return n_far > 0;
}

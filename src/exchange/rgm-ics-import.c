#include "config.h"

#include "rgm-ics-import.h"

#include "rgm-ics-decision.h"
#include "rgm-ics-id.h"
#include "rgm-ics-shift.h"
#include "rgm-made-early.h"

#include <glib/gi18n-lib.h>

/* What an import is made from. */
typedef struct {
  const RgmIcsContext *context;
  const GPtrArray *events;
  const RgmIcsRevisions *revisions;
  /* why the course cannot be planned whatever is brought in, or NULL */
  const GError *problem;
  GCancellable *cancellable;
} Source;

/* What the events are brought into. */
typedef struct {
  RgmIcsImport *import;
  RgmIcsTarget decision;
  /* by the event: its UUID in the course */
  GHashTable *ids;
  RgmIcsShift *shift;
  /* events that no plan can have */
  GHashTable *far;
} Target;

static void
step_free (gpointer data)
{
  RgmIcsStep *step = data;

  /* One that was not come to. */
  if (step == NULL)
    return;
  rgm_ics_event_free (step->event);
  g_clear_pointer (&step->before, rgm_session_record_free);
  g_clear_pointer (&step->after, rgm_session_record_free);
  g_free (step->reason);
  g_free (step);
}

/* Also of what is there as it says: the next calendar may be an older one. */
static void
remember (const RgmIcsTarget *target, const RgmIcsStep *step, const char *event_id)
{
  const RgmSessionRecord *session = step->after != NULL ? step->after : step->before;
  const char *series_id = g_hash_table_lookup (target->series, event_id);
  const RgmIcsLeft *left = g_hash_table_lookup (target->instead, event_id);

  if (series_id != NULL && !step->event->single)
    rgm_ics_memory_note_series (target->memory, series_id, step->event);
  if (step->action == RGM_ICS_REFUSED || step->event->session_id != NULL || session == NULL)
    return;
  rgm_ics_memory_note (target->memory, event_id, step->event, session->id, series_id);
  if (left != NULL)
    rgm_ics_memory_forget (target->memory, left->event_id);
}

static gboolean
can_be_taken (const Target *target, const RgmIcsEvent *event)
{
  return event->refused == NULL && !g_hash_table_contains (target->far, event);
}

static void
decide (Target *target, const RgmIcsEvent *event, RgmIcsStep *step)
{
  const char *id = g_hash_table_lookup (target->ids, event);
  const RgmSessionRecord *session;

  rgm_ics_decide (&target->decision, step, id);
  remember (&target->decision, step, id);
  session = step->after != NULL ? step->after : step->before;
  if (session != NULL && !g_hash_table_contains (target->decision.holders, session->id))
    g_hash_table_insert (target->decision.holders, g_strdup (session->id), g_strdup (id));
  if (step->after != NULL)
    rgm_ics_sessions_put (target->decision.sessions, step->after);
}

static RgmIcsStep *
step_new (Target *target, const RgmIcsEvent *event, guint index)
{
  RgmIcsStep *step = g_new0 (RgmIcsStep, 1);

  step->event = rgm_ics_event_copy (event);
  step->position = -1;
  target->import->steps->pdata[index] = step;

  return step;
}

static void
take (Target *target, const RgmIcsEvent *event, guint index)
{
  RgmIcsStep *step = step_new (target, event, index);

  if (can_be_taken (target, event))
    decide (target, event, step);
  else
    rgm_ics_refuse (step, event->refused != NULL
                          ? event->refused
                          : _("It is so far away that a date of the plan would lie outside the "
                              "years 1 to 9999. Correct its date in your calendar program."));
  target->import->counts[step->action]++;
}

/* Cancels what a series does not have any more. */
static void
take_gone (Target *target, const RgmIcsGone *gone, guint index)
{
  const RgmSessionRecord *session = rgm_ics_sessions_find (target->decision.sessions,
                                                           gone->left->session_id);
  RgmIcsStep *step = step_new (target, gone->event, index);

  step->event->start = (RgmIcsTime) { session->day, session->minute };
  step->event->cancelled = TRUE;
  step->action = RGM_ICS_CANCELLED;
  step->reason = g_strdup (_("Its series does not have it any more."));
  step->before = rgm_session_record_copy (session);
  step->after = rgm_session_record_copy (session);
  step->after->state = RGM_SESSION_CANCELLED;
  rgm_ics_sessions_put (target->decision.sessions, step->after);
  rgm_ics_memory_forget (target->decision.memory, gone->left->event_id);
  target->import->counts[step->action]++;
}

/* What became of an event itself is that event’s, before it is one’s that found it there. */
static void
note_holder (Target *target, const RgmIcsEvent *event)
{
  const char *id = g_hash_table_lookup (target->ids, event);
  const char *held = rgm_ics_find_held (&target->decision, event, id);

  if (held != NULL && !event->cancelled
      && (!rgm_ics_is_only_known (event, id, held)
          || !g_hash_table_contains (target->decision.holders, held)))
    g_hash_table_replace (target->decision.holders, g_strdup (held), g_strdup (id));
}

static void
note_holders (Target *target, const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      RgmIcsEvent *event = events->pdata[i];

      if (!can_be_taken (target, event))
        continue;
      g_hash_table_insert (target->ids, event,
                           rgm_ics_id_make_uuid (target->decision.course_id, event->key));
      note_holder (target, event);
    }
}

/* By id: the places of the sessions in the plan, from 1. */
static GHashTable *
index_plan (const RgmIcsImport *self)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; self->plan != NULL && i < self->plan->n_sessions; i++)
    {
      guint index = self->plan->sessions[i].index;
      const RgmSessionRecord *session = self->content->sessions->pdata[index];

      g_hash_table_insert (places, session->id, GSIZE_TO_POINTER (i + 1));
    }

  return places;
}

/* Keeps with each session that is saved what the program says of it, as when it is booked. */
static void
note_what_is_said (RgmIcsImport *self, RgmIcsStep *step, GHashTable *places)
{
  step->position = GPOINTER_TO_INT (g_hash_table_lookup (places, step->after->id)) - 1;
  step->after->said_verdict = RGM_SAID_NOTHING;
  step->after->said_days_too_early = 0;
  if (step->position >= 0)
    {
      const RgmEvaluation *evaluation = &self->plan->sessions[step->position];

      step->after->said_verdict = (gint32) evaluation->verdict;
      step->after->said_days_too_early = evaluation->days_too_early;
    }
}

static void
note_all_that_is_said (RgmIcsImport *self)
{
  g_autoptr (GHashTable) places = index_plan (self);

  for (guint i = 0; i < self->steps->len; i++)
    {
      RgmIcsStep *step = self->steps->pdata[i];

      if (step->after != NULL)
        note_what_is_said (self, step, places);
    }
}

/* Whether @event is a session already, which may leave its day to another. */
static gboolean
is_held (const Target *target, const RgmIcsEvent *event)
{
  const char *id = g_hash_table_lookup (target->ids, event);
  const char *held = id != NULL ? rgm_ics_find_held (&target->decision, event, id) : NULL;

  return held != NULL && !rgm_ics_is_held_by_another (&target->decision, held, id);
}

/* Brings in what is held or what is not. */
static gboolean
take_events (Target *target, const Source *source, gboolean held, GError **error)
{
  for (guint i = 0; i < source->events->len; i++)
    {
      const RgmIcsEvent *event = source->events->pdata[i];
      guint index = target->shift->gone->len + i;

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return FALSE;
      if (target->import->steps->pdata[index] == NULL
          && (!held || is_held (target, event)))
        take (target, event, index);
    }

  return TRUE;
}

/* First what leaves its day, then what may come to it. */
static gboolean
take_in_order (Target *target, const Source *source, GError **error)
{
  const GPtrArray *gone = target->shift->gone;

  g_ptr_array_set_size (target->import->steps, (int) (gone->len + source->events->len));
  for (guint i = 0; i < gone->len; i++)
    take_gone (target, gone->pdata[i], i);

  return take_events (target, source, TRUE, error) && take_events (target, source, FALSE, error);
}

static gboolean
find_shift (Target *target, const Source *source, GError **error)
{
  const RgmIcsShiftInput input = { &target->decision, target->import->content->sessions,
                                   source->events, target->ids, source->context->today };

  target->shift = rgm_ics_shift_new (&input, source->cancellable, error);

  return target->shift != NULL;
}

static void
target_clear (Target *target)
{
  rgm_ics_sessions_free (target->decision.sessions);
  g_hash_table_unref (target->decision.holders);
  g_hash_table_unref (target->decision.series);
  g_hash_table_unref (target->decision.instead);
  g_hash_table_unref (target->ids);
  g_hash_table_unref (target->far);
  g_clear_pointer (&target->shift, rgm_ics_shift_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* Brings the events in without the first @n_far of @far. */
static gboolean
take_all (RgmIcsImport *self, const Source *source, const GPtrArray *far, guint n_far,
          GError **error)
{
  g_auto (Target) target = {
    .import = self,
    .decision = {
      .course_id = self->content->record->id,
      .sessions = rgm_ics_sessions_new (self->content),
      .memory = self->memory,
      .revisions = source->revisions,
      .elsewhere = source->context->elsewhere,
      .holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
      .series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
      .instead = g_hash_table_new (g_str_hash, g_str_equal),
    },
    .ids = g_hash_table_new_full (NULL, NULL, NULL, g_free),
    .far = g_hash_table_new (NULL, NULL),
  };

  for (guint i = 0; i < n_far; i++)
    g_hash_table_add (target.far, far->pdata[i]);
  note_holders (&target, source->events);

  return find_shift (&target, source, error) && take_in_order (&target, source, error);
}

/* Makes the import without the first @n_far of @far. */
static RgmIcsImport *
make (const Source *source, const GPtrArray *far, guint n_far, GError **error)
{
  g_autoptr (RgmIcsImport) self = g_new0 (RgmIcsImport, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->made_early = rgm_made_early_list_new ();
  self->content = rgm_course_content_copy (source->context->content);
  self->memory = rgm_ics_memory_new_from_text (source->context->memory);
  if (!take_all (self, source, far, n_far, error))
    return NULL;
  self->today = source->context->today;
  if (source->problem != NULL)
    self->problem = g_error_copy (source->problem);
  else
    self->plan = rgm_course_content_get_plan (self->content, source->context->areas, self->today,
                                              error);
  if (self->plan == NULL && self->problem == NULL)
    return NULL;
  note_all_that_is_said (self);

  return g_steal_pointer (&self);
}

/* The farthest first. */
static int
compare_distance (gconstpointer a, gconstpointer b, gpointer today)
{
  const RgmIcsEvent *first = *(const RgmIcsEvent *const *) a;
  const RgmIcsEvent *second = *(const RgmIcsEvent *const *) b;

  return ABS (second->start.day - GPOINTER_TO_INT (today))
         - ABS (first->start.day - GPOINTER_TO_INT (today));
}

static GPtrArray *
list_by_distance (const Source *source)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < source->events->len; i++)
    {
      RgmIcsEvent *event = source->events->pdata[i];

      if (event->refused == NULL && !event->cancelled)
        g_ptr_array_add (list, event);
    }
  g_ptr_array_sort_with_data (list, compare_distance, GINT_TO_POINTER (source->context->today));
  return list;
}

/* Where a date of the plan would lie outside of what can be planned, those of the events that are
 * farthest from today are refused: as few as possible. */
static RgmIcsImport *
make_without_far (const Source *source)
{
  g_autoptr (GPtrArray) far = list_by_distance (source);
  g_autoptr (RgmIcsImport) best = make (source, far, far->len, NULL);
  guint least = 1, most = far->len;

  while (best != NULL && least < most)
    {
      guint n_far = (least + most) / 2;
      RgmIcsImport *tried = make (source, far, n_far, NULL);

      if (tried == NULL)
        {
          least = n_far + 1;
          continue;
        }
      most = n_far;
      rgm_ics_import_free (best);
      best = tried;
    }
  return g_steal_pointer (&best);
}

static RgmPlan *
make_plan (const RgmCourseContent *course, gconstpointer data)
{
  const RgmIcsContext *context = data;

  return rgm_course_content_get_plan (course, context->areas, context->today, NULL);
}

/* The courses of the patient as they are, or, with @content, as they will be. */
static GPtrArray *
list_courses (const RgmIcsContext *context, const RgmCourseContent *content)
{
  GPtrArray *courses = g_ptr_array_new ();

  g_ptr_array_add (courses, (gpointer) (content != NULL ? content : context->content));
  for (guint i = 0; context->courses != NULL && i < context->courses->len; i++)
    {
      RgmCourseContent *course = context->courses->pdata[i];

      if (!g_str_equal (course->record->id, context->content->record->id))
        g_ptr_array_add (courses, course);
    }

  return courses;
}

static void
note_made_early (RgmIcsImport *self, const RgmIcsContext *context)
{
  g_autoptr (GHashTable) brought = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) before = list_courses (context, NULL);
  g_autoptr (GPtrArray) after = list_courses (context, self->content);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const RgmIcsStep *step = self->steps->pdata[i];

      if (step->after != NULL)
        g_hash_table_add (brought, step->after->id);
    }
  if (g_hash_table_size (brought) > 0)
    rgm_made_early_list_add_patient (self->made_early, before, after, brought,
                                     self->content->patient_name, make_plan, context);
}

/* A booking is kept though nothing can be said of it, as those are that the course has. */
static RgmIcsImport *
make_without_plan (const Source *source, const GError *problem)
{
  Source unplanned = *source;

  unplanned.problem = problem;
  return make (&unplanned, NULL, 0, NULL);
}

/**
 * rgm_ics_import_new:
 * @events: (element-type RgmIcsEvent): the events of a calendar, from rgm_ics_read()
 * @context: what they are brought into; not needed any more afterwards
 * @cancellable: (nullable): to abandon it: thousands of events take seconds
 *
 * Finds out what becomes of each event. Nothing comes twice: the events that Regimen wrote bear the
 * UUID of their session, the others give theirs to the session they become, or are known to be one
 * that was there already. The plan of the course as it is to be says of each booking whether it is
 * too early, and that is kept with it; what becomes too early by them, in the course or in others
 * of the patient, is told. An event so far away that nothing could be planned with it is refused.
 * Where the course cannot be planned without any of them either, all come in, and nothing is said
 * of them.
 *
 * Returns: (transfer full) (nullable): what the import is to do; %NULL where it was abandoned
 */
RgmIcsImport *
rgm_ics_import_new (const GPtrArray *events, const RgmIcsContext *context,
                    GCancellable *cancellable)
{
  g_autoptr (RgmIcsRevisions) revisions = rgm_ics_revisions_new (context->history);
  const Source source = { context, events, revisions, NULL, cancellable };
  g_autoptr (GError) reason = NULL;
  RgmIcsImport *self = make (&source, NULL, 0, &reason);

  if (self == NULL && g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    self = make_without_far (&source);
  if (self == NULL)
    self = make_without_plan (&source, reason);
  if (self != NULL)
    note_made_early (self, context);
  return self;
}

/**
 * rgm_ics_import_free:
 * @self: (transfer full) (nullable): what an import is to do
 *
 * Frees @self.
 */
void
rgm_ics_import_free (RgmIcsImport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->plan, rgm_plan_unref);
  g_clear_error (&self->problem);
  rgm_course_content_free (self->content);
  rgm_ics_memory_free (self->memory);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->made_early);
  g_free (self);
}

/**
 * rgm_ics_list_session_ids:
 * @events: (element-type RgmIcsEvent): the events of a calendar
 *
 * Returns: (transfer full) (element-type utf8): the UUIDs of the sessions that Regimen wrote them
 *   for
 */
GPtrArray *
rgm_ics_list_session_ids (const GPtrArray *events)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < events->len; i++)
    {
      const RgmIcsEvent *event = events->pdata[i];

      if (event->session_id != NULL)
        g_ptr_array_add (ids, g_strdup (event->session_id));
    }

  return ids;
}

static void
free_session (gpointer data)
{
  if (data != NULL)
    rgm_session_record_free (data);
}

/**
 * rgm_ics_import_dup_sessions:
 * @self: what an import is to do
 * @before: (out) (transfer full) (element-type RgmSessionRecord) (optional): each session as it is,
 *   or %NULL where there is none
 *
 * Returns: (transfer full) (element-type RgmSessionRecord): the sessions that are to be saved, in
 *   the order of saving
 */
GPtrArray *
rgm_ics_import_dup_sessions (const RgmIcsImport *self, GPtrArray **before)
{
  GPtrArray *sessions = g_ptr_array_new_with_free_func (free_session);

  if (before != NULL)
    *before = g_ptr_array_new_with_free_func (free_session);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const RgmIcsStep *step = self->steps->pdata[i];

      if (step->after == NULL)
        continue;
      g_ptr_array_add (sessions, rgm_session_record_copy (step->after));
      if (before != NULL)
        g_ptr_array_add (*before, step->before != NULL ? rgm_session_record_copy (step->before)
                                                       : NULL);
    }

  return sessions;
}

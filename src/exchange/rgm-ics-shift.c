#include "config.h"

#include "rgm-ics-shift.h"

#include "rgm-ics-id.h"

#include <string.h>

/* A series that is moved as a whole has other days: its bookings go with it, and those that are
 * left are cancelled. What is over stays. */

/* Where a UUID tells its version: 5 for those that are made of events. */
#define VERSION_AT 14

/* The events of a calendar that bear one UID. */
typedef struct {
  char *uid;
  GPtrArray *events;
  /* one that says when all of it is, if there is one */
  const RgmIcsEvent *whole;
  gboolean is_series;
  /* whether one of them cannot be read, so that nobody can tell what it lacks */
  gboolean unclear;
} Group;

/* A group, and what it is looked at with. */
typedef struct {
  const RgmIcsShiftInput *input;
  RgmIcsShift *shift;
  /* by the UUID of an event: it is in the calendar */
  GHashTable *there;
  /* by the UUID of a series: those of its events that are known */
  GHashTable *known;
  /* by UID: `Group`; and the same in the order of the file */
  GHashTable *groups;
  GPtrArray *list;
} Search;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->uid);
  g_ptr_array_unref (group->events);
  g_free (group);
}

static void
left_free (gpointer data)
{
  RgmIcsLeft *left = data;

  g_free (left->event_id);
  g_free (left->session_id);
  g_free (left);
}

static void
search_clear (Search *search)
{
  g_hash_table_unref (search->there);
  g_hash_table_unref (search->known);
  g_hash_table_unref (search->groups);
  g_ptr_array_unref (search->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static const char *
get_id (const Search *search, const RgmIcsEvent *event)
{
  return g_hash_table_lookup (search->input->ids, event);
}

static Group *
find_group (Search *search, const RgmIcsEvent *event)
{
  g_autofree char *uid = rgm_ics_id_dup_uid (event->key);
  Group *group = g_hash_table_lookup (search->groups, uid);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->uid = g_steal_pointer (&uid);
  group->events = g_ptr_array_new ();
  g_hash_table_insert (search->groups, group->uid, group);
  g_ptr_array_add (search->list, group);

  return group;
}

static void
sort_event (Search *search, RgmIcsEvent *event)
{
  RgmIcsTarget *target = search->input->target;
  const char *id = get_id (search, event);
  gboolean is_one_of_many = strchr (event->key, '\n') != NULL;
  Group *group = find_group (search, event);

  g_ptr_array_add (group->events, event);
  group->unclear |= id == NULL;
  group->is_series |= is_one_of_many;
  if (!event->single || !is_one_of_many)
    group->whole = event;
  if (id == NULL)
    return;
  g_hash_table_add (search->there, (gpointer) id);
  if (is_one_of_many)
    g_hash_table_insert (target->series, g_strdup (id),
                         rgm_ics_id_make_series_uuid (target->course_id, group->uid));
}

static void
sort_events (Search *search)
{
  const GPtrArray *events = search->input->events;

  for (guint i = 0; i < events->len; i++)
    {
      RgmIcsEvent *event = events->pdata[i];

      if (event->key != NULL && event->session_id == NULL)
        sort_event (search, event);
    }
}

static gboolean
is_over (const Search *search, const RgmSessionRecord *session)
{
  return session->day < search->input->today || session->state == RGM_SESSION_DONE
    || session->state == RGM_SESSION_MISSED;
}

static int
find_left (const GPtrArray *lefts, const char *session_id)
{
  for (guint i = 0; i < lefts->len; i++)
    if (g_str_equal (((RgmIcsLeft *) lefts->pdata[i])->session_id, session_id))
      return (int) i;

  return -1;
}

static void
add_left (Search *search, GPtrArray *lefts, const char *event_id, const char *session_id)
{
  const RgmIcsTarget *target = search->input->target;
  const RgmSessionRecord *session = rgm_ics_sessions_find (target->sessions, session_id);
  RgmIcsLeft *left;

  if (session == NULL || find_left (lefts, session_id) >= 0
      || g_hash_table_contains (target->holders, session_id))
    return;
  left = g_new0 (RgmIcsLeft, 1);
  left->event_id = g_strdup (event_id);
  left->session_id = g_strdup (session_id);
  left->over = is_over (search, session);
  g_ptr_array_add (lefts, left);
  g_ptr_array_add (search->shift->left, left);
}

/* What the calendar called off itself it does not miss. */
static void
add_known (Search *search, GPtrArray *lefts, const char *event_id)
{
  RgmIcsMemory *memory = search->input->target->memory;
  const RgmIcsKnown *known = rgm_ics_memory_find (memory, event_id);

  if (known == NULL || known->start.day == RGM_DAY_NONE
      || g_hash_table_contains (search->there, event_id))
    return;
  if (!known->cancelled)
    add_left (search, lefts, event_id, known->session_id);
  if (known->cancelled
      || g_hash_table_contains (search->input->target->holders, known->session_id))
    rgm_ics_memory_forget (memory, event_id);
}

/* A session that became of one of a series bears its UUID, even where nothing is known of it. What
 * is cancelled may have been cancelled by the calendar. */
static void
add_unknown (Search *search, const Group *group, GPtrArray *lefts)
{
  const RgmIcsTarget *target = search->input->target;

  for (guint i = 0; group->is_series && i < search->input->sessions->len; i++)
    {
      const RgmSessionRecord *session = search->input->sessions->pdata[i];
      g_autofree char *key = NULL;
      g_autofree char *id = NULL;

      if (session->state == RGM_SESSION_CANCELLED || session->id[VERSION_AT] != '5'
          || rgm_ics_memory_find (target->memory, session->id) != NULL
          || g_hash_table_contains (search->there, session->id))
        continue;
      key = rgm_ics_id_make_occurrence (group->uid, session->day, session->minute);
      id = rgm_ics_id_make_uuid (target->course_id, key);
      if (g_str_equal (id, session->id))
        add_left (search, lefts, id, id);
    }
}

static int
compare_left (gconstpointer a, gconstpointer b, gpointer sessions)
{
  const RgmIcsLeft *first = *(const RgmIcsLeft *const *) a;
  const RgmIcsLeft *second = *(const RgmIcsLeft *const *) b;
  const RgmSessionRecord *one = rgm_ics_sessions_find (sessions, first->session_id);
  const RgmSessionRecord *other = rgm_ics_sessions_find (sessions, second->session_id);

  return one->day != other->day ? one->day - other->day : one->minute - other->minute;
}

/* What the series had, in the order of its days. */
static GPtrArray *
list_left (Search *search, const Group *group, const char *series_id)
{
  RgmIcsTarget *target = search->input->target;
  GPtrArray *lefts = g_ptr_array_new ();
  const GPtrArray *known = g_hash_table_lookup (search->known, series_id);
  g_autofree char *own = rgm_ics_id_make_uuid (target->course_id, group->uid);

  add_known (search, lefts, own);
  for (guint i = 0; known != NULL && i < known->len; i++)
    add_known (search, lefts, known->pdata[i]);
  add_unknown (search, group, lefts);
  g_ptr_array_sort_with_data (lefts, compare_left, target->sessions);

  return lefts;
}

static void
take_instead (Search *search, const RgmIcsEvent *event, RgmIcsLeft *left)
{
  RgmIcsTarget *target = search->input->target;
  const char *id = get_id (search, event);

  g_hash_table_insert (target->instead, (gpointer) id, left);
  g_hash_table_replace (target->holders, g_strdup (left->session_id), g_strdup (id));
}

/* Whether nothing is at the time of @event; what the series had there becomes it. */
static gboolean
is_free (Search *search, const RgmIcsEvent *event, GPtrArray *lefts)
{
  const RgmIcsTarget *target = search->input->target;
  const RgmSessionRecord *same = rgm_ics_sessions_find_at (target->sessions, event->start.day,
                                                           event->start.minute);
  int at = same != NULL ? find_left (lefts, same->id) : -1;

  if (at >= 0)
    {
      RgmIcsLeft *left = lefts->pdata[at];

      left->over = FALSE;
      take_instead (search, event, left);
      g_ptr_array_remove_index (lefts, (guint) at);
    }

  return same == NULL;
}

static int
compare_start (gconstpointer a, gconstpointer b)
{
  const RgmIcsEvent *first = *(const RgmIcsEvent *const *) a;
  const RgmIcsEvent *second = *(const RgmIcsEvent *const *) b;

  return first->start.day != second->start.day ? first->start.day - second->start.day
                                               : first->start.minute - second->start.minute;
}

/* Those that the course does not have, in the order of their days. */
static GPtrArray *
list_new (Search *search, const Group *group, GPtrArray *lefts)
{
  const RgmIcsTarget *target = search->input->target;
  GPtrArray *events = g_ptr_array_new ();

  for (guint i = 0; i < group->events->len; i++)
    {
      const RgmIcsEvent *event = group->events->pdata[i];

      if (!event->cancelled && !event->done
          && rgm_ics_find_held (target, event, get_id (search, event)) == NULL
          && is_free (search, event, lefts))
        g_ptr_array_add (events, (gpointer) event);
    }
  g_ptr_array_sort (events, compare_start);

  return events;
}

/* The last goes with the last: a series that has begun lacks its first. What is over stands for
 * days that are over, and what is to come for those to come. */
static void
pair (Search *search, const GPtrArray *events, GPtrArray *lefts, gboolean over)
{
  guint n = lefts->len;

  for (guint i = events->len; i > 0; i--)
    {
      const RgmIcsEvent *event = events->pdata[i - 1];

      if ((event->start.day < search->input->today) != over)
        continue;
      while (n > 0 && ((RgmIcsLeft *) lefts->pdata[n - 1])->over != over)
        n--;
      if (n == 0)
        return;
      n--;
      take_instead (search, event, lefts->pdata[n]);
      g_ptr_array_remove_index (lefts, n);
    }
}

static void
add_gone (Search *search, const Group *group, RgmIcsLeft *left)
{
  const RgmSessionRecord *session = rgm_ics_sessions_find (search->input->target->sessions,
                                                           left->session_id);
  RgmIcsGone *gone;

  if (left->over || session->state != RGM_SESSION_BOOKED)
    return;
  gone = g_new0 (RgmIcsGone, 1);
  gone->left = left;
  gone->event = group->whole;
  g_ptr_array_add (search->shift->gone, gone);
}

static void
look_at (Search *search, const Group *group)
{
  const RgmIcsTarget *target = search->input->target;
  g_autofree char *series_id = NULL;
  g_autoptr (GPtrArray) lefts = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (group->whole == NULL || group->unclear)
    return;
  series_id = rgm_ics_id_make_series_uuid (target->course_id, group->uid);
  if (rgm_ics_memory_has_newer (target->memory, series_id, group->whole))
    return;
  lefts = list_left (search, group, series_id);
  events = list_new (search, group, lefts);
  pair (search, events, lefts, TRUE);
  pair (search, events, lefts, FALSE);
  for (guint i = 0; i < lefts->len; i++)
    add_gone (search, group, lefts->pdata[i]);
}

/**
 * rgm_ics_shift_new:
 * @input: what is looked at
 * @cancellable: (nullable): to abandon it
 * @error: return location for `G_IO_ERROR_CANCELLED`
 *
 * Finds the bookings that series were before and are not any more. Where other events of the series
 * are new, they are the bookings instead, as many as there are; the rest is gone. A calendar that
 * changes one alone, or has a state from before, or that cannot be read, tells of no series.
 *
 * Returns: (transfer full) (nullable): what became of the series, or %NULL where it was abandoned
 */
RgmIcsShift *
rgm_ics_shift_new (const RgmIcsShiftInput *input, GCancellable *cancellable, GError **error)
{
  RgmIcsShift *self = g_new0 (RgmIcsShift, 1);
  g_auto (Search) search = {
    .input = input,
    .shift = self,
    .there = g_hash_table_new (g_str_hash, g_str_equal),
    .known = rgm_ics_memory_sort_by_series (input->target->memory),
    .groups = g_hash_table_new (g_str_hash, g_str_equal),
    .list = g_ptr_array_new_with_free_func (group_free),
  };

  self->gone = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (left_free);
  sort_events (&search);
  for (guint i = 0; i < search.list->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          rgm_ics_shift_free (self);
          return NULL;
        }
      look_at (&search, search.list->pdata[i]);
    }

  return self;
}

/**
 * rgm_ics_shift_free:
 * @self: (transfer full): what became of series
 *
 * Frees @self.
 */
void
rgm_ics_shift_free (RgmIcsShift *self)
{
  g_ptr_array_unref (self->gone);
  g_ptr_array_unref (self->left);
  g_free (self);
}

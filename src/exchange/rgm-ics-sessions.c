#include "config.h"

#include "rgm-ics-sessions.h"

/* Beside the minutes of a day and that of a whole one: whenever. */
#define WHENEVER RGM_MINUTES_IN_A_DAY
#define KEYS_IN_A_DAY (RGM_MINUTES_IN_A_DAY + 2)

/* Invariant: `by_id` has all of `sessions`, and `by_time` those that were not cancelled, each under
 * its day and minute and under its day alone. */
struct _RgmIcsSessions {
  /* those of the course, borrowed */
  GPtrArray *sessions;
  GHashTable *by_id;
  GHashTable *by_time;
};

static void
free_bucket (gpointer bucket)
{
  g_ptr_array_unref (bucket);
}

static gint64
make_key (RgmDay day, gint32 minute)
{
  return (gint64) day * KEYS_IN_A_DAY + minute - RGM_MINUTE_NONE;
}

static GPtrArray *
find_bucket (const RgmIcsSessions *self, RgmDay day, gint32 minute)
{
  const gint64 key = make_key (day, minute);

  return g_hash_table_lookup (self->by_time, &key);
}

static void
add_at (RgmIcsSessions *self, RgmSessionRecord *session, gint32 minute)
{
  const gint64 key = make_key (session->day, minute);
  GPtrArray *bucket = g_hash_table_lookup (self->by_time, &key);

  if (bucket == NULL)
    {
      bucket = g_ptr_array_new ();
      g_hash_table_insert (self->by_time, g_memdup2 (&key, sizeof key), bucket);
    }
  g_ptr_array_add (bucket, session);
}

static void
list (RgmIcsSessions *self, RgmSessionRecord *session)
{
  if (session->state == RGM_SESSION_CANCELLED)
    return;
  add_at (self, session, session->minute);
  add_at (self, session, WHENEVER);
}

static void
unlist (RgmIcsSessions *self, RgmSessionRecord *session)
{
  if (session->state == RGM_SESSION_CANCELLED)
    return;
  g_ptr_array_remove (find_bucket (self, session->day, session->minute), session);
  g_ptr_array_remove (find_bucket (self, session->day, WHENEVER), session);
}

/**
 * rgm_ics_sessions_new:
 * @content: a course, whose sessions nobody else adds to or changes as long as this is there
 *
 * Returns: (transfer full): its sessions
 */
RgmIcsSessions *
rgm_ics_sessions_new (RgmCourseContent *content)
{
  RgmIcsSessions *self = g_new0 (RgmIcsSessions, 1);

  self->sessions = content->sessions;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_time = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_bucket);
  for (guint i = 0; i < content->sessions->len; i++)
    {
      RgmSessionRecord *session = content->sessions->pdata[i];

      g_hash_table_insert (self->by_id, session->id, session);
      list (self, session);
    }

  return self;
}

/**
 * rgm_ics_sessions_free:
 * @self: (transfer full) (nullable): sessions of a course
 *
 * Frees @self, and puts the sessions of the course in their order.
 */
void
rgm_ics_sessions_free (RgmIcsSessions *self)
{
  if (self == NULL)
    return;
  rgm_session_records_sort (self->sessions);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_time);
  g_free (self);
}

/**
 * rgm_ics_sessions_count:
 * @self: sessions of a course
 *
 * Returns: how many there are
 */
guint
rgm_ics_sessions_count (const RgmIcsSessions *self)
{
  return self->sessions->len;
}

/**
 * rgm_ics_sessions_find:
 * @self: sessions of a course
 * @id: the UUID of a session
 *
 * Returns: (transfer none) (nullable): the session with that id
 */
const RgmSessionRecord *
rgm_ics_sessions_find (const RgmIcsSessions *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

static const RgmSessionRecord *
find_first (const RgmIcsSessions *self, RgmDay day, gint32 minute)
{
  const GPtrArray *bucket = find_bucket (self, day, minute);

  return bucket != NULL && bucket->len > 0 ? bucket->pdata[0] : NULL;
}

/**
 * rgm_ics_sessions_find_at:
 * @self: sessions of a course
 * @day: a day
 * @minute: minute of the day, or `RGM_MINUTE_NONE`
 *
 * Finds what may be then: a session of the same day whose time does not differ, first of all one
 * with the very time. What was cancelled was not held.
 *
 * Returns: (transfer none) (nullable): a session
 */
const RgmSessionRecord *
rgm_ics_sessions_find_at (const RgmIcsSessions *self, RgmDay day, gint32 minute)
{
  const RgmSessionRecord *same = find_first (self, day, minute);

  if (same != NULL)
    return same;

  return find_first (self, day, minute == RGM_MINUTE_NONE ? WHENEVER : RGM_MINUTE_NONE);
}

static void
add (RgmIcsSessions *self, RgmSessionRecord *session)
{
  g_ptr_array_add (self->sessions, session);
  g_hash_table_insert (self->by_id, session->id, session);
  list (self, session);
}

/* It stays where it is in memory, and its id with it: what is found by it is. */
static void
replace (RgmIcsSessions *self, RgmSessionRecord *there, RgmSessionRecord *copy)
{
  RgmSessionRecord before = *there;
  char *id = copy->id;

  unlist (self, there);
  *there = *copy;
  there->id = before.id;
  *copy = before;
  copy->id = id;
  rgm_session_record_free (copy);
  list (self, there);
}

/**
 * rgm_ics_sessions_put:
 * @self: sessions of a course
 * @session: a session, which is copied
 *
 * Does what rgm_course_content_put_session() does, but for the order.
 */
void
rgm_ics_sessions_put (RgmIcsSessions *self, const RgmSessionRecord *session)
{
  RgmSessionRecord *copy = rgm_session_record_copy (session);
  RgmSessionRecord *there = g_hash_table_lookup (self->by_id, session->id);

  if (there != NULL)
    replace (self, there, copy);
  else
    add (self, copy);
}

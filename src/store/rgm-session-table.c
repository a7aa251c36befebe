#include "config.h"

#include "rgm-session-table.h"

#include "rgm-course-content.h"
#include "rgm-course-table.h"
#include "rgm-table-sql.h"

static char *
derive_areas (gconstpointer record)
{
  g_auto(GStrv) areas = rgm_session_record_dup_areas (record);

  return g_strjoinv (" ", areas);
}

/* Prepares @sql and binds @id to its first parameter. */
static RgmStatement *
prepare_for (RgmDatabase *database, const char *sql, const char *id, GError **error)
{
  RgmStatement *statement = rgm_statement_new (database, sql, error);

  if (statement)
    rgm_statement_bind_text (statement, id);
  return statement;
}

static gboolean
run_for (RgmDatabase *database, const char *sql, const char *id, GError **error)
{
  g_autoptr(RgmStatement) statement = prepare_for (database, sql, id, error);

  return statement && rgm_statement_run (statement, error);
}

static gboolean
remove_rest (RgmDatabase *database, gconstpointer record, GError **error)
{
  const RgmSessionRecord *session = record;

  return run_for (database, "DELETE FROM session_zone WHERE session_id = ?", session->id, error)
         && run_for (database, "DELETE FROM session_product WHERE session_id = ?", session->id,
                     error);
}

static gboolean
put_zone (RgmDatabase *database, const RgmSessionRecord *session, gsize position, GError **error)
{
  const RgmZone *zone = rgm_session_record_get_zone (session, position);
  g_autoptr(RgmStatement) statement = NULL;

  statement = prepare_for (database,
                           "INSERT INTO session_zone (session_id, position, area, depth, passes)"
                           " VALUES (?, ?, ?, ?, ?)",
                           session->id, error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, (gint64) position);
  rgm_statement_bind_text (statement, zone->area);
  rgm_statement_bind_int (statement, zone->depth);
  rgm_statement_bind_int (statement, zone->passes);
  return rgm_statement_run (statement, error);
}

static gboolean
put_product (RgmDatabase *database, const RgmSessionRecord *session, gsize position,
             GError **error)
{
  const RgmProduct *product = rgm_session_record_get_product (session, position);
  g_autoptr(RgmStatement) statement = NULL;

  statement = prepare_for (database,
                           "INSERT INTO session_product (session_id, position, name, lot)"
                           " VALUES (?, ?, ?, ?)",
                           session->id, error);
  if (!statement)
    return FALSE;
  rgm_statement_bind_int (statement, (gint64) position);
  rgm_statement_bind_text (statement, product->name);
  rgm_statement_bind_text (statement, product->lot);
  return rgm_statement_run (statement, error);
}

static gboolean
put_rest (RgmDatabase *database, gconstpointer record, GError **error)
{
  const RgmSessionRecord *session = record;

  if (!remove_rest (database, record, error))
    return FALSE;
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      if (!put_zone (database, session, i, error))
        return FALSE;
    }
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    {
      if (!put_product (database, session, i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_zones (RgmDatabase *database, RgmSessionRecord *session, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = prepare_for (database,
                           "SELECT area, depth, passes FROM session_zone"
                           " WHERE session_id = ? ORDER BY position",
                           session->id, error);
  if (!statement)
    return FALSE;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *area = rgm_statement_dup_text (statement);
      gint32 depth = rgm_statement_read_int (statement);

      rgm_session_record_add_zone (session, area, depth, rgm_statement_read_int (statement));
    }
  return step == RGM_STEP_DONE;
}

static gboolean
load_products (RgmDatabase *database, RgmSessionRecord *session, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  statement = prepare_for (database,
                           "SELECT name, lot FROM session_product"
                           " WHERE session_id = ? ORDER BY position",
                           session->id, error);
  if (!statement)
    return FALSE;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *name = rgm_statement_dup_text (statement);
      g_autofree char *lot = rgm_statement_dup_text (statement);

      rgm_session_record_add_product (session, name, lot);
    }
  return step == RGM_STEP_DONE;
}

static gboolean
load_rest (RgmDatabase *database, gpointer record, GError **error)
{
  return load_zones (database, record, error) && load_products (database, record, error);
}

static gboolean
describe (RgmDatabase *database, gconstpointer record, RgmHistoryEntry *entry, GError **error)
{
  const RgmSessionRecord *session = record;

  entry->kind = RGM_HISTORY_KIND_SESSION;
  entry->course_id = g_strdup (session->course_id);
  entry->day = session->day;
  entry->state = (gint32) session->state;
  entry->said_verdict = session->said_verdict;
  entry->said_days_too_early = session->said_days_too_early;
  entry->reason = g_strdup (session->override_reason);
  entry->patient_id = rgm_course_table_get_patient (database, session->course_id, error);
  return entry->patient_id != NULL;
}

static const char *
name_by_state (const RgmSessionRecord *session)
{
  switch (session->state)
    {
    case RGM_SESSION_DONE:
      return "session-recorded";
    case RGM_SESSION_BOOKED:
      return "session-booked";
    case RGM_SESSION_CANCELLED:
      return "session-cancelled";
    case RGM_SESSION_MISSED:
    default:
      return "session-missed";
    }
}

static const char *
name_change (gconstpointer old, gconstpointer record)
{
  const RgmSessionRecord *before = old;
  const RgmSessionRecord *after = record;

  if (!after)
    return NULL;
  if (before && before->state == RGM_SESSION_BOOKED && after->state == RGM_SESSION_DONE)
    return "session-confirmed";
  if (!before || before->state != after->state)
    return name_by_state (after);
  if (before->day != after->day || before->minute != after->minute)
    return "session-moved";
  return NULL;
}

const RgmTable rgm_session_table = {
  .klass = &rgm_session_record_class,
  .free_record = (GDestroyNotify) rgm_session_record_free,
  .name = "session",
  .order = "day, minute, id",
  .derived_column = "areas",
  .derive = derive_areas,
  .put_rest = put_rest,
  .load_rest = load_rest,
  .remove_rest = remove_rest,
  .name_change = name_change,
  .describe = describe,
};

/* Whether @session, which is done or booked, is to be offered again rather than @latest. */
static gboolean
is_later (const RgmSession *session, const RgmSession *latest)
{
  if (session->state != latest->state)
    return session->state == RGM_SESSION_DONE;
  return rgm_session_compare (session, latest) > 0;
}

static gboolean
find_latest_id (RgmStatement *statement, char **id, GError **error)
{
  RgmSession latest = { .state = RGM_SESSION_BOOKED, .day = RGM_DAY_NONE };
  RgmStep step;

  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      g_autofree char *session_id = rgm_statement_dup_text (statement);
      RgmSession session = { .id = session_id };

      session.day = rgm_statement_read_int (statement);
      session.minute = rgm_statement_read_int (statement);
      session.state = (RgmSessionState) rgm_statement_read_int (statement);
      if (*id && !is_later (&session, &latest))
        continue;
      g_free (*id);
      *id = g_steal_pointer (&session_id);
      latest = session;
    }
  return step == RGM_STEP_DONE;
}

/**
 * rgm_session_table_find_latest:
 * @database: a database
 * @course_id: the UUID of a course
 * @session: (out) (transfer full) (nullable): its last session that is done, else its last
 *   booking, %NULL if it has none
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks for the session whose values are to be offered again.
 *
 * Returns: whether it could be looked up
 */
gboolean
rgm_session_table_find_latest (RgmDatabase *database, const char *course_id,
                               RgmSessionRecord **session, GError **error)
{
  g_autoptr(RgmStatement) statement = NULL;
  g_autofree char *id = NULL;
  gpointer found = NULL;

  statement = prepare_for (database,
                           "SELECT id, day, minute, state FROM session"
                           " WHERE course_id = ? AND state IN (0, 1)",
                           course_id, error);
  if (!statement || !find_latest_id (statement, &id, error)
      || (id && !rgm_table_find (&rgm_session_table, database, id, &found, error)))
    return FALSE;
  *session = found;
  return TRUE;
}

/* The areas of the session, or those of its course where it has none. */
static char **
read_areas (RgmStatement *statement)
{
  g_auto(GStrv) own = g_strsplit (rgm_statement_read_text (statement), " ", -1);
  const char *course = rgm_statement_read_text (statement);

  return *own ? g_steal_pointer (&own) : g_strsplit (course, " ", -1);
}

static RgmOtherSession *
read_other (RgmStatement *statement)
{
  RgmOtherSession *other = g_new0 (RgmOtherSession, 1);

  other->id = rgm_statement_dup_text (statement);
  other->course_id = rgm_statement_dup_text (statement);
  other->protocol_id = rgm_statement_dup_text (statement);
  other->day = rgm_statement_read_int (statement);
  other->minute = rgm_statement_read_int (statement);
  other->state = (RgmSessionState) rgm_statement_read_int (statement);
  other->counts = (RgmCounts) rgm_statement_read_int (statement);
  other->areas = read_areas (statement);
  return other;
}

/**
 * rgm_session_table_list_others:
 * @database: a database
 * @course: a course
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type RgmOtherSession) (nullable): the sessions of the other
 *   courses of its patient, always in the same order, which means nothing
 */
GPtrArray *
rgm_session_table_list_others (RgmDatabase *database, const RgmCourseRecord *course,
                               GError **error)
{
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(RgmStatement) statement = NULL;
  RgmStep step;

  others = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_other_session_free);
  statement = prepare_for (database,
                           "SELECT s.id, c.id, p.protocol_id, s.day, s.minute, s.state, s.counts,"
                           " s.areas, c.areas"
                           " FROM course c JOIN session s ON s.course_id = c.id"
                           " JOIN protocol_copy p ON p.id = c.protocol_copy"
                           " WHERE c.patient_id = ? AND c.id <> ?"
                           " ORDER BY s.day, s.minute, s.id",
                           course->patient_id, error);
  if (!statement)
    return NULL;
  rgm_statement_bind_text (statement, course->id);
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (others, read_other (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&others) : NULL;
}

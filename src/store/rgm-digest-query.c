#include "config.h"

#include "rgm-digest-query.h"

#include "rgm-digests-builder.h"
#include "rgm-statement.h"

#include <string.h>

#define PROTOCOL_QUERY "SELECT id, protocol_id, revision, content FROM protocol_copy"

/* “column IN (?, ?, …)”, with as many places as there are ids; there are at most some hundreds. */
static char *
make_condition (const char *column, const char *const *ids)
{
  g_autoptr(GString) condition = g_string_new (column);

  g_string_append (condition, " IN (");
  for (gsize i = 0; ids[i]; i++)
    g_string_append (condition, i > 0 ? ", ?" : "?");
  g_string_append (condition, ")");
  return g_string_free (g_steal_pointer (&condition), FALSE);
}

/* @ids: (nullable): the places of @sql in order */
static RgmStatement *
prepare (RgmDatabase *database, const char *sql, const char *const *ids, GError **error)
{
  RgmStatement *statement = rgm_statement_new (database, sql, error);

  for (gsize i = 0; statement && ids && ids[i]; i++)
    rgm_statement_bind_text (statement, ids[i]);
  return statement;
}

static gboolean
add_protocols (RgmStatement *statement, RgmDigestsBuilder *builder, GError **error)
{
  RgmStep step;

  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      const char *copy_id = rgm_statement_read_text (statement);
      const char *protocol_id = rgm_statement_read_text (statement);
      gint32 revision = rgm_statement_read_int (statement);

      rgm_digests_builder_add_protocol (builder, copy_id, protocol_id, revision,
                                        rgm_statement_read_text (statement));
    }
  return step == RGM_STEP_DONE;
}

/* “first last first last …” */
static void
add_pauses (RgmDigestsBuilder *builder, const char *text)
{
  const char *position = text;

  while (*position != '\0')
    {
      char *end;
      RgmDay first = (RgmDay) g_ascii_strtoll (position, &end, 10);
      RgmDay last = (RgmDay) g_ascii_strtoll (end, &end, 10);

      if (end == position)
        break;
      rgm_digests_builder_add_pause (builder, first, last);
      position = end;
    }
}

/* The columns of one row, in the order of the query. */
typedef struct {
  RgmDigest course;
  const char *copy_id;
  const char *course_areas;
  RgmSession session;
  const char *session_areas;
  const char *pauses;
} Row;

static void
read_row (RgmStatement *statement, Row *row)
{
  row->course.patient_id = rgm_statement_read_text (statement);
  row->course.course_id = rgm_statement_read_text (statement);
  row->copy_id = rgm_statement_read_text (statement);
  row->course.severity = rgm_statement_read_text (statement);
  row->course.basis = rgm_statement_read_text (statement);
  row->course_areas = rgm_statement_read_text (statement);
  row->course.start_day = rgm_statement_read_int (statement);
  row->course.stopped_day = rgm_statement_read_int (statement);
  row->session.id = rgm_statement_read_text (statement);
  row->session.day = rgm_statement_read_int (statement);
  row->session.minute = rgm_statement_read_int (statement);
  row->session.state = (RgmSessionState) rgm_statement_read_int (statement);
  row->session.counts = (RgmCounts) rgm_statement_read_int (statement);
  row->session_areas = rgm_statement_read_text (statement);
  row->pauses = rgm_statement_read_text (statement);
}

static gboolean
add_courses (RgmStatement *statement, RgmDigestsBuilder *builder, GError **error)
{
  g_autofree char *last_course = g_strdup ("");
  RgmStep step;

  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      Row row = { 0 };

      read_row (statement, &row);
      if (strcmp (row.course.course_id, last_course) != 0)
        {
          g_free (last_course);
          last_course = g_strdup (row.course.course_id);
          rgm_digests_builder_add_course (builder, &row.course, row.copy_id, row.course_areas);
          add_pauses (builder, row.pauses);
        }
      /* A course without sessions has one row without a session. */
      if (*row.session.id != '\0')
        rgm_digests_builder_add_session (builder, &row.session, row.session_areas);
    }
  return step == RGM_STEP_DONE;
}

/* @ids: (nullable): the places of both queries in order */
static RgmDigests *
run (RgmDatabase *database, const RgmAreas *areas, const char *protocol_query,
     const char *course_query, const char *const *ids, GError **error)
{
  g_autoptr(RgmDigestsBuilder) builder = rgm_digests_builder_new (areas);
  g_autoptr(RgmStatement) protocols = prepare (database, protocol_query, ids, error);
  g_autoptr(RgmStatement) courses = NULL;

  if (!protocols || !add_protocols (protocols, builder, error))
    return NULL;
  courses = prepare (database, course_query, ids, error);
  if (!courses || !add_courses (courses, builder, error))
    return NULL;
  return rgm_digests_builder_end (g_steal_pointer (&builder));
}

/**
 * rgm_digest_query_run:
 * @database: a database, in a transaction that reads
 * @areas: all areas, the user's included
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the digests of all courses
 */
RgmDigests *
rgm_digest_query_run (RgmDatabase *database, const RgmAreas *areas, GError **error)
{
  return run (database, areas, PROTOCOL_QUERY, RGM_DIGEST_QUERY, NULL, error);
}

/**
 * rgm_digest_query_run_for:
 * @database: a database, in a transaction that reads
 * @areas: all areas, the user's included
 * @patient_ids: UUIDs of patients, %NULL-terminated
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the digests of the courses of those patients alone
 */
RgmDigests *
rgm_digest_query_run_for (RgmDatabase *database, const RgmAreas *areas,
                          const char *const *patient_ids, GError **error)
{
  g_autofree char *condition = make_condition ("c.patient_id", patient_ids);
  g_autofree char *protocol_query =
    g_strconcat (PROTOCOL_QUERY " WHERE id IN (SELECT c.protocol_copy FROM course c WHERE ",
                 condition, ")", NULL);
  g_autofree char *course_query =
    g_strconcat (RGM_DIGEST_SELECT " WHERE ", condition, RGM_DIGEST_ORDER, NULL);

  return run (database, areas, protocol_query, course_query, patient_ids, error);
}

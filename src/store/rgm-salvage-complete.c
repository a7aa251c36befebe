#include "config.h"

#include "rgm-salvage-private.h"

#include "rgm-course-record.h"
#include "rgm-history-entry.h"
#include "rgm-protocol-copy-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Completing: a row that is gone comes back in part where an index or the history tells of it, and
 * what others need is made, so that every reference leads somewhere. Nothing that is made says
 * anything about dates: a course that was made is stopped. */

/* The protocol of courses whose own was lost. It gives no dates, since they are stopped. */
#define MADE_PROTOCOL "salvaged"
#define MADE_PROTOCOL_TEXT \
  "[Protocol]\nFormat=1\nId=" MADE_PROTOCOL "\nRevision=1\nName=Salvaged records\nSessions=1\n" \
  "Sources=none\n[Basis standard]\nName=Standard\nSources=none\n"

/* The columns of a session that only its own row has, with what they are where nobody knows. */
#define SESSION_COLUMNS \
  "INSERT OR IGNORE INTO session (id, course_id, day, minute, length, state, counts," \
  " counts_reason, areas, setting, device, device_name, reaction, pain, notes, override_reason," \
  " said_verdict, said_days_too_early, created, changed)"

/* What is in an index and not in its table. The text says that it is not whole. */
static const struct {
  RgmSalvageKind kind;
  const char *sql;
} fillings[] = {
  { RGM_SALVAGE_PATIENT,
    "INSERT OR IGNORE INTO patient (id, name, birth_day, notes, archived, created, changed)"
    " SELECT id, name, 0, ?1, archived, ?2, ?2 FROM temp.patient_list" },
  { RGM_SALVAGE_COURSE,
    "INSERT OR IGNORE INTO course (id, patient_id, protocol_copy, severity, basis,"
    " basis_chosen_by, basis_chosen_at, areas, start_day, stopped_day, stop_reason, notes,"
    " created, changed)"
    " SELECT id, patient_id, protocol_copy, severity, basis, '', 0, areas, start_day,"
    " stopped_day, '', ?1, ?2, ?2 FROM temp.course_digest" },
  { RGM_SALVAGE_SESSION,
    SESSION_COLUMNS
    " SELECT id, course_id, day, minute, 0, state, counts, '', areas, 0, 0, '', '', -1, ?1, '',"
    " -1, 0, ?2, ?2 FROM temp.session_digest" },
  /* Its parts are there, so it was, and the history tells when. */
  { RGM_SALVAGE_SESSION,
    SESSION_COLUMNS
    " SELECT record_id, course_id, day, -1, 0, state, 0, '', '', 0, 0, '', '', -1, ?1, reason,"
    " said_verdict, said_days_too_early, ?2, ?2 FROM history h"
    " WHERE kind = 2 AND course_id <> ''"
    /* Few are left to look for, and to look for the last entry of each takes long. */
    " AND record_id NOT IN (SELECT id FROM session)"
    " AND record_id IN (SELECT session_id FROM session_zone"
    " UNION SELECT session_id FROM session_product)"
    " AND id = (SELECT max (id) FROM history WHERE record_id = h.record_id)" },
  /* An attempt has the time of a day where a pause has its last day. */
  { RGM_SALVAGE_PAUSE,
    "INSERT OR IGNORE INTO pause (id, course_id, first_day, last_day, reason, created, changed)"
    " SELECT id, patient_id, day, minute, ?1, ?2, ?2 FROM temp.attempt_list"
    " WHERE id NOT IN (SELECT id FROM attempt)"
    " AND patient_id IN (SELECT id FROM course UNION SELECT course_id FROM session)" },
  { RGM_SALVAGE_ATTEMPT,
    "INSERT OR IGNORE INTO attempt (id, patient_id, day, minute, way, outcome, notes, created,"
    " changed)"
    " SELECT id, patient_id, day, minute, 0, 0, ?1, ?2, ?2 FROM temp.attempt_list"
    " WHERE id NOT IN (SELECT id FROM pause)"
    " AND patient_id NOT IN (SELECT id FROM course UNION SELECT course_id FROM session)" },
};

#define IS_NO_ID(column) \
  "(length (" column ") <> 36 OR " column " GLOB '*[^0-9a-f-]*')"

/* References that were altered: an index may have them as they were. What cannot be the id of
 * anything leads to one that is made. */
static const char *const repairs[] = {
  "UPDATE course SET patient_id = (SELECT patient_id FROM temp.course_digest d"
  " WHERE d.id = course.id) WHERE patient_id NOT IN (SELECT id FROM patient)"
  " AND id IN (SELECT id FROM temp.course_digest"
  " WHERE patient_id IN (SELECT id FROM patient))",
  "UPDATE course SET protocol_copy = (SELECT protocol_copy FROM temp.course_digest d"
  " WHERE d.id = course.id) WHERE protocol_copy NOT IN (SELECT id FROM protocol_copy)"
  " AND id IN (SELECT id FROM temp.course_digest"
  " WHERE protocol_copy IN (SELECT id FROM protocol_copy))",
  "UPDATE session SET course_id = (SELECT course_id FROM temp.session_digest d"
  " WHERE d.id = session.id) WHERE course_id NOT IN (SELECT id FROM course)"
  " AND id IN (SELECT id FROM temp.session_digest"
  " WHERE course_id IN (SELECT id FROM course))",
  "UPDATE session SET course_id = ?1 WHERE " IS_NO_ID ("course_id"),
  "UPDATE pause SET course_id = ?1 WHERE " IS_NO_ID ("course_id"),
  "UPDATE course SET patient_id = ?1 WHERE " IS_NO_ID ("patient_id"),
  "UPDATE attempt SET patient_id = ?1 WHERE " IS_NO_ID ("patient_id"),
  "UPDATE OR REPLACE contact SET patient_id = ?1 WHERE " IS_NO_ID ("patient_id"),
};

/**
 * rgm_salvage_change: (skip)
 * @self: salvaging
 * @sql: a statement that may have a text and the time as its parameters
 * @text: (nullable): the text; without it, the statement has no parameters
 * @n_changed: (out) (optional): how many rows it has changed
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Changes the new database.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_salvage_change (RgmSalvage *self, const char *sql, const char *text, guint *n_changed,
                    GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (self->database, sql, error);

  if (!statement)
    return FALSE;
  if (text)
    {
      rgm_statement_bind_text (statement, text);
      rgm_statement_bind_int (statement, self->now);
    }
  if (!rgm_statement_run (statement, error))
    return FALSE;
  if (n_changed)
    *n_changed += (guint) sqlite3_changes (rgm_database_get_handle (self->database));
  return TRUE;
}

/**
 * rgm_salvage_list: (skip)
 * @self: salvaging
 * @sql: a query
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the first column of its rows
 */
GPtrArray *
rgm_salvage_list (RgmSalvage *self, const char *sql, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(RgmStatement) statement = rgm_statement_new (self->database, sql, error);
  RgmStep step;

  if (!statement)
    return NULL;
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    g_ptr_array_add (list, rgm_statement_dup_text (statement));
  return step == RGM_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* Answers whether @sql succeeded, which takes the text, the time and two more texts. */
static gboolean
make (RgmSalvage *self, const char *sql, const char *text, const char *first, const char *second,
      GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (self->database, sql, error);

  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, text);
  rgm_statement_bind_int (statement, self->now);
  if (first)
    rgm_statement_bind_text (statement, first);
  if (second)
    rgm_statement_bind_text (statement, second);
  return rgm_statement_run (statement, error);
}

static gboolean
fill (RgmSalvage *self, GError **error)
{
  const char *text = _("Salvaged from a damaged file; only a part of this record was left.");

  for (gsize i = 0; i < G_N_ELEMENTS (fillings); i++)
    {
      guint n_filled = 0;

      if (!rgm_salvage_change (self, fillings[i].sql, text, &n_filled, error))
        return FALSE;
      self->report->counts[fillings[i].kind].part += n_filled;
      self->filled[fillings[i].kind] += n_filled;
    }
  return TRUE;
}

static gboolean
repair (RgmSalvage *self, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();

  for (gsize i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      if (!rgm_salvage_change (self, repairs[i], strstr (repairs[i], "?1") ? id : NULL, NULL,
                               error))
        return FALSE;
    }
  return TRUE;
}

/* What is a part of a session that nothing tells of. */
static gboolean
drop_parts (RgmSalvage *self, GError **error)
{
  return rgm_salvage_change (self,
                             "DELETE FROM session_zone"
                             " WHERE session_id NOT IN (SELECT id FROM session)",
                             NULL, &self->report->counts[RGM_SALVAGE_ZONE].lost, error)
         && rgm_salvage_change (self,
                                "DELETE FROM session_product"
                                " WHERE session_id NOT IN (SELECT id FROM session)",
                                NULL, &self->report->counts[RGM_SALVAGE_PRODUCT].lost, error);
}

static char *
make_protocol_id (void)
{
  return rgm_protocol_copy_table_make_id (MADE_PROTOCOL, 1, MADE_PROTOCOL_TEXT);
}

static gboolean
put_made_protocol (RgmSalvage *self, GError **error)
{
  g_autofree char *id = make_protocol_id ();

  return make (self,
               "INSERT INTO protocol_copy (id, protocol_id, revision, content)"
               " VALUES (?3, '" MADE_PROTOCOL "', 1, ?1) ON CONFLICT (id) DO NOTHING",
               MADE_PROTOCOL_TEXT, id, NULL, error);
}

/* The sessions of a course that is lost stay together, with the patient if the history knows
 * whose they are. */
static gboolean
make_courses (RgmSalvage *self, GError **error)
{
  g_autofree char *nobody = g_uuid_string_random ();
  g_autofree char *protocol = make_protocol_id ();
  g_autoptr(GPtrArray) lost = NULL;

  lost = rgm_salvage_list (self,
                           "SELECT course_id FROM session WHERE course_id NOT IN"
                           " (SELECT id FROM course)"
                           " UNION SELECT course_id FROM pause WHERE course_id NOT IN"
                           " (SELECT id FROM course)",
                           error);
  if (!lost)
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO course (id, patient_id, protocol_copy, severity, basis, basis_chosen_by,"
        " basis_chosen_at, areas, start_day, stopped_day, stop_reason, notes, created, changed)"
        " SELECT ?3, coalesce ((SELECT patient_id FROM history WHERE course_id = ?3"
        " AND length (patient_id) = 36 ORDER BY id DESC LIMIT 1), ?4), '%s', '', 'standard', '',"
        " 0, coalesce ((SELECT areas FROM session WHERE course_id = ?3"
        " ORDER BY length (areas) DESC LIMIT 1), ''), 0,"
        " 719163 + ?2 / 86400000000, ?1, '', ?2, ?2", protocol);

      if (!make (self, sql, _("The course of these sessions was lost in a damaged file."),
                 lost->pdata[i], nobody, error))
        return FALSE;
      self->report->counts[RGM_SALVAGE_COURSE].made++;
    }
  return lost->len == 0 || put_made_protocol (self, error);
}

/* The protocol that a copy was made of may be at hand: then it has the same sum. */
static gboolean
find_protocol (RgmSalvage *self, const char *id, gboolean *found, GError **error)
{
  RgmCatalogue *catalogue = self->options->catalogue;

  *found = FALSE;
  for (gsize i = 0; catalogue && i < rgm_catalogue_get_size (catalogue) && !*found; i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);
      g_autoptr(RgmCourseRecord) course = rgm_course_record_new ("", protocol);
      g_autofree char *sum = rgm_protocol_copy_table_make_id (
        course->protocol_id, course->revision, course->protocol_text);

      *found = g_str_equal (sum, id);
      if (*found && !rgm_protocol_copy_table_put (self->database, course, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
stop_courses (RgmSalvage *self, const char *protocol, GError **error)
{
  g_autofree char *instead = make_protocol_id ();

  return put_made_protocol (self, error)
         && make (self,
                  "UPDATE course SET protocol_copy = ?4, severity = '', basis = 'standard',"
                  " stopped_day = CASE stopped_day WHEN 0 THEN 719163 + ?2 / 86400000000"
                  " ELSE stopped_day END,"
                  " stop_reason = CASE stop_reason WHEN '' THEN ?1 ELSE stop_reason END,"
                  " notes = notes || ' (' || severity || ' ' || basis || ')'"
                  " WHERE protocol_copy = ?3",
                  _("The protocol of this course was lost in a damaged file."), protocol, instead,
                  error);
}

static gboolean
find_protocols (RgmSalvage *self, GError **error)
{
  g_autoptr(GPtrArray) lost = NULL;

  lost = rgm_salvage_list (self,
                           "SELECT DISTINCT protocol_copy FROM course"
                           " WHERE protocol_copy NOT IN (SELECT id FROM protocol_copy)",
                           error);
  if (!lost)
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    {
      gboolean found;

      if (!find_protocol (self, lost->pdata[i], &found, error)
          || (!found && !stop_courses (self, lost->pdata[i], error)))
        return FALSE;
      self->report->counts[RGM_SALVAGE_PROTOCOL].made++;
    }
  return TRUE;
}

static gboolean
make_patients (RgmSalvage *self, GError **error)
{
  g_autoptr(GPtrArray) lost = NULL;

  lost = rgm_salvage_list (self,
                           "SELECT patient_id FROM course UNION SELECT patient_id FROM contact"
                           " UNION SELECT patient_id FROM attempt"
                           " EXCEPT SELECT id FROM patient",
                           error);
  if (!lost)
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    {
      /* Translators: the name of a patient whose own was lost; %u is a number */
      g_autofree char *name = g_strdup_printf (_("Salvaged Patient %u"), i + 1);

      if (!make (self,
                 "INSERT INTO patient (id, name, birth_day, notes, archived, created, changed)"
                 " VALUES (?3, ?4, 0, ?1, 0, ?2, ?2)",
                 _("The name was lost in a damaged file."), lost->pdata[i], name, error))
        return FALSE;
      self->report->counts[RGM_SALVAGE_PATIENT].made++;
    }
  return TRUE;
}

/**
 * rgm_salvage_complete: (skip)
 * @self: salvaging
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Completes what was read, so that every reference leads somewhere.
 *
 * Returns: whether that succeeded
 */
gboolean
rgm_salvage_complete (RgmSalvage *self, GError **error)
{
  return fill (self, error) && repair (self, error) && drop_parts (self, error)
         && rgm_salvage_leave_out_erased (self, error) && make_courses (self, error)
         && find_protocols (self, error) && make_patients (self, error)
         && rgm_salvage_complete_areas (self, error);
}

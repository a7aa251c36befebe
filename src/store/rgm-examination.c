#include "config.h"

#include "rgm-examination.h"

#include "rgm-area-table.h"
#include "rgm-digest-query.h"
#include "rgm-protocol-copy-table.h"
#include "rgm-schema.h"
#include "rgm-session-table.h"
#include "rgm-store-private.h"
#include "rgm-structure.h"

#include <glib/gstdio.h>
#include <string.h>

#define OTHERS_MODE 0077
/* SQLite ends its list there. */
#define DAMAGES_MAX 100

typedef struct {
  RgmDatabase *database;
  RgmExamination *found;
  RgmAreas *builtin;
  RgmDay today;
  /* ids of areas that something names, and that nobody has told of yet */
  GHashTable *areas;
} Examining;

typedef gboolean (*RowFunc) (Examining *self, sqlite3_stmt *row);

/* Calls @func for each row of @sql. */
static gboolean
go_through (Examining *self, const char *sql, RowFunc func, GError **error)
{
  sqlite3_stmt *statement = rgm_database_take_statement (self->database, sql, error);
  gboolean wanted = TRUE;
  int result = SQLITE_DONE;

  if (!statement)
    return FALSE;
  while (wanted && (result = sqlite3_step (statement)) == SQLITE_ROW)
    wanted = func (self, statement);
  if (wanted && result != SQLITE_DONE)
    rgm_database_set_error (self->database, result, error);
  rgm_database_give_back_statement (self->database, statement);
  return !wanted || result == SQLITE_DONE;
}

static const char *
get_text (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text ? text : "";
}

static gboolean
note_damage (Examining *self, sqlite3_stmt *row)
{
  self->found->n_damages += strcmp (get_text (row, 0), "ok") != 0;
  return self->found->n_damages < DAMAGES_MAX;
}

static gboolean
note_broken_reference (Examining *self, sqlite3_stmt *row)
{
  self->found->n_broken_references++;
  return TRUE;
}

static gboolean
note_texts (Examining *self, sqlite3_stmt *row)
{
  self->found->n_records++;
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      if (sqlite3_column_type (row, i) == SQLITE_TEXT)
        self->found->n_bad_texts += !g_utf8_validate_len (get_text (row, i),
                                                          (gsize) sqlite3_column_bytes (row, i),
                                                          NULL);
    }
  return TRUE;
}

static gboolean
note_protocol (Examining *self, sqlite3_stmt *row)
{
  g_autofree char *sum = rgm_protocol_copy_table_make_id (
    get_text (row, 1), sqlite3_column_int (row, 2), get_text (row, 3));

  self->found->n_altered_protocols += strcmp (sum, get_text (row, 0)) != 0;
  return TRUE;
}

static gboolean
note_disagreeing (Examining *self, sqlite3_stmt *row)
{
  self->found->n_disagreeing_sessions++;
  return TRUE;
}

/* One id, or more of them with spaces between. */
static gboolean
note_areas (Examining *self, sqlite3_stmt *row)
{
  g_auto(GStrv) ids = g_strsplit (get_text (row, 0), " ", -1);

  for (char **id = ids; *id; id++)
    {
      if (**id && !rgm_areas_find (self->builtin, *id))
        g_hash_table_add (self->areas, g_strdup (*id));
    }
  return TRUE;
}

static gboolean
note_known_area (Examining *self, sqlite3_stmt *row)
{
  g_hash_table_remove (self->areas, get_text (row, 0));
  return TRUE;
}

static gboolean
find_unknown_areas (Examining *self, GError **error)
{
  g_autoptr(GHashTable) areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean read;

  self->areas = areas;
  read = go_through (self,
                     "SELECT area FROM session_zone UNION SELECT parent FROM area"
                     " UNION SELECT areas FROM course", note_areas, error)
         && go_through (self, "SELECT id FROM area", note_known_area, error);
  self->found->n_unknown_areas = g_hash_table_size (areas);
  self->areas = NULL;
  return read;
}

/* The built-in areas alone, where those of the user make no tree. */
static RgmAreas *
load_areas (Examining *self, GError **error)
{
  g_autoptr(GPtrArray) records = rgm_table_list (&rgm_area_table, self->database, NULL, NULL,
                                                 error);
  RgmAreas *areas;

  if (!records)
    return NULL;
  areas = rgm_area_records_add_to (records, self->builtin, NULL);
  return areas ? areas : rgm_areas_ref (self->builtin);
}

static gboolean
find_unplanned (Examining *self, GError **error)
{
  g_autoptr(RgmAreas) areas = load_areas (self, error);
  g_autoptr(RgmDigests) digests = NULL;

  digests = areas ? rgm_digest_query_run (self->database, areas, error) : NULL;
  if (!digests)
    return FALSE;
  g_ptr_array_unref (self->found->unplanned);
  self->found->unplanned = rgm_digests_list_unplanned (digests, self->today);
  return TRUE;
}

static gboolean
read_records (Examining *self, GError **error)
{
  static const char *const tables[] = {
    "patient", "contact", "attempt", "protocol_copy", "course", "session", "session_zone",
    "session_product", "pause", "area", "history", "setting",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT * FROM ", tables[i], NULL);

      if (!go_through (self, sql, note_texts, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count (Examining *self, GError **error)
{
  RgmDatabase *database = self->database;
  RgmExamination *found = self->found;

  return rgm_database_get_int64 (database, "SELECT count (*) FROM patient", &found->n_patients,
                                 error)
         && rgm_database_get_int64 (database, "SELECT count (*) FROM course", &found->n_courses,
                                    error)
         && rgm_database_get_int64 (database, "SELECT count (*) FROM session",
                                    &found->n_sessions, error)
         /* The second step made it. */
         && (found->version < 2
             || rgm_database_get_int64 (database, "SELECT count (*) FROM undo",
                                        &found->n_changes, error));
}

static gboolean
compare_protocols (Examining *self, GError **error)
{
  return go_through (self, "SELECT id, protocol_id, revision, content FROM protocol_copy",
                     note_protocol, error);
}

/* What records say of each other, beyond what references hold. */
static gboolean
compare_records (Examining *self, GError **error)
{
  return compare_protocols (self, error)
         && find_unplanned (self, error)
         && go_through (self,
                        "SELECT 1 FROM session s WHERE areas <> coalesce ((SELECT"
                        " group_concat (area, ' ') FROM (SELECT area FROM session_zone"
                        " WHERE session_id = s.id ORDER BY position)), '')",
                        note_disagreeing, error)
         && find_unknown_areas (self, error);
}

/* SQLite looks at the ranges of values (CHECK) only where it might write. Where that is not allowed
 * they are not looked at. */
static gboolean
check_pages (Examining *self, GError **error)
{
  g_autoptr(RgmDatabase) strict = NULL;
  Examining checking = *self;

  strict = rgm_database_open (rgm_database_get_path (self->database), RGM_DATABASE_READ_WRITE,
                              NULL);
  if (strict && rgm_database_run (strict, "PRAGMA query_only = ON", NULL))
    checking.database = strict;
  if (!go_through (&checking, "PRAGMA integrity_check", note_damage, error))
    return FALSE;
  if (self->found->n_damages == 0 || !rgm_database_has_disk_failed (checking.database))
    return TRUE;
  rgm_store_error_set (error, RGM_STORE_ERROR_IO, rgm_database_get_path (self->database), NULL);
  return FALSE;
}

static gboolean
find_missing (Examining *self, GError **error)
{
  g_autoptr(GPtrArray) missing = rgm_structure_find_missing (self->database, error);

  if (!missing)
    return FALSE;
  g_ptr_array_unref (self->found->missing);
  self->found->missing = g_steal_pointer (&missing);
  return TRUE;
}

static gboolean
examine_records (Examining *self, GError **error)
{
  return go_through (self, "PRAGMA foreign_key_check", note_broken_reference, error)
         && count (self, error) && read_records (self, error) && compare_records (self, error);
}

static gboolean
examine (Examining *self, GError **error)
{
  RgmExamination *found = self->found;

  return rgm_schema_get_version (self->database, &found->version, error)
         && rgm_database_get_int64 (self->database, "PRAGMA page_count", &found->n_pages, error)
         && check_pages (self, error) && find_missing (self, error)
         && (found->missing->len > 0 || examine_records (self, error));
}

/**
 * rgm_examination_find_flaws:
 * @database: a database that lacks nothing, see rgm_structure_check()
 * @flawed: (out): whether a protocol or a text in it is not as it was written
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks for the damage that SQLite does not see. How one of a newer Regimen is written nobody knows
 * here.
 *
 * Returns: whether it could be read
 */
gboolean
rgm_examination_find_flaws (RgmDatabase *database, gboolean *flawed, GError **error)
{
  RgmExamination found = { 0 };
  Examining examining = { .database = database, .found = &found };

  if (!rgm_schema_get_version (database, &found.version, error)
      || (found.version <= RGM_SCHEMA_VERSION
          && !(read_records (&examining, error) && compare_protocols (&examining, error))))
    return FALSE;
  *flawed = found.n_bad_texts + found.n_altered_protocols > 0;
  return TRUE;
}

/**
 * rgm_store_examine:
 * @self: a store
 * @builtin: the built-in areas
 * @today: the day to look from: a course has no plan before its last session that is done
 * @examination: (out caller-allocates): what it holds and what is wrong with it; to be cleared
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Reads everything that is in a database and compares what can be compared. Nothing is written.
 * Where a table or an index is missing, its records are not read.
 *
 * Returns: whether all of it could be read; `RGM_STORE_ERROR_DAMAGED` where not,
 *   `RGM_STORE_ERROR_IO` where the disk is at fault
 */
gboolean
rgm_store_examine (RgmStore *self, RgmAreas *builtin, RgmDay today,
                   RgmExamination *examination, GError **error)
{
  Examining examining = { self->database, examination, builtin, today, NULL };
  GStatBuf status;
  gboolean examined;

  *examination = (RgmExamination) {
    .current_version = RGM_SCHEMA_VERSION,
    .missing = g_ptr_array_new (),
    .unplanned = rgm_unplanned_list_new (),
  };
  if (g_lstat (self->path, &status) == 0)
    {
      examination->size = status.st_size;
      examination->seen_by_others = (status.st_mode & OTHERS_MODE) != 0;
    }
  if (!rgm_store_begin_reading (self, error))
    return FALSE;
  examined = examine (&examining, error);
  rgm_store_end_reading (self);
  return examined;
}

/**
 * rgm_examination_clear:
 * @self: what was found, or zeros
 *
 * Frees what it holds.
 */
void
rgm_examination_clear (RgmExamination *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->unplanned, g_ptr_array_unref);
}

/**
 * rgm_examination_is_damaged:
 * @self: what was found
 *
 * Returns: whether records are lost or may be wrong
 */
gboolean
rgm_examination_is_damaged (const RgmExamination *self)
{
  return self->missing->len + self->n_damages + self->n_broken_references
         + self->n_altered_protocols + self->n_bad_texts > 0;
}

/**
 * rgm_examination_is_clean:
 * @self: what was found
 *
 * Returns: whether there is nothing to say against it
 */
gboolean
rgm_examination_is_clean (const RgmExamination *self)
{
  return !rgm_examination_is_damaged (self) && self->n_disagreeing_sessions == 0
         && self->n_unknown_areas == 0 && self->unplanned->len == 0 && !self->seen_by_others
         && self->version == self->current_version;
}

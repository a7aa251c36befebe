#pragma once

#include "rgm-area.h"
#include "rgm-database.h"
#include "rgm-store.h"
#include "rgm-unplanned.h"

G_BEGIN_DECLS

/**
 * RgmExamination:
 * @version: the form of the file, as a step of the ladder
 * @current_version: the form that this version of Regimen writes
 * @size: bytes of the file
 * @n_pages: its pages
 * @n_patients: patients
 * @n_courses: courses
 * @n_sessions: sessions
 * @n_records: all rows that were read, these included
 * @n_changes: changes that can be undone or done again
 * @missing: (element-type utf8): what it should be made of and is not, see
 *   rgm_structure_find_missing(); then nothing that has to do with its records is looked at
 * @n_damages: places where pages or indexes are not as they must be
 * @n_broken_references: rows that refer to one that is not there
 * @n_altered_protocols: protocols of courses that are not what they were
 * @n_bad_texts: texts with bytes that are no letters
 * @n_disagreeing_sessions: sessions that do not agree with the list of their own areas
 * @n_unknown_areas: areas that a session, a course or another area names and nobody knows
 * @unplanned: (element-type RgmUnplanned): courses that cannot be planned, without their patients
 * @seen_by_others: whether others than the owner may read the file
 *
 * What a database holds and what is wrong with it.
 */
typedef struct {
  int version;
  int current_version;
  gint64 size;
  gint64 n_pages;
  gint64 n_patients;
  gint64 n_courses;
  gint64 n_sessions;
  guint n_records;
  gint64 n_changes;
  GPtrArray *missing;
  guint n_damages;
  guint n_broken_references;
  guint n_altered_protocols;
  guint n_bad_texts;
  guint n_disagreeing_sessions;
  guint n_unknown_areas;
  GPtrArray *unplanned;
  gboolean seen_by_others;
} RgmExamination;

gboolean rgm_store_examine (RgmStore *self, RgmAreas *builtin, RgmDay today,
                            RgmExamination *examination, GError **error);
gboolean rgm_examination_find_flaws (RgmDatabase *database, gboolean *flawed, GError **error);
void rgm_examination_clear (RgmExamination *self);
gboolean rgm_examination_is_damaged (const RgmExamination *self);
gboolean rgm_examination_is_clean (const RgmExamination *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmExamination, rgm_examination_clear)

G_END_DECLS

#pragma once

#include "rgm-archive.h"
#include "rgm-catalogue.h"
#include "rgm-csv-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RgmCsvContext:
 * @known: what the database holds
 * @areas: the areas there are
 * @catalogue: the protocols by which courses can be made
 * @words: names of months and weekdays
 * @course_id: (nullable): the course that all sessions go to but those that name another one, which
 *   are refused; it is in @known. %NULL where the columns tell the patient
 * @patient_name: (nullable): the patient of rows that name none
 * @protocol_id: (nullable): the protocol of courses that have to be made, where no column tells
 * @today: today
 * @here: (nullable): the time zone of this computer; %NULL for UTC
 * @cancellable: (nullable): to abandon it
 *
 * What an import has to do with. Everything is borrowed.
 */
typedef struct {
  const RgmArchive *known;
  const RgmAreas *areas;
  const RgmCatalogue *catalogue;
  const RgmCsvWords *words;
  const char *course_id;
  const char *patient_name;
  const char *protocol_id;
  RgmDay today;
  GTimeZone *here;
  GCancellable *cancellable;
} RgmCsvContext;

/**
 * RgmCsvOutcome:
 * @RGM_CSV_ADDED: it is new
 * @RGM_CSV_CHANGED: it is there, with other content
 * @RGM_CSV_UNCHANGED: it is there, the same
 * @RGM_CSV_REFUSED: it cannot be brought in
 *
 * What will become of a row.
 */
typedef enum {
  RGM_CSV_ADDED,
  RGM_CSV_CHANGED,
  RGM_CSV_UNCHANGED,
  RGM_CSV_REFUSED,
} RgmCsvOutcome;

#define RGM_CSV_N_OUTCOMES (RGM_CSV_REFUSED + 1)

/**
 * RgmCsvRow:
 * @line: the line of the file that it begins in, from 1
 * @outcome: what will become of it
 * @reason: why it is refused, one sentence; %NULL unless it is
 * @patient: what the patient is called; "" where that is not known
 * @note: (nullable): what is kept otherwise than its column says, one sentence
 * @beside: (nullable): which session that lies in no row is on the same day already and may be the
 *   one that is meant, one sentence and the way out
 * @notes_depth: whether the depth is kept in the notes
 * @notes_passes: whether the passes are
 * @names_treatment: whether it names the treatment in place of the concern
 * @session: (nullable): the session that it becomes; %NULL for a patient or a refused row
 * @changes_state: whether that is there with another state
 * @verdict: the [enum@Verdict] of the plan about the session, or `RGM_SAID_NOTHING`
 * @days_too_early: days too early
 * @sentence: (nullable): what the plan says of it, in words
 *
 * A row of an import.
 */
typedef struct {
  guint line;
  RgmCsvOutcome outcome;
  char *reason;
  char *patient;
  char *note;
  char *beside;
  gboolean notes_depth;
  gboolean notes_passes;
  gboolean names_treatment;
  const RgmSessionRecord *session;
  gboolean changes_state;
  gint32 verdict;
  gint32 days_too_early;
  char *sentence;
} RgmCsvRow;

/**
 * RgmCsvPlan:
 * @rows: (element-type RgmCsvRow): the rows, in the order of the file
 * @of_patients: whether the rows are patients rather than sessions
 * @counts: how many rows have each outcome
 * @n_too_early: how many sessions that will be added or changed are too early
 * @made_early: (element-type RgmMadeEarly): the sessions that are there already and become too
 *   early
 * @n_beside: how many of them have another beside them that lies in no row
 * @n_noted_depths: of how many of them the depth is kept in the notes
 * @n_noted_passes: of how many of them the passes are
 * @n_treatments: how many of them name the treatment, and are for what the import is for
 * @concern: (nullable): what that is
 * @n_patients: how many patients will be added to hold sessions
 * @n_courses: how many courses will be added to hold sessions
 * @n_strange_concerns: how many rows name a concern that is not known, though it is known where
 *   they go
 * @misses_concern: whether rows are refused because what they name is no concern
 * @needs_date_order: whether rows are refused because the order of a date has to be told
 * @archive: what is to be brought in
 * @targets: what the rows borrow from
 *
 * What an import would do. Nothing is written yet.
 */
typedef struct {
  GPtrArray *rows;
  gboolean of_patients;
  guint counts[RGM_CSV_N_OUTCOMES];
  guint n_too_early;
  GPtrArray *made_early;
  guint n_beside;
  guint n_noted_depths;
  guint n_noted_passes;
  guint n_treatments;
  char *concern;
  guint n_patients;
  guint n_courses;
  guint n_strange_concerns;
  gboolean misses_concern;
  gboolean needs_date_order;
  RgmArchive *archive;
  struct _RgmCsvTargets *targets;
} RgmCsvPlan;

RgmCsvPlan *rgm_csv_plan_new (const RgmCsvTable *table, const RgmCsvMapping *mapping,
                              const RgmCsvContext *context, GError **error);
RgmCsvPlan *rgm_csv_plan_new_from_bytes (const guint8 *bytes, gsize length,
                                         const RgmCsvMapping *mapping,
                                         const RgmCsvContext *context, GError **error);
void rgm_csv_plan_free (RgmCsvPlan *self);
guint rgm_csv_plan_count_writes (const RgmCsvPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCsvPlan, rgm_csv_plan_free)

G_END_DECLS

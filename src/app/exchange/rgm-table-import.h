#pragma once

#include "rgm-csv-plan.h"
#include "rgm-csv-serial.h"

G_BEGIN_DECLS

/**
 * RgmTableTarget:
 * @course_id: (nullable): the course that all sessions go to
 * @protocol_id: (nullable): else what the courses are for that are made for the patients named
 * @title: what it is called
 *
 * Where the sessions of a table can go.
 */
typedef struct {
  char *course_id;
  char *protocol_id;
  char *title;
} RgmTableTarget;

/**
 * RgmTableImport:
 * @bytes: the file
 * @known: what the database holds
 * @areas: the areas there are
 * @catalogue: the protocols
 * @words: names of months and weekdays
 * @today: today
 * @targets: (element-type RgmTableTarget): where the sessions can go
 * @target: which of them it is
 * @own_target: which of them it is for rows that name nobody, unless somebody chooses
 * @named_target: which of them it is for rows that name patients or courses, unless somebody
 *   chooses
 * @is_target_chosen: whether somebody has chosen
 * @patient_name: (nullable): whose the rows are that name nobody
 * @guess: the encoding that was guessed where nothing is certain, else `RGM_CSV_ENCODING_AUTO`
 * @encoding: how the file is encoded
 * @separator: what separates cells; 0 to find it out
 * @table: (nullable): the rows, or %NULL where the file cannot be read so
 * @mapping: (nullable): how they are read
 * @serials: which columns hold days and times as a spreadsheet numbers them
 * @plan: (nullable): what becomes of them
 * @error: (nullable): why there is no plan
 * @cancellable: (nullable): to abandon it, while it is read for the first time
 *
 * A table on its way in: what was chosen, and what it comes to. All fields are owned.
 */
typedef struct {
  GBytes *bytes;
  RgmArchive *known;
  RgmAreas *areas;
  RgmCatalogue *catalogue;
  RgmCsvWords *words;
  RgmDay today;
  GPtrArray *targets;
  guint target;
  guint own_target;
  guint named_target;
  gboolean is_target_chosen;
  char *patient_name;
  RgmCsvEncoding guess;
  RgmCsvEncoding encoding;
  char separator;
  RgmCsvTable *table;
  RgmCsvMapping *mapping;
  RgmCsvSerials serials;
  RgmCsvPlan *plan;
  GError *error;
  GCancellable *cancellable;
} RgmTableImport;

RgmTableImport *rgm_table_import_new (GBytes *bytes, RgmArchive *known, RgmAreas *areas,
                                      RgmCatalogue *catalogue, RgmDay today,
                                      const char *course_id, GCancellable *cancellable);
void rgm_table_import_free (RgmTableImport *self);
void rgm_table_import_read (RgmTableImport *self, RgmCsvEncoding encoding, char separator);
void rgm_table_import_set_header (RgmTableImport *self, gboolean has_header);
void rgm_table_import_set_field (RgmTableImport *self, guint column, RgmCsvField field);
void rgm_table_import_set_target (RgmTableImport *self, guint target);
gboolean rgm_table_import_asks_name (const RgmTableImport *self);
void rgm_table_import_set_name (RgmTableImport *self, const char *name);
void rgm_table_import_plan (RgmTableImport *self);
gboolean rgm_table_import_renew (RgmTableImport *self, RgmArchive *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmTableImport, rgm_table_import_free)

G_END_DECLS

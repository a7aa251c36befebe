#include "config.h"

#include "rgm-table-import.h"

#include "rgm-csv-plan-equal.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>

static void
target_free (RgmTableTarget *target)
{
  g_free (target->course_id);
  g_free (target->protocol_id);
  g_free (target->title);
  g_free (target);
}

static void
add_target (RgmTableImport *self, const char *course_id, const char *protocol_id, char *title)
{
  RgmTableTarget *target = g_new (RgmTableTarget, 1);

  target->course_id = g_strdup (course_id);
  target->protocol_id = g_strdup (protocol_id);
  target->title = title;
  g_ptr_array_add (self->targets, target);
}

static const char *
get_concern (const RgmTableImport *self, const char *protocol_id)
{
  RgmProtocol *protocol = rgm_catalogue_find_protocol (self->catalogue, protocol_id);

  return protocol ? g_dgettext (GETTEXT_PACKAGE, protocol->name) : protocol_id;
}

/* The courses of the patient whose course is open. Returns the concern of that one. */
static const char *
add_courses (RgmTableImport *self, const RgmPatientContent *patient, const char *course_id)
{
  const char *concern = NULL;

  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseRecord *course
        = ((const RgmCourseContent *) patient->courses->pdata[i])->record;

      if (g_str_equal (course->id, course_id))
        {
          self->own_target = self->targets->len;
          concern = course->protocol_id;
        }
      add_target (self, course->id, NULL,
                  g_strdup_printf ("%s · %s", get_concern (self, course->protocol_id),
                                   patient->record->name));
    }

  return concern;
}

static gboolean
has_course (const RgmPatientContent *patient, const char *course_id)
{
  for (guint i = 0; course_id && i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];

      if (g_str_equal (course->record->id, course_id))
        return TRUE;
    }

  return FALSE;
}

/* For the patients named, the concern of the course that is open is as likely as any. */
static void
add_concerns (RgmTableImport *self, const char *concern)
{
  self->named_target = self->targets->len;
  for (gsize i = 0; i < rgm_catalogue_get_size (self->catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (self->catalogue, i);

      if (protocol->abstract)
        continue;
      if (g_strcmp0 (protocol->id, concern) == 0)
        self->named_target = self->targets->len;
      /* Translators: %s is a concern, such as “Acne scars” */
      add_target (self, NULL, protocol->id,
                  g_strdup_printf (_("%s, for the patients named"),
                                   g_dgettext (GETTEXT_PACKAGE, protocol->name)));
    }
}

static void
fill_targets (RgmTableImport *self, const char *course_id)
{
  const char *concern = NULL;

  for (guint i = 0; i < self->known->patients->len; i++)
    {
      const RgmPatientContent *patient = self->known->patients->pdata[i];

      if (has_course (patient, course_id))
        concern = add_courses (self, patient, course_id);
    }
  add_concerns (self, concern);
}

/**
 * rgm_table_import_new:
 * @bytes: a file
 * @known: (transfer full): what the database holds
 * @areas: the areas there are
 * @catalogue: the protocols
 * @today: today
 * @course_id: (nullable): the course that is open
 * @cancellable: (nullable): to abandon it: ten thousands of rows take a while
 *
 * Returns: (transfer full): the file, read as well as can be guessed; where it was abandoned,
 *   without a plan
 */
RgmTableImport *
rgm_table_import_new (GBytes *bytes, RgmArchive *known, RgmAreas *areas, RgmCatalogue *catalogue,
                      RgmDay today, const char *course_id, GCancellable *cancellable)
{
  RgmTableImport *self = g_new0 (RgmTableImport, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean is_certain;
  RgmCsvEncoding encoding = rgm_csv_encoding_guess (data, length, &is_certain);

  self->bytes = g_bytes_ref (bytes);
  self->known = known;
  self->areas = rgm_areas_ref (areas);
  self->catalogue = rgm_catalogue_ref (catalogue);
  self->words = rgm_csv_words_new_for_locale ();
  self->today = today;
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) target_free);
  fill_targets (self, course_id);
  self->guess = is_certain ? RGM_CSV_ENCODING_AUTO : encoding;
  self->cancellable = cancellable;
  rgm_table_import_read (self, encoding, '\0');
  self->cancellable = NULL;

  return self;
}

static void
clear_table (RgmTableImport *self)
{
  g_clear_pointer (&self->plan, rgm_csv_plan_free);
  g_clear_pointer (&self->mapping, rgm_csv_mapping_free);
  g_clear_pointer (&self->table, rgm_csv_table_free);
  g_clear_error (&self->error);
}

/**
 * rgm_table_import_free:
 * @self: (transfer full) (nullable): a table on its way in
 *
 * Frees all of it.
 */
void
rgm_table_import_free (RgmTableImport *self)
{
  if (!self)
    return;
  clear_table (self);
  g_bytes_unref (self->bytes);
  rgm_archive_free (self->known);
  rgm_areas_unref (self->areas);
  rgm_catalogue_unref (self->catalogue);
  rgm_csv_words_free (self->words);
  g_ptr_array_unref (self->targets);
  g_free (self->patient_name);
  g_free (self);
}

/**
 * rgm_table_import_read:
 * @self: a table on its way in
 * @encoding: how the file is encoded
 * @separator: what separates cells; 0 to find it out
 *
 * Reads the file anew and guesses what its columns hold.
 */
void
rgm_table_import_read (RgmTableImport *self, RgmCsvEncoding encoding, char separator)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  g_autofree char *text = NULL;

  clear_table (self);
  self->encoding = encoding;
  self->separator = separator;
  text = rgm_csv_decode (data, length, encoding, &self->error);
  self->table = text ? rgm_csv_table_new (text, separator, &self->error) : NULL;
  if (!self->table)
    return;
  self->separator = self->table->separator;
  self->mapping = rgm_csv_mapping_guess (self->table, self->areas, self->words, self->today);
  rgm_table_import_plan (self);
}

/**
 * rgm_table_import_set_header:
 * @self: a table on its way in, with rows
 * @has_header: whether its first row has the titles of the columns
 *
 * Says so, and guesses anew what the columns hold.
 */
void
rgm_table_import_set_header (RgmTableImport *self, gboolean has_header)
{
  rgm_csv_mapping_set_header (self->mapping, self->table, has_header ? 0 : RGM_CSV_NO_HEADER,
                              self->areas, self->words, self->today);
  rgm_table_import_plan (self);
}

/**
 * rgm_table_import_set_field:
 * @self: a table on its way in, with rows
 * @column: a column
 * @field: what it holds
 *
 * Says so. Another column of dates may be written in another order.
 */
void
rgm_table_import_set_field (RgmTableImport *self, guint column, RgmCsvField field)
{
  rgm_csv_mapping_set_field (self->mapping, column, field);
  if (field == RGM_CSV_FIELD_DAY)
    rgm_csv_mapping_guess_date_order (self->mapping, self->table, self->words, self->today);
  rgm_table_import_plan (self);
}

static const RgmTableTarget *
get_target (const RgmTableImport *self)
{
  return self->target < self->targets->len ? self->targets->pdata[self->target] : NULL;
}

/**
 * rgm_table_import_set_target:
 * @self: a table on its way in
 * @target: which of its targets
 *
 * Says where the sessions go, whatever the columns hold.
 */
void
rgm_table_import_set_target (RgmTableImport *self, guint target)
{
  self->target = target;
  self->is_target_chosen = TRUE;
  rgm_table_import_plan (self);
}

/* A table that names patients is theirs, whoever is open. */
static void
guess_target (RgmTableImport *self)
{
  if (!self->is_target_chosen)
    self->target = self->mapping && rgm_csv_mapping_names_targets (self->mapping)
      ? self->named_target : self->own_target;
}

/**
 * rgm_table_import_asks_name:
 * @self: a table on its way in
 *
 * Returns: whether its rows are sessions, and nothing tells whose they are
 */
gboolean
rgm_table_import_asks_name (const RgmTableImport *self)
{
  const RgmTableTarget *target = get_target (self);

  if (!self->mapping || (target && target->course_id))
    return FALSE;
  return rgm_csv_mapping_find_column (self->mapping, RGM_CSV_FIELD_DAY) >= 0
         && !rgm_csv_mapping_names_patients (self->mapping);
}

/**
 * rgm_table_import_set_name:
 * @self: a table on its way in
 * @name: what the patient is called whose the rows are that name nobody; "" if that is not known
 *
 * Says so.
 */
void
rgm_table_import_set_name (RgmTableImport *self, const char *name)
{
  g_autofree char *stripped = g_strstrip (rgm_line_new (name));

  g_free (self->patient_name);
  self->patient_name = *stripped ? g_steal_pointer (&stripped) : NULL;
  rgm_table_import_plan (self);
}

/**
 * rgm_table_import_plan:
 * @self: a table on its way in
 *
 * Finds out what becomes of the rows by what is chosen now.
 */
void
rgm_table_import_plan (RgmTableImport *self)
{
  const RgmTableTarget *target;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  RgmCsvContext context;

  guess_target (self);
  target = get_target (self);
  context = (RgmCsvContext) {
    .known = self->known,
    .areas = self->areas,
    .catalogue = self->catalogue,
    .words = self->words,
    .course_id = target ? target->course_id : NULL,
    .patient_name = self->patient_name,
    .protocol_id = target ? target->protocol_id : NULL,
    .today = self->today,
    .here = here,
    .cancellable = self->cancellable,
  };

  g_clear_pointer (&self->plan, rgm_csv_plan_free);
  if (!self->table)
    return;
  g_clear_error (&self->error);
  self->serials = rgm_csv_serials_find (self->table, self->mapping, self->words, self->today);
  self->plan = rgm_csv_plan_new (self->table, self->mapping, &context, &self->error);
}

/**
 * rgm_table_import_renew:
 * @self: a table on its way in, with a plan
 * @known: (transfer full): what the database holds now
 *
 * Plans anew with what the database holds now.
 *
 * Returns: whether all that is shown and all that is written is still the same
 */
gboolean
rgm_table_import_renew (RgmTableImport *self, RgmArchive *known)
{
  g_autoptr (RgmArchive) known_before = self->known;
  g_autoptr (RgmCsvPlan) before = g_steal_pointer (&self->plan);

  self->known = known;
  rgm_table_import_plan (self);

  return self->plan && rgm_csv_plan_equal (before, self->plan);
}

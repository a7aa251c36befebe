#include "config.h"

#include "rgm-csv-target.h"

#include "rgm-csv-uuid.h"
#include "rgm-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @patients holds those touched, by id; @names all there are, by folded name; @known all that the
 * database holds, by id; @owners the id of the patient of each course that it holds, and @sessions
 * that of the course of each session. The lists are in the order of the rows. */
struct _RgmCsvTargets {
  const RgmCsvContext *context;
  GHashTable *known;
  GHashTable *names;
  GHashTable *owners;
  GHashTable *sessions;
  GHashTable *patients;
  GHashTable *courses;
  GPtrArray *patient_list;
  GPtrArray *course_list;
};

static void
patient_free (RgmCsvPatient *patient)
{
  rgm_patient_content_free (patient->content);
  g_free (patient);
}

static void
course_free (RgmCsvCourse *course)
{
  g_hash_table_unref (course->by_id);
  g_ptr_array_unref (course->written);
  g_free (course);
}

static char *
fold (const char *name)
{
  g_autofree char *line = rgm_line_new (name);
  g_autofree char *normal = g_utf8_normalize (line, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);

  return g_strdup (g_strstrip (folded));
}

static void
note_name (RgmCsvTargets *self, const RgmPatient *patient)
{
  char *name = fold (patient->name);
  GPtrArray *ids = g_hash_table_lookup (self->names, name);

  if (!ids)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->names, g_steal_pointer (&name), ids);
    }
  g_ptr_array_add (ids, g_strdup (patient->id));
  g_free (name);
}

static void
note_known (RgmCsvTargets *self, const RgmPatientContent *patient)
{
  g_hash_table_insert (self->known, patient->record->id, (gpointer) patient);
  note_name (self, patient->record);
  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];

      g_hash_table_insert (self->owners, course->record->id, patient->record->id);
      for (guint j = 0; j < course->sessions->len; j++)
        {
          const RgmSessionRecord *session = course->sessions->pdata[j];

          g_hash_table_insert (self->sessions, session->id, course->record->id);
        }
    }
}

/**
 * rgm_csv_targets_new:
 * @context: what the import has to do with, which has to outlive it
 *
 * Returns: (transfer full): no patients and no courses yet
 */
RgmCsvTargets *
rgm_csv_targets_new (const RgmCsvContext *context)
{
  RgmCsvTargets *self = g_new0 (RgmCsvTargets, 1);

  self->context = context;
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->owners = g_hash_table_new (g_str_hash, g_str_equal);
  self->sessions = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->patients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->courses = g_hash_table_new (g_str_hash, g_str_equal);
  self->patient_list = g_ptr_array_new_with_free_func ((GDestroyNotify) patient_free);
  self->course_list = g_ptr_array_new_with_free_func ((GDestroyNotify) course_free);
  for (guint i = 0; i < context->known->patients->len; i++)
    note_known (self, context->known->patients->pdata[i]);

  return self;
}

/**
 * rgm_csv_targets_free:
 * @self: (transfer full) (nullable): patients and courses
 *
 * Frees them.
 */
void
rgm_csv_targets_free (RgmCsvTargets *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->patients);
  g_hash_table_unref (self->courses);
  g_ptr_array_unref (self->course_list);
  g_ptr_array_unref (self->patient_list);
  g_free (self);
}

static RgmCsvPatient *
add_patient (RgmCsvTargets *self, RgmPatientContent *content, const RgmPatientContent *known)
{
  RgmCsvPatient *patient = g_new0 (RgmCsvPatient, 1);

  patient->content = content;
  patient->known = known;
  g_ptr_array_add (self->patient_list, patient);
  g_hash_table_insert (self->patients, g_strdup (content->record->id), patient);

  return patient;
}

static RgmCsvPatient *
touch_patient (RgmCsvTargets *self, const char *id)
{
  RgmCsvPatient *patient = g_hash_table_lookup (self->patients, id);
  const RgmPatientContent *known = g_hash_table_lookup (self->known, id);

  if (patient || !known)
    return patient;
  return add_patient (self, rgm_patient_content_copy (known), known);
}

/* The day of birth as it will be. */
static RgmDay
get_birth_day (RgmCsvTargets *self, const char *id)
{
  const RgmCsvPatient *patient = g_hash_table_lookup (self->patients, id);
  const RgmPatientContent *known = g_hash_table_lookup (self->known, id);
  const RgmPatientContent *content = patient ? patient->content : known;

  return content ? content->record->birth_day : RGM_DAY_NONE;
}

static gboolean
is_born_else (RgmCsvTargets *self, const char *id, RgmDay birth_day)
{
  RgmDay own = get_birth_day (self, id);

  return own != RGM_DAY_NONE && birth_day != RGM_DAY_NONE && own != birth_day;
}

/* Made of the name alone, so that a table without the day of birth finds the same patient; of both
 * only where that one is somebody else. */
static char *
make_id (RgmCsvTargets *self, const char *name, RgmDay birth_day)
{
  g_autofree char *folded = fold (name);
  const char *parts[] = { "patient", folded, NULL, NULL };
  g_autofree char *id = rgm_csv_uuid_make (parts);
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (!is_born_else (self, id, birth_day))
    return g_steal_pointer (&id);
  parts[2] = rgm_day_format (birth_day, buffer);
  return rgm_csv_uuid_make (parts);
}

/* One who was erased does not come back with a table of before: neither by the id that it has, nor
 * by the one that a name was given when it came in. */
static RgmCsvPatient *
make_patient (RgmCsvTargets *self, const char *name, RgmDay birth_day, const char *id,
              char **reason)
{
  g_autofree char *line = rgm_line_new (name);
  g_autoptr (RgmPatient) record = rgm_patient_new (line);
  g_autofree char *made = id ? g_strdup (id) : make_id (self, name, birth_day);

  /* One that has come in under this name before may be called otherwise now. */
  if (touch_patient (self, made))
    return touch_patient (self, made);
  if (rgm_erased_ids_contain (self->context->known->erased, made))
    {
      *reason = g_strdup (_("This patient was erased here and is not brought back."));
      return NULL;
    }
  rgm_record_set_text (&record->id, made);
  record->birth_day = birth_day;
  note_name (self, record);
  return add_patient (self, rgm_patient_content_new (record), NULL);
}

/* The UUID in the cell, in small letters as the database has them; NULL where it is empty. */
static gboolean
read_uuid (const RgmCsvCells *cells, RgmCsvField field, char **id, char **reason)
{
  *id = NULL;
  if (!rgm_csv_cells_has (cells, field))
    return TRUE;
  *id = g_ascii_strdown (cells->cells[field], -1);
  if (g_uuid_string_is_valid (*id))
    return TRUE;

  g_clear_pointer (id, g_free);
  /* Translators: %s stands where the UUID of a record should */
  *reason = g_strdup_printf (_("“%s” is not a UUID."), cells->cells[field]);
  return FALSE;
}

static RgmCsvPatient *
refuse_several (const char *name, guint n_patients, char **reason)
{
  /* Translators: %1$s is the name of a patient, %2$u how many are called so */
  *reason = g_strdup_printf (ngettext ("%2$u patient is called %1$s.",
                                       "%2$u patients are called %1$s.", n_patients), name,
                             n_patients);
  return NULL;
}

/* The only one of that name, whose day of birth is not known or not told: all rows with the name
 * may be about it, but not if they tell of two days. */
static RgmCsvPatient *
touch_only (RgmCsvTargets *self, const char *id, RgmDay birth_day, char **reason)
{
  RgmCsvPatient *patient = touch_patient (self, id);

  if (get_birth_day (self, id) != RGM_DAY_NONE || birth_day == RGM_DAY_NONE)
    return patient;
  if (patient->told_birth_day == RGM_DAY_NONE)
    patient->told_birth_day = birth_day;
  if (patient->told_birth_day == birth_day)
    return patient;

  /* Translators: %s is the name of a patient */
  *reason = g_strdup_printf (_("The date of birth of %s is not recorded, and the table tells of "
                               "two. Add the right one, then import again."),
                             patient->content->record->name);
  return NULL;
}

/* Who is called the same and was born on another day is somebody else. */
static RgmCsvPatient *
find_by_name (RgmCsvTargets *self, const char *name, RgmDay birth_day, char **reason)
{
  g_autofree char *folded = fold (name);
  const GPtrArray *ids = g_hash_table_lookup (self->names, folded);
  const char *same = NULL;
  guint n_same = 0, n_others = 0;

  for (guint i = 0; ids && i < ids->len; i++)
    {
      n_others += is_born_else (self, ids->pdata[i], birth_day);
      if (birth_day == RGM_DAY_NONE || get_birth_day (self, ids->pdata[i]) != birth_day)
        continue;
      same = ids->pdata[i];
      n_same++;
    }

  if (n_same == 1)
    return touch_patient (self, same);
  if (!ids || n_others == ids->len)
    return make_patient (self, name, birth_day, NULL, reason);
  return ids->len == 1 ? touch_only (self, ids->pdata[0], birth_day, reason)
                       : refuse_several (name, ids->len, reason);
}

/**
 * rgm_csv_targets_find_patient:
 * @self: patients and courses
 * @cells: a row
 * @reason: (out): why there is none
 *
 * Two who are called the same and were born on different days are two patients.
 *
 * Returns: (transfer none) (nullable): the patient that the row names, which is made where there
 *   is none
 */
RgmCsvPatient *
rgm_csv_targets_find_patient (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  const char *name = rgm_csv_cells_has (cells, RGM_CSV_FIELD_PATIENT)
    ? cells->cells[RGM_CSV_FIELD_PATIENT] : self->context->patient_name;
  g_autofree char *id = NULL;
  RgmCsvPatient *patient;
  RgmDay birth_day = RGM_DAY_NONE;
  gint32 minute;

  if (!read_uuid (cells, RGM_CSV_FIELD_PATIENT_ID, &id, reason))
    return NULL;
  patient = id ? touch_patient (self, id) : NULL;
  if (patient)
    return patient;
  if (!rgm_csv_cells_read_day (cells, RGM_CSV_FIELD_BIRTH_DAY, &birth_day, &minute, reason))
    return NULL;
  if (name)
    return id ? make_patient (self, name, birth_day, id, reason)
              : find_by_name (self, name, birth_day, reason);

  *reason = g_strdup (_("There is no patient’s name."));
  return NULL;
}

static RgmCsvCourse *
add_course (RgmCsvTargets *self, RgmCsvPatient *patient, RgmCourseContent *content,
            gboolean is_new)
{
  RgmCsvCourse *course = g_new0 (RgmCsvCourse, 1);

  course->patient = patient;
  course->content = content;
  course->is_new = is_new;
  course->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  course->written = g_ptr_array_new ();
  for (guint i = 0; i < content->sessions->len; i++)
    {
      RgmSessionRecord *session = content->sessions->pdata[i];

      g_hash_table_insert (course->by_id, session->id, session);
    }
  g_ptr_array_add (self->course_list, course);
  g_hash_table_insert (self->courses, content->record->id, course);

  return course;
}

/* The course of that id, if the database has it or a row before has made it. */
static RgmCsvCourse *
touch_course (RgmCsvTargets *self, const char *id)
{
  RgmCsvCourse *course = g_hash_table_lookup (self->courses, id);
  const char *owner = g_hash_table_lookup (self->owners, id);
  RgmCsvPatient *patient;

  if (course || !owner)
    return course;
  patient = touch_patient (self, owner);
  for (guint i = 0; i < patient->content->courses->len; i++)
    {
      RgmCourseContent *content = patient->content->courses->pdata[i];

      if (g_str_equal (content->record->id, id))
        return add_course (self, patient, content, FALSE);
    }

  g_return_val_if_reached (NULL);
}

static RgmCsvCourse *
make_course (RgmCsvTargets *self, RgmCsvPatient *patient, const RgmProtocol *protocol,
             const char *id)
{
  const char *parts[] = { "course", patient->content->record->id, protocol->id, NULL };
  g_autofree char *made = id ? g_strdup (id) : rgm_csv_uuid_make (parts);
  g_autoptr (RgmCourseRecord) record = rgm_course_record_new (patient->content->record->id,
                                                              protocol);
  RgmCourseContent *content;

  if (touch_course (self, made))
    return touch_course (self, made);
  rgm_record_set_text (&record->id, made);
  content = rgm_course_content_new (record);
  g_ptr_array_add (patient->content->courses, content);

  return add_course (self, patient, content, TRUE);
}

/* The protocol that the row names by id or by what the user calls it, else that of the import. */
static const RgmProtocol *
find_protocol (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  const char *cell = cells->cells[RGM_CSV_FIELD_PROTOCOL];
  const RgmCatalogue *catalogue = self->context->catalogue;
  gboolean told = rgm_csv_cells_has (cells, RGM_CSV_FIELD_PROTOCOL);
  g_autofree char *wanted = fold (told ? cell : "");

  if (!told && !self->context->protocol_id)
    {
      *reason = g_strdup (_("It is not told which course the session belongs to."));
      return NULL;
    }
  for (gsize i = 0; i < rgm_catalogue_get_size (catalogue); i++)
    {
      const RgmProtocol *protocol = rgm_catalogue_get_protocol (catalogue, i);
      g_autofree char *name = fold (protocol->name);
      g_autofree char *own = fold (g_dgettext (GETTEXT_PACKAGE, protocol->name));

      if (!told ? g_str_equal (protocol->id, self->context->protocol_id)
                : g_str_equal (protocol->id, wanted) || g_str_equal (name, wanted)
                  || g_str_equal (own, wanted))
        return protocol;
    }

  /* Translators: %s stands where the name of a concern should */
  *reason = g_strdup_printf (_("There is no concern “%s”."),
                             told ? cell : self->context->protocol_id);
  return NULL;
}

/* The one course of the patient with that protocol, which is made where there is none. */
static RgmCsvCourse *
find_by_protocol (RgmCsvTargets *self, RgmCsvPatient *patient, const RgmProtocol *protocol,
                  const char *id, char **reason)
{
  const char *found = NULL;

  for (guint i = 0; !id && i < patient->content->courses->len; i++)
    {
      const RgmCourseRecord *record
        = ((const RgmCourseContent *) patient->content->courses->pdata[i])->record;

      if (!g_str_equal (record->protocol_id, protocol->id))
        continue;
      if (found)
        {
          /* Translators: %1$s is the name of a patient, %2$s what a course is for */
          *reason = g_strdup_printf (_("%1$s has more than one course for %2$s."),
                                     patient->content->record->name,
                                     g_dgettext (GETTEXT_PACKAGE, protocol->name));
          return NULL;
        }
      found = record->id;
    }
  if (found && !g_hash_table_contains (self->owners, found))
    return g_hash_table_lookup (self->courses, found);

  return found ? touch_course (self, found) : make_course (self, patient, protocol, id);
}

/**
 * rgm_csv_targets_find_course:
 * @self: patients and courses
 * @cells: a row
 * @reason: (out): why there is none
 *
 * Returns: (transfer none) (nullable): the course that the session of the row belongs to: the one
 *   of the import, else the one that the row names, which is made where there is none
 */
RgmCsvCourse *
rgm_csv_targets_find_course (RgmCsvTargets *self, const RgmCsvCells *cells, char **reason)
{
  g_autofree char *id = NULL;
  RgmCsvCourse *course = NULL;
  RgmCsvPatient *patient;
  const RgmProtocol *protocol;

  if (self->context->course_id)
    {
      course = touch_course (self, self->context->course_id);
      if (!course)
        *reason = g_strdup (_("The course is not there any more."));
      return course;
    }
  if (!read_uuid (cells, RGM_CSV_FIELD_COURSE_ID, &id, reason))
    return NULL;
  course = id ? touch_course (self, id) : NULL;
  if (course)
    return course;
  protocol = find_protocol (self, cells, reason);
  patient = protocol ? rgm_csv_targets_find_patient (self, cells, reason) : NULL;

  return patient ? find_by_protocol (self, patient, protocol, id, reason) : NULL;
}

/**
 * rgm_csv_targets_is_elsewhere:
 * @self: patients and courses
 * @course: a course
 * @session_id: the UUID of a session
 *
 * Returns: whether the session is one of another course
 */
gboolean
rgm_csv_targets_is_elsewhere (RgmCsvTargets *self, const RgmCsvCourse *course,
                              const char *session_id)
{
  const char *owner = g_hash_table_lookup (self->sessions, session_id);

  return owner && !g_str_equal (owner, course->content->record->id);
}

/**
 * rgm_csv_targets_list_patients:
 * @self: patients and courses
 *
 * Returns: (transfer none) (element-type RgmCsvPatient): the patients
 */
GPtrArray *
rgm_csv_targets_list_patients (RgmCsvTargets *self)
{
  return self->patient_list;
}

/**
 * rgm_csv_targets_list_courses:
 * @self: patients and courses
 *
 * Returns: (transfer none) (element-type RgmCsvCourse): the courses
 */
GPtrArray *
rgm_csv_targets_list_courses (RgmCsvTargets *self)
{
  return self->course_list;
}

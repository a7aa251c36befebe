#include "config.h"

#include "rgm-archive-check.h"

#include "rgm-protocol-file.h"

#include <string.h>

/* A walk through an archive, up to the first thing that is wrong. */
typedef struct {
  GString *path;
  RgmArchiveProblem *problem;
  /* keys of all records but areas, and of areas, for what is there twice */
  GHashTable *keys;
  GHashTable *areas;
  /* copies of protocols that are known to be good, by their text */
  GHashTable *protocols;
} Walk;

static gboolean
fail (Walk *self, const char *member, RgmArchiveFault fault, const RgmValue *value, gint64 number,
      gint64 limit, const char *text)
{
  RgmArchiveProblem *problem = g_new0 (RgmArchiveProblem, 1);

  problem->path = member ? g_strdup_printf ("%s%s%s", self->path->str,
                                            self->path->len > 0 ? "." : "", member)
                         : g_strdup (self->path->str);
  problem->fault = fault;
  problem->value = value;
  problem->number = number;
  problem->limit = limit;
  problem->text = g_strdup (text ? text : "");
  self->problem = problem;
  return FALSE;
}

static gboolean
check_text (Walk *self, const RgmField *field, const char *text)
{
  const RgmValue *value = field->value;
  gsize length = strlen (text);

  if (length > RGM_TEXT_BYTES_MAX)
    return fail (self, field->name, RGM_ARCHIVE_FAULT_LONG, value, (gint64) length,
                 RGM_TEXT_BYTES_MAX, NULL);
  if (!g_utf8_validate (text, (gssize) length, NULL))
    return fail (self, field->name, RGM_ARCHIVE_FAULT_UTF8, value, 0, 0, NULL);
  if (length == 0)
    return !value->required || fail (self, field->name, RGM_ARCHIVE_FAULT_EMPTY, value, 0, 0, NULL);
  if ((value->kind == RGM_VALUE_KEY || value->kind == RGM_VALUE_OWNER)
      && (!g_uuid_string_is_valid (text) || strspn (text, "0123456789abcdef-") != length))
    return fail (self, field->name, RGM_ARCHIVE_FAULT_KEY, value, 0, 0, text);
  if (value->kind == RGM_VALUE_WORD && !rgm_value_is_word (text))
    return fail (self, field->name, RGM_ARCHIVE_FAULT_WORD, value, 0, 0, text);
  return TRUE;
}

static gboolean
check_words (Walk *self, const RgmField *field, char **words)
{
  gsize count = g_strv_length (words);

  if (count > RGM_ARCHIVE_AREAS_MAX)
    return fail (self, field->name, RGM_ARCHIVE_FAULT_MANY, field->value, (gint64) count,
                 RGM_ARCHIVE_AREAS_MAX, NULL);
  for (gsize i = 0; i < count; i++)
    {
      if (!rgm_value_is_word (words[i]))
        return fail (self, field->name, RGM_ARCHIVE_FAULT_WORD, field->value, 0, 0,
                     g_utf8_validate (words[i], -1, NULL) ? words[i] : NULL);
      if (g_strv_contains ((const char *const *) words + i + 1, words[i]))
        return fail (self, field->name, RGM_ARCHIVE_FAULT_TWICE, field->value, 0, 0, words[i]);
    }
  return TRUE;
}

static gboolean
check_number (Walk *self, const RgmField *field, gint32 number)
{
  const RgmValue *value = field->value;

  if (value->has_none && number == value->none)
    return TRUE;
  if (value->kind == RGM_VALUE_DAY && number == RGM_DAY_NONE)
    return fail (self, field->name, RGM_ARCHIVE_FAULT_EMPTY, value, 0, 0, NULL);
  if (number < value->min)
    return fail (self, field->name, RGM_ARCHIVE_FAULT_LESS, value, number, value->min, NULL);
  return number <= value->max
         || fail (self, field->name, RGM_ARCHIVE_FAULT_MORE, value, number, value->max, NULL);
}

static gboolean
check_moment (Walk *self, const RgmField *field, gint64 moment)
{
  if (moment < 0)
    return fail (self, field->name, RGM_ARCHIVE_FAULT_LESS, field->value, moment, 0, NULL);
  return moment <= RGM_MOMENT_MAX
         || fail (self, field->name, RGM_ARCHIVE_FAULT_MORE, field->value, moment, RGM_MOMENT_MAX,
                  NULL);
}

static gboolean
check_field (Walk *self, const RgmField *field, gconstpointer record)
{
  const char *text;

  if (field->value->kind == RGM_VALUE_PROTOCOL)
    return TRUE;
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      text = *RGM_CONST_FIELD (char *, record, field);
      return check_text (self, field, text ? text : "");
    case RGM_FIELD_WORDS:
      return check_words (self, field, *RGM_CONST_FIELD (GStrv, record, field));
    case RGM_FIELD_INT:
      return check_number (self, field, *RGM_CONST_FIELD (gint32, record, field));
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      return check_moment (self, field, *RGM_CONST_FIELD (gint64, record, field));
    }
}

static gboolean
check_fields (Walk *self, const RgmRecordClass *klass, gconstpointer record)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      if (!check_field (self, &klass->fields[i], record))
        return FALSE;
    }
  return TRUE;
}

/* The key is one of all records: a copy of a patient may not bear the id of a session. */
static gboolean
check_record (Walk *self, const RgmRecordClass *klass, gconstpointer record, GHashTable *keys)
{
  const char *key = rgm_record_get_key (klass, record);

  if (!check_fields (self, klass, record))
    return FALSE;
  return !keys || g_hash_table_add (keys, (gpointer) key)
         || fail (self, klass->fields[0].name, RGM_ARCHIVE_FAULT_TWICE, klass->fields[0].value, 0,
                  0, key);
}

static gboolean
check_owner (Walk *self, const char *member, const char *owner, const char *expected)
{
  return g_str_equal (owner, expected)
         || fail (self, member, RGM_ARCHIVE_FAULT_OWNER, NULL, 0, 0, owner);
}

/* Goes into the @position-th of the list @name; the path before it is what leave() is given. */
static gsize
enter (Walk *self, const char *name, gsize position)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, "%s%s[%" G_GSIZE_FORMAT "]", mark > 0 ? "." : "", name,
                          position);
  return mark;
}

static gboolean
leave (Walk *self, gsize mark)
{
  g_string_truncate (self->path, mark);
  return TRUE;
}

static gboolean
check_count (Walk *self, const char *member, gsize count, gint64 most)
{
  return (gint64) count <= most
         || fail (self, member, RGM_ARCHIVE_FAULT_MANY, NULL, (gint64) count, most, NULL);
}

static gboolean
check_zones (Walk *self, const RgmSessionRecord *session)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!check_count (self, "zones", rgm_session_record_get_n_zones (session),
                    RGM_ARCHIVE_AREAS_MAX))
    return FALSE;
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      gsize mark = enter (self, "zones", i);

      if (!check_record (self, &rgm_zone_class, rgm_session_record_get_zone (session, i), seen))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_products (Walk *self, const RgmSessionRecord *session)
{
  if (!check_count (self, "products", rgm_session_record_get_n_products (session),
                    RGM_ARCHIVE_PARTS_MAX))
    return FALSE;
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    {
      gsize mark = enter (self, "products", i);

      if (!check_fields (self, &rgm_product_class, rgm_session_record_get_product (session, i)))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_sessions (Walk *self, const RgmCourseContent *course)
{
  if (!check_count (self, "sessions", course->sessions->len, RGM_ARCHIVE_SESSIONS_MAX))
    return FALSE;
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const RgmSessionRecord *session = course->sessions->pdata[i];
      gsize mark = enter (self, "sessions", i);

      if (!check_record (self, &rgm_session_record_class, session, self->keys)
          || !check_owner (self, "course_id", session->course_id, course->record->id)
          || !check_zones (self, session) || !check_products (self, session))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_pauses (Walk *self, const RgmCourseContent *course)
{
  if (!check_count (self, "pauses", course->pauses->len, RGM_ARCHIVE_PARTS_MAX))
    return FALSE;
  for (guint i = 0; i < course->pauses->len; i++)
    {
      const RgmPauseRecord *pause = course->pauses->pdata[i];
      gsize mark = enter (self, "pauses", i);

      if (!check_record (self, &rgm_pause_record_class, pause, self->keys)
          || !check_owner (self, "course_id", pause->course_id, course->record->id))
        return FALSE;
      if (pause->last != RGM_DAY_NONE && pause->last < pause->first)
        return fail (self, "last_day", RGM_ARCHIVE_FAULT_ORDER, &rgm_value_day, pause->last,
                     pause->first, NULL);
      leave (self, mark);
    }
  return TRUE;
}

/* The copy has to be the protocol that the course says it is, or nothing could be planned. */
static gboolean
check_protocol (Walk *self, const RgmCourseRecord *course)
{
  g_autofree char *name = g_strdup_printf ("%s %d", course->protocol_id, course->revision);
  const char *known = g_hash_table_lookup (self->protocols, course->protocol_text);
  g_autoptr(RgmProtocol) protocol = NULL;
  g_autoptr(GError) reason = NULL;

  if (known && g_str_equal (known, name))
    return TRUE;
  protocol = rgm_protocol_new_from_text (course->protocol_id, course->protocol_text, -1, &reason);
  if (!protocol)
    return fail (self, "protocol", RGM_ARCHIVE_FAULT_PROTOCOL, NULL, 0, 0, reason->message);
  if (!g_str_equal (protocol->id, course->protocol_id) || protocol->revision != course->revision)
    return fail (self, "protocol", RGM_ARCHIVE_FAULT_PROTOCOL, NULL, 0, 0, protocol->id);
  g_hash_table_replace (self->protocols, course->protocol_text, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
check_courses (Walk *self, const RgmPatientContent *patient)
{
  if (!check_count (self, "courses", patient->courses->len, RGM_ARCHIVE_PARTS_MAX))
    return FALSE;
  for (guint i = 0; i < patient->courses->len; i++)
    {
      const RgmCourseContent *course = patient->courses->pdata[i];
      gsize mark = enter (self, "courses", i);

      if (!check_record (self, &rgm_course_record_class, course->record, self->keys)
          || !check_owner (self, "patient_id", course->record->patient_id, patient->record->id)
          || !check_protocol (self, course->record) || !check_sessions (self, course)
          || !check_pauses (self, course))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_contact (Walk *self, const RgmPatientContent *patient)
{
  gsize mark = self->path->len;

  if (patient->contact)
    {
      g_string_append (self->path, ".contact");
      if (!check_record (self, &rgm_contact_class, patient->contact, NULL)
          || !check_owner (self, "patient_id", patient->contact->patient_id, patient->record->id))
        return FALSE;
      leave (self, mark);
    }
  if (!check_count (self, "attempts", patient->attempts->len, RGM_ARCHIVE_PARTS_MAX))
    return FALSE;
  for (guint i = 0; i < patient->attempts->len; i++)
    {
      const RgmContactAttempt *attempt = patient->attempts->pdata[i];

      mark = enter (self, "attempts", i);
      if (!check_record (self, &rgm_contact_attempt_class, attempt, self->keys)
          || !check_owner (self, "patient_id", attempt->patient_id, patient->record->id))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_patients (Walk *self, const RgmArchive *archive)
{
  if (!check_count (self, "patients", archive->patients->len, RGM_ARCHIVE_PATIENTS_MAX))
    return FALSE;
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];
      gsize mark = enter (self, "patients", i);

      if (!check_record (self, &rgm_patient_class, patient->record, self->keys)
          || !check_contact (self, patient) || !check_courses (self, patient))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_areas (Walk *self, const RgmArchive *archive)
{
  if (!check_count (self, "areas", archive->areas->len, RGM_ARCHIVE_AREAS_MAX))
    return FALSE;
  for (guint i = 0; i < archive->areas->len; i++)
    {
      const RgmAreaRecord *area = archive->areas->pdata[i];
      gsize mark = enter (self, "areas", i);

      if (!check_record (self, &rgm_area_record_class, area, self->areas))
        return FALSE;
      if (g_str_equal (area->id, area->parent))
        return fail (self, "parent", RGM_ARCHIVE_FAULT_OWNER, NULL, 0, 0, area->parent);
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_history (Walk *self, const RgmArchive *archive)
{
  if (!check_count (self, "history", archive->history->len, RGM_ARCHIVE_HISTORY_MAX))
    return FALSE;
  for (guint i = 0; i < archive->history->len; i++)
    {
      gsize mark = enter (self, "history", i);

      if (!check_fields (self, &rgm_history_entry_class, archive->history->pdata[i]))
        return FALSE;
      leave (self, mark);
    }
  return TRUE;
}

static gboolean
check_mode (Walk *self, const RgmArchive *archive)
{
  return *archive->mode == '\0' || g_str_equal (archive->mode, RGM_ARCHIVE_MODE_LOG)
         || g_str_equal (archive->mode, RGM_ARCHIVE_MODE_PATIENTS)
         || fail (self, "mode", RGM_ARCHIVE_FAULT_MODE, NULL, 0, 0, archive->mode);
}

/**
 * rgm_archive_find_problem:
 * @archive: an archive, from wherever it comes
 *
 * Looks at every value: whether it is what its field may hold, whether each key is there once, and
 * whether each part says that it belongs to what it is a part of.
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong, %NULL if nothing is
 */
RgmArchiveProblem *
rgm_archive_find_problem (const RgmArchive *archive)
{
  Walk walk = { .path = g_string_new (NULL) };

  walk.keys = g_hash_table_new (g_str_hash, g_str_equal);
  walk.areas = g_hash_table_new (g_str_hash, g_str_equal);
  walk.protocols = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (check_mode (&walk, archive) && check_areas (&walk, archive)
      && check_patients (&walk, archive))
    check_history (&walk, archive);
  g_string_free (walk.path, TRUE);
  g_hash_table_unref (walk.keys);
  g_hash_table_unref (walk.areas);
  g_hash_table_unref (walk.protocols);
  return walk.problem;
}

/**
 * rgm_archive_problem_free:
 * @self: (transfer full) (nullable): a problem
 *
 * Frees @self.
 */
void
rgm_archive_problem_free (RgmArchiveProblem *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

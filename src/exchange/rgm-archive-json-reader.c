#include "config.h"

#include "rgm-archive-json-reader.h"

#include "rgm-archive-json-writer.h"
#include "rgm-json-guard.h"
#include "rgm-json-values.h"

#include <glib/gi18n-lib.h>

/* In which the format and its version stand, however they are spaced. */
#define HEAD_BYTES 256

/* A walk through the JSON, with the place where it stands. */
typedef struct {
  GString *path;
  /* copies of protocols: courses without anything else */
  GPtrArray *protocols;
  RgmArchive *archive;
  GCancellable *cancellable;
  GError **error;
} Reader;

/* Reads one element of a list into the archive. */
typedef gboolean (*ReadElement) (Reader *self, JsonObject *object, gpointer into);

static gboolean
fail (Reader *self, RgmArchiveError code, const char *member, const char *what)
{
  gboolean below = self->path->len > 0 && member != NULL;

  g_set_error (self->error, RGM_ARCHIVE_ERROR, code, "%s%s%s%s%s", self->path->str,
               below ? "." : "", member != NULL ? member : "",
               self->path->len > 0 || member != NULL ? ": " : "", what);
  return FALSE;
}

static const RgmField *
find_field (const RgmRecordClass *klass, const char *name)
{
  for (gsize i = 0; klass != NULL && i < klass->n_fields; i++)
    {
      if (rgm_json_has_field (&klass->fields[i]) && g_str_equal (klass->fields[i].name, name))
        return &klass->fields[i];
    }
  return NULL;
}

/* A member that nobody knows is most often a slip, and never to be lost in silence. */
static gboolean
check_members (Reader *self, JsonObject *object, const RgmRecordClass *klass,
               const char *const *others)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *link = names; link != NULL; link = link->next)
    {
      if (find_field (klass, link->data) == NULL
          && (others == NULL || !g_strv_contains (others, link->data)))
        {
          g_autofree char *name = rgm_archive_error_quote (link->data);

          return fail (self, RGM_ARCHIVE_ERROR_UNKNOWN, name, _("there is no such member here"));
        }
    }
  return TRUE;
}

/* Reads the fields of a record; those that the file does not have keep what “not told” is. */
static gboolean
read_fields (Reader *self, JsonObject *object, const RgmRecordClass *klass, gpointer record,
             const char *const *others)
{
  if (!check_members (self, object, klass, others))
    return FALSE;
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];
      g_autofree char *reason = NULL;

      rgm_json_reset_field (field, record);
      if (rgm_json_has_field (field) && json_object_has_member (object, field->name)
          && !rgm_json_read_field (field, json_object_get_member (object, field->name), record,
                                   &reason))
        return fail (self, RGM_ARCHIVE_ERROR_TYPE, field->name, reason);
    }
  return TRUE;
}

static gboolean
read_element (Reader *self, JsonNode *node, ReadElement read, gpointer into)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, NULL, _("an object is needed"));
  return read (self, json_node_get_object (node), into);
}

/* Reads a list of objects, which may also not be there. */
static gboolean
read_list (Reader *self, JsonObject *object, const char *name, gint64 most, ReadElement read,
           gpointer into)
{
  JsonNode *node = json_object_get_member (object, name);
  gsize mark = self->path->len;
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, name, _("a list is needed"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) > most)
    return fail (self, RGM_ARCHIVE_ERROR_LARGE, name, _("the list is too long"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (self->path, "%s%s[%u]", mark > 0 ? "." : "", name, i);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, self->error)
          || !read_element (self, json_array_get_element (array, i), read, into))
        return FALSE;
      g_string_truncate (self->path, mark);
    }
  return TRUE;
}

static gboolean
read_protocol (Reader *self, JsonObject *object, gpointer into)
{
  static const char *const members[] = { "id", "revision", "text", NULL };
  static const RgmValue number = { .kind = RGM_VALUE_NUMBER, .required = TRUE };
  static const RgmField fields[] = {
    { RGM_FIELD_TEXT, G_STRUCT_OFFSET (RgmCourseRecord, protocol_id), NULL, "id",
      &rgm_value_needed_text },
    { RGM_FIELD_INT, G_STRUCT_OFFSET (RgmCourseRecord, revision), NULL, "revision", &number },
    { RGM_FIELD_TEXT, G_STRUCT_OFFSET (RgmCourseRecord, protocol_text), NULL, "text",
      &rgm_value_needed_text },
  };
  RgmCourseRecord *copy = rgm_record_new (&rgm_course_record_class);

  g_ptr_array_add (self->protocols, copy);
  if (!check_members (self, object, NULL, members))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *reason = NULL;

      if (!json_object_has_member (object, fields[i].name))
        return fail (self, RGM_ARCHIVE_ERROR_VALUE, fields[i].name, _("it must be told"));
      if (!rgm_json_read_field (&fields[i], json_object_get_member (object, fields[i].name), copy,
                                &reason))
        return fail (self, RGM_ARCHIVE_ERROR_TYPE, fields[i].name, reason);
    }
  return TRUE;
}

static gboolean
read_area (Reader *self, JsonObject *object, gpointer into)
{
  RgmAreaRecord *area = rgm_record_new (&rgm_area_record_class);

  g_ptr_array_add (self->archive->areas, area);
  return read_fields (self, object, &rgm_area_record_class, area, NULL);
}

static gboolean
read_zone (Reader *self, JsonObject *object, gpointer into)
{
  RgmZone *zone = rgm_record_new (&rgm_zone_class);
  gboolean read = read_fields (self, object, &rgm_zone_class, zone, NULL);

  if (read)
    rgm_session_record_add_zone (into, zone->area, zone->depth, zone->passes);
  rgm_record_free (&rgm_zone_class, zone);
  return read;
}

static gboolean
read_product (Reader *self, JsonObject *object, gpointer into)
{
  RgmProduct *product = rgm_record_new (&rgm_product_class);
  gboolean read = read_fields (self, object, &rgm_product_class, product, NULL);

  if (read)
    rgm_session_record_add_product (into, product->name, product->lot);
  rgm_record_free (&rgm_product_class, product);
  return read;
}

static gboolean
read_session (Reader *self, JsonObject *object, gpointer into)
{
  static const char *const members[] = { "zones", "products", NULL };
  RgmCourseContent *course = into;
  RgmSessionRecord *session = rgm_record_new (&rgm_session_record_class);

  g_ptr_array_add (course->sessions, session);
  rgm_record_set_text (&session->course_id, course->record->id);
  return read_fields (self, object, &rgm_session_record_class, session, members)
         && read_list (self, object, "zones", RGM_ARCHIVE_AREAS_MAX, read_zone, session)
         && read_list (self, object, "products", RGM_ARCHIVE_PARTS_MAX, read_product, session);
}

static gboolean
read_pause (Reader *self, JsonObject *object, gpointer into)
{
  RgmCourseContent *course = into;
  RgmPauseRecord *pause = rgm_record_new (&rgm_pause_record_class);

  g_ptr_array_add (course->pauses, pause);
  rgm_record_set_text (&pause->course_id, course->record->id);
  return read_fields (self, object, &rgm_pause_record_class, pause, NULL);
}

/* A course has the number of the copy of its protocol. */
static gboolean
read_protocol_of (Reader *self, JsonObject *object, RgmCourseRecord *course)
{
  JsonNode *node = json_object_get_member (object, "protocol");
  const RgmCourseRecord *copy;
  gint64 position;

  if (node == NULL)
    return fail (self, RGM_ARCHIVE_ERROR_VALUE, "protocol", _("it must be told"));
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, "protocol", _("a whole number is needed"));
  position = json_node_get_int (node);
  if (position < 0 || position >= self->protocols->len)
    return fail (self, RGM_ARCHIVE_ERROR_VALUE, "protocol",
                 _("the list of protocols has none with that number"));
  copy = self->protocols->pdata[position];
  rgm_record_set_text (&course->protocol_id, copy->protocol_id);
  rgm_record_set_text (&course->protocol_text, copy->protocol_text);
  course->revision = copy->revision;
  return TRUE;
}

static gboolean
read_course (Reader *self, JsonObject *object, gpointer into)
{
  static const char *const members[] = { "protocol", "sessions", "pauses", NULL };
  RgmPatientContent *patient = into;
  RgmCourseRecord *record = rgm_record_new (&rgm_course_record_class);
  RgmCourseContent *course;
  gboolean read;

  rgm_record_set_text (&record->basis, RGM_BASIS_DEFAULT);
  rgm_record_set_text (&record->patient_id, patient->record->id);
  read = read_fields (self, object, &rgm_course_record_class, record, members)
         && read_protocol_of (self, object, record);
  course = rgm_course_content_new (record);
  rgm_course_record_free (record);
  g_ptr_array_add (patient->courses, course);
  rgm_record_set_text (&course->patient_name, patient->record->name);
  return read
         && read_list (self, object, "sessions", RGM_ARCHIVE_SESSIONS_MAX, read_session, course)
         && read_list (self, object, "pauses", RGM_ARCHIVE_PARTS_MAX, read_pause, course);
}

static gboolean
read_attempt (Reader *self, JsonObject *object, gpointer into)
{
  RgmPatientContent *patient = into;
  RgmContactAttempt *attempt = rgm_record_new (&rgm_contact_attempt_class);

  g_ptr_array_add (patient->attempts, attempt);
  rgm_record_set_text (&attempt->patient_id, patient->record->id);
  return read_fields (self, object, &rgm_contact_attempt_class, attempt, NULL);
}

static gboolean
read_contact (Reader *self, JsonObject *object, RgmPatientContent *patient)
{
  JsonNode *node = json_object_get_member (object, "contact");
  gsize mark = self->path->len;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  g_string_append (self->path, ".contact");
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, NULL, _("an object is needed"));
  patient->contact = rgm_contact_new (patient->record->id);
  if (!read_fields (self, json_node_get_object (node), &rgm_contact_class, patient->contact, NULL))
    return FALSE;
  g_string_truncate (self->path, mark);
  return TRUE;
}

static gboolean
read_patient (Reader *self, JsonObject *object, gpointer into)
{
  static const char *const members[] = { "contact", "attempts", "courses", NULL };
  RgmPatient *record = rgm_record_new (&rgm_patient_class);
  gboolean read = read_fields (self, object, &rgm_patient_class, record, members);
  RgmPatientContent *patient = rgm_patient_content_new (record);

  rgm_patient_free (record);
  g_ptr_array_add (self->archive->patients, patient);
  return read && read_contact (self, object, patient)
         && read_list (self, object, "attempts", RGM_ARCHIVE_PARTS_MAX, read_attempt, patient)
         && read_list (self, object, "courses", RGM_ARCHIVE_PARTS_MAX, read_course, patient);
}

static gboolean
read_entry (Reader *self, JsonObject *object, gpointer into)
{
  RgmHistoryEntry *entry = rgm_record_new (&rgm_history_entry_class);

  g_ptr_array_add (self->archive->history, entry);
  return read_fields (self, object, &rgm_history_entry_class, entry, NULL);
}

/* One of the sums by which it is known who was erased, and not who that was. */
static gboolean
read_sum (Reader *self, JsonNode *node)
{
  gboolean is_text = json_node_get_value_type (node) == G_TYPE_STRING;
  g_autofree char *quote = NULL;
  g_autofree char *what = NULL;

  if (!is_text)
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, NULL, _("a text in quotation marks is needed"));
  if (rgm_erased_ids_add_hash (self->archive->erased, json_node_get_string (node)))
    return TRUE;
  quote = rgm_archive_error_quote (json_node_get_string (node));
  /* Translators: %s is what a file says where a sum should stand */
  what = g_strdup_printf (_("“%s” is not a sum of 64 digits from 0 to 9 and a to f"), quote);
  return fail (self, RGM_ARCHIVE_ERROR_VALUE, NULL, what);
}

static gboolean
read_erased (Reader *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "erased");
  gsize mark = self->path->len;
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, "erased", _("a list is needed"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) > RGM_ARCHIVE_PATIENTS_MAX)
    return fail (self, RGM_ARCHIVE_ERROR_LARGE, "erased", _("the list is too long"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_string_append_printf (self->path, "erased[%u]", i);
      if (!read_sum (self, json_array_get_element (array, i)))
        return FALSE;
      g_string_truncate (self->path, mark);
    }
  return TRUE;
}

static gboolean
read_mode (Reader *self, JsonObject *object)
{
  static const RgmField field
    = { RGM_FIELD_TEXT, G_STRUCT_OFFSET (RgmArchive, mode), NULL, "mode", &rgm_value_text };
  JsonNode *node = json_object_get_member (object, field.name);
  g_autofree char *reason = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node)
      || rgm_json_read_field (&field, node, self->archive, &reason))
    return TRUE;
  return fail (self, RGM_ARCHIVE_ERROR_TYPE, field.name, reason);
}

static gboolean
check_format (Reader *self, JsonObject *object)
{
  JsonNode *format = json_object_get_member (object, "format");
  JsonNode *version = json_object_get_member (object, "version");

  if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING
      || !g_str_equal (json_node_get_string (format), RGM_ARCHIVE_JSON_FORMAT))
    return fail (self, RGM_ARCHIVE_ERROR_FORMAT, NULL,
                 _("this is not a file that Regimen exported"));
  if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64)
    return fail (self, RGM_ARCHIVE_ERROR_TYPE, "version", _("a whole number is needed"));
  if (json_node_get_int (version) < RGM_ARCHIVE_JSON_VERSION)
    return fail (self, RGM_ARCHIVE_ERROR_FORMAT, NULL,
                 _("this is not a file that Regimen exported"));
  if (json_node_get_int (version) > RGM_ARCHIVE_JSON_VERSION)
    return fail (self, RGM_ARCHIVE_ERROR_FORMAT, "version",
                 _("a newer Regimen wrote this file; update Regimen to read it"));
  return TRUE;
}

static gboolean
read_archive (Reader *self, JsonNode *root)
{
  static const char *const members[] = { "format", "version", "mode", "protocols", "areas",
                                         "patients", "history", "erased", NULL };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return fail (self, RGM_ARCHIVE_ERROR_FORMAT, NULL,
                 _("this is not a file that Regimen exported"));
  object = json_node_get_object (root);
  return check_format (self, object) && check_members (self, object, NULL, members)
         && read_mode (self, object)
         && read_list (self, object, "protocols", RGM_ARCHIVE_PARTS_MAX, read_protocol, NULL)
         && read_list (self, object, "areas", RGM_ARCHIVE_AREAS_MAX, read_area, NULL)
         && read_list (self, object, "patients", RGM_ARCHIVE_PATIENTS_MAX, read_patient, NULL)
         && read_list (self, object, "history", RGM_ARCHIVE_HISTORY_MAX, read_entry, NULL)
         && read_erased (self, object)
         && rgm_archive_check (self->archive, self->error);
}

/* The number of a version may be longer than any that can be read. It stands at the beginning,
 * where every Regimen writes it. */
static gboolean
is_far_newer (const char *text, gsize length)
{
  g_autofree char *head = g_strndup (text, MIN (length, HEAD_BYTES));

  return g_regex_match_simple ("^(\\xef\\xbb\\xbf)?\\s*\\{\\s*\"format\"\\s*:\\s*\""
                               RGM_ARCHIVE_JSON_FORMAT
                               "\"\\s*,\\s*\"version\"\\s*:\\s*[1-9][0-9]{18}",
                               head, G_REGEX_RAW, 0);
}

static JsonNode *
parse (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  JsonNode *root = rgm_json_guard_parse (text, length, cancellable, &reason);

  if (root == NULL && g_error_matches (reason, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_SYNTAX)
      && is_far_newer (text, length))
    g_set_error (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_FORMAT, "version: %s",
                 _("a newer Regimen wrote this file; update Regimen to read it"));
  else if (root == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return root;
}

/**
 * rgm_archive_json_read:
 * @text: what rgm_archive_json_write() wrote, or what claims to be
 * @length: its length in bytes
 * @cancellable: (nullable): to abandon it: a large archive takes seconds
 * @error: return location for an error of `RGM_ARCHIVE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Reads an archive. The text may come from anybody: a member that is not known, a value of another
 * kind or out of range, and anything that is there twice, is refused with its place.
 *
 * Returns: (transfer full) (nullable): the archive, each value of which a database can hold
 */
RgmArchive *
rgm_archive_json_read (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) root = parse (text, length, cancellable, error);
  g_autoptr (RgmArchive) archive = rgm_archive_new ();
  Reader reader = { .archive = archive, .cancellable = cancellable, .error = error };
  gboolean read;

  if (root == NULL)
    return NULL;
  reader.path = g_string_new (NULL);
  reader.protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_course_record_free);
  read = read_archive (&reader, root);
  g_string_free (reader.path, TRUE);
  g_ptr_array_unref (reader.protocols);
  return read ? g_steal_pointer (&archive) : NULL;
}

#include "config.h"

#include "rgm-archive-json-writer.h"

#include "rgm-json-members.h"
#include "rgm-json-values.h"

/* Writes the archive down. The copies of protocols, which most courses share, come first and once;
 * a course has the number of its own. */

typedef struct {
  JsonBuilder *builder;
  /* position in `protocols` by the name that name_protocol() gives */
  GHashTable *protocols;
  GPtrArray *courses;
} Writer;

static char *
name_protocol (const RgmCourseRecord *course)
{
  return g_strdup_printf ("%s\n%d\n%s", course->protocol_id, course->revision,
                          course->protocol_text);
}

static void
note_protocol (Writer *self, const RgmCourseRecord *course)
{
  g_autofree char *name = name_protocol (course);

  if (g_hash_table_contains (self->protocols, name))
    return;
  g_hash_table_insert (self->protocols, g_steal_pointer (&name),
                       GUINT_TO_POINTER (self->courses->len));
  g_ptr_array_add (self->courses, (gpointer) course);
}

static void
note_protocols (Writer *self, const RgmArchive *archive)
{
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint j = 0; j < patient->courses->len; j++)
        note_protocol (self, ((RgmCourseContent *) patient->courses->pdata[j])->record);
    }
}

static void
write_protocols (Writer *self)
{
  rgm_json_begin_array (self->builder, "protocols");
  for (guint i = 0; i < self->courses->len; i++)
    {
      const RgmCourseRecord *course = self->courses->pdata[i];

      json_builder_begin_object (self->builder);
      rgm_json_add_string (self->builder, "id", course->protocol_id);
      rgm_json_add_int (self->builder, "revision", course->revision);
      rgm_json_add_string (self->builder, "text", course->protocol_text);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
write_fields (Writer *self, const RgmRecordClass *klass, gconstpointer record)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    rgm_json_add_field (self->builder, &klass->fields[i], record);
}

/* One record in a list that has nothing but its fields. */
static void
write_plain (Writer *self, const RgmRecordClass *klass, gconstpointer record)
{
  json_builder_begin_object (self->builder);
  write_fields (self, klass, record);
  json_builder_end_object (self->builder);
}

static void
write_list (Writer *self, const char *name, const RgmRecordClass *klass, GPtrArray *records)
{
  rgm_json_begin_array (self->builder, name);
  for (guint i = 0; i < records->len; i++)
    write_plain (self, klass, records->pdata[i]);
  json_builder_end_array (self->builder);
}

static void
write_session (Writer *self, const RgmSessionRecord *session)
{
  json_builder_begin_object (self->builder);
  write_fields (self, &rgm_session_record_class, session);
  rgm_json_begin_array (self->builder, "zones");
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    write_plain (self, &rgm_zone_class, rgm_session_record_get_zone (session, i));
  json_builder_end_array (self->builder);
  rgm_json_begin_array (self->builder, "products");
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    write_plain (self, &rgm_product_class, rgm_session_record_get_product (session, i));
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

static void
write_course (Writer *self, const RgmCourseContent *course)
{
  g_autofree char *name = name_protocol (course->record);
  gpointer position = g_hash_table_lookup (self->protocols, name);

  json_builder_begin_object (self->builder);
  write_fields (self, &rgm_course_record_class, course->record);
  rgm_json_add_int (self->builder, "protocol", GPOINTER_TO_UINT (position));
  rgm_json_begin_array (self->builder, "sessions");
  for (guint i = 0; i < course->sessions->len; i++)
    write_session (self, course->sessions->pdata[i]);
  json_builder_end_array (self->builder);
  write_list (self, "pauses", &rgm_pause_record_class, course->pauses);
  json_builder_end_object (self->builder);
}

static void
write_patient (Writer *self, const RgmPatientContent *patient)
{
  json_builder_begin_object (self->builder);
  write_fields (self, &rgm_patient_class, patient->record);
  json_builder_set_member_name (self->builder, "contact");
  if (patient->contact)
    write_plain (self, &rgm_contact_class, patient->contact);
  else
    json_builder_add_null_value (self->builder);
  write_list (self, "attempts", &rgm_contact_attempt_class, patient->attempts);
  rgm_json_begin_array (self->builder, "courses");
  for (guint i = 0; i < patient->courses->len; i++)
    write_course (self, patient->courses->pdata[i]);
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

static void
write_erased (Writer *self, const RgmArchive *archive)
{
  g_auto (GStrv) hashes = rgm_erased_ids_list (archive->erased);

  rgm_json_add_strings (self->builder, "erased", (const char *const *) hashes);
}

static void
write_archive (Writer *self, const RgmArchive *archive)
{
  json_builder_begin_object (self->builder);
  rgm_json_add_string (self->builder, "format", RGM_ARCHIVE_JSON_FORMAT);
  rgm_json_add_int (self->builder, "version", RGM_ARCHIVE_JSON_VERSION);
  rgm_json_add_string (self->builder, "mode", *archive->mode ? archive->mode : NULL);
  write_protocols (self);
  write_list (self, "areas", &rgm_area_record_class, archive->areas);
  rgm_json_begin_array (self->builder, "patients");
  for (guint i = 0; i < archive->patients->len; i++)
    write_patient (self, archive->patients->pdata[i]);
  json_builder_end_array (self->builder);
  write_list (self, "history", &rgm_history_entry_class, archive->history);
  write_erased (self, archive);
  json_builder_end_object (self->builder);
}

/**
 * rgm_archive_json_write:
 * @archive: an archive
 *
 * Writes everything in @archive as JSON that obeys `archive.schema.json`. The same archive is
 * always the same text.
 *
 * Returns: (transfer full): the text, with a line break at its end
 */
char *
rgm_archive_json_write (const RgmArchive *archive)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) protocols = NULL;
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();
  Writer writer = { builder, NULL, courses };

  protocols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  writer.protocols = protocols;
  note_protocols (&writer, archive);
  write_archive (&writer, archive);

  return rgm_json_end (builder);
}

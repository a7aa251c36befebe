#include "config.h"

#include "rgm-record.h"

/**
 * rgm_record_new:
 * @klass: a kind of record
 *
 * Returns: (transfer full): a record whose texts are "", whose words are none and whose numbers
 *   are 0
 */
gpointer
rgm_record_new (const RgmRecordClass *klass)
{
  gpointer record = g_malloc0 (klass->size);

  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];

      if (field->type == RGM_FIELD_TEXT)
        *RGM_FIELD (char *, record, field) = g_strdup ("");
      else if (field->type == RGM_FIELD_WORDS)
        *RGM_FIELD (char **, record, field) = g_new0 (char *, 1);
    }
  if (klass->init_rest)
    klass->init_rest (record);
  return record;
}

static void
copy_field (const RgmField *field, gpointer to, gconstpointer from)
{
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      *RGM_FIELD (char *, to, field) = g_strdup (*RGM_CONST_FIELD (char *, from, field));
      break;
    case RGM_FIELD_WORDS:
      *RGM_FIELD (char **, to, field) = g_strdupv (*RGM_CONST_FIELD (GStrv, from, field));
      break;
    case RGM_FIELD_INT:
      *RGM_FIELD (gint32, to, field) = *RGM_CONST_FIELD (gint32, from, field);
      break;
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      *RGM_FIELD (gint64, to, field) = *RGM_CONST_FIELD (gint64, from, field);
      break;
    }
}

/**
 * rgm_record_copy:
 * @klass: the kind of @record
 * @record: a record
 *
 * Returns: (transfer full): a copy of all of it
 */
gpointer
rgm_record_copy (const RgmRecordClass *klass, gconstpointer record)
{
  gpointer copy = g_malloc0 (klass->size);

  for (gsize i = 0; i < klass->n_fields; i++)
    copy_field (&klass->fields[i], copy, record);
  if (klass->copy_rest)
    klass->copy_rest (copy, record);
  return copy;
}

static void
clear_field (const RgmField *field, gpointer record)
{
  if (field->type == RGM_FIELD_TEXT)
    g_clear_pointer (RGM_FIELD (char *, record, field), g_free);
  else if (field->type == RGM_FIELD_WORDS)
    g_clear_pointer (RGM_FIELD (GStrv, record, field), g_strfreev);
}

/**
 * rgm_record_free:
 * @klass: the kind of @record
 * @record: (transfer full) (nullable): a record
 *
 * Frees all of it.
 */
void
rgm_record_free (const RgmRecordClass *klass, gpointer record)
{
  if (!record)
    return;
  for (gsize i = 0; i < klass->n_fields; i++)
    clear_field (&klass->fields[i], record);
  if (klass->clear_rest)
    klass->clear_rest (record);
  g_free (record);
}

/**
 * rgm_record_field_equal:
 * @field: a field
 * @a: a record that has it
 * @b: likewise
 *
 * Returns: whether it is the same in both; a stamp always is
 */
gboolean
rgm_record_field_equal (const RgmField *field, gconstpointer a, gconstpointer b)
{
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      return g_strcmp0 (*RGM_CONST_FIELD (char *, a, field),
                        *RGM_CONST_FIELD (char *, b, field)) == 0;
    case RGM_FIELD_WORDS:
      return g_strv_equal (*RGM_CONST_FIELD (const char *const *, a, field),
                           *RGM_CONST_FIELD (const char *const *, b, field));
    case RGM_FIELD_INT:
      return *RGM_CONST_FIELD (gint32, a, field) == *RGM_CONST_FIELD (gint32, b, field);
    case RGM_FIELD_TIME:
      return *RGM_CONST_FIELD (gint64, a, field) == *RGM_CONST_FIELD (gint64, b, field);
    case RGM_FIELD_STAMP:
    default:
      return TRUE;
    }
}

/**
 * rgm_record_equal:
 * @klass: the kind of @a and @b
 * @a: a record
 * @b: a record
 *
 * Returns: whether both have the same content, whenever it was saved
 */
gboolean
rgm_record_equal (const RgmRecordClass *klass, gconstpointer a, gconstpointer b)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      if (!rgm_record_field_equal (&klass->fields[i], a, b))
        return FALSE;
    }
  return !klass->equal_rest || klass->equal_rest (a, b);
}

/**
 * rgm_record_lists_equal:
 * @a: a list
 * @b: likewise
 * @equal: compares an element of each
 *
 * Returns: whether both hold the same in the same order
 */
gboolean
rgm_record_lists_equal (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * rgm_record_amend:
 * @klass: the kind of the records
 * @record: a record as it is now
 * @before: the same as it was when somebody decided to change it
 * @after: what they made of it
 *
 * Changes in @record what @after changes in @before, and leaves the other fields as they are. What
 * is no field is left alone.
 *
 * Returns: whether it is done; if not, @record holds something else already in one of those fields
 */
gboolean
rgm_record_amend (const RgmRecordClass *klass, gpointer record, gconstpointer before,
                  gconstpointer after)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];

      if (!rgm_record_field_equal (field, before, after)
          && !rgm_record_field_equal (field, record, before)
          && !rgm_record_field_equal (field, record, after))
        return FALSE;
    }
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];

      if (rgm_record_field_equal (field, before, after))
        continue;
      clear_field (field, record);
      copy_field (field, record, after);
    }
  return TRUE;
}

/**
 * rgm_record_set_text:
 * @field: a text of a record
 * @text: (nullable): its new value; %NULL is ""
 *
 * Puts a copy of @text in place of the old text.
 */
void
rgm_record_set_text (char **field, const char *text)
{
  char *copy = g_strdup (text ? text : "");

  g_free (*field);
  *field = copy;
}

/**
 * rgm_record_get_key:
 * @klass: the kind of @record
 * @record: a record
 *
 * Returns: its key, which is its first field
 */
const char *
rgm_record_get_key (const RgmRecordClass *klass, gconstpointer record)
{
  return *RGM_CONST_FIELD (char *, record, &klass->fields[0]);
}

/**
 * rgm_record_get_stamps:
 * @klass: the kind of @record
 * @record: a record
 *
 * Returns: (transfer none): its stamps `created` and `changed`, which are its last two fields
 */
RgmStamps
rgm_record_get_stamps (const RgmRecordClass *klass, gpointer record)
{
  RgmStamps stamps;

  stamps.created = RGM_FIELD (gint64, record, &klass->fields[klass->n_fields - 2]);
  stamps.changed = RGM_FIELD (gint64, record, &klass->fields[klass->n_fields - 1]);
  return stamps;
}

#pragma once

#include <glib-object.h>

#include "rgm-value.h"

G_BEGIN_DECLS

/**
 * RgmFieldType:
 * @RGM_FIELD_TEXT: a `char *`, never %NULL
 * @RGM_FIELD_WORDS: a `char **` of words without spaces, kept as one text
 * @RGM_FIELD_INT: a `gint32`, an enumeration or a `gboolean`
 * @RGM_FIELD_TIME: a `gint64`
 * @RGM_FIELD_STAMP: a `gint64` that says when the record was saved: not part of its content
 *
 * What a field of a record is.
 */
typedef enum {
  RGM_FIELD_TEXT,
  RGM_FIELD_WORDS,
  RGM_FIELD_INT,
  RGM_FIELD_TIME,
  RGM_FIELD_STAMP,
} RgmFieldType;

/**
 * RgmField:
 * @type: what it is
 * @offset: where it is in the record
 * @column: its column, or %NULL if the table of the record does not hold it
 * @name: its name outside of databases
 * @value: what its value means and may be
 *
 * A field of a record.
 */
typedef struct {
  RgmFieldType type;
  gsize offset;
  const char *column;
  const char *name;
  const RgmValue *value;
} RgmField;

/**
 * RgmRecordClass:
 * @size: size of the record
 * @fields: (array length=n_fields): its fields: the key first, the stamps `created` and
 *   `changed` last
 * @n_fields: their number
 * @init_rest: (nullable): makes what is no field
 * @copy_rest: (nullable): copies what is no field
 * @clear_rest: (nullable): frees what is no field
 * @equal_rest: (nullable): compares what is no field
 *
 * A kind of record: one description that copying, comparing, freeing, saving and loading share, so
 * that no field can be forgotten in one of them.
 */
typedef struct {
  gsize size;
  const RgmField *fields;
  gsize n_fields;
  void (*init_rest) (gpointer record);
  void (*copy_rest) (gpointer to, gconstpointer from);
  void (*clear_rest) (gpointer record);
  gboolean (*equal_rest) (gconstpointer a, gconstpointer b);
} RgmRecordClass;

/* The place of @field in @record, as a pointer to @type. */
#define RGM_FIELD(type, record, field) ((type *) (gpointer) ((guint8 *) (record) + (field)->offset))
#define RGM_CONST_FIELD(type, record, field) \
  ((const type *) (gconstpointer) ((const guint8 *) (record) + (field)->offset))

/**
 * RgmStamps:
 * @created: when the record was first saved
 * @changed: when it was last saved
 *
 * Where the stamps of a record are.
 */
typedef struct {
  gint64 *created;
  gint64 *changed;
} RgmStamps;

/* Defines the type of a record and how to copy, free and compare it, from its class. */
#define RGM_DEFINE_RECORD(Type, prefix)                                                       \
  G_DEFINE_BOXED_TYPE (Type, prefix, prefix##_copy, prefix##_free)                            \
  Type *prefix##_copy (const Type *self) { return rgm_record_copy (&prefix##_class, self); }  \
  void prefix##_free (Type *self) { rgm_record_free (&prefix##_class, self); }                \
  gboolean prefix##_equal (const Type *a, const Type *b)                                      \
  {                                                                                           \
    return rgm_record_equal (&prefix##_class, a, b);                                          \
  }

/* A field of @Type, the column of the same name, and what its value is. */
#define RGM_COLUMN(TYPE, Type, member, value) \
  { RGM_FIELD_##TYPE, G_STRUCT_OFFSET (Type, member), #member, #member, value }
/* The same, without a column. */
#define RGM_MEMBER(TYPE, Type, member, value) \
  { RGM_FIELD_##TYPE, G_STRUCT_OFFSET (Type, member), NULL, #member, value }

gpointer rgm_record_new (const RgmRecordClass *klass);
gpointer rgm_record_copy (const RgmRecordClass *klass, gconstpointer record);
void rgm_record_free (const RgmRecordClass *klass, gpointer record);
gboolean rgm_record_field_equal (const RgmField *field, gconstpointer a, gconstpointer b);
gboolean rgm_record_equal (const RgmRecordClass *klass, gconstpointer a, gconstpointer b);
gboolean rgm_record_lists_equal (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal);
gboolean rgm_record_amend (const RgmRecordClass *klass, gpointer record, gconstpointer before,
                           gconstpointer after);
const char *rgm_record_get_key (const RgmRecordClass *klass, gconstpointer record);
RgmStamps rgm_record_get_stamps (const RgmRecordClass *klass, gpointer record);
void rgm_record_set_text (char **field, const char *text);

G_END_DECLS

#pragma once

#include <glib-object.h>

#include "rgm-area.h"
#include "rgm-record.h"

G_BEGIN_DECLS

#define RGM_TYPE_AREA_RECORD (rgm_area_record_get_type ())

/**
 * RgmAreaRecord:
 * @id: plain lower-case words and digits joined with hyphens, not the id of a built-in area
 * @name: what it is called; not empty
 * @parent: id of the area it lies in, built-in or the user's, "" if it lies in none
 * @created: when it was first saved, in microseconds since 1970 UTC; 0 if it never was
 * @changed: when it was last saved, likewise
 *
 * An area that the user added to the built-in ones. All strings are owned by the record and never
 * %NULL.
 */
typedef struct {
  char *id;
  char *name;
  char *parent;
  gint64 created;
  gint64 changed;
} RgmAreaRecord;

extern const RgmRecordClass rgm_area_record_class;

GType rgm_area_record_get_type (void);
RgmAreaRecord *rgm_area_record_new (const char *id, const char *name, const char *parent);
RgmAreaRecord *rgm_area_record_copy (const RgmAreaRecord *self);
void rgm_area_record_free (RgmAreaRecord *self);
gboolean rgm_area_record_equal (const RgmAreaRecord *a, const RgmAreaRecord *b);
RgmAreas *rgm_area_records_add_to (GPtrArray *records, const RgmAreas *builtin, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmAreaRecord, rgm_area_record_free)

G_END_DECLS

#include "config.h"

#include "rgm-area-record.h"

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmAreaRecord, id, &rgm_value_word),
  RGM_COLUMN (TEXT, RgmAreaRecord, name, &rgm_value_name),
  RGM_COLUMN (TEXT, RgmAreaRecord, parent, &rgm_value_word_or_none),
  RGM_COLUMN (STAMP, RgmAreaRecord, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmAreaRecord, changed, &rgm_value_moment),
};

const RgmRecordClass rgm_area_record_class = {
  .size = sizeof (RgmAreaRecord),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RGM_DEFINE_RECORD (RgmAreaRecord, rgm_area_record)

/**
 * rgm_area_record_new:
 * @id: plain lower-case words and digits joined with hyphens
 * @name: what it is called
 * @parent: (nullable): id of the area it lies in
 *
 * Returns: (transfer full): an area, not saved yet
 */
RgmAreaRecord *
rgm_area_record_new (const char *id, const char *name, const char *parent)
{
  RgmAreaRecord *self = rgm_record_new (&rgm_area_record_class);

  rgm_record_set_text (&self->id, id);
  rgm_record_set_text (&self->name, name);
  rgm_record_set_text (&self->parent, parent);
  return self;
}

static void
add_group (GKeyFile *file, const char *id, const char *name, const char *parent)
{
  g_autofree char *group = g_strconcat ("Area ", id, NULL);

  g_key_file_set_string (file, group, "Name", name);
  if (parent && *parent != '\0')
    g_key_file_set_string (file, group, "Parent", parent);
}

/**
 * rgm_area_records_add_to:
 * @records: (element-type RgmAreaRecord): the user's areas
 * @builtin: the built-in areas
 * @error: return location for an error of `RGM_AREA_ERROR`
 *
 * Puts the user's areas behind the built-in ones. One whose id is that of a built-in area takes
 * its place.
 *
 * Returns: (transfer full) (nullable): all of them
 */
RgmAreas *
rgm_area_records_add_to (GPtrArray *records, const RgmAreas *builtin, GError **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  for (gsize i = 0; i < rgm_areas_get_size (builtin); i++)
    {
      const RgmArea *area = rgm_areas_get (builtin, i);

      add_group (file, area->id, area->name, area->parent);
    }
  for (guint i = 0; i < records->len; i++)
    {
      const RgmAreaRecord *record = g_ptr_array_index (records, i);

      add_group (file, record->id, record->name, record->parent);
    }
  text = g_key_file_to_data (file, &length, NULL);
  return rgm_areas_new_from_text ("areas.ini", text, (gssize) length, error);
}

#include "config.h"

#include "rgm-area.h"

#include "rgm-protocol-file.h"

#include <string.h>

struct _RgmAreas {
  GArray *areas;  /* RgmArea */
};

G_DEFINE_BOXED_TYPE (RgmAreas, rgm_areas, rgm_areas_ref, rgm_areas_unref)
G_DEFINE_QUARK (rgm-area-error-quark, rgm_area_error)

static void
clear_area (gpointer data)
{
  RgmArea *area = data;

  g_free (area->id);
  g_free (area->name);
  g_free (area->parent);
}

static RgmArea *
find_area (const RgmAreas *self, const char *id)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_str_equal (g_array_index (self->areas, RgmArea, i).id, id))
      return &g_array_index (self->areas, RgmArea, i);

  return NULL;
}

/* Reads one group. Returns what is wrong with it, or NULL. */
static const char *
read_area (RgmAreas *self, GKeyFile *key_file, const char *group)
{
  g_autofree char *name = g_key_file_get_locale_string (key_file, group, "Name", NULL, NULL);
  RgmArea area = { NULL };

  if (!g_str_has_prefix (group, "Area ") || group[strlen ("Area ")] == '\0')
    return "expected a group such as “Area face”";
  if (name == NULL || *g_strstrip (name) == '\0')
    return "Name: expected a text";

  area.id = g_strdup (group + strlen ("Area "));
  area.name = g_steal_pointer (&name);
  area.parent = g_key_file_get_string (key_file, group, "Parent", NULL);
  area.set = (RgmAreaSet) 1 << self->areas->len;
  g_array_append_val (self->areas, area);
  return NULL;
}

/* Gives the area's own bit to every area around it. Returns what is wrong, or NULL. */
static const char *
widen_parents (RgmAreas *self, const RgmArea *area, RgmAreaSet own)
{
  const RgmArea *inner = area;

  for (guint steps = 0; inner->parent != NULL; steps++)
    {
      RgmArea *outer = find_area (self, inner->parent);

      if (outer == NULL)
        return "Parent: there is no such area";
      if (steps > self->areas->len)
        return "Parent: the area lies within itself";
      outer->set |= own;
      inner = outer;
    }

  return NULL;
}

static gboolean
fail (const char *file, const char *group, const char *reason, GError **error)
{
  g_set_error (error, RGM_AREA_ERROR, RGM_AREA_ERROR_VALUE, "%s: [%s] %s", file, group, reason);
  return FALSE;
}

static gboolean
read_areas (RgmAreas *self, const char *file, GKeyFile *key_file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);
  const char *reason = NULL;

  if (g_strv_length (groups) > RGM_AREAS_MAX)
    {
      g_set_error (error, RGM_AREA_ERROR, RGM_AREA_ERROR_TOO_MANY,
                   "%s: there can be %d areas, not %u", file, RGM_AREAS_MAX,
                   g_strv_length (groups));
      return FALSE;
    }

  for (gsize i = 0; groups[i] != NULL; i++)
    if ((reason = read_area (self, key_file, groups[i])) != NULL)
      return fail (file, groups[i], reason, error);
  for (guint i = 0; i < self->areas->len; i++)
    if ((reason = widen_parents (self, &g_array_index (self->areas, RgmArea, i),
                                 (RgmAreaSet) 1 << i)) != NULL)
      return fail (file, groups[i], reason, error);

  return TRUE;
}

/**
 * rgm_areas_new_from_text:
 * @file: what to call the file in messages
 * @text: a key file with a group `[Area ID]` for each area: `Name` and, within another, `Parent`
 * @length: bytes of @text, or -1 if it ends with a zero
 * @error: return location for an `RGM_AREA_ERROR`; its message names file, group and key
 *
 * Returns: (transfer full) (nullable): the areas
 */
RgmAreas *
rgm_areas_new_from_text (const char *file, const char *text, gssize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GKeyFile) key_file = rgm_protocol_file_read (file, text, length, &reason);
  g_autoptr (RgmAreas) self = g_atomic_rc_box_new0 (RgmAreas);

  self->areas = g_array_new (FALSE, TRUE, sizeof (RgmArea));
  g_array_set_clear_func (self->areas, clear_area);
  if (key_file == NULL)
    {
      g_set_error_literal (error, RGM_AREA_ERROR, RGM_AREA_ERROR_SYNTAX, reason->message);
      return NULL;
    }

  return read_areas (self, file, key_file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * rgm_areas_ref:
 * @self: areas
 *
 * Returns: (transfer full): @self
 */
RgmAreas *
rgm_areas_ref (RgmAreas *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_areas (gpointer data)
{
  g_array_unref (((RgmAreas *) data)->areas);
}

/**
 * rgm_areas_unref:
 * @self: (transfer full): areas
 *
 * Gives up a reference.
 */
void
rgm_areas_unref (RgmAreas *self)
{
  g_atomic_rc_box_release_full (self, clear_areas);
}

/**
 * rgm_areas_get_size:
 * @self: areas
 *
 * Returns: their number
 */
gsize
rgm_areas_get_size (const RgmAreas *self)
{
  return self->areas->len;
}

/**
 * rgm_areas_get:
 * @self: areas
 * @position: less than the size
 *
 * Returns: (transfer none): the area there
 */
const RgmArea *
rgm_areas_get (const RgmAreas *self, gsize position)
{
  g_return_val_if_fail (position < self->areas->len, NULL);

  return &g_array_index (self->areas, RgmArea, position);
}

/**
 * rgm_areas_find:
 * @self: areas
 * @id: the id of an area
 *
 * Returns: (transfer none) (nullable): the area
 */
const RgmArea *
rgm_areas_find (const RgmAreas *self, const char *id)
{
  return find_area (self, id);
}

/**
 * rgm_areas_make_set:
 * @self: (nullable): areas; none are known where it is %NULL
 * @ids: (nullable): %NULL-terminated ids; those that are not known are passed over
 *
 * Returns: the set of these areas
 */
RgmAreaSet
rgm_areas_make_set (const RgmAreas *self, const char *const *ids)
{
  RgmAreaSet set = 0;

  for (gsize i = 0; self != NULL && ids != NULL && ids[i] != NULL; i++)
    {
      const RgmArea *area = find_area (self, ids[i]);

      if (area != NULL)
        set |= area->set;
    }

  return set;
}

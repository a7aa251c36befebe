#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RgmAreaSet:
 *
 * A set of skin areas, one bit each. The set of an area holds the bits of all areas within it, so
 * that two sets overlap exactly where they share a bit: the face and the forehead do, the forehead
 * and the cheeks do not. 0 is the empty set: no area was given, and nothing overlaps with it.
 */
typedef guint64 RgmAreaSet;

/* The most areas that there can be. */
#define RGM_AREAS_MAX 64

/**
 * RgmArea:
 * @id: stable name, `face-forehead`
 * @name: what it is called (translatable)
 * @parent: id of the area it lies in, or %NULL
 * @set: its own bit and those of the areas within it
 *
 * A skin area.
 */
typedef struct {
  char *id;
  char *name;
  char *parent;
  RgmAreaSet set;
} RgmArea;

/**
 * RgmAreaError:
 * @RGM_AREA_ERROR_SYNTAX: not a key file
 * @RGM_AREA_ERROR_VALUE: an area without a name, within one that is not there or within itself
 * @RGM_AREA_ERROR_TOO_MANY: more than `RGM_AREAS_MAX` areas
 *
 * What can be wrong with a file of areas.
 */
typedef enum {
  RGM_AREA_ERROR_SYNTAX,
  RGM_AREA_ERROR_VALUE,
  RGM_AREA_ERROR_TOO_MANY,
} RgmAreaError;

#define RGM_AREA_ERROR (rgm_area_error_quark ())
GQuark rgm_area_error_quark (void);

#define RGM_TYPE_AREAS (rgm_areas_get_type ())

/**
 * RgmAreas:
 *
 * The areas there are, in the order of their file: groups `[Area face]` with `Name` and `Parent`.
 * Immutable.
 */
typedef struct _RgmAreas RgmAreas;

GType rgm_areas_get_type (void);
RgmAreas *rgm_areas_new_from_text (const char *file, const char *text, gssize length,
                                   GError **error);
RgmAreas *rgm_areas_ref (RgmAreas *self);
void rgm_areas_unref (RgmAreas *self);
gsize rgm_areas_get_size (const RgmAreas *self);
const RgmArea *rgm_areas_get (const RgmAreas *self, gsize position);
const RgmArea *rgm_areas_find (const RgmAreas *self, const char *id);
RgmAreaSet rgm_areas_make_set (const RgmAreas *self, const char *const *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmAreas, rgm_areas_unref)

G_END_DECLS

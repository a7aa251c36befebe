#pragma once

#include "rgm-area.h"
#include "rgm-catalogue.h"

#include "rgm-places.h"

G_BEGIN_DECLS

/* The most protocol files that are read of one folder. */
#define RGM_LIBRARY_MAX_FILES 1000

/**
 * RgmLibraryError:
 * @RGM_LIBRARY_ERROR_MISSING: a file or folder of the program is not there
 * @RGM_LIBRARY_ERROR_UNREADABLE: a file or folder cannot be read
 * @RGM_LIBRARY_ERROR_NOT_A_FILE: a link, a folder, a pipe or the like in place of a file
 * @RGM_LIBRARY_ERROR_TOO_LARGE: a file of more than `RGM_PROTOCOL_MAX_BYTES`
 * @RGM_LIBRARY_ERROR_TOO_MANY: more than `RGM_LIBRARY_MAX_FILES` in one folder
 *
 * Why a file was not even read. It is among the problems of the catalogue, beside those of
 * `RGM_PROTOCOL_ERROR` and `RGM_AREA_ERROR`.
 */
typedef enum {
  RGM_LIBRARY_ERROR_MISSING,
  RGM_LIBRARY_ERROR_UNREADABLE,
  RGM_LIBRARY_ERROR_NOT_A_FILE,
  RGM_LIBRARY_ERROR_TOO_LARGE,
  RGM_LIBRARY_ERROR_TOO_MANY,
} RgmLibraryError;

#define RGM_LIBRARY_ERROR (rgm_library_error_quark ())
GQuark rgm_library_error_quark (void);

/**
 * RgmLibrary:
 * @catalogue: protocols and sources, and what was wrong with the files left out
 * @areas: the skin areas; none where their file is bad
 *
 * What is read from files when the program starts. All fields are owned.
 */
typedef struct {
  RgmCatalogue *catalogue;
  RgmAreas *areas;
} RgmLibrary;

RgmLibrary *rgm_library_load (const RgmPlaces *places);
void rgm_library_free (RgmLibrary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmLibrary, rgm_library_free)

G_END_DECLS

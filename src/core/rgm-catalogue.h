#pragma once

#include <glib-object.h>

#include "rgm-protocol.h"
#include "rgm-source.h"

G_BEGIN_DECLS

/**
 * RgmOrigin:
 * @RGM_ORIGIN_BUILTIN: comes with the program
 * @RGM_ORIGIN_USER: lies in the user's folder; by its id it takes the place of a built-in one
 *
 * Where a protocol comes from.
 */
typedef enum {
  RGM_ORIGIN_BUILTIN,
  RGM_ORIGIN_USER,
} RgmOrigin;

#define RGM_TYPE_CATALOGUE (rgm_catalogue_get_type ())

/**
 * RgmCatalogue:
 *
 * All protocols and sources that are at hand, and what was wrong with those left out. Immutable.
 */
typedef struct _RgmCatalogue RgmCatalogue;

GType rgm_catalogue_get_type (void);
RgmCatalogue *rgm_catalogue_ref (RgmCatalogue *self);
void rgm_catalogue_unref (RgmCatalogue *self);
gsize rgm_catalogue_get_size (const RgmCatalogue *self);
RgmProtocol *rgm_catalogue_get_protocol (const RgmCatalogue *self, gsize position);
RgmOrigin rgm_catalogue_get_origin (const RgmCatalogue *self, gsize position);
RgmProtocol *rgm_catalogue_find_protocol (const RgmCatalogue *self, const char *id);
RgmProtocol *rgm_catalogue_resolve_text (const RgmCatalogue *self, const char *file,
                                         const char *text, gssize length, GError **error);
const RgmSource *rgm_catalogue_find_source (const RgmCatalogue *self, const char *id);
gsize rgm_catalogue_get_n_sources (const RgmCatalogue *self);
const RgmSource *rgm_catalogue_get_source (const RgmCatalogue *self, gsize position);
gsize rgm_catalogue_get_n_problems (const RgmCatalogue *self);
const GError *rgm_catalogue_get_problem (const RgmCatalogue *self, gsize position);

/**
 * RgmCatalogueBuilder:
 *
 * Takes protocol and source files one by one, in any order, and makes an [struct@Catalogue].
 */
typedef struct _RgmCatalogueBuilder RgmCatalogueBuilder;

RgmCatalogueBuilder *rgm_catalogue_builder_new (void);
void rgm_catalogue_builder_free (RgmCatalogueBuilder *self);
void rgm_catalogue_builder_add_protocol (RgmCatalogueBuilder *self, RgmOrigin origin,
                                         const char *file, const char *text, gssize length);
void rgm_catalogue_builder_add_sources (RgmCatalogueBuilder *self, const char *file,
                                        const char *text, gssize length);
void rgm_catalogue_builder_add_problem (RgmCatalogueBuilder *self, const GError *problem);
RgmCatalogue *rgm_catalogue_builder_end (RgmCatalogueBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCatalogue, rgm_catalogue_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmCatalogueBuilder, rgm_catalogue_builder_free)

G_END_DECLS

#pragma once

#include "rgm-catalogue.h"

G_BEGIN_DECLS

/* A protocol at hand, and where it comes from. */
typedef struct {
  RgmProtocol *protocol;
  RgmOrigin origin;
} RgmCatalogueEntry;

struct _RgmCatalogue {
  GArray *entries;  /* RgmCatalogueEntry */
  GArray *sources;  /* RgmSource */
  GPtrArray *problems;  /* GError */
};

RgmCatalogue *rgm_catalogue_new_empty (void);
GKeyFile *rgm_catalogue_inherit (const char *file, GKeyFile *child, RgmProtocol *parent,
                                 const char *parent_id, GError **error);

G_END_DECLS

#pragma once

#include <gio/gio.h>

#include "rgm-plan.h"

G_BEGIN_DECLS

/* How much larger than on the screen a PNG can be. */
#define RGM_TIMELINE_IMAGE_SCALE_MAX 8

/**
 * RgmTimelineImageFormat:
 * @RGM_TIMELINE_IMAGE_SVG: lines and outlines of letters, at any size
 * @RGM_TIMELINE_IMAGE_PNG: pixels
 *
 * What a picture in a file is made of.
 */
typedef enum {
  RGM_TIMELINE_IMAGE_SVG,
  RGM_TIMELINE_IMAGE_PNG,
} RgmTimelineImageFormat;

/**
 * RgmTimelineImage:
 * @plan: whose timeline it is
 * @title: what stands above it
 * @format: what it is made of
 * @scale: a PNG: how many times larger than on the screen, 1 to `RGM_TIMELINE_IMAGE_SCALE_MAX`
 * @rtl: whether time runs from right to left
 *
 * A picture to make.
 */
typedef struct {
  RgmPlan *plan;
  const char *title;
  RgmTimelineImageFormat format;
  guint scale;
  gboolean rtl;
} RgmTimelineImage;

GBytes *rgm_timeline_image_make (const RgmTimelineImage *self, GError **error);

G_END_DECLS

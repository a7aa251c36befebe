#pragma once

#include "rgm-plan.h"
#include "rgm-typeface.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RgmTimelinePicture:
 *
 * The timeline of a plan as the window shows it, to be drawn on paper or in a file: the same
 * lanes, with a legend below.
 */
typedef struct _RgmTimelinePicture RgmTimelinePicture;

RgmTimelinePicture *rgm_timeline_picture_new (PangoContext *context, RgmPlan *plan,
                                              double width_px);
void rgm_timeline_picture_free (RgmTimelinePicture *self);
double rgm_timeline_picture_get_height (const RgmTimelinePicture *self);
char *rgm_timeline_picture_get_range (const RgmTimelinePicture *self);
void rgm_timeline_picture_draw (const RgmTimelinePicture *self, cairo_t *cr,
                                GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmTimelinePicture, rgm_timeline_picture_free)

G_END_DECLS

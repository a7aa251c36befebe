#pragma once

#include "rgm-timeline-mover.h"

G_BEGIN_DECLS

#define RGM_TYPE_TIMELINE_MOVE_KEYS (rgm_timeline_move_keys_get_type ())
G_DECLARE_FINAL_TYPE (RgmTimelineMoveKeys, rgm_timeline_move_keys, RGM, TIMELINE_MOVE_KEYS,
                      GObject)

RgmTimelineMoveKeys *rgm_timeline_move_keys_new (GtkWidget *chart, RgmTimelineViewport *viewport,
                                                 RgmTimelineMover *mover);
void rgm_timeline_move_keys_set_what_if (RgmTimelineMoveKeys *self, RgmWhatIf *what_if);

G_END_DECLS

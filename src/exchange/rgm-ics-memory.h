#pragma once

#include "rgm-ics-reader.h"

G_BEGIN_DECLS

/**
 * RgmIcsMemory:
 *
 * Which state of each event of other programs was brought into a course last: RFC 5546, 2.1.5,
 * tells by that which of two messages about it holds.
 */
typedef struct _RgmIcsMemory RgmIcsMemory;

RgmIcsMemory *rgm_ics_memory_new_from_text (const char *text);
void rgm_ics_memory_free (RgmIcsMemory *self);
char *rgm_ics_memory_to_text (const RgmIcsMemory *self);
gboolean rgm_ics_memory_has_newer (const RgmIcsMemory *self, const char *session_id,
                                   const RgmIcsEvent *event);
void rgm_ics_memory_note (RgmIcsMemory *self, const char *session_id, const RgmIcsEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsMemory, rgm_ics_memory_free)

G_END_DECLS

#pragma once

#include "rgm-digests.h"

G_BEGIN_DECLS

/**
 * RgmDigestsBuilder:
 *
 * Makes an [struct@Digests] of courses and sessions that come in order of patient and course.
 */
typedef struct _RgmDigestsBuilder RgmDigestsBuilder;

RgmDigestsBuilder *rgm_digests_builder_new (const RgmAreas *areas);
void rgm_digests_builder_free (RgmDigestsBuilder *self);
void rgm_digests_builder_add_protocol (RgmDigestsBuilder *self, const char *copy_id,
                                       const char *protocol_id, gint32 revision,
                                       const char *text);
void rgm_digests_builder_add_course (RgmDigestsBuilder *self, const RgmDigest *course,
                                     const char *copy_id, const char *areas);
void rgm_digests_builder_add_session (RgmDigestsBuilder *self, const RgmSession *session,
                                      const char *areas);
void rgm_digests_builder_add_pause (RgmDigestsBuilder *self, RgmDay first, RgmDay last);
RgmDigests *rgm_digests_builder_end (RgmDigestsBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmDigestsBuilder, rgm_digests_builder_free)

G_END_DECLS

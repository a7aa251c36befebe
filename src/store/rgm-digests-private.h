#pragma once

#include "rgm-digests.h"

G_BEGIN_DECLS

/* Everything that a digest points to. */
struct _RgmDigests {
  gatomicrefcount ref_count;
  GStringChunk *strings;
  RgmDigest *digests;
  gsize n_digests;
  RgmSession *sessions;
  RgmSession *others;
  RgmPause *pauses;
  /* id of a course → its digest; id of a patient → the first digest */
  GHashTable *by_course;
  GHashTable *by_patient;
  GPtrArray *rules;
  /* RgmDigest → GError */
  GHashTable *problems;
};

G_END_DECLS

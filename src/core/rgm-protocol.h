#pragma once

#include <glib-object.h>

#include "rgm-spacing.h"
#include "rgm-window.h"

G_BEGIN_DECLS

/* The most sessions that a protocol may ask for. */
#define RGM_SESSIONS_MAX 999
/* The basis of a course that names none. */
#define RGM_BASIS_DEFAULT "standard"

/**
 * RgmEarlyPolicy:
 * @RGM_EARLY_POLICY_COUNT: a session done too early counts
 * @RGM_EARLY_POLICY_REPEAT: it does not count and is to be repeated
 *
 * What becomes of a session done too early (`EarlySessions`).
 */
typedef enum {
  RGM_EARLY_POLICY_COUNT,
  RGM_EARLY_POLICY_REPEAT,
} RgmEarlyPolicy;

/**
 * RgmSeverity:
 * @id: the name of its group without the word “Severity”
 * @name: what it is called (translatable)
 * @min_sessions: sessions needed at least, 1 to `RGM_SESSIONS_MAX`
 * @max_sessions: sessions needed at most, not less than @min_sessions
 * @sources: %NULL-terminated ids of the sources
 *
 * A severity of the concern that asks for another number of sessions.
 */
typedef struct {
  char *id;
  char *name;
  gint32 min_sessions;
  gint32 max_sessions;
  char **sources;
} RgmSeverity;

/**
 * RgmBasis:
 * @id: the name of its group without the word “Basis”
 * @name: what it is called (translatable)
 * @note: what to think of when choosing, or %NULL (translatable)
 * @sources: %NULL-terminated ids of the sources
 *
 * One of the ways to space sessions between which the user chooses for a course.
 */
typedef struct {
  char *id;
  char *name;
  char *note;
  char **sources;
} RgmBasis;

/**
 * RgmCare:
 * @id: the name of its group without the word “Care”
 * @text: what to do or leave (translatable)
 * @from: first day it holds, counted from the session; negative before it
 * @has_to: whether it ends
 * @to: last day it holds, counted from the session
 * @sources: %NULL-terminated ids of the sources
 * @reading: whether a vague phrase of the source was read in a definite way
 *
 * Care before or after a session.
 */
typedef struct {
  char *id;
  char *text;
  RgmPeriod from;
  gboolean has_to;
  RgmPeriod to;
  char **sources;
  gboolean reading;
} RgmCare;

/**
 * RgmSuitability:
 * @id: the name of its group without the word “Suitability”
 * @text: what to consider (translatable)
 * @sources: %NULL-terminated ids of the sources
 *
 * Something to consider before a course.
 */
typedef struct {
  char *id;
  char *text;
  char **sources;
} RgmSuitability;

/**
 * RgmClaim:
 * @text: what is claimed (translatable)
 * @sources: %NULL-terminated ids of the sources that claim it
 * @basis: the basis that follows this claim, or %NULL
 * @followed: whether the protocol follows this claim
 *
 * One side of a disagreement.
 */
typedef struct {
  char *text;
  char **sources;
  char *basis;
  gboolean followed;
} RgmClaim;

/**
 * RgmDisagreement:
 * @id: the name of its group without the word “Disagreement”
 * @about: what the sources disagree about (translatable)
 * @subject: `spacing`, `sessions`, `suitability` or another plain word: where to show it
 * @resolution: what the protocol does about it, or %NULL (translatable)
 * @claims: the sides, at least two
 * @n_claims: their number
 *
 * Sources that contradict one another, shown rather than settled in silence.
 */
typedef struct {
  char *id;
  char *about;
  char *subject;
  char *resolution;
  RgmClaim *claims;
  gsize n_claims;
} RgmDisagreement;

#define RGM_TYPE_PROTOCOL (rgm_protocol_get_type ())

/**
 * RgmProtocol:
 * @id: plain lower-case words joined with hyphens
 * @revision: 1 or more
 * @name: what it is called: the concern (translatable)
 * @description: a sentence on it, or %NULL (translatable)
 * @abstract: whether it only serves to be inherited and is not offered as a concern
 * @min_sessions: sessions needed at least, 1 to `RGM_SESSIONS_MAX`
 * @max_sessions: sessions needed at most, not less than @min_sessions
 * @session_sources: %NULL-terminated ids of the sources of the number of sessions
 * @reading: whether the number of sessions is a definite reading of a vague phrase
 * @early_policy: what becomes of a session done too early
 * @session_minutes: how long a session usually takes, or 0 if not told
 * @text: the whole protocol as one key file that needs no other: what a course keeps
 *
 * A protocol, with everything it inherits. Immutable; all fields are owned by it.
 */
typedef struct _RgmProtocol {
  char *id;
  gint32 revision;
  char *name;
  char *description;
  gboolean abstract;
  gint32 min_sessions;
  gint32 max_sessions;
  char **session_sources;
  gboolean reading;
  RgmEarlyPolicy early_policy;
  gint32 session_minutes;
  char *text;

  RgmSeverity *severities;
  gsize n_severities;
  RgmBasis *bases;
  gsize n_bases;
  RgmSpacing *spacings;
  gsize n_spacings;
  RgmWindowRule *windows;
  gsize n_windows;
  RgmCare *care;
  gsize n_care;
  RgmSuitability *suitabilities;
  gsize n_suitabilities;
  RgmDisagreement *disagreements;
  gsize n_disagreements;
} RgmProtocol;

GType rgm_protocol_get_type (void);
RgmProtocol *rgm_protocol_ref (RgmProtocol *self);
void rgm_protocol_unref (RgmProtocol *self);
const RgmSeverity *rgm_protocol_find_severity (const RgmProtocol *self, const char *id);
const RgmBasis *rgm_protocol_find_basis (const RgmProtocol *self, const char *id);
gboolean rgm_protocol_has_basis (const RgmProtocol *self, const char *id);
const RgmWindowRule *rgm_protocol_get_final_results (const RgmProtocol *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmProtocol, rgm_protocol_unref)

G_END_DECLS

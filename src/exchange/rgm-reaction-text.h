#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmReactionKind:
 * @RGM_REACTION_REDNESS: redness
 * @RGM_REACTION_SWELLING: swelling
 * @RGM_REACTION_BLEEDING: pinpoint bleeding
 *
 * What of the skin's reaction is told by degrees.
 */
typedef enum {
  RGM_REACTION_REDNESS,
  RGM_REACTION_SWELLING,
  RGM_REACTION_BLEEDING,
} RgmReactionKind;

#define RGM_N_REACTIONS 3

/**
 * RgmReactionDegree:
 * @RGM_REACTION_NOT_TOLD: nobody has told
 * @RGM_REACTION_NONE: none
 * @RGM_REACTION_SLIGHT: slight
 * @RGM_REACTION_MODERATE: moderate
 * @RGM_REACTION_STRONG: strong
 *
 * How much of it there was.
 */
typedef enum {
  RGM_REACTION_NOT_TOLD,
  RGM_REACTION_NONE,
  RGM_REACTION_SLIGHT,
  RGM_REACTION_MODERATE,
  RGM_REACTION_STRONG,
} RgmReactionDegree;

#define RGM_N_REACTION_DEGREES 5

/**
 * RgmReaction:
 * @degrees: for each [enum@ReactionKind] how much
 * @words: what else is told, in words
 *
 * How the skin reacted.
 */
typedef struct {
  RgmReactionDegree degrees[RGM_N_REACTIONS];
  char *words;
} RgmReaction;

const char *rgm_reaction_kind_name (RgmReactionKind kind);
const char *rgm_reaction_degree_name (RgmReactionDegree degree);
void rgm_reaction_text_parse (const char *text, RgmReaction *reaction);
char *rgm_reaction_text_format (const RgmReaction *reaction);
void rgm_reaction_clear (RgmReaction *reaction);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RgmReaction, rgm_reaction_clear)

G_END_DECLS

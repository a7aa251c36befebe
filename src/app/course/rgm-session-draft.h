#pragma once

#include "rgm-date-text.h"
#include "rgm-product-draft.h"
#include "rgm-session-record.h"

G_BEGIN_DECLS

/**
 * RgmSessionField:
 * @RGM_SESSION_FIELD_DATE: the day
 * @RGM_SESSION_FIELD_TIME: the time of the day
 * @RGM_SESSION_FIELD_LENGTH: how long it takes
 * @RGM_SESSION_N_FIELDS: their number
 *
 * The fields of a session that are typed and may be wrong, but for those of its zones.
 */
typedef enum {
  RGM_SESSION_FIELD_DATE,
  RGM_SESSION_FIELD_TIME,
  RGM_SESSION_FIELD_LENGTH,
  RGM_SESSION_N_FIELDS,
} RgmSessionField;

/**
 * RgmZoneDraft:
 * @area: id of the area
 * @depth: its depth in mm, as typed
 * @passes: its passes, as typed
 * @error: what is wrong with them, as a sentence, or %NULL
 * @error_is_of_depth: whether that is the depth, and not the passes
 * @last_depth: the depth of the last session on the area in 1/100 mm, or %RGM_DEPTH_NONE
 * @last_passes: its passes there, or 0
 *
 * What is entered for one zone.
 */
typedef struct {
  char *area;
  char *depth;
  char *passes;
  char *error;
  gboolean error_is_of_depth;
  gint32 last_depth;
  gint32 last_passes;
} RgmZoneDraft;

/**
 * RgmSessionDraft:
 * @record: what the session was; everything that is not typed is changed in it
 * @text: what is typed in each field
 * @error: what is wrong with it, as a sentence, or %NULL
 * @unfinished: whether that may become right as one types on
 * @last: (nullable): the session that is compared with
 * @past: (nullable) (element-type RgmSessionRecord): what took place before, the oldest first
 * @zones: (element-type RgmZoneDraft): the zones
 * @products: (element-type RgmProductDraft): the products
 *
 * A session while it is being entered: text that may yet be wrong, beside the record that it came
 * from.
 */
typedef struct {
  RgmSessionRecord *record;
  char *text[RGM_SESSION_N_FIELDS];
  char *error[RGM_SESSION_N_FIELDS];
  gboolean unfinished[RGM_SESSION_N_FIELDS];
  RgmSessionRecord *last;
  GPtrArray *past;
  GPtrArray *zones;
  GPtrArray *products;
} RgmSessionDraft;

RgmSessionDraft *rgm_session_draft_new (const RgmSessionRecord *record,
                                        const RgmDateNames *names);
void rgm_session_draft_free (RgmSessionDraft *self);
void rgm_session_draft_compare (RgmSessionDraft *self, GPtrArray *past);
void rgm_session_draft_take_last (RgmSessionDraft *self, const char *const *course_areas,
                                  gint32 minutes);
void rgm_session_draft_set_text (RgmSessionDraft *self, RgmSessionField field, const char *text);
void rgm_session_draft_set_areas (RgmSessionDraft *self, const char *const *areas);
RgmZoneDraft *rgm_zone_draft_copy (const RgmZoneDraft *self);
RgmZoneDraft *rgm_session_draft_find_zone (RgmSessionDraft *self, const char *area);
RgmSessionRecord *rgm_session_draft_make (RgmSessionDraft *self, const RgmDateNames *names,
                                          RgmDay today);
const char *rgm_session_draft_find_error (const RgmSessionDraft *self);
gboolean rgm_session_draft_is_deep_at_home (const RgmSessionRecord *record);
char *rgm_session_draft_format_day (RgmDay day, const RgmDateNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmSessionDraft, rgm_session_draft_free)

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes that a text may have that comes from elsewhere. */
#define RGM_TEXT_BYTES_MAX (1024 * 1024)
/* The last microsecond of 9999, the greatest moment that comes from elsewhere. */
#define RGM_MOMENT_MAX G_GINT64_CONSTANT (253402300799999999)

/**
 * RgmValueKind:
 * @RGM_VALUE_TEXT: any text
 * @RGM_VALUE_KEY: the UUID of the record
 * @RGM_VALUE_OWNER: the UUID of what the record is a part of, which its place tells elsewhere
 * @RGM_VALUE_WORD: an id: lower-case letters, digits and hyphens
 * @RGM_VALUE_WORDS: a list of such ids
 * @RGM_VALUE_NUMBER: a whole number
 * @RGM_VALUE_DEPTH: a depth in 1/100 mm
 * @RGM_VALUE_SWITCH: true or false
 * @RGM_VALUE_CODE: one of a few, with a stable name each
 * @RGM_VALUE_DAY: a day
 * @RGM_VALUE_MINUTE: a minute of the day
 * @RGM_VALUE_MOMENT: microseconds since 1970 UTC, 0 for none
 * @RGM_VALUE_PROTOCOL: a part of the copy of a protocol, which is written once for all courses
 *
 * What the value of a field means.
 */
typedef enum {
  RGM_VALUE_TEXT,
  RGM_VALUE_KEY,
  RGM_VALUE_OWNER,
  RGM_VALUE_WORD,
  RGM_VALUE_WORDS,
  RGM_VALUE_NUMBER,
  RGM_VALUE_DEPTH,
  RGM_VALUE_SWITCH,
  RGM_VALUE_CODE,
  RGM_VALUE_DAY,
  RGM_VALUE_MINUTE,
  RGM_VALUE_MOMENT,
  RGM_VALUE_PROTOCOL,
} RgmValueKind;

/**
 * RgmValue:
 * @kind: what it means
 * @required: whether it must be told: a text may not be empty
 * @one_line: whether a text is one line, by rgm_line_new()
 * @min: the least that a number, a code, a day or a minute may be
 * @max: the most
 * @has_none: whether there is a number for “not told”
 * @none: that number, outside of @min to @max
 * @get_code: the stable name of a code
 *
 * What the value of a field may be, the same for every way in and out.
 */
typedef struct {
  RgmValueKind kind;
  gboolean required;
  gboolean one_line;
  gint32 min;
  gint32 max;
  gboolean has_none;
  gint32 none;
  const char *(*get_code) (gint32 number);
} RgmValue;

extern const RgmValue rgm_value_text;
extern const RgmValue rgm_value_needed_text;
extern const RgmValue rgm_value_line;
extern const RgmValue rgm_value_name;
extern const RgmValue rgm_value_key;
extern const RgmValue rgm_value_owner;
extern const RgmValue rgm_value_word;
extern const RgmValue rgm_value_word_or_none;
extern const RgmValue rgm_value_words;
extern const RgmValue rgm_value_switch;
extern const RgmValue rgm_value_day;
extern const RgmValue rgm_value_day_or_none;
extern const RgmValue rgm_value_minute;
extern const RgmValue rgm_value_moment;
extern const RgmValue rgm_value_protocol;
extern const RgmValue rgm_value_contact_way;
extern const RgmValue rgm_value_state;
extern const RgmValue rgm_value_verdict_or_none;
extern const RgmValue rgm_value_days;

gint32 rgm_value_get_default (const RgmValue *value);
gboolean rgm_value_find_code (const RgmValue *value, const char *code, gint32 *number);
gboolean rgm_value_is_word (const char *text);

G_END_DECLS

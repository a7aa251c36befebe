#include "config.h"

#include "rgm-value.h"

#include "rgm-contact.h"
#include "rgm-day.h"
#include "rgm-evaluate.h"
#include "rgm-session.h"

static const char *
get_state_code (gint32 number)
{
  return rgm_session_state_get_code ((RgmSessionState) number);
}

static const char *
get_verdict_code (gint32 number)
{
  return rgm_verdict_get_code ((RgmVerdict) number);
}

static const char *
get_way_code (gint32 number)
{
  return rgm_contact_way_get_code ((RgmContactWay) number);
}

const RgmValue rgm_value_text = { .kind = RGM_VALUE_TEXT };
const RgmValue rgm_value_needed_text = { .kind = RGM_VALUE_TEXT, .required = TRUE };
const RgmValue rgm_value_line = { .kind = RGM_VALUE_TEXT, .one_line = TRUE };
const RgmValue rgm_value_name = { .kind = RGM_VALUE_TEXT, .required = TRUE, .one_line = TRUE };
const RgmValue rgm_value_key = { .kind = RGM_VALUE_KEY, .required = TRUE };
const RgmValue rgm_value_owner = { .kind = RGM_VALUE_OWNER, .required = TRUE };
const RgmValue rgm_value_word = { .kind = RGM_VALUE_WORD, .required = TRUE };
const RgmValue rgm_value_word_or_none = { .kind = RGM_VALUE_WORD };
const RgmValue rgm_value_words = { .kind = RGM_VALUE_WORDS };
const RgmValue rgm_value_switch = { .kind = RGM_VALUE_SWITCH, .max = 1 };
const RgmValue rgm_value_day
  = { .kind = RGM_VALUE_DAY, .required = TRUE, .min = RGM_DAY_FIRST, .max = RGM_DAY_LAST };
const RgmValue rgm_value_day_or_none
  = { .kind = RGM_VALUE_DAY, .min = RGM_DAY_FIRST, .max = RGM_DAY_LAST, .has_none = TRUE,
      .none = RGM_DAY_NONE };
const RgmValue rgm_value_minute
  = { .kind = RGM_VALUE_MINUTE, .max = RGM_MINUTES_IN_A_DAY - 1, .has_none = TRUE,
      .none = RGM_MINUTE_NONE };
const RgmValue rgm_value_moment = { .kind = RGM_VALUE_MOMENT };
const RgmValue rgm_value_protocol = { .kind = RGM_VALUE_PROTOCOL, .required = TRUE };
const RgmValue rgm_value_contact_way
  = { .kind = RGM_VALUE_CODE, .max = RGM_CONTACT_WAY_IN_PERSON, .get_code = get_way_code };
const RgmValue rgm_value_state
  = { .kind = RGM_VALUE_CODE, .max = RGM_SESSION_MISSED, .get_code = get_state_code };
const RgmValue rgm_value_verdict_or_none
  = { .kind = RGM_VALUE_CODE, .max = RGM_VERDICT_TOO_EARLY, .has_none = TRUE, .none = -1,
      .get_code = get_verdict_code };
const RgmValue rgm_value_days = { .kind = RGM_VALUE_NUMBER, .max = RGM_DAY_LAST };

/**
 * rgm_value_get_default:
 * @value: what a number may be
 *
 * Returns: the number where nothing is told; of one that must be told, 0, which it may not be
 */
gint32
rgm_value_get_default (const RgmValue *value)
{
  return value->has_none ? value->none : 0;
}

/**
 * rgm_value_find_code:
 * @value: a value that is a code
 * @code: a name
 * @number: (out): its number
 *
 * Returns: whether there is a code of that name
 */
gboolean
rgm_value_find_code (const RgmValue *value, const char *code, gint32 *number)
{
  for (gint32 i = value->min; i <= value->max; i++)
    {
      if (g_str_equal (value->get_code (i), code))
        {
          *number = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * rgm_value_is_word:
 * @text: a text
 *
 * Returns: whether it is an id: lower-case letters, digits and hyphens, at least one of them
 */
gboolean
rgm_value_is_word (const char *text)
{
  for (const char *at = text; *at; at++)
    {
      if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '-')
        return FALSE;
    }
  return *text != '\0';
}

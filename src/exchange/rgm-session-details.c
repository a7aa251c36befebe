#include "config.h"

#include "rgm-session-details.h"

#include "rgm-day-text.h"
#include "rgm-depth-text.h"
#include "rgm-kept-reason.h"
#include "rgm-sentence.h"

#include <glib/gi18n-lib.h>

/* What stands between two details on one line. */
#define BETWEEN " · "

/**
 * rgm_session_details_setting_name:
 * @setting: where a session takes place
 *
 * Says where.
 *
 * Returns: (transfer none): the words
 */
const char *
rgm_session_details_setting_name (RgmSessionSetting setting)
{
  switch (setting)
    {
    case RGM_SESSION_SETTING_CLINIC:
      /* Translators: where a session takes place. */
      return _("Clinic");
    case RGM_SESSION_SETTING_HOME:
      /* Translators: where a session takes place. */
      return _("Home");
    case RGM_SESSION_SETTING_UNKNOWN:
    default:
      /* Translators: where a session takes place, or what device is used. */
      return _("Not told");
    }
}

/**
 * rgm_session_details_device_name:
 * @device: a kind of device
 *
 * Names the kind of a device.
 *
 * Returns: (transfer none): the words
 */
const char *
rgm_session_details_device_name (RgmDevice device)
{
  switch (device)
    {
    case RGM_DEVICE_PEN:
      /* Translators: a microneedling pen. */
      return _("Pen");
    case RGM_DEVICE_ROLLER:
      /* Translators: a roller with needles. */
      return _("Roller");
    case RGM_DEVICE_STAMP:
      /* Translators: a stamp with needles. */
      return _("Stamp");
    case RGM_DEVICE_RF:
      /* Translators: microneedling with radio frequency. */
      return _("Radio frequency");
    case RGM_DEVICE_OTHER:
      return _("Other device");
    case RGM_DEVICE_UNKNOWN:
    default:
      return _("Not told");
    }
}

/**
 * rgm_session_details_pain_name:
 * @pain: 0 to `RGM_PAIN_MAX`, or `RGM_PAIN_NONE`
 *
 * Says how much pain there was, on a scale from 0 to 10.
 *
 * Returns: (transfer full): the words
 */
char *
rgm_session_details_pain_name (gint32 pain)
{
  if (pain == RGM_PAIN_NONE)
    return g_strdup (_("Not told"));
  if (pain == 0)
    return g_strdup (_("0 – no pain"));
  if (pain == RGM_PAIN_MAX)
    return g_strdup (_("10 – worst pain"));
  return g_strdup_printf ("%d", pain);
}

/**
 * rgm_session_details_area_name:
 * @areas: the areas there are
 * @id: id of an area
 *
 * Names an area. One that is not there any more is named by its id: what was recorded stays seen.
 *
 * Returns: (transfer none): the name
 */
const char *
rgm_session_details_area_name (const RgmAreas *areas, const char *id)
{
  const RgmArea *area = areas != NULL ? rgm_areas_find (areas, id) : NULL;

  return area != NULL ? g_dgettext (GETTEXT_PACKAGE, area->name) : id;
}

/**
 * rgm_session_details_area_names:
 * @areas: the areas there are
 * @ids: (nullable): %NULL-terminated ids
 *
 * Lists areas on one line.
 *
 * Returns: (transfer full): the names, empty for no areas
 */
char *
rgm_session_details_area_names (const RgmAreas *areas, const char *const *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (names, (char *) rgm_session_details_area_name (areas, ids[i]));
  g_ptr_array_add (names, NULL);
  /* Translators: what stands between the names of two skin areas. */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/**
 * rgm_session_details_depths:
 * @record: a session
 *
 * Says how deep: one depth, or the least and the greatest where zones differ.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL where no depth is told
 */
char *
rgm_session_details_depths (const RgmSessionRecord *record)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  gint32 min = RGM_DEPTH_MAX + 1, max = RGM_DEPTH_NONE;

  for (gsize i = 0; i < rgm_session_record_get_n_zones (record); i++)
    {
      gint32 depth = rgm_session_record_get_zone (record, i)->depth;

      if (depth == RGM_DEPTH_NONE)
        continue;
      min = MIN (min, depth);
      max = MAX (max, depth);
    }
  if (max == RGM_DEPTH_NONE)
    return NULL;
  least = rgm_depth_text_format (min);
  most = rgm_depth_text_format (max);
  if (min == max)
    /* Translators: the depth of needles; %s is a number, “1.50”. The space before its unit is one
     * at which no line breaks. */
    return g_strdup_printf (_("%s mm"), least);
  /* Translators: the least and the greatest depth of needles, “0.50” and “1.75”. */
  return g_strdup_printf (_("%s–%s mm"), least, most);
}

static void
add_booking (GPtrArray *parts, const RgmSessionRecord *record)
{
  g_autofree char *time = NULL;

  if (record->minute == RGM_MINUTE_NONE)
    {
      g_ptr_array_add (parts, g_strdup (rgm_sentence_state_name (record->state)));
      return;
    }
  time = rgm_day_text_minute (record->minute);
  /* Translators: “Booked 14:30”: what became of a session, and its time. */
  g_ptr_array_add (parts, g_strdup_printf (_("%s %s"), rgm_sentence_state_name (record->state),
                                           time));
}

/**
 * rgm_session_details_text:
 * @record: a session
 *
 * Says what a list tells of a session on its second line: “SkinPen · 1.50 mm · Clinic” of one that
 * is done, “Booked 14:30 · Clinic” of any other. At its end it tells why the
 * session was kept although it is too early.
 *
 * Returns: (transfer full): the line, empty where nothing is told
 */
char *
rgm_session_details_text (const RgmSessionRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *depths;
  char *kept;

  g_return_val_if_fail (record != NULL, NULL);

  if (record->state != RGM_SESSION_DONE)
    add_booking (parts, record);
  if (*record->device_name != '\0')
    g_ptr_array_add (parts, g_strdup (record->device_name));
  else if (record->device != RGM_DEVICE_UNKNOWN)
    g_ptr_array_add (parts, g_strdup (rgm_session_details_device_name (record->device)));
  depths = rgm_session_details_depths (record);
  if (depths != NULL)
    g_ptr_array_add (parts, depths);
  if (record->setting != RGM_SESSION_SETTING_UNKNOWN)
    g_ptr_array_add (parts, g_strdup (rgm_session_details_setting_name (record->setting)));
  kept = rgm_kept_reason_text (record);
  if (kept != NULL)
    g_ptr_array_add (parts, kept);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (BETWEEN, (char **) parts->pdata);
}

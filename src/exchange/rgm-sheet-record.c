#include "config.h"

#include "rgm-sheet-record.h"

#include "rgm-depth-text.h"
#include "rgm-sentence.h"
#include "rgm-session-details.h"
#include "rgm-sheet-plan.h"

#include <glib/gi18n-lib.h>

/* What all sessions need. */
typedef struct {
  RgmSheet *sheet;
  RgmPlan *plan;
  const RgmCourseContent *course;
  const RgmAreas *areas;
} RecordSheet;

/**
 * rgm_sheet_record_name:
 *
 * Returns: what such a document is called
 */
const char *
rgm_sheet_record_name (void)
{
  return _("Session record");
}

/* Where a session is in the plan, or -1 for one that takes no part in it. */
static gssize
find_in_plan (const RecordSheet *self, guint index)
{
  for (gsize i = 0; self->plan != NULL && i < self->plan->n_sessions; i++)
    if (self->plan->sessions[i].index == index)
      return (gssize) i;

  return -1;
}

static void
add_heading (const RecordSheet *self, const RgmSessionRecord *session, gssize in_plan)
{
  g_autofree char *day = rgm_day_text (session->day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  g_autofree char *name = in_plan >= 0 ? rgm_sentence_session_title (self->plan, (gsize) in_plan)
                                       : g_strdup (rgm_sentence_state_name (session->state));
  /* Translators: the title of a session on paper: what it is called, and its day */
  g_autofree char *title = g_strdup_printf (C_("session", "%s · %s"), name, day);

  rgm_sheet_add (self->sheet, RGM_SHEET_SUBHEADING, title);
}

static char *
describe_state (const RgmSessionRecord *session)
{
  g_autofree char *time = NULL;

  if (session->minute == RGM_MINUTE_NONE)
    return g_strdup (rgm_sentence_state_name (session->state));
  time = rgm_day_text_minute (session->minute);

  return g_strdup_printf ("%s · %s", rgm_sentence_state_name (session->state), time);
}

static void
take_field (const RecordSheet *self, const char *name, char *value)
{
  rgm_sheet_add_field (self->sheet, name, value);
  g_free (value);
}

static void
add_verdict (const RecordSheet *self, const RgmSessionRecord *session, gssize in_plan)
{
  take_field (self, _("State"), describe_state (session));
  if (in_plan >= 0)
    {
      take_field (self, _("Verdict"),
                  rgm_sentence_verdict_short (self->plan, (gsize) in_plan));
      take_field (self, _("Counts"), rgm_sentence_counts (self->plan, (gsize) in_plan));
    }
  rgm_sheet_add_field (self->sheet, _("Kept all the same because"), session->override_reason);
  rgm_sheet_add_field (self->sheet, _("Counts because"), session->counts_reason);
}

static char *
describe_device (const RgmSessionRecord *session)
{
  gboolean has_kind = session->device != RGM_DEVICE_UNKNOWN;
  gboolean has_make = *session->device_name != '\0';
  const char *kind = rgm_session_details_device_name (session->device);

  if (has_kind && has_make)
    return g_strdup_printf ("%s · %s", kind, session->device_name);

  return g_strdup (has_kind ? kind : session->device_name);
}

/* “Forehead · 1.50 mm · 4 passes” */
static char *
describe_zone (const RecordSheet *self, const RgmZone *zone)
{
  GString *text = g_string_new (rgm_session_details_area_name (self->areas, zone->area));

  if (zone->depth != RGM_DEPTH_NONE)
    {
      g_autofree char *depth = rgm_depth_text_format (zone->depth);

      g_string_append (text, " · ");
      /* Translators: the depth of needles; %s is a number, “1.50”. */
      g_string_append_printf (text, _("%s mm"), depth);
    }
  if (zone->passes > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%d pass", "%d passes", (gulong) zone->passes),
                              zone->passes);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_product (const RgmProduct *product)
{
  if (*product->lot == '\0')
    return g_strdup (product->name);

  /* Translators: a product and the lot on its label */
  return g_strdup_printf (_("%1$s, lot %2$s"), product->name, product->lot);
}

static void
add_lists (const RecordSheet *self, const RgmSessionRecord *session)
{
  g_autoptr (GString) zones = g_string_new (NULL);
  g_autoptr (GString) products = g_string_new (NULL);

  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      g_autofree char *zone = describe_zone (self, rgm_session_record_get_zone (session, i));

      g_string_append_printf (zones, "%s%s", i > 0 ? "\n" : "", zone);
    }
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    {
      g_autofree char *product = describe_product (rgm_session_record_get_product (session, i));

      g_string_append_printf (products, "%s%s", i > 0 ? "\n" : "", product);
    }
  rgm_sheet_add_field (self->sheet, _("Zones"), zones->str);
  rgm_sheet_add_field (self->sheet, _("Products"), products->str);
}

static void
add_treatment (const RecordSheet *self, const RgmSessionRecord *session)
{
  if (session->setting != RGM_SESSION_SETTING_UNKNOWN)
    rgm_sheet_add_field (self->sheet, _("Setting"),
                         rgm_session_details_setting_name (session->setting));
  if (session->length > 0)
    take_field (self, _("Length"), g_strdup_printf (ngettext ("%d minute", "%d minutes",
                                                              (gulong) session->length),
                                                    session->length));
  take_field (self, _("Device"), describe_device (session));
  add_lists (self, session);
  rgm_sheet_add_field (self->sheet, _("Reaction"), session->reaction);
  if (session->pain != RGM_PAIN_NONE)
    take_field (self, _("Pain"), rgm_session_details_pain_name (session->pain));
  rgm_sheet_add_field (self->sheet, _("Notes"), session->notes);
}

/**
 * rgm_sheet_record_append:
 * @sheet: a sheet
 * @plan: (nullable): the plan of a course, if it can be planned
 * @course: the course
 * @areas: the areas there are
 *
 * Adds everything that was recorded of the sessions of a course.
 */
void
rgm_sheet_record_append (RgmSheet *sheet, RgmPlan *plan, const RgmCourseContent *course,
                         const RgmAreas *areas)
{
  RecordSheet self = { .sheet = sheet, .plan = plan, .course = course, .areas = areas };
  g_autofree char *title = rgm_sheet_plan_title (plan, course, areas);
  g_autofree char *running = g_strdup_printf ("%s · %s", course->patient_name, title);
  g_autofree char *status = plan != NULL ? rgm_sentence_status (plan) : NULL;

  rgm_sheet_begin_section (sheet, running);
  rgm_sheet_add (sheet, RGM_SHEET_TITLE, course->patient_name);
  rgm_sheet_add (sheet, RGM_SHEET_SUBTITLE, title);
  rgm_sheet_add (sheet, RGM_SHEET_LEAD, status);
  rgm_sheet_add (sheet, RGM_SHEET_TEXT, course->record->notes);
  rgm_sheet_add (sheet, RGM_SHEET_HEADING, _("Sessions"));
  if (course->sessions->len == 0)
    rgm_sheet_add (sheet, RGM_SHEET_TEXT, _("No session yet."));
  for (guint i = 0; i < course->sessions->len; i++)
    {
      const RgmSessionRecord *session = course->sessions->pdata[i];
      gssize in_plan = find_in_plan (&self, i);
      guint n_before = sheet->blocks->len;

      add_heading (&self, session, in_plan);
      add_verdict (&self, session, in_plan);
      add_treatment (&self, session);
      rgm_sheet_keep (sheet, n_before);
    }
}

#include "config.h"

#include "rgm-session-draft.h"

#include "rgm-day-text.h"
#include "rgm-depth-text.h"
#include "rgm-last-time.h"
#include "rgm-time-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
zone_draft_free (gpointer data)
{
  RgmZoneDraft *zone = data;

  g_free (zone->area);
  g_free (zone->depth);
  g_free (zone->passes);
  g_free (zone->error);
  g_free (zone);
}

static RgmZoneDraft *
zone_draft_new (const char *area, gint32 depth, gint32 passes)
{
  RgmZoneDraft *zone = g_new0 (RgmZoneDraft, 1);

  zone->area = g_strdup (area);
  zone->depth = rgm_depth_text_format (depth);
  zone->passes = passes > 0 ? g_strdup_printf ("%d", passes) : g_strdup ("");
  zone->last_depth = RGM_DEPTH_NONE;
  return zone;
}

/**
 * rgm_zone_draft_copy:
 * @self: what is entered for a zone
 *
 * Returns: (transfer full): the same again, not looked at yet
 */
RgmZoneDraft *
rgm_zone_draft_copy (const RgmZoneDraft *self)
{
  RgmZoneDraft *copy = g_new0 (RgmZoneDraft, 1);

  copy->area = g_strdup (self->area);
  copy->depth = g_strdup (self->depth);
  copy->passes = g_strdup (self->passes);
  copy->last_depth = self->last_depth;
  copy->last_passes = self->last_passes;
  return copy;
}

/* The lot is on the label of what is used now: that of last time is not offered again. */
static void
take_products (RgmSessionDraft *self, const RgmSessionRecord *record, gboolean with_lots)
{
  g_ptr_array_set_size (self->products, 0);
  for (gsize i = 0; i < rgm_session_record_get_n_products (record); i++)
    {
      const RgmProduct *product = rgm_session_record_get_product (record, i);

      g_ptr_array_add (self->products,
                       rgm_product_draft_new (product->name, with_lots ? product->lot : ""));
    }
}

static const char *
find_product_error (const RgmSessionDraft *self)
{
  for (guint i = 0; i < self->products->len; i++)
    {
      const RgmProductDraft *product = g_ptr_array_index (self->products, i);

      if (product->error != NULL)
        return product->error;
    }
  return NULL;
}

static void
take_error (char **error, GError *failure)
{
  g_free (*error);
  *error = failure != NULL ? g_strdup (failure->message) : NULL;
  g_clear_error (&failure);
}

/* What is unfinished is asked for, and not called wrong. */
static void
ask_for_rest (RgmSessionDraft *self, RgmSessionField field, gboolean is_unfinished,
              const char *question)
{
  self->unfinished[field] = is_unfinished;
  if (!is_unfinished)
    return;
  g_free (self->error[field]);
  self->error[field] = g_strdup (question);
}

/* On which side of today the day of a session is looked for. */
static RgmDateLean
get_lean (RgmSessionState state)
{
  if (state == RGM_SESSION_DONE || state == RGM_SESSION_MISSED)
    return RGM_DATE_LEAN_EARLIER;
  return state == RGM_SESSION_BOOKED ? RGM_DATE_LEAN_LATER : RGM_DATE_LEAN_NEAREST;
}

static void
check_date (RgmSessionDraft *self, const RgmDateNames *names, RgmDay today,
            RgmSessionRecord *record)
{
  const char *text = self->text[RGM_SESSION_FIELD_DATE];
  GError *failure = NULL;
  gboolean is_told;
  g_autofree char *today_text = NULL;

  rgm_date_text_parse_leaning (text, names, today, get_lean (record->state), &record->day,
                               &failure);
  /* What may be one day or another is told as such, though one may be typing on. */
  is_told = failure == NULL ||
            g_error_matches (failure, RGM_DATE_TEXT_ERROR, RGM_DATE_TEXT_ERROR_AMBIGUOUS);
  take_error (&self->error[RGM_SESSION_FIELD_DATE], failure);
  ask_for_rest (self, RGM_SESSION_FIELD_DATE,
                !is_told && rgm_date_text_is_unfinished (text, names, today),
                /* Translators: shown beside a date field while one types. Keep the second example;
                 * write the others as one types them in your language. */
                _("A date is needed, like 4 Dec 2026, 2026-12-04, tomorrow or +4w."));
  if (self->error[RGM_SESSION_FIELD_DATE] != NULL || record->state != RGM_SESSION_DONE ||
      record->day <= today)
    return;
  today_text = rgm_day_text (today, RGM_DAY_TEXT_YEAR);
  self->error[RGM_SESSION_FIELD_DATE] =
    /* Translators: %s is today's date, “24 Nov 2026”. */
    g_strdup_printf (_("A session that took place cannot be after today, %s."), today_text);
}

static void
check_time (RgmSessionDraft *self, RgmSessionRecord *record)
{
  GError *failure = NULL;

  rgm_time_text_parse (self->text[RGM_SESSION_FIELD_TIME], &record->minute, &failure);
  take_error (&self->error[RGM_SESSION_FIELD_TIME], failure);
  ask_for_rest (self, RGM_SESSION_FIELD_TIME,
                self->error[RGM_SESSION_FIELD_TIME] != NULL &&
                  rgm_time_text_is_unfinished (self->text[RGM_SESSION_FIELD_TIME]),
                /* Translators: shown beside a field for the time of a day while one types. */
                _("The rest of the time is needed, like 14:30."));
}

/* A whole number from @min to @max, or 0 where nothing was typed. */
static gboolean
parse_count (const char *text, guint min, guint max, gint32 *count)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64 value = 0;

  if (*stripped != '\0' && !g_ascii_string_to_unsigned (stripped, 10, min, max, &value, NULL))
    return FALSE;
  *count = (gint32) value;
  return TRUE;
}

static void
check_length (RgmSessionDraft *self, RgmSessionRecord *record)
{
  char **error = &self->error[RGM_SESSION_FIELD_LENGTH];

  g_clear_pointer (error, g_free);
  if (!parse_count (self->text[RGM_SESSION_FIELD_LENGTH], 1, RGM_MINUTES_IN_A_DAY, &record->length))
    *error = g_strdup (_("A length is a whole number of minutes, from 1 to 1440."));
}

static void
check_zone (RgmZoneDraft *zone, RgmSessionRecord *record)
{
  gint32 passes = 0;
  int depth = RGM_DEPTH_NONE;
  GError *failure = NULL;

  rgm_depth_text_parse (zone->depth, &depth, &failure);
  take_error (&zone->error, failure);
  zone->error_is_of_depth = zone->error != NULL;
  if (zone->error == NULL && !parse_count (zone->passes, 1, RGM_PASSES_MAX, &passes))
    zone->error = g_strdup (_("Passes are a whole number from 1 to 99."));
  rgm_session_record_add_zone (record, zone->area, depth, passes);
}

/**
 * rgm_session_draft_new:
 * @record: a session, new or old
 * @names: how dates are written here
 *
 * Begins to enter a session: every field has the text of the record.
 *
 * Returns: (transfer full): the draft
 */
RgmSessionDraft *
rgm_session_draft_new (const RgmSessionRecord *record, const RgmDateNames *names)
{
  RgmSessionDraft *self;

  g_return_val_if_fail (record != NULL && names != NULL, NULL);

  self = g_new0 (RgmSessionDraft, 1);
  self->record = rgm_session_record_copy (record);
  self->text[RGM_SESSION_FIELD_DATE] = rgm_session_draft_format_day (record->day, names);
  self->text[RGM_SESSION_FIELD_TIME] = rgm_time_text_format (record->minute);
  self->text[RGM_SESSION_FIELD_LENGTH] =
    record->length > 0 ? g_strdup_printf ("%d", record->length) : g_strdup ("");
  self->products = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_product_draft_free);
  take_products (self, record, TRUE);
  self->zones = g_ptr_array_new_with_free_func (zone_draft_free);
  for (gsize i = 0; i < rgm_session_record_get_n_zones (record); i++)
    {
      const RgmZone *zone = rgm_session_record_get_zone (record, i);

      g_ptr_array_add (self->zones, zone_draft_new (zone->area, zone->depth, zone->passes));
    }
  return self;
}

/**
 * rgm_session_draft_free:
 * @self: a draft
 *
 * Frees a draft.
 */
void
rgm_session_draft_free (RgmSessionDraft *self)
{
  for (int i = 0; i < RGM_SESSION_N_FIELDS; i++)
    {
      g_free (self->text[i]);
      g_free (self->error[i]);
    }
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->last, rgm_session_record_free);
  g_ptr_array_unref (self->zones);
  g_ptr_array_unref (self->products);
  rgm_session_record_free (self->record);
  g_free (self);
}

/* What was done on the area last, to be seen beside what is entered. */
static void
compare_zone (const RgmSessionDraft *self, RgmZoneDraft *zone)
{
  const RgmZone *last = rgm_last_time_find_zone (self->past, zone->area);

  zone->last_depth = last != NULL ? last->depth : RGM_DEPTH_NONE;
  zone->last_passes = last != NULL ? last->passes : 0;
}

/**
 * rgm_session_draft_compare:
 * @self: a draft
 * @past: (element-type RgmSessionRecord): what took place before it, the oldest first, of all
 *   courses of the patient
 *
 * Compares what is entered with what was done last on each area. Areas that are added offer what
 * was done on them last.
 */
void
rgm_session_draft_compare (RgmSessionDraft *self, GPtrArray *past)
{
  const RgmSessionRecord *last;

  g_return_if_fail (self != NULL && past != NULL);

  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->last, rgm_session_record_free);
  self->past = g_ptr_array_ref (past);
  last = rgm_last_time_find (past, self->record->course_id);
  self->last = last != NULL ? rgm_session_record_copy (last) : NULL;
  for (guint i = 0; i < self->zones->len; i++)
    compare_zone (self, g_ptr_array_index (self->zones, i));
}

/**
 * rgm_session_draft_take_last:
 * @self: the draft of a new session, compared
 * @course_areas: (nullable): ids of the areas of the course, for where there is no last session
 * @minutes: how long a session usually takes, or 0
 *
 * Offers again what was entered last time: length, areas, setting, device, products, and for each
 * area depth and passes.
 */
void
rgm_session_draft_take_last (RgmSessionDraft *self, const char *const *course_areas,
                             gint32 minutes)
{
  const RgmSessionRecord *last;
  gint32 length;
  g_auto (GStrv) areas = NULL;

  g_return_if_fail (self != NULL);

  last = self->last;
  length = last != NULL && last->length > 0 ? last->length : minutes;
  g_free (self->text[RGM_SESSION_FIELD_LENGTH]);
  self->text[RGM_SESSION_FIELD_LENGTH] =
    length > 0 ? g_strdup_printf ("%d", length) : g_strdup ("");
  areas = last != NULL && rgm_session_record_get_n_zones (last) > 0
    ? rgm_session_record_dup_areas (last) : g_strdupv ((char **) course_areas);
  rgm_session_draft_set_areas (self, (const char *const *) areas);
  if (last == NULL)
    return;
  self->record->setting = last->setting;
  self->record->device = last->device;
  g_free (self->record->device_name);
  self->record->device_name = g_strdup (last->device_name);
  take_products (self, last, FALSE);
}

/**
 * rgm_session_draft_set_text:
 * @self: a draft
 * @field: a field
 * @text: what is typed
 *
 * Takes what is typed into a field.
 */
void
rgm_session_draft_set_text (RgmSessionDraft *self, RgmSessionField field, const char *text)
{
  g_return_if_fail (self != NULL && field < RGM_SESSION_N_FIELDS && text != NULL);

  g_free (self->text[field]);
  self->text[field] = g_strdup (text);
}

/* A zone as it was treated last, in whatever course. */
static RgmZoneDraft *
offer_zone (const RgmSessionDraft *self, const char *area)
{
  const RgmZone *last = rgm_last_time_find_zone (self->past, area);
  RgmZoneDraft *zone = zone_draft_new (area, last != NULL ? last->depth : RGM_DEPTH_NONE,
                                       last != NULL ? last->passes : 0);

  compare_zone (self, zone);
  return zone;
}

/**
 * rgm_session_draft_set_areas:
 * @self: a draft
 * @areas: (nullable): ids of the areas treated
 *
 * Gives the draft a zone for each area; what was typed for one that stays is kept, and one that is
 * new begins with what was done on it last.
 */
void
rgm_session_draft_set_areas (RgmSessionDraft *self, const char *const *areas)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->zones->len; i-- > 0;)
    {
      const RgmZoneDraft *zone = g_ptr_array_index (self->zones, i);

      if (areas == NULL || !g_strv_contains (areas, zone->area))
        g_ptr_array_remove_index (self->zones, i);
    }
  for (gsize i = 0; areas != NULL && areas[i] != NULL; i++)
    if (rgm_session_draft_find_zone (self, areas[i]) == NULL)
      g_ptr_array_add (self->zones, offer_zone (self, areas[i]));
}

/**
 * rgm_session_draft_find_zone:
 * @self: a draft
 * @area: id of an area
 *
 * Finds the zone of an area.
 *
 * Returns: (transfer none) (nullable): the zone
 */
RgmZoneDraft *
rgm_session_draft_find_zone (RgmSessionDraft *self, const char *area)
{
  g_return_val_if_fail (self != NULL && area != NULL, NULL);

  for (guint i = 0; i < self->zones->len; i++)
    {
      RgmZoneDraft *zone = g_ptr_array_index (self->zones, i);

      if (strcmp (zone->area, area) == 0)
        return zone;
    }
  return NULL;
}

/**
 * rgm_session_draft_make:
 * @self: a draft; its errors are set anew
 * @names: how dates are written here
 * @today: today: a session that took place cannot be after it
 *
 * Makes a record of what was entered. It can be tried out as soon as the date is right; before it
 * is saved, rgm_session_draft_find_error() must find nothing.
 *
 * Returns: (transfer full) (nullable): the session, or %NULL while the date is wrong
 */
RgmSessionRecord *
rgm_session_draft_make (RgmSessionDraft *self, const RgmDateNames *names, RgmDay today)
{
  g_autoptr (RgmSessionRecord) record = NULL;

  g_return_val_if_fail (self != NULL && names != NULL, NULL);

  record = rgm_session_record_copy (self->record);
  check_date (self, names, today, record);
  check_time (self, record);
  check_length (self, record);
  rgm_session_record_clear_zones (record);
  for (guint i = 0; i < self->zones->len; i++)
    check_zone (g_ptr_array_index (self->zones, i), record);
  rgm_session_record_clear_products (record);
  for (guint i = 0; i < self->products->len; i++)
    rgm_product_draft_apply (g_ptr_array_index (self->products, i), record);
  return self->error[RGM_SESSION_FIELD_DATE] == NULL ? g_steal_pointer (&record) : NULL;
}

/**
 * rgm_session_draft_find_error:
 * @self: a draft that rgm_session_draft_make() has looked at
 *
 * Finds the first thing that is wrong.
 *
 * Returns: (nullable): a sentence, or %NULL where nothing is
 */
const char *
rgm_session_draft_find_error (const RgmSessionDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (int i = 0; i < RGM_SESSION_N_FIELDS; i++)
    if (self->error[i] != NULL)
      return self->error[i];
  for (guint i = 0; i < self->zones->len; i++)
    if (((RgmZoneDraft *) g_ptr_array_index (self->zones, i))->error != NULL)
      return ((RgmZoneDraft *) g_ptr_array_index (self->zones, i))->error;
  return find_product_error (self);
}

/**
 * rgm_session_draft_is_deep_at_home:
 * @record: a session
 *
 * Tells whether needles went deeper at home than devices for the home do: under 1 mm (how-long).
 *
 * Returns: whether they did
 */
gboolean
rgm_session_draft_is_deep_at_home (const RgmSessionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  if (record->setting != RGM_SESSION_SETTING_HOME)
    return FALSE;
  for (gsize i = 0; i < rgm_session_record_get_n_zones (record); i++)
    if (rgm_session_record_get_zone (record, i)->depth > RGM_DEPTH_HOME)
      return TRUE;
  return FALSE;
}

/**
 * rgm_session_draft_format_day:
 * @day: a day, or %RGM_DAY_NONE
 * @names: how dates are written here
 *
 * Writes a day as one can type it: as the program does elsewhere, “Wed 2 Dec 2026”, where that is
 * read as the same day again, and else by ISO 8601.
 *
 * Returns: (transfer full): the text, empty for no day
 */
char *
rgm_session_draft_format_day (RgmDay day, const RgmDateNames *names)
{
  g_autofree char *text = NULL;
  char iso[RGM_DAY_FORMAT_SIZE];
  RgmDay read;

  if (day == RGM_DAY_NONE)
    return g_strdup ("");
  text = rgm_day_text (day, RGM_DAY_TEXT_WEEKDAY | RGM_DAY_TEXT_YEAR);
  if (rgm_date_text_parse (text, names, day, &read, NULL) && read == day)
    return g_steal_pointer (&text);
  return g_strdup (rgm_day_format (day, iso));
}

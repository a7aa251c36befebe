#include "config.h"

#include "rgm-session-record.h"

static const char *
get_counts_code (gint32 number)
{
  return rgm_counts_get_code ((RgmCounts) number);
}

static const char *
get_setting_code (gint32 number)
{
  return rgm_session_setting_get_code ((RgmSessionSetting) number);
}

static const char *
get_device_code (gint32 number)
{
  return rgm_device_get_code ((RgmDevice) number);
}

static const RgmValue value_length = { .kind = RGM_VALUE_NUMBER, .max = RGM_MINUTES_IN_A_DAY };
static const RgmValue value_counts
  = { .kind = RGM_VALUE_CODE, .max = RGM_COUNTS_NO, .get_code = get_counts_code };
static const RgmValue value_setting
  = { .kind = RGM_VALUE_CODE, .max = RGM_SESSION_SETTING_HOME, .get_code = get_setting_code };
static const RgmValue value_device
  = { .kind = RGM_VALUE_CODE, .max = RGM_DEVICE_OTHER, .get_code = get_device_code };
static const RgmValue value_pain
  = { .kind = RGM_VALUE_NUMBER, .max = RGM_PAIN_MAX, .has_none = TRUE, .none = RGM_PAIN_NONE };
static const RgmValue value_depth
  = { .kind = RGM_VALUE_DEPTH, .max = RGM_DEPTH_MAX, .has_none = TRUE, .none = RGM_DEPTH_NONE };
static const RgmValue value_passes = { .kind = RGM_VALUE_NUMBER, .max = RGM_PASSES_MAX };

static const RgmField zone_fields[] = {
  RGM_MEMBER (TEXT, RgmZone, area, &rgm_value_word),
  RGM_MEMBER (INT, RgmZone, depth, &value_depth),
  RGM_MEMBER (INT, RgmZone, passes, &value_passes),
};

const RgmRecordClass rgm_zone_class = {
  .size = sizeof (RgmZone),
  .fields = zone_fields,
  .n_fields = G_N_ELEMENTS (zone_fields),
};

static const RgmField product_fields[] = {
  RGM_MEMBER (TEXT, RgmProduct, name, &rgm_value_name),
  RGM_MEMBER (TEXT, RgmProduct, lot, &rgm_value_line),
};

const RgmRecordClass rgm_product_class = {
  .size = sizeof (RgmProduct),
  .fields = product_fields,
  .n_fields = G_N_ELEMENTS (product_fields),
};

static const RgmField fields[] = {
  RGM_COLUMN (TEXT, RgmSessionRecord, id, &rgm_value_key),
  RGM_COLUMN (TEXT, RgmSessionRecord, course_id, &rgm_value_owner),
  RGM_COLUMN (INT, RgmSessionRecord, day, &rgm_value_day),
  RGM_COLUMN (INT, RgmSessionRecord, minute, &rgm_value_minute),
  RGM_COLUMN (INT, RgmSessionRecord, length, &value_length),
  RGM_COLUMN (INT, RgmSessionRecord, state, &rgm_value_state),
  RGM_COLUMN (INT, RgmSessionRecord, counts, &value_counts),
  RGM_COLUMN (TEXT, RgmSessionRecord, counts_reason, &rgm_value_text),
  RGM_COLUMN (INT, RgmSessionRecord, setting, &value_setting),
  RGM_COLUMN (INT, RgmSessionRecord, device, &value_device),
  RGM_COLUMN (TEXT, RgmSessionRecord, device_name, &rgm_value_line),
  RGM_COLUMN (TEXT, RgmSessionRecord, reaction, &rgm_value_text),
  RGM_COLUMN (INT, RgmSessionRecord, pain, &value_pain),
  RGM_COLUMN (TEXT, RgmSessionRecord, notes, &rgm_value_text),
  RGM_COLUMN (TEXT, RgmSessionRecord, override_reason, &rgm_value_text),
  RGM_COLUMN (INT, RgmSessionRecord, said_verdict, &rgm_value_verdict_or_none),
  RGM_COLUMN (INT, RgmSessionRecord, said_days_too_early, &rgm_value_days),
  RGM_COLUMN (STAMP, RgmSessionRecord, created, &rgm_value_moment),
  RGM_COLUMN (STAMP, RgmSessionRecord, changed, &rgm_value_moment),
};

static void
clear_zone (gpointer data)
{
  RgmZone *zone = data;

  g_free (zone->area);
}

static void
clear_product (gpointer data)
{
  RgmProduct *product = data;

  g_free (product->name);
  g_free (product->lot);
}

static void
init_rest (gpointer record)
{
  RgmSessionRecord *self = record;

  self->zones = g_array_new (FALSE, FALSE, sizeof (RgmZone));
  self->products = g_array_new (FALSE, FALSE, sizeof (RgmProduct));
  g_array_set_clear_func (self->zones, clear_zone);
  g_array_set_clear_func (self->products, clear_product);
}

static void
copy_rest (gpointer to, gconstpointer from)
{
  const RgmSessionRecord *session = from;

  init_rest (to);
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    {
      const RgmZone *zone = rgm_session_record_get_zone (session, i);

      rgm_session_record_add_zone (to, zone->area, zone->depth, zone->passes);
    }
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    {
      const RgmProduct *product = rgm_session_record_get_product (session, i);

      rgm_session_record_add_product (to, product->name, product->lot);
    }
}

static void
clear_rest (gpointer record)
{
  RgmSessionRecord *self = record;

  g_array_unref (self->zones);
  g_array_unref (self->products);
}

static gboolean
equal_zones (const RgmSessionRecord *a, const RgmSessionRecord *b)
{
  if (a->zones->len != b->zones->len)
    return FALSE;
  for (gsize i = 0; i < a->zones->len; i++)
    {
      const RgmZone *left = rgm_session_record_get_zone (a, i);
      const RgmZone *right = rgm_session_record_get_zone (b, i);

      if (!g_str_equal (left->area, right->area) || left->depth != right->depth
          || left->passes != right->passes)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_products (const RgmSessionRecord *a, const RgmSessionRecord *b)
{
  if (a->products->len != b->products->len)
    return FALSE;
  for (gsize i = 0; i < a->products->len; i++)
    {
      const RgmProduct *left = rgm_session_record_get_product (a, i);
      const RgmProduct *right = rgm_session_record_get_product (b, i);

      if (!g_str_equal (left->name, right->name) || !g_str_equal (left->lot, right->lot))
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_rest (gconstpointer a, gconstpointer b)
{
  return equal_zones (a, b) && equal_products (a, b);
}

const RgmRecordClass rgm_session_record_class = {
  .size = sizeof (RgmSessionRecord),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .init_rest = init_rest,
  .copy_rest = copy_rest,
  .clear_rest = clear_rest,
  .equal_rest = equal_rest,
};

RGM_DEFINE_RECORD (RgmSessionRecord, rgm_session_record)

/**
 * rgm_session_record_new:
 * @course_id: the UUID of its course
 * @day: its day
 * @state: what became of it
 *
 * Returns: (transfer full): a session with a new id of which nothing else is told, not saved yet
 */
RgmSessionRecord *
rgm_session_record_new (const char *course_id, RgmDay day, RgmSessionState state)
{
  RgmSessionRecord *self = rgm_record_new (&rgm_session_record_class);

  g_free (self->id);
  self->id = g_uuid_string_random ();
  rgm_record_set_text (&self->course_id, course_id);
  self->day = day;
  self->minute = RGM_MINUTE_NONE;
  self->state = state;
  self->pain = RGM_PAIN_NONE;
  self->said_verdict = RGM_SAID_NOTHING;
  return self;
}

/**
 * rgm_session_record_get_moment:
 * @self: a session
 *
 * What tells when @self is or was, for rgm_session_compare(). It has no id: that one is drawn by
 * lot, and tells nothing where a session is new.
 *
 * Returns: a session of the engine with nothing else
 */
RgmSession
rgm_session_record_get_moment (const RgmSessionRecord *self)
{
  return (RgmSession) {
    .day = self->day,
    .minute = self->minute,
    .state = self->state,
  };
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const RgmSessionRecord *left = *(const RgmSessionRecord *const *) a;
  const RgmSessionRecord *right = *(const RgmSessionRecord *const *) b;
  RgmSession left_session = rgm_session_record_get_moment (left);
  RgmSession right_session = rgm_session_record_get_moment (right);

  left_session.id = left->id;
  right_session.id = right->id;
  return rgm_session_compare (&left_session, &right_session);
}

/**
 * rgm_session_records_sort:
 * @sessions: (element-type RgmSessionRecord): sessions
 *
 * Puts them in the order of rgm_session_compare(): every list of sessions has the one that plans
 * have.
 */
void
rgm_session_records_sort (GPtrArray *sessions)
{
  g_ptr_array_sort (sessions, compare_records);
}

/**
 * rgm_session_record_add_zone:
 * @self: a session
 * @area: id of the area, which it does not have yet
 * @depth: depth in 1/100 mm, 0 to `RGM_DEPTH_MAX`, or `RGM_DEPTH_NONE`
 * @passes: number of passes, 1 to `RGM_PASSES_MAX`, or 0 if not told
 *
 * Adds what was done on an area.
 */
void
rgm_session_record_add_zone (RgmSessionRecord *self, const char *area, gint32 depth,
                             gint32 passes)
{
  RgmZone zone = { g_strdup (area), depth, passes };

  g_array_append_val (self->zones, zone);
}

/**
 * rgm_session_record_get_n_zones:
 * @self: a session
 *
 * Returns: the number of its zones
 */
gsize
rgm_session_record_get_n_zones (const RgmSessionRecord *self)
{
  return self->zones->len;
}

/**
 * rgm_session_record_get_zone:
 * @self: a session
 * @position: 0 to the number of its zones less one
 *
 * Returns: (transfer none): the zone
 */
const RgmZone *
rgm_session_record_get_zone (const RgmSessionRecord *self, gsize position)
{
  g_return_val_if_fail (position < self->zones->len, NULL);
  return &g_array_index (self->zones, RgmZone, position);
}

/**
 * rgm_session_record_clear_zones:
 * @self: a session
 *
 * Takes all zones away.
 */
void
rgm_session_record_clear_zones (RgmSessionRecord *self)
{
  g_array_set_size (self->zones, 0);
}

/**
 * rgm_session_record_dup_areas:
 * @self: a session
 *
 * Returns: (transfer full): %NULL-terminated ids of the areas of its zones
 */
char **
rgm_session_record_dup_areas (const RgmSessionRecord *self)
{
  char **areas = g_new0 (char *, self->zones->len + 1);

  for (gsize i = 0; i < self->zones->len; i++)
    areas[i] = g_strdup (rgm_session_record_get_zone (self, i)->area);
  return areas;
}

/**
 * rgm_session_record_add_product:
 * @self: a session
 * @name: what it is called
 * @lot: (nullable): the lot on its label
 *
 * Adds a product that was used.
 */
void
rgm_session_record_add_product (RgmSessionRecord *self, const char *name, const char *lot)
{
  RgmProduct product = { g_strdup (name), g_strdup (lot ? lot : "") };

  g_array_append_val (self->products, product);
}

/**
 * rgm_session_record_get_n_products:
 * @self: a session
 *
 * Returns: the number of its products
 */
gsize
rgm_session_record_get_n_products (const RgmSessionRecord *self)
{
  return self->products->len;
}

/**
 * rgm_session_record_get_product:
 * @self: a session
 * @position: 0 to the number of its products less one
 *
 * Returns: (transfer none): the product
 */
const RgmProduct *
rgm_session_record_get_product (const RgmSessionRecord *self, gsize position)
{
  g_return_val_if_fail (position < self->products->len, NULL);
  return &g_array_index (self->products, RgmProduct, position);
}

/**
 * rgm_session_record_clear_products:
 * @self: a session
 *
 * Takes all products away.
 */
void
rgm_session_record_clear_products (RgmSessionRecord *self)
{
  g_array_set_size (self->products, 0);
}

/**
 * rgm_session_setting_get_code:
 * @setting: a setting
 *
 * Returns: its stable name in files and output, `clinic`
 */
const char *
rgm_session_setting_get_code (RgmSessionSetting setting)
{
  static const char *const codes[] = { "unknown", "clinic", "home" };

  return codes[setting];
}

/**
 * rgm_device_get_code:
 * @device: a device
 *
 * Returns: its stable name in files and output, `pen`
 */
const char *
rgm_device_get_code (RgmDevice device)
{
  static const char *const codes[] = { "unknown", "pen", "roller", "stamp", "rf", "other" };

  return codes[device];
}

/**
 * rgm_counts_get_code:
 * @counts: whether a session counts
 *
 * Returns: its stable name in files and output, `auto`
 */
const char *
rgm_counts_get_code (RgmCounts counts)
{
  static const char *const codes[] = { "auto", "yes", "no" };

  return codes[counts];
}

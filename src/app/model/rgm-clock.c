#include "config.h"

#include "rgm-clock.h"

/* A computer that slept over midnight learns of the new day this soon after it wakes. */
#define CHECK_SECONDS 60

/**
 * RgmClock:
 *
 * What day it is. The only place in the window that asks the clock; everything else binds to
 * [property@Clock:today] or is handed a day.
 */
struct _RgmClock {
  GObject parent_instance;

  RgmDay today;
  gboolean fixed;
  guint check_source;
};

G_DEFINE_FINAL_TYPE (RgmClock, rgm_clock, G_TYPE_OBJECT)

enum {
  PROP_TODAY = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static RgmDay
read_local_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return rgm_day_new (year, month, day);
}

static gboolean
on_check_cb (gpointer data)
{
  rgm_clock_check (RGM_CLOCK (data));
  return G_SOURCE_CONTINUE;
}

static void
rgm_clock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RgmClock *self = RGM_CLOCK (object);

  switch (id)
    {
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rgm_clock_finalize (GObject *object)
{
  RgmClock *self = RGM_CLOCK (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  G_OBJECT_CLASS (rgm_clock_parent_class)->finalize (object);
}

static void
rgm_clock_class_init (RgmClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rgm_clock_get_property;
  object_class->finalize = rgm_clock_finalize;

  /**
   * RgmClock:today:
   *
   * Today, as a [alias@Day].
   */
  properties[PROP_TODAY] =
    g_param_spec_int ("today", NULL, NULL, RGM_DAY_NONE, RGM_DAY_LAST, RGM_DAY_NONE,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rgm_clock_init (RgmClock *self)
{
}

/**
 * rgm_clock_new:
 * @fixed: the day that it is to be for ever, or `RGM_DAY_NONE` for the computer's clock
 *
 * Makes a clock. A fixed day is for tests and pictures.
 *
 * Returns: (transfer full): the clock
 */
RgmClock *
rgm_clock_new (RgmDay fixed)
{
  RgmClock *self = g_object_new (RGM_TYPE_CLOCK, NULL);

  self->fixed = fixed != RGM_DAY_NONE;
  self->today = self->fixed ? fixed : read_local_day ();
  if (!self->fixed)
    self->check_source = g_timeout_add_seconds (CHECK_SECONDS, on_check_cb, self);
  return self;
}

/**
 * rgm_clock_get_today:
 * @self: a clock
 *
 * Returns: today
 */
RgmDay
rgm_clock_get_today (RgmClock *self)
{
  g_return_val_if_fail (RGM_IS_CLOCK (self), RGM_DAY_NONE);

  return self->today;
}

/**
 * rgm_clock_check:
 * @self: a clock
 *
 * Looks at the computer's clock now rather than within a minute, as when a window comes back.
 */
void
rgm_clock_check (RgmClock *self)
{
  RgmDay today;

  g_return_if_fail (RGM_IS_CLOCK (self));

  today = self->fixed ? self->today : read_local_day ();
  if (today == self->today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
}

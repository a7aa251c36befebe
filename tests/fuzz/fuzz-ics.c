#include "config.h"

#include "fuzz-reader.h"
#include "rgm-ics-reader.h"

/* The reader of calendars: what is no calendar is an error with a sentence, and of every event
 * there is either a time or a sentence. */

static GTimeZone *zone;

void
fuzz_reader_begin (void)
{
  zone = g_time_zone_new_identifier ("Europe/Berlin");
}

void
fuzz_reader_run (const char *bytes, gsize length)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = rgm_ics_read (bytes, length, zone, NULL, &error);

  g_assert_true ((events == NULL) == (error != NULL));
  for (guint i = 0; events && i < events->len; i++)
    {
      const RgmIcsEvent *event = events->pdata[i];

      g_assert_cmpuint (event->line, >, 0);
      g_assert_true (event->refused ? *event->refused != '\0'
                                    : rgm_day_is_valid (event->start.day) && event->key);
      g_assert_true (event->refused || (event->start.minute >= RGM_MINUTE_NONE
                                        && event->start.minute < RGM_MINUTES_IN_A_DAY));
      g_assert_true (event->length >= 0 && event->length <= RGM_MINUTES_IN_A_DAY);
    }
}

#include "config.h"

#include "rgm-ics-memory.h"

#include <stdio.h>
#include <string.h>

/* "7f50116e-a74d-53dd-ab69-766b5102c5aa 3 1795000000000000", and what it became and said behind it,
 * and which series it is of; the first programs did not keep that. Of a series as a whole there is
 * the state alone. */
#define STATE_FORMAT "%s %d %" G_GINT64_FORMAT
#define TOLD_FORMAT " %s %d %d %d %d"
#define STATE_SCAN "%36s %d %" G_GINT64_FORMAT
#define TOLD_SCAN " %36s %d %d %d %d"
#define SERIES_SCAN " %36s"
#define N_STATE 3
#define N_TOLD 8
#define N_ALL 9
#define UUID_LENGTH 36

struct _RgmIcsMemory {
  /* By the UUID of an event: `RgmIcsKnown`. */
  GHashTable *states;
};

static void
put (RgmIcsMemory *self, const char *event_id, const RgmIcsKnown *known)
{
  g_hash_table_replace (self->states, g_strdup (event_id), g_memdup2 (known, sizeof *known));
}

static void
read_line (RgmIcsMemory *self, const char *line)
{
  char id[UUID_LENGTH + 1];
  RgmIcsKnown known = { .start = { RGM_DAY_NONE, RGM_MINUTE_NONE } };
  int n = sscanf (line, STATE_SCAN TOLD_SCAN SERIES_SCAN, id, &known.sequence, &known.stamp,
                  known.session_id, &known.start.day, &known.start.minute, &known.length,
                  &known.cancelled, known.series_id);

  if ((n != N_STATE && n != N_TOLD && n != N_ALL) || !g_uuid_string_is_valid (id))
    return;
  if (n == N_STATE)
    g_strlcpy (known.session_id, id, sizeof known.session_id);
  if (g_uuid_string_is_valid (known.session_id))
    put (self, id, &known);
}

/**
 * rgm_ics_memory_new_from_text:
 * @text: (nullable): what rgm_ics_memory_to_text() gave, %NULL where nothing was brought in yet
 *
 * Reads a memory. What is not one of its lines is as if it were not there.
 *
 * Returns: (transfer full): the memory
 */
RgmIcsMemory *
rgm_ics_memory_new_from_text (const char *text)
{
  RgmIcsMemory *self = g_new0 (RgmIcsMemory, 1);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (char **line = lines; *line != NULL; line++)
    read_line (self, *line);

  return self;
}

/**
 * rgm_ics_memory_free:
 * @self: (transfer full) (nullable): a memory
 *
 * Frees @self.
 */
void
rgm_ics_memory_free (RgmIcsMemory *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->states);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * rgm_ics_memory_to_text:
 * @self: a memory
 *
 * Returns: (transfer full): all of it, the same for the same
 */
char *
rgm_ics_memory_to_text (const RgmIcsMemory *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (self->states), compare_ids);

  for (const GList *at = ids; at != NULL; at = at->next)
    {
      const RgmIcsKnown *known = g_hash_table_lookup (self->states, at->data);

      g_string_append_printf (text, STATE_FORMAT, (const char *) at->data, known->sequence,
                              known->stamp);
      if (known->start.day != RGM_DAY_NONE)
        g_string_append_printf (text, TOLD_FORMAT, known->session_id, known->start.day,
                                known->start.minute, known->length, known->cancelled);
      if (*known->series_id != '\0')
        g_string_append_printf (text, " %s", known->series_id);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * rgm_ics_memory_find:
 * @self: a memory
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of an event
 *
 * Returns: (transfer none) (nullable): what the event was when it was brought in last, if it was;
 *   its `start` has no day where that was not kept
 */
const RgmIcsKnown *
rgm_ics_memory_find (const RgmIcsMemory *self, const char *event_id)
{
  return g_hash_table_lookup (self->states, event_id);
}

/**
 * rgm_ics_memory_has_newer:
 * @self: a memory
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of @event
 * @event: an event of another program
 *
 * Returns: whether a newer state of it was brought in: one with a higher SEQUENCE, or with the same
 *   and a later DTSTAMP, where both have one
 */
gboolean
rgm_ics_memory_has_newer (const RgmIcsMemory *self, const char *event_id,
                          const RgmIcsEvent *event)
{
  const RgmIcsKnown *known = rgm_ics_memory_find (self, event_id);

  if (known == NULL)
    return FALSE;
  if (known->sequence != event->sequence)
    return known->sequence > event->sequence;

  return event->stamp != 0 && known->stamp > event->stamp;
}

/**
 * rgm_ics_memory_note:
 * @self: a memory
 * @event_id: the UUID that rgm_ics_id_make_uuid() makes of @event
 * @event: an event of another program, which is brought in
 * @session_id: the UUID of the session that it is
 * @series_id: (nullable): the UUID of the series that it is one of, if it is
 *
 * Remembers the state of @event, unless that of a newer one is.
 */
void
rgm_ics_memory_note (RgmIcsMemory *self, const char *event_id, const RgmIcsEvent *event,
                     const char *session_id, const char *series_id)
{
  RgmIcsKnown known = { .sequence = event->sequence, .stamp = event->stamp, .start = event->start,
                        .length = event->length, .cancelled = event->cancelled };

  g_strlcpy (known.session_id, session_id, sizeof known.session_id);
  if (series_id != NULL)
    g_strlcpy (known.series_id, series_id, sizeof known.series_id);
  if (!rgm_ics_memory_has_newer (self, event_id, event))
    put (self, event_id, &known);
}

/**
 * rgm_ics_memory_note_series:
 * @self: a memory
 * @series_id: the UUID that rgm_ics_id_make_series_uuid() makes of a series
 * @event: an event that says when all of the series is
 *
 * Remembers which state of the series was brought in, unless that of a newer one is.
 */
void
rgm_ics_memory_note_series (RgmIcsMemory *self, const char *series_id, const RgmIcsEvent *event)
{
  RgmIcsKnown known = { .sequence = event->sequence, .stamp = event->stamp,
                        .start = { RGM_DAY_NONE, RGM_MINUTE_NONE } };

  g_strlcpy (known.session_id, series_id, sizeof known.session_id);
  if (!rgm_ics_memory_has_newer (self, series_id, event))
    put (self, series_id, &known);
}

/**
 * rgm_ics_memory_forget:
 * @self: a memory
 * @event_id: the UUID of an event that there is not any more
 *
 * Forgets the event.
 */
void
rgm_ics_memory_forget (RgmIcsMemory *self, const char *event_id)
{
  g_hash_table_remove (self->states, event_id);
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

/**
 * rgm_ics_memory_sort_by_series:
 * @self: a memory
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): by the UUID of a series: those of its
 *   events, in the same order each time
 */
GHashTable *
rgm_ics_memory_sort_by_series (const RgmIcsMemory *self)
{
  GHashTable *sorted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (self->states), compare_ids);

  for (const GList *at = ids; at != NULL; at = at->next)
    {
      const RgmIcsKnown *known = g_hash_table_lookup (self->states, at->data);
      GPtrArray *list = g_hash_table_lookup (sorted, known->series_id);

      if (*known->series_id == '\0')
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (sorted, g_strdup (known->series_id), list);
        }
      g_ptr_array_add (list, g_strdup (at->data));
    }

  return sorted;
}

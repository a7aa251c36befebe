#include "config.h"

#include "rgm-ics-memory.h"

#include <stdio.h>
#include <string.h>

/* "7f50116e-a74d-53dd-ab69-766b5102c5aa 3 1795000000000000" */
#define LINE_FORMAT "%s %d %" G_GINT64_FORMAT "\n"
#define UUID_LENGTH 36

/* Its SEQUENCE and DTSTAMP. */
typedef struct {
  gint32 sequence;
  gint64 stamp;
} State;

struct _RgmIcsMemory {
  /* By the UUID of the session that an event became. */
  GHashTable *states;
};

static void
put (RgmIcsMemory *self, const char *session_id, const State *state)
{
  g_hash_table_replace (self->states, g_strdup (session_id), g_memdup2 (state, sizeof *state));
}

static void
read_line (RgmIcsMemory *self, const char *line)
{
  char id[UUID_LENGTH + 1];
  State state;

  if (sscanf (line, "%36s %d %" G_GINT64_FORMAT, id, &state.sequence, &state.stamp) == 3
      && g_uuid_string_is_valid (id))
    put (self, id, &state);
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
      const State *state = g_hash_table_lookup (self->states, at->data);

      g_string_append_printf (text, LINE_FORMAT, (const char *) at->data, state->sequence,
                              state->stamp);
    }

  return g_string_free (text, FALSE);
}

/**
 * rgm_ics_memory_has_newer:
 * @self: a memory
 * @session_id: the UUID of the session that @event becomes
 * @event: an event of another program
 *
 * Returns: whether a newer state of it was brought in: one with a higher SEQUENCE, or with the same
 *   and a later DTSTAMP, where both have one
 */
gboolean
rgm_ics_memory_has_newer (const RgmIcsMemory *self, const char *session_id,
                          const RgmIcsEvent *event)
{
  const State *state = g_hash_table_lookup (self->states, session_id);

  if (state == NULL)
    return FALSE;
  if (state->sequence != event->sequence)
    return state->sequence > event->sequence;

  return event->stamp != 0 && state->stamp > event->stamp;
}

/**
 * rgm_ics_memory_note:
 * @self: a memory
 * @session_id: the UUID of the session that @event becomes
 * @event: an event of another program, which is brought in
 *
 * Remembers the state of @event, unless that of a newer one is.
 */
void
rgm_ics_memory_note (RgmIcsMemory *self, const char *session_id, const RgmIcsEvent *event)
{
  const State state = { event->sequence, event->stamp };

  if (!rgm_ics_memory_has_newer (self, session_id, event))
    put (self, session_id, &state);
}

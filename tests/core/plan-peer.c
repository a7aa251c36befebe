/* Reads protocols and courses from stdin and writes their plans to stdout, for
 * tests/core/test-plan-model.py to compare with its own.
 *
 *   parent NAME LINES                 key file that the protocol NAME inherits from
 *   protocol NAME LINES               key file
 *   course NAME SEVERITY BASIS AREAS STOPPED TODAY
 *   session ID DAY MINUTE STATE COUNTS AREAS     (any number, in any order)
 *   other ID DAY MINUTE STATE COUNTS AREAS
 *   pause FIRST LAST
 *   plan                              writes the plan, its summary, and `end`
 *
 * `-` stands for what is not given. The plan is computed a second time with everything in another
 * order; where that is not the same plan, `order matters` and that plan are written, too. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan-text.h"
#include "rgm-catalogue.h"
#include "rgm-protocol-file.h"

typedef struct {
  GRand *rand;
  GHashTable *protocols; /* name → RgmProtocol */
  char *parent;

  RgmRules *rules;
  GError *error;
  RgmCourse course;
  RgmDay today;
  GArray *sessions;
  GArray *others;
  GArray *pauses;
  GStringChunk *ids;
} Peer;

static const char *
given (const char *word)
{
  return strcmp (word, "-") == 0 ? NULL : word;
}

static RgmDay
read_day (const char *word)
{
  g_autoptr (GError) error = NULL;
  RgmDay day = RGM_DAY_NONE;

  if (given (word) != NULL && !rgm_day_parse (word, &day, &error))
    g_printerr ("plan-peer: %s\n", error->message);
  return day;
}

static int
read_choice (const char *word, const char *const *choices)
{
  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (word, choices[i]) == 0)
      return i;
  g_printerr ("plan-peer: %s?\n", word);
  return 0;
}

static char *
read_lines (int n_lines)
{
  GString *text = g_string_new (NULL);
  char line[4096];

  while (n_lines-- > 0 && fgets (line, sizeof line, stdin) != NULL)
    g_string_append (text, line);
  return g_string_free (text, FALSE);
}

static RgmProtocol *
resolve (const char *parent, const char *text, GError **error)
{
  g_autoptr (RgmCatalogueBuilder) builder = rgm_catalogue_builder_new ();
  g_autoptr (RgmCatalogue) catalogue = NULL;

  rgm_catalogue_builder_add_protocol (builder, RGM_ORIGIN_BUILTIN, "parent", parent, -1);
  catalogue = rgm_catalogue_builder_end (g_steal_pointer (&builder));
  if (rgm_catalogue_get_n_problems (catalogue) > 0)
    g_printerr ("plan-peer: %s\n", rgm_catalogue_get_problem (catalogue, 0)->message);
  return rgm_catalogue_resolve_text (catalogue, "child", text, -1, error);
}

static void
read_protocol (Peer *peer, const char *name, int n_lines)
{
  g_autofree char *text = read_lines (n_lines);
  g_autoptr (GError) error = NULL;
  RgmProtocol *protocol;

  if (peer->parent != NULL)
    protocol = resolve (peer->parent, text, &error);
  else
    protocol = rgm_protocol_new_from_text (name, text, -1, &error);
  g_clear_pointer (&peer->parent, g_free);
  if (protocol != NULL)
    g_hash_table_replace (peer->protocols, g_strdup (name), protocol);
  else
    g_printerr ("plan-peer: %s\n", error->message);
}

static void
begin_course (Peer *peer, char **words)
{
  RgmProtocol *protocol = g_hash_table_lookup (peer->protocols, words[1]);

  g_clear_pointer (&peer->rules, rgm_rules_unref);
  g_clear_error (&peer->error);
  g_array_set_size (peer->sessions, 0);
  g_array_set_size (peer->others, 0);
  g_array_set_size (peer->pauses, 0);
  g_string_chunk_clear (peer->ids);
  if (protocol != NULL)
    peer->rules = rgm_rules_new (protocol, given (words[2]), given (words[3]), &peer->error);
  peer->course.rules = peer->rules;
  peer->course.areas = g_ascii_strtoull (words[4], NULL, 10);
  peer->course.stopped = strcmp (words[5], "yes") == 0;
  peer->today = read_day (words[6]);
}

static void
add_session (Peer *peer, GArray *sessions, char **words)
{
  static const char *const states[] = { "done", "booked", "cancelled", "missed", NULL };
  static const char *const counts[] = { "auto", "yes", "no", NULL };
  RgmSession session = {
    .id = given (words[1]) != NULL ? g_string_chunk_insert (peer->ids, words[1]) : NULL,
    .day = read_day (words[2]),
    .minute = given (words[3]) != NULL ? (gint32) g_ascii_strtoll (words[3], NULL, 10)
                                       : RGM_MINUTE_NONE,
    .state = (RgmSessionState) read_choice (words[4], states),
    .counts = (RgmCounts) read_choice (words[5], counts),
    .areas = g_ascii_strtoull (words[6], NULL, 10),
  };

  g_array_append_val (sessions, session);
}

static void
add_pause (Peer *peer, char **words)
{
  RgmPause pause = { .first = read_day (words[1]), .last = read_day (words[2]) };

  g_array_append_val (peer->pauses, pause);
}

static void
borrow_arrays (Peer *peer)
{
  peer->course.sessions = (const RgmSession *) (gpointer) peer->sessions->data;
  peer->course.n_sessions = peer->sessions->len;
  peer->course.others = (const RgmSession *) (gpointer) peer->others->data;
  peer->course.n_others = peer->others->len;
  peer->course.pauses = (const RgmPause *) (gpointer) peer->pauses->data;
  peer->course.n_pauses = peer->pauses->len;
}

/* The error of the course that the plan could not be made of, by its name. */
static const char *
error_name (const GError *error)
{
  static const char *const names[] = { "severity", "basis", "done-after-today", "range" };

  if (error->domain != RGM_COURSE_ERROR || error->code >= (int) G_N_ELEMENTS (names))
    return error->message;
  return names[error->code];
}

static void
append_plan (Peer *peer, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmPlan) plan = rgm_plan_new (&peer->course, peer->today, &error);

  if (plan != NULL)
    rgm_plan_text_append (text, &peer->course, plan);
  else
    g_string_append_printf (text, "error %s\n", error_name (error));
}

static void
append_summary (Peer *peer, GString *text)
{
  g_autoptr (GError) error = NULL;
  RgmSummary summary;

  if (rgm_plan_summarize (&peer->course, peer->today, &summary, &error))
    rgm_summary_text_append (text, &summary);
  else
    g_string_append_printf (text, "summary error %s\n", error_name (error));
}

static void
shuffle (Peer *peer, GArray *array)
{
  gsize size = g_array_get_element_size (array);

  for (guint i = array->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (peer->rand, 0, (gint32) i);
      char *a = array->data + (i - 1) * size;
      char *b = array->data + other * size;
      g_autofree char *saved = g_memdup2 (a, size);

      memmove (a, b, size);
      memcpy (b, saved, size);
    }
}

static void
write_plan (Peer *peer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);

  if (peer->rules == NULL)
    {
      g_print ("error %s\nend\n", peer->error ? error_name (peer->error) : "protocol");
      return;
    }
  borrow_arrays (peer);
  append_plan (peer, text);
  append_summary (peer, text);
  shuffle (peer, peer->sessions);
  shuffle (peer, peer->others);
  shuffle (peer, peer->pauses);
  append_plan (peer, again);
  append_summary (peer, again);
  fputs (text->str, stdout);
  if (!g_string_equal (text, again))
    printf ("order matters\n%s", again->str);
  fputs ("end\n", stdout);
}

static void
obey (Peer *peer, char **words)
{
  guint n_words = g_strv_length (words);

  if (strcmp (words[0], "parent") == 0 && n_words == 3)
    peer->parent = read_lines (atoi (words[2]));
  else if (strcmp (words[0], "protocol") == 0 && n_words == 3)
    read_protocol (peer, words[1], atoi (words[2]));
  else if (strcmp (words[0], "course") == 0 && n_words == 7)
    begin_course (peer, words);
  else if (strcmp (words[0], "session") == 0 && n_words == 7)
    add_session (peer, peer->sessions, words);
  else if (strcmp (words[0], "other") == 0 && n_words == 7)
    add_session (peer, peer->others, words);
  else if (strcmp (words[0], "pause") == 0 && n_words == 3)
    add_pause (peer, words);
  else if (strcmp (words[0], "plan") == 0 && n_words == 1)
    write_plan (peer);
  else
    g_printerr ("plan-peer: %s?\n", words[0]);
}

int
main (int argc, char **argv)
{
  Peer peer = {
    .rand = g_rand_new_with_seed (1),
    .protocols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) rgm_protocol_unref),
    .sessions = g_array_new (FALSE, FALSE, sizeof (RgmSession)),
    .others = g_array_new (FALSE, FALSE, sizeof (RgmSession)),
    .pauses = g_array_new (FALSE, FALSE, sizeof (RgmPause)),
    .ids = g_string_chunk_new (512),
  };
  char line[4096];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", -1);

      if (words[0] != NULL)
        obey (&peer, words);
    }
  g_clear_pointer (&peer.rules, rgm_rules_unref);
  g_clear_error (&peer.error);
  g_hash_table_unref (peer.protocols);
  g_array_unref (peer.sessions);
  g_array_unref (peer.others);
  g_array_unref (peer.pauses);
  g_string_chunk_free (peer.ids);
  g_rand_free (peer.rand);
  return 0;
}

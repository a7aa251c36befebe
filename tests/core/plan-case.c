#include "config.h"

#include "plan-case.h"

#include <stdio.h>
#include <string.h>

/* Lines that say what comes out, beside those of the sessions. */
static const char *const output_keys[] = {
  "status", "counted", "next", "row", "finish min", "finish max", "final results", "alert",
  "alerts", "window", "reason", "error", NULL,
};

static const char *const state_names[] = { "done", "booked", "cancelled", "missed", NULL };

static gboolean
fail (const PlanCase *self, const char *what, const char *text, GError **error)
{
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, "%s:%u: %s: “%s”",
               self->file, self->line, what, text);
  return FALSE;
}

static void
clear_session (gpointer data)
{
  g_free ((char *) ((RgmSession *) data)->id);
}

static PlanCase *
plan_case_new (const char *file, guint line)
{
  PlanCase *self = g_new0 (PlanCase, 1);

  self->file = g_strdup (file);
  self->line = line;
  self->sessions = g_array_new (FALSE, TRUE, sizeof (RgmSession));
  self->others = g_array_new (FALSE, TRUE, sizeof (RgmSession));
  self->pauses = g_array_new (FALSE, TRUE, sizeof (RgmPause));
  g_array_set_clear_func (self->sessions, clear_session);
  self->heads = g_ptr_array_new_with_free_func (g_free);
  self->expected = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
plan_case_free (PlanCase *self)
{
  g_free (self->file);
  g_free (self->title);
  g_free (self->protocol);
  g_free (self->severity);
  g_free (self->basis);
  g_array_unref (self->sessions);
  g_array_unref (self->others);
  g_array_unref (self->pauses);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->expected);
  g_free (self);
}

static gboolean
read_areas (PlanCase *self, const RgmAreas *areas, const char *text, RgmAreaSet *set,
            GError **error)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  for (char **id = ids; *id != NULL; id++)
    if (rgm_areas_find (areas, g_strstrip (*id)) == NULL)
      return fail (self, "no such area", *id, error);

  *set = rgm_areas_make_set (areas, (const char *const *) ids);
  return TRUE;
}

static gboolean
read_minute (const char *word, gint32 *minute)
{
  int hours, minutes;
  char rest;

  if (sscanf (word, "%2d:%2d%c", &hours, &minutes, &rest) != 2)
    return FALSE;

  *minute = hours * 60 + minutes;
  return TRUE;
}

/* A word after the date: 14:30, #id, yes, no, @area. */
static gboolean
read_session_word (PlanCase *self, const RgmAreas *areas, const char *word, RgmSession *session,
                   GError **error)
{
  if (word[0] == '#')
    session->id = g_strdup (word + 1);
  else if (word[0] == '@')
    return read_areas (self, areas, word + 1, &session->areas, error);
  else if (strcmp (word, "yes") == 0)
    session->counts = RGM_COUNTS_YES;
  else if (strcmp (word, "no") == 0)
    session->counts = RGM_COUNTS_NO;
  else if (!read_minute (word, &session->minute))
    return fail (self, "not a time, #id, @area, yes or no", word, error);

  return TRUE;
}

/* STATE DATE [WORD]... */
static gboolean
read_session (PlanCase *self, const RgmAreas *areas, const char *text, GArray *into, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  RgmSession session = { .minute = RGM_MINUTE_NONE };
  int state = 0;

  while (state_names[state] != NULL && strcmp (state_names[state], words[0]) != 0)
    state++;
  if (state_names[state] == NULL)
    return fail (self, "unknown key", text, error);
  if (words[1] == NULL || !rgm_day_parse (words[1], &session.day, error))
    return error != NULL && *error != NULL ? FALSE : fail (self, "no date", text, error);

  session.state = (RgmSessionState) state;
  for (char **word = words + 2; *word != NULL; word++)
    if (!read_session_word (self, areas, *word, &session, error))
      return g_free ((char *) session.id), FALSE;

  g_array_append_val (into, session);
  return TRUE;
}

static gboolean
read_pause (PlanCase *self, const char *text, GError **error)
{
  g_auto (GStrv) days = g_strsplit (text, " to ", 2);
  RgmPause pause = { RGM_DAY_NONE, RGM_DAY_NONE };

  if (!rgm_day_parse (days[0], &pause.first, error)
      || (days[1] != NULL && !rgm_day_parse (days[1], &pause.last, error)))
    return FALSE;

  g_array_append_val (self->pauses, pause);
  return TRUE;
}

static gboolean
read_word (PlanCase *self, const char *key, const char *value, char **word, GError **error)
{
  if (*word != NULL || *value == '\0')
    return fail (self, "given twice or empty", key, error);

  *word = g_strdup (value);
  return TRUE;
}

static gboolean
read_pair (PlanCase *self, const RgmAreas *areas, const char *key, const char *value,
           GError **error)
{
  if (strcmp (key, "protocol") == 0)
    return read_word (self, key, value, &self->protocol, error);
  if (strcmp (key, "severity") == 0)
    return read_word (self, key, value, &self->severity, error);
  if (strcmp (key, "basis") == 0)
    return read_word (self, key, value, &self->basis, error);
  if (strcmp (key, "today") == 0)
    return rgm_day_parse (value, &self->today, error);
  if (strcmp (key, "area") == 0)
    return read_areas (self, areas, value, &self->areas, error);
  if (strcmp (key, "pause") == 0)
    return read_pause (self, value, error);
  if (strcmp (key, "other") == 0)
    return read_session (self, areas, value, self->others, error);
  if (strcmp (key, "stopped") == 0)
    {
      self->stopped = strcmp (value, "yes") == 0;
      return self->stopped || fail (self, "not “yes”", value, error);
    }

  if (!read_session (self, areas, key, self->sessions, error))
    return FALSE;

  g_ptr_array_add (self->heads, g_strdup (key));
  g_ptr_array_add (self->expected, g_strdup_printf ("%s: %s", key, value));
  return TRUE;
}

static gboolean
read_line (PlanCase *self, const RgmAreas *areas, const char *line, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (line, ": ", 2);

  if (pair[0] == NULL || pair[1] == NULL)
    return fail (self, "not of the form “key: value”", line, error);
  if (strcmp (pair[0], "case") == 0)
    return read_word (self, pair[0], pair[1], &self->title, error);

  if (g_strv_contains (output_keys, pair[0]))
    {
      g_ptr_array_add (self->expected, g_strdup (line));
      return TRUE;
    }

  return read_pair (self, areas, pair[0], pair[1], error);
}

/* Whether @self->expected has a line of that key. */
gboolean
plan_case_expects (const PlanCase *self, const char *key)
{
  for (guint i = 0; i < self->expected->len; i++)
    {
      const char *line = g_ptr_array_index (self->expected, i);

      if (g_str_has_prefix (line, key) && g_str_has_prefix (line + strlen (key), ": "))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check (const PlanCase *self, GError **error)
{
  static const char *const needed[] = {
    "status", "counted", "next", "finish min", "finish max", "final results",
  };

  if (self->title == NULL || self->protocol == NULL || self->today == RGM_DAY_NONE)
    return fail (self, "lacks case, protocol or today", self->title ? self->title : "", error);
  if (plan_case_expects (self, "error"))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!plan_case_expects (self, needed[i]))
      return fail (self, "does not say what to expect of", needed[i], error);
  if (plan_case_expects (self, "alert") == plan_case_expects (self, "alerts"))
    return fail (self, "says neither “alerts: none” nor which, or both", self->title, error);

  return TRUE;
}

static PlanCase *
read_paragraph (const char *file, const RgmAreas *areas, char **lines, guint n, guint first,
                GError **error)
{
  PlanCase *self = plan_case_new (file, first);

  for (guint i = 0; i < n; i++)
    {
      self->line = first + i;
      if (lines[i][0] != '#' && !read_line (self, areas, lines[i], error))
        return plan_case_free (self), NULL;
    }

  self->line = first;
  if (!check (self, error))
    return plan_case_free (self), NULL;

  return self;
}

static gboolean
is_all_comment (char **lines, guint n)
{
  for (guint i = 0; i < n; i++)
    if (lines[i][0] != '#')
      return FALSE;

  return TRUE;
}

/* Returns: (element-type PlanCase): the paragraphs of the file at @path */
GPtrArray *
plan_case_read_file (const char *path, const RgmAreas *areas, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_case_free);
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (guint at = 0; lines[at] != NULL; at += MAX (n, 1))
    {
      PlanCase *one;

      for (n = 0; lines[at + n] != NULL && lines[at + n][0] != '\0'; n++)
        ;
      if (is_all_comment (lines + at, n))
        continue;
      one = read_paragraph (file, areas, lines + at, n, at + 1, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (cases, one);
    }

  return g_steal_pointer (&cases);
}

/* The course lends what @self holds. */
RgmCourse
plan_case_get_course (const PlanCase *self, RgmRules *rules)
{
  return (RgmCourse) {
    .rules = rules,
    .areas = self->areas,
    .stopped = self->stopped,
    .sessions = (const RgmSession *) (gpointer) self->sessions->data,
    .n_sessions = self->sessions->len,
    .others = (const RgmSession *) (gpointer) self->others->data,
    .n_others = self->others->len,
    .pauses = (const RgmPause *) (gpointer) self->pauses->data,
    .n_pauses = self->pauses->len,
  };
}

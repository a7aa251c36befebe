#include "config.h"

#include "rgm-course.h"

#include "rgm-course-private.h"
#include "rgm-reason.h"

/* As much of what a file says as a sentence may quote. */
#define QUOTE_LENGTH_MAX 60

/* session: index in the course of the one that is to blame, or -1; day: its day. */
typedef struct {
  gint32 session;
  RgmDay day;
  RgmDay today;
} RgmCourseErrorPrivate;

static void
rgm_course_error_private_init (RgmCourseErrorPrivate *self)
{
  self->session = -1;
  self->day = RGM_DAY_NONE;
  self->today = RGM_DAY_NONE;
}

static void
rgm_course_error_private_copy (const RgmCourseErrorPrivate *self, RgmCourseErrorPrivate *copy)
{
  *copy = *self;
}

static void
rgm_course_error_private_clear (RgmCourseErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (RgmCourseError, rgm_course_error)
G_DEFINE_BOXED_TYPE (RgmRules, rgm_rules, rgm_rules_ref, rgm_rules_unref)

static void
clear_rules (gpointer data)
{
  RgmRules *self = data;

  g_clear_pointer (&self->protocol, rgm_protocol_unref);
  g_free (self->basis);
  g_free (self->spacings);
}

static void
choose_spacings (RgmRules *self)
{
  const RgmProtocol *protocol = self->protocol;

  self->spacings = g_new0 (const RgmSpacing *, protocol->n_spacings);
  for (gsize i = 0; i < protocol->n_spacings; i++)
    {
      const RgmSpacing *spacing = &protocol->spacings[i];

      if (spacing->basis == NULL || g_str_equal (spacing->basis, self->basis))
        self->spacings[self->n_spacings++] = spacing;
    }
}

static void
choose_number (RgmRules *self)
{
  const RgmSeverity *severity = self->severity;

  self->min_sessions = severity != NULL ? severity->min_sessions : self->protocol->min_sessions;
  self->max_sessions = severity != NULL ? severity->max_sessions : self->protocol->max_sessions;
}

/* What was asked for, which may come from anywhere and be no text. */
static char *
quote (const char *id)
{
  char *text = g_utf8_make_valid (id, -1);

  if (g_utf8_strlen (text, -1) > QUOTE_LENGTH_MAX)
    *g_utf8_offset_to_pointer (text, QUOTE_LENGTH_MAX) = '\0';
  return text;
}

static char *
list_severities (const RgmProtocol *protocol)
{
  GString *ids = g_string_new (NULL);

  for (gsize i = 0; i < protocol->n_severities; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", protocol->severities[i].id);
  return g_string_free (ids, FALSE);
}

static void
add_once (GPtrArray *ids, const char *id)
{
  if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, (gpointer) id);
}

/* All that rgm_protocol_has_basis() accepts: those described, the default, those rules name. */
static char *
list_bases (const RgmProtocol *protocol)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (gsize i = 0; i < protocol->n_bases; i++)
    add_once (ids, protocol->bases[i].id);
  add_once (ids, RGM_BASIS_DEFAULT);
  for (gsize i = 0; i < protocol->n_spacings; i++)
    add_once (ids, protocol->spacings[i].basis);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (char **) ids->pdata);
}

static gboolean
refuse_severity (const RgmProtocol *protocol, const char *severity, GError **error)
{
  g_autofree char *ids = list_severities (protocol);
  g_autofree char *quoted = quote (severity);

  if (protocol->n_severities == 0)
    g_set_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY,
                 rgm_reason_translate ("The protocol %s has no severities; leave “%s” out"),
                 protocol->id, quoted);
  else
    g_set_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_SEVERITY,
                 rgm_reason_translate ("The protocol %s has no severity “%s”; it has %s"),
                 protocol->id, quoted, ids);
  return FALSE;
}

static gboolean
refuse_basis (const RgmProtocol *protocol, const char *basis, GError **error)
{
  g_autofree char *ids = list_bases (protocol);
  g_autofree char *quoted = quote (basis);

  g_set_error (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_BASIS,
               rgm_reason_translate ("The protocol %s has no basis “%s”; it has %s"),
               protocol->id, quoted, ids);
  return FALSE;
}

static gboolean
choose_severity (RgmRules *self, const char *severity, GError **error)
{
  if (severity == NULL)
    return TRUE;

  self->severity = rgm_protocol_find_severity (self->protocol, severity);
  return self->severity != NULL || refuse_severity (self->protocol, severity, error);
}

/**
 * rgm_rules_new:
 * @protocol: a protocol
 * @severity: (nullable): one of its severities, or %NULL for none
 * @basis: (nullable): one of its bases, or %NULL for `RGM_BASIS_DEFAULT`
 * @error: return location for `RGM_COURSE_ERROR_SEVERITY` or `RGM_COURSE_ERROR_BASIS`, which says
 *   what the protocol has instead
 *
 * Returns: (transfer full) (nullable): the rules
 */
RgmRules *
rgm_rules_new (RgmProtocol *protocol, const char *severity, const char *basis, GError **error)
{
  g_autoptr (RgmRules) self = NULL;

  g_return_val_if_fail (protocol != NULL, NULL);

  self = g_atomic_rc_box_new0 (RgmRules);
  self->protocol = rgm_protocol_ref (protocol);
  self->basis = g_strdup (basis != NULL ? basis : RGM_BASIS_DEFAULT);
  if (!choose_severity (self, severity, error)
      || (!rgm_protocol_has_basis (protocol, self->basis)
          && !refuse_basis (protocol, self->basis, error)))
    return NULL;

  choose_spacings (self);
  choose_number (self);
  self->final_results = rgm_protocol_get_final_results (protocol);
  return g_steal_pointer (&self);
}

/**
 * rgm_rules_ref:
 * @self: rules
 *
 * Returns: (transfer full): @self
 */
RgmRules *
rgm_rules_ref (RgmRules *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * rgm_rules_unref:
 * @self: (transfer full): rules
 *
 * Gives up a reference.
 */
void
rgm_rules_unref (RgmRules *self)
{
  g_atomic_rc_box_release_full (self, clear_rules);
}

/**
 * rgm_rules_get_protocol:
 * @self: rules
 *
 * Returns: (transfer none): the protocol that they are of
 */
RgmProtocol *
rgm_rules_get_protocol (const RgmRules *self)
{
  return self->protocol;
}

/**
 * rgm_rules_get_severity:
 * @self: rules
 *
 * Returns: (transfer none) (nullable): the severity that they are for
 */
const RgmSeverity *
rgm_rules_get_severity (const RgmRules *self)
{
  return self->severity;
}

/**
 * rgm_rules_get_basis:
 * @self: rules
 *
 * Returns: (transfer none): the id of the basis that they are for
 */
const char *
rgm_rules_get_basis (const RgmRules *self)
{
  return self->basis;
}

/**
 * rgm_rules_get_min_sessions:
 * @self: rules
 *
 * Returns: sessions needed at least
 */
gint32
rgm_rules_get_min_sessions (const RgmRules *self)
{
  return self->min_sessions;
}

/**
 * rgm_rules_get_max_sessions:
 * @self: rules
 *
 * Returns: sessions needed at most
 */
gint32
rgm_rules_get_max_sessions (const RgmRules *self)
{
  return self->max_sessions;
}

/* Sets an error that names the session that is to blame, where there is one. */
void
rgm_course_error_set (GError **error, RgmCourseError code, const RgmCourse *course, gint32 session,
                      const char *message)
{
  RgmCourseErrorPrivate *private;

  if (error == NULL)
    return;
  g_set_error_literal (error, RGM_COURSE_ERROR, (int) code, message);
  private = rgm_course_error_get_private (*error);
  private->session = session;
  private->day = session >= 0 ? course->sessions[session].day : RGM_DAY_NONE;
}

/**
 * rgm_course_error_get_session:
 * @error: an error
 *
 * Returns: the index in the course of the session for which there is no plan, or -1 where it is
 *   not for one of them
 */
gint32
rgm_course_error_get_session (const GError *error)
{
  return error->domain == RGM_COURSE_ERROR ? rgm_course_error_get_private (error)->session : -1;
}

/**
 * rgm_course_error_get_day:
 * @error: an error
 *
 * Returns: the day of the session for which there is no plan, or `RGM_DAY_NONE`
 */
RgmDay
rgm_course_error_get_day (const GError *error)
{
  return error->domain == RGM_COURSE_ERROR ? rgm_course_error_get_private (error)->day
                                           : RGM_DAY_NONE;
}

/**
 * rgm_course_error_get_today:
 * @error: an error
 *
 * Returns: the day that was taken for today where a session is done after it, or `RGM_DAY_NONE`
 */
RgmDay
rgm_course_error_get_today (const GError *error)
{
  return error->domain == RGM_COURSE_ERROR ? rgm_course_error_get_private (error)->today
                                           : RGM_DAY_NONE;
}

static gboolean
check_session (const RgmCourse *course, gint32 index, RgmDay today, GError **error)
{
  const RgmSession *session = &course->sessions[index];
  g_autofree char *message = NULL;
  char day[RGM_DAY_FORMAT_SIZE];

  if (!rgm_day_is_valid (session->day))
    {
      g_set_error_literal (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE,
                           rgm_reason_translate ("A session has no day from 0001-01-01 to "
                                                 "9999-12-31"));
      return FALSE;
    }
  if (session->state != RGM_SESSION_DONE || session->day <= today)
    return TRUE;

  message = g_strdup_printf (rgm_reason_translate ("The session of %s is done, but that day is "
                                                   "still to come"),
                             rgm_day_format (session->day, day));
  rgm_course_error_set (error, RGM_COURSE_ERROR_DONE_AFTER_TODAY, course, index, message);
  if (error != NULL)
    rgm_course_error_get_private (*error)->today = today;
  return FALSE;
}

/* Whether a course can be computed: its own sessions lie in the supported range, and none is done
 * after today. */
gboolean
rgm_course_check (const RgmCourse *course, RgmDay today, GError **error)
{
  if (!rgm_day_is_valid (today))
    {
      g_set_error_literal (error, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE,
                           rgm_reason_translate ("Today is not a day from 0001-01-01 to "
                                                 "9999-12-31"));
      return FALSE;
    }

  for (gsize i = 0; i < course->n_sessions; i++)
    if (!check_session (course, (gint32) i, today, error))
      return FALSE;

  return TRUE;
}

/* The pause that holds today, or NULL; of several, the one that began first. */
const RgmPause *
rgm_course_find_open_pause (const RgmCourse *course, RgmDay today)
{
  const RgmPause *found = NULL;

  for (gsize i = 0; i < course->n_pauses; i++)
    {
      const RgmPause *pause = &course->pauses[i];

      if (pause->first <= today && (pause->last == RGM_DAY_NONE || today <= pause->last)
          && (found == NULL || pause->first < found->first))
        found = pause;
    }

  return found;
}

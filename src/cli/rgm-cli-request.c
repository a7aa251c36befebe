#include "config.h"

#include "rgm-cli-request.h"

#include "rgm-cli-concern.h"
#include "rgm-cli-error.h"

#include <glib/gi18n-lib.h>

/**
 * rgm_cli_request_clear:
 * @self: a request
 *
 * Frees the fields, not @self.
 */
void
rgm_cli_request_clear (RgmCliRequest *self)
{
  g_free (self->concern);
  g_free (self->protocol);
  g_free (self->course);
  g_free (self->database);
  g_free (self->severity);
  g_free (self->basis);
  g_strfreev (self->done);
  g_strfreev (self->booked);
  g_free (self->today);
  g_free (self->format);
}

/* A course that is in the database brings its own sessions and rules. */
static gboolean
check_alone (const RgmCliRequest *self, GError **error)
{
  const struct {
    const char *option;
    gboolean is_given;
  } others[] = {
    { "--severity", self->severity != NULL },
    { "--basis", self->basis != NULL },
    { "--done", self->done != NULL },
    { "--booked", self->booked != NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].is_given)
      return rgm_cli_refuse_usage (error, _("%s cannot stand with --course, whose course is taken "
                                            "as the database has it"), others[i].option);

  return TRUE;
}

/**
 * rgm_cli_request_check:
 * @self: a request
 * @error: return location for an error of usage
 *
 * Returns: whether the options go together
 */
gboolean
rgm_cli_request_check (const RgmCliRequest *self, GError **error)
{
  int n_subjects = (self->concern != NULL) + (self->protocol != NULL) + (self->course != NULL);

  if (n_subjects == 0)
    return rgm_cli_refuse_usage (error, _("Nothing to plan was given; give --concern ID, "
                                          "--protocol FILE or --course UUID"));
  if (n_subjects > 1)
    return rgm_cli_refuse_usage (error, _("Give only one of --concern, --protocol and --course"));
  if (self->course != NULL)
    return check_alone (self, error);
  if (self->database != NULL)
    return rgm_cli_refuse_usage (error, _("--database stands with --course alone; give the course "
                                          "to plan"));

  return TRUE;
}

static gboolean
parse_done (const RgmCliRequest *self, RgmDay today, GArray *sessions, GError **error)
{
  for (gsize i = 0; self->done != NULL && self->done[i] != NULL; i++)
    {
      RgmSession session = { .minute = RGM_MINUTE_NONE, .state = RGM_SESSION_DONE };

      if (!rgm_cli_parse_date ("--done", self->done[i], &session.day, error))
        return FALSE;
      if (session.day > today)
        {
          char buffer[RGM_DAY_FORMAT_SIZE];

          return rgm_cli_refuse (error, "--done", _("%s is after today, %s; give it to --booked, "
                                                    "or a later --today"), self->done[i],
                                 rgm_day_format (today, buffer));
        }
      g_array_append_val (sessions, session);
    }

  return TRUE;
}

static gboolean
parse_booked (const RgmCliRequest *self, GArray *sessions, GError **error)
{
  for (gsize i = 0; self->booked != NULL && self->booked[i] != NULL; i++)
    {
      RgmSession session = { .state = RGM_SESSION_BOOKED };

      if (!rgm_cli_parse_booking ("--booked", self->booked[i], &session, error))
        return FALSE;
      g_array_append_val (sessions, session);
    }

  return TRUE;
}

static gboolean
check_choices (const RgmCliRequest *self, RgmProtocol *protocol, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmRules) rules = rgm_rules_new (protocol, self->severity, self->basis, &reason);

  if (rules != NULL)
    return TRUE;
  return rgm_cli_refuse (error, reason->code == RGM_COURSE_ERROR_BASIS ? "--basis" : "--severity",
                         "%s", reason->message);
}

static gboolean
find_protocol (const RgmCliRequest *self, const RgmCatalogue *catalogue, RgmProtocol **protocol,
               GError **error)
{
  const char *option = self->concern != NULL ? "--concern" : "--protocol";
  g_autoptr (RgmProtocol) found = NULL;

  if (self->concern == NULL)
    {
      if (!rgm_cli_read_protocol (catalogue, option, self->protocol, &found, error))
        return FALSE;
    }
  else if (rgm_cli_find_protocol (catalogue, option, self->concern, &found, error))
    rgm_protocol_ref (found);
  else
    return FALSE;

  if (found->abstract)
    {
      g_autofree char *ids = rgm_cli_list_concerns (catalogue);

      return rgm_cli_refuse (error, option, _("the protocol %s only serves to be inherited from; "
                                              "there are %s"), found->id, ids);
    }

  *protocol = g_steal_pointer (&found);
  return check_choices (self, *protocol, error);
}

/* The option that holds the latest date: what is to change where dates leave the calendar. */
static const char *
find_latest_option (const GArray *sessions, RgmDay today)
{
  RgmDay latest = sessions->len == 0 ? today : RGM_DAY_NONE;
  const char *option = "--today";

  for (guint i = 0; i < sessions->len; i++)
    {
      const RgmSession *session = &g_array_index (sessions, RgmSession, i);

      if (session->day < latest)
        continue;
      latest = session->day;
      option = session->state == RGM_SESSION_BOOKED ? "--booked" : "--done";
    }

  return option;
}

static RgmPlan *
make_plan (const RgmCliRequest *self, RgmProtocol *protocol, const GArray *sessions, RgmDay today,
           GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (RgmRules) rules = rgm_rules_new (protocol, self->severity, self->basis, &reason);
  RgmPlan *plan = NULL;

  if (rules != NULL)
    {
      RgmCourse course = {
        .rules = rules,
        .sessions = (const RgmSession *) (gpointer) sessions->data,
        .n_sessions = sessions->len,
      };

      plan = rgm_plan_new (&course, today, &reason);
    }
  if (plan != NULL)
    return plan;

  if (g_error_matches (reason, RGM_COURSE_ERROR, RGM_COURSE_ERROR_RANGE))
    rgm_cli_refuse (error, find_latest_option (sessions, today),
                    _("a date of the plan would lie outside 0001-01-01 to 9999-12-31; give an "
                      "earlier date"));
  else
    rgm_cli_refuse (error, self->concern != NULL ? "--concern" : "--protocol", "%s",
                    reason->message);
  return NULL;
}

/**
 * rgm_cli_request_plan:
 * @self: a request that names a protocol
 * @cli: what commands are given
 * @today: the day to plan from
 * @error: return location for an error
 *
 * Returns: (transfer full): the plan of the sessions that were given, or %NULL
 */
RgmPlan *
rgm_cli_request_plan (const RgmCliRequest *self, const RgmCli *cli, RgmDay today, GError **error)
{
  g_autoptr (GArray) sessions = g_array_new (FALSE, FALSE, sizeof (RgmSession));
  g_autoptr (RgmProtocol) protocol = NULL;

  if (!parse_done (self, today, sessions, error) || !parse_booked (self, sessions, error)
      || !find_protocol (self, cli->library->catalogue, &protocol, error))
    return NULL;

  return make_plan (self, protocol, sessions, today, error);
}

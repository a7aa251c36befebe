#include "config.h"

#include "rgm-sample-course.h"

#include <string.h>

/* Where an invented course stands. They come in turn, so that a few patients show all of it. */
typedef enum {
  STORY_BOOKED_TOO_EARLY,
  STORY_COMPLETE,
  STORY_BOOKED,
  STORY_OVERDUE,
  STORY_PAUSED,
  STORY_UNCONFIRMED,
  STORY_HOME_LOG,
  STORY_NOT_STARTED,
  STORY_STOPPED,
  STORY_MISSED,
  STORY_KEPT_TOO_EARLY,
} Story;

#define N_STORIES 11

/* A course in the making. */
typedef struct {
  RgmCourseContent *content;
  Story story;
  guint patient;
  guint course;
  RgmDay today;
  GRand *random;
} Making;

/**
 * rgm_sample_make_id:
 * @kind: the kind of record
 * @patient: number of the patient
 * @course: number of the course
 * @number: number of the record in it
 *
 * Returns: (transfer full): a UUID that is always the same for the same record (as RFC 4122, § 4.3,
 *   makes them from names)
 */
char *
rgm_sample_make_id (const char *kind, guint patient, guint course, guint number)
{
  g_autofree char *name = g_strdup_printf ("sample/%s/%u/%u/%u", kind, patient, course, number);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);
  const char *h = hash;

  return g_strdup_printf ("%.8s-%.4s-5%.3s-a%.3s-%.12s", h, h + 8, h + 13, h + 17, h + 20);
}

static void
add_session (Making *making, gint32 days, RgmSessionState state)
{
  const RgmCourseRecord *record = making->content->record;
  RgmSessionRecord *session = rgm_session_record_new (record->id, making->today + days, state);
  gboolean home = making->story == STORY_HOME_LOG;

  g_free (session->id);
  session->id = rgm_sample_make_id ("session", making->patient, making->course,
                                    making->content->sessions->len);
  session->minute = g_rand_int_range (making->random, 16, 36) * 30;
  session->length = 30;
  session->setting = home ? RGM_SESSION_SETTING_HOME : RGM_SESSION_SETTING_CLINIC;
  session->device = home ? RGM_DEVICE_ROLLER : RGM_DEVICE_PEN;
  rgm_record_set_text (&session->device_name, home ? "Sample Roller" : "Sample Pen");
  for (guint i = 0; record->areas[i]; i++)
    {
      gint32 depth = home ? 25 : 50 + 25 * g_rand_int_range (making->random, 0, 5);

      rgm_session_record_add_zone (session, record->areas[i], depth, home ? 4 : 3);
    }
  if (state == RGM_SESSION_DONE)
    {
      session->pain = g_rand_int_range (making->random, 1, 6);
      rgm_record_set_text (&session->reaction, home ? "" : "Redness for a day");
      rgm_session_record_add_product (session, "Sample Serum", "L-2026-01");
    }
  g_ptr_array_add (making->content->sessions, session);
}

/* Adds @n sessions that were done, the last of them @last days from today, far enough apart. */
static void
add_done (Making *making, gint32 n, gint32 last)
{
  g_autofree gint32 *days = g_new (gint32, MAX (n, 1));
  gint32 day = last;

  for (gint32 i = n - 1; i >= 0; i--)
    {
      days[i] = day;
      day -= making->story == STORY_HOME_LOG ? g_rand_int_range (making->random, 14, 22)
                                             : g_rand_int_range (making->random, 28, 41);
    }
  for (gint32 i = 0; i < n; i++)
    add_session (making, days[i], RGM_SESSION_DONE);
}

static void
add_pause (Making *making, gint32 days, const char *reason)
{
  RgmPauseRecord *pause = rgm_pause_record_new (making->content->record->id,
                                                making->today + days, RGM_DAY_NONE, reason);

  g_free (pause->id);
  pause->id = rgm_sample_make_id ("pause", making->patient, making->course, 0);
  g_ptr_array_add (making->content->pauses, pause);
}

static void
keep_last_all_the_same (Making *making)
{
  GPtrArray *sessions = making->content->sessions;
  RgmSessionRecord *session = g_ptr_array_index (sessions, sessions->len - 1);

  session->counts = RGM_COUNTS_YES;
  rgm_record_set_text (&session->counts_reason, "Gentle session, agreed with the patient");
  rgm_record_set_text (&session->override_reason, "Gentle session, agreed with the patient");
}

static void
stop (Making *making, gint32 days)
{
  making->content->record->stopped_day = making->today + days;
  rgm_record_set_text (&making->content->record->stop_reason, "Content with the result so far");
}

/* Done sessions so far: at least one, and at least one less than the course needs. */
static gint32
choose_count (Making *making, const RgmProtocol *protocol)
{
  return g_rand_int_range (making->random, 1, MAX (protocol->min_sessions, 2));
}

static void
tell_story (Making *making, const RgmProtocol *protocol)
{
  gint32 n = choose_count (making, protocol);

  switch (making->story)
    {
    case STORY_BOOKED_TOO_EARLY:
      add_session (making, -39, RGM_SESSION_DONE);
      add_session (making, -4, RGM_SESSION_DONE);
      add_session (making, 8, RGM_SESSION_BOOKED);
      break;
    case STORY_COMPLETE:
      add_done (making, protocol->max_sessions, -g_rand_int_range (making->random, 40, 200));
      break;
    case STORY_BOOKED:
      add_done (making, n, -12);
      add_session (making, g_rand_int_range (making->random, 17, 27), RGM_SESSION_BOOKED);
      break;
    case STORY_OVERDUE:
      add_done (making, n, -g_rand_int_range (making->random, 46, 80));
      break;
    case STORY_PAUSED:
      add_done (making, n, -30);
      add_pause (making, -10, "Sunburn after a holiday");
      break;
    case STORY_UNCONFIRMED:
      add_done (making, n, -38);
      add_session (making, -3, RGM_SESSION_BOOKED);
      break;
    case STORY_HOME_LOG:
      add_done (making, n, -9);
      break;
    case STORY_NOT_STARTED:
      add_session (making, g_rand_int_range (making->random, 1, 15), RGM_SESSION_BOOKED);
      break;
    case STORY_STOPPED:
      add_done (making, n, -90);
      stop (making, -50);
      break;
    case STORY_MISSED:
      add_done (making, n, -40);
      add_session (making, -12, RGM_SESSION_CANCELLED);
      add_session (making, -5, RGM_SESSION_MISSED);
      add_session (making, 3, RGM_SESSION_BOOKED);
      break;
    case STORY_KEPT_TOO_EARLY:
    default:
      add_done (making, n, -5);
      add_session (making, 6, RGM_SESSION_BOOKED);
      keep_last_all_the_same (making);
      break;
    }
}

static void
choose_areas (RgmCourseRecord *record, guint patient, guint course)
{
  static const char *const choices[][3] = {
    { "face", NULL, NULL },
    { "face-cheeks", "face-forehead", NULL },
    { "abdomen", NULL, NULL },
    { "neck", "decollete", NULL },
    { "thighs", NULL, NULL },
  };
  guint choice = (patient / N_STORIES + course * 2) % G_N_ELEMENTS (choices);

  g_strfreev (record->areas);
  record->areas = g_strdupv ((char **) choices[choice]);
}

/* A home log is spaced as its owner chose, where the protocol leaves that choice. */
static void
choose_basis (RgmCourseRecord *record, const RgmProtocol *protocol, const Making *making)
{
  if (making->story != STORY_HOME_LOG)
    return;
  for (gsize i = 0; i < protocol->n_bases; i++)
    {
      if (strcmp (protocol->bases[i].id, record->basis) != 0)
        {
          rgm_record_set_text (&record->basis, protocol->bases[i].id);
          rgm_record_set_text (&record->basis_chosen_by, "Sample Patient");
          return;
        }
    }
}

/* What the program says of each session is kept with it, as it is when sessions are entered. */
static void
keep_verdicts (Making *making, RgmProtocol *protocol)
{
  g_autoptr(RgmAreas) areas = rgm_areas_new_from_text ("areas.ini", "", 0, NULL);
  g_autoptr(RgmRules) rules = rgm_rules_new (protocol, NULL, making->content->record->basis, NULL);
  g_autoptr(RgmPlan) plan = NULL;

  if (areas && rules)
    plan = rgm_course_content_get_plan_by_rules (making->content, rules, areas, making->today,
                                                 NULL);
  for (gsize i = 0; plan && i < plan->n_sessions; i++)
    {
      const RgmEvaluation *said = &plan->sessions[i];
      RgmSessionRecord *session = making->content->sessions->pdata[said->index];

      session->said_verdict = (gint32) said->verdict;
      session->said_days_too_early = said->days_too_early;
    }
}

/**
 * rgm_sample_course_new:
 * @protocol: its protocol
 * @patient_id: the UUID of the patient
 * @patient: number of the patient, from 0
 * @course: number of the course, from 0; a patient's courses are on areas apart from one another
 * @today: the day to look from
 *
 * Invents a course: always the same for the same numbers, protocol and day.
 *
 * Returns: (transfer full): the course with its sessions and pauses
 */
RgmCourseContent *
rgm_sample_course_new (RgmProtocol *protocol, const char *patient_id, guint patient, guint course,
                       RgmDay today)
{
  g_autoptr(RgmCourseRecord) record = rgm_course_record_new (patient_id, protocol);
  g_autoptr(GRand) random = g_rand_new_with_seed (patient * 2 + course);
  Making making = {
    .story = (Story) ((patient + course * 3) % N_STORIES),
    .patient = patient,
    .course = course,
    .today = today,
    .random = random,
  };

  g_free (record->id);
  record->id = rgm_sample_make_id ("course", patient, course, 0);
  choose_areas (record, patient, course);
  choose_basis (record, protocol, &making);
  making.content = rgm_course_content_new (record);
  tell_story (&making, protocol);
  rgm_session_records_sort (making.content->sessions);
  if (making.content->sessions->len > 0)
    {
      const RgmSessionRecord *first = making.content->sessions->pdata[0];

      making.content->record->start_day = first->day;
    }
  keep_verdicts (&making, protocol);
  return making.content;
}

#pragma once

#include "rgm-course-content.h"
#include "rgm-ics-memory.h"
#include "rgm-ics-reader.h"
#include "rgm-import-text.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RgmIcsAction:
 * @RGM_ICS_ADDED: a booking is added
 * @RGM_ICS_MOVED: a booking gets another day, time or length
 * @RGM_ICS_CANCELLED: a booking is cancelled
 * @RGM_ICS_UNCHANGED: it is there already, also by another calendar or by hand, or was
 *   cancelled and never was there
 * @RGM_ICS_REFUSED: it cannot be taken over
 *
 * What becomes of an event.
 */
typedef enum {
  RGM_ICS_ADDED,
  RGM_ICS_MOVED,
  RGM_ICS_CANCELLED,
  RGM_ICS_UNCHANGED,
  RGM_ICS_REFUSED,
} RgmIcsAction;

#define RGM_N_ICS_ACTIONS (RGM_ICS_REFUSED + 1)

/**
 * RgmIcsStep:
 * @action: what becomes of it
 * @event: the event
 * @before: the session as it is, or %NULL where there is none
 * @after: the session as it is to be saved, with what the program says of it; %NULL where nothing
 *   is saved
 * @position: index of it in the sessions of the plan, or -1
 * @reason: `RGM_ICS_REFUSED`: why, as a sentence; `RGM_ICS_UNCHANGED`: that it is there though this
 *   calendar did not bring it; `RGM_ICS_CANCELLED`: that its series does not have it any more; else
 *   %NULL
 *
 * What becomes of one event.
 */
typedef struct {
  RgmIcsAction action;
  RgmIcsEvent *event;
  RgmSessionRecord *before;
  RgmSessionRecord *after;
  int position;
  char *reason;
} RgmIcsStep;

/**
 * RgmIcsContext:
 * @content: the course that the events are brought into, as it is
 * @courses: (element-type RgmCourseContent) (nullable): all courses of its patient, as they are, or
 *   %NULL where there is no other
 * @history: (element-type RgmHistoryEntry) (nullable): what was done to the records of the patient
 * @elsewhere: (element-type utf8) (nullable): the UUIDs of sessions that belong to other courses,
 *   as far as the events name them
 * @memory: (nullable): the text of the @memory of the last import into the course, %NULL where
 *   there was none
 * @areas: all areas, the user's included
 * @today: the day to look from
 *
 * What an import has to do with. Everything is borrowed.
 */
typedef struct {
  const RgmCourseContent *content;
  const GPtrArray *courses;
  const GPtrArray *history;
  GHashTable *elsewhere;
  const char *memory;
  const RgmAreas *areas;
  RgmDay today;
} RgmIcsContext;

/**
 * RgmIcsImport:
 * @steps: (element-type RgmIcsStep): what becomes of what a series of the calendar had and does not
 *   have any more, and then of each event, in the order of the file
 * @content: the course as it is to be
 * @plan: (nullable): its plan; %NULL where it cannot be planned
 * @problem: (nullable): why it cannot be, an error of `RGM_PROTOCOL_ERROR` or `RGM_COURSE_ERROR`
 * @made_early: (element-type RgmMadeEarly): the sessions that are there already and become too
 *   early
 * @today: the day it is looked from
 * @memory: which states of events are brought in when it is done
 * @counts: how many steps there are of each action
 *
 * What an import is to do, before anything of it is done.
 */
typedef struct {
  GPtrArray *steps;
  RgmCourseContent *content;
  RgmPlan *plan;
  GError *problem;
  GPtrArray *made_early;
  RgmDay today;
  RgmIcsMemory *memory;
  guint counts[RGM_N_ICS_ACTIONS];
} RgmIcsImport;

RgmIcsImport *rgm_ics_import_new (const GPtrArray *events, const RgmIcsContext *context,
                                  GCancellable *cancellable);
void rgm_ics_import_free (RgmIcsImport *self);
GPtrArray *rgm_ics_list_session_ids (const GPtrArray *events);
GPtrArray *rgm_ics_import_dup_sessions (const RgmIcsImport *self, GPtrArray **before);
gboolean rgm_ics_import_is_silent (const RgmIcsStep *step);
char *rgm_ics_import_describe_step (const RgmIcsImport *self, const RgmIcsStep *step,
                                    RgmImportTense tense);
char *rgm_ics_import_describe_when (const RgmIcsImport *self, const RgmIcsStep *step);
char *rgm_ics_import_describe_line (const RgmIcsStep *step);
char *rgm_ics_import_describe_problem (const RgmIcsImport *self);
char *rgm_ics_import_describe_sum (const RgmIcsImport *self, RgmImportTense tense);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmIcsImport, rgm_ics_import_free)

G_END_DECLS

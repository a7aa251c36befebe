#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "rgm-care-card.h"
#include "rgm-course-paper.h"
#include "rgm-course-skin.h"
#include "rgm-plan-text.h"
#include "rgm-sentence.h"
#include "service-fixture.h"

#include <adwaita.h>
#include <locale.h>

/* What the page tells of healing and care today is what the text and the sheet tell, word for
 * word; and all go by the session that was on the skin last, whichever course of the patient did
 * it. */

#define TODAY SERVICE_FIXTURE_TODAY
#define N_PATIENTS 40
#define N_COURSES_MAX 4
#define N_SESSIONS_MAX 4
#define ONE_SPOILED_IN 6
#define HEADING "Healing and care today"

static const char *regimenctl;

typedef struct {
  ServiceFixture store;
  RgmCourseModel *model;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  service_fixture_set_up_open (&self->store, NULL);
  self->model = rgm_course_model_new (self->store.service, self->store.clock);
  self->rand = g_rand_new_with_seed (g_test_rand_int ());
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_rand_free (self->rand);
  g_clear_object (&self->model);
  service_fixture_tear_down (&self->store, NULL);
}

/* A few of the areas, so that courses overlap on some of their skin. */
static char **
choose_areas (Fixture *self)
{
  static const char *const choices[] = { "face", "neck", "face neck", "abdomen", "neck abdomen" };

  return g_strsplit (choices[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (choices))], " ", -1);
}

static void
add_session (Fixture *self, const RgmCourseRecord *course)
{
  static const RgmSessionState states[] = {
    RGM_SESSION_DONE, RGM_SESSION_DONE, RGM_SESSION_DONE, RGM_SESSION_MISSED,
    RGM_SESSION_CANCELLED, RGM_SESSION_BOOKED,
  };
  RgmSessionState state = states[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (states))];
  RgmDay day = state == RGM_SESSION_BOOKED ? TODAY + g_rand_int_range (self->rand, 0, 60)
                                           : TODAY - g_rand_int_range (self->rand, 0, 12);
  g_autoptr (RgmSessionRecord) session = rgm_session_record_new (course->id, day, state);
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = NULL;

  if (g_rand_boolean (self->rand))
    session->minute = g_rand_int_range (self->rand, 8, 18) * 60;
  if (g_rand_int_range (self->rand, 0, 3) == 0)
    {
      g_auto (GStrv) areas = choose_areas (self);

      for (gsize i = 0; areas[i] != NULL; i++)
        rgm_session_record_add_zone (session, areas[i], 50, 0);
    }
  store = rgm_store_open (self->store.path, RGM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  rgm_store_save_session (store, session, &error);
  g_assert_no_error (error);
}

/* Nobody can read the rules of the course any more, but what was done on the skin was done. */
static void
spoil (Fixture *self, RgmCourseRecord *course)
{
  rgm_record_set_text (&course->protocol_text, "no rules");
  service_fixture_save_course (&self->store, course);
}

/* The sessions of a patient who has several courses, some of them on one skin. */
static RgmPatient *
add_patient (Fixture *self, guint number)
{
  static const char *const concerns[] = { "acne-scars", "wrinkles", "large-pores",
                                          "hyperpigmentation" };
  g_autofree char *name = g_strdup_printf ("Sample Patient %u", number);
  RgmPatient *patient = service_fixture_add_patient (&self->store, name);
  int n_courses = g_rand_int_range (self->rand, 2, N_COURSES_MAX + 1);

  for (int i = 0; i < n_courses; i++)
    {
      g_autoptr (RgmCourseRecord) course =
        service_fixture_add_course (&self->store, patient, concerns[i]);

      g_strfreev (course->areas);
      course->areas = choose_areas (self);
      service_fixture_save_course (&self->store, course);
      for (int k = g_rand_int_range (self->rand, 0, N_SESSIONS_MAX + 1); k > 0; k--)
        add_session (self, course);
      if (g_rand_int_range (self->rand, 0, ONE_SPOILED_IN) == 0)
        spoil (self, course);
    }
  return patient;
}

static void
add_label (GString *lines, GtkWidget *widget)
{
  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_visible (widget))
    return;
  g_string_append_printf (lines, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
}

/* The lines that a part of the card shows. */
static void
add_lines (GString *lines, GtkWidget *part)
{
  if (!gtk_widget_get_visible (part))
    return;
  for (GtkWidget *line = gtk_widget_get_first_child (part); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    for (GtkWidget *label = gtk_widget_get_first_child (line); label != NULL;
         label = gtk_widget_get_next_sibling (label))
      add_label (lines, label);
}

static GtkWidget *
get_part (GtkWidget *card, const char *name)
{
  GObject *part = gtk_widget_get_template_child (card, RGM_TYPE_CARE_CARD, name);

  g_assert_nonnull (part);
  return GTK_WIDGET (part);
}

/* How far healing is, under which heading care stands, and the care of today. */
static char *
read_card (Fixture *self, const RgmSkin *skin)
{
  GtkWidget *card = g_object_ref_sink (rgm_care_card_new ());
  GString *lines = g_string_new (NULL);

  rgm_care_card_set_plan (RGM_CARE_CARD (card), rgm_course_model_get_plan (self->model), skin,
                          rgm_course_model_get_catalogue (self->model));
  if (skin != NULL)
    add_label (lines, get_part (card, "title"));
  add_label (lines, get_part (card, "care_title"));
  add_lines (lines, get_part (card, "care"));
  g_object_unref (card);
  return g_string_free (lines, FALSE);
}

/* What is told without when it holds and where it comes from, which paper and text have as well. */
static void
add_told (GString *lines, const char *line)
{
  g_autofree char *rest = g_strdup (line);
  char *note = g_strrstr (rest, " [");
  char *text = strstr (rest, " after the session: ");
  char *from = strstr (rest, " after the session on: ");

  if (note != NULL)
    *note = '\0';
  if (text != NULL)
    text += strlen (" after the session: ");
  else if (from != NULL)
    text = from + strlen (" after the session on: ");
  g_string_append_printf (lines, "%s\n", text != NULL ? text : rest);
}

static char *
read_text (const char *text)
{
  GString *lines = g_string_new (NULL);
  const char *part = strstr (text, "\n" HEADING "\n");
  g_auto (GStrv) rows = part != NULL ? g_strsplit (part + strlen ("\n" HEADING "\n"), "\n", -1)
                                     : g_new0 (char *, 1);

  for (gsize i = 0; rows[i] != NULL && rows[i][0] == ' '; i++)
    add_told (lines, g_strchug (rows[i]));
  return g_string_free (lines, FALSE);
}

static char *
read_sheet (Fixture *self, RgmSkin *skin)
{
  g_autoptr (RgmCoursePaper) paper = rgm_course_paper_new (
    rgm_course_model_get_content (self->model), rgm_course_model_get_plan (self->model), skin,
    rgm_course_model_get_areas (self->model), rgm_course_model_get_catalogue (self->model));
  g_autoptr (RgmSheet) sheet = rgm_course_paper_make_sheet (paper, RGM_COURSE_PAPER_PLAN);
  GString *lines = g_string_new (NULL);
  gboolean is_in = FALSE;

  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const RgmSheetBlock *block = &g_array_index (sheet->blocks, RgmSheetBlock, i);

      if (block->style == RGM_SHEET_HEADING)
        is_in = g_str_equal (block->cells[0], HEADING);
      else if (is_in)
        add_told (lines, block->cells[block->n_cells - 1]);
    }
  return g_string_free (lines, FALSE);
}

static char *
print_plan (Fixture *self, int width)
{
  char today[RGM_DAY_FORMAT_SIZE];
  g_autofree char *columns = g_strdup_printf ("%d", width);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_subprocess_launcher_setenv (launcher, "COLUMNS", columns, TRUE);
  process = g_subprocess_launcher_spawn (
    launcher, &error, regimenctl, "plan", "--database", self->store.path, "--course",
    rgm_course_model_get_content (self->model)->record->id, "--today",
    rgm_day_format (TODAY, today), NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return text;
}

static gboolean
shares_skin (Fixture *self, char **a, char **b)
{
  RgmAreas *areas = rgm_course_model_get_areas (self->model);

  return (rgm_areas_make_set (areas, (const char *const *) a)
          & rgm_areas_make_set (areas, (const char *const *) b)) != 0;
}

/* Whether one session was after another: by the day, and on one day by the time. What has none
 * comes first. */
static gboolean
is_later (RgmDay day, gint32 minute, RgmDay than_day, gint32 than_minute)
{
  return day != than_day ? day > than_day : minute > than_minute;
}

/* Looks for the last session on the skin of the course, the simple way: session by session. Two of
 * one minute go by their ids, which tell nobody anything: then the course is not asked for. */
static void
assert_skin (Fixture *self, const RgmSkin *skin)
{
  const RgmCourseContent *content = rgm_course_model_get_content (self->model);
  const char *course = NULL;
  RgmDay day = RGM_DAY_NONE;
  gint32 minute = RGM_MINUTE_NONE;
  gboolean is_tie = FALSE;

  for (guint i = 0; i < content->sessions->len; i++)
    {
      const RgmSessionRecord *own = content->sessions->pdata[i];

      if (own->state != RGM_SESSION_DONE
          || (course != NULL && !is_later (own->day, own->minute, day, minute)))
        continue;
      course = content->record->id;
      day = own->day;
      minute = own->minute;
    }
  for (guint i = 0; i < content->others->len; i++)
    {
      const RgmOtherSession *other = content->others->pdata[i];

      if (other->state != RGM_SESSION_DONE
          || !shares_skin (self, other->areas, content->record->areas))
        continue;
      if (course != NULL && other->day == day && other->minute == minute)
        is_tie = TRUE;
      if (course != NULL && !is_later (other->day, other->minute, day, minute))
        continue;
      is_tie = FALSE;
      course = other->course_id;
      day = other->day;
      minute = other->minute;
    }

  g_assert_cmpint (skin != NULL, ==, course != NULL);
  if (skin == NULL)
    return;
  g_assert_cmpint (skin->healing.start, ==, day);
  if (!is_tie)
    g_assert_cmpstr (skin->other != NULL ? skin->other->id : content->record->id, ==, course);
}

/* Returns whether the skin heals from a session of another course. */
static gboolean
assert_course (Fixture *self)
{
  const RgmTextStyle style = { .width = RGM_TEXT_WIDTH_MAX };
  RgmPlan *plan = rgm_course_model_get_plan (self->model);
  g_autoptr (RgmSkin) skin = rgm_course_skin_new (self->model, plan);
  g_autofree char *card = read_card (self, skin);
  g_autofree char *text = rgm_plan_to_text (
    plan, rgm_course_model_get_content (self->model), skin,
    rgm_course_model_get_catalogue (self->model), &style);
  g_autofree char *printed = print_plan (self, RGM_TEXT_WIDTH_MAX);
  g_autofree char *of_text = read_text (text);
  g_autofree char *of_sheet = read_sheet (self, skin);

  assert_skin (self, skin);
  g_assert_cmpstr (text, ==, printed);
  g_assert_cmpstr (of_text, ==, card);
  g_assert_cmpstr (of_sheet, ==, card);
  return skin != NULL && skin->other != NULL;
}

static void
test_random (Fixture *self, gconstpointer data)
{
  guint n_courses = 0, n_others = 0, n_spoiled = 0;

  for (guint i = 0; i < N_PATIENTS; i++)
    {
      g_autoptr (RgmPatient) patient = add_patient (self, i);
      GListModel *courses;

      rgm_course_model_set_patient_id (self->model, patient->id);
      service_fixture_settle (&self->store);
      courses = rgm_course_model_get_courses (self->model);
      for (guint k = 0; k < g_list_model_get_n_items (courses); k++, n_courses++)
        {
          g_autoptr (RgmCourseItem) course = g_list_model_get_item (courses, k);

          rgm_course_model_select_course (self->model, rgm_course_item_get_id (course));
          if (rgm_course_item_get_plan (course) != NULL)
            n_others += assert_course (self);
          else
            n_spoiled++;
        }
    }
  g_test_message ("%u courses, %u of them heal from another one, %u without rules", n_courses,
                  n_others, n_spoiled);
  g_assert_cmpuint (n_courses, >=, 2 * N_PATIENTS);
  g_assert_cmpuint (n_others, >, N_PATIENTS / 4);
  g_assert_cmpuint (n_others, <, n_courses - N_PATIENTS / 2);
  g_assert_cmpuint (n_spoiled, >, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();
  regimenctl = argv[1];
  g_test_add ("/app/care-skin/random", Fixture, NULL, set_up, test_random, tear_down);
  return g_test_run ();
}

#include "config.h"

#include "course-fixture.h"
#include "rgm-course-skin.h"
#include "rgm-sample.h"
#include "rgm-store.h"
#include "rgm-why-window.h"
#include "temporary-folder.h"

#include <adwaita.h>
#include <locale.h>

/* What is copied from an explanation, whatever it is of, is what `regimenctl plan` prints of the
 * course: of every course of the sample, by the program itself. */

#define PATIENTS 24

static const char *regimenctl;

typedef struct {
  char *folder;
  char *database;
  RgmStoreService *service;
  RgmClock *clock;
  RgmCourseModel *model;
  guint n_kept;
} Fixture;

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rgm_store_service_open_finish (RGM_STORE_SERVICE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
make_sample (const char *database)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, regimenctl, "sample",
                              "--patients", G_STRINGIFY (PATIENTS), "--database", database, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
set_up (Fixture *fixture)
{
  gboolean is_open = FALSE;

  fixture->folder = temporary_folder_new ();
  fixture->database = g_build_filename (fixture->folder, "sample.regimen", NULL);
  make_sample (fixture->database);
  fixture->service = rgm_store_service_new (fixture->database);
  rgm_store_service_open_async (fixture->service, RGM_STORE_CREATE, NULL, on_opened_cb, &is_open);
  while (!is_open)
    g_main_context_iteration (NULL, TRUE);
  fixture->clock = rgm_clock_new (RGM_SAMPLE_TODAY);
  fixture->model = rgm_course_model_new (fixture->service, fixture->clock);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_object (&fixture->model);
  g_clear_object (&fixture->clock);
  rgm_store_service_close (fixture->service);
  g_clear_object (&fixture->service);
  course_fixture_settle ();
  temporary_folder_remove (fixture->folder);
  g_free (fixture->database);
}

static char *
print_plan (const char *database, const char *course_id)
{
  char today[RGM_DAY_FORMAT_SIZE];
  const char *const command[] = {
    regimenctl, "plan", "--database", database, "--course", course_id, "--today",
    rgm_day_format (RGM_SAMPLE_TODAY, today), NULL,
  };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return text;
}

/* A session that was kept says why, where it is explained; no other does. */
static gboolean
assert_kept (const RgmCourseContent *content, const RgmPlan *plan, RgmWhyWindow *window,
             guint index)
{
  const RgmSessionRecord *record = content->sessions->pdata[plan->sessions[index].index];
  GObject *summary =
    gtk_widget_get_template_child (GTK_WIDGET (window), RGM_TYPE_WHY_WINDOW, "summary");
  const char *told = gtk_label_get_label (GTK_LABEL (summary));
  g_autofree char *wanted = g_strdup_printf ("\nKept all the same: %s", record->override_reason);
  gboolean is_kept = *record->override_reason != '\0';

  g_assert_cmpint (g_str_has_suffix (told, wanted), ==, is_kept);
  g_assert_cmpint (strstr (told, "Kept") != NULL, ==, is_kept);
  return is_kept;
}

/* What the button of the window copies. */
static char *
copy (Fixture *fixture, const RgmTopic *topic)
{
  RgmCourseModel *model = fixture->model;
  RgmPlan *plan = rgm_course_model_get_plan (model);
  g_autoptr (RgmSkin) skin = rgm_course_skin_new (model, plan);
  RgmWhyWindow *window = rgm_why_window_new (plan, rgm_course_model_get_content (model),
                                             skin, topic, rgm_course_model_get_catalogue (model));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  if (topic->kind == RGM_TOPIC_SESSION)
    fixture->n_kept += assert_kept (rgm_course_model_get_content (model), plan, window,
                                    topic->index);
  gtk_widget_activate_action (GTK_WIDGET (window), "why.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (window));
  return g_value_dup_string (&value);
}

static guint
assert_topics (Fixture *fixture, const char *wanted, RgmTopicKind kind)
{
  RgmTopic topic = { kind, 0 };

  for (; rgm_topic_is_of (&topic, rgm_course_model_get_plan (fixture->model)); topic.index++)
    {
      g_autofree char *text = copy (fixture, &topic);

      g_assert_cmpstr (text, ==, wanted);
      if (kind == RGM_TOPIC_NEXT || kind == RGM_TOPIC_FINISH || kind == RGM_TOPIC_FINAL_RESULTS)
        return 1;
    }
  return topic.index;
}

static guint
assert_course (Fixture *fixture)
{
  const RgmCourseContent *content = rgm_course_model_get_content (fixture->model);
  g_autofree char *wanted = print_plan (fixture->database, content->record->id);
  guint n_topics = 0;

  for (int kind = RGM_TOPIC_NEXT; kind <= RGM_TOPIC_ZONE; kind++)
    n_topics += assert_topics (fixture, wanted, (RgmTopicKind) kind);
  return n_topics;
}

/* Every course of the patient. */
static guint
assert_patient (Fixture *fixture, const char *patient_id, guint *n_topics)
{
  GListModel *courses = rgm_course_model_get_courses (fixture->model);

  rgm_course_model_set_patient_id (fixture->model, patient_id);
  course_fixture_settle ();
  while (rgm_course_model_get_patient (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (RgmCourseItem) course = g_list_model_get_item (courses, i);

      rgm_course_model_select_course (fixture->model, rgm_course_item_get_id (course));
      course_fixture_settle ();
      g_assert_true (rgm_course_model_get_course (fixture->model) == course);
      *n_topics += assert_course (fixture);
    }
  return g_list_model_get_n_items (courses);
}

static void
test_sample (void)
{
  Fixture fixture = { 0 };
  g_autoptr (RgmStore) store = NULL;
  g_autoptr (GPtrArray) patients = NULL;
  g_autoptr (GError) error = NULL;
  guint n_courses = 0, n_topics = 0;

  set_up (&fixture);
  store = rgm_store_open (fixture.database, RGM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  patients = rgm_store_list_patients (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < patients->len; i++)
    n_courses += assert_patient (&fixture, ((RgmPatient *) patients->pdata[i])->id, &n_topics);
  g_test_message ("%u courses, %u explanations", n_courses, n_topics);
  g_assert_cmpuint (n_courses, >=, PATIENTS);
  g_assert_cmpuint (n_topics, >, n_courses);
  g_assert_cmpuint (fixture.n_kept, >, 0);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  /* GTK asks for American days, which are there on some machines only. */
  setlocale (LC_TIME, "C");
  adw_init ();
  regimenctl = argv[1];
  g_test_add_func ("/app/why-copy/sample", test_sample);
  return g_test_run ();
}

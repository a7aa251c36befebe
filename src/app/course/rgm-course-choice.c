#include "config.h"

#include "rgm-course-choice.h"

#include "rgm-day-text.h"
#include "rgm-session-details.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The choice among the courses of a patient, and what they are called. */

/**
 * rgm_course_choice_describe:
 * @model: a patient
 * @course: (nullable): one of its courses
 *
 * Names a course by its concern and the areas: a patient may have two courses of one concern.
 *
 * Returns: (transfer full): the words, "" for no course
 */
char *
rgm_course_choice_describe (RgmCourseModel *model, RgmCourseItem *course)
{
  const RgmCourseContent *content;
  g_autofree char *areas = NULL;

  if (course == NULL)
    return g_strdup ("");
  content = rgm_course_item_get_content (course);
  areas = rgm_session_details_area_names (rgm_course_model_get_areas (model),
                                          (const char *const *) content->record->areas);
  if (*areas == '\0')
    return g_strdup (rgm_course_item_get_name (course));
  /* Translators: a concern and the areas treated, “Acne scars · Face”. */
  return g_strdup_printf (_("%s · %s"), rgm_course_item_get_name (course), areas);
}

/* The first day that something took place, or else on which it was to begin. */
static RgmDay
find_first_day (const RgmCourseContent *content)
{
  RgmDay first = RGM_DAY_NONE;

  for (guint i = 0; i < content->sessions->len; i++)
    {
      const RgmSessionRecord *session = g_ptr_array_index (content->sessions, i);

      if (session->state == RGM_SESSION_DONE && (first == RGM_DAY_NONE || session->day < first))
        first = session->day;
    }
  return first != RGM_DAY_NONE ? first : content->record->start_day;
}

static gboolean
has_namesake (char **names, guint position)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (i != position && strcmp (names[i], names[position]) == 0)
      return TRUE;
  return FALSE;
}

/* Those of one name are told apart by their months. */
static GStrv
tell_apart (char **names, GListModel *courses)
{
  g_autoptr (GStrvBuilder) apart = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);
      RgmDay day = find_first_day (rgm_course_item_get_content (item));
      g_autofree char *month =
        day != RGM_DAY_NONE ? rgm_day_text_month (day, RGM_DAY_TEXT_YEAR) : NULL;
      g_autofree char *name = g_strjoin (" · ", names[i], month, NULL);

      g_strv_builder_add (apart, has_namesake (names, i) ? name : names[i]);
    }
  return g_strv_builder_end (apart);
}

/* Whether the list already has these names. */
static gboolean
has_names (GtkDropDown *list, const char *const *names)
{
  GListModel *model = gtk_drop_down_get_model (list);
  guint n_names = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]) != 0)
      return FALSE;
  return names[n_names] == NULL;
}

/**
 * rgm_course_choice_show:
 * @choice: what chooses among the courses
 * @model: a patient
 *
 * Names the courses, those of one concern and areas with the month they began in, and selects that
 * of the model; the list is there for more than one. It is a
 * copy: a list that loads again would select its first item by itself, as if the user had. While
 * the user selects, it must stay as it is.
 */
void
rgm_course_choice_show (GtkDropDown *choice, RgmCourseModel *model)
{
  GListModel *courses = rgm_course_model_get_courses (model);
  guint n_courses = g_list_model_get_n_items (courses);
  g_auto (GStrv) plain = g_new0 (char *, n_courses + 1);
  g_auto (GStrv) names = NULL;
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_courses; i++)
    {
      g_autoptr (RgmCourseItem) item = g_list_model_get_item (courses, i);

      plain[i] = rgm_course_choice_describe (model, item);
      if (item == rgm_course_model_get_course (model))
        selected = i;
    }
  names = tell_apart (plain, courses);
  if (!has_names (choice, (const char *const *) names))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);

      gtk_drop_down_set_model (choice, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (choice), n_courses > 1);
}

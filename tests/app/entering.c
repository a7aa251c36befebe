#include "config.h"

#include "entering.h"

CourseFixture *
entering_make (const char *sessions)
{
  return course_fixture_new ("acne-scars", NULL, sessions, ENTERING_TODAY);
}

/* Types into a field as a user does. */
void
entering_type (RgmTextField *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (rgm_text_field_get_entry (field)), text);
}

gboolean
entering_may_save (RgmSessionDialog *dialog)
{
  return gtk_widget_get_sensitive (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
}

const char *
entering_get_save_hint (RgmSessionDialog *dialog)
{
  return gtk_widget_get_tooltip_text (rgm_form_window_get_save_button (RGM_FORM_WINDOW (dialog)));
}

void
entering_close (RgmSessionDialog *dialog, CourseFixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  course_fixture_settle ();
  course_fixture_free (fixture);
}

gboolean
entering_is_shown (gpointer widget)
{
  return gtk_widget_get_visible (GTK_WIDGET (widget));
}

void
entering_wait_for_sessions (CourseFixture *fixture, guint n)
{
  while (rgm_course_model_get_content (fixture->model)->sessions->len != n)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
}

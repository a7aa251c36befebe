/* What is pasted into a field for one line becomes one. */
#include "config.h"

#include "display-fixture.h"
#include "rgm-patient-dialog.h"
#include "rgm-session-dialog-private.h"
#include "rgm-text-field.h"
#include "window-fixture.h"

#define OVERRIDE "\xe2\x80\xae"
#define HEBREW "\xd7\xa9\xd7\xa8\xd7\x94 \xd7\x9b\xd7\x94\xd7\x9f"

typedef struct {
  GtkEditable *text;
  const char *expected;
} Pasting;

static gboolean
is_pasted (gpointer data)
{
  const Pasting *pasting = data;

  return g_strcmp0 (gtk_editable_get_text (pasting->text), pasting->expected) == 0;
}

/* Pastes as a user does, by the clipboard. */
static void
assert_pasted (GtkWidget *text, const char *pasted, const char *expected)
{
  Pasting pasting = { GTK_EDITABLE (text), expected };

  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), pasted);
  gtk_widget_activate_action (text, "clipboard.paste", NULL);
  g_assert_true (display_wait_for (is_pasted, &pasting));
}

static void
test_field (WindowFixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *field = rgm_text_field_new ("Name");
  GtkWidget *text = rgm_text_field_get_entry (RGM_TEXT_FIELD (field));

  gtk_window_set_child (GTK_WINDOW (window), field);
  display_show (window);
  gtk_widget_grab_focus (text);
  assert_pasted (text, "\tSample\n", "Sample");
  gtk_editable_set_position (GTK_EDITABLE (text), -1);
  assert_pasted (text, "\n" OVERRIDE "Patient", "Sample Patient");
  gtk_editable_set_position (GTK_EDITABLE (text), 0);
  assert_pasted (text, HEBREW "\r\n", HEBREW " Sample Patient");
  gtk_editable_set_text (GTK_EDITABLE (text), "Sample\nPatient 2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "Sample Patient 2");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every field of the forms, but those of several lines. */
static void
assert_fields (GtkWidget *form, guint at_least)
{
  GtkWidget *text;
  guint n_fields = 0;

  for (; (text = display_find (form, GTK_TYPE_TEXT, n_fields)) != NULL; n_fields++)
    {
      g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (text)));

      gtk_editable_set_text (GTK_EDITABLE (text), "a\n" OVERRIDE "b");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "a b");
      gtk_editable_set_text (GTK_EDITABLE (text), before);
    }
  g_assert_cmpuint (n_fields, >=, at_least);
}

static void
test_patient_form (WindowFixture *self, gconstpointer data)
{
  GtkWindow *form;

  window_fixture_open_practice (self);
  form = rgm_patient_dialog_new (self->store.service, SERVICE_FIXTURE_TODAY, NULL);
  display_show (GTK_WIDGET (form));
  assert_fields (GTK_WIDGET (form), 2);
  gtk_window_destroy (form);
}

static void
test_session_form (WindowFixture *self, gconstpointer data)
{
  RgmSessionDialog *form;

  window_fixture_open_practice (self);
  window_fixture_select_first (self);
  form = rgm_session_dialog_new_booking (rgm_workspace_get_course_model (self->workspace),
                                         SERVICE_FIXTURE_TODAY + 400);
  display_show (GTK_WIDGET (form));
  for (GtkEditable *const *field = (GtkEditable *[]) { form->device_name, form->reaction,
                                                       form->counts_reason, NULL };
       *field != NULL; field++)
    {
      gtk_editable_set_text (*field, "a\n" OVERRIDE "b");
      g_assert_cmpstr (gtk_editable_get_text (*field), ==, "a b");
    }
  gtk_window_destroy (GTK_WINDOW (form));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/one-line/field", WindowFixture, NULL, NULL, test_field, NULL);
  WINDOW_TEST ("/one-line/patient-form", test_patient_form);
  WINDOW_TEST ("/one-line/session-form", test_session_form);
  return g_test_run ();
}

#include "config.h"

#include "course-fixture.h"
#include "course-tree.h"
#include "fault-disk.h"
#include "rgm-session-dialog-private.h"

#include <errno.h>
#include <string.h>

/* A session is entered in the window, and the disk fails while it is saved, at any call, once or
 * from then on. The form stays as it was filled and says a sentence; saved again once the disk is
 * well, the session is there once. */

/* More calls than there are; each of them, or some from the first to the last. */
#define N_PLACES 200
#define STEP 9
#define NOTES "Everything that was typed"

static gboolean full_run;

typedef struct {
  const char *name;
  FaultDiskCalls calls;
  int reason;
  gboolean lasting;
} Failure;

static const Failure failures[] = {
  { "error-once", FAULT_DISK_CHANGES | FAULT_DISK_READ, EIO, FALSE },
  { "error-lasting", FAULT_DISK_CHANGES | FAULT_DISK_READ, EIO, TRUE },
  { "full-once", FAULT_DISK_GROWTH, ENOSPC, FALSE },
  { "full-lasting", FAULT_DISK_GROWTH, ENOSPC, TRUE },
};

static guint
count_sessions (CourseFixture *fixture)
{
  return rgm_course_model_get_content (fixture->model)->sessions->len;
}

static RgmSessionDialog *
fill_form (CourseFixture *fixture)
{
  RgmSessionDialog *dialog =
    rgm_session_dialog_new_booking (fixture->model, course_fixture_day ("2026-12-18"));

  gtk_editable_set_text (GTK_EDITABLE (rgm_text_field_get_entry (dialog->time)), "9:15");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (dialog->notes), NOTES, -1);
  return dialog;
}

static void
assert_filled (RgmSessionDialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (dialog->notes);
  GtkTextIter start, end;
  g_autofree char *notes = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  notes = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (notes, ==, NOTES);
  g_assert_cmpstr (rgm_text_field_get_text (dialog->time), ==, "9:15");
  g_assert_cmpstr (rgm_text_field_get_text (dialog->date), ==, "Fri 18 Dec 2026");
}

/* Presses Save and waits; whether it was saved. @dialog is gone then. */
static gboolean
save (CourseFixture *fixture, RgmSessionDialog **dialog)
{
  RgmSessionDialog *shown = *dialog;

  g_object_add_weak_pointer (G_OBJECT (shown), (gpointer *) dialog);
  gtk_widget_activate_action (GTK_WIDGET (shown), "form.save", NULL);
  while (*dialog != NULL && rgm_form_window_get_failure (RGM_FORM_WINDOW (*dialog)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (*dialog == NULL)
    return TRUE;
  g_object_remove_weak_pointer (G_OBJECT (shown), (gpointer *) dialog);
  return FALSE;
}

/* Whether the form was refused at that place. */
static gboolean
fail_at (const Failure *failure, guint number, gboolean *over)
{
  CourseFixture *fixture = course_fixture_new ("acne-scars", NULL,
                                               "done 2026-10-16;done 2026-11-20", "2026-11-24");
  RgmSessionDialog *dialog = fill_form (fixture);
  gboolean saved;

  fault_disk_start (fixture->folder);
  fault_disk_fail (failure->calls, number, failure->reason, failure->lasting);
  saved = save (fixture, &dialog);
  *over = !fault_disk_has_failed ();
  fault_disk_mend ();
  if (!saved)
    {
      const char *sentence = rgm_form_window_get_failure (RGM_FORM_WINDOW (dialog));

      g_assert_cmpuint (strlen (sentence), >, 40);
      g_assert_true (g_str_has_suffix (sentence, "."));
      assert_filled (dialog);
      g_assert_true (save (fixture, &dialog));
    }
  /* What is shown may be older than the file, where that could not be read; it is never gone. */
  g_assert_nonnull (rgm_course_model_get_content (fixture->model));
  while (count_sessions (fixture) < 3)
    g_main_context_iteration (NULL, TRUE);
  course_fixture_settle ();
  g_assert_cmpuint (count_sessions (fixture), ==, 3);
  fault_disk_stop ();
  course_fixture_free (fixture);
  return !saved;
}

static void
test_failing (gconstpointer data)
{
  const Failure *failure = data;
  guint n_refused = 0;
  guint number = 1;
  gboolean over = FALSE;

  while (number <= N_PLACES && !over)
    {
      n_refused += fail_at (failure, number, &over);
      number += full_run ? 1 : STEP;
    }
  g_test_message ("%s: calls up to %u, %u refusals with the form still filled", failure->name,
                  number - 1, n_refused);
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which sets a locale of its own. */
  g_test_init (&argc, &argv, NULL);
  full_run = argc > 1 && g_str_equal (argv[1], "--full");
  gtk_disable_setlocale ();
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *name = g_strconcat ("/form-on-failing-disk/", failures[i].name, NULL);

      g_test_add_data_func (name, &failures[i], test_failing);
    }
  return g_test_run ();
}

/* What is written is what was shown, even if another program has written meanwhile. */
#include "config.h"

#include "display-fixture.h"
#include "table-fixture.h"

#include <string.h>

#define TABLE "When\n2026-01-05\n2026-03-09\n"
#define PATIENTS "Name,Phone\nSample Patient 1,1\nZoe,2\n"
#define FIRST rgm_day_new (2026, 1, 5)
#define SECOND rgm_day_new (2026, 3, 9)

/* What the database holds when the course has a session of @day, or none. */
static RgmArchive *
make_known (TableFixture *self, RgmDay day)
{
  RgmArchive *known = rgm_archive_new ();
  RgmPatientContent *patient
    = rgm_patient_content_copy (self->import->known->patients->pdata[0]);
  RgmCourseContent *course = patient->courses->pdata[0];

  g_ptr_array_set_size (course->sessions, 0);
  if (day != RGM_DAY_NONE)
    g_ptr_array_add (course->sessions,
                     rgm_session_record_new (self->course->id, day, RGM_SESSION_DONE));
  g_ptr_array_add (known->patients, patient);
  return known;
}

static gboolean
renew (TableFixture *self, RgmDay day)
{
  return rgm_table_import_renew (self->import, make_known (self, day));
}

static void
test_same (TableFixture *self, gconstpointer data)
{
  g_assert_true (renew (self, RGM_DAY_NONE));
  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_ADDED], ==, 2);
}

/* One of the two rows is there already; which of them is what counts. */
static void
test_other_row (TableFixture *self, gconstpointer data)
{
  g_assert_false (renew (self, FIRST));
  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_UNCHANGED], ==, 1);
  g_assert_false (renew (self, SECOND));
  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_UNCHANGED], ==, 1);
  g_assert_true (renew (self, SECOND));
}

/* What is said of a row is seen as well as whether it comes in. */
static void
test_other_sentence (TableFixture *self, gconstpointer data)
{
  g_assert_false (renew (self, FIRST - 5));
  g_assert_cmpuint (self->import->plan->n_too_early, ==, 1);
  g_assert_false (renew (self, FIRST - 3));
  g_assert_cmpuint (self->import->plan->n_too_early, ==, 1);
}

/* So is what is written of a patient beside the columns of the table. */
static void
test_patients (TableFixture *self, gconstpointer data)
{
  RgmArchive *known = make_known (self, RGM_DAY_NONE);
  RgmPatientContent *patient = known->patients->pdata[0];

  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_CHANGED], ==, 1);
  g_assert_true (renew (self, RGM_DAY_NONE));
  patient->contact = rgm_contact_new (patient->record->id);
  rgm_record_set_text (&patient->contact->mail, "ana@example.org");
  g_assert_false (rgm_table_import_renew (self->import, known));
  g_assert_cmpuint (self->import->plan->counts[RGM_CSV_CHANGED], ==, 1);
}

static gboolean
has_failed (gpointer widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (widget), "The data has changed meanwhile.") != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_failed (child))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_over (gpointer data)
{
  TableFixture *self = data;

  return self->dialog == NULL || has_failed (self->dialog);
}

/* The window asks to look again, and writes nothing until then. */
static void
test_dialog (TableFixture *self, gconstpointer data)
{
  g_autoptr (RgmSessionRecord) session
    = service_fixture_add_session (&self->store, self->course, SECOND, RGM_SESSION_DONE);
  g_autofree char *before = service_fixture_dup_content_hash (&self->store);
  g_autofree char *after = NULL;

  renew (self, FIRST);
  gtk_widget_activate (rgm_form_window_get_save_button (RGM_FORM_WINDOW (self->dialog)));
  g_assert_true (display_wait_for (is_over, self));
  g_assert_null (self->said);
  g_assert_nonnull (self->dialog);
  after = service_fixture_dup_content_hash (&self->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (table_button (self), ==, "Import 1 Session");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  TABLE_TEST ("/table-renew/same", TABLE, test_same);
  TABLE_TEST ("/table-renew/other-row", TABLE, test_other_row);
  TABLE_TEST ("/table-renew/other-sentence", TABLE, test_other_sentence);
  TABLE_TEST ("/table-renew/patients", PATIENTS, test_patients);
  TABLE_TEST ("/table-renew/dialog", TABLE, test_dialog);

  return g_test_run ();
}

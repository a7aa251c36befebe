#include "config.h"

#include "table-fixture.h"

#include "display-fixture.h"

#include <string.h>

static void
on_imported_cb (RgmTableImportDialog *dialog, const char *sentence, gint64 change,
                TableFixture *self)
{
  self->said = g_strdup (sentence);
  self->change = change;
}

static RgmArchive *
make_known (TableFixture *self, RgmPatient *patient)
{
  RgmArchive *known = rgm_archive_new ();
  RgmPatientContent *content = rgm_patient_content_new (patient);

  g_ptr_array_add (content->courses, rgm_course_content_new (self->course));
  g_ptr_array_add (known->patients, content);
  return known;
}

void
table_fixture_set_up_bytes (TableFixture *self, GBytes *bytes)
{
  g_autoptr (RgmPatient) patient = NULL;
  RgmStoreService *service;

  service_fixture_set_up_open (&self->store, NULL);
  service = self->store.service;
  patient = service_fixture_add_patient (&self->store, "Sample Patient 1");
  self->course = service_fixture_add_course (&self->store, patient, "acne-scars");
  self->import = rgm_table_import_new (bytes, make_known (self, patient),
                                       rgm_store_service_get_areas (service),
                                       rgm_store_service_get_catalogue (service),
                                       SERVICE_FIXTURE_TODAY, self->course->id, NULL);
  self->dialog = rgm_table_import_dialog_new (service, self->import);
  g_signal_connect (self->dialog, "imported", G_CALLBACK (on_imported_cb), self);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  display_show (GTK_WIDGET (self->dialog));
  display_assert_all_named (GTK_WIDGET (self->dialog));
}

void
table_fixture_set_up (TableFixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, strlen (data));

  table_fixture_set_up_bytes (self, bytes);
}

void
table_fixture_tear_down (TableFixture *self, gconstpointer data)
{
  if (self->dialog)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  service_fixture_settle (&self->store);
  rgm_course_record_free (self->course);
  g_free (self->said);
  service_fixture_tear_down (&self->store, NULL);
}

gpointer
table_part (TableFixture *self, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self->dialog), RGM_TYPE_TABLE_IMPORT_DIALOG,
                                        name);
}

const char *
table_button (TableFixture *self)
{
  return gtk_button_get_label (GTK_BUTTON (rgm_form_window_get_save_button (
      RGM_FORM_WINDOW (self->dialog))));
}

const char *
table_sum (TableFixture *self)
{
  return gtk_label_get_label (table_part (self, "sum"));
}

gboolean
table_can_import (TableFixture *self)
{
  GtkWidget *save = rgm_form_window_get_save_button (RGM_FORM_WINDOW (self->dialog));

  return gtk_widget_is_sensitive (save);
}

/* Shows the dialogs of calendars: calendar-demo export|import [WIDTH] */
#include "config.h"

#include "rgm-calendar-export-dialog.h"
#include "rgm-calendar-import-dialog.h"
#include "rgm-store-service-calendar.h"
#include "service-fixture.h"

#include <adwaita.h>
#include <stdlib.h>

#define EVENT(uid, title, start, more) \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nSUMMARY:" title "\r\nDTSTART:" start "\r\n" more "END:VEVENT\r\n"

static const char calendar[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
  EVENT ("1", "Needling at the practice", "20261130T143000", "DURATION:PT45M\r\n")
  EVENT ("2", "Needling at the practice", "20270110T143000", "DURATION:PT45M\r\n")
  EVENT ("3", "Team meeting", "20261201T090000", "RRULE:FREQ=WEEKLY\r\n")
  EVENT ("4", "موعد في العيادة 😀", "20270214", "")
  EVENT ("5", "A title that is much longer than what fits on one line of a narrow window",
         "20270230", "")
  "END:VCALENDAR\r\n";

static GtkWindow *
new_import (ServiceFixture *fixture, const RgmCourseRecord *course)
{
  g_autofree char *path = g_build_filename (fixture->folder, "calendar.ics", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  RgmIcsImport *import;

  g_file_set_contents (path, calendar, -1, NULL);
  rgm_store_service_read_calendar_async (fixture->service, course->id, path,
                                         SERVICE_FIXTURE_TODAY, NULL, service_fixture_on_done_cb,
                                         fixture);
  result = service_fixture_wait (fixture);
  import = rgm_store_service_read_calendar_finish (fixture->service, result, NULL);
  return GTK_WINDOW (rgm_calendar_import_dialog_new (fixture->service, import));
}

int
main (int argc, char **argv)
{
  ServiceFixture fixture = { 0 };
  g_autoptr (RgmPatient) patient = NULL;
  g_autoptr (RgmCourseRecord) course = NULL;
  GtkWindow *window;

  adw_init ();
  service_fixture_set_up_open (&fixture, NULL);
  patient = service_fixture_add_patient (&fixture, "Sample Patient 1");
  course = service_fixture_add_course (&fixture, patient, "acne-scars");
  rgm_session_record_free (service_fixture_add_session (&fixture, course,
                                                        SERVICE_FIXTURE_TODAY - 4,
                                                        RGM_SESSION_DONE));
  window = argc > 1 && g_str_equal (argv[1], "import")
    ? new_import (&fixture, course)
    : GTK_WINDOW (rgm_calendar_export_dialog_new (fixture.service, course->id,
                                                  SERVICE_FIXTURE_TODAY));
  if (argc > 2)
    gtk_window_set_default_size (window, atoi (argv[2]), 640);
  gtk_window_present (window);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);
  service_fixture_settle (&fixture);
  service_fixture_tear_down (&fixture, NULL);
  return 0;
}

#include "config.h"

#include "csv-fixture.h"
#include "rgm-csv-text.h"

#include <string.h>

/* What the columns of a table are taken for, by their titles and by what they hold, and what is
 * asked where neither tells. */

typedef struct {
  const char *titles;
  const char *row;
  const char *second;
  const char *fields;
  /* part of what is said where no plan is made, or NULL */
  const char *asked;
  /* what is left out, or NULL */
  const char *left_out;
} Case;

#define NO_DAY "Say which column holds the date of the sessions"
#define TWO "More than one column may hold the date"

static const Case cases[] = {
  /* A column called time that holds days holds the day. */
  { "Zeit;Patient;Areal;Tiefe;Notiz", "03.02.2026;A;Stirn;1,5;x", "10.03.2026;B;Stirn;1,5;y",
    "day patient areas depth notes", NULL, NULL },
  { "Start,Client,Area,Notes", "2026-02-03 14:30,A,Face,x", "2026-03-04 9:00,B,Face,y",
    "day patient areas notes", NULL, NULL },
  { "Time,Client,Area", "2026-02-03,A,Face", "2026-03-04,B,Face", "day patient areas", NULL,
    NULL },
  { "Beginn;Kunde;Leistung", "03.02.2026;A;x", "10.03.2026;B;y", "day patient none", NULL,
    "“Leistung”" },
  { "Start,End,Client,Service", "2026-02-03 14:30,2026-02-03 15:00,A,x",
    "2026-02-04 14:30,2026-02-05 15:00,B,y", "day none patient none", NULL, "“End”, “Service”" },
  { "Client,Start time,End time", "A,2026-02-03 14:30,2026-02-03 15:00",
    "B,2026-02-04 14:30,2026-02-05 15:00", "patient day none", NULL, "“End time”" },
  { "Client,Email,Start Date & Time", "A,a@example.org,2026-02-03 14:30",
    "B,b@example.org,2026-02-04 9:00", "patient mail day", NULL, "“Email”" },
  { "Client,Date,Start,End", "A,2026-02-03,14:30,15:00", "B,2026-02-04,9:00,9:30",
    "patient day time none", NULL, "“End”" },
  { "Client,Date,Start", "A,2026-02-03,2026-02-03 14:30", "B,2026-02-04,2026-02-04 9:00",
    "patient day time", NULL, NULL },
  { "Tag;Zeit;Kunde", "Dienstag;03.02.2026 14:30;A", "Mittwoch;04.02.2026 9:00;B",
    "none day patient", NULL, "“Tag”" },
  { "Start,Client", "46056.6,A", "46057.5,B", "day patient", NULL, NULL },
  { "Client,Treatment", "A,2026-02-03", "B,2026-02-04", "patient day", NULL, NULL },
  /* Of several columns with dates, the one whose title tells of treatment. */
  { "Created at;Behandelt am", "01.02.2026;03.02.2026", "01.03.2026;04.03.2026", "none day", NULL,
    "“Created at”" },
  { "Client,Invoice date,Treated on", "A,2026-02-03,2026-01-03", "B,2026-03-04,2026-01-04",
    "patient none day", NULL, "“Invoice date”" },
  { "Client,Invoice date,Foo", "A,2026-02-03,2026-01-03", "B,2026-03-04,2026-01-04",
    "patient none day", NULL, "“Invoice date”" },
  { "Patient;Rechnungsdatum;Sitzung am", "A;03.02.2026;03.01.2026", "B;03.03.2026;03.01.2026",
    "patient none day", NULL, "“Rechnungsdatum”" },
  { "Patient;Facturé le;Séance du", "A;03.02.2026;03.01.2026", "B;03.03.2026;04.01.2026",
    "patient none day", NULL, "“Facturé le”" },
  { "Patient;Fakturadatum;Behandlingsdag", "A;03.02.2026;03.01.2026", "B;03.03.2026;04.01.2026",
    "patient none day", NULL, "“Fakturadatum”" },
  { "Client,Next Appointment,Last Visit,Area", "A,2026-12-17,2026-10-03,Face",
    "B,2026-12-18,2026-10-04,Face", "patient none day areas", NULL, "“Next Appointment”" },
  { "Patient;Datum;Folgetermin", "A;03.02.2026;03.03.2026", "B;03.03.2026;04.04.2026",
    "patient day none", NULL, "“Folgetermin”" },
  { "Patient;Nächste Behandlung;Datum", "A;03.04.2026;03.03.2026", "B;03.05.2026;04.04.2026",
    "patient none day", NULL, "“Nächste Behandlung”" },
  { "Patient;Letzte Behandlung;Datum", "A;03.02.2026;03.03.2026", "B;03.03.2026;04.04.2026",
    "patient none day", NULL, "“Letzte Behandlung”" },
  { "Patient;Datum;Behandlungsdatum", "A;03.02.2026;03.03.2026", "B;03.03.2026;04.04.2026",
    "patient none day", NULL, "“Datum”" },
  { "Client,Date,Date", "A,2026-02-03,2026-02-03", "B,2026-03-04,2026-03-04",
    "patient day none", NULL, "“Date”" },
  /* Where nothing tells, nobody guesses. */
  { "Client,Foo,Bar", "A,2026-02-03,2026-01-03", "B,2026-03-04,2026-01-04", "patient none none",
    TWO, NULL },
  { "Client,Session 1,Session 2", "A,2026-02-03,2026-01-03", "B,2026-03-04,2026-01-04",
    "patient none none", TWO, NULL },
  { "Patient;Datum;Termin", "A;03.02.2026;03.03.2026", "B;03.03.2026;04.04.2026",
    "patient none none", TWO, NULL },
  { "Client,Date,Date", "A,2026-02-03,2026-02-04", "B,2026-03-04,2026-03-04",
    "patient none none", TWO, NULL },
  { "Client,Area,Depth", "A,Face,1.5", "B,Face,1.5", "patient areas depth", NO_DAY, NULL },
  { "Client,Phone,Time,Area", "A,1,14:30,Face", "B,2,9:00,Face", "patient phone time areas", NO_DAY,
    NULL },
  { "Client,Invoice date,Depth", "A,2026-02-03,1.5", "B,2026-03-04,1.5", "patient none depth",
    NO_DAY, NULL },
  /* A list of patients stays one, and what plays no part in it is told. */
  { "Name;Telefon;Kunde seit", "A;1;03.02.2026", "B;2;04.02.2026", "patient phone none", NULL,
    "“Kunde seit”" },
  { "Name;Kunde seit", "A;03.02.2026", "B;04.02.2026", "patient none", NULL, "“Kunde seit”" },
  { "Name;Telefon;Behandlung;Bemerkung", "A;1;x;y", "B;2;x;", "patient phone protocol notes", NULL,
    "“Behandlung”, “Bemerkung”" },
  { "Name,Phone,Area", "A,1,", "B,2,", "patient phone areas", NULL, NULL },
};

static char *
list_fields (const RgmCsvMapping *mapping)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mapping->n_fields; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            rgm_csv_field_get_code (mapping->fields[i]));

  return g_string_free (list, FALSE);
}

static void
check_part (const char *said, const char *part)
{
  if (part == NULL)
    g_assert_cmpstr (said, ==, NULL);
  else if (said == NULL || strstr (said, part) == NULL)
    g_assert_cmpstr (said, ==, part);
}

static void
check_columns (CsvFixture *fixture, const Case *expected)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", expected->titles, expected->row,
                                           expected->second);
  g_autoptr (RgmCsvTable) table = rgm_csv_table_new (text, '\0', NULL);
  g_autoptr (RgmCsvMapping) mapping = rgm_csv_mapping_guess (table, fixture->areas, fixture->words,
                                                             CSV_TODAY);
  g_autoptr (RgmCsvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fields = list_fields (mapping);
  g_autofree char *left_out = rgm_csv_text_left_out (table, mapping);
  g_autofree char *idle = rgm_csv_text_idle (table, mapping);

  g_test_message ("%s", expected->titles);
  g_assert_cmpstr (fields, ==, expected->fields);
  plan = rgm_csv_plan_new (table, mapping, &fixture->context, &error);
  check_part (error ? error->message : NULL, expected->asked);
  if (plan)
    check_part (left_out ? left_out : idle, expected->left_out);
}

static void
test_columns (CsvFixture *fixture, gconstpointer data)
{
  fixture->context.course_id = NULL;
  fixture->context.protocol_id = "acne-scars";
  fixture->context.patient_name = "Sample Patient 1";
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_columns (fixture, &cases[i]);
  g_test_message ("%u tables", (guint) G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/csv/columns", CsvFixture, NULL, csv_fixture_set_up, test_columns,
              csv_fixture_tear_down);

  return g_test_run ();
}

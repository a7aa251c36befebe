#include "config.h"

#include "rgm-csv-field.h"

#include "rgm-csv-micrometre.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The names that columns have in English and German spreadsheets, in small letters and without
 * anything but letters and digits. */
static const struct {
  const char *code;
  const char *title;
  const char *names;
} fields[RGM_CSV_N_FIELDS] = {
  [RGM_CSV_FIELD_NONE] = { "none", N_("Leave Out"), "" },
  [RGM_CSV_FIELD_PATIENT_ID] = { "patient_id", N_("ID of the Patient"),
    "patientid kennungdespatienten" },
  [RGM_CSV_FIELD_PATIENT] = { "patient", N_("Patient"),
    "patient patientin name patientname patientenname namedespatienten client clientname kunde "
    "kundin kundenname klient klientin fullname person" },
  [RGM_CSV_FIELD_FIRST_NAME] = { "first_name", N_("First Name"),
    "firstname givenname forename fname patientfirstname clientfirstname vorname rufname" },
  [RGM_CSV_FIELD_LAST_NAME] = { "last_name", N_("Last Name"),
    "lastname surname familyname lname patientlastname clientlastname nachname familienname "
    "zuname" },
  [RGM_CSV_FIELD_BIRTH_DAY] = { "birth_day", N_("Date of Birth"),
    "birthday birthdate dateofbirth dob born geburtstag geburtsdatum geb geboren" },
  [RGM_CSV_FIELD_PATIENT_NOTES] = { "patient_notes", N_("Notes on the Patient"),
    "patientnotes notizenzumpatienten" },
  [RGM_CSV_FIELD_ARCHIVED] = { "archived", N_("Archived"), "archived archiviert" },
  [RGM_CSV_FIELD_PHONE] = { "phone", N_("Phone"),
    "phone telephone phonenumber mobile cell telefon telefonnummer handy mobil tel" },
  [RGM_CSV_FIELD_MAIL] = { "mail", N_("Mail Address"),
    "mail email emailaddress mailadresse emailadresse" },
  [RGM_CSV_FIELD_PREFERRED] = { "preferred", N_("Preferred Way to Be Reached"),
    "preferred bevorzugterwegderkontaktaufnahme" },
  [RGM_CSV_FIELD_CONTACT_NOTES] = { "contact_notes", N_("Notes on the Contact"),
    "contactnotes notizenzumkontakt" },
  [RGM_CSV_FIELD_COURSE_ID] = { "course_id", N_("ID of the Course"),
    "courseid kennungderbehandlungsreihe" },
  [RGM_CSV_FIELD_PROTOCOL] = { "protocol", N_("Concern"),
    "protocol protokoll concern treatment behandlung anliegen indication indikation" },
  [RGM_CSV_FIELD_ID] = { "id", N_("ID of the Session"),
    "id sessionid uuid kennungdersitzung" },
  [RGM_CSV_FIELD_DAY] = { "day", N_("Date"),
    "day date datum tag behandlungsdatum behandlungstag treatmentdate sessiondate dateofsession "
    "dateoftreatment sitzungsdatum termin appointment wann when visit visitdate" },
  [RGM_CSV_FIELD_TIME] = { "time", N_("Time"),
    "time uhrzeit zeit start starttime beginn startzeit" },
  [RGM_CSV_FIELD_LENGTH] = { "length", N_("Length in Minutes"),
    "length duration dauer minutes minuten durationmin dauermin dauerinminuten" },
  [RGM_CSV_FIELD_STATE] = { "state", N_("State"),
    "state status zustand done completed attended erfolgt erledigt durchgeführt durchgefuehrt "
    "stattgefunden wahrgenommen erschienen" },
  [RGM_CSV_FIELD_CANCELLED] = { "cancelled", N_("Cancelled"),
    "cancelled canceled cancelledon canceledon cancelledat canceledat storniert storniertam storno "
    "abgesagt abgesagtam ausgefallen annulé" },
  [RGM_CSV_FIELD_MISSED] = { "missed", N_("Missed"),
    "missed noshow noshows didnotattend nichterschienen nichtwahrgenommen versäumt versaeumt "
    "verpasst" },
  [RGM_CSV_FIELD_COUNTS] = { "counts", N_("Counts"), "counts zählt zaehlt" },
  [RGM_CSV_FIELD_COUNTS_REASON] = { "counts_reason", N_("Why It Counts or Not"),
    "countsreason warumsiezähltodernicht" },
  [RGM_CSV_FIELD_AREAS] = { "areas", N_("Areas"),
    "area areas zone zones region regions bereich bereiche areal areale stelle stellen "
    "körperstelle hautareal treatedarea bodypart" },
  [RGM_CSV_FIELD_DEPTH] = { "depth", N_("Depth"),
    "depth depthmm needledepth needlelength needlelengthmm needle tiefe tiefemm nadeltiefe "
    "nadellänge nadellaenge nadel eindringtiefe stichtiefe depthinmm needledepthmm needledepthinmm "
    "needlelengthinmm tiefeinmm nadeltiefemm nadeltiefeinmm nadellängemm nadellängeinmm" },
  [RGM_CSV_FIELD_PASSES] = { "passes", N_("Passes"),
    "passes passesperzone durchgänge durchgaenge durchgang passagen" },
  [RGM_CSV_FIELD_SETTING] = { "setting", N_("Setting"),
    "setting place location where ort einrichtung wo" },
  [RGM_CSV_FIELD_DEVICE] = { "device", N_("Device"),
    "device tool gerät geraet gerätetyp instrument" },
  [RGM_CSV_FIELD_DEVICE_NAME] = { "device_name", N_("Make of the Device"),
    "devicename devicemodel model modell gerätename gerätemodell marke brand" },
  [RGM_CSV_FIELD_PRODUCTS] = { "products", N_("Products"),
    "product products serum serums produkt produkte seren präparat präparate" },
  [RGM_CSV_FIELD_LOTS] = { "lots", N_("Lots"),
    "lot lots lotnumber batch charge chargen chargennummer" },
  [RGM_CSV_FIELD_REACTION] = { "reaction", N_("Reaction"),
    "reaction skinreaction reaktion hautreaktion" },
  [RGM_CSV_FIELD_PAIN] = { "pain", N_("Pain"), "pain painlevel painscore schmerz schmerzen vas" },
  [RGM_CSV_FIELD_NOTES] = { "notes", N_("Notes"),
    "notes note comment comments remark remarks notiz notizen bemerkung bemerkungen kommentar "
    "anmerkung anmerkungen" },
  [RGM_CSV_FIELD_OVERRIDE_REASON] = { "override_reason", N_("Why It Was Kept Although Too Early"),
    "overridereason warumtrotzzufrühbeibehalten" },
};

/**
 * rgm_csv_field_get_code:
 * @field: a field
 *
 * Returns: its stable name, `device_name`
 */
const char *
rgm_csv_field_get_code (RgmCsvField field)
{
  return fields[field].code;
}

/**
 * rgm_csv_field_get_title:
 * @field: a field
 *
 * Returns: what it is called in the user's language
 */
const char *
rgm_csv_field_get_title (RgmCsvField field)
{
  return _(fields[field].title);
}

/**
 * rgm_csv_field_find_code:
 * @code: a name
 * @field: (out): the field of that code
 *
 * Returns: whether there is one
 */
gboolean
rgm_csv_field_find_code (const char *code, RgmCsvField *field)
{
  for (guint i = 0; i < RGM_CSV_N_FIELDS; i++)
    {
      if (g_str_equal (fields[i].code, code))
        {
          *field = (RgmCsvField) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* The title up to a bracket, in small letters, letters and digits alone: “Tiefe (in mm)” is
 * “tiefe”. */
static char *
simplify (const char *title)
{
  g_autofree char *composed = g_utf8_normalize (title, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_strdown (composed ? composed : "", -1);
  GString *simple = g_string_new (NULL);

  for (const char *at = small; *at && *at != '(' && *at != '['; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalnum (g_utf8_get_char (at)))
        g_string_append_unichar (simple, g_utf8_get_char (at));
    }

  return g_string_free (simple, FALSE);
}

static gboolean
has_name (const char *names, const char *name)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  return g_strv_contains ((const char *const *) list, name);
}

/* Whether the bracket of a title tells a unit in which a depth would be another: “Depth (cm)”. */
static gboolean
tells_other_unit (const char *title)
{
  const char *bracket = strpbrk (title, "([");
  g_autofree char *unit = simplify (bracket ? bracket + 1 : "");

  return has_name ("cm inch inches zoll", unit);
}

/* Whether a title without brackets is one of a depth with the unit behind it: “Tiefe in µm”. */
static gboolean
ends_in_micrometres (const char *name)
{
  for (const char *at = name; *at; at = g_utf8_next_char (at))
    {
      g_autofree char *before = g_strndup (name, (gsize) (at - name));
      g_autofree char *bare = g_str_has_suffix (before, "in")
        ? g_strndup (before, strlen (before) - 2) : g_strdup (before);

      if (rgm_csv_micrometre_is_unit (at) && has_name (fields[RGM_CSV_FIELD_DEPTH].names, bare))
        return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_field_is_in_micrometres:
 * @title: the title of a column with depths
 *
 * Returns: whether it tells that they are in micrometres: “Depth (µm)”, “Tiefe in µm”
 */
gboolean
rgm_csv_field_is_in_micrometres (const char *title)
{
  const char *bracket = strpbrk (title, "([");
  g_autofree char *unit = simplify (bracket ? bracket + 1 : "");
  g_autofree char *name = simplify (title);

  return rgm_csv_micrometre_is_unit (g_str_has_prefix (unit, "in") ? unit + 2 : unit)
         || ends_in_micrometres (name);
}

/**
 * rgm_csv_field_recognize:
 * @title: the title of a column
 *
 * Returns: what the column holds by its title, or `RGM_CSV_FIELD_NONE`
 */
RgmCsvField
rgm_csv_field_recognize (const char *title)
{
  g_autofree char *name = simplify (title);

  if (*name == '\0')
    return RGM_CSV_FIELD_NONE;
  for (guint i = RGM_CSV_FIELD_NONE + 1; i < RGM_CSV_N_FIELDS; i++)
    {
      g_autofree char *english = simplify (fields[i].title);
      g_autofree char *own = simplify (_(fields[i].title));

      if (g_str_equal (english, name) || g_str_equal (own, name)
          || has_name (fields[i].names, name)
          || (i == RGM_CSV_FIELD_DEPTH && ends_in_micrometres (name)))
        return i == RGM_CSV_FIELD_DEPTH && tells_other_unit (title) ? RGM_CSV_FIELD_NONE
                                                                    : (RgmCsvField) i;
    }

  return RGM_CSV_FIELD_NONE;
}

/**
 * rgm_csv_field_is_any_name:
 * @title: the title of a column
 *
 * Returns: whether it says “name” and nothing more, which may be the full name or the last
 */
gboolean
rgm_csv_field_is_any_name (const char *title)
{
  g_autofree char *name = simplify (title);

  return g_str_equal (name, "name");
}

#include "config.h"

#include "rgm-archive-text.h"

#include "rgm-day-text.h"
#include "rgm-json-values.h"
#include "rgm-protocol-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything of a patient for a person to read. It goes by the tables of fields, so that nothing
 * that is kept can be forgotten here; keys, which tell a reader nothing, are left out. */

#define INDENT_SPACES 2
#define HUNDREDTHS 100
#define MINUTES_IN_AN_HOUR 60
/* So much of a text is told where it is one of several in a sentence. */
#define CHARACTERS_OF_TEXT 60

/* A word of the tables, and what people say. */
typedef struct {
  const char *word;
  const char *text;
} Word;

static const Word labels[] = {
  { "name", N_("Name") },
  { "birth_day", N_("Day of birth") },
  { "notes", N_("Notes") },
  { "archived", N_("Archived") },
  { "created", N_("First saved") },
  { "changed", N_("Last saved") },
  { "phone", N_("Phone") },
  { "mail", N_("Mail") },
  { "preferred", N_("To be reached by") },
  { "day", N_("Day") },
  { "minute", N_("Time") },
  { "way", N_("Way") },
  { "outcome", N_("Outcome") },
  { "severity", N_("Severity") },
  { "basis", N_("Basis of the spacing") },
  { "basis_chosen_by", N_("Basis chosen by") },
  { "basis_chosen_at", N_("Basis chosen at") },
  { "areas", N_("Areas") },
  { "start_day", N_("Start") },
  { "stopped_day", N_("Stopped on") },
  { "stop_reason", N_("Stopped because") },
  { "length", N_("Length in minutes") },
  { "state", N_("State") },
  { "counts", N_("Counts") },
  { "counts_reason", N_("Counts because") },
  { "setting", N_("Setting") },
  { "device", N_("Device") },
  { "device_name", N_("Make") },
  { "reaction", N_("Reaction of the skin") },
  { "pain", N_("Pain, 0 to 10") },
  { "override_reason", N_("Kept all the same because") },
  { "said_verdict", N_("What the program said") },
  { "said_days_too_early", N_("Days too early") },
  { "first_day", N_("First day") },
  { "last_day", N_("Last day") },
  { "reason", N_("Reason") },
  { "area", N_("Area") },
  { "depth", N_("Depth") },
  { "passes", N_("Passes") },
  { "lot", N_("Lot") },
  { "at", N_("At") },
  { "kind", N_("What") },
  { "action", N_("Was") },
  { "parent", N_("Lies in") },
};

static const Word codes[] = {
  { "added", NC_("record", "added") },
  { "attempt", NC_("record", "contact attempt") },
  { "auto", NC_("record", "as the protocol says") },
  { "booked", NC_("record", "booked") },
  { "cancelled", NC_("record", "cancelled") },
  { "changed", NC_("record", "changed") },
  { "clinic", NC_("record", "clinic") },
  { "contact", NC_("record", "contact details") },
  { "course", NC_("record", "course") },
  { "declined", NC_("record", "declined") },
  { "deleted", NC_("record", "deleted") },
  { "done", NC_("record", "done") },
  { "early", NC_("record", "early") },
  { "extra", NC_("record", "extra") },
  { "first", NC_("record", "first") },
  { "grace", NC_("record", "within the grace days") },
  { "home", NC_("record", "home") },
  { "in-person", NC_("record", "in person") },
  { "late", NC_("record", "late") },
  { "left-word", NC_("record", "word was left") },
  { "mail", NC_("record", "mail") },
  { "message", NC_("record", "message") },
  { "missed", NC_("record", "missed") },
  { "no", NC_("record", "no") },
  { "no-answer", NC_("record", "no answer") },
  { "on-time", NC_("record", "on time") },
  { "other", NC_("record", "other") },
  { "patient", NC_("record", "patient") },
  { "pause", NC_("record", "pause") },
  { "pen", NC_("record", "pen") },
  { "phone", NC_("record", "phone") },
  { "reached", NC_("record", "reached") },
  { "rf", NC_("record", "radio frequency") },
  { "roller", NC_("record", "roller") },
  { "session", NC_("record", "session") },
  { "stamp", NC_("record", "stamp") },
  { "too-early", NC_("record", "too early") },
  { "yes", NC_("record", "yes") },
};

typedef struct {
  GString *text;
  const RgmAreas *areas;
  int depth;
  /* that of the course that is being written, or NULL */
  const RgmProtocol *protocol;
  /* by what a concern is called: the id of the protocol that is, "" where there are several */
  GHashTable *concerns;
} Writer;

static const char *
find_word (const Word *words, gsize n_words, const char *word)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_str_equal (words[i].word, word))
        return words[i].text;
    }
  return NULL;
}

/**
 * rgm_archive_text_label:
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): what people call it, %NULL for one that is only a key
 */
const char *
rgm_archive_text_label (const char *field)
{
  const char *label = find_word (labels, G_N_ELEMENTS (labels), field);

  return label != NULL ? _(label) : NULL;
}

static const char *
say_code (const char *code)
{
  const char *text = find_word (codes, G_N_ELEMENTS (codes), code);

  return text != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "record", text) : code;
}

static const char *
name_area (const Writer *self, const char *id)
{
  const RgmArea *area = self->areas != NULL ? rgm_areas_find (self->areas, id) : NULL;

  return area != NULL ? g_dgettext (GETTEXT_PACKAGE, area->name) : id;
}

static char *
say_number (const RgmValue *value, gint32 number)
{
  if (value->has_none && number == value->none)
    return NULL;
  switch ((int) value->kind)
    {
    case RGM_VALUE_DAY:
      return rgm_day_text (number, RGM_DAY_TEXT_YEAR);
    case RGM_VALUE_MINUTE:
      return rgm_day_text_minute (number);
    case RGM_VALUE_DEPTH:
      return g_strdup_printf (_("%.2f mm"), (double) number / HUNDREDTHS);
    case RGM_VALUE_SWITCH:
      return number != 0 ? g_strdup (say_code ("yes")) : NULL;
    case RGM_VALUE_CODE:
      /* “unknown” and “none” are what is not told. */
      return find_word (codes, G_N_ELEMENTS (codes), value->get_code (number)) != NULL
               ? g_strdup (say_code (value->get_code (number))) : NULL;
    default:
      return number != 0 || value->has_none ? g_strdup_printf ("%d", number) : NULL;
    }
}

static char *
say_words (const Writer *self, char **words)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (*words == NULL)
    return NULL;
  for (char **word = words; *word != NULL; word++)
    g_ptr_array_add (names, (gpointer) name_area (self, *word));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* By the clock on the wall. */
static char *
say_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment / G_USEC_PER_SEC);
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  if (moment <= 0 || time == NULL)
    return NULL;
  day = rgm_day_text (rgm_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                   g_date_time_get_day_of_month (time)), RGM_DAY_TEXT_YEAR);
  minute = rgm_day_text_minute (g_date_time_get_hour (time) * MINUTES_IN_AN_HOUR
                                + g_date_time_get_minute (time));
  return g_strdup_printf ("%s · %s", day, minute);
}

static const char *
name_basis (const RgmProtocol *protocol, const char *id)
{
  const RgmBasis *basis = protocol != NULL ? rgm_protocol_find_basis (protocol, id) : NULL;

  return basis != NULL ? g_dgettext (GETTEXT_PACKAGE, basis->name) : id;
}

static const char *
name_severity (const RgmProtocol *protocol, const char *id)
{
  const RgmSeverity *severity = protocol != NULL ? rgm_protocol_find_severity (protocol, id) : NULL;

  return severity != NULL ? g_dgettext (GETTEXT_PACKAGE, severity->name) : id;
}

/* Of an id of a file what people call it. */
static const char *
name_text (const Writer *self, const RgmField *field, const char *text)
{
  if (g_str_equal (field->name, "basis"))
    return name_basis (self->protocol, text);
  if (g_str_equal (field->name, "severity"))
    return name_severity (self->protocol, text);
  return field->value->kind == RGM_VALUE_WORD ? name_area (self, text) : text;
}

static char *
say_text (const Writer *self, const RgmField *field, const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  return g_strdup (name_text (self, field, text));
}

static char *
say_value (const Writer *self, const RgmField *field, gconstpointer record)
{
  switch (field->type)
    {
    case RGM_FIELD_TEXT:
      return say_text (self, field, *RGM_CONST_FIELD (char *, record, field));
    case RGM_FIELD_WORDS:
      return say_words (self, *RGM_CONST_FIELD (GStrv, record, field));
    case RGM_FIELD_INT:
      return say_number (field->value, *RGM_CONST_FIELD (gint32, record, field));
    case RGM_FIELD_TIME:
    case RGM_FIELD_STAMP:
    default:
      return say_moment (*RGM_CONST_FIELD (gint64, record, field));
    }
}

/* A line, and those after its line breaks further in. */
static void
write_line (Writer *self, const char *label, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

  /* Translators: a line such as “Phone: 0123”; %1$s is what it is, %2$s its value */
  g_string_append_printf (self->text, "%*s", self->depth * INDENT_SPACES, "");
  g_string_append_printf (self->text, _("%1$s: %2$s"), label, *lines != NULL ? lines[0] : "");
  for (gsize i = 1; *lines != NULL && lines[i] != NULL; i++)
    g_string_append_printf (self->text, "\n%*s%s", (self->depth + 2) * INDENT_SPACES, "",
                            lines[i]);
  g_string_append_c (self->text, '\n');
}

static void
write_fields (Writer *self, const RgmRecordClass *klass, gconstpointer record)
{
  for (gsize i = 0; i < klass->n_fields; i++)
    {
      const RgmField *field = &klass->fields[i];
      const char *label = rgm_archive_text_label (field->name);
      g_autofree char *value = NULL;

      if (label == NULL || field->value->kind == RGM_VALUE_KEY || !rgm_json_has_field (field))
        continue;
      value = say_value (self, field, record);
      if (value != NULL)
        write_line (self, label, value);
    }
}

static void
write_heading (Writer *self, const char *heading)
{
  g_string_append_printf (self->text, "\n%*s%s\n", self->depth * INDENT_SPACES, "", heading);
}

/* One record under its heading. */
static void
write_part (Writer *self, const char *heading, const RgmRecordClass *klass, gconstpointer record)
{
  write_heading (self, heading);
  self->depth++;
  write_fields (self, klass, record);
  self->depth--;
}

static void
write_list (Writer *self, const char *heading, const RgmRecordClass *klass, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    write_part (self, heading, klass, records->pdata[i]);
}

static void
write_session (Writer *self, const RgmSessionRecord *session)
{
  write_part (self, _("Session"), &rgm_session_record_class, session);
  self->depth++;
  for (gsize i = 0; i < rgm_session_record_get_n_zones (session); i++)
    write_part (self, _("Zone"), &rgm_zone_class, rgm_session_record_get_zone (session, i));
  for (gsize i = 0; i < rgm_session_record_get_n_products (session); i++)
    write_part (self, _("Product"), &rgm_product_class,
                rgm_session_record_get_product (session, i));
  self->depth--;
}

static RgmProtocol *
read_protocol (const RgmCourseRecord *course)
{
  return rgm_protocol_new_from_text (course->protocol_id, course->protocol_text, -1, NULL);
}

static const char *
name_concern (const RgmProtocol *protocol, const char *id)
{
  return protocol != NULL ? g_dgettext (GETTEXT_PACKAGE, protocol->name) : id;
}

static void
note_concern (Writer *self, const RgmCourseRecord *course)
{
  g_autoptr (RgmProtocol) protocol = read_protocol (course);
  const char *name = name_concern (protocol, course->protocol_id);
  const char *known = g_hash_table_lookup (self->concerns, name);

  g_hash_table_replace (self->concerns, g_strdup (name),
                        known == NULL || g_str_equal (known, course->protocol_id)
                          ? course->protocol_id : (char *) "");
}

static void
note_concerns (Writer *self, const RgmArchive *archive)
{
  for (guint i = 0; i < archive->patients->len; i++)
    {
      const RgmPatientContent *patient = archive->patients->pdata[i];

      for (guint n = 0; n < patient->courses->len; n++)
        note_concern (self, ((RgmCourseContent *) patient->courses->pdata[n])->record);
    }
}

/* With the id where two concerns are called the same. */
static void
write_concern (Writer *self, const RgmCourseRecord *course)
{
  const char *name = name_concern (self->protocol, course->protocol_id);
  const char *id = g_hash_table_lookup (self->concerns, name);
  g_autofree char *both = g_strdup_printf ("%s (%s)", name, course->protocol_id);

  write_line (self, _("Concern"), id != NULL && *id == '\0' ? both : name);
}

static void
write_course (Writer *self, const RgmCourseContent *course)
{
  g_autoptr (RgmProtocol) protocol = read_protocol (course->record);

  self->protocol = protocol;
  write_heading (self, _("Course"));
  self->depth++;
  write_concern (self, course->record);
  write_fields (self, &rgm_course_record_class, course->record);
  for (guint i = 0; i < course->sessions->len; i++)
    write_session (self, course->sessions->pdata[i]);
  write_list (self, _("Pause"), &rgm_pause_record_class, course->pauses);
  self->depth--;
  self->protocol = NULL;
}

static void
write_patient (Writer *self, const RgmPatientContent *patient)
{
  write_part (self, _("Patient"), &rgm_patient_class, patient->record);
  self->depth++;
  if (patient->contact != NULL)
    write_part (self, _("Contact details"), &rgm_contact_class, patient->contact);
  write_list (self, _("Contact attempt"), &rgm_contact_attempt_class, patient->attempts);
  for (guint i = 0; i < patient->courses->len; i++)
    write_course (self, patient->courses->pdata[i]);
  self->depth--;
}

/**
 * rgm_archive_text_write:
 * @archive: an archive
 * @areas: (nullable): all areas, for their names
 *
 * Writes everything in @archive for a person to read, in the language of the user. What is not told
 * is left out, and so are keys and the texts of protocols.
 *
 * Returns: (transfer full): the text
 */
char *
rgm_archive_text_write (const RgmArchive *archive, const RgmAreas *areas)
{
  g_autoptr (GHashTable) concerns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = { g_string_new (NULL), areas, 0, NULL, concerns };

  note_concerns (&writer, archive);
  g_string_append_printf (writer.text, "%s\n", _("Everything that Regimen keeps"));
  write_list (&writer, _("Area"), &rgm_area_record_class, archive->areas);
  for (guint i = 0; i < archive->patients->len; i++)
    write_patient (&writer, archive->patients->pdata[i]);
  write_list (&writer, _("History"), &rgm_history_entry_class, archive->history);
  return g_string_free (writer.text, FALSE);
}

/* What a sentence may say: all of a text may be pages. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strstrip (g_strdup (text)), "\n\r\t\v\f", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= CHARACTERS_OF_TEXT)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, CHARACTERS_OF_TEXT - 1);
  return g_strconcat (start, "…", NULL);
}

/* “Day: 21 Dec 2026”; of an id only what it is of. */
static char *
say_field (const Writer *self, const RgmField *field, gconstpointer record)
{
  const char *label = rgm_archive_text_label (field->name);
  g_autofree char *value = say_value (self, field, record);
  g_autofree char *shown = shorten (value != NULL ? value : "—");

  return field->value->kind == RGM_VALUE_WORD ? g_strdup (label)
                                              : g_strdup_printf (_("%1$s: %2$s"), label, shown);
}

/* What the program once said of a session follows from the rest. */
static gboolean
is_told (const RgmField *field)
{
  return rgm_archive_text_label (field->name) != NULL && rgm_json_has_field (field)
         && field->value->kind != RGM_VALUE_KEY && !g_str_has_prefix (field->name, "said_");
}

/**
 * rgm_archive_text_difference:
 * @klass: the kind of both
 * @before: a record as it was
 * @now: the same as it is now
 * @areas: (nullable): all areas, for their names
 *
 * Says in a few words what of a record is different now, with what it is now.
 *
 * Returns: (transfer full): such as “Day: 21 Dec 2026 · State: cancelled”; "" where nothing is
 *   different that people have a name for
 */
char *
rgm_archive_text_difference (const RgmRecordClass *klass, gconstpointer before,
                             gconstpointer now, const RgmAreas *areas)
{
  g_autoptr (RgmProtocol) protocol =
    klass == &rgm_course_record_class ? read_protocol (now) : NULL;
  const Writer writer = { NULL, areas, 0, protocol, NULL };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < klass->n_fields; i++)
    if (is_told (&klass->fields[i]) && !rgm_record_field_equal (&klass->fields[i], before, now))
      g_ptr_array_add (parts, say_field (&writer, &klass->fields[i], now));
  if (klass->equal_rest != NULL && !klass->equal_rest (before, now))
    g_ptr_array_add (parts, g_strdup (_("Areas or products")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

#include "config.h"

#include "rgm-csv-word.h"

#include "rgm-contact.h"
#include "rgm-csv-name.h"
#include "rgm-csv-synonym.h"
#include "rgm-session-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words for a number: the first is the one that is written, and the others are read as well. */
typedef struct {
  RgmCsvField field;
  gint32 number;
  const char *words;
} Meaning;

static const Meaning meanings[] = {
  { RGM_CSV_FIELD_STATE, RGM_SESSION_DONE,
    "done|completed|attended|finished|yes|erfolgt|erledigt|gemacht|durchgeführt|abgeschlossen|"
    "stattgefunden|wahrgenommen|ja|true|wahr|x|✓|ok" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_BOOKED,
    "booked|planned|scheduled|upcoming|confirmed|gebucht|geplant|vereinbart|bestätigt|termin" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_CANCELLED,
    "cancelled|canceled|abgesagt|storniert|ausgefallen" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_MISSED,
    "missed|no-show|no show|noshow|verpasst|versäumt|nicht erschienen|nicht wahrgenommen" },
  { RGM_CSV_FIELD_CANCELLED, FALSE, "no|false|0|nein|falsch|non|-" },
  { RGM_CSV_FIELD_CANCELLED, TRUE,
    "yes|true|1|ja|wahr|oui|x|✓|cancelled|canceled|storniert|abgesagt|ausgefallen" },
  { RGM_CSV_FIELD_MISSED, FALSE, "no|false|0|nein|falsch|non|-" },
  { RGM_CSV_FIELD_MISSED, TRUE,
    "yes|true|1|ja|wahr|oui|x|✓|missed|no-show|no show|noshow|verpasst|versäumt|"
    "nicht erschienen" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_AUTO, "auto" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_YES, "yes|true|1|ja" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_NO, "no|false|0|nein" },
  { RGM_CSV_FIELD_ARCHIVED, FALSE, "no|false|0|nein" },
  { RGM_CSV_FIELD_ARCHIVED, TRUE, "yes|true|1|ja|x" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_UNKNOWN,
    "unknown|not told|unbekannt|nicht angegeben" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_CLINIC,
    "clinic|practice|office|studio|salon|praxis|klinik|institut" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_HOME,
    "home|at home|zuhause|zu hause|daheim|selbst" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_UNKNOWN, "unknown|not told|unbekannt|nicht angegeben" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_PEN, "pen|stift" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_ROLLER, "roller" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_STAMP, "stamp|stempel|stamper" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_RF, "rf|radio frequency|radiofrequency|radiofrequenz" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_OTHER,
    "other|other device|andere|anderes|anderes gerät|sonstiges" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_NONE, "none|keine" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_PHONE, "phone|call|telefon|anruf" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_MESSAGE, "message|sms|text|nachricht" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_MAIL, "mail|email|e-mail" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_IN_PERSON, "in-person|in person|persönlich" },
};

/* The words as they are listed where a cell has none of them, each of which is read. */
static const struct {
  RgmCsvField field;
  const char *words;
} lists[] = {
  /* Translators: states of a session as they may stand in a table. Write words that are read:
   * erfolgt, gebucht, … in German; otherwise leave the English ones. So in the lists below. */
  { RGM_CSV_FIELD_STATE, N_("done, booked, cancelled or missed") },
  /* Translators: whether a session was cancelled or missed, as it may stand in a table */
  { RGM_CSV_FIELD_CANCELLED, N_("yes or no") },
  { RGM_CSV_FIELD_MISSED, N_("yes or no") },
  /* Translators: whether a session counts, as it may stand in a table */
  { RGM_CSV_FIELD_COUNTS, N_("auto, yes or no") },
  /* Translators: whether a patient is archived, as it may stand in a table */
  { RGM_CSV_FIELD_ARCHIVED, N_("yes or no") },
  /* Translators: where a session was, as it may stand in a table */
  { RGM_CSV_FIELD_SETTING, N_("clinic, home or unknown") },
  /* Translators: how a patient wants to be reached, as it may stand in a table */
  { RGM_CSV_FIELD_PREFERRED, N_("phone, message, mail, in person or none") },
};

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static gboolean
has_spelling (const char *words, const char *word)
{
  g_autofree char *all = rgm_csv_name_spell (words);

  return has_word (all, word);
}

static gboolean
find (RgmCsvField field, const char *word, gboolean (*has) (const char *words, const char *word),
      gint32 *number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (meanings[i].field != field || !has (meanings[i].words, word))
        continue;
      *number = meanings[i].number;
      return TRUE;
    }

  return FALSE;
}

/**
 * rgm_csv_word_find:
 * @field: a field whose values are words
 * @cell: a cell
 * @number: (out): the number that the word stands for
 *
 * Returns: whether it is one of the words, English or German
 */
gboolean
rgm_csv_word_find (RgmCsvField field, const char *cell, gint32 *number)
{
  g_autofree char *word = rgm_csv_name_fold (cell);
  g_autofree char *spelt = rgm_csv_name_spell (cell);

  return find (field, word, has_word, number) || find (field, spelt, has_spelling, number);
}

/**
 * rgm_csv_word_list:
 * @field: a field whose values are words, but not that of the device, where any word is a make
 *
 * Returns: the words that it can have, as one reads them: “done, booked, cancelled or missed”
 */
const char *
rgm_csv_word_list (RgmCsvField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (lists[i].field == field)
        return _(lists[i].words);
    }

  g_return_val_if_reached ("");
}

/**
 * rgm_csv_word_get:
 * @field: a field whose values are words
 * @number: one of its numbers
 *
 * Returns: (transfer full): the word that is written for it
 */
char *
rgm_csv_word_get (RgmCsvField field, gint32 number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      const char *words = meanings[i].words;

      if (meanings[i].field == field && meanings[i].number == number)
        return g_strndup (words, strcspn (words, "|"));
    }

  g_return_val_if_reached (g_strdup (""));
}

/**
 * rgm_csv_word_find_area:
 * @areas: the areas there are
 * @cell: the id of an area, or what it is called in English, German or the user's language
 *
 * Returns: (transfer none) (nullable): the id of the area
 */
const char *
rgm_csv_word_find_area (const RgmAreas *areas, const char *cell)
{
  g_autofree char *word = rgm_csv_name_fold (cell);

  for (gsize i = 0; i < rgm_areas_get_size (areas); i++)
    {
      const RgmArea *area = rgm_areas_get (areas, i);
      g_autofree char *name = rgm_csv_name_fold (area->name);
      g_autofree char *own = rgm_csv_name_fold (g_dgettext (GETTEXT_PACKAGE, area->name));

      if (g_str_equal (area->id, word) || g_str_equal (name, word) || g_str_equal (own, word))
        return area->id;
    }
  for (gsize i = 0; i < rgm_areas_get_size (areas); i++)
    {
      if (rgm_csv_synonym_is_area (rgm_areas_get (areas, i), cell))
        return rgm_areas_get (areas, i)->id;
    }

  return NULL;
}

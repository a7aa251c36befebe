#include "config.h"

#include "rgm-csv-word.h"

#include "rgm-contact.h"
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
    "done|completed|attended|finished|yes|erledigt|gemacht|durchgeführt|abgeschlossen|ja|x|✓|ok" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_BOOKED,
    "booked|planned|scheduled|upcoming|confirmed|gebucht|geplant|vereinbart|bestätigt|termin" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_CANCELLED,
    "cancelled|canceled|abgesagt|storniert|ausgefallen" },
  { RGM_CSV_FIELD_STATE, RGM_SESSION_MISSED,
    "missed|no-show|no show|noshow|verpasst|versäumt|nicht erschienen" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_AUTO, "auto" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_YES, "yes|true|1|ja" },
  { RGM_CSV_FIELD_COUNTS, RGM_COUNTS_NO, "no|false|0|nein" },
  { RGM_CSV_FIELD_ARCHIVED, FALSE, "no|false|0|nein" },
  { RGM_CSV_FIELD_ARCHIVED, TRUE, "yes|true|1|ja|x" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_UNKNOWN, "unknown|unbekannt" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_CLINIC,
    "clinic|practice|office|studio|salon|praxis|klinik|institut" },
  { RGM_CSV_FIELD_SETTING, RGM_SESSION_SETTING_HOME,
    "home|at home|zuhause|zu hause|daheim|selbst" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_UNKNOWN, "unknown|unbekannt" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_PEN, "pen|stift" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_ROLLER, "roller" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_STAMP, "stamp|stempel|stamper" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_RF, "rf|radio frequency|radiofrequency|radiofrequenz" },
  { RGM_CSV_FIELD_DEVICE, RGM_DEVICE_OTHER, "other|andere|anderes|sonstiges" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_NONE, "none|keine" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_PHONE, "phone|call|telefon|anruf" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_MESSAGE, "message|sms|text|nachricht" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_MAIL, "mail|email|e-mail" },
  { RGM_CSV_FIELD_PREFERRED, RGM_CONTACT_WAY_IN_PERSON, "in-person|in person|persönlich" },
};

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : "", -1);

  return g_strdup (g_strstrip (folded));
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
  g_autofree char *word = fold (cell);

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_auto (GStrv) words = NULL;

      if (meanings[i].field != field)
        continue;
      words = g_strsplit (meanings[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, word))
        {
          *number = meanings[i].number;
          return TRUE;
        }
    }

  return FALSE;
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
 * @cell: the id of an area, or its name in English or in the user's language
 *
 * Returns: (transfer none) (nullable): the id of the area
 */
const char *
rgm_csv_word_find_area (const RgmAreas *areas, const char *cell)
{
  g_autofree char *word = fold (cell);

  for (gsize i = 0; i < rgm_areas_get_size (areas); i++)
    {
      const RgmArea *area = rgm_areas_get (areas, i);
      g_autofree char *name = fold (area->name);
      g_autofree char *own = fold (g_dgettext (GETTEXT_PACKAGE, area->name));

      if (g_str_equal (area->id, word) || g_str_equal (name, word) || g_str_equal (own, word))
        return area->id;
    }

  return NULL;
}

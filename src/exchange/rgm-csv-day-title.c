#include "config.h"

#include "rgm-csv-day-title.h"

#include "rgm-csv-field.h"

/* Patterns of words, in small letters, in the languages that tables come in. */
static const char *const never[] = {
  /* when the row was written, sent or changed */
  "creat*", "erstell*", "angelegt", "anlagedatum", "erfass*", "eintrag*", "eingetrag*", "entered",
  "entry", "modif*", "chang*", "updat*", "*geänder*", "änderung*", "aktualisier*", "timestamp",
  "zeitstempel", "horodateur", "export*", "print*", "druck*", "sent", "gesendet", "versand*",
  "photo*", "foto*",
  /* money */
  "invoic*", "*rechnung*", "bill*", "*faktur*", "*factur*", "pay*", "paid", "*zahl*", "paiement*",
  "*betal*",
  /* the patient */
  "birth*", "born", "dob", "geb", "gebor*", "geburt*", "naissance", "födel*", "född*", "født*",
  "fødsel*", "regist*", "since", "seit", "depuis", "join*", "anmeld*", "signup", "consent*",
  "einwillig*", "aufklärung*",
  /* what is to come, and what does not come */
  "next", "upcoming", "nächst*", "naechst*", "folge*", "follow*", "kontroll*", "wiedervorlage*",
  "recall*", "prochain*", "suivant*", "nästa", "neste", "næste", "due", "fällig*", "remind*",
  "erinner*", "expir*", "ablauf*", "valid*", "gültig*", "cancel*", "storn*", "abgesagt*", "annul*",
  /* the end */
  "end", "ends", "ended", "ending", "ende", "endet", "endzeit", "endtime", "enddate", "enddatum",
  "bis", "until", "till", "to", "finish*", "fin", "slut*", "checkout",
  NULL,
};
/* The first and the last of several lie somewhere among them. */
static const char *const other[] = {
  "first", "last", "latest", "previous*", "erst*", "letzt*", "vorig*", "vorherig*", "premi*",
  "dernier*", "dernière*", "précéd*", "första", "første", "förra", "forrige", "senast*", "sidst*",
  "siste", NULL,
};
static const char *const treated[] = {
  "treat*", "*behandel*", "*behandl*", "sitzung*", "session*", "séance*", "seance*", "traitement*",
  "soin*", "perform*", "done", "durchgeführt*", "durchgefuehrt*", "erfolgt*", "procedure*",
  "leistung*", "service*", "*needling*", "tratamiento*", "sesi*n", "trattament*", "seduta",
  "zabieg*", NULL,
};
static const char *const visits[] = {
  "visit*", "appointment*", "*termin", "termindatum", "besuch*", "rendez*", "rdv", "consult*",
  "konsult*", "besøk*", "besøg*", "besök*", "cita", "wizyt*", "appuntamento", "afspraak", NULL,
};
/* These say something only where no other word stands beside them. */
static const char *const dates[] = {
  "date", "datum", "day", "tag", "when", "wann", "dato", "data", "fecha", "jour", "dag",
  "startdatum", "startdate", "datetime", NULL,
};
static const char *const times[] = {
  "time", "zeit", "uhrzeit", "heure", "hora", "tid", "start*", "beginn*", "begin*", "from", "von",
  "ab", "début", "debut", NULL,
};
static const char *const small_words[] = {
  "am", "on", "at", "le", "du", "of", "the", "and", "und", "et", NULL,
};

static gboolean
fits (const char *const *patterns, const char *word)
{
  for (; *patterns; patterns++)
    {
      if (g_pattern_match_simple (*patterns, word))
        return TRUE;
    }

  return FALSE;
}

static gboolean
any_fits (const char *const *patterns, char **words)
{
  for (; *words; words++)
    {
      if (fits (patterns, *words))
        return TRUE;
    }

  return FALSE;
}

/* Whether all that the title says is that there are dates or times. */
static gboolean
is_plain (char **words)
{
  for (; *words; words++)
    {
      if (!fits (dates, *words) && !fits (times, *words) && !fits (small_words, *words))
        return FALSE;
    }

  return TRUE;
}

static gboolean
begins_word (gunichar before, gunichar letter)
{
  return g_unichar_islower (before) && g_unichar_isupper (letter);
}

/* The words of a title in small letters: “CreatedAt” has two, and “Datum/Uhrzeit” as well. */
static char **
split (const char *title)
{
  g_autofree char *composed = g_utf8_normalize (title, -1, G_NORMALIZE_ALL_COMPOSE);
  GPtrArray *words = g_ptr_array_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  gunichar before = 0;

  for (const char *at = composed ? composed : ""; ; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (word->len > 0 && (!g_unichar_isalpha (letter) || begins_word (before, letter)))
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (letter == 0)
        break;
      if (g_unichar_isalpha (letter))
        g_string_append_unichar (word, g_unichar_tolower (letter));
      before = letter;
    }
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (words, FALSE);
}

static RgmCsvDayTitle
judge (char **words, RgmCsvField field)
{
  if (any_fits (never, words))
    return RGM_CSV_DAY_TITLE_NEVER;
  if (any_fits (other, words))
    return RGM_CSV_DAY_TITLE_OTHER;
  if (any_fits (treated, words))
    return RGM_CSV_DAY_TITLE_TREATED;
  if (any_fits (visits, words) || field == RGM_CSV_FIELD_DAY)
    return RGM_CSV_DAY_TITLE_PLAIN;
  if (*words && is_plain (words))
    return any_fits (dates, words) ? RGM_CSV_DAY_TITLE_PLAIN : RGM_CSV_DAY_TITLE_START;

  return field == RGM_CSV_FIELD_TIME ? RGM_CSV_DAY_TITLE_START : RGM_CSV_DAY_TITLE_OTHER;
}

/**
 * rgm_csv_day_title_find:
 * @title: the title of a column that holds dates, "" where it has none
 *
 * Returns: what it says of them, in English, German and the words of some more languages
 */
RgmCsvDayTitle
rgm_csv_day_title_find (const char *title)
{
  RgmCsvField field = rgm_csv_field_recognize (title);
  g_auto (GStrv) words = split (title);
  RgmCsvDayTitle said = judge (words, field);

  switch ((int) field)
    {
    case RGM_CSV_FIELD_NONE:
    case RGM_CSV_FIELD_DAY:
    case RGM_CSV_FIELD_TIME:
      return said;
    case RGM_CSV_FIELD_PROTOCOL:
      /* “Treatment” may be what was treated, and when. */
      return said == RGM_CSV_DAY_TITLE_TREATED ? said : RGM_CSV_DAY_TITLE_NEVER;
    default:
      return RGM_CSV_DAY_TITLE_NEVER;
    }
}

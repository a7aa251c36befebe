#include "config.h"

#include "rgm-archive-error.h"

#include "rgm-day.h"

#include <glib/gi18n-lib.h>

#define HUNDREDTHS 100
/* As much of a value as helps to find it. */
#define QUOTE_LENGTH_MAX 60

G_DEFINE_QUARK (rgm-archive-error-quark, rgm_archive_error)

/* A number as people write what it stands for. */
static char *
write_number (const RgmValue *value, gint64 number)
{
  char buffer[RGM_DAY_FORMAT_SIZE];

  if (value != NULL && value->kind == RGM_VALUE_DEPTH)
    return g_strdup_printf ("%.2f mm", (double) number / HUNDREDTHS);
  if (value != NULL && value->kind == RGM_VALUE_DAY && rgm_day_is_valid ((RgmDay) number))
    return g_strdup (rgm_day_format ((RgmDay) number, buffer));
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
describe_number (const RgmArchiveProblem *problem)
{
  g_autofree char *number = write_number (problem->value, problem->number);
  g_autofree char *limit = write_number (problem->value, problem->limit);

  switch ((int) problem->fault)
    {
    case RGM_ARCHIVE_FAULT_LESS:
      /* Translators: two numbers, days or depths, as in “-1 is less than 0” */
      return g_strdup_printf (_("%1$s is less than %2$s"), number, limit);
    case RGM_ARCHIVE_FAULT_ORDER:
      /* Translators: two days */
      return g_strdup_printf (_("%1$s is before the first day, %2$s"), number, limit);
    case RGM_ARCHIVE_FAULT_MANY:
      /* Translators: two numbers */
      return g_strdup_printf (_("there are %1$s, and there can be %2$s at most"), number, limit);
    case RGM_ARCHIVE_FAULT_LONG:
      /* Translators: two numbers */
      return g_strdup_printf (_("it is %1$s bytes long, and there can be %2$s at most"), number,
                              limit);
    default:
      /* Translators: two numbers, days or depths, as in “4.00 mm is more than 3.50 mm” */
      return g_strdup_printf (_("%1$s is more than %2$s"), number, limit);
    }
}

/**
 * rgm_archive_error_quote:
 * @text: what a file says
 *
 * Returns: (transfer full): as much of it as a sentence may quote
 */
char *
rgm_archive_error_quote (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= QUOTE_LENGTH_MAX)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, QUOTE_LENGTH_MAX);
  return g_strconcat (begin, "…", NULL);
}

static char *
describe (const RgmArchiveProblem *problem)
{
  g_autofree char *text = problem->text != NULL ? rgm_archive_error_quote (problem->text) : NULL;

  switch (problem->fault)
    {
    case RGM_ARCHIVE_FAULT_EMPTY:
      return g_strdup (_("it must be told"));
    case RGM_ARCHIVE_FAULT_UTF8:
      return g_strdup (_("it is not UTF-8"));
    case RGM_ARCHIVE_FAULT_KEY:
      return g_strdup_printf (_("“%s” is not a UUID in lower case"), text);
    case RGM_ARCHIVE_FAULT_WORD:
      return g_strdup_printf (_("“%s” is not an id of lower-case letters, digits and hyphens"),
                              text);
    case RGM_ARCHIVE_FAULT_TWICE:
      return g_strdup_printf (_("“%s” is there twice"), text);
    case RGM_ARCHIVE_FAULT_OWNER:
      return g_strdup_printf (_("“%s” is not what it can be a part of"), text);
    case RGM_ARCHIVE_FAULT_PROTOCOL:
      return g_strdup_printf (_("the copy of its protocol cannot be used: %s"), problem->text);
    case RGM_ARCHIVE_FAULT_MODE:
      return g_strdup_printf (_("“%1$s” is none of: %2$s"), text, "log, patients");
    case RGM_ARCHIVE_FAULT_LONG:
    case RGM_ARCHIVE_FAULT_LESS:
    case RGM_ARCHIVE_FAULT_MORE:
    case RGM_ARCHIVE_FAULT_MANY:
    case RGM_ARCHIVE_FAULT_ORDER:
    default:
      return describe_number (problem);
    }
}

/**
 * rgm_archive_problem_to_sentence:
 * @problem: what is wrong in an archive
 *
 * Returns: (transfer full): where, and what, as one sentence
 */
char *
rgm_archive_problem_to_sentence (const RgmArchiveProblem *problem)
{
  g_autofree char *what = describe (problem);

  return g_strdup_printf ("%s: %s", problem->path, what);
}

/**
 * rgm_archive_check:
 * @archive: an archive that was read from a file
 * @error: return location for `RGM_ARCHIVE_ERROR_VALUE`
 *
 * Returns: whether every value is one that a database can hold
 */
gboolean
rgm_archive_check (const RgmArchive *archive, GError **error)
{
  g_autoptr (RgmArchiveProblem) problem = rgm_archive_find_problem (archive);
  g_autofree char *sentence = NULL;

  if (problem == NULL)
    return TRUE;
  sentence = rgm_archive_problem_to_sentence (problem);
  g_set_error_literal (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_VALUE, sentence);
  return FALSE;
}

/**
 * rgm_archive_check_to_export:
 * @archive: an archive that was read from a database
 * @error: return location for `RGM_ARCHIVE_ERROR_VALUE`
 *
 * Something else than Regimen may have put into a database what no import takes.
 *
 * Returns: whether an export of it could be imported
 */
gboolean
rgm_archive_check_to_export (const RgmArchive *archive, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (rgm_archive_check (archive, &reason))
    return TRUE;
  /* Translators: %s says where and what, such as “patients[0].notes: it must be text” */
  g_set_error (error, RGM_ARCHIVE_ERROR, RGM_ARCHIVE_ERROR_VALUE,
               _("What the database holds could not be imported again (%s). Nothing was exported; "
                 "correct it, or restore a backup of before, then export again."),
               reason->message);
  return FALSE;
}

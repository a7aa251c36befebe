#include "config.h"

#include "rgm-csv-row-text.h"

#include <glib/gi18n-lib.h>

/* What is said of one row of an import, in the window and by the command. */

static gboolean
is_written (const RgmCsvRow *row)
{
  return row->outcome == RGM_CSV_ADDED || row->outcome == RGM_CSV_CHANGED;
}

/* Whether it brings a session that was not held: a column that is read so by mistake would take it
 * from the plan. */
static gboolean
is_absence (const RgmCsvRow *row)
{
  return is_written (row) && row->session
         && (row->outcome == RGM_CSV_ADDED || row->changes_state)
         && (row->session->state == RGM_SESSION_CANCELLED
             || row->session->state == RGM_SESSION_MISSED);
}

/**
 * rgm_csv_row_text_is_remarkable:
 * @row: a row of an import
 *
 * Returns: whether somebody should look at it before it is written
 */
gboolean
rgm_csv_row_text_is_remarkable (const RgmCsvRow *row)
{
  return row->outcome == RGM_CSV_REFUSED || is_absence (row)
         || (is_written (row)
             && (row->verdict == RGM_VERDICT_TOO_EARLY || row->note || row->beside));
}

static const char *
name_added (const RgmCsvRow *row)
{
  switch (row->session ? row->session->state : RGM_SESSION_DONE)
    {
    case RGM_SESSION_BOOKED:
      return _("Will be added as booked");
    case RGM_SESSION_CANCELLED:
      return _("Will be added as cancelled");
    case RGM_SESSION_MISSED:
      return _("Will be added as missed");
    case RGM_SESSION_DONE:
    default:
      return _("Will be added");
    }
}

static const char *
name_changed (const RgmCsvRow *row)
{
  if (!row->session || !row->changes_state)
    return _("Will be changed");
  switch (row->session->state)
    {
    case RGM_SESSION_BOOKED:
      return _("Will be changed to booked");
    case RGM_SESSION_CANCELLED:
      return _("Will be changed to cancelled");
    case RGM_SESSION_MISSED:
      return _("Will be changed to missed");
    case RGM_SESSION_DONE:
    default:
      return _("Will be changed to done");
    }
}

static const char *
name_outcome (const RgmCsvRow *row)
{
  switch (row->outcome)
    {
    case RGM_CSV_ADDED:
      return name_added (row);
    case RGM_CSV_CHANGED:
      return name_changed (row);
    case RGM_CSV_UNCHANGED:
      return _("Is there already");
    case RGM_CSV_REFUSED:
    default:
      return _("Refused");
    }
}

/* Why it is refused; or else what of it is kept otherwise, what it stands beside and what the plan
 * says of a session. NULL if there is nothing to say. */
static char *
say (const RgmCsvRow *row)
{
  const char *sentences[] = { row->note, row->beside, row->sentence };
  GString *text = g_string_new (row->reason);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences) && !row->reason; i++)
    {
      if (sentences[i])
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentences[i]);
    }

  return g_string_free (text, text->len == 0);
}

/**
 * rgm_csv_row_text_describe:
 * @row: a row of an import
 *
 * Returns: (transfer full): what becomes of it, and what is to be said of that: “Will be added as
 *   booked: Session 3 is on time.”
 */
char *
rgm_csv_row_text_describe (const RgmCsvRow *row)
{
  const char *outcome = name_outcome (row);
  g_autofree char *said = say (row);

  return said ? g_strdup_printf ("%s: %s", outcome, said) : g_strdup (outcome);
}

/**
 * rgm_csv_row_text_line:
 * @row: a row of an import
 *
 * Returns: (transfer full) (nullable): the line with what is to be said of it, and whether it comes
 *   in as not held; %NULL if there is nothing to say
 */
char *
rgm_csv_row_text_line (const RgmCsvRow *row)
{
  g_autofree char *said = is_absence (row) ? rgm_csv_row_text_describe (row) : say (row);

  /* Translators: %1$u is the number of a line, %2$s a sentence about it */
  return said ? g_strdup_printf (_("Line %1$u: %2$s"), row->line, said) : NULL;
}
